#include "pipeline/flow/indicator_cells.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "pipeline/flow/flow_values.h"
#include "pipeline/script/text.h"
#include "pipeline/script/width.h"
#include "pipeline/table/classify_row.h"
#include "pipeline/table/make_fact.h"

namespace budget::flow {
namespace {

// A printed piece of a text cell: a line of it, or what stands apart on the last line.
struct Piece {
  std::string raw;
  std::string value;  // without the spaces that spread it
  std::vector<const Cell*> cells;
  bool stretched = false;  // spread over the width of its cell: the text goes on below
};

// One indicator, taken apart as far as its lines tell.
struct Parts {
  std::vector<Piece> lines;  // above the line of the scores
  std::vector<Piece> last;   // texts on that line, before the scores
  std::vector<const Cell*> scores;
  std::vector<const Cell*> after;  // texts behind the scores
};

// Single characters with spaces between them: 指 标 完.  A line is stretched only if it
// is not the last one of its cell.
bool IsStretched(std::string_view raw) {
  int words = 0;
  int longest = 0;
  int length = 0;
  bool ideographs = true;
  for (std::size_t i = 0; i < raw.size();) {
    const char32_t c = script::NextCodePoint(raw, &i);
    if (script::IsSpace(c)) {
      length = 0;
      continue;
    }
    ideographs = ideographs && script::IsIdeograph(c);
    words += length == 0 ? 1 : 0;
    longest = std::max(longest, ++length);
  }
  return words > 1 && longest == 1 && ideographs;
}

// ≥14 | 个 is one text: a number with its unit.
bool IsUnitOf(std::string_view before, std::string_view text) {
  const auto has_digit = [](std::string_view t) {
    return t.find_first_of("0123456789") != std::string_view::npos;
  };
  return has_digit(before) && !has_digit(text) && !IsFlowValue(text) &&
         before.back() != '%' && script::InkWidth(text) <= 6;
}

Piece PieceOf(const Cell& cell) {
  const bool stretched = IsStretched(cell.raw);
  return {cell.raw,
          stretched ? script::WithoutSpace(cell.raw) : cell.raw,
          {&cell},
          stretched};
}

void AppendCell(const Cell& cell, bool same_line, std::vector<Piece>* pieces) {
  if (same_line && !pieces->empty() && IsUnitOf(pieces->back().raw, cell.raw)) {
    pieces->back().raw += ' ' + cell.raw;
    pieces->back().value += ' ' + cell.raw;
    pieces->back().cells.push_back(&cell);
    return;
  }
  pieces->push_back(PieceOf(cell));
}

// A line above the scores is one piece, whatever spaces it has.
void AppendLine(const Cell& cell, bool same_line, std::vector<Piece>* pieces) {
  if (!same_line) {
    pieces->push_back(PieceOf(cell));
    return;
  }
  pieces->back().raw += ' ' + cell.raw;
  pieces->back().value += ' ' + cell.raw;
  pieces->back().cells.push_back(&cell);
  pieces->back().stretched = false;
}

Parts TakeApart(const std::vector<const Cell*>& cells, std::size_t scores) {
  Parts parts;
  if (cells.empty()) return parts;
  const int last_row = cells.back()->row;
  const auto last = static_cast<std::size_t>(
      std::ranges::find_if(cells, [&](const Cell* c) { return c->row == last_row; }) -
      cells.begin());
  for (std::size_t i = 0; i < last; ++i) {
    AppendLine(*cells[i], i > 0 && cells[i]->row == cells[i - 1]->row, &parts.lines);
  }
  // The scores are the last numbers of the line.
  std::size_t end = cells.size();
  while (end > last && !IsFlowValue(cells[end - 1]->raw)) --end;
  std::size_t begin = end;
  while (begin > last && end - begin < scores && IsFlowValue(cells[begin - 1]->raw)) {
    --begin;
  }
  if (end - begin < scores) begin = end = cells.size();
  for (std::size_t i = last; i < begin; ++i)
    AppendCell(*cells[i], i > last, &parts.last);
  parts.scores.assign(cells.begin() + static_cast<std::ptrdiff_t>(begin),
                      cells.begin() + static_cast<std::ptrdiff_t>(end));
  parts.after.assign(cells.begin() + static_cast<std::ptrdiff_t>(end), cells.end());
  return parts;
}

// The pieces [first, last) as one.
Piece Join(const std::vector<Piece>& pieces, std::size_t first, std::size_t last) {
  Piece joined = pieces[first];
  for (std::size_t i = first + 1; i < last; ++i) {
    joined.raw += '\n' + pieces[i].raw;
    joined.value += '\n' + pieces[i].value;
    joined.cells.insert(joined.cells.end(), pieces[i].cells.begin(),
                        pieces[i].cells.end());
    joined.stretched = pieces[i].stretched;
  }
  return joined;
}

// Puts together the pieces of which the first cannot be the end of a text: stretched
// ones, and those that end with 、.
std::vector<Piece> JoinOpenPieces(const std::vector<Piece>& pieces) {
  std::vector<Piece> joined;
  for (std::size_t i = 0; i < pieces.size();) {
    std::size_t end = i + 1;
    while (end < pieces.size() &&
           (pieces[end - 1].stretched || pieces[end - 1].raw.ends_with("、"))) {
      ++end;
    }
    joined.push_back(Join(pieces, i, end));
    i = end;
  }
  return joined;
}

// A number, or one that a comparison sign precedes: no text is broken before it.
bool BeginsCell(std::string_view raw) {
  return IsFlowValue(raw) || raw.starts_with("≥") || raw.starts_with("≤");
}

// Where the second of two texts begins, if that follows: both texts are the same, or
// the last line begins one.  0 if it does not.
std::size_t SecondText(const std::vector<Piece>& pieces) {
  for (std::size_t split = 1; split < pieces.size(); ++split) {
    const std::string first = script::WithoutSpace(Join(pieces, 0, split).raw);
    if (first == script::WithoutSpace(Join(pieces, split, pieces.size()).raw))
      return split;
  }
  return pieces.size() > 1 && BeginsCell(pieces.back().raw) ? pieces.size() - 1 : 0;
}

// The texts of `count` columns; as many as there are pieces if nothing tells them
// apart.
std::vector<Piece> DivideTexts(const std::vector<Piece>& pieces, std::size_t count) {
  constexpr std::size_t kMost = 64;  // of any cell that a page has room for
  std::vector<Piece> joined = JoinOpenPieces(pieces);
  if (joined.size() == count || count != 2 || joined.size() > kMost) return joined;
  const std::size_t second = SecondText(joined);
  if (second == 0) return joined;
  return {Join(joined, 0, second), Join(joined, second, joined.size())};
}

class IndicatorWriter {
 public:
  IndicatorWriter(const std::vector<int>& columns, const schemas::Schema& schema,
                  int* row_no, const FlowOutput& out)
      : schema_(schema), row_no_(row_no), out_(out), table_(out.table) {
    for (const int column : columns) {
      const bool text =
          table_->columns[static_cast<std::size_t>(column)].kind == Kind::kText;
      (!text ? scores_ : scores_.empty() ? texts_ : after_).push_back(column);
    }
  }

