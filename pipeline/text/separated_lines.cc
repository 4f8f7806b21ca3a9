#include "pipeline/text/separated_lines.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "pipeline/script/marks.h"
#include "pipeline/text/page_marks.h"
#include "pipeline/text/text_tokens.h"

namespace budget::text {
namespace {

constexpr std::string_view kBar = "|";
constexpr std::string_view kWideBar = "\xEF\xBD\x9C";  // U+FF5C
constexpr std::string_view kBrokenBar = "\xC2\xA6";    // U+00A6
constexpr std::array kBars = {kBar, kWideBar, kBrokenBar};

// Where a bar begins, from `i` on, and which one it is; npos if there is none.
std::size_t FindBar(std::string_view line, std::size_t i, std::size_t* length) {
  for (; i < line.size(); ++i) {
    if (line[i] == '\\') {
      ++i;
      continue;
    }
    const std::string_view rest = line.substr(i);
    for (const std::string_view bar : kBars) {
      if (!rest.starts_with(bar)) continue;
      *length = bar.size();
      return i;
    }
  }
  return std::string_view::npos;
}

// The parts between the bars of a line, with those before the first and behind the
// last one.
std::vector<std::string> SplitAtBars(std::string_view line) {
  std::vector<std::string> cells;
  std::size_t start = 0;
  std::size_t length = 0;
  for (std::size_t bar = FindBar(line, 0, &length); bar != std::string_view::npos;
       bar = FindBar(line, start, &length)) {
    cells.emplace_back(TrimSpace(line.substr(start, bar - start)));
    start = bar + length;
  }
  cells.emplace_back(TrimSpace(line.substr(start)));
  return cells;
}

// :---: of the line that underlines the header of a Markdown table; a wide colon and
// full-width dashes do as well.
bool IsRuleCell(std::string_view cell) {
  if (cell.starts_with(':')) cell.remove_prefix(1);
  if (cell.ends_with(':')) cell.remove_suffix(1);
  return !cell.empty() && cell.find_first_not_of("-=") == std::string_view::npos;
}

bool IsRuleRow(const std::vector<std::string>& cells) {
  bool any = false;
  for (const std::string& cell : cells) {
    if (cell.empty()) continue;
    if (!IsRuleCell(cell)) return false;
    any = true;
  }
  return any;
}

// What separators leave of a row of figures that they only group: 合计  1 | 959.27  1.
// The rest of such a figure begins with three digits, its front ends in three at most:
// a year at the edge of a head (2025年预算数) has four.
bool IsTorn(std::string_view cell) {
  constexpr std::size_t kGroup = 3;
  const auto no_digit = [](char c) { return !script::IsAsciiDigit(c); };
  const auto front = std::ranges::find_if(cell, no_digit) - cell.begin();
  const auto back = std::find_if(cell.rbegin(), cell.rend(), no_digit) - cell.rbegin();
  return front == kGroup || (back > 0 && back <= static_cast<std::ptrdiff_t>(kGroup)) ||
         cell.find("  ") != std::string_view::npos;
}

// Words in every cell that is not blank, and in more than one.
bool IsRowOfWords(const DelimitedRow& row) {
  std::size_t words = 0;
  for (const std::string& cell : row.cells) {
    if (cell.empty()) continue;
    if (KindOfToken(cell) != TokenKind::kText || IsRunningText(cell)) return false;
    if (IsTorn(cell)) return false;
    ++words;
  }
  return words >= 2;
}

bool SameWidth(const DelimitedRun& run) {
  return std::ranges::all_of(run, [&](const DelimitedRow& row) {
    return row.cells.size() == run[0].cells.size();
  });
}

// Removes the outer parts of every row if nothing stands outside the bars.
void RemoveOuterCells(DelimitedRun* run) {
  const auto all = [&](auto is_blank) { return std::ranges::all_of(*run, is_blank); };
  const bool left =
      all([](const DelimitedRow& row) { return row.cells.front().empty(); });
  const bool right =
      all([](const DelimitedRow& row) { return row.cells.back().empty(); });
  for (DelimitedRow& row : *run) {
    if (right && row.cells.size() > 1) row.cells.pop_back();
    if (left && row.cells.size() > 1) row.cells.erase(row.cells.begin());
  }
}

// A separator between values, the wide comma last.  A bar is none of them: it has no
// quotes.
constexpr std::array<std::string_view, 5> kSeparators = {",", ";", "^", "~",
                                                         "\xEF\xBC\x8C"};

// The cells of one record of comma-separated values.
class RecordReader {
 public:
  RecordReader(const std::vector<TextLine>& lines, std::size_t last,
               std::string_view separator)
      : lines_(lines), last_(last), separator_(separator) {}

