#include "pipeline/flow/flow_values.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "pipeline/script/marks.h"
#include "pipeline/script/number.h"
#include "pipeline/table/make_fact.h"

namespace budget::flow {
namespace {

// The columns of one block, with what their kinds allow.
class Slots {
 public:
  Slots(const std::vector<int>& columns, const Table& table)
      : columns_(columns), table_(table) {
    for (const int column : columns) {
      percent_ = percent_ || At(column).kind == Kind::kPercent;
      text_ = text_ || At(column).kind == Kind::kText;
    }
  }

  std::size_t size() const { return columns_.size(); }
  const Column& operator[](std::size_t slot) const { return At(columns_[slot]); }

  bool Fits(const Cell& cell, std::size_t slot) const {
    const std::optional<script::PrintedNumber> number = script::ParseNumber(cell.raw);
    const Kind kind = (*this)[slot].kind;
    if (number && number->percent && percent_) return kind == Kind::kPercent;
    if (!number && text_ && !IsFlowValue(cell.raw)) return kind == Kind::kText;
    return true;
  }

 private:
  const Column& At(int column) const {
    return table_.columns[static_cast<std::size_t>(column)];
  }

  const std::vector<int>& columns_;
  const Table& table_;
  bool percent_ = false;
  bool text_ = false;
};

// The first and the last slot that a value can have.
struct Range {
  std::size_t first = 0;
  std::size_t last = 0;
};

// The ranges of all values; empty if they do not fit at all.
std::vector<Range> FitValues(const std::vector<const Cell*>& values,
                             const Slots& slots) {
  std::vector<Range> ranges(values.size());
  std::size_t slot = 0;
  for (std::size_t i = 0; i < values.size(); ++i, ++slot) {
    while (slot < slots.size() && !slots.Fits(*values[i], slot)) ++slot;
    if (slot >= slots.size()) return {};
    ranges[i].first = slot;
  }
  slot = slots.size();
  for (std::size_t i = values.size(); i-- > 0;) {
    do {
      --slot;  // stays at or above ranges[i].first, where the value fits
    } while (!slots.Fits(*values[i], slot));
    ranges[i].last = slot;
  }
  return ranges;
}

std::string Candidates(const Slots& slots, const Range& range) {
  std::string note = "blank cells are lost; one of:";
  for (std::size_t slot = range.first; slot <= range.last; ++slot) {
    note += (slot == range.first ? " " : " | ") + slots[slot].path.printed();
  }
  return note;
}

}  // namespace

bool IsFlowValue(std::string_view raw) {
  return table::LooksLikeFigure(raw) || script::IsPlaceholder(raw);
}

Fact* AddFlowValue(std::span<const Cell* const> cells, std::string_view raw, int column,
                   const FlowOutput& out) {
  const int row = static_cast<int>(out.table->rows.size()) - 1;
  return table::AddFact(cells, raw, row, column, nullptr, out.table, out.ledger);
}

void AddFlowValues(const std::vector<const Cell*>& values,
                   const std::vector<int>& columns, const FlowOutput& out) {
  const Slots slots(columns, *out.table);
  const std::vector<Range> ranges = FitValues(values, slots);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const bool known = i < ranges.size();
    const bool certain = known && ranges[i].first == ranges[i].last;
    Fact* fact = AddFlowValue({&values[i], 1}, values[i]->raw,
                              certain ? columns[ranges[i].first] : -1, out);
    if (fact != nullptr && known && !certain) {
      table::Doubt(Candidates(slots, ranges[i]), fact);
    }
  }
}

}  // namespace budget::flow
