#include "pipeline/text/tidy_rows.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/script/text.h"
#include "pipeline/text/text_tokens.h"

namespace budget::text {
namespace {

bool IsLabel(std::string_view cell) {
  return !cell.empty() && KindOfToken(cell) == TokenKind::kText;
}

// Two cells or more, all with the same label.
bool IsFilledTitle(const DelimitedRow& row) {
  return row.cells.size() >= 2 && IsLabel(row.cells[0]) &&
         std::ranges::all_of(
             row.cells, [&](const std::string& cell) { return cell == row.cells[0]; });
}

const std::string& At(const DelimitedRow& row, std::size_t column) {
  static const std::string kBlank;
  return column < row.cells.size() ? row.cells[column] : kBlank;
}

// Whether a row has different labels below equal ones side by side: a head that was
// merged over them, and filled.  Rows of text repeat labels, too, but have none below.
bool DividesHead(const DelimitedRow& above, const DelimitedRow& row) {
  for (std::size_t column = 1; column < above.cells.size(); ++column) {
    if (IsLabel(At(above, column)) && At(above, column) == At(above, column - 1) &&
        IsLabel(At(row, column)) && At(row, column) != At(row, column - 1)) {
      return true;
    }
  }
  return false;
}

// Which cells of the header rows [first, last) repeat the one to the left or above.
// A label is beside its equal only where the label above it is, too: 2024 | 2025 over
// 金额 | 金额 are two columns.
void BlankHeader(DelimitedRun* run, std::size_t first, std::size_t last) {
  const DelimitedRun printed(run->begin() + static_cast<std::ptrdiff_t>(first),
                             run->begin() + static_cast<std::ptrdiff_t>(last));
  const auto equal_above = [&](std::size_t row, std::size_t column) {
    for (std::size_t above = 0; above < row; ++above) {
      if (At(printed[above], column) != At(printed[above], column - 1)) return false;
    }
    return true;
  };
  for (std::size_t row = 0; row < printed.size(); ++row) {
    const bool leaf = row + 1 == printed.size();
    for (std::size_t column = 0; column < printed[row].cells.size(); ++column) {
      const std::string& label = printed[row].cells[column];
      if (!IsLabel(label)) continue;
      const bool beside = !leaf && column > 0 &&
                          label == At(printed[row], column - 1) &&
                          equal_above(row, column);
      const bool below = row > 0 && label == At(printed[row - 1], column);
      if (beside || below) (*run)[first + row].cells[column].clear();
    }
  }
}

// The only printed cell of a row, if it is a label; or else nothing.
std::optional<std::size_t> OnlyLabel(const DelimitedRow& row) {
  std::optional<std::size_t> only;
  for (std::size_t column = 0; column < row.cells.size(); ++column) {
    if (row.cells[column].empty()) continue;
    if (only || !IsLabel(row.cells[column])) return std::nullopt;
    only = column;
  }
  return only;
}

// A label that begins something: 一、…, （一）…, …：
bool BeginsOfItself(std::string_view label) {
  return BeginsWithOrdinal(label) || IsRunningText(label);
}

// Opening brackets without their other half.
int OpenBrackets(std::string_view label) {
  int open = 0;
  for (std::size_t i = 0; i < label.size();) {
    const char32_t c = script::NextCodePoint(label, &i);
    open += c == '(' || c == 0xFF08 ? 1 : 0;
    open -= c == ')' || c == 0xFF09 ? 1 : 0;
  }
  return open;
}

class Joiner {
 public:
  Joiner(std::size_t first, DelimitedRun* run) : run_(*run), first_(first) {}

  void Join() {
    FindCodeColumn();
    DelimitedRun joined;
    joined.reserve(run_.size());
    for (std::size_t r = 0; r < run_.size(); ++r) {
      const std::optional<std::size_t> label = OnlyLabel(run_[r]);
      if (r < first_ || !label) {
        joined.push_back(std::move(run_[r]));
      } else if (LeadsNext(r, *label)) {
        Prepend(r, *label);
      } else if (joined.size() > first_ && ContinuesRow(joined.back(), r, *label)) {
        Append(&joined.back(), r, *label);
      } else {
        joined.push_back(std::move(run_[r]));
      }
    }
    run_ = std::move(joined);
    for (DelimitedRow& row : run_) {
      for (std::string& cell : row.cells) {
        if (cell.ends_with('\n')) cell.pop_back();
      }
    }
  }

