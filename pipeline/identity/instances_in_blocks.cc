// label_tree and block_total: equations by the printed hierarchy of a summary table.
//
//     一、本年收入            32  = （一）+（二）         label_tree
//       （一）一般公共预算     30
//       （二）政府性基金        2
//     本年收入合计            32  = 一、                  block_total
//     上年结转                 8
//     收入总计                40  = 本年收入合计 + 上年结转

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/identity/instances.h"
#include "pipeline/identity/row_outline.h"
#include "pipeline/identity/row_sums.h"
#include "pipeline/model/index.h"

namespace budget::identity {
namespace {

// No summary table is longer: what is, is damage, and must not cost rows x totals.
constexpr std::size_t kLongestBlock = 2000;

// The rows one level below another, and no deeper.
struct Children {
  std::vector<int> rows;
  Addends addends = Addends::kKnown;
};

Children ChildrenOf(const std::vector<OutlineRow>& rows, std::size_t at) {
  std::vector<OutlineRow> below;
  for (std::size_t i = at + 1; i < rows.size(); ++i) {
    if (rows[i].kind != RowKind::kItem) break;
    if (rows[i].of_which) continue;
    if (rows[i].level == kNoLevel || rows[i].level <= rows[at].level) break;
    below.push_back(rows[i]);
  }
  int top = kNoLevel;
  for (const OutlineRow& row : below) {
    if (top == kNoLevel || row.level < top) top = row.level;
  }
  Children children;
  std::vector<int> numbers;
  for (const OutlineRow& row : below) {
    if (row.level != top) continue;
    children.rows.push_back(row.row);
    numbers.push_back(row.number);
    if (row.is_sum) children.addends = Addends::kUnknown;
  }
  if (!IsAscending(numbers)) children.addends = Addends::kUnknown;
  return children;
}

// The items [first, last) of a block that a total adds up, in the ways in which printed
// hierarchies can be meant.
std::vector<std::vector<int>> TopItems(const std::vector<OutlineRow>& rows,
                                       std::size_t first, std::size_t last) {
  int top = kNoLevel;
  for (std::size_t i = first; i < last; ++i) {
    const int level = rows[i].level;
    if (level != kNoLevel && (top == kNoLevel || level < top)) top = level;
  }
  std::vector<int> numbered;  // the outermost numbers only
  std::vector<int> separate;  // and rows without a number that stand below none
  std::vector<int> all;       // and every other row without a number
  bool below_number = false;
  for (std::size_t i = first; i < last; ++i) {
    const OutlineRow& row = rows[i];
    if (row.of_which || row.kind != RowKind::kItem) continue;
    const bool is_top = row.level == top && top != kNoLevel;
    if (row.level != kNoLevel) below_number = true;
    if (is_top) numbered.push_back(row.row);
    if (is_top || (row.level == kNoLevel && !below_number)) separate.push_back(row.row);
    if (is_top || row.level == kNoLevel) all.push_back(row.row);
  }
  return {std::move(all), std::move(numbered), std::move(separate)};
}

class BlockTotals {
 public:
  BlockTotals(const schemas::IdentitySpec& spec, const DocumentView& view, int table,
              InstanceList* out)
      : spec_(spec), table_(view.TableOf(table)), sums_(view, table), out_(out) {}

