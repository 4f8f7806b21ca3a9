// code_tree, column_total, unit_total and concept_sum: equations down the columns.

#include <algorithm>
#include <climits>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "pipeline/identity/code_forest.h"
#include "pipeline/identity/instances.h"
#include "pipeline/identity/row_sums.h"
#include "pipeline/identity/top_rows.h"
#include "pipeline/model/index.h"

namespace budget::identity {
namespace {

// Totals x rows of a table.  Published ones stay far below; what does not is damage.
constexpr std::size_t kMostWork = 4'000'000;

const Table& TableOf(const DocumentView& view, int table) {
  return view.TableOf(table);
}

// The last row below a code.
int LastBelow(const CodeForest& forest, const CodeNode& node) {
  int last = node.row;
  std::vector<int> below = node.children;
  while (!below.empty()) {
    const CodeNode& next = forest.nodes[Index(below.back())];
    below.pop_back();
    last = std::max(last, next.row);
    below.insert(below.end(), next.children.begin(), next.children.end());
  }
  return last;
}

// Rows of `rows` with first < row < last and a block from `from` on.
std::vector<int> Between(const Table& table, const std::vector<int>& rows, int first,
                         int last, int from, int to) {
  std::vector<int> result;
  for (const int row : rows) {
    const int block = table.rows[Index(row)].block;
    if (row > first && row < last && block >= from && block <= to)
      result.push_back(row);
  }
  return result;
}

// Where subtotals stand side by side (人员经费合计 | 公用经费合计), one closes the
// blocks behind the one to its left.
int FirstBlock(const Table& table, const std::vector<int>& subtotals, int subtotal) {
  const Row& own = table.rows[Index(subtotal)];
  int first = 1;
  for (const int row : subtotals) {
    const Row& other = table.rows[Index(row)];
    if (other.row_no == own.row_no && other.block < own.block) {
      first = std::max(first, other.block + 1);
    }
  }
  return first;
}

// The nearest of `rows` before and after a row; of the same block.
struct Neighbours {
  int before = -1;
  int after = INT_MAX;
};

Neighbours FindNeighbours(const Table& table, const std::vector<int>& rows, int row) {
  Neighbours result;
  for (const int other : rows) {
    if (table.rows[Index(other)].block != table.rows[Index(row)].block) continue;
    if (other < row) result.before = other;
    if (other > row) {
      result.after = other;
      break;
    }
  }
  return result;
}

// The last subtotal above a total, and the rows between them; none if there is none.
std::vector<int> WithSubtotal(const Table& table, const std::vector<int>& subtotals,
                              const std::vector<int>& rows, int total) {
  const int block = table.rows[Index(total)].block;
  const int subtotal = FindNeighbours(table, subtotals, total).before;
  if (subtotal < 0) return {};
  std::vector<int> result = Between(table, rows, subtotal, total, block, block);
  result.insert(result.begin(), subtotal);
  return result;
}

// Rows of the group that a subtotal stands in.
std::vector<int> SameGroup(const Table& table, const std::vector<int>& rows,
                           int subtotal) {
  const Row& like = table.rows[Index(subtotal)];
  std::vector<int> result;
  if (like.level1.empty()) return result;
  for (const int row : rows) {
    const Row& other = table.rows[Index(row)];
    if (other.level1 == like.level1 && other.level2 == like.level2 &&
        other.block == like.block) {
      result.push_back(row);
    }
  }
  return result;
}

std::vector<int> RowsOfKind(const Table& table, RowKind kind) {
  std::vector<int> rows;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    if (table.rows[i].row_kind == kind && table.rows[i].item_code.empty()) {
      rows.push_back(static_cast<int>(i));
    }
  }
  return rows;
}

// The ways in which a total may add up rows: those of its block, of all blocks, between
// totals; subtotals alone, or with what they do not close.
void AddTotalled(const Table& t, const std::vector<int>& rows,
                 const std::vector<int>& totals, const std::vector<int>& subtotals,
                 int total, RowSums* sums) {
  if (rows.empty()) return;
  const int block = t.rows[Index(total)].block;
  sums->Alternative(Between(t, rows, -1, INT_MAX, block, block));
  sums->Alternative(Between(t, rows, -1, INT_MAX, 0, INT_MAX));
  sums->Alternative(Between(t, rows, -1, INT_MAX, block, INT_MAX));
  sums->Alternative(Between(t, subtotals, -1, INT_MAX, block, block));
  // What stands below a total, 另外 ..., is beside it.
  sums->Alternative(Between(t, rows, -1, total, block, block));
  sums->Alternative(WithSubtotal(t, subtotals, rows, total));
  if (totals.size() < 2) return;
  const Neighbours near = FindNeighbours(t, totals, total);
  sums->Alternative(Between(t, rows, total, near.after, block, block));
  sums->Alternative(Between(t, rows, near.before, total, block, block));
  std::vector<int> others = totals;
  std::erase(others, total);
  sums->Alternative(std::move(others));
}

// The same of a subtotal: those of its group, between subtotals, of the blocks that it
// closes; or those above it, what another subtotal closes as one.
void AddSubtotalled(const Table& t, const std::vector<int>& rows,
                    const std::vector<int>& subtotals, int subtotal, RowSums* sums) {
  if (rows.empty()) return;
  const int block = t.rows[Index(subtotal)].block;
  const Neighbours near = FindNeighbours(t, subtotals, subtotal);
  sums->Alternative(SameGroup(t, rows, subtotal));
  sums->Alternative(Between(t, rows, subtotal, near.after, block, block));
  sums->Alternative(Between(t, rows, near.before, subtotal, block, block));
  sums->Alternative(Between(t, rows, -1, INT_MAX, block, INT_MAX));
  sums->Alternative(
      Between(t, rows, -1, INT_MAX, FirstBlock(t, subtotals, subtotal), INT_MAX));
  sums->Alternative(Between(t, rows, -1, subtotal, block, block));
  sums->Alternative(WithSubtotal(t, subtotals, rows, subtotal));
}

// Revenue beside expenditure: two lists, each with totals of its own (block_total).
bool IsBalance(const Table& table) {
  const auto has = [&](Direction direction) {
    return std::ranges::any_of(
        table.rows, [&](const Row& row) { return row.direction == direction; });
  };
  return has(Direction::kRevenue) && has(Direction::kExpenditure);
}

// A row that stands for a reporting unit as a whole.
bool IsUnitRow(const Row& row) {
  return row.item_code.empty() && !row.reporting_unit.empty() &&
         row.item_name == row.reporting_unit && row.row_kind != RowKind::kSubtotal;
}

std::vector<int> UnitRows(const Table& table) {
  std::vector<int> rows;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    if (IsUnitRow(table.rows[i])) rows.push_back(static_cast<int>(i));
  }
  return rows;
}

