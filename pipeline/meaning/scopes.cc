#include "pipeline/meaning/scopes.h"

#include <algorithm>
#include <cstddef>
#include <ranges>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/model/ids.h"
#include "pipeline/script/text.h"
#include "schemas/load/regions.h"

namespace budget::meaning {
namespace {

constexpr std::size_t kLongestRegion = 60;  // bytes; no name of a district is longer
constexpr std::size_t kShortestName = 9;    // bytes: three characters

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

// Whether the level that a word names (group `tier`) is that of the place.
bool IsOfPlace(const schemas::Captures& match, std::string_view place) {
  const std::string_view tier = schemas::Captured(match, "tier");
  return tier.empty() || place.empty() || place.ends_with(tier);
}

Said ReadLabel(const std::string& folded, std::string_view place,
               const schemas::Schema& schema) {
  if (folded.empty() || folded.size() > kLongestRegion) return {};
  const std::string label = WithoutLead(folded, schema.rows);
  if (label == place) return {.scope = Scope::kTerritory, .name = {}};
  for (const schemas::ScopeSpec& spec : schema.scopes) {
    const auto match = spec.label.Match(label);
    if (!match || !IsOfPlace(*match, place)) continue;
    if (spec.scope != Scope::kRegion) return {.scope = spec.scope, .name = {}};
    // 甲子合作区总收入: the place alone, where the pattern tells it from what it has.
    const std::string_view place_name = schemas::Captured(*match, "region");
    return {.scope = spec.scope,
            .name = place_name.empty() ? label : std::string(place_name)};
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
void DecideTogether(std::string_view place, std::vector<Said>* labels) {
  std::set<std::string> known;
  bool whole = false;
  for (const Said& said : *labels) {
    whole = whole || (said.scope != Scope::kNone && said.scope != Scope::kRegion);
    if (said.scope != Scope::kRegion) continue;
    if (!schemas::RegionsNamed(said.name).empty()) known.insert(said.name);
  }
  constexpr std::size_t kEnough = 2;
  std::set<std::string> parents;
  // Where it is not known which place publishes, the one whose parts follow.
  for (const std::string& name : known) {
    if (place.empty() && HasParts(name, known)) parents.insert(name);
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
Said ReadHead(const HeaderPath& path, std::string_view place,
              const schemas::Schema& schema) {
  for (const HeaderLabel& label : std::views::reverse(path.labels())) {
    Said said = ReadLabel(label.folded, place, schema);
    if (said.scope != Scope::kNone) return said;
  }
  return {};
}

// The place that a title names: the one that publishes, or one of its parts.  Where the
// former is not known, a place of GB/T 2260 is taken for it.
ScopeWords OfNamedPlace(std::string_view region, std::string_view place) {
  const bool own = place.empty() ? !schemas::RegionsNamed(region).empty()
                                 : place == region || place.ends_with(region);
  if (own) return {.scope = Scope::kTerritory, .region = {}};
  return {.scope = Scope::kRegion, .region = std::string(region)};
}

}  // namespace

ScopeWords ScopeOfText(std::string_view folded, std::string_view place,
                       const schemas::Schema& schema) {
  ScopeWords words;
  for (const schemas::ScopeSpec& spec : schema.scopes) {
    if (spec.text.empty()) continue;
    const auto match = spec.text.Search(folded);
    if (!match || !IsOfPlace(*match, place)) continue;
    if (spec.scope == Scope::kNone) return {};
    // A name beside words for a level only says whose level.
    if (spec.scope == Scope::kRegion) {
      if (words.scope != Scope::kNone) return words;
      return OfNamedPlace(schemas::Captured(*match, "region"), place);
    }
    if (words.scope != Scope::kNone && words.scope != spec.scope) return {};
    words.scope = spec.scope;
  }
  return words;
}

namespace {

// Of headings joined with '/', the innermost that says any.
Scope ScopeOfPath(std::string_view path, std::string_view place,
                  const schemas::Schema& schema) {
  while (!path.empty()) {
    const std::size_t slash = path.rfind('/');
    const bool outermost = slash == std::string_view::npos;
    const Scope scope =
        ScopeOfText(outermost ? path : path.substr(slash + 1), place, schema).scope;
    if (scope != Scope::kNone || outermost) return scope;
    path = path.substr(0, slash);
  }
  return Scope::kNone;
}

}  // namespace

void ApplyScopes(const schemas::Schema& schema, std::string_view place,
                 std::string_view headings, Table* table) {
  ScopeWords of_title = ScopeOfText(script::Fold(table->title), place, schema);
  table->scope = of_title.scope;
  table->region = std::move(of_title.region);
  if (table->scope == Scope::kNone &&
      table->table_id.starts_with(ids::kGovernmentTables)) {
    table->scope = ScopeOfPath(headings, place, schema);
  }
  std::vector<Said> heads;
  heads.reserve(table->columns.size());
  for (const Column& column : table->columns) {
    heads.push_back(ReadHead(column.path, place, schema));
  }
  DecideTogether(place, &heads);
  for (std::size_t i = 0; i < heads.size(); ++i) {
    table->columns[i].scope = heads[i].scope;
    table->columns[i].region = heads[i].name;
  }
  std::vector<Said> labels;
  labels.reserve(table->rows.size());
  for (const Row& row : table->rows) {
    labels.push_back(ReadLabel(script::Fold(row.item_name), place, schema));
  }
  DecideTogether(place, &labels);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    table->rows[i].scope = labels[i].scope;
    table->rows[i].region = labels[i].name;
  }
}

std::vector<Statement> WithScopes(const schemas::Schema& schema, std::string_view place,
                                  const Outline& outline,
                                  std::vector<Statement> statements) {
  std::vector<Scope> of_sections;
  of_sections.reserve(outline.sections.size());
  for (const Section& section : outline.sections) {
    of_sections.push_back(ScopeOfPath(script::Fold(section.path), place, schema));
  }
  int paragraph = -1;
  Scope before = Scope::kNone;  // said last in the paragraph
  for (Statement& statement : statements) {
    if (statement.paragraph != paragraph) before = Scope::kNone;
    paragraph = statement.paragraph;
    statement.scope = ScopeOfText(script::Fold(statement.quote), place, schema).scope;
    if (statement.scope != Scope::kNone) before = statement.scope;
    const auto section = static_cast<std::size_t>(statement.section);
    if (statement.scope == Scope::kNone) statement.scope = before;
    if (statement.scope == Scope::kNone && section < of_sections.size()) {
      statement.scope = of_sections[section];
    }
  }
  return statements;
}

}  // namespace budget::meaning
