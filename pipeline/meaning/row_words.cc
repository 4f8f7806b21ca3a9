#include "pipeline/meaning/row_words.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/meaning/words.h"
#include "pipeline/script/marks.h"
#include "pipeline/script/text.h"

namespace budget::meaning {
namespace {

// How deep a label is numbered: 一、 is 1, （一） 2, 1. 3, (1) 4; 0 without a number.
int DepthOf(const std::string& folded, const schemas::Schema& schema) {
  const auto match = schema.rows.ordinal.Search(folded);
  if (!match) return 0;
  const std::u32string ordinal = script::ToUtf32(schemas::Captured(*match, "ordinal"));
  constexpr char32_t kBracket = 0xFF08;
  const bool bracket = !ordinal.empty() && ordinal.front() == kBracket;
  const bool digits =
      std::ranges::any_of(ordinal, [](char32_t c) { return c >= U'0' && c <= U'9'; });
  return (digits ? 3 : 1) + (bracket ? 1 : 0);
}

// The dates that a row has said, and for how long they hold.
class Carried {
 public:
  void Apply(const std::string& folded, const schemas::Schema& schema, int this_year,
             Row* row) {
    const int depth = DepthOf(folded, schema);
    if (depth != 0 && (depth <= depth_ || depth_ == 0)) *this = {};
    if (row->row_kind != RowKind::kItem) *this = {};
    if (schema.rows.dated.MatchesPart(folded)) {
      const Words words = ReadPeriod(folded, schema, this_year);
      if (words.year != 0 && !words.two_years) {
        year_ = words.year;
        phase_ = words.phase;
        depth_ = depth;
        in_parts_ = false;
        row->fiscal_year = words.year;
        row->phase = words.phase;
        return;
      }
    }
    // A row without a number says it of its parts alone: from 其中 to the next number.
    in_parts_ = in_parts_ || row->of_which;
    if (depth_ == 0 && !in_parts_) return;
    row->fiscal_year = year_;
    row->phase = phase_;
  }

 private:
  int year_ = 0;
  std::optional<Phase> phase_;
  int depth_ = 0;
  bool in_parts_ = false;
};

// What the label of a row, or its column of units, says of its figures.
struct RowUnit {
  std::optional<Kind> kind;
  bool of_column = false;  // a column of units says it
  std::string unknown;     // a column of units prints it, and nobody knows it
};

// The unit of a label that has no figures holds for the rows below it, up to the next
// that is numbered like it: 二、主要指标（亿元）.
class GroupUnit {
 public:
  void Apply(const std::string& folded, bool has_figures, const schemas::Schema& schema,
             Words* words) {
    const int depth = DepthOf(folded, schema);
    if (depth != 0 && depth <= depth_) *this = {};
    if (!has_figures && !words->unit.empty() && depth != 0) {
      depth_ = depth;
      kind_ = words->kind;
      unit_ = words->unit;
    } else if (!words->kind && words->unit.empty() && depth_ != 0) {
      words->kind = kind_;
      words->unit = unit_;
    }
  }

 private:
  int depth_ = 0;  // 0: no unit holds
  std::optional<Kind> kind_;
  std::string unit_;
};

// What a column of units or a label says of a row whose unit is no unit that is known.
RowUnit ReadRowUnit(Words words, Row* row) {
  RowUnit said{.kind = words.kind, .of_column = false, .unknown = {}};
  std::size_t at = 0;
  if (!row->unit.empty() &&
      script::IsIdeograph(script::NextCodePoint(row->unit, &at))) {
    // Whatever it is, it is not the money of the table.
    said = {.kind = words.kind.value_or(Kind::kCount),
            .of_column = true,
            .unknown = words.kind ? std::string() : row->unit};
  }
  row->unit = std::move(words.unit);
  return said;
}

// Whether what a row says holds for a figure below a head: before what the head says
// goes the row's own label, but not its column of units.
bool Holds(const RowUnit& said, const Column& column, std::optional<Kind> by_head) {
  if (column.kind == Kind::kText) return false;
  if (column.kind == Kind::kCount) {
    return said.of_column && column.unit.empty() && by_head == Kind::kCount;
  }
  const bool money = said.kind == Kind::kAmount;
  return !said.of_column || money || by_head != Kind::kAmount;
}

// The kind and the unit of a figure by its row; a ratio is one in any row.
void ApplyUnit(const Row& row, const RowUnit& said, Fact* fact) {
  if (fact->kind == Kind::kText || fact->kind == Kind::kPercent) return;
  if (!fact->unit.empty()) return;  // its own marks come first
  if (said.kind) fact->kind = *said.kind;
  if (!row.unit.empty()) fact->unit = row.unit;
  if (said.unknown.empty()) return;
  fact->certainty = Certainty::kAmbiguous;
  if (!fact->note.empty()) fact->note += "; ";
  fact->note += "the unit of its row is not known: " + said.unknown;
}

}  // namespace

void ApplyRowWords(const schemas::Schema& schema, Table* table) {
  std::vector<Carried> carried;   // by block
  std::vector<GroupUnit> groups;  // by block
  std::vector<bool> has_figures(table->rows.size(), false);
  for (const Fact& fact : table->facts) {
    has_figures[static_cast<std::size_t>(fact.row)] = true;
  }
  std::vector<RowUnit> said(table->rows.size());
  for (std::size_t i = 0; i < table->rows.size(); ++i) {
    Row& row = table->rows[i];
    const std::string folded = script::Fold(row.item_name);
    const auto block = static_cast<std::size_t>(row.block);
    if (carried.size() <= block) carried.resize(block + 1);
    if (groups.size() <= block) groups.resize(block + 1);
    carried[block].Apply(folded, schema, table->fiscal_year, &row);
    const schemas::Unit* unit = schema.vocabulary->FindUnit(row.unit);
    if (unit != nullptr) {
      said[i] = {.kind = unit->kind, .of_column = true, .unknown = {}};
      continue;
    }
    Words words = ReadKind(folded, schema);
    groups[block].Apply(folded, has_figures[i], schema, &words);
    if (words.kind == Kind::kText) continue;
    said[i] = ReadRowUnit(std::move(words), &row);
  }
  std::vector<std::optional<Kind>> by_head;
  by_head.reserve(table->columns.size());
  for (const Column& column : table->columns) {
    by_head.push_back(ReadWords(column.path, schema, table->fiscal_year).kind);
  }
  for (Fact& fact : table->facts) {
    const auto row = static_cast<std::size_t>(fact.row);
    const Column* column = table->ColumnOf(fact);
    const bool holds =
        column == nullptr ||
        Holds(said[row], *column, by_head[static_cast<std::size_t>(fact.column)]);
    if (holds) ApplyUnit(table->rows[row], said[row], &fact);
  }
}

}  // namespace budget::meaning