 private:
  // The column of codes: nearly every row with figures has one in it, or none.
  void FindCodeColumn() {
    std::size_t rows = 0;
    std::vector<std::size_t> codes;
    for (std::size_t r = first_; r < run_.size(); ++r) {
      if (!HasNumber(run_[r])) continue;
      ++rows;
      const auto begin = run_[r].cells.begin();
      const auto code =
          std::find_if(begin, run_[r].cells.end(),
                       [](const std::string& cell) { return !cell.empty(); });
      if (!IsCodeLike(*code)) continue;
      const auto column = static_cast<std::size_t>(code - begin);
      if (codes.size() <= column) codes.resize(column + 1);
      ++codes[column];
    }
    const auto most = std::ranges::max_element(codes);
    // A total or two has none.
    if (most == codes.end() || *most + 2 < rows || 2 * *most < rows) return;
    code_column_ = static_cast<std::size_t>(most - codes.begin());
  }

  // The row below has figures and no label, where this one has it.
  bool LeadsNext(std::size_t r, std::size_t column) const {
    if (r + 1 >= run_.size()) return false;
    const DelimitedRow& next = run_[r + 1];
    if (!HasNumber(next) || !At(next, column).empty()) return false;
    return std::ranges::none_of(next.cells, IsLabel);
  }

  bool ContinuesRow(const DelimitedRow& above, std::size_t r,
                    std::size_t column) const {
    const std::string& label = run_[r].cells[column];
    const std::string& begun = At(above, column);
    if (begun.empty() || !IsLabel(begun) || BeginsOfItself(label)) return false;
    if (OpenBrackets(begun) > 0 && OpenBrackets(label) < 0) return true;
    if (begun.find('\n') != std::string::npos && led_ == above.line) return true;
    return code_column_ && column > *code_column_ &&
           !At(above, *code_column_).empty() && HasNumber(above);
  }

  void Prepend(std::size_t r, std::size_t column) {
    DelimitedRow& next = run_[r + 1];
    if (next.cells.size() <= column) next.cells.resize(column + 1);
    next.cells[column] = std::move(run_[r].cells[column]) + '\n';
    next.line = run_[r].line;
    led_ = next.line;
  }

  void Append(DelimitedRow* above, std::size_t r, std::size_t column) const {
    std::string& label = above->cells[column];
    if (!label.ends_with('\n')) label += '\n';
    label += run_[r].cells[column];
    above->last_line = run_[r].last_line;
  }

  DelimitedRun& run_;
  std::size_t first_;  // row below the header
  std::optional<std::size_t> code_column_;
  int led_ = 0;  // line of the row whose label began above it
};

}  // namespace

std::size_t CountRowsAboveFigures(const DelimitedRun& run) {
  constexpr std::size_t kMostHeaderRows = 8;
  for (std::size_t r = 0; r < std::min(run.size(), kMostHeaderRows + 1); ++r) {
    if (HasNumber(run[r])) return r;
  }
  return 0;
}

void BlankRepeatedLabels(DelimitedRun* run) {
  // A title has a header below it, not figures.
  for (std::size_t r = 0; r + 1 < run->size(); ++r) {
    DelimitedRow& row = (*run)[r];
    if (!IsFilledTitle(row) || HasNumber((*run)[r + 1])) break;
    std::fill(row.cells.begin() + 1, row.cells.end(), std::string());
  }
  const std::size_t last = CountRowsAboveFigures(*run);
  std::size_t first = 0;
  while (first < last && OnlyLabel((*run)[first])) ++first;  // titles
  std::size_t leaf = first;
  while (leaf + 1 < last && DividesHead((*run)[leaf], (*run)[leaf + 1])) ++leaf;
  if (leaf > first) BlankHeader(run, first, leaf + 1);
}

void JoinBrokenRows(std::size_t first, DelimitedRun* run) { Joiner(first, run).Join(); }

}  // namespace budget::text
