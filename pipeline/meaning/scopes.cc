#include "pipeline/meaning/scopes.h"

#include <algorithm>
#include <cstddef>
#include <ranges>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/script/text.h"
#include "schemas/load/regions.h"

namespace budget::meaning {
namespace {

constexpr std::size_t kLongestLabel = 60;  // bytes; no name of a district is longer
constexpr std::size_t kShortestName = 9;   // bytes: three characters

// What one label of a row or of a head says.
struct Said {
  Scope scope = Scope::kNone;
  std::string name;  // kRegion: without ordinal and 其中
};

std::string WithoutLead(std::string label, const schemas::RowPatterns& rows) {
  for (const schemas::Pattern* lead : {&rows.of_which, &rows.ordinal}) {
    const auto found = lead->Locate(label);
    if (found && found->begin == 0) label.erase(0, found->end);
  }
  return label;
}

Said ReadLabel(const std::string& folded, const schemas::Schema& schema) {
  if (folded.empty() || folded.size() > kLongestLabel) return {};
  const std::string label = WithoutLead(folded, schema.rows);
  for (const schemas::ScopeSpec& spec : schema.scopes) {
    if (!spec.label.MatchesAll(label)) continue;
    return {.scope = spec.scope,
            .name = spec.scope == Scope::kRegion ? label : std::string()};
  }
  // A place whose name ends like a part of a town is one if the table knows it.  Not so
  // a name of two characters: the town itself is called a district in several cities.
  if (label.size() >= kShortestName && !schemas::RegionsNamed(label).empty()) {
    return {.scope = Scope::kRegion, .name = label};
  }
  return {};
}

// Whether one of the other names is a part of the place with this name.
bool HasParts(const std::string& name, const std::set<std::string>& known) {
  return std::ranges::any_of(schemas::RegionsNamed(name), [&](const auto& place) {
    return std::ranges::any_of(known, [&](const std::string& other) {
      return other != name &&
             std::ranges::any_of(schemas::RegionsNamed(other), [&](const auto& part) {
               return part.code != place.code && schemas::LiesIn(part.code, place.code);
             });
    });
  });
}

// What the labels of one side of a table say together: of its rows, or of its columns.
void DecideTogether(std::vector<Said>* labels) {
  std::set<std::string> known;
  bool whole = false;
  for (const Said& said : *labels) {
    whole = whole || (said.scope != Scope::kNone && said.scope != Scope::kRegion);
    if (said.scope != Scope::kRegion) continue;
    if (!schemas::RegionsNamed(said.name).empty()) known.insert(said.name);
  }
  constexpr std::size_t kEnough = 2;
  std::set<std::string> parents;
  for (const std::string& name : known) {
    if (HasParts(name, known)) parents.insert(name);
  }
  for (Said& said : *labels) {
    if (said.scope != Scope::kRegion) continue;
    if (known.size() < kEnough && !whole) said = {};
    if (parents.size() == 1 && parents.contains(said.name)) {
      said = {.scope = Scope::kTerritory, .name = {}};
    }
  }
}

// The innermost label of a head that says any.
Said ReadHead(const HeaderPath& path, const schemas::Schema& schema) {
  for (const HeaderLabel& label : std::views::reverse(path.labels())) {
    Said said = ReadLabel(label.folded, schema);
    if (said.scope != Scope::kNone) return said;
  }
  return {};
}

}  // namespace

Scope ScopeOfText(std::string_view folded, const schemas::Schema& schema) {
  Scope scope = Scope::kNone;
  for (const schemas::ScopeSpec& spec : schema.scopes) {
    if (spec.text.empty() || !spec.text.MatchesPart(folded)) continue;
    if (spec.scope == Scope::kNone) return Scope::kNone;
    if (scope != Scope::kNone && scope != spec.scope) return Scope::kNone;
    scope = spec.scope;
  }
  return scope;
}

void ApplyScopes(const schemas::Schema& schema, Table* table) {
  table->scope = ScopeOfText(script::Fold(table->title), schema);
  std::vector<Said> heads;
  heads.reserve(table->columns.size());
  for (const Column& column : table->columns) {
    heads.push_back(ReadHead(column.path, schema));
  }
  DecideTogether(&heads);
  for (std::size_t i = 0; i < heads.size(); ++i) {
    table->columns[i].scope = heads[i].scope;
    table->columns[i].region = heads[i].name;
  }
  std::vector<Said> labels;
  labels.reserve(table->rows.size());
  for (const Row& row : table->rows) {
    labels.push_back(ReadLabel(script::Fold(row.item_name), schema));
  }
  DecideTogether(&labels);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    table->rows[i].scope = labels[i].scope;
    table->rows[i].region = labels[i].name;
  }
}

}  // namespace budget::meaning