  // Totals below their items, with the last subtotal standing for all above it.
  void ListBelow(const std::vector<OutlineRow>& rows) {
    std::size_t first = 0;
    int subtotal = -1;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].kind == RowKind::kItem) continue;
      sums_.Start(rows[i].row, AddendsOf(rows, first, i));
      for (std::vector<int>& items : TopItems(rows, first, i)) {
        if (subtotal >= 0) items.insert(items.begin(), subtotal);
        sums_.Alternative(std::move(items));
      }
      if (i <= kLongestBlock) {
        for (std::vector<int>& items : TopItems(rows, 0, i)) {
          sums_.Alternative(std::move(items));
        }
      }
      sums_.Alternative(ByConcept(rows, rows[i].row));
      sums_.Alternative(WithoutPieces(rows, first, i, subtotal));
      sums_.List(spec_, out_);
      subtotal = rows[i].row;
      first = i + 1;
    }
  }

  // Totals above their items.
  void ListAbove(const std::vector<OutlineRow>& rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].kind == RowKind::kItem) continue;
      std::size_t end = i + 1;
      std::vector<int> subtotals;
      for (; end < rows.size() && rows[end].kind != RowKind::kTotal; ++end) {
        if (rows[end].kind == RowKind::kSubtotal) {
          if (rows[i].kind == RowKind::kSubtotal) break;
          subtotals.push_back(rows[end].row);
        }
      }
      sums_.Start(rows[i].row, AddendsOf(rows, i + 1, end));
      sums_.Alternative(std::move(subtotals));
      for (std::vector<int>& items : TopItems(rows, i + 1, end)) {
        sums_.Alternative(std::move(items));
      }
      sums_.List(spec_, out_);
    }
  }

 private:
  // Every item of the block has its number, or is one of those that the identity names.
  // Where none has a number, every item has its own concept.
  Addends AddendsOf(const std::vector<OutlineRow>& rows, std::size_t first,
                    std::size_t last) const {
    int top = kNoLevel;
    for (std::size_t i = first; i < last; ++i) {
      const int level = rows[i].level;
      if (level != kNoLevel && (top == kNoLevel || level < top)) top = level;
    }
    std::vector<int> numbers;
    for (std::size_t i = first; i < last; ++i) {
      const OutlineRow& row = rows[i];
      if (row.is_doubtful) return Addends::kUnknown;
      if (row.kind != RowKind::kItem || row.of_which) continue;
      const bool named =
          top == kNoLevel ? !ConceptOf(row).empty() : IsNamed(ConceptOf(row));
      if (row.is_sum && !named) return Addends::kUnknown;
      if (row.level == kNoLevel && !named) return Addends::kUnknown;
      if (row.level == top && top != kNoLevel) numbers.push_back(row.number);
    }
    return IsAscending(numbers) ? Addends::kKnown : Addends::kUnknown;
  }

  bool IsNamed(const std::string& id) const {
    return !id.empty() &&
           std::ranges::any_of(spec_.parts, [&](const schemas::SumPart& part) {
             return part.id == id ||
                    std::ranges::find(part.instead, id) != part.instead.end();
           });
  }

  const std::string& ConceptOf(const OutlineRow& row) const {
    return table_.rows[Index(row.row)].concept_id;
  }

  // All items but those whose whole is among them: pieces printed below it without a
  // number of their own.
  std::vector<int> WithoutPieces(const std::vector<OutlineRow>& rows, std::size_t first,
                                 std::size_t last, int subtotal) const {
    const auto present = [&](const std::string& id) {
      return std::any_of(rows.begin() + static_cast<std::ptrdiff_t>(first),
                         rows.begin() + static_cast<std::ptrdiff_t>(last),
                         [&](const OutlineRow& row) { return ConceptOf(row) == id; });
    };
    std::vector<std::string_view> pieces;
    for (const schemas::SumPart& part : spec_.parts) {
      if (part.instead.empty() || !present(part.id)) continue;
      pieces.insert(pieces.end(), part.instead.begin(), part.instead.end());
    }
    std::vector<int> found;
    if (pieces.empty()) return found;
    if (subtotal >= 0) found.push_back(subtotal);
    for (std::size_t i = first; i < last; ++i) {
      const bool piece =
          std::find(pieces.begin(), pieces.end(), ConceptOf(rows[i])) != pieces.end();
      if (!rows[i].of_which && !piece) found.push_back(rows[i].row);
    }
    return found;
  }

  // The rows of the block that have the concepts of the parts; none if the total is one
  // of them.
  std::vector<int> ByConcept(const std::vector<OutlineRow>& rows, int total) const {
    std::vector<int> found;
    for (const schemas::SumPart& part : spec_.parts) {
      if (!part.instead.empty()) continue;
      for (const OutlineRow& row : rows) {
        if (table_.rows[Index(row.row)].concept_id == part.id) {
          found.push_back(row.row);
          break;
        }
      }
    }
    const bool own = std::find(found.begin(), found.end(), total) != found.end();
    return own || found.size() < 2 ? std::vector<int>() : found;
  }

  const schemas::IdentitySpec& spec_;
  const Table& table_;
  RowSums sums_;
  InstanceList* out_;
};

bool TotalComesFirst(const std::vector<OutlineRow>& rows) {
  return !rows.empty() && rows.front().kind != RowKind::kItem;
}

}  // namespace

void ListLabelTree(const schemas::IdentitySpec& spec,
                   const schemas::Identities& identities, const DocumentView& view,
                   int table, InstanceList* out) {
  RowSums sums(view, table);
  for (const auto& [block, rows] : OutlineOfRows(identities, view.TableOf(table))) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].kind != RowKind::kItem || rows[i].level == kNoLevel) continue;
      Children children = ChildrenOf(rows, i);
      sums.Start(rows[i].row, children.addends);
      sums.Alternative(std::move(children.rows));
      sums.List(spec, out);
    }
  }
}

void ListBlockTotals(const schemas::IdentitySpec& spec,
                     const schemas::Identities& identities, const DocumentView& view,
                     int table, InstanceList* out) {
  BlockTotals totals(spec, view, table, out);
  for (const auto& [block, rows] : OutlineOfRows(identities, view.TableOf(table))) {
    if (TotalComesFirst(rows)) {
      totals.ListAbove(rows);
    } else {
      totals.ListBelow(rows);
    }
  }
}

}  // namespace budget::identity
