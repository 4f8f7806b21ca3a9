#include "pipeline/stages/bind_tables.h"

#include <cstddef>
#include <utility>

#include "pipeline/bind/bind_table.h"
#include "pipeline/model/ids.h"
#include "pipeline/prose/statements/targets.h"

namespace budget::stages {
namespace {

// Performance targets as quantities.
std::vector<Target> TargetsOf(const Table& table, const schemas::TargetWords& words) {
  std::vector<Target> targets;
  for (std::size_t i = 0; i < table.facts.size(); ++i) {
    const Column* column = table.ColumnOf(table.facts[i]);
    if (column == nullptr || column->measure != ids::kTargetValue) continue;
    Target target = statements::ParseTarget(table.facts[i].value, words);
    if (target.number.empty()) continue;
    target.fact = static_cast<int>(i);
    targets.push_back(std::move(target));
  }
  return targets;
}

}  // namespace

BoundTables BindTables(PrintedDocument printed, const schemas::Schema& schema,
                       const meaning::DocumentContext& context,
                       const std::string& source, bool explain, Stop stop) {
  BoundTables out;
  for (table::WholeTable& whole : printed.tables) {
    if (stop.requested()) break;
    bind::BoundTable bound =
        bind::BindTable(whole, schema, context, source, explain, stop);
    whole = {};
    bound.table.targets = TargetsOf(bound.table, schema.prose.targets);
    out.tables.push_back(std::move(bound.table));
    out.explanation += bound.explanation;
    out.diagnostics.insert(out.diagnostics.end(), bound.diagnostics.begin(),
                           bound.diagnostics.end());
  }
  return out;
}

}  // namespace budget::stages
