// head_total: in a row, a column headed as a total = the columns that it stands beside,
// by the printed heads.
//
//               限额                      余额
//     地区 | 合计 | 一般 | 专项 | 合计 | 一般 | 专项
//     全市 |  30  |  10  |  20  |  27  |   9  |  18        30 = 10 + 20, 27 = 9 + 18
//
// What a head says of its sums is little, so each way to read it is an alternative, and
// the rows of the table together tell which of them is meant (check/majorities.h).

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "pipeline/identity/instances.h"
#include "pipeline/model/index.h"

namespace budget::identity {
namespace {

// Rows x columns x totals of a table: a term of an equation each.  Published ones stay
// far below; what does not is damage.
constexpr std::size_t kMostTerms = 400'000;

using Labels = std::vector<HeaderLabel>;

class HeadTotals {
 public:
  HeadTotals(const schemas::IdentitySpec& spec, const TableView& figures)
      : spec_(spec), figures_(figures), columns_(figures.table().columns) {}

  bool IsTotal(int column) const {
    const Column& c = columns_[Index(column)];
    return figures_.IsAmount(column) && !c.path.empty() &&
           spec_.header.MatchesPart(c.path.leaf());
  }

  // The columns that a total may add up, in the ways in which its head can be meant.
  std::vector<std::vector<int>> PartsOf(int total) const {
    std::vector<std::vector<int>> ways;
    const std::vector<int> beside = Beside(total);
    const auto add = [&](auto keep) {
      std::vector<int> way;
      for (const int column : beside) {
        if (keep(column)) way.push_back(column);
      }
      if (way.size() > 1 && std::ranges::find(ways, way) == ways.end()) {
        ways.push_back(std::move(way));
      }
    };
    const int next = NextTotal(total, beside);
    const auto all = [](int) { return true; };
    const auto behind = [&](int c) { return c > total; };
    const auto until_next = [&](int c) { return c > total && c < next; };
    const auto before = [&](int c) { return c < total; };
    const auto whole = [&](int c) { return !figures_.IsOfWhich(c); };
    for (const bool with_parts : {false, true}) {
      const auto fits = [&](int c) { return with_parts || whole(c); };
      add([&](int c) { return behind(c) && fits(c) && Outermost(c, total); });
      add([&](int c) { return all(c) && fits(c) && Outermost(c, total); });
      add([&](int c) { return before(c) && fits(c) && Outermost(c, total); });
      add([&](int c) { return until_next(c) && fits(c) && !IsTotal(c); });
      add([&](int c) { return behind(c) && fits(c) && !IsTotal(c); });
    }
    return ways;
  }

 private:
  const Labels& LabelsOf(int column) const {
    return columns_[Index(column)].path.labels();
  }

  bool StandsUnder(int column, const Labels& labels, std::size_t depth) const {
    const Labels& own = LabelsOf(column);
    return own.size() >= depth &&
           std::equal(labels.begin(),
                      labels.begin() + static_cast<std::ptrdiff_t>(depth), own.begin());
  }

  // Amounts of the block that stand under the label above the total.
  std::vector<int> Beside(int total) const {
    const Labels& labels = LabelsOf(total);
    std::vector<int> found;
    for (int i = 0; i < static_cast<int>(columns_.size()); ++i) {
      if (i == total || !figures_.IsAmount(i) ||
          columns_[Index(i)].block != columns_[Index(total)].block) {
        continue;
      }
      if (StandsUnder(i, labels, labels.size() - 1)) found.push_back(i);
    }
    return found;
  }

  // The next total with the same label above it.
  int NextTotal(int total, const std::vector<int>& beside) const {
    for (const int column : beside) {
      if (column > total && IsTotal(column) &&
          LabelsOf(column).size() == LabelsOf(total).size()) {
        return column;
      }
    }
    return static_cast<int>(columns_.size());
  }

  // Of the columns under one label the total alone, where they have one.
  bool Outermost(int column, int total) const {
    const std::size_t depth = LabelsOf(total).size();
    const Labels& own = LabelsOf(column);
    if (own.size() <= depth) return true;
    for (int i = 0; i < static_cast<int>(columns_.size()); ++i) {
      if (i == column || i == total || !figures_.IsAmount(i)) continue;
      const bool sum = IsTotal(i) && LabelsOf(i).size() < own.size() + 1;
      if (sum && LabelsOf(i).size() > depth && StandsUnder(i, own, depth) &&
          !(IsTotal(column) && own.size() == LabelsOf(i).size())) {
        return false;
      }
    }
    return true;
  }

  const schemas::IdentitySpec& spec_;
  const TableView& figures_;
  const std::vector<Column>& columns_;
};

// Totals whose parts a schema names are row_sum's.
std::set<int> NamedTotals(const InstanceList& list, int table) {
  std::set<int> named;
  for (const Instance& instance : list.instances()) {
    if (instance.table == table &&
        instance.spec->kind == schemas::IdentityKind::kRowSum) {
      named.insert(instance.column);
    }
  }
  return named;
}

}  // namespace

void ListHeadTotals(const schemas::IdentitySpec& spec, const DocumentView& view,
                    int table, InstanceList* out) {
  const TableView& figures = view.tables[Index(table)];
  const auto& columns = figures.table().columns;
  const auto& rows = figures.table().rows;
  if (figures.has_undetermined()) return;
  const HeadTotals heads(spec, figures);
  const std::set<int> named = NamedTotals(*out, table);
  std::vector<int> totals;
  for (int column = 0; column < static_cast<int>(columns.size()); ++column) {
    if (heads.IsTotal(column) && !named.contains(column)) totals.push_back(column);
  }
  if (rows.size() * columns.size() * totals.size() > kMostTerms) return;
  for (const int total : totals) {
    const std::vector<std::vector<int>> ways = heads.PartsOf(total);
    if (ways.empty()) continue;
    for (int row = 0; row < static_cast<int>(rows.size()); ++row) {
      if (rows[Index(row)].block != columns[Index(total)].block ||
          figures.ValueAt(row, total) == nullptr) {
        continue;
      }
      out->Begin(spec, table, row, total);
      out->MarkAddends(Addends::kUnknown);
      for (const std::vector<int>& way : ways) {
        out->NextEquation();
        out->AddLeft({table, row, total, 1});
        for (const int column : way) out->AddRight({table, row, column, 1});
      }
      out->End();
    }
  }
}

}  // namespace budget::identity
