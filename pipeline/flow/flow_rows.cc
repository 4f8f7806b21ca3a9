#include "pipeline/flow/flow_rows.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "pipeline/flow/flow_values.h"
#include "pipeline/flow/line_numbers.h"
#include "pipeline/script/marks.h"
#include "pipeline/script/text.h"

namespace budget::flow {
namespace {

bool IsValue(const Cell& cell) { return IsFlowValue(cell.raw); }

bool IsCode(const Cell& cell) {
  return cell.raw.size() >= 3 && script::IsAsciiDigits(cell.raw);
}

// The label of several cells, as it is matched.
std::string FoldedName(const std::vector<const Cell*>& name) {
  std::string folded;
  for (const Cell* cell : name) folded += script::Fold(cell->raw);
  return folded;
}

// What the columns say of one block.
struct BlockSpec {
  int number = 1;
  Direction direction = Direction::kNone;
  bool has_code = false;
  bool has_name = false;
  bool has_line_number = false;
  bool has_text_values = false;
};

std::vector<BlockSpec> BlocksOf(const table::Binding& binding) {
  std::vector<BlockSpec> blocks(binding.directions.size());
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    blocks[i].number = static_cast<int>(i) + 1;
    blocks[i].direction = binding.directions[i];
  }
  for (const table::BoundColumn& column : binding.columns) {
    BlockSpec& block = blocks[static_cast<std::size_t>(column.block - 1)];
    if (column.role == schemas::ColumnRole::kMeasure) {
      const Column& value =
          binding.value_columns[static_cast<std::size_t>(column.value_column)];
      block.has_text_values = block.has_text_values || value.kind == Kind::kText;
    } else if (column.role == schemas::ColumnRole::kCode) {
      block.has_code = true;
    } else if (column.role == schemas::ColumnRole::kLineNumber) {
      block.has_line_number = true;
    } else if (column.role != schemas::ColumnRole::kIgnore) {
      block.has_name = true;
    }
  }
  return blocks;
}

// Reads the rows of one body.
class RowSplitter {
 public:
  RowSplitter(const std::vector<FlowLine>& lines, const table::Binding& binding,
              const schemas::Schema& schema)
      : lines_(lines), schema_(schema), blocks_(BlocksOf(binding)) {
    last_codes_.resize(blocks_.size());
    last_is_certain_.resize(blocks_.size(), true);
    blank_rows_.resize(blocks_.size());
    const auto numbered = static_cast<std::size_t>(std::ranges::count_if(
        blocks_, [](const BlockSpec& block) { return block.has_line_number; }));
    if (numbered > 0 && numbered == blocks_.size()) {
      numbers_ = FindLineNumbers(lines_, numbered);
    }
    coded_ = std::ranges::all_of(blocks_,
                                 [](const BlockSpec& block) { return block.has_code; });
  }

