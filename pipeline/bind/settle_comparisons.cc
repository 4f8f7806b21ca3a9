#include "pipeline/bind/settle_comparisons.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "pipeline/meaning/rates.h"
#include "pipeline/meaning/words.h"
#include "pipeline/model/ids.h"
#include "pipeline/table/make_fact.h"

namespace budget::bind {
namespace {

constexpr std::size_t kMostAmounts = 12;  // columns that are tried with each other
constexpr Decimal kHundred{100, 0};

bool IsOpen(const Column& column, const schemas::Schema& schema) {
  const bool plain = column.measure.empty() || column.measure == ids::kAmount;
  return column.kind == Kind::kAmount && column.unit.empty() && plain &&
         schema.lines.comparison.MatchesPart(column.path.leaf()) &&
         !meaning::ReadWords(column.path, schema, 0).kind;
}

// The amounts of one column by row; those of an open column, too.
struct Amounts {
  int column = 0;
  std::vector<const Decimal*> by_row;
  int scale = 0;  // the most digits behind the point
};

Amounts AmountsOf(const Table& table, std::size_t column) {
  Amounts amounts{.column = static_cast<int>(column), .by_row = {}};
  amounts.by_row.resize(table.rows.size(), nullptr);
  for (const Fact& fact : table.facts) {
    if (fact.column != amounts.column || fact.kind != Kind::kAmount || !fact.number) {
      continue;
    }
    amounts.by_row[static_cast<std::size_t>(fact.row)] = &*fact.number;
    amounts.scale = std::max(amounts.scale, fact.number->scale());
  }
  return amounts;
}

struct Tally {
  std::size_t tested = 0;
  std::size_t differences = 0;
  std::size_t percentages = 0;
};

// What the figures of `said` are of `later` and `earlier`, row by row.
Tally Compare(const Amounts& said, const Amounts& later, const Amounts& earlier) {
  Tally tally;
  for (std::size_t row = 0; row < said.by_row.size(); ++row) {
    const Decimal* value = said.by_row[row];
    const Decimal* now = later.by_row[row];
    const Decimal* before = earlier.by_row[row];
    if (value == nullptr || now == nullptr || before == nullptr || before->is_zero()) {
      continue;
    }
    const Decimal half = value->HalfUnit(said.scale);
    const Decimal half_now = now->HalfUnit(later.scale);
    const Decimal half_before = before->HalfUnit(earlier.scale);
    const Decimal change = *now - *before;
    const Decimal loose = kHundred * (half_now + half_before) + half * before->Abs();
    const bool difference = (*value - change).Abs() <= half + half_now + half_before;
    const bool growth = (*value * *before - kHundred * change).Abs() <= loose;
    const bool ratio = (*value * *before - kHundred * *now).Abs() <= loose;
    if (difference && (growth || ratio)) continue;
    ++tally.tested;
    if (difference) ++tally.differences;
    if (growth || ratio) ++tally.percentages;
  }
  return tally;
}

bool IsBelieved(std::size_t hits, std::size_t tested, std::size_t rows) {
  constexpr std::size_t kTen = 10;
  return (hits > 1 || (hits == 1 && rows == 1)) && hits * kTen >= tested * (kTen - 1);
}

// What the column is; nothing if the figures leave it open.
std::optional<Kind> KindOf(const Amounts& said, const std::vector<Amounts>& amounts) {
  const auto rows = static_cast<std::size_t>(
      std::ranges::count_if(said.by_row, [](const auto* value) { return value; }));
  std::size_t money = 0;
  std::size_t percent = 0;
  for (const Amounts& later : amounts) {
    for (const Amounts& earlier : amounts) {
      if (later.column == earlier.column) continue;
      const Tally tally = Compare(said, later, earlier);
      if (IsBelieved(tally.differences, tally.tested, rows)) {
        money = std::max(money, tally.differences);
      }
      if (IsBelieved(tally.percentages, tally.tested, rows)) {
        percent = std::max(percent, tally.percentages);
      }
    }
  }
  if (money == percent) return std::nullopt;
  return money > percent ? Kind::kAmount : Kind::kPercent;
}

void MakePercent(Column* column, Table* table) {
  column->kind = Kind::kPercent;
  column->phase = Phase::kNone;
  column->measure.clear();
  const auto index = static_cast<int>(column - table->columns.data());
  for (Fact& fact : table->facts) {
    if (fact.column == index && fact.kind == Kind::kAmount && fact.unit.empty()) {
      fact.kind = Kind::kPercent;
    }
  }
}

void DoubtKind(const Column& column, Table* table) {
  const auto index = static_cast<int>(&column - table->columns.data());
  for (Fact& fact : table->facts) {
    if (fact.column != index || fact.kind == Kind::kText) continue;
    table::Doubt("its head does not say whether it is money or a percentage", &fact);
  }
}

}  // namespace

void SettleComparisons(const schemas::Schema& schema, Table* table) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < table->columns.size(); ++i) {
    if (IsOpen(table->columns[i], schema)) open.push_back(i);
  }
  if (open.empty()) return;
  for (const std::size_t i : open) {
    Column& column = table->columns[i];
    const Amounts said = AmountsOf(*table, i);
    std::vector<Amounts> amounts;
    int scale = 0;
    for (std::size_t k = 0; k < table->columns.size(); ++k) {
      const Column& other = table->columns[k];
      const bool beside = other.block == column.block && other.kind == Kind::kAmount &&
                          std::ranges::find(open, k) == open.end();
      if (!beside || amounts.size() == kMostAmounts) continue;
      amounts.push_back(AmountsOf(*table, k));
      scale = std::max(scale, amounts.back().scale);
    }
    const std::optional<Kind> kind = KindOf(said, amounts);
    const bool only_decimals = !amounts.empty() && scale == 0 && said.scale > 0;
    if (kind == Kind::kPercent || (!kind && only_decimals)) MakePercent(&column, table);
    if (!kind) DoubtKind(column, table);
  }
  meaning::DateRates(&table->columns);
}

}  // namespace budget::bind
