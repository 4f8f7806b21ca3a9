// The finder of tables on a page of any glyphs and rules: cells stand within their
// grids, and every visible character stands on the page once.

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <variant>

#include "pipeline/page/find_page_content.h"
#include "pipeline/script/text.h"
#include "tests/fuzz/bytes.h"
#include "tests/fuzz/check_content.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/page/page_builder.h"

namespace {

using budget::page::PageBuilder;
using Counts = std::map<char32_t, int>;

constexpr float kStep = 5;  // points between the places that a byte tells apart
constexpr int kMostMarks = 400;
constexpr std::array<std::string_view, 16> kTexts = {
    "1,234.50", "0.00",       "-5",         "合计",        "科目编码", "213",
    "2130301",  "农林水支出", "单位：万元", "（一）",      "12%",      "2023年",
    "—",        "1",          "其中：",     "本年支出合计"};

float Place(int byte) { return static_cast<float>(byte) * kStep; }

budget::Page PageOf(Bytes* bytes) {
  constexpr int kSizes = 12;
  constexpr int kSmallest = 5;
  PageBuilder builder;
  for (int i = 0; i < kMostMarks && !bytes->empty(); ++i) {
    const int kind = bytes->Below(4);
    const float x = Place(bytes->Next());
    const float y = Place(bytes->Next());
    const int more = bytes->Next();
    if (kind == 0) builder.H(y, x, x + Place(more));
    if (kind == 1) builder.V(x, y, y + Place(more));
    if (kind < 2) continue;
    const auto size =
        static_cast<float>(kSmallest + more / static_cast<int>(kTexts.size()) % kSizes);
    const std::string_view text =
        kTexts[static_cast<std::size_t>(more) % kTexts.size()];
    kind == 2 ? builder.Text(x, y, text, size) : builder.RightText(x, y, text, size);
  }
  return builder.page();
}

void Count(std::string_view text, Counts* counts) {
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = budget::script::NextCodePoint(text, &i);
    if (!budget::script::IsSpace(c)) ++(*counts)[c];
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Bytes bytes(data, size);
  const budget::Page page = PageOf(&bytes);
  Counts printed;
  for (const budget::Glyph& glyph : page.glyphs) {
    for (const char32_t c : glyph.text) {
      if (!budget::script::IsSpace(c)) ++printed[c];
    }
  }
  const budget::PageContent content = budget::page::FindPageContent(page);
  CheckContent(content);
  Counts found;
  for (const budget::Item& item : content.items) {
    if (const auto* line = std::get_if<budget::Line>(&item)) {
      Count(line->text, &found);
      continue;
    }
    for (const budget::Cell& cell : std::get<budget::Fragment>(item).cells) {
      Count(cell.raw, &found);
    }
  }
  for (const auto& [c, count] : found) FUZZ_CHECK(count <= printed[c]);
  return 0;
}