  FlowBody Read() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].empty()) continue;
      if (IsSkipped(lines_[i])) {
        ignored_.insert(ignored_.end(), lines_[i].begin(), lines_[i].end());
      } else if (numbers_) {
        ReadNumberedLine(i);
      } else if (blocks_.size() == 1) {
        ReadSingle(i);
      } else {
        ReadBlocks(lines_[i]);
      }
    }
    return {std::move(rows_), std::move(ignored_)};
  }

 private:
  bool IsSkipped(const FlowLine& line) const {
    return schema_.rows.skip.MatchesAll(FoldedName(line));
  }

  bool IsTotal(const std::vector<const Cell*>& name) const {
    const std::string folded = FoldedName(name);
    return schema_.rows.total.MatchesAll(folded) ||
           schema_.rows.subtotal.MatchesAll(folded);
  }

  // --- line numbers ---------------------------------------------------------------

  // Label, number, figures; label, number, figures.
  void ReadNumberedLine(std::size_t i) {
    const FlowLine& line = lines_[i];
    FlowRow row;
    std::vector<const Cell*> numbers;
    std::size_t next = 0;
    for (std::size_t b = 0; b < blocks_.size(); ++b) {
      const int number_at = (*numbers_)[b].at[i];
      if (number_at < 0) return ReadWithoutNumber(i);
      const auto at = static_cast<std::size_t>(number_at);
      if (at < next) return ReadWithoutNumber(i);
      FlowPart part{.block = blocks_[b].number};
      for (; next < at; ++next) {
        if (IsValue(*line[next])) return ReadWithoutNumber(i);  // a figure is no label
        part.name.push_back(line[next]);
      }
      numbers.push_back(line[next++]);
      while (next < line.size() && IsValue(*line[next]) &&
             !IsNumberOf(b + 1, i, next)) {
        part.values.push_back(line[next++]);
      }
      if (!part.name.empty() || !part.values.empty()) {
        row.parts.push_back(std::move(part));
      }
    }
    if (next < line.size()) {
      if (row.parts.empty()) row.parts.push_back({.block = blocks_.back().number});
      auto& values = row.parts.back().values;
      values.insert(values.end(), line.begin() + static_cast<std::ptrdiff_t>(next),
                    line.end());
    }
    ignored_.insert(ignored_.end(), numbers.begin(), numbers.end());
    Add(std::move(row));
  }

  bool IsNumberOf(std::size_t block, std::size_t i, std::size_t index) const {
    return block < blocks_.size() &&
           (*numbers_)[block].at[i] == static_cast<int>(index);
  }

  // A line that the counting passes over: more of the last label, or a row of its own.
  void ReadWithoutNumber(std::size_t i) {
    const FlowLine& line = lines_[i];
    const bool words =
        std::ranges::none_of(line, [](const Cell* cell) { return IsValue(*cell); });
    if (words && !rows_.empty() && !IsTotal(line)) {
      auto& name = rows_.back().parts.back().name;
      name.insert(name.end(), line.begin(), line.end());
      return;
    }
    ReadBlocks(line);
  }

  // --- one block -----------------------------------------------------------------

  void ReadSingle(std::size_t i) {
    FlowPart part = ReadPart(lines_[i], blocks_[0]);
    if (coded_ && part.code.empty() && !IsTotal(part.name)) {
      if (GoesOn(part, i)) return;
    }
    FlowRow row;
    if (!pending_.empty()) {
      part.name.insert(part.name.begin(), pending_.begin(), pending_.end());
      pending_.clear();
    }
    row.parts.push_back(std::move(part));
    Add(std::move(row));
  }

  // A line without a code where every row has one: the rest of the row above, or the
  // start of the label of the row below.
  bool GoesOn(FlowPart& part, std::size_t i) {
    const bool words = part.values.empty();
    if (words && NextLineIsUnnamed(i)) {
      pending_.insert(pending_.end(), part.name.begin(), part.name.end());
      return true;
    }
    if (rows_.empty() || rows_.back().parts.empty()) return false;
    FlowPart& above = rows_.back().parts.back();
    if (above.code.empty() || (!words && !above.values.empty())) return false;
    above.name.insert(above.name.end(), part.name.begin(), part.name.end());
    if (!words) above.values = std::move(part.values);
    return true;
  }

  // A code and figures without a label: that stands in lines above and below.
  bool NextLineIsUnnamed(std::size_t i) const {
    if (i + 1 >= lines_.size()) return false;
    const FlowLine& next = lines_[i + 1];
    return next.size() >= 2 && IsCode(*next[0]) && IsValue(*next[1]);
  }

  // Code, label, values in this order.
  static FlowPart ReadPart(const FlowLine& line, const BlockSpec& block) {
    FlowPart part{.block = block.number};
    std::size_t next = 0;
    if (block.has_code && !line.empty() && IsCode(*line[0])) {
      part.code.push_back(line[next++]);
    }
    // Where values can be text, the label is one cell; else it goes on to the first
    // number.
    while (block.has_name && next < line.size() && !IsValue(*line[next]) &&
           (part.name.empty() || !block.has_text_values)) {
      part.name.push_back(line[next++]);
    }
    part.values.assign(line.begin() + static_cast<std::ptrdiff_t>(next), line.end());
    return part;
  }

  // --- several blocks ---------------------------------------------------------------

  void ReadBlocks(const FlowLine& line) {
    std::vector<FlowPart> parts = SplitAtLabels(line);
    const bool all_coded = std::ranges::all_of(
        parts, [](const FlowPart& part) { return !part.code.empty(); });
    if (coded_ && all_coded) {
      AssignByCode(&parts);
    } else {
      AssignByLabel(&parts);
    }
    FlowRow row;
    row.parts = std::move(parts);
    Add(std::move(row));
  }

  // Every code with a label after it begins a part; so does a label after figures and,
  // where no codes tell the parts, every label as long as there are blocks for them.
  std::vector<FlowPart> SplitAtLabels(const FlowLine& line) const {
    std::vector<FlowPart> parts;
    for (std::size_t i = 0; i < line.size(); ++i) {
      const bool word = !IsValue(*line[i]);
      const bool code = coded_ && IsCode(*line[i]) &&
                        (i + 1 == line.size() || !IsValue(*line[i + 1]));
      const bool label =
          word && !parts.empty() &&
          (!parts.back().values.empty() || (!coded_ && parts.size() < blocks_.size()));
      if (parts.empty() || code || label) parts.emplace_back();
      FlowPart& part = parts.back();
      (code ? part.code : word ? part.name : part.values).push_back(line[i]);
    }
    return parts;
  }

  // The blocks, in order, whose last code each code can follow: those that go on with
  // the same class, or else the nearest before it.
  void AssignByCode(std::vector<FlowPart>* parts) {
    std::vector<int> best;
    int best_score = 0;
    int ways = 0;
    std::vector<int> choice;
    ForEachChoice(parts->size(), 0, &choice, [&] {
      int score = 0;
      for (std::size_t i = 0; i < choice.size(); ++i) {
        const std::string& code = (*parts)[i].code[0]->raw;
        const std::string& last = last_codes_[static_cast<std::size_t>(choice[i])];
        if (!last.empty() && code <= last) return;
        if (last.substr(0, 3) == code.substr(0, 3)) score += 100;
        // A block that has ended above does not go on.
        const bool ended = blank_rows_[static_cast<std::size_t>(choice[i])] > 1;
        if (ended) score -= 10;
        score -= static_cast<int>(std::ranges::count_if(
            last_codes_,
            [&](const std::string& other) { return last < other && other < code; }));
      }
      ++ways;
      if (!best.empty() && score <= best_score) return;
      best_score = score;
      best = choice;
    });
    if (best.empty()) return Number(parts);
    for (int& rows : blank_rows_) ++rows;
    for (std::size_t i = 0; i < parts->size(); ++i) {
      FlowPart& part = (*parts)[i];
      const auto index = static_cast<std::size_t>(best[i]);
      const std::string& code = part.code[0]->raw;
      // A class stays in its block; where its block was a guess, it still is.
      const bool goes_on = last_codes_[index].substr(0, 3) == code.substr(0, 3);
      part.block_is_certain = ways == 1 || (goes_on && last_is_certain_[index]);
      part.block = best[i] + 1;
      last_codes_[index] = code;
      blank_rows_[index] = 0;
      last_is_certain_[index] = part.block_is_certain;
    }
  }

  // As many labels as blocks: each has its own.  Fewer: a label of one direction is in
  // the block of that direction; the foot of a table begins at its left edge and ends
  // at its right one.
  void AssignByLabel(std::vector<FlowPart>* parts) {
    Number(parts);
    if (parts->size() == blocks_.size()) return;
    std::vector<int> found;
    std::vector<int> choice;
    int ways = 0;
    ForEachChoice(parts->size(), 0, &choice, [&] {
      for (std::size_t i = 0; i < choice.size(); ++i) {
        if (!Agrees((*parts)[i], blocks_[static_cast<std::size_t>(choice[i])])) return;
      }
      if (ways++ == 0) found = choice;
    });
    const bool foot =
        parts->size() >= 2 &&
        std::ranges::all_of(*parts, [&](auto& part) { return IsTotal(part.name); });
    if (ways > 1 && foot) {
      found.front() = 0;
      found.back() = static_cast<int>(blocks_.size()) - 1;
    }
    for (std::size_t i = 0; i < parts->size(); ++i) {
      const bool edge = foot && (i == 0 || i + 1 == parts->size());
      (*parts)[i].block_is_certain = ways == 1 || edge;
      if (ways > 0) (*parts)[i].block = found[i] + 1;
    }
  }

  bool Agrees(const FlowPart& part, const BlockSpec& block) const {
    if (block.direction == Direction::kNone) return true;
    const std::string name = FoldedName(part.name);
    const bool revenue = schema_.rows.revenue.MatchesAll(name);
    const bool expenditure = schema_.rows.expenditure.MatchesAll(name);
    if (revenue == expenditure) return true;
    return revenue == (block.direction == Direction::kRevenue);
  }

  void Number(std::vector<FlowPart>* parts) const {
    for (std::size_t i = 0; i < parts->size(); ++i) {
      (*parts)[i].block = static_cast<int>(std::min(i + 1, blocks_.size()));
      (*parts)[i].block_is_certain = parts->size() == blocks_.size();
    }
  }

  // Calls use() for every ascending choice of `count` blocks; blocks are few.
  template <typename Use>
  void ForEachChoice(std::size_t count, std::size_t from, std::vector<int>* choice,
                     const Use& use) const {
    constexpr std::size_t kMostBlocks = 6;
    if (choice->size() == count) return use();
    for (std::size_t b = from; b < std::min(blocks_.size(), kMostBlocks); ++b) {
      choice->push_back(static_cast<int>(b));
      ForEachChoice(count, b + 1, choice, use);
      choice->pop_back();
    }
  }

  void Add(FlowRow row) {
    if (!row.parts.empty()) rows_.push_back(std::move(row));
  }

  const std::vector<FlowLine>& lines_;
  const schemas::Schema& schema_;
  std::vector<BlockSpec> blocks_;
  std::optional<std::vector<LineNumbers>> numbers_;
  bool coded_ = false;                   // every block has a column of codes
  std::vector<std::string> last_codes_;  // by block
  std::vector<int> blank_rows_;          // since the last code
  std::vector<bool> last_is_certain_;    // that the last code stands in this block
  std::vector<const Cell*> pending_;     // start of the next row's label
  std::vector<FlowRow> rows_;
  std::vector<const Cell*> ignored_;
};

