#include "pipeline/meaning/concepts.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <ranges>
#include <span>
#include <string>
#include <vector>

#include "pipeline/model/ids.h"
#include "pipeline/script/text.h"

namespace budget::meaning {
namespace {

constexpr std::size_t kClassDigits = 3;  // of a code: 类; each level below has two more
constexpr std::size_t kLevelDigits = 2;
constexpr std::size_t kGroupDigits = kClassDigits + kLevelDigits;  // of a 款
constexpr std::string_view kAnyGroup = "*";  // parent: every 款 may have the item

std::string_view WithoutStart(std::string_view label, const schemas::Pattern& pattern) {
  const auto found = pattern.Locate(label);
  if (found && found->begin == 0) label.remove_prefix(found->end);
  return label;
}

std::string_view WithoutEnd(std::string_view label, const schemas::Pattern& pattern) {
  const auto found = pattern.Locate(label);
  return found && found->end == label.size() ? label.substr(0, found->begin) : label;
}

// The label without what numbers it and says that it is a part.
std::string_view NameIn(std::string_view folded, const schemas::RowPatterns& rows) {
  return WithoutStart(WithoutStart(WithoutStart(folded, rows.ordinal), rows.of_which),
                      rows.ordinal);
}

// The classification that knows most names of the rows of a direction; the first of
// those that are as good.
std::string_view ClassificationOf(const Table& table, Direction direction,
                                  const schemas::Schema& schema) {
  if (direction == Direction::kRevenue) return "revenue";
  constexpr std::array<std::string_view, 3> kOfExpenditure = {
      "functional", "dept_economic", "gov_economic"};
  std::array<int, kOfExpenditure.size()> known = {};
  for (const Row& row : table.rows) {
    if (row.direction != direction) continue;
    const std::string folded = script::Fold(row.item_name);
    const auto entries = schema.vocabulary->FindCodesNamed(NameIn(folded, schema.rows));
    for (std::size_t i = 0; i < kOfExpenditure.size(); ++i) {
      const bool has =
          std::ranges::find(entries, kOfExpenditure.at(i),
                            &schemas::Code::classification) != entries.end();
      if (has) ++known.at(i);
    }
  }
  const auto most = std::ranges::max_element(known);
  return kOfExpenditure.at(static_cast<std::size_t>(most - known.begin()));
}

// The codes of the rows above one: its class and what is below it.
class CodePath {
 public:
  void Take(std::string_view code) {
    path_ = code;
    classes_ = classes_ || code.size() == kClassDigits;
  }

  // The code that a name without one has here, with a code of the names in order of
  // preference; empty if there is none.
  std::string Find(std::span<const std::string> names, std::string_view classification,
                   const schemas::Vocabulary& vocabulary) const {
    for (const std::string& name : names) {
      std::vector<const schemas::Code*> entries = vocabulary.FindCodesNamed(name);
      std::erase_if(entries, [&](const schemas::Code* entry) {
        return entry->classification != classification;
      });
      const auto common = std::ranges::find(entries, kAnyGroup, &schemas::Code::parent);
      std::string shared;
      if (common != entries.end()) {
        shared = InGroup((*common)->code);
        std::erase_if(entries, [&](const auto* entry) {
          return entry->parent == kAnyGroup || GoesBack(entry->code);
        });
      }
      if (const schemas::Code* entry = Nearest(entries)) return entry->code;
      if (!shared.empty()) return shared;
    }
    return {};
  }

 private:
  // Below the last item (the innermost first), a class, or the only one of that name.
  const schemas::Code* Nearest(const std::vector<const schemas::Code*>& entries) const {
    for (std::size_t digits = path_.size(); digits >= kClassDigits;
         digits -= kLevelDigits) {
      const auto below = std::ranges::find(
          entries, std::string_view(path_).substr(0, digits), &schemas::Code::parent);
      if (below != entries.end()) return *below;
    }
    const auto top = std::ranges::find_if(
        entries, [](const auto* entry) { return entry->parent.empty(); });
    if (top != entries.end()) return *top;
    const bool one = !entries.empty() && std::ranges::all_of(entries, [&](auto* entry) {
      return entry->code == entries.front()->code;
    });
    // Where classes are printed, it must stand in the last one.
    const bool here =
        one &&
        (!classes_ || entries.front()->code.starts_with(path_.substr(0, kClassDigits)));
    return here ? entries.front() : nullptr;
  }

  // Items stand in the order of their codes: one that every 款 may have (行政运行) and
  // that goes back is in a 款 that is not known.
  bool GoesBack(std::string_view code) const {
    return path_.size() > kGroupDigits && code <= path_ &&
           code.starts_with(path_.substr(0, kGroupDigits));
  }

  // Of such an item, *01 in codes.csv: its code in the 款 above.
  std::string InGroup(std::string_view shared) const {
    if (path_.size() < kGroupDigits) return {};
    shared.remove_prefix(kAnyGroup.size());
    std::string code = path_.substr(0, kGroupDigits).append(shared);
    return GoesBack(code) ? std::string() : code;
  }