  void Write(const std::vector<IndicatorCells>& indicators) {
    std::vector<Parts> parts;
    for (const IndicatorCells& indicator : indicators) {
      parts.push_back(TakeApart(indicator.cells, scores_.size()));
      Measure(parts.back());
    }
    for (std::size_t i = 0; i < indicators.size(); ++i) {
      WriteRow(indicators[i], std::move(parts[i]));
    }
  }

 private:
  // Whether the last line prints a text for every column.
  bool HasAllTexts(const Parts& parts) const {
    return !parts.lines.empty() && parts.last.size() == texts_.size();
  }

  // How wide the column of names is: as its widest line.  More texts than columns on a
  // line below others: cells begin at their top, and go on below the scores.
  void Measure(const Parts& parts) {
    if (!parts.lines.empty() && parts.last.size() > texts_.size()) top_aligned_ = true;
    if (!HasAllTexts(parts)) return;
    for (const Piece& line : parts.lines) {
      name_width_ = std::max(name_width_, script::InkWidth(line.raw));
    }
  }

  // The name goes on as long as its lines are full.
  std::size_t LinesOfName(const Parts& parts) const {
    std::size_t lines = 0;
    while (lines < parts.lines.size() && !IsFlowValue(parts.lines[lines].raw)) {
      const bool full = script::InkWidth(parts.lines[lines++].raw) + 2 > name_width_;
      if (!full) break;
    }
    return lines;
  }