  // The record that begins at line *i, which moves behind it; none if a quote is not
  // closed within the limits.
  std::optional<DelimitedRow> Read(std::size_t* i) const {
    constexpr std::size_t kMostLines = 20;  // of one quoted value
    DelimitedRow row;
    row.line = lines_[*i].number;
    std::string cell;
    bool quoted = false;
    const std::size_t limit = std::min(last_, *i + kMostLines);
    for (std::size_t at = *i; at < limit; ++at) {
      ReadLine(lines_[at].text, &quoted, &cell, &row);
      if (row.cells.size() >= kMostColumns) return std::nullopt;
      if (quoted) {
        cell += '\n';
        continue;
      }
      row.cells.emplace_back(TrimSpace(cell));
      row.last_line = lines_[at].number;
      *i = at + 1;
      return row;
    }
    return std::nullopt;
  }

 private:
  void ReadLine(std::string_view line, bool* quoted, std::string* cell,
                DelimitedRow* row) const {
    for (std::size_t i = 0; i < line.size(); ++i) {
      const char c = line[i];
      if (*quoted) {
        const bool doubled = c == '"' && i + 1 < line.size() && line[i + 1] == '"';
        if (doubled) ++i;
        if (c == '"' && !doubled) {
          *quoted = false;
        } else {
          cell->push_back(c);
        }
      } else if (c == '"' && TrimSpace(*cell).empty()) {
        *quoted = true;
      } else if (line.substr(i).starts_with(separator_)) {
        row->cells.emplace_back(TrimSpace(*cell));
        cell->clear();
        i += separator_.size() - 1;
      } else {
        cell->push_back(c);
      }
    }
  }

