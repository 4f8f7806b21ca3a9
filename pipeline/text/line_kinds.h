// What each line of a text can be, seen alone, and the stretches of equal ones.

#ifndef PIPELINE_TEXT_LINE_KINDS_H_
#define PIPELINE_TEXT_LINE_KINDS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/model/page.h"

namespace budget::text {

constexpr std::size_t kLongestLine = std::size_t{1} << 16;  // bytes

enum class LineKind : std::uint8_t {
  kBlank,     // also what prints nothing: a rule of Markdown
  kTab,       // has tabs
  kBars,      // has vertical bars
  kBox,       // a part of a drawn table
  kMarkup,    // a part of a table of HTML; told from several lines (markup_lines.h)
  kTooLarge,  // longer than kLongestLine, or with more than kMostColumns tabs
  kPlain
};

// `markdown`: whether the marks of Markdown count (markdown.h).
LineKind KindOfLine(std::string_view line, bool markdown);

bool HasTooManyTabs(std::string_view line);

// Lines [first, last) of the page, all of one kind, but for the blank lines between
// plain ones.
struct Stretch {
  LineKind kind = LineKind::kPlain;
  std::size_t first = 0;
  std::size_t last = 0;
  bool blank_before = false;
};

// Blank lines end a stretch of table lines, unless every line has one below it.
std::vector<Stretch> FindStretches(const std::vector<LineKind>& kinds);

// Lines of bars become parts of the box whose rules stand right among them.
void JoinBoxes(std::vector<LineKind>* kinds);

}  // namespace budget::text

#endif  // PIPELINE_TEXT_LINE_KINDS_H_