  void WriteRow(const IndicatorCells& indicator, Parts parts) {
    Row& row = table_->rows.emplace_back();
    row.row_no = ++*row_no_;
    if (!indicator.cells.empty()) row.place = indicator.cells.front()->place;
    const bool total =
        parts.lines.empty() && !parts.last.empty() &&
        schema_.rows.subtotal.MatchesAll(script::Fold(parts.last[0].raw));
    // The name, then the texts of the columns before the scores.
    std::vector<Piece> texts = parts.lines;
    texts.insert(texts.end(), parts.last.begin(), parts.last.end());
    std::size_t name = parts.lines.empty() ? 1 : LinesOfName(parts);
    if (texts.empty() || IsFlowValue(texts.front().raw)) name = 0;
    if (name > 0) {
      const Piece label = Join(texts, 0, name);
      row.item_name = script::WithoutSpace(label.raw);
      out_.Enter(label.cells, table::Fate::kLabel);
      texts.erase(texts.begin(), texts.begin() + static_cast<std::ptrdiff_t>(name));
    }
    if (!total) {
      row.level1 = indicator.level1;
      row.level2 = indicator.level2;
    }
    table::ClassifyRow(schema_, table_->table_id, &row);
    WriteTexts(DivideTexts(texts, texts_.size()));
    AddFlowValues(parts.scores, scores_, out_);
    WriteAfter(parts.after);
  }

  void WriteTexts(const std::vector<Piece>& texts) {
    const bool known = texts.size() == texts_.size() && !top_aligned_;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      Fact* fact =
          AddFlowValue(texts[i].cells, texts[i].raw, known ? texts_[i] : -1, out_);
      if (fact == nullptr) continue;
      if (fact->kind == Kind::kText) fact->value = script::TidySpace(texts[i].value);
      if (!known) table::Doubt("broken cells: nothing tells where one ends", fact);
    }
  }

  void WriteAfter(const std::vector<const Cell*>& cells) {
    const bool known = after_.size() == 1 && cells.size() == 1;
    for (const Cell* const& cell : cells) {
      AddFlowValue({&cell, 1}, cell->raw, known ? after_[0] : -1, out_);
    }
  }

  const schemas::Schema& schema_;
  int* row_no_;
  const FlowOutput& out_;
  Table* table_;
  std::vector<int> texts_;  // columns before the scores
  std::vector<int> scores_;
  std::vector<int> after_;  // columns behind them
  int name_width_ = 0;
  bool top_aligned_ = false;
};

}  // namespace

std::size_t CountScores(const std::vector<int>& columns, const Table& table) {
  return static_cast<std::size_t>(std::ranges::count_if(columns, [&](int column) {
    return table.columns[static_cast<std::size_t>(column)].kind != Kind::kText;
  }));
}

void AddIndicators(const std::vector<IndicatorCells>& indicators,
                   const std::vector<int>& columns, const schemas::Schema& schema,
                   int* row_no, const FlowOutput& out) {
  IndicatorWriter(columns, schema, row_no, out).Write(indicators);
}

}  // namespace budget::flow
