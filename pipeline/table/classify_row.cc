#include "pipeline/table/classify_row.h"

#include <string>

#include "pipeline/meaning/concepts.h"
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
    row->concept_id = meaning::ConceptOfCode(vocabulary, row->item_code);
  if (!row->concept_id.empty()) return;
  if (const schemas::Concept* found =
          meaning::ConceptOfLabel(folded, row->direction, table_id, schema)) {
    row->concept_id = found->id;
  }
}

}  // namespace budget::table
