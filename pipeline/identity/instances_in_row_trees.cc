// row_tree: an item is the sum of the items below it, in a list whose hierarchy is
// printed as numbers or as indentation.
//
// Codes decide where a table has any; then numbers and indentation, each as one way to
// read the list.  Where the sum does not hold, nothing is said unless the same rows
// make the item in another column.
//
//     一、税收收入       30     = 增值税 + 企业所得税
//         增值税         20
//           其中：地方    5     其中: adds to nothing
//         企业所得税     10
//     二、非税收入        5
//     收入合计           35     = 一、 + 二、

#include <algorithm>
#include <cstddef>
#include <map>
#include <vector>

#include "pipeline/identity/instances.h"
#include "pipeline/identity/row_outline.h"
#include "pipeline/identity/row_sums.h"
#include "pipeline/model/index.h"

namespace budget::identity {
namespace {

// Longer lists are damage, or have codes.
constexpr std::size_t kLongestList = 2000;

// How deep a row stands: by its number, then by its indentation.
struct Depth {
  int level = kNoLevel;
  int indent = -1;
};

class RowTree {
 public:
  RowTree(const schemas::IdentitySpec& spec, const DocumentView& view, int table,
          InstanceList* out)
      : spec_(spec), table_(view.TableOf(table)), sums_(view, table), out_(out) {}

  void List(const std::vector<OutlineRow>& rows) {
    if (rows.size() > kLongestList) return;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      sums_.Start(rows[i].row, Addends::kUnknown);
      if (rows[i].kind == RowKind::kItem) {
        Below(rows, i);
      } else {
        Closed(rows, i);
      }
      sums_.List(spec_, out_);
    }
  }

 private:
  const Row& RowAt(const OutlineRow& row) const { return table_.rows[Index(row.row)]; }

  Depth DepthOf(const OutlineRow& row) const {
    return {.level = row.level, .indent = RowAt(row).indent};
  }

  // The rows below an item, by its number and by its indentation.
  void Below(const std::vector<OutlineRow>& rows, std::size_t at) {
    const Depth own = DepthOf(rows[at]);
    if (own.level != kNoLevel) {
      std::size_t end = at + 1;
      while (end < rows.size() && rows[end].kind == RowKind::kItem &&
             (rows[end].level == kNoLevel || rows[end].level > own.level)) {
        ++end;
      }
      Parts(rows, at + 1, end);
    }
    if (own.indent >= 0) {
      std::size_t end = at + 1;
      while (end < rows.size() && rows[end].kind == RowKind::kItem &&
             RowAt(rows[end]).indent > own.indent) {
        ++end;
      }
      Parts(rows, at + 1, end);
    }
  }

  // The rows that a total closes: those above it, or, where it comes first, below it.
  void Closed(const std::vector<OutlineRow>& rows, std::size_t at) {
    std::size_t first = at;
    while (first > 0 && rows[first - 1].kind == RowKind::kItem) --first;
    if (first < at) {
      Parts(rows, first, at);
      // The total before it stands for all that it closes.
      if (first > 0) Parts(rows, first, at, rows[first - 1].row);
    }
    std::size_t end = at + 1;
    while (end < rows.size() && rows[end].kind == RowKind::kItem) ++end;
    if (first == 0 && end > at + 1 && at == 0) Parts(rows, at + 1, end);
  }

  // The outermost rows of [first, last), by number and by indentation.
  void Parts(const std::vector<OutlineRow>& rows, std::size_t first, std::size_t last,
             int subtotal = -1) {
    const auto add = [&](const auto& is_part) {
      std::vector<int> parts;
      for (std::size_t i = first; i < last; ++i) {
        if (!rows[i].of_which && is_part(rows[i])) parts.push_back(rows[i].row);
      }
      if (parts.empty() || parts.size() + (subtotal >= 0 ? 1 : 0) < 2) return;
      if (subtotal >= 0) parts.insert(parts.begin(), subtotal);
      sums_.Alternative(std::move(parts));
    };
    int level = kNoLevel;
    int indent = -1;
    for (std::size_t i = first; i < last; ++i) {
      const Depth depth = DepthOf(rows[i]);
      if (rows[i].of_which) continue;
      if (depth.level != kNoLevel && (level == kNoLevel || depth.level < level)) {
        level = depth.level;
      }
      if (depth.indent >= 0 && (indent < 0 || depth.indent < indent)) {
        indent = depth.indent;
      }
    }
    if (indent >= 0) {
      add([&](const OutlineRow& row) { return RowAt(row).indent == indent; });
    }
    if (level != kNoLevel) {
      add([&](const OutlineRow& row) { return row.level == level; });
    }
    if (indent < 0 && level == kNoLevel) {
      add([](const OutlineRow&) { return true; });
    }
  }

  const schemas::IdentitySpec& spec_;
  const Table& table_;
  RowSums sums_;
  InstanceList* out_;
};

}  // namespace

void ListRowTree(const schemas::IdentitySpec& spec,
                 const schemas::Identities& identities, const DocumentView& view,
                 int table, InstanceList* out) {
  if (view.tables[Index(table)].has_undetermined()) return;
  // Codes tell more of a hierarchy than numbers and indentation do.
  if (std::ranges::any_of(view.TableOf(table).rows,
                          [](const Row& row) { return !row.item_code.empty(); })) {
    return;
  }
  RowTree tree(spec, view, table, out);
  for (const auto& [block, rows] : OutlineOfRows(identities, view.TableOf(table))) {
    tree.List(rows);
  }
}

}  // namespace budget::identity
