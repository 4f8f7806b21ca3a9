// Bytes as text: decoded, split into lines, taken apart.  Cells stand within their
// grids, and nothing comes out that was not in it.

#include <map>
#include <memory>
#include <string_view>
#include <utility>
#include <variant>

#include "extractors/text/text_reader.h"
#include "pipeline/script/text.h"
#include "pipeline/text/find_text_content.h"
#include "tests/fuzz/check_content.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

using Counts = std::map<char32_t, int>;

void Count(std::string_view text, Counts* counts) {
  for (std::size_t i = 0; i < text.size();) {
    ++(*counts)[budget::script::NextCodePoint(text, &i)];
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto opened = budget::extractors::OpenText(AsText(data, size), "fuzz", {});
  if (!opened.ok()) return 0;
  const std::unique_ptr<budget::extractors::Reader> reader = std::move(opened).value();
  budget::extractors::PageData page;
  FUZZ_CHECK(reader->Next(&page));
  Counts printed;
  bool markup = false;  // entities of HTML stand for other characters
  for (const budget::TextLine& line : std::get<budget::Page>(page).lines) {
    Count(line.text, &printed);
    markup = markup || line.text.find('<') != std::string::npos;
  }
  const budget::PageContent content =
      budget::text::FindTextContent(std::get<budget::Page>(page));
  CheckContent(content);
  Counts found;
  for (const budget::Item& item : content.items) {
    if (const auto* line = std::get_if<budget::Line>(&item)) {
      Count(line->text, &found);
    } else {
      for (const budget::Cell& cell : std::get<budget::Fragment>(item).cells) {
        Count(cell.raw, &found);
      }
    }
  }
  for (const auto& [c, count] : found) {
    if (markup || budget::script::IsSpace(c)) continue;
    FUZZ_CHECK(count <= printed[c]);
  }
  return 0;
}
