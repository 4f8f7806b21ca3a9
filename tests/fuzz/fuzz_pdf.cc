// The reader of PDF pages: a whole file, or, where the input is none, the content of a
// page that has fonts, a form and an image.

#include <cmath>
#include <string>

#include "extractors/canvas/glyph_builder.h"
#include "extractors/canvas/ruling_builder.h"
#include "extractors/open_document.h"
#include "tests/extractors/small_pdf.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

using budget::extractors::SmallPdf;

std::string PageWith(std::string_view content) {
  SmallPdf pdf;
  const int form = pdf.AddStream(
      "/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Matrix [1 0 0 1 5 5]",
      "BT /F1 8 Tf 3 3 Td (7) Tj ET 0 0 50 1 re f /X Do");
  const int image = pdf.AddStream(
      "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 "
      "/ColorSpace /DeviceGray",
      "x");
  pdf.AddResources("/XObject << /X " + SmallPdf::Ref(form) + " /I " +
                   SmallPdf::Ref(image) +
                   " >> /ExtGState << /G << /ca .5 /BM /Multiply >> >> /Properties << "
                   "/P << /ActualText (9) >> >>");
  pdf.AddPage({.content = std::string(content)});
  return pdf.Write();
}

bool IsSound(const budget::Box& box) {
  return std::isfinite(box.x0) && std::isfinite(box.y0) && box.x0 <= box.x1 &&
         box.y0 <= box.y1;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr int kMostPages = 20;
  std::string bytes(AsText(data, size));
  if (!bytes.starts_with("%PDF")) bytes = PageWith(bytes);
  auto opened = budget::extractors::OpenDocument(bytes, "fuzz.pdf", {});
  if (!opened.ok()) {
    FUZZ_CHECK(!opened.diagnostics().empty());
    return 0;
  }
  const auto reader = std::move(opened).value();
  budget::extractors::PageData read;
  const budget::Page& page = std::get<budget::Page>(read);
  for (int i = 1; i <= kMostPages && reader->Next(&read); ++i) {
    FUZZ_CHECK(page.number == (reader->page_count() == 0 ? 0 : i));
    FUZZ_CHECK(page.glyphs.size() <= budget::canvas::GlyphBuilder::kMaxGlyphs);
    for (const budget::Glyph& glyph : page.glyphs) {
      FUZZ_CHECK(IsSound(glyph.box));
      FUZZ_CHECK(glyph.direction % 90 == 0);
      FUZZ_CHECK(!glyph.text.empty() || glyph.doubtful);
    }
    for (const budget::Ruling& ruling : page.rulings) {
      FUZZ_CHECK(ruling.from <= ruling.to && ruling.width >= 0);
    }
  }
  return 0;
}
