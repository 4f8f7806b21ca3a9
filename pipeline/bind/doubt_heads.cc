#include "pipeline/bind/doubt_heads.h"

#include <algorithm>

#include "pipeline/table/make_fact.h"

namespace budget::bind {

void DoubtUnheaded(Table* table) {
  for (Fact& fact : table->facts) {
    const Column* column = table->ColumnOf(fact);
    if (column == nullptr || !column->path.empty()) continue;
    if (fact.kind == Kind::kText || fact.certainty != Certainty::kPrinted) continue;
    table::Doubt("no head stands above the column", &fact);
  }
}

void DoubtUnlabelled(Table* table) {
  const auto named = [](const Row& row) {
    return !row.item_name.empty() || !row.item_code.empty();
  };
  if (table->row_count < 2 && std::ranges::none_of(table->rows, named)) return;
  for (Fact& fact : table->facts) {
    if (!named(table->RowOf(fact))) table::Doubt("the row has no label", &fact);
  }
}

}  // namespace budget::bind