// A row of the block and unit that has figures and no meaning: it may be a part that is
// looked for by its concept.
bool HasUnnamedRow(const Table& table, int like) {
  const Row& own = table.rows[Index(like)];
  return std::ranges::any_of(table.rows, [&](const Row& row) {
    return row.block == own.block && row.reporting_unit == own.reporting_unit &&
           row.concept_id.empty() && row.row_kind == RowKind::kItem;
  });
}

}  // namespace

void ListCodeTree(const schemas::IdentitySpec& spec, const DocumentView& view,
                  int table, InstanceList* out) {
  RowSums sums(view, table);
  for (const CodeForest& forest : BuildCodeForests(TableOf(view, table))) {
    for (const CodeNode& node : forest.nodes) {
      if (node.children.empty()) continue;
      const std::vector<int> children = RowsOf(forest, node.children);
      const bool cut = view.EndsInside(table) &&
                       LastBelow(forest, node) + 1 ==
                           static_cast<int>(TableOf(view, table).rows.size());
      sums.Start(node.row, cut ? Addends::kMayBeCut : Addends::kKnown);
      sums.Alternative(ShortestCodes(TableOf(view, table), children));
      sums.Alternative(children);
      sums.List(spec, out);
    }
  }
}

void ListColumnTotals(const schemas::IdentitySpec& spec,
                      const schemas::Identities& identities, const DocumentView& view,
                      int table, InstanceList* out) {
  const Table& t = TableOf(view, table);
  if (IsBalance(t)) return;
  const std::vector<int> totals = RowsOfKind(t, RowKind::kTotal);
  std::vector<int> subtotals = RowsOfKind(t, RowKind::kSubtotal);
  const std::size_t work = (totals.size() + subtotals.size()) * t.rows.size();
  if (work == 0 || work > kMostWork) return;
  const TopRows top = FindTopRows(identities, t);
  RowSums sums(view, table);
  const auto addends_of = [&](int total) {
    const bool comes_first = !top.rows.empty() && total < top.rows.front();
    const bool cut = comes_first ? view.EndsInside(table) : view.BeginsInside(table);
    if (!cut) return top.addends;
    return top.addends == Addends::kKnown ? Addends::kMayBeCut : Addends::kUnknown;
  };
  for (const int total : totals) {
    sums.Start(total, addends_of(total));
    AddTotalled(t, top.rows, totals, subtotals, total, &sums);
    AddTotalled(t, top.outermost, totals, subtotals, total, &sums);
    sums.List(spec, out);
  }
  for (const int subtotal : subtotals) {
    sums.Start(subtotal, addends_of(subtotal));
    AddSubtotalled(t, top.rows, subtotals, subtotal, &sums);
    AddSubtotalled(t, top.outermost, subtotals, subtotal, &sums);
    sums.List(spec, out);
  }
}

