#include "pipeline/text/flow_text.h"

#include <algorithm>
#include <string>

#include "pipeline/script/text.h"

namespace budget::text {
namespace {

using Lines = std::vector<LineTokens>;

constexpr std::size_t kLongestHeader = 40;  // lines above the first row
constexpr std::size_t kLongestGap = 8;      // labels without figures between two rows

bool IsShape(const Lines& lines, std::size_t i, LineShape shape) {
  return i < lines.size() && lines[i].shape == shape;
}

// 其中：… without a figure above a row is a label; the line above a table has a header
// below it.
bool IsLabelWithColon(const Lines& lines, std::size_t i) {
  return IsShape(lines, i, LineShape::kCaption) &&
         IsShape(lines, i + 1, LineShape::kRow);
}

// The end of the rows that begin at `from`: after the last row before something that
// no table holds.  Labels without figures count if a row follows.
std::size_t EndOfBody(const Lines& lines, std::size_t from, std::size_t limit) {
  std::size_t end = from;
  for (std::size_t i = from; i < limit && i - end <= kLongestGap; ++i) {
    if (lines[i].shape == LineShape::kRow) {
      end = i + 1;
    } else if (lines[i].shape != LineShape::kShort && !IsLabelWithColon(lines, i)) {
      break;
    }
  }
  return end;
}

// The line of an empty table that has nothing but 合计.
std::size_t EndOfEmptyBody(const Lines& lines, std::size_t from, std::size_t limit) {
  constexpr int kTotal = 8;
  if (from >= limit || lines[from].shape != LineShape::kShort) return from;
  return lines[from].width <= kTotal && lines[from].tokens.size() == 1 ? from + 1
                                                                       : from;
}

struct Header {
  std::size_t first = 0;
  bool under_caption = false;  // a line of names and values stands above it
};

// Where the header above line `end` begins: below the nearest line of names and values
// (unit, issuer), or else at its first line of several words; not before `floor`.
Header FindHeader(const Lines& lines, std::size_t end, std::size_t floor) {
  std::size_t top = end;
  while (top > floor && end - top < kLongestHeader) {
    const LineShape above = lines[top - 1].shape;
    if (above == LineShape::kCaption) return {top, true};
    if (above != LineShape::kShort && above != LineShape::kRow) break;
    --top;
  }
  while (top < end && lines[top].texts < 2) ++top;
  return {top, false};
}

// Tables found so far, and the lines between them.
class Found {
 public:
  explicit Found(const Lines& lines) : lines_(lines) {}

  void Add(FlowTable table) { tables_.push_back(table); }

  void Sort() {
    std::sort(tables_.begin(), tables_.end(),
              [](const FlowTable& a, const FlowTable& b) { return a.first < b.first; });
  }

  // Calls find(first, last) for every stretch that no table has taken, and keeps what
  // it adds.
  template <typename Find>
  void InGaps(Find find) {
    Sort();
    const std::vector<FlowTable> before = tables_;
    std::size_t start = 0;
    for (const FlowTable& table : before) {
      if (table.first > start) find(start, table.first);
      start = table.last;
    }
    if (start < lines_.size()) find(start, lines_.size());
  }

  std::vector<FlowTable> Take() {
    Sort();
    return std::move(tables_);
  }

 private:
  const Lines& lines_;
  std::vector<FlowTable> tables_;
};

void FindNumbered(const Lines& lines, Found* found) {
  std::size_t floor = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].shape != LineShape::kNumbering) continue;
    const Header header = FindHeader(lines, i, floor);
    if (header.first == i) continue;  // nothing above it is a header
    std::size_t last = EndOfBody(lines, i + 1, lines.size());
    if (last == i + 1) last = EndOfEmptyBody(lines, i + 1, lines.size());
    if (last == i + 1 && !header.under_caption) continue;
    found->Add({header.first, i + 1, last});
    floor = last;
    i = last - 1;
  }
}

// The width of a full line of running text.
int TextWidth(const Lines& lines) {
  constexpr int kMost = 60;
  std::vector<int> widths;
  for (const LineTokens& line : lines) {
    if (line.shape == LineShape::kSentence) widths.push_back(line.width);
  }
  if (widths.size() < 5) return kMost;
  const auto high =
      widths.begin() + static_cast<std::ptrdiff_t>(widths.size() * 8 / 10);
  std::nth_element(widths.begin(), high, widths.end());
  return std::min(*high, kMost);
}

// A word or a part of one, alone on its line.
bool IsBroken(const LineTokens& line) {
  constexpr int kMost = 8;
  return line.shape == LineShape::kShort && line.tokens.size() == 1 &&
         line.width <= kMost && !BeginsWithOrdinal(line.tokens[0].text);
}

bool IsFormRow(const LineTokens& line) {
  return line.shape == LineShape::kRow && line.figures + line.integers >= 2;
}

// Lines [first, last) are narrow; whether they are a form: many broken words, and
// figures among them, seldom one row under the other.
bool IsForm(const Lines& lines, std::size_t first, std::size_t last) {
  constexpr std::size_t kLeast = 16;
  if (last - first < kLeast) return false;
  std::size_t broken = 0;
  std::size_t rows = 0;
  std::size_t stacked = 0;
  for (std::size_t i = first; i < last; ++i) {
    broken += IsBroken(lines[i]) ? 1 : 0;
    if (!IsFormRow(lines[i])) continue;
    ++rows;
    stacked += i > first && IsFormRow(lines[i - 1]) ? 1 : 0;
  }
  return rows >= 2 && broken * 5 >= last - first && stacked * 2 <= rows;
}

