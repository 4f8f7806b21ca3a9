// Pages to draw on, with Chinese text in a font that is not embedded: the PDF is tiny
// and needs no font file.  Points; the origin is the top left corner, y grows down.

#ifndef TESTS_LAYOUTS_PDF_SHEET_H_
#define TESTS_LAYOUTS_PDF_SHEET_H_

#include <string>
#include <string_view>
#include <vector>

#include "tests/layouts/style.h"

namespace budget::layouts {

class PdfSheet {
 public:
  // The size of the pages as they are displayed.
  PdfSheet(const Style& style, double width, double height);

  void NewPage();
  int page() const { return static_cast<int>(pages_.size()); }
  double width() const { return width_; }
  double height() const { return height_; }

  void Text(double x, double baseline, double size, std::u32string_view text);
  void Line(double x0, double y0, double x1, double y1);
  void Fill(double x0, double y0, double x1, double y1, double grey);
  double WidthOf(std::u32string_view text, double size) const;

  std::string Write() const;

 private:
  std::string Placed() const;  // the matrix of a page

  const Style& style_;
  double width_;
  double height_;
  std::vector<std::string> pages_;  // content
};

std::u32string Decode(std::string_view utf8);

}  // namespace budget::layouts

#endif  // TESTS_LAYOUTS_PDF_SHEET_H_