  const std::vector<TextLine>& lines_;
  std::size_t last_;
  std::string_view separator_;
};

// Records from line `first` on that have the same number of cells, two at least.
SeparatedTable ReadRecords(const std::vector<TextLine>& lines, std::size_t first,
                           std::size_t last, std::string_view separator) {
  const RecordReader records(lines, last, separator);
  SeparatedTable table{.first = first, .last = first};
  for (std::size_t at = first; at < last;) {
    std::optional<DelimitedRow> row = records.Read(&at);
    if (!row || row->cells.size() < 2) break;
    if (!table.rows.empty() && row->cells.size() != table.rows[0].cells.size()) break;
    table.rows.push_back(*std::move(row));
    table.last = at;
  }
  return table;
}

// Whether lines with the same number of cells are a table: words stand over figures,
// and the cells are no clauses of sentences.
bool AreValues(const DelimitedRun& run) {
  constexpr std::size_t kFewestCells = 3;
  if (run.size() < 2 || run[0].cells.size() < 2) return false;
  if (run[0].cells.size() < kFewestCells && run.size() < kFewestCells) return false;
  std::size_t numbers = 0;
  std::size_t running = 0;
  std::size_t cells = 0;
  bool header = false;
  for (const DelimitedRow& row : run) {
    if (numbers == 0) header = header || IsRowOfWords(row);
    for (const std::string& cell : row.cells) {
      cells += cell.empty() ? 0U : 1U;
      numbers += IsNumber(cell) ? 1U : 0U;
      running += IsRunningText(cell) ? 1U : 0U;
    }
  }
  constexpr std::size_t kFewRunning = 10;
  return header && numbers > 0 && running * kFewRunning <= cells;
}

}  // namespace

bool IsTabLine(std::string_view line) {
  return line.find('\t') != std::string_view::npos && !TrimSpace(line).empty();
}

bool IsBarredLine(std::string_view line) {
  line = TrimSpace(line);
  std::size_t length = 0;
  if (line.size() < 3 || FindBar(line, 0, &length) != 0) return false;
  return line.substr(length).ends_with(line.substr(0, length));
}

bool HasBar(std::string_view line) {
  std::size_t length = 0;
  return FindBar(line, 0, &length) != std::string_view::npos;
}

DelimitedRun ReadTabRows(const std::vector<TextLine>& lines, std::size_t first,
                         std::size_t last) {
  DelimitedRun run;
  run.reserve(last - first);
  for (std::size_t i = first; i < last; ++i) {
    std::string_view line = lines[i].text;
    if (!IsTabLine(line)) continue;
    DelimitedRow& row = run.emplace_back();
    row.line = row.last_line = lines[i].number;
    for (std::size_t tab = line.find('\t'); tab != std::string_view::npos;
         tab = line.find('\t')) {
      row.cells.emplace_back(TrimSpace(line.substr(0, tab)));
      line.remove_prefix(tab + 1);
    }
    row.cells.emplace_back(TrimSpace(line));
  }
  return run;
}

DelimitedRun ReadBarRows(const std::vector<TextLine>& lines, std::size_t first,
                         std::size_t last) {
  DelimitedRun run;
  bool underlined = false;
  bool barred = true;
  for (std::size_t i = first; i < last; ++i) {
    if (!HasBar(lines[i].text)) continue;
    std::vector<std::string> cells = SplitAtBars(lines[i].text);
    if (IsRuleRow(cells)) {
      underlined = true;
      continue;
    }
    barred = barred && IsBarredLine(lines[i].text);
    run.push_back({std::move(cells), lines[i].number, lines[i].number});
  }
  if (run.empty()) return run;
  RemoveOuterCells(&run);
  const bool even =
      run.size() >= 2 && SameWidth(run) && std::ranges::any_of(run, HasNumber);
  if (!barred && !underlined && !even) run.clear();
  return run;
}

std::vector<SeparatedTable> FindSeparatedTables(const std::vector<TextLine>& lines,
                                                std::size_t first, std::size_t last) {
  std::vector<SeparatedTable> tables;
  std::string_view last_separator;
  // Whether a run goes on with the table above: with its separator and its columns, and
  // nothing between but blank lines and the number of a page.
  const auto goes_on = [&](const SeparatedTable& run, std::string_view separator) {
    constexpr std::size_t kMostBetween = 6;  // lines
    return !tables.empty() && separator == last_separator && !run.rows.empty() &&
           run.first - tables.back().last <= kMostBetween &&
           run.rows[0].cells.size() == tables.back().rows[0].cells.size() &&
           std::ranges::any_of(run.rows, HasNumber) &&
           std::ranges::all_of(std::span(lines).subspan(tables.back().last,
                                                        run.first - tables.back().last),
                               [](const TextLine& line) {
                                 return TrimSpace(line.text).empty() ||
                                        IsPageMark(line.text);
                               });
  };
  // Where the last run of each separator ended that was no table: none begins within.
  std::array<std::size_t, kSeparators.size()> refused{};
  for (std::size_t i = first; i < last;) {
    std::optional<SeparatedTable> best;
    std::string_view separator;
    for (std::size_t s = 0; s < kSeparators.size(); ++s) {
      if (i < refused[s] || lines[i].text.find(kSeparators[s]) == std::string::npos)
        continue;
      SeparatedTable table = ReadRecords(lines, i, last, kSeparators[s]);
      if (!AreValues(table.rows) && !goes_on(table, kSeparators[s])) {
        refused[s] = table.last;
      } else if (!best || table.last > best->last) {
        best = std::move(table);
        separator = kSeparators[s];
      }
    }
    i = best ? best->last : i + 1;
    if (!best) continue;
    tables.push_back(*std::move(best));
    last_separator = separator;
  }
  return tables;
}

}  // namespace budget::text