  std::string path_;
  bool classes_ = false;  // some row above is one
};

// Rows without a code whose name the classification has.
void NameByCode(const schemas::Schema& schema, std::string_view classification,
                CodePath* path, Row* row) {
  const schemas::Vocabulary& vocabulary = *schema.vocabulary;
  if (!row->item_code.empty()) {
    path->Take(row->item_code);
    return;
  }
  if (row->direction == Direction::kNone || row->row_kind != RowKind::kItem) return;
  const std::string folded = script::Fold(row->item_name);
  const std::string_view name = NameIn(folded, schema.rows);
  const std::string_view tailless = WithoutEnd(name, schema.rows.name_tail);  // …（款）
  const std::array<std::string, 3> names = {
      std::string(name), std::string(name) + schema.prose.subjects.item_suffix,
      std::string(tailless)};
  const std::string code = path->Find(names, classification, vocabulary);
  if (code.empty()) {
    const schemas::Concept* known = vocabulary.FindConceptById(row->concept_id);
    if (known != nullptr && !known->code.empty()) path->Take(known->code);
    return;
  }
  path->Take(code);
  if (row->concept_id.empty() || code.size() > kClassDigits) {
    row->concept_id = ConceptOfCode(vocabulary, code);
  }
}

// 一般债务 below 2024年末债务余额: the part of what the row above is.
void NamePart(const schemas::Vocabulary& vocabulary, std::string* whole, Row* row) {
  const schemas::Concept* own = vocabulary.FindConceptById(row->concept_id);
  if (own == nullptr || !own->part) {
    if (own != nullptr) *whole = own->id;
    return;
  }
  const std::string part = *whole + own->id.substr(own->id.rfind('.'));
  if (vocabulary.FindConceptById(part) != nullptr) row->concept_id = part;
}

// Whether rows of a block are items themselves, of which columns tell an aspect: theirs
// is the concept, also where it is not known.
bool NamesItems(const Table& table, int block) {
  return std::ranges::any_of(table.rows, [block](const Row& row) {
    if (row.block != block) return false;
    return !row.item_code.empty() ||
           (row.row_kind == RowKind::kItem && !row.concept_id.empty());
  });
}

// The innermost label that has one; a whole is no name (合计), and neither is what only
// the direction of a block would tell.  Of a part (一般债务 below 债务余额) the one of
// what stands above it.
std::string ConceptOfHead(const Column& column, Direction direction,
                          std::string_view table_id, const schemas::Schema& schema) {
  std::string part;
  // The rows of a government's table are districts then, of revenue and expenditure
  // alike: its columns name both, if they name a government's.
  const bool government = table_id.starts_with(ids::kGovernmentTables);
  for (const HeaderLabel& label : std::views::reverse(column.path.labels())) {
    if (schema.rows.total.MatchesAll(label.folded)) continue;
    const schemas::Concept* found =
        ConceptOfLabel(label.folded, direction, table_id, schema);
    if (found == nullptr && government) {
      found = ConceptOfLabel(label.folded, Direction::kNone, table_id, schema);
      if (found != nullptr && found->tables.empty()) found = nullptr;
    }
    if (found == nullptr) continue;
    const bool fits = government || found->direction == Direction::kNone ||
                      found->direction == direction;
    if (!fits) return {};
    if (found->part && part.empty()) {
      part = found->id;
      continue;
    }
    if (part.empty()) return found->id;
    std::string whole = found->id + part.substr(part.rfind('.'));
    const bool known = schema.vocabulary->FindConceptById(whole) != nullptr;
    return known ? whole : part;
  }
  return part;
}

}  // namespace

const schemas::Concept* ConceptOfLabel(std::string_view folded, Direction direction,
                                       std::string_view table_id,
                                       const schemas::Schema& schema) {
  const std::string_view whole = WithoutStart(folded, schema.rows.ordinal);
  // In a department's tables a part would be counted beside what it is a part of.
  const bool government = table_id.starts_with(ids::kGovernmentTables);
  const std::string_view name = government ? NameIn(folded, schema.rows) : whole;
  const std::string_view headless = WithoutStart(name, schema.rows.name_lead);
  const std::array<std::string_view, 5> names = {
      whole, name, WithoutEnd(name, schema.rows.name_tail), headless,
      WithoutEnd(headless, schema.rows.name_tail)};
  for (const std::string_view candidate : names) {
    // 市级合计 is a place, not a name: its columns say of what.
    if (candidate != whole && schema.rows.total.MatchesAll(candidate)) continue;
    const schemas::Concept* found =
        schema.vocabulary->FindConcept(candidate, direction, table_id);
    if (found != nullptr) return found;
  }
  return nullptr;
}

std::string ConceptOfCode(const schemas::Vocabulary& vocabulary,
                          std::string_view code) {
  if (const schemas::Concept* found = vocabulary.FindConceptByCode(code)) {
    return found->id;
  }
  auto entries = vocabulary.FindCode(code);
  // No list has all 项: one is known by its 款.
  if (entries.empty() && code.size() == kGroupDigits + kLevelDigits) {
    entries = vocabulary.FindCode(code.substr(0, kGroupDigits));
  }
  if (entries.empty()) return {};
  return entries.front()->classification + "." + std::string(code);
}

void ApplyConcepts(const schemas::Schema& schema, Table* table) {
  const std::string_view of_revenue =
      ClassificationOf(*table, Direction::kRevenue, schema);
  const std::string_view of_expenditure =
      ClassificationOf(*table, Direction::kExpenditure, schema);
  std::vector<CodePath> paths;
  std::vector<std::string> wholes;
  for (Row& row : table->rows) {
    const auto block = static_cast<std::size_t>(row.block);
    if (paths.size() <= block) {
      paths.resize(block + 1);
      wholes.resize(block + 1);
    }
    NameByCode(schema,
               row.direction == Direction::kRevenue ? of_revenue : of_expenditure,
               &paths[block], &row);
    NamePart(*schema.vocabulary, &wholes[block], &row);
  }
  for (Column& column : table->columns) {
    if (!column.concept_id.empty() || NamesItems(*table, column.block)) continue;
    const auto in_block = std::ranges::find(table->rows, column.block, &Row::block);
    const Direction direction =
        in_block == table->rows.end() ? Direction::kNone : in_block->direction;
    column.concept_id = ConceptOfHead(column, direction, table->table_id, schema);
  }
}

}  // namespace budget::meaning
