#include "pipeline/bind/classify_row.h"

#include <optional>
#include <string>
#include <utility>

#include "pipeline/model/text.h"

namespace budget {
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
std::string ConceptOfCode(const Vocabulary& vocabulary, std::string_view code) {
  for (const Code* entry : vocabulary.FindCode(code)) {
    const Concept* found =
        vocabulary.FindConcept(Fold(entry->name), Direction::kExpenditure, {});
    if (code.size() == 3 && found != nullptr) return found->id;
    return entry->classification + "." + entry->code;
  }
  return {};
}

// The label without its ordinal: 一、教育支出 -> 教育支出.
std::string_view WithoutOrdinal(const std::string& folded,
                                const RowPatterns& patterns) {
  const std::optional<Captures> match = patterns.ordinal.Search(folded);
  if (!match) return folded;
  const std::string_view ordinal = Captured(*match, "ordinal");
  return std::string_view(folded).substr(ordinal.size());
}

}  // namespace

void ClassifyRow(const Schema& schema, std::string_view table_id, Row* row) {
  const std::string folded = Fold(row->item_name);
  row->row_kind = schema.rows.total.MatchesAll(folded)      ? RowKind::kTotal
                  : schema.rows.subtotal.MatchesAll(folded) ? RowKind::kSubtotal
                                                            : RowKind::kItem;
  row->of_which = schema.rows.of_which.Search(folded).has_value();
  row->item_level = LevelOfCode(row->item_code);
  row->concept_id.clear();
  const Vocabulary& vocabulary = *schema.vocabulary;
  if (!row->item_code.empty())
    row->concept_id = ConceptOfCode(vocabulary, row->item_code);
  if (!row->concept_id.empty()) return;
  const std::string_view name = WithoutOrdinal(folded, schema.rows);
  if (const Concept* found = vocabulary.FindConcept(name, row->direction, table_id)) {
    row->concept_id = found->id;
  }
}

Fact MakeFact(std::string_view raw, Kind column_kind) {
  Fact fact;
  fact.raw = std::string(raw);
  if (column_kind != Kind::kText) {
    if (std::optional<PrintedNumber> number = ParseNumber(raw)) {
      fact.value = std::move(number->digits);
      fact.kind = number->percent ? Kind::kPercent : column_kind;
      return fact;
    }
  }
  fact.value = TidySpace(raw);
  fact.kind = Kind::kText;
  return fact;
}

}  // namespace budget
