#include "pipeline/bind/row_indents.h"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace budget::bind {
namespace {

struct Case {
  const char* name;
  std::vector<float> starts;  // of the labels, in widths of a character
  std::vector<int> want;
};

TEST(RowIndents, FollowFromWhereLabelsBegin) {
  const std::vector<Case> cases = {
      {.name = "three levels",
       .starts = {0.5F, 1.5F, 2.5F, 1.6F},
       .want = {0, 1, 2, 1}},
      {.name = "flat", .starts = {0.5F, 0.6F, 0.8F}, .want = {-1, -1, -1}},
      {.name = "centred",
       .starts = {1, 2, 3, 4, 5, 6, 7, 8},
       .want = {-1, -1, -1, -1, -1, -1, -1, -1}},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    table::Binding binding;
    table::BoundColumn name;
    name.role = schemas::ColumnRole::kName;
    name.block = 1;
    binding.columns.push_back(name);
    Fragment fragment{.source = GridSource::kLattice,
                      .rows = static_cast<int>(c.starts.size()),
                      .columns = 1};
    Table table;
    for (const float start : c.starts) {
      const auto top = static_cast<float>(10 * table.rows.size());
      Cell cell{.row = static_cast<int>(table.rows.size()), .raw = "label"};
      cell.place = {.page = 1, .line = 0, .box = {70, top, 200, top + 10}};
      cell.indent = start;
      fragment.cells.push_back(cell);
      Row& row = table.rows.emplace_back();
      row.item_name = "label";
      row.place = cell.place;
    }
    IndentRows(table::Grid(std::move(fragment)), binding, &table);
    std::vector<int> indents;
    for (const Row& row : table.rows) indents.push_back(row.indent);
    EXPECT_EQ(c.want, indents);
  }
}

}  // namespace
}  // namespace budget::bind
