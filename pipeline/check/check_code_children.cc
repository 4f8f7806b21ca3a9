// Codes without any below them, where every other code of their level has some: the
// only row below a code is missing, which no sum tells.
//
//     205      120.00
//     20502     80.00
//     2050201   80.00
//     20508     40.00      <- every other code of five digits has its own below it

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/check/check_context.h"
#include "pipeline/identity/code_forest.h"
#include "pipeline/model/index.h"

namespace budget::check {
namespace {

// Codes of a level that must have some below them before one without is an exception.
constexpr int kEnoughWithChildren = 3;

// The codes of one length.
struct Level {
  int with_children = 0;
  std::vector<int> without;  // rows
};

bool LacksParent(const Table& table, const identity::CodeForest& forest,
                 const identity::CodeNode& node) {
  constexpr std::size_t kShortest = 3;
  constexpr std::size_t kStep = 2;
  const auto length = [&](const identity::CodeNode& of) {
    return table.rows[Index(of.row)].item_code.size();
  };
  if (length(node) <= kShortest) return false;
  return node.parent < 0 ||
         length(forest.nodes[Index(node.parent)]) + kStep != length(node);
}

// By length.  None where a code has no parent: one of the two codes is wrong, and that
// is told already.
std::map<std::size_t, Level> LevelsOf(const Table& table) {
  std::map<std::size_t, Level> levels;
  for (const identity::CodeForest& forest : identity::BuildCodeForests(table)) {
    for (const identity::CodeNode& node : forest.nodes) {
      if (LacksParent(table, forest, node)) return {};
      Level& level = levels[table.rows[Index(node.row)].item_code.size()];
      if (node.children.empty()) {
        level.without.push_back(node.row);
      } else {
        ++level.with_children;
      }
    }
  }
  return levels;
}

bool HasFigure(const Table& table, int row) {
  return std::ranges::any_of(table.facts, [&](const Fact& fact) {
    return fact.row == row && fact.number && !fact.number->is_zero();
  });
}

// The next row may be the one below, of which the code alone is lost.
bool IsBeforeItemWithoutCode(const Table& table, int row) {
  const std::size_t next = Index(row) + 1;
  return next < table.rows.size() && table.rows[next].row_kind == RowKind::kItem &&
         table.rows[next].item_code.empty();
}

bool ClassificationGoesOnBelow(const CheckContext& context, int table, int row) {
  const std::string& code = context.view.TableOf(table).rows[Index(row)].item_code;
  const int year = YearOf(context, table);
  return std::ranges::any_of(context.vocabulary.codes, [&](const schemas::Code& below) {
    return below.parent == code && InYear(below, year);
  });
}

Check CheckOf(const CheckContext& context, const schemas::IdentitySpec& spec, int table,
              int row) {
  const std::string code = context.view.TableOf(table).rows[Index(row)].item_code;
  Check check = CheckAtRow(context, spec, table, row);
  check.outcome = Outcome::kFail;
  check.message = context.messages.Say("fail_children", {{"code", code}});
  check.repairs.push_back({.kind = RepairKind::kMissingRow,
                           .where = check.where,
                           .value = context.messages.Say("child_row", {{"code", code}}),
                           .place = check.place});
  return check;
}

}  // namespace

void CheckCodeChildren(const CheckContext& context, std::vector<Check>* out) {
  for (const schemas::IdentitySpec& spec : context.identities.checks) {
    if (spec.kind != schemas::IdentityKind::kCodeChildren) continue;
    for (int t = 0; t < static_cast<int>(context.view.tables.size()); ++t) {
      const Table& table = context.view.TableOf(t);
      if (table.status != TableStatus::kComplete ||
          !identity::AppliesTo(spec, context.view, t)) {
        continue;
      }
      for (const auto& [length, level] : LevelsOf(table)) {
        if (level.with_children < kEnoughWithChildren || level.without.size() != 1) {
          continue;
        }
        const int row = level.without.front();
        if (!HasFigure(table, row) || IsBeforeItemWithoutCode(table, row) ||
            !ClassificationGoesOnBelow(context, t, row)) {
          continue;
        }
        out->push_back(CheckOf(context, spec, t, row));
      }
    }
  }
}

}  // namespace budget::check
