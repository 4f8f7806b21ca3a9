#include "pipeline/bind/doubt_heads.h"

#include <string_view>

namespace budget::bind {
namespace {

constexpr std::string_view kNoHead = "no head stands above the column";

}  // namespace

void DoubtUnheaded(Table* table) {
  for (Fact& fact : table->facts) {
    const Column* column = table->ColumnOf(fact);
    if (column == nullptr || !column->path.empty()) continue;
    if (fact.kind == Kind::kText || fact.certainty != Certainty::kPrinted) continue;
    fact.certainty = Certainty::kAmbiguous;
    if (!fact.note.empty()) fact.note += "; ";
    fact.note += kNoHead;
  }
}

}  // namespace budget::bind
