#include "pipeline/table/make_fact.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>

#include "pipeline/script/text.h"

namespace budget::table {
namespace {

// Behind a number, 年, 月, 日 and 天 make a date or a term: 2025年, 10年.  It stays as
// it is printed.
bool IsOfTheCalendar(std::string_view unit) {
  constexpr std::array<char32_t, 4> kWords = {0x5E74, 0x6708, 0x65E5, 0x5929};
  std::size_t at = 0;
  return std::ranges::find(kWords, script::NextCodePoint(unit, &at)) != kWords.end();
}

}  // namespace

Fact MakeFact(std::string_view raw, Kind column_kind,
              const schemas::Vocabulary* vocabulary) {
  Fact fact;
  fact.raw = std::string(raw);
  std::optional<script::PrintedNumber> number;
  if (column_kind != Kind::kText) number = script::ReadNumber(raw).number;
  const schemas::Unit* unit = nullptr;
  if (number && !number->unit.empty()) {
    if (vocabulary != nullptr) unit = vocabulary->FindUnit(script::Fold(number->unit));
    if (unit == nullptr || IsOfTheCalendar(number->unit)) number.reset();
  }
  if (!number) {
    fact.value = script::TidySpace(raw);
    return fact;
  }
  fact.value = std::move(number->digits);
  fact.number = number->value;
  fact.kind = number->percent ? Kind::kPercent : column_kind;
  if (unit != nullptr) {
    fact.kind = unit->kind;
    fact.unit = unit->name;
  }
  return fact;
}

std::optional<script::NumberDoubt> DoubtOf(std::string_view raw, Kind column_kind) {
  if (column_kind == Kind::kText) return std::nullopt;
  const script::NumberDoubt doubt = script::ReadNumber(raw).doubt;
  if (doubt == script::NumberDoubt::kNone || doubt == script::NumberDoubt::kBrackets) {
    return std::nullopt;
  }
  return doubt;
}

bool LooksLikeFigure(std::string_view raw) {
  return script::ParseNumber(raw).has_value() ||
         DoubtOf(raw, Kind::kAmount).has_value();
}

Fact* AddFact(std::span<const Cell* const> cells, std::string_view raw, int row,
              int column, const schemas::Vocabulary* vocabulary, Table* table,
              Ledger* ledger) {
  const Kind kind = column < 0 ? Kind::kAmount
                               : table->columns[static_cast<std::size_t>(column)].kind;
  const bool unreadable =
      DoubtOf(raw, kind).has_value() ||
      std::ranges::any_of(cells, [](const Cell* cell) {
        return cell->doubtful || cell->layout == LayoutDoubt::kSeveralFigures;
      });
  for (const Cell* cell : cells) {
    ledger->Enter(*cell, unreadable ? Fate::kReported : Fate::kFact);
  }
  if (unreadable) return nullptr;
  Fact fact = MakeFact(raw, kind, vocabulary);
  fact.row = row;
  fact.column = column;
  fact.place = cells.front()->place;
  if (column < 0) fact.certainty = Certainty::kAmbiguous;
  const bool loose = std::ranges::any_of(
      cells, [](const Cell* cell) { return cell->layout != LayoutDoubt::kNone; });
  if (loose) Doubt("lines of the row could belong to its neighbours", &fact);
  return &table->facts.emplace_back(std::move(fact));
}

Fact* AddFact(const Cell& cell, int row, int column,
              const schemas::Vocabulary* vocabulary, Table* table, Ledger* ledger) {
  const Cell* const only = &cell;
  return AddFact({&only, 1}, cell.raw, row, column, vocabulary, table, ledger);
}

void AppendText(std::string_view raw, Fact* fact) {
  fact->raw += '\n';
  fact->raw += raw;
  fact->value = script::TidySpace(fact->raw);
  fact->number.reset();
  fact->kind = Kind::kText;
}

void Doubt(std::string_view why, Fact* fact) {
  fact->certainty = Certainty::kAmbiguous;
  if (!fact->note.empty()) fact->note += "; ";
  fact->note += why;
}

}  // namespace budget::table
