// What of a table without rules stands at the top of the next page as lines.

#include "pipeline/table/rest_at_top.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "pipeline/table/repeated_head.h"
#include "tests/table/grid_text.h"

namespace budget::table {
namespace {

constexpr float kWidth = 90;   // of a column
constexpr float kHeight = 18;  // of a row
constexpr float kSize = 9;
constexpr float kTop = 100;

// A grid without rules; its text fills the columns.  `full`: its last label does.
Grid Aligned(const char* text, bool full) {
  Fragment fragment = bind::GridOf(text, GridSource::kAligned);
  for (int column = 0; column < fragment.columns; ++column) {
    const float from = kWidth * static_cast<float>(column);
    fragment.extents.push_back({from, from + kWidth, from, from + kWidth - kSize});
  }
  for (Cell& cell : fragment.cells) {
    const float x = kWidth * static_cast<float>(cell.column);
    const float y = kTop + kHeight * static_cast<float>(cell.row);
    cell.place = {1, 0, {x, y, x + kWidth, y + kHeight}};
    cell.indent = x / kSize;
    cell.full = full && cell.row + 1 == fragment.rows;
  }
  return Grid(std::move(fragment));
}

struct Printed {
  const char* text;
  float x;  // of its left edge
  float y;  // of its top
};

Line LineOf(const Printed& printed) {
  Line line;
  line.text = printed.text;
  line.size = kSize;
  const float width = kSize * static_cast<float>(line.text.size()) / 3;
  line.place = {2, 0, {printed.x, printed.y, printed.x + width, printed.y + kSize}};
  return line;
}

std::vector<Line> LinesOf(const std::vector<Printed>& printed) {
  std::vector<Line> lines;
  for (const Printed& it : printed) lines.push_back(LineOf(it));
  return lines;
}

std::vector<const Line*> Pointers(const std::vector<Line>& lines) {
  std::vector<const Line*> pointers;
  for (const Line& line : lines) pointers.push_back(&line);
  return pointers;
}

// Each cell on its own, doubts behind it: "障项目 ? |".
std::string Show(const Fragment& fragment) {
  std::string shown;
  for (const Cell& cell : fragment.cells) {
    shown += cell.raw;
    if (cell.layout == LayoutDoubt::kRow) shown += "?";
    if (cell.layout == LayoutDoubt::kSeveralFigures) shown += "!";
    shown += "|";
  }
  return shown;
}

constexpr const char* kTable = "项目|预算数\n城乡整治|2,833.95\n公共卫生运行保|1.92";

struct RestCase {
  const char* name;
  bool full;
  std::vector<Printed> lines;
  const char* wanted;  // the row; empty if there is none
};

class RestOfLabelsTest : public testing::TestWithParam<RestCase> {};

TEST_P(RestOfLabelsTest, IsFound) {
  const auto schema = bind::Template("mof-budget");
  const Grid table = Aligned(kTable, GetParam().full);
  const std::vector<Line> lines = LinesOf(GetParam().lines);
  const auto rest = FindRestOfLabels(Pointers(lines), table, schema->rows);
  EXPECT_EQ(rest ? Show(rest->row) : "", GetParam().wanted);
}

INSTANTIATE_TEST_SUITE_P(
    Lines, RestOfLabelsTest,
    testing::Values(
        RestCase{"BelowAFullLabel", true, {{"障项目", 0, 40}}, "障项目||"},
        RestCase{"BelowAHeadPrintedAgain",
                 true,
                 {{"项目", 30, 40}, {"预算数", 120, 40}, {"障项目", 0, 58}},
                 "障项目||"},
        RestCase{"BelowAHeadInOneLine",
                 true,
                 {{"项目 预算数", 30, 40}, {"障项目", 0, 58}},
                 "障项目||"},
        RestCase{"OfTwoLines",
                 true,
                 {{"障及采购", 0, 40}, {"项目", 0, 51}},
                 "障及采购\n项目||"},
        RestCase{"MayBeARowOfItsOwn",
                 false,
                 {{"项目", 30, 40}, {"预算数", 120, 40}, {"障项目", 0, 58}},
                 "障项目?||"},
        RestCase{"NotBelowALabelWithRoom", false, {{"障项目", 0, 40}}, ""},
        RestCase{"NotCentredBelowALabelAtTheLeft", true, {{"备注", 31, 40}}, ""},
        RestCase{
            "NotBesideAFigure", true, {{"障项目", 0, 40}, {"183,004", 120, 44}}, ""},
        RestCase{"NotAHeading", true, {{"二、收入", 0, 40}}, ""},
        RestCase{"NotALongLine", true, {{"本年收入预算总体情况说明如下", 0, 40}}, ""}),
    [](const auto& param) { return std::string(param.param.name); });

struct FacingCase {
  const char* name;
  std::vector<Printed> lines;
  const char* wanted;  // the column; empty if there is none
};

class FacingColumnTest : public testing::TestWithParam<FacingCase> {};

TEST_P(FacingColumnTest, IsFound) {
  const auto schema = bind::Template("mof-budget");
  const Grid table = Aligned(kTable, false);
  const std::vector<Line> lines = LinesOf(GetParam().lines);
  const auto facing = FindFacingColumn(Pointers(lines), table, schema->rows);
  EXPECT_EQ(facing ? Show(facing->column) : "", GetParam().wanted);
}

INSTANTIATE_TEST_SUITE_P(
    Lines, FacingColumnTest,
    testing::Values(
        FacingCase{"OfWordsBesideEachRow",
                   {{"备注", 50, 105}, {"据实结算", 40, 123}, {"一次性", 40, 141}},
                   "备注|据实结算|一次性|"},
        FacingCase{"OfFiguresBesideSomeRows",
                   {{"项目支出", 40, 105}, {"434.61", 50, 141}},
                   "项目支出|434.61|"},
        FacingCase{"OfWordsBesideSomeRowsIsInDoubt",
                   {{"备注", 50, 105}, {"一次性", 40, 141}},
                   "备注?|一次性?|"},
        FacingCase{"OfSeveralColumnsCannotBeRead",
                   {{"预算数备注", 40, 105},
                    {"117.29 据实结算", 40, 123},
                    {"53.78 一次性", 40, 141}},
                   "预算数备注!|117.29 据实结算!|53.78 一次性!|"},
        FacingCase{"NotWithoutAHead", {{"434.61", 50, 123}, {"89.01", 50, 141}}, ""},
        FacingCase{"NotBelowTheRows",
                   {{"备注", 50, 105}, {"据实结算", 40, 123}, {"一次性", 40, 200}},
                   ""}),
    [](const auto& param) { return std::string(param.param.name); });

struct HeadCase {
  const char* name;
  bool full;
  const char* fragment;
  std::vector<std::string> above;
  const char* wanted;  // "rows: rest"; empty if the head is another one
};

class RepeatedHeadTest : public testing::TestWithParam<HeadCase> {};

TEST_P(RepeatedHeadTest, IsFound) {
  const auto schema = bind::Template("mof-budget");
  const Grid table = Aligned(kTable, GetParam().full);
  const Grid fragment = Aligned(GetParam().fragment, false);
  const auto head = FindRepeatedHead(table, fragment, GetParam().above, schema->rows);
  std::string shown;
  if (head) {
    shown = std::to_string(head->rows) + ":" + (head->rest ? Show(*head->rest) : "");
  }
  EXPECT_EQ(shown, GetParam().wanted);
}

INSTANTIATE_TEST_SUITE_P(
    Fragments, RepeatedHeadTest,
    testing::Values(
        HeadCase{"WithTheRestOfALabel",
                 true,
                 "项目|预算数\n障项目|\n水利设施改造|1,326.57",
                 {},
                 "2:障项目||"},
        HeadCase{"WithALabelInDoubt",
                 false,
                 "项目|预算数\n障项目|\n水利设施改造|1,326.57",
                 {},
                 "2:障项目?||"},
        HeadCase{"WithItsFirstLineApart",
                 true,
                 "|预算数\n水利设施改造|1,326.57",
                 {"项目"},
                 "1:"},
        HeadCase{"NotAnotherOne", true, "项目|决算数\n水利设施改造|1,326.57", {}, ""},
        HeadCase{"NotWithProseAbove",
                 true,
                 "项目|预算数\n水利设施改造|1,326.57",
                 {"二、说明"},
                 ""}),
    [](const auto& param) { return std::string(param.param.name); });

}  // namespace
}  // namespace budget::table