void ListUnitTotals(const schemas::IdentitySpec& spec,
                    const schemas::Identities& identities, const DocumentView& view,
                    int table, InstanceList* out) {
  const Table& t = TableOf(view, table);
  const std::vector<int> units = UnitRows(t);
  if (units.size() < 2 || units.size() * t.rows.size() > kMostWork) return;
  const TopRows top = FindTopRows(identities, t);
  RowSums sums(view, table);
  if (top.coded) {
    for (std::size_t i = 0; i < units.size(); ++i) {
      const int next = i + 1 < units.size() ? units[i + 1] : INT_MAX;
      sums.Start(units[i], top.addends);
      sums.Alternative(Between(t, top.rows, units[i], next, 0, INT_MAX));
      sums.List(spec, out);
    }
  }
  // A department that prints itself above its units: the first of them, itself again,
  // has the same name.
  const bool department_first =
      units.size() > 2 &&
      t.rows[Index(units[0])].item_name == t.rows[Index(units[1])].item_name;
  if (department_first) {
    sums.Start(units[0], Addends::kKnown);
    sums.Alternative({units.begin() + 1, units.end()});
    sums.List(spec, out);
  }
}

void ListConceptSums(const schemas::IdentitySpec& spec, const DocumentView& view,
                     int table, InstanceList* out) {
  const Table& t = TableOf(view, table);
  std::unordered_map<std::string_view, std::vector<int>> rows_of;
  for (std::size_t i = 0; i < t.rows.size(); ++i) {
    if (!t.rows[i].concept_id.empty()) {
      rows_of[t.rows[i].concept_id].push_back(static_cast<int>(i));
    }
  }
  // The only row of a concept in the block and reporting unit of another row; -1 if
  // there is none or more than one.
  const auto find = [&](const std::string& id, int like) {
    int found = -1;
    for (const int row : rows_of[id]) {
      const Row& a = t.rows[Index(row)];
      const Row& b = t.rows[Index(like)];
      if (a.block != b.block || a.reporting_unit != b.reporting_unit) continue;
      if (found >= 0) return -1;
      found = row;
    }
    return found;
  };
  RowSums sums(view, table);
  for (const std::string& concept_id : spec.total) {
    for (const int total : std::vector<int>(rows_of[concept_id])) {
      std::vector<int> own;
      std::vector<int> pieces;
      bool missing = false;  // a part has no row of its own, and not all of its pieces
      for (const schemas::SumPart& part : spec.parts) {
        const int row = find(part.id, total);
        std::vector<int> found;
        for (const std::string& piece : part.instead) {
          if (const int r = find(piece, total); r >= 0) found.push_back(r);
        }
        missing =
            missing ||
            (row < 0 && (part.instead.empty() || found.size() < part.instead.size()));
        if (row >= 0) own.push_back(row);
        if (row < 0) own.insert(own.end(), found.begin(), found.end());
        if (!found.empty()) {
          pieces.insert(pieces.end(), found.begin(), found.end());
        } else if (row >= 0) {
          pieces.push_back(row);
        }
      }
      if (own.size() < 2) continue;
      sums.Start(total, missing && HasUnnamedRow(t, total) ? Addends::kUnknown
                                                           : Addends::kKnown);
      sums.Alternative(std::move(own));
      sums.Alternative(std::move(pieces));
      sums.List(spec, out);
    }
  }
}

}  // namespace budget::identity
