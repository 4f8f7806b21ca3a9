// limit: a balance is not more than its limit, in two columns of a row or two rows of a
// column.
//
//     地区 | 2025年债务限额/一般债务 | 2025年末债务余额/一般债务        9 <= 10
//     二、2025年地方政府债务限额   30
//     五、2025年末地方政府债务余额  27                                27 <= 30
//
// Both labels name the same debt (group `what` of the patterns), and the figures are of
// one year.  New limits, handed out before the year begins, bound no balance.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/identity/instances.h"
#include "pipeline/identity/row_outline.h"
#include "pipeline/model/index.h"
#include "pipeline/script/text.h"

namespace budget::identity {
namespace {

class Limits {
 public:
  Limits(const schemas::IdentitySpec& spec, const TableView& figures, int table,
         InstanceList* out)
      : spec_(spec), figures_(figures), table_(table), out_(out) {}

  void ListColumns() {
    const auto& columns = figures_.table().columns;
    for (int balance = 0; balance < static_cast<int>(columns.size()); ++balance) {
      int limit = -1;
      int found = 0;
      for (int i = 0; i < static_cast<int>(columns.size()); ++i) {
        if (i == balance || !Bounds(columns[Index(i)], columns[Index(balance)]))
          continue;
        limit = i;
        ++found;
      }
      if (found == 1) Compare(balance, limit);
    }
  }

  // Rows of the list itself, not those below them.
  void ListRows(const std::vector<OutlineRow>& rows) {
    for (const OutlineRow& balance : rows) {
      if (!IsOuter(balance)) continue;
      const auto what = WhatOf(spec_.limit.balance, LabelOf(balance));
      if (!what) continue;
      int limit = -1;
      int found = 0;
      for (const OutlineRow& row : rows) {
        if (!IsOuter(row) || row.row == balance.row) continue;
        if (YearOf(row) != YearOf(balance) || YearOf(row) == 0) continue;
        if (WhatOf(spec_.limit.limit, LabelOf(row)) != what) continue;
        limit = row.row;
        ++found;
      }
      if (found != 1) continue;
      for (int c = 0; c < static_cast<int>(figures_.table().columns.size()); ++c) {
        Add({table_, balance.row, c, 1}, {table_, limit, c, 1});
      }
    }
  }

 private:
  const Row& RowAt(const OutlineRow& row) const {
    return figures_.table().rows[Index(row.row)];
  }
  std::string LabelOf(const OutlineRow& row) const {
    return script::Fold(RowAt(row).item_name);
  }
  int YearOf(const OutlineRow& row) const { return RowAt(row).fiscal_year; }

  bool IsOuter(const OutlineRow& row) const {
    return row.kind == RowKind::kItem && !row.of_which && row.level <= 0 &&
           RowAt(row).indent <= 0;
  }

  static std::optional<std::string> WhatOf(const schemas::Pattern& pattern,
                                           const std::string& folded) {
    const auto match = pattern.Match(folded);
    if (!match) return std::nullopt;
    return std::string(schemas::Captured(*match, "what"));
  }

  // Label by label the same, but for the one that says limit or balance.
  bool Bounds(const Column& limit, const Column& balance) const {
    const auto& a = limit.path.labels();
    const auto& b = balance.path.labels();
    if (a.size() != b.size() || limit.block != balance.block ||
        limit.fiscal_year != balance.fiscal_year) {
      return false;
    }
    bool told = false;
    for (std::size_t i = 0; i < a.size(); ++i) {
      const auto what = WhatOf(spec_.limit.limit, a[i].folded);
      const auto same = WhatOf(spec_.limit.balance, b[i].folded);
      if (what && what == same && !told) {
        told = true;
      } else if (a[i].folded != b[i].folded) {
        return false;
      }
    }
    return told;
  }

  void Compare(int balance, int limit) {
    const auto& rows = figures_.table().rows;
    for (int row = 0; row < static_cast<int>(rows.size()); ++row) {
      Add({table_, row, balance, 1}, {table_, row, limit, 1});
    }
  }

  void Add(const Term& balance, const Term& limit) {
    if (!figures_.IsAmount(balance.column) ||
        figures_.ValueAt(balance.row, balance.column) == nullptr ||
        figures_.ValueAt(limit.row, limit.column) == nullptr) {
      return;
    }
    out_->Begin(spec_, table_, balance.row, balance.column);
    out_->AddLeft(balance);
    out_->AddRight(limit);
    out_->End();
  }

  const schemas::IdentitySpec& spec_;
  const TableView& figures_;
  int table_;
  InstanceList* out_;
};

}  // namespace

void ListLimits(const schemas::IdentitySpec& spec,
                const schemas::Identities& identities, const DocumentView& view,
                int table, InstanceList* out) {
  const TableView& figures = view.tables[Index(table)];
  if (figures.has_undetermined()) return;
  Limits limits(spec, figures, table, out);
  limits.ListColumns();
  for (const auto& [block, rows] : OutlineOfRows(identities, figures.table())) {
    limits.ListRows(rows);
  }
}

}  // namespace budget::identity
