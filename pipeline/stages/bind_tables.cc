#include "pipeline/stages/bind_tables.h"

#include <cstddef>
#include <tuple>
#include <utility>

#include "pipeline/bind/bind_table.h"
#include "pipeline/model/ids.h"
#include "pipeline/prose/statements/targets.h"
#include "pipeline/script/text.h"

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

bool StandsBefore(const Place& a, const Place& b) {
  return std::tuple(a.page, a.line, a.box.y0) < std::tuple(b.page, b.line, b.box.y0);
}

// The headings that a table stands under: those of the last section that begins before
// it.
std::string HeadingsOver(const Place& table, const Outline& outline) {
  std::string headings;
  for (const Section& section : outline.sections) {
    if (section.level > 0 && StandsBefore(section.place, table)) {
      headings = section.path;
    }
  }
  return script::Fold(headings);
}

}  // namespace

BoundTables BindTables(PrintedDocument printed, const Outline& outline,
                       const schemas::Schema& schema,
                       const meaning::DocumentContext& context,
                       const std::string& source, bool explain, Stop stop) {
  BoundTables out;
  for (table::WholeTable& whole : printed.tables) {
    if (stop.requested()) break;
    whole.headings = HeadingsOver(whole.first, outline);
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
