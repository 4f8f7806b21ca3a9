// Writes small PDF files for tests: objects, cross-reference table and trailer, with
// nothing compressed.

#ifndef TESTS_EXTRACTORS_SMALL_PDF_H_
#define TESTS_EXTRACTORS_SMALL_PDF_H_

#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace budget::extractors {

struct SmallPage {
  std::string content;
  std::string entries = "/MediaBox [0 0 200 100]";  // of the page dictionary
};

class SmallPdf {
 public:
  static constexpr int kCatalog = 1;
  static constexpr int kPages = 2;
  static constexpr int kResources = 3;

  SmallPdf() { objects_.resize(3); }

  // Adds an object and returns its number.
  int Add(std::string body) {
    objects_.push_back(std::move(body));
    return static_cast<int>(objects_.size());
  }

  int AddStream(std::string_view entries, std::string_view data) {
    return Add("<< " + std::string(entries) + " /Length " +
               std::to_string(data.size()) + " >>\nstream\n" + std::string(data) +
               "\nendstream");
  }

  void AddPage(const SmallPage& page) {
    const int content = AddStream("", page.content);
    kids_.push_back(Add("<< /Type /Page /Parent 2 0 R /Resources 3 0 R /Contents " +
                        Ref(content) + " " + page.entries + " >>"));
  }

  // Entries of the resource dictionary that all pages share, beside the fonts:
  // /F1 is Helvetica, /F2 Chinese in two bytes a character (UTF-16 in its codes, so
  // that <6536> is U+6536), /F3 the same with a font file and no mapping, /F4 F2 in
  // vertical writing.
  void AddResources(std::string_view entries) {
    resources_ += " " + std::string(entries);
  }

  // One more font.
  void AddFont(std::string_view name, int number) {
    fonts_ += " /" + std::string(name) + " " + Ref(number);
  }

  void SetCatalog(std::string_view entries) { catalog_ = std::string(entries); }

  static std::string Ref(int number) { return std::to_string(number) + " 0 R"; }

  std::string Write() {
    AddFonts();
    std::string kids;
    for (const int kid : kids_) kids += Ref(kid) + " ";
    objects_[kCatalog - 1] = "<< /Type /Catalog /Pages 2 0 R " + catalog_ + " >>";
    objects_[kPages - 1] = "<< /Type /Pages /Kids [" + kids + "] /Count " +
                           std::to_string(kids_.size()) + " >>";
    objects_[kResources - 1] = "<< " + resources_ + " >>";
    std::string out = "%PDF-1.7\n";
    std::vector<std::size_t> offsets;
    for (std::size_t i = 0; i < objects_.size(); ++i) {
      offsets.push_back(out.size());
      out += std::to_string(i + 1) + " 0 obj\n" + objects_[i] + "\nendobj\n";
    }
    const std::size_t xref = out.size();
    const std::string size = std::to_string(objects_.size() + 1);
    out += "xref\n0 " + size + "\n0000000000 65535 f \n";
    for (const std::size_t offset : offsets) {
      char line[32];
      std::snprintf(line, sizeof line, "%010zu 00000 n \n", offset);
      out += line;
    }
    return out + "trailer\n<< /Size " + size + " /Root 1 0 R " + trailer_ +
           " >>\nstartxref\n" + std::to_string(xref) + "\n%%EOF\n";
  }

  // Done by Write() unless it was done before, in front of the pages.
  void AddFonts() {
    if (has_fonts_) return;
    has_fonts_ = true;
    AddFontObjects();
  }

  void SetTrailer(std::string_view entries) { trailer_ = std::string(entries); }

 private:
  int AddChineseFont(std::string_view encoding, std::string_view to_unicode,
                     std::string_view file = "") {
    const int descriptor = Add(
        "<< /Type /FontDescriptor /FontName /Song /Flags 4 /Ascent 859 /Descent -141 "
        "/FontBBox [0 -141 1000 859] /ItalicAngle 0 /StemV 80 /CapHeight 700 " +
        std::string(file) + " >>");
    const int cid_font = Add(
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /DW 1000 /CIDSystemInfo "
        "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor " +
        Ref(descriptor) + " >>");
    return Add("<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /" +
               std::string(encoding) + " /DescendantFonts [" + Ref(cid_font) + "] " +
               std::string(to_unicode) + " >>");
  }

  void AddFontObjects() {
    const int latin =
        Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica "
            "/Encoding /WinAnsiEncoding >>");
    const int map =
        AddStream("",
                  "/CIDInit /ProcSet findresource begin 12 dict begin begincmap "
                  "1 begincodespacerange <0000> <FFFF> endcodespacerange "
                  "2 beginbfrange <0020> <7FFF> <0020> <8000> <FFFF> <8000> endbfrange "
                  "1 beginbfchar <0001> <FB01> endbfchar endcmap end end");
    const std::string mapped = "/ToUnicode " + Ref(map);
    const int chinese = AddChineseFont("Identity-H", mapped);
    // A TrueType font without a table.
    const int file = AddStream("", std::string_view("\0\1\0\0\0\0\0\0\0\0\0\0", 12));
    const int unmapped = AddChineseFont("Identity-H", "", "/FontFile2 " + Ref(file));
    const int vertical = AddChineseFont("Identity-V", mapped);
    resources_ += " /Font << /F1 " + Ref(latin) + " /F2 " + Ref(chinese) + " /F3 " +
                  Ref(unmapped) + " /F4 " + Ref(vertical) + fonts_ + " >>";
  }

  std::vector<std::string> objects_;
  std::vector<int> kids_;
  std::string resources_;
  std::string fonts_;
  std::string catalog_;
  std::string trailer_;
  bool has_fonts_ = false;
};

}  // namespace budget::extractors

#endif  // TESTS_EXTRACTORS_SMALL_PDF_H_
