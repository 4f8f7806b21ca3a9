#include "pipeline/bind/doubt_heads.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/meaning/words.h"
#include "pipeline/script/marks.h"
#include "pipeline/table/make_fact.h"

namespace budget::bind {

void DoubtUnheaded(Table* table) {
  for (Fact& fact : table->facts) {
    const Column* column = table->ColumnOf(fact);
    if (column == nullptr || !column->path.empty()) continue;
    const bool text = fact.kind == Kind::kText && !script::IsPlaceholder(fact.value);
    if (text || fact.certainty != Certainty::kPrinted) continue;
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

void DoubtUnknownUnits(const schemas::Schema& schema, Table* table) {
  std::vector<std::string> unknown;  // by column
  for (const Column& column : table->columns) {
    meaning::Words words = meaning::ReadWords(column.path, schema, 0);
    // A layout that claims the column may say its kind or its unit.
    const bool open =
        words.assumes_kind && column.kind == Kind::kCount && column.unit.empty();
    unknown.push_back(open ? std::move(words.unknown_unit) : std::string());
  }
  for (Fact& fact : table->facts) {
    if (fact.column < 0 || fact.kind != Kind::kCount || !fact.unit.empty()) continue;
    const std::string& unit = unknown[static_cast<std::size_t>(fact.column)];
    if (unit.empty()) continue;
    table::Doubt("the unit in its head is not known: " + unit, &fact);
  }
}

}  // namespace budget::bind
