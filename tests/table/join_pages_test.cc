#include "pipeline/table/join_pages.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "pipeline/table/align_columns.h"
#include "tests/table/grid_text.h"

namespace budget::table {
namespace {

// Gives the cells the boxes of columns 50 points wide that begin at `left`.
Grid GridAt(const char* text, float left) {
  constexpr float kWidth = 50;
  Fragment fragment = bind::GridOf(text);
  for (Cell& cell : fragment.cells) {
    cell.place.box = {
        left + kWidth * static_cast<float>(cell.column), 0,
        left + kWidth * static_cast<float>(cell.column + cell.column_span), 10};
  }
  return Grid(std::move(fragment));
}

std::string Joined(const char* above, const char* below, float offset, bool said) {
  const auto schema = bind::Template("mof-budget");
  Grid table = GridAt(above, 50);
  Grid fragment = GridAt(below, 50 + offset);
  const Junction junction =
      FindJunction(table, fragment, {.said = said, .form = false}, schema->rows);
  if (junction.side == Junction::Side::kNone) return "none";
  Join(junction, std::move(fragment), schema->rows, &table);
  std::string text;
  for (int row = 0; row < table.rows(); ++row) {
    for (int column = 0; column < table.columns(); ++column) {
      text += (column == 0 ? "" : "|") + std::string(table.Raw(row, column));
    }
    text += '\n';
  }
  return text;
}

TEST(JoinPagesTest, ComparesHeadsAndColumns) {
  const struct {
    const char* name;
    const char* above;
    const char* below;
    float offset;
    bool said;
    const char* want;
  } cases[] = {
      {"the same head", "项目|数\n甲|1", "项目|数\n乙|2", 0, false,
       "项目|数\n甲|1\n乙|2\n"},
      {"the same head on the other side of the sheet", "项目|数\n甲|1", "项目|数\n乙|2",
       6, false, "项目|数\n甲|1\n乙|2\n"},
      {"no head, other margins", "项目|数\n甲|1", "乙|2", 6, false,
       "项目|数\n甲|1\n乙|2\n"},
      {"another head", "项目|数\n甲|1", "地区|人数\n乙|2", 0, false, "none"},
      {"edges elsewhere", "项目|数\n甲|1", "乙|2", 60, false, "none"},
      {"more columns of the same rows", "项目|数\n甲|1\n乙|2", "项目|比\n甲|3\n乙|4", 0,
       false, "项目|数|比\n甲|1|3\n乙|2|4\n"},
      {"more columns without labels, as it is said", "项目|数\n甲|1\n乙|2", "比\n3\n4",
       0, true, "项目|数|比\n甲|1|3\n乙|2|4\n"},
      {"and nothing said, of as many rows", "项目|数\n甲|1\n乙|2", "比\n3\n4", 0, false,
       "项目|数|比\n甲|1|3\n乙|2|4\n"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(c.want, Joined(c.above, c.below, c.offset, c.said)) << c.name;
  }
}

// Columns that are told apart on the next page alone do not divide the table above
// unless it goes on there.
TEST(JoinPagesTest, ComparingChangesNeitherGrid) {
  const auto schema = bind::Template("mof-budget");
  const Grid table = GridAt("项目|数|<\n甲|1|<", 50);
  const Grid fragment = GridAt("地区|人数|比\n乙|2|3", 50);
  EXPECT_EQ(Junction::Side::kNone,
            FindJunction(table, fragment, {}, schema->rows).side);
  EXPECT_EQ(3, table.columns());
  EXPECT_EQ("1", table.Raw(1, 1));
}

// The edge between two columns may stand a little elsewhere on the next page, by less
// than a quarter of the narrower one (here 12.5 points).
TEST(JoinPagesTest, AnEdgeMayStandALittleElsewhere) {
  const struct {
    float moved;
    bool want;
  } cases[] = {{0, true}, {3, true}, {-6, true}, {12, true}, {13, false}, {-13, false}};
  const Grid table = GridAt("甲|1", 50);
  for (const auto& c : cases) {
    Fragment fragment = bind::GridOf("乙|2");
    fragment.cells[0].place.box = {50, 0, 100 + c.moved, 10};
    fragment.cells[1].place.box = {100 + c.moved, 0, 150, 10};
    EXPECT_EQ(c.want, AgreeOnColumns(table, Grid(std::move(fragment))).has_value())
        << c.moved;
  }
}

// Cells that were given as such and have a head of their own go on only if it is said.
TEST(JoinPagesTest, GivenCellsWithAHeadGoOnWhereItIsSaid) {
  const auto schema = bind::Template("mof-budget");
  const Grid table(bind::GridOf("项目|数\n甲|1", GridSource::kCells));
  const Grid fragment(bind::GridOf("地区|人数\n乙|2", GridSource::kCells));
  EXPECT_EQ(
      Junction::Side::kBelow,
      FindJunction(table, fragment, {.said = true, .form = false}, schema->rows).side);
  EXPECT_EQ(
      Junction::Side::kNone,
      FindJunction(table, fragment, {.said = false, .form = false}, schema->rows).side);
}

// Lines of text repeat their head as it was, or not at all.
TEST(JoinPagesTest, TextWithAnotherHeadIsAnotherTable) {
  const auto schema = bind::Template("mof-budget");
  const struct {
    const char* name;
    const char* below;
    Junction::Side want;
  } cases[] = {
      {"the same head", "项目|数\n乙|2", Junction::Side::kBelow},
      {"no head", "乙|2", Junction::Side::kBelow},
      {"another head", "地区|人数\n乙|2", Junction::Side::kNone},
  };
  const Grid table(bind::GridOf("项目|数\n甲|1", GridSource::kDelimited));
  for (const auto& c : cases) {
    const Grid fragment(bind::GridOf(c.below, GridSource::kDelimited));
    EXPECT_EQ(c.want, FindJunction(table, fragment, {}, schema->rows).side) << c.name;
  }
}

}  // namespace
}  // namespace budget::table
