// repeat: a figure that two tables of one book print is the same in both.
//
//     收入表    税收收入  全市 2025 执行  30      = 收支总表  一、税收收入  全市 2025
//     执行
//
// A figure is known by its row (name, or code where a name stands several times), the
// direction, scope, district, year and phase; what a table prints more than once so is
// left out, and so is what does not say all of this.  Tables may still mean different
// things by one name, so the figures that two tables have in common tell together
// whether they do (check/majorities.h).

#include <algorithm>
#include <compare>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/identity/instances.h"
#include "pipeline/identity/row_outline.h"
#include "pipeline/model/index.h"
#include "pipeline/script/text.h"

namespace budget::identity {
namespace {

// Tables that print one figure; more is a form that repeats.
constexpr std::size_t kMostTables = 8;

struct Key {
  std::string name;
  bool outermost = false;  // 其他支出 is a class, and a part of several others
  Direction direction = Direction::kNone;
  Scope scope = Scope::kNone;
  std::string region;
  int fiscal_year = 0;
  Phase phase = Phase::kNone;

  auto operator<=>(const Key&) const = default;
};

// The label without the number before it.
std::string NameOf(const schemas::Identities& identities, const Row& row) {
  const std::string folded = script::Fold(row.item_name);
  const std::optional<Numbered> numbered = NumberOf(identities, folded);
  const bool is_named = numbered && !numbered->words.empty();
  return is_named ? std::string(numbered->words) : folded;
}

struct Name {
  std::string text;  // empty: none that is known by it
  bool outermost = false;
};

// By item: its name if no other row of the table has it, else its code.  Totals go by
// one name and close different rows.
std::vector<Name> NamesOf(const schemas::Identities& identities, const Table& table) {
  std::vector<Name> names(table.rows.size());
  std::map<std::pair<Direction, std::string>, int> count;
  for (const auto& [block, rows] : OutlineOfRows(identities, table)) {
    for (const OutlineRow& row : rows) {
      const Row& printed = table.rows[Index(row.row)];
      if (row.of_which || row.kind != RowKind::kItem || row.is_sum) continue;
      Name& name = names[Index(row.row)];
      name.text = NameOf(identities, printed);
      name.outermost = row.level <= 0 && printed.indent <= 0 && printed.item_level <= 1;
      ++count[{printed.direction, name.text}];
    }
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Row& row = table.rows[i];
    if (count[{row.direction, names[i].text}] > 1) names[i].text = row.item_code;
  }
  return names;
}

// The figures of a table that it prints once.
std::map<Key, Term> FiguresOf(const schemas::Identities& identities,
                              const DocumentView& view, int table) {
  const TableView& figures = view.tables[Index(table)];
  const Table& t = figures.table();
  const std::vector<Name> names = NamesOf(identities, t);
  std::map<Key, Term> found;
  std::map<Key, int> count;
  for (std::size_t i = 0; i < t.facts.size(); ++i) {
    const Fact& fact = t.facts[i];
    if (fact.column < 0 || figures.Value(static_cast<int>(i)) == nullptr ||
        !figures.IsAmount(fact.column) || figures.IsOfWhich(fact.column) ||
        names[Index(fact.row)].text.empty()) {
      continue;
    }
    const Meaning meaning = MeaningOf(t, fact);
    const bool whose = meaning.scope != Scope::kNone &&
                       (meaning.scope != Scope::kRegion || !meaning.region.empty());
    if (!whose || meaning.fiscal_year == 0 || meaning.phase == Phase::kNone) continue;
    Key key{.name = names[Index(fact.row)].text,
            .outermost = names[Index(fact.row)].outermost,
            .direction = t.rows[Index(fact.row)].direction,
            .scope = meaning.scope,
            .region = std::string(meaning.region),
            .fiscal_year = meaning.fiscal_year,
            .phase = meaning.phase};
    ++count[key];
    found.emplace(std::move(key), Term{table, fact.row, fact.column, 1});
  }
  std::erase_if(found, [&](const auto& figure) { return count[figure.first] > 1; });
  return found;
}

}  // namespace

void ListRepeats(const schemas::IdentitySpec& spec,
                 const schemas::Identities& identities, const DocumentView& view,
                 InstanceList* out) {
  std::map<Key, std::vector<Term>> printed;
  for (int table = 0; table < static_cast<int>(view.tables.size()); ++table) {
    if (!AppliesTo(spec, view, table)) continue;
    for (const auto& [key, term] : FiguresOf(identities, view, table)) {
      printed[key].push_back(term);
    }
  }
  for (const auto& [key, terms] : printed) {
    if (terms.size() > kMostTables) continue;
    for (std::size_t i = 1; i < terms.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        out->Begin(spec, terms[i].table, terms[i].row, terms[i].column);
        out->MarkAddends(Addends::kUnknown);
        out->AddLeft(terms[i]);
        out->AddRight(terms[j]);
        out->End();
      }
    }
  }
}

}  // namespace budget::identity
