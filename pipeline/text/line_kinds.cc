#include "pipeline/text/line_kinds.h"

#include <algorithm>
#include <iterator>

#include "pipeline/text/drawn_line.h"
#include "pipeline/text/markdown.h"
#include "pipeline/text/separated_lines.h"
#include "pipeline/text/text_tokens.h"

namespace budget::text {
namespace {

// Whether every line has a blank one below it, also the rows of tables.
bool IsDoubleSpaced(const std::vector<LineKind>& kinds) {
  std::size_t next = 0;   // rows with one right below
  std::size_t apart = 0;  // rows with one below a single blank line
  for (std::size_t i = 0; i + 1 < kinds.size(); ++i) {
    if (kinds[i] != LineKind::kTab && kinds[i] != LineKind::kBars) continue;
    if (kinds[i + 1] == kinds[i]) ++next;
    if (kinds[i + 1] == LineKind::kBlank && i + 2 < kinds.size() &&
        kinds[i + 2] == kinds[i]) {
      ++apart;
    }
  }
  return apart > 4 * next + 4;
}

}  // namespace

bool HasTooManyTabs(std::string_view line) {
  return line.size() > kMostColumns &&
         static_cast<std::size_t>(std::ranges::count(line, '\t')) >= kMostColumns;
}

LineKind KindOfLine(std::string_view line, bool markdown) {
  if (HasTooManyTabs(line) && IsTabLine(line)) return LineKind::kTooLarge;
  if (line.size() > kLongestLine) {
    return TrimSpace(line).empty() ? LineKind::kBlank : LineKind::kTooLarge;
  }
  if (IsBoxLine(line)) return LineKind::kBox;
  if (line.find('\t') != std::string_view::npos) {
    return IsTabLine(line) ? LineKind::kTab : LineKind::kBlank;
  }
  const std::string_view text = TrimSpace(line);
  if (text.empty() || IsMarkOnly(text, markdown)) return LineKind::kBlank;
  return HasBar(text) ? LineKind::kBars : LineKind::kPlain;
}

std::vector<Stretch> FindStretches(const std::vector<LineKind>& kinds) {
  const bool double_spaced = IsDoubleSpaced(kinds);
  std::vector<Stretch> stretches;
  std::size_t blanks = 0;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (kinds[i] == LineKind::kBlank) {
      ++blanks;
      continue;
    }
    const bool near =
        blanks == 0 || kinds[i] == LineKind::kPlain || (double_spaced && blanks == 1);
    if (near && !stretches.empty() && stretches.back().kind == kinds[i]) {
      stretches.back().last = i + 1;
    } else {
      stretches.push_back({kinds[i], i, i + 1, blanks > 0 || i == 0});
    }
    blanks = 0;
  }
  return stretches;
}

void JoinBoxes(std::vector<LineKind>* kinds) {
  const auto drawn = [](LineKind kind) {
    return kind == LineKind::kBox || kind == LineKind::kBars;
  };
  for (auto first = kinds->begin(); first != kinds->end();) {
    const auto last = std::find_if_not(first, kinds->end(), drawn);
    if (std::find(first, last, LineKind::kBox) != last) {
      std::fill(first, last, LineKind::kBox);
    }
    first = last == kinds->end() ? last : std::next(last);
  }
}

}  // namespace budget::text