void FindForms(const Lines& lines, int text_width, std::size_t begin, std::size_t end,
               Found* found) {
  const int narrow = text_width * 7 / 10;
  const auto fits = [&](const LineTokens& line) {
    return (line.width <= narrow && line.shape != LineShape::kNumbering) ||
           IsFormRow(line);
  };
  for (std::size_t i = begin; i < end; ++i) {
    std::size_t last = i;
    while (last < end && fits(lines[last])) ++last;
    std::size_t next = last;
    while (i < last && !IsBroken(lines[i]) && !IsFormRow(lines[i])) ++i;
    while (last > i && !IsBroken(lines[last - 1]) && !IsFormRow(lines[last - 1]))
      --last;
    if (IsForm(lines, i, last)) {
      found->Add({i, i, last});
    }
    i = std::max(i, next);
  }
}

// Whether rows [first, last) with the labels between them are enough for a table.
bool AreRows(const Lines& lines, std::size_t first, std::size_t last) {
  int rows = 0;
  int with_figures = 0;
  int with_many = 0;
  int with_code = 0;
  for (std::size_t i = first; i < last; ++i) {
    if (lines[i].shape != LineShape::kRow) continue;
    ++rows;
    with_figures += lines[i].figures > 0 ? 1 : 0;
    with_many += lines[i].figures > 1 ? 1 : 0;
    with_code += lines[i].code_first ? 1 : 0;
  }
  if (with_many >= 2 && 2 * with_many >= rows) return true;
  return rows >= 3 && (2 * with_figures >= rows || with_code >= 3);
}

void FindRows(const Lines& lines, std::size_t begin, std::size_t end, Found* found) {
  std::size_t floor = begin;
  for (std::size_t i = begin; i < end; ++i) {
    if (lines[i].shape != LineShape::kRow) continue;
    const std::size_t last = EndOfBody(lines, i, end);
    if (AreRows(lines, i, last)) {
      Header header = FindHeader(lines, i, floor);
      if (!header.under_caption) {
        // Only the line above, if it can be one of headers at all.
        header.first = i > floor && IsShape(lines, i - 1, LineShape::kShort) &&
                               lines[i - 1].tokens.size() >= 2
                           ? i - 1
                           : i;
      }
      found->Add({header.first, i, last});
      floor = last;
    }
    i = last - 1;
  }
}

// Half of the token or more are digits.
bool IsMostlyDigits(std::string_view token) {
  std::size_t digits = 0;
  std::size_t all = 0;
  for (std::size_t i = 0; i < token.size(); ++all) {
    const char32_t c = script::NextCodePoint(token, &i);
    digits += c >= '0' && c <= '9' ? 1 : 0;
  }
  return 2 * digits >= all;
}

bool HasDigit(std::string_view token) {
  return token.find_first_of("0123456789") != std::string_view::npos;
}

// Words only, none of them the number of a section.
bool IsWordHeader(const LineTokens& line) {
  return line.shape == LineShape::kShort && line.tokens.size() >= 2 &&
         std::none_of(line.tokens.begin(), line.tokens.end(), [](const Token& token) {
           return HasDigit(token.text) || BeginsWithOrdinal(token.text);
         });
}

bool IsUniformRow(const LineTokens& line, std::size_t tokens) {
  const bool shape = line.shape == LineShape::kShort || line.shape == LineShape::kRow;
  return shape && line.tokens.size() == tokens && !HasDigit(line.tokens[0].text) &&
         !BeginsWithOrdinal(line.tokens[0].text) &&
         std::all_of(line.tokens.begin() + 1, line.tokens.end(),
                     [](const Token& token) {
                       return IsMostlyDigits(token.text) ||
                              token.kind == TokenKind::kPlaceholder;
                     });
}

void FindUniform(const Lines& lines, std::size_t begin, std::size_t end, Found* found) {
  constexpr std::size_t kLeast = 2;  // rows
  for (std::size_t i = begin; i < end; ++i) {
    if (!IsWordHeader(lines[i])) continue;
    std::size_t last = i + 1;
    while (last < end && IsUniformRow(lines[last], lines[i].tokens.size())) ++last;
    if (last - i - 1 < kLeast) continue;
    found->Add({i, i + 1, last});
    i = last - 1;
  }
}

}  // namespace

std::vector<FlowTable> FindFlowTables(const std::vector<LineTokens>& lines) {
  Found found(lines);
  FindNumbered(lines, &found);
  const int text_width = TextWidth(lines);  // once: there may be many gaps
  found.InGaps([&](std::size_t first, std::size_t last) {
    FindForms(lines, text_width, first, last, &found);
  });
  found.InGaps([&](std::size_t first, std::size_t last) {
    FindRows(lines, first, last, &found);
  });
  found.InGaps([&](std::size_t first, std::size_t last) {
    FindUniform(lines, first, last, &found);
  });
  return found.Take();
}

Fragment MakeFlowFragment(std::span<const FlowLine> lines, std::size_t header) {
  Fragment fragment;
  fragment.source = GridSource::kFlow;
  fragment.header_rows = static_cast<int>(header);
  fragment.place.line = lines.front().number;
  fragment.last_line = lines.back().number;
  for (const FlowLine& line : lines) {
    int column = 0;
    const auto add = [&](std::string_view text) {
      Cell& cell = fragment.cells.emplace_back();
      cell.row = fragment.rows;
      cell.column = column++;
      cell.raw = text;
      cell.place.line = line.number;
    };
    if (line.tokens.shape == LineShape::kSentence) {
      add(TrimSpace(line.text));
    } else {
      for (const Token& token : line.tokens.tokens) add(token.text);
    }
    fragment.columns = std::max(fragment.columns, column);
    ++fragment.rows;
  }
  return fragment;
}

}  // namespace budget::text
