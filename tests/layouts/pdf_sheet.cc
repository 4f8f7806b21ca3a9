#include "tests/layouts/pdf_sheet.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>

#include "tests/extractors/small_pdf.h"

namespace budget::layouts {
namespace {

constexpr char32_t kAsciiEnd = 0x7F;
constexpr double kPerEm = 1000;
constexpr double kSongAscii = 500;
constexpr char32_t kThinSpace = 0x2009;
constexpr double kThin = 200;

// Advances of Helvetica for U+0020..U+007E (Adobe's font metrics).
constexpr std::array<std::uint16_t, 95> kHelvetica = {
    278,  278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556,  556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667,  778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333,  556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556,  556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584};

bool IsAscii(char32_t c) { return c >= U' ' && c < kAsciiEnd; }

double Advance(char32_t c, bool latin) {
  if (c == kThinSpace) return kThin;
  if (!IsAscii(c)) return kPerEm;
  return latin ? kHelvetica[c - U' '] : kSongAscii;
}

// The fonts, named as in Text().
void AddFonts(extractors::SmallPdf* pdf) {
  const std::string descriptor = extractors::SmallPdf::Ref(
      pdf->Add("<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /Ascent 859 "
               "/Descent -141 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /StemV 93 "
               "/CapHeight 626 >>"));
  const int song = pdf->Add(
      "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 "
      "/W [1 95 500] /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) "
      "/Supplement 4 >> /FontDescriptor " +
      descriptor + " >>");
  pdf->AddFont("Song", pdf->Add("<< /Type /Font /Subtype /Type0 /BaseFont "
                                "/STSong-Light-UniGB-UCS2-H /Encoding /UniGB-UCS2-H "
                                "/DescendantFonts [" +
                                extractors::SmallPdf::Ref(song) + "] >>"));
  const int map = pdf->AddStream(
      "",
      "/CIDInit /ProcSet findresource begin 12 dict begin begincmap "
      "1 begincodespacerange <0000> <FFFF> endcodespacerange "
      "2 beginbfrange <0020> <7FFF> <0020> <8000> <FFFF> <8000> endbfrange "
      "endcmap end end");
  const int coded = pdf->Add(
      "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /DW 1000 "
      "/W [32 126 500 8201 [200]] /CIDSystemInfo << /Registry (Adobe) /Ordering "
      "(Identity) "
      "/Supplement 0 >> /FontDescriptor " +
      descriptor + " >>");
  pdf->AddFont("Coded", pdf->Add("<< /Type /Font /Subtype /Type0 /BaseFont /SimSun "
                                 "/Encoding /Identity-H /DescendantFonts [" +
                                 extractors::SmallPdf::Ref(coded) + "] /ToUnicode " +
                                 extractors::SmallPdf::Ref(map) + " >>"));
}

}  // namespace

std::u32string Decode(std::string_view utf8) {
  constexpr unsigned char kContinuation = 0x3F;
  std::u32string out;
  for (std::size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t code = length == 1 ? lead : lead & (0x7FU >> length);
    for (std::size_t k = 1; k < length; ++k) {
      code = (code << 6U) | (static_cast<unsigned char>(utf8[i + k]) & kContinuation);
    }
    out.push_back(code);
    i += length;
  }
  return out;
}

PdfSheet::PdfSheet(const Style& style, double width, double height)
    : style_(style), width_(width), height_(height) {}

void PdfSheet::NewPage() {
  constexpr double kFromBottom = 22;
  pages_.emplace_back();
  if (!style_.page_numbers) return;
  const std::u32string text = Decode("- " + std::to_string(page()) + " -");
  Text((width_ - WidthOf(text, style_.font_size)) / 2, height_ - kFromBottom,
       style_.font_size, text);
}

double PdfSheet::WidthOf(std::u32string_view text, double size) const {
  double width = 0;
  for (const char32_t c : text) width += Advance(c, style_.latin_figures);
  return width * size / kPerEm;
}

void PdfSheet::Text(double x, double baseline, double size, std::u32string_view text) {
  const auto font_of = [this](char32_t c) {
    return style_.latin_figures && IsAscii(c) ? "F1"
           : style_.identity                  ? "Coded"
           : c == kThinSpace                  ? ""  // Song has none: a gap
                                              : "Song";
  };
  for (std::size_t i = 0; i < text.size();) {
    const std::string font = font_of(text[i]);
    std::size_t end = i;
    std::string codes;
    for (; end < text.size() && font == font_of(text[end]); ++end) {
      codes += fmt::format("{:0{}X}", static_cast<std::uint32_t>(text[end]),
                           font == "F1" ? 2 : 4);
    }
    if (!font.empty()) {
      pages_.back() += fmt::format("BT /{} {} Tf {:.2f} {:.2f} Td <{}> Tj ET\n", font,
                                   size, x, height_ - baseline, codes);
    }
    x += WidthOf(text.substr(i, end - i), size);
    i = end;
  }
}

void PdfSheet::Line(double x0, double y0, double x1, double y1) {
  pages_.back() += fmt::format("{:.2f} {:.2f} m {:.2f} {:.2f} l S\n", x0, height_ - y0,
                               x1, height_ - y1);
}

void PdfSheet::Fill(double x0, double y0, double x1, double y1, double grey) {
  pages_.back() += fmt::format("{} g {:.2f} {:.2f} {:.2f} {:.2f} re f 0 g\n", grey, x0,
                               height_ - y1, x1 - x0, y1 - y0);
}

std::string PdfSheet::Placed() const {
  constexpr double kHalfTurn = 180;
  constexpr double kTenths = 10;
  std::string placed = "0.6 w\n";
  if (style_.rotate == 90) placed += fmt::format("0 1 -1 0 {} 0 cm\n", height_);
  if (style_.rotate == 270) placed += fmt::format("0 -1 1 0 0 {} cm\n", width_);
  if (style_.skew == 0) return placed;
  const double angle = style_.skew / kTenths * std::numbers::pi / kHalfTurn;
  const double c = std::cos(angle);
  const double s = std::sin(angle);
  const double x = width_ / 2;
  const double y = height_ / 2;
  return placed + fmt::format("{:.6f} {:.6f} {:.6f} {:.6f} {:.2f} {:.2f} cm\n", c, s,
                              -s, c, x - c * x + s * y, y - s * x - c * y);
}

std::string PdfSheet::Write() const {
  extractors::SmallPdf pdf;
  AddFonts(&pdf);
  const bool turned = style_.rotate == 90 || style_.rotate == 270;
  const std::string entries =
      fmt::format("/MediaBox [0 0 {} {}] /Rotate {}", turned ? height_ : width_,
                  turned ? width_ : height_, style_.rotate);
  for (const std::string& content : pages_) {
    pdf.AddPage({.content = Placed() + content, .entries = entries});
  }
  return pdf.Write();
}

}  // namespace budget::layouts
