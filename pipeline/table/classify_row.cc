#include "pipeline/table/classify_row.h"

#include <optional>
#include <string>

#include "pipeline/script/text.h"

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

}  // namespace budget::table
