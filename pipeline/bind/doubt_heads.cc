#include "pipeline/bind/doubt_heads.h"

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

}  // namespace budget::bind
