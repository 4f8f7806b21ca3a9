#include "pipeline/bind/row_indents.h"

#include <gtest/gtest.h>

#include <vector>

namespace budget::bind {
namespace {

struct Case {
  const char* name;
  std::vector<float> starts;  // of the labels, points; each is 10 points high
  std::vector<int> want;
};

TEST(RowIndents, FollowFromWhereLabelsBegin) {
  const std::vector<Case> cases = {
      {.name = "three levels", .starts = {70, 80, 90, 80.5F}, .want = {0, 1, 2, 1}},
      {.name = "flat", .starts = {70, 70.5F, 71}, .want = {-1, -1, -1}},
      {.name = "centred",
       .starts = {10, 20, 30, 40, 50, 60, 70, 80},
       .want = {-1, -1, -1, -1, -1, -1, -1, -1}},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    table::Binding binding;
    table::BoundColumn name;
    name.role = schemas::ColumnRole::kName;
    name.block = 1;
    binding.columns.push_back(name);
    Table table;
    for (const float start : c.starts) {
      Row& row = table.rows.emplace_back();
      row.item_name = "label";
      row.place = {.page = 1, .line = 0, .box = {start, 0, start + 50, 10}};
    }
    IndentRows(table::Grid(), binding, &table);
    std::vector<int> indents;
    for (const Row& row : table.rows) indents.push_back(row.indent);
    EXPECT_EQ(c.want, indents);
  }
}

}  // namespace
}  // namespace budget::bind
