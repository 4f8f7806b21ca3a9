// flow: in a column, a closing balance = the opening one + what came in - what went
// out.
//
//     一、2024年末债务余额       100
//     二、2025年债务限额         150     neither: left out
//     三、2025年债务发行额        40     + 40
//         新增债券                30     deeper than the balance: left out
//     四、2025年债务还本额        20     - 20
//     五、2025年末债务余额       120     = 100 + 40 - 20
//
// Other things move balances, too (exchange rates), so what does not hold proves
// nothing unless it holds in another column.

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "pipeline/identity/instances.h"
#include "pipeline/identity/row_outline.h"
#include "pipeline/model/index.h"
#include "pipeline/script/text.h"

namespace budget::identity {
namespace {

struct Movement {
  int row = 0;
  int sign = 1;
};

class Flows {
 public:
  Flows(const schemas::IdentitySpec& spec, const TableView& figures, int table,
        InstanceList* out)
      : spec_(spec), figures_(figures), table_(table), out_(out) {}

  void List(const std::vector<OutlineRow>& rows) {
    const OutlineRow* opening = nullptr;
    std::vector<Movement> movements;
    for (const OutlineRow& row : rows) {
      if (row.of_which || row.kind != RowKind::kItem) continue;
      if (opening != nullptr && IsDeeper(row, *opening)) continue;
      const std::string label = script::Fold(RowAt(row).item_name);
      if (spec_.flow.balance.MatchesPart(label)) {
        if (opening != nullptr && HasBothWays(movements)) {
          Add(opening->row, movements, row.row);
        }
        opening = &row;
        movements.clear();
      } else if (spec_.flow.outflow.MatchesPart(label)) {
        movements.push_back({row.row, -1});
      } else if (spec_.flow.inflow.MatchesPart(label)) {
        movements.push_back({row.row, 1});
      }
    }
  }

 private:
  const Row& RowAt(const OutlineRow& row) const {
    return figures_.table().rows[Index(row.row)];
  }

  bool IsDeeper(const OutlineRow& row, const OutlineRow& than) const {
    if (row.level != kNoLevel && than.level != kNoLevel) return row.level > than.level;
    if (than.level != kNoLevel) return true;
    return RowAt(row).indent > RowAt(than).indent;
  }

  static bool HasBothWays(const std::vector<Movement>& movements) {
    const auto has = [&](int sign) {
      return std::ranges::any_of(movements,
                                 [&](const Movement& m) { return m.sign == sign; });
    };
    return has(1) && has(-1);
  }

  void Add(int opening, const std::vector<Movement>& movements, int closing) {
    const auto& columns = figures_.table().columns;
    for (int column = 0; column < static_cast<int>(columns.size()); ++column) {
      if (!figures_.IsAmount(column) ||
          columns[Index(column)].block != figures_.table().rows[Index(closing)].block ||
          figures_.ValueAt(closing, column) == nullptr) {
        continue;
      }
      out_->Begin(spec_, table_, closing, column);
      out_->MarkAddends(Addends::kUnknown);
      out_->AddLeft({table_, closing, column, 1});
      out_->AddRight({table_, opening, column, 1});
      for (const Movement& m : movements) {
        out_->AddRight({table_, m.row, column, m.sign});
      }
      out_->End();
    }
  }

  const schemas::IdentitySpec& spec_;
  const TableView& figures_;
  int table_;
  InstanceList* out_;
};

}  // namespace

void ListFlows(const schemas::IdentitySpec& spec, const schemas::Identities& identities,
               const DocumentView& view, int table, InstanceList* out) {
  const TableView& figures = view.tables[Index(table)];
  if (figures.has_undetermined()) return;
  Flows flows(spec, figures, table, out);
  for (const auto& [block, rows] : OutlineOfRows(identities, figures.table())) {
    flows.List(rows);
  }
}

}  // namespace budget::identity
