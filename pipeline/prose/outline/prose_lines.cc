#include <algorithm>
#include <utility>

#include "pipeline/prose/outline/join_lines.h"
#include "pipeline/prose/outline/margins.h"
#include "pipeline/script/marks.h"
#include "pipeline/script/text.h"

namespace budget::outline {
namespace {

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Has no white space but single spaces inside, so that TidySpace would change nothing:
// most lines.  Looks at bytes; those that may begin a wider space are taken for one.
bool IsTidy(std::string_view line) {
  char before = ' ';
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char last = before;
    const char c = line[i];
    const auto byte = static_cast<unsigned char>(c);
    before = c;
    if (byte >= 0xE4 && byte <= 0xE9) {  // ideographs
      i += 2;
      continue;
    }
    if (byte < 0x20 || byte == 0xC2 || byte == 0xE1) return false;
    if (c == ' ' && last == ' ') return false;
    const unsigned char next =
        i + 1 < line.size() ? static_cast<unsigned char>(line[i + 1]) : 0;
    const unsigned char third =
        i + 2 < line.size() ? static_cast<unsigned char>(line[i + 2]) : 0;
    if (byte == 0xE2 && (next == 0x81 || (next == 0x80 && third < 0x94))) return false;
    if (byte == 0xE2 && next == 0x80 && third >= 0xA7) return false;
    if (byte == 0xE3 && next == 0x80 && third == 0x80) return false;
    if (byte == 0xEF && next == 0xBB) return false;
  }
  return before != ' ' || line.empty();
}

// Latin words are parted by a space; digits broken over two lines are one number.
bool NeedsSpace(std::string_view before, char behind) {
  const char last = before.back();
  if (IsLetter(last)) return IsLetter(behind) || script::IsAsciiDigit(behind);
  if (last == ',' || last == '.' || last == ';' || last == ':') return IsLetter(behind);
  return script::IsAsciiDigit(last) && IsLetter(behind);
}

bool IsFurniture(const Line& line) { return line.role == LineRole::kFurniture; }

// Further below the line before than any space between paragraphs: something that is
// no prose stands there.
bool IsFarBelow(const Line& before, const Line& line) {
  if (line.place.page != before.place.page) return false;
  if (line.place.page == 0) return line.place.line - before.place.line > 6;
  const float height = std::max(line.place.box.height(), 6.0F);
  return line.place.box.y0 - before.place.box.y1 > 8 * height;
}

}  // namespace

std::size_t AppendLine(std::string_view line, std::string* text) {
  std::string tidied;
  if (!IsTidy(line)) {
    tidied = script::TidySpace(line);
    line = tidied;
  }
  if (!text->empty() && !line.empty() && NeedsSpace(*text, line.front())) {
    text->push_back(' ');
  }
  const std::size_t offset = text->size();
  *text += line;
  return offset;
}

std::vector<ProseLine> ProseLinesOf(const std::vector<Line>& lines,
                                    const schemas::LinePatterns& patterns) {
  std::vector<ProseLine> prose;
  prose.reserve(lines.size());
  bool behind_table = false;
  for (const Line& line : lines) {
    if (IsFurniture(line)) continue;
    ProseLine next;
    next.facts = FactsOf(line.text, patterns);
    if (next.facts.empty()) continue;
    // The heading of a part that begins with a table is not the title of that alone.
    if (line.role == LineRole::kCaption &&
        next.facts.number.family != NumberFamily::kWorded) {
      behind_table = true;
      continue;
    }
    next.line = &line;
    next.behind_table = std::exchange(behind_table, false) ||
                        (!prose.empty() && IsFarBelow(*prose.back().line, line));
    next.note = line.role == LineRole::kNote;
    prose.push_back(std::move(next));
  }
  MeasureMargins(&prose);
  return prose;
}

}  // namespace budget::outline
