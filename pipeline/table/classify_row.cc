#include "pipeline/table/classify_row.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "pipeline/script/number.h"
#include "pipeline/script/text.h"
#include "pipeline/script/year.h"

namespace budget::table {
namespace {

// 类, 款, 项 by the length of a code of the functional or economic classification.
int LevelOfCode(std::string_view code) {
  switch (code.size()) {
    case 3:
      return 1;
    case 5:
      return 2;
    case 7:
      return 3;
    default:
      return 0;
  }
}

// The concept of a code.  A class has one of its own (expenditure.health), by the name
// that the classification gives it; below it the code itself is the concept.
std::string ConceptOfCode(const schemas::Vocabulary& vocabulary,
                          std::string_view code) {
  for (const schemas::Code* entry : vocabulary.FindCode(code)) {
    const schemas::Concept* found =
        vocabulary.FindConcept(script::Fold(entry->name), Direction::kExpenditure, {});
    if (code.size() == 3 && found != nullptr) return found->id;
    return entry->classification + "." + entry->code;
  }
  return {};
}

// The label without its ordinal: 一、教育支出 -> 教育支出.
std::string_view WithoutOrdinal(const std::string& folded,
                                const schemas::RowPatterns& patterns) {
  const std::optional<schemas::Captures> match = patterns.ordinal.Search(folded);
  if (!match) return folded;
  const std::string_view ordinal = schemas::Captured(*match, "ordinal");
  return std::string_view(folded).substr(ordinal.size());
}

// Behind a number, 年, 月, 日 and 天 make a date or a term: 2025年, 10年.  It stays as
// it is printed.
bool IsOfTheCalendar(std::string_view unit) {
  constexpr std::array<char32_t, 4> kWords = {0x5E74, 0x6708, 0x65E5, 0x5929};
  std::size_t at = 0;
  return std::ranges::find(kWords, script::NextCodePoint(unit, &at)) != kWords.end();
}

}  // namespace

void ClassifyRow(const schemas::Schema& schema, std::string_view table_id, Row* row) {
  const std::string folded = script::Fold(row->item_name);
  row->row_kind = schema.rows.total.MatchesAll(folded)      ? RowKind::kTotal
                  : schema.rows.subtotal.MatchesAll(folded) ? RowKind::kSubtotal
                                                            : RowKind::kItem;
  row->of_which = schema.rows.of_which.Search(folded).has_value();
  row->item_level = LevelOfCode(row->item_code);
  row->concept_id.clear();
  const schemas::Vocabulary& vocabulary = *schema.vocabulary;
  if (!row->item_code.empty())
    row->concept_id = ConceptOfCode(vocabulary, row->item_code);
  if (!row->concept_id.empty()) return;
  const std::string_view name = WithoutOrdinal(folded, schema.rows);
  if (const schemas::Concept* found =
          vocabulary.FindConcept(name, row->direction, table_id)) {
    row->concept_id = found->id;
  }
}

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

}  // namespace budget::table