// Every label with the numbers after it is a part; a code before it is its code.
FlowRow ReadUnbound(const FlowLine& line) {
  FlowRow row;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool next_is_word = i + 1 < line.size() && !IsValue(*line[i + 1]);
    const bool code = IsCode(*line[i]) && next_is_word;
    const bool word = !IsValue(*line[i]);
    const bool begins =
        row.parts.empty() || code || (word && !row.parts.back().values.empty());
    if (begins) row.parts.push_back({.block = static_cast<int>(row.parts.size()) + 1});
    FlowPart& part = row.parts.back();
    part.block_is_certain = false;
    (code ? part.code : word ? part.name : part.values).push_back(line[i]);
  }
  return row;
}

}  // namespace

FlowBody ReadFlowRows(const std::vector<FlowLine>& lines, const table::Binding* binding,
                      const schemas::Schema& schema) {
  if (binding != nullptr) return RowSplitter(lines, *binding, schema).Read();
  FlowBody body;
  for (const FlowLine& line : lines) {
    if (line.empty()) continue;
    if (schema.rows.skip.MatchesAll(FoldedName(line))) {
      body.ignored.insert(body.ignored.end(), line.begin(), line.end());
    } else {
      body.rows.push_back(ReadUnbound(line));
    }
  }
  return body;
}

}  // namespace budget::flow
