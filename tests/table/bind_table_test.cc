#include "pipeline/bind/bind_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/model/names.h"
#include "pipeline/table/bind_columns.h"
#include "pipeline/table/stitch_tables.h"
#include "tests/table/grid_text.h"
#include "tests/table/open_accounts.h"

namespace budget::bind {
namespace {

Line LineOf(const char* text) {
  Line line;
  line.text = text;
  return line;
}

// Lines and grids to bound tables, through stitch and bind.
class Document {
 public:
  Document& Says(const char* line) { return Says(LineOf(line)); }
  Document& Says(Line line) {
    page_.items.emplace_back(std::move(line));
    return *this;
  }
  Document& Prints(const char* grid, GridSource source = GridSource::kLattice) {
    return Prints(GridOf(grid, source));
  }
  Document& Prints(Fragment fragment) {
    page_.items.emplace_back(std::move(fragment));
    return *this;
  }
  Document& BreaksPage() {
    pages_.push_back(std::move(page_));
    page_ = {};
    return *this;
  }

  Document& HasUnit(const char* unit) {
    unit_ = unit;
    return *this;
  }

  std::vector<Table> Read() {
    BreaksPage();
    schema_ = Template("mof-budget");
    table::Stitcher stitcher(*schema_);
    std::vector<table::WholeTable> wholes;
    for (PageContent& page : pages_) stitcher.Add(std::move(page), &wholes);
    stitcher.Finish(&wholes);
    std::vector<Table> tables;
    for (const table::WholeTable& whole : wholes) {
      BoundTable bound = BindTable(
          whole, *schema_,
          {.fiscal_year = 2024, .unit = unit_, .usual_phase = Phase::kApproved}, "test",
          /*explain=*/true);
      EXPECT_THAT(OpenAccounts(bound.explanation,
                               {bound.table.status == TableStatus::kPartial}),
                  testing::IsEmpty());
      explanation_ += bound.explanation;
      tables.push_back(std::move(bound.table));
    }
    return tables;
  }
  // How the cells of all tables ended; after Read().
  std::string Accounts() const {
    std::string accounts;
    std::istringstream lines(explanation_);
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with("  cells: ")) accounts += line.substr(9) + "\n";
    }
    return accounts;
  }

  std::string Shown() {
    std::string text;
    for (const Table& table : Read()) {
      text +=
          table.table_id + " '" + table.title + "' " + table.unit + "\n" + Show(table);
    }
    return text;
  }

 private:
  std::shared_ptr<const schemas::Schema> schema_;
  PageContent page_;
  std::vector<PageContent> pages_;
  std::string explanation_;
  std::string unit_;  // that the document states
};

TEST(BindTableTest, ReadsSideBySideBlocks) {
  EXPECT_EQ(
      "revenue_expenditure_summary '部门收支总表' 万元\n"
      "1.1 一、财政拨款收入 | 收入/预算数 = 1234.50\n"
      "1.2 一、外交支出\n"
      "2.1 收入总计 | 收入/预算数 = 1234.50\n"
      "2.2 支出总计 | 支出/预算数 = 1234.50\n",
      Document()
          .Says("部门收支总表")
          .Says("单位：万元")
          .Prints("收入|<|支出|<\n项目|预算数|项目|预算数\n"
                  "一、财政拨款收入|1,234.50|一、外交支出|\n|||\n"
                  "收入总计|1,234.50|支出总计|1,234.50")
          .Shown());
}

TEST(BindTableTest, JoinsCodesOfThreeColumns) {
  EXPECT_EQ(
      "expenditure_summary '部门支出总表' 元\n"
      "1.1 201 公共服务 | 合计 = 5 | 基本支出 = 5\n"
      "2.1 20106 财政事务 | 合计 = 5\n"
      "3.1 2010601 行政运行 | 合计 = 5\n"
      "4.1 合计 | 合计 = 5\n",
      Document()
          .Says("部门支出总表")
          .Says("单位:元")
          .Prints("项目|<|<|<|合计|基本支出\n类|款|项|科目名称|^|^\n"
                  "201|||公共服务|5|5\n201|06||财政事务|5|\n|06|01|行政运行|5|\n"
                  "合计|<|<|<|5|")
          .Shown());
}

TEST(BindTableTest, JoinsPagesAndDropsTheRepeatedHeader) {
  const char* const want =
      "revenue_summary '收入总表' 万元\n"
      "1.1 208 社会保障 | 合计 = 1.00\n"
      "2.1 21015 医疗保障管理事务 | 合计 = 2.00\n"
      "3.1 221 住房 | 合计 = 3.00\n";
  EXPECT_EQ(want, Document()
                      .Says("收入总表")
                      .Says("单位：万元")
                      .Prints("科目编码|科目名称|合计\n208|社会保障|1.00\n"
                              "21015|医疗保障管理|2.00")
                      .BreaksPage()
                      .Says("单位：万元")
                      .Prints("科目编码|科目名称|合计\n|事务|\n221|住房|3.00")
                      .Shown());
}

// A row with a figure is a row of its own, even first on its page and without a code.
TEST(BindTableTest, AFigureAfterAPageBreakIsNotGluedToTheRowAbove) {
  EXPECT_EQ(
      "revenue_summary '收入总表' 万元\n"
      "1.1 208 社会保障 | 合计 = 1.00\n"
      "2.1 管理事务 | 合计 = 2.00\n",
      Document()
          .Says("收入总表")
          .Says("单位：万元")
          .Prints("科目编码|科目名称|合计\n208|社会保障|1.00")
          .BreaksPage()
          .Prints("科目编码|科目名称|合计\n|管理事务|2.00")
          .Shown());
}

// The last line of a label has no room for a character more: it goes on on the next
// page.  Where it has, the label there groups the rows below it.
TEST(BindTableTest, AFullLabelGoesOnAfterAPageBreak) {
  const auto read = [](bool full) {
    Fragment first = GridOf("项目|合计\n社会保障|1.00\n信息网络及软件购|2.00");
    first.cells.at(4).full = full;
    return Document()
        .Says("收入总表")
        .Prints(std::move(first))
        .BreaksPage()
        .Prints("置更新|\n住房|3.00")
        .Shown();
  };
  EXPECT_EQ(
      "revenue_summary '收入总表' \n"
      "1.1 社会保障 | 合计 = 1.00\n"
      "2.1 信息网络及软件购置更新 | 合计 = 2.00\n"
      "3.1 住房 | 合计 = 3.00\n",
      read(true));
  EXPECT_EQ(
      "revenue_summary '收入总表' \n"
      "1.1 社会保障 | 合计 = 1.00\n"
      "2.1 信息网络及软件购 | 合计 = 2.00\n"
      "3.1 置更新\n"
      "4.1 住房 | 合计 = 3.00\n",
      read(false));
}

// Without rules the bounds of columns depend on the texts of a page.
TEST(BindTableTest, JoinsPagesByWhereTheTextOfColumnsStands) {
  Fragment first =
      GridOf("科目编码|科目名称|合计|基本支出|项目支出\n208|社会|3.00|1.00|2.00",
             GridSource::kAligned);
  first.extents = {{0, 50, 2, 30},
                   {50, 120, 60, 110},
                   {120, 200, 150, 198},
                   {200, 300, 210, 297},
                   {300, 400, 310, 398}};
  Fragment second = GridOf("221|住房改革|5.00|5.00", GridSource::kAligned);
  second.extents = {
      {0, 45, 2, 20}, {45, 140, 60, 100}, {140, 260, 165, 198}, {260, 400, 370, 398}};
  EXPECT_EQ(
      "expenditure_summary '支出总表' \n"
      "1.1 208 社会 | 合计 = 3.00 | 基本支出 = 1.00 | 项目支出 = 2.00\n"
      "2.1 221 住房改革 | 合计 = 5.00 | 项目支出 = 5.00\n",
      Document()
          .Says("支出总表")
          .Prints(std::move(first))
          .BreaksPage()
          .Prints(std::move(second))
          .Shown());
}

// 207 is a class of that classification, but not under this name.
TEST(BindTableTest, TakesTheCodeOutOfALabel) {
  EXPECT_EQ(
      "expenditure_summary '支出总表' 万元\n"
      "1.1 207石潭县档案馆 | 合计 = 3.00\n"
      "2.1 201 一般公共服务支出 | 合计 = 3.00\n"
      "3.1 20126 档案事务 | 合计 = 3.00\n"
      "4.1 2012601 行政运行 | 合计 = 3.00\n"
      "5.1 2025年项目 | 合计 = 1.00\n",
      Document()
          .Says("支出总表")
          .Says("单位：万元")
          .Prints("功能科目|合计\n207石潭县档案馆|3.00\n[201]一般公共服务支出|3.00\n"
                  "20126-档案事务|3.00\n2012601 行政运行|3.00\n2025年项目|1.00")
          .Shown());
}

TEST(BindTableTest, ReadsATitleWithItsUnit) {
  for (const char* const title :
       {"收入总表（单位：万元）", "收入总表(单位:万元)", "收入总表  单位：万元"}) {
    EXPECT_EQ(
        "revenue_summary '收入总表' 万元\n1.1 208 社会 | 合计 = 3.00\n",
        Document().Says(title).Prints("科目编码|科目名称|合计\n208|社会|3.00").Shown())
        << title;
  }
}

TEST(BindTableTest, TakesTheHeadingOutOfTheGrid) {
  EXPECT_EQ(
      "revenue_summary '收入总表' 万元\n1.1 208 社会 | 合计 = 3.00\n",
      Document()
          .Prints("收入总表|<|<\n部门：某局|<|单位：万元\n科目编码|科目名称|合计\n"
                  "208|社会|3.00")
          .Shown());
}

TEST(BindTableTest, TheTitleThatGoesOnMayStandBehindTheWordForIt) {
  for (const char* const title :
       {"收入总表（续）", "续表：收入总表", "（续）收入总表", "续表"}) {
    EXPECT_EQ(1U, Document()
                      .Says("收入总表")
                      .Prints("科目编码|科目名称|合计\n208|甲|1.00")
                      .BreaksPage()
                      .Says(title)
                      .Prints("209|乙|1.00\n210|丙|1.00")
                      .Read()
                      .size())
        << title;
  }
}

TEST(BindTableTest, TakesAUnitInBracketsBehindATitle) {
  EXPECT_EQ("revenue_summary '收入总表' 万元\n1.1 208 社会 | 合计 = 3.00\n",
            Document()
                .Says("收入总表（万元）")
                .Prints("科目编码|科目名称|合计\n208|社会|3.00")
                .Shown());
}

// Where it could be that of the next table, it is nobody's.
TEST(BindTableTest, TakesAUnitBelowTheTable) {
  const char* const one = "科目编码|科目名称|合计\n208|社会|3.00";
  EXPECT_EQ("revenue_summary '收入总表' 万元\n1.1 208 社会 | 合计 = 3.00\n",
            Document().Says("收入总表").Prints(one).Says("单位：万元").Shown());
  const auto units = [&](const std::vector<const char*>& between) {
    Document document;
    document.Says("收入总表").Prints(one);
    for (const char* const line : between) document.Says(line);
    std::string all;
    for (const Table& table : document.Prints(one).Read()) all += table.unit + "|";
    return all;
  };
  EXPECT_EQ("万元|元|", units({"单位：万元", "支出总表", "单位：元"}));
  EXPECT_EQ("||", units({"单位：万元", "支出总表"}));
  EXPECT_EQ("|元|", units({"支出总表", "单位：元"}));
}

TEST(BindTableTest, LabelsHaveNoMarksOfNotes) {
  EXPECT_EQ("revenue_summary '收入总表' \n1.1 208 社会 | 合计 = 3.00\n",
            Document()
                .Says("收入总表")
                .Prints("科目编码|科目名称|合计①\n208|社会*|3.00¹")
                .Shown());
}

TEST(BindTableTest, TakesTheUnitOfALineThatStandsOnEachPage) {
  Line unit = LineOf("单位：万元");
  unit.role = LineRole::kFurniture;
  EXPECT_EQ("revenue_summary '收入总表' 万元\n1.1 208 社会 | 合计 = 3.00\n",
            Document()
                .Says("收入总表")
                .Says(std::move(unit))
                .Prints("科目编码|科目名称|合计\n208|社会|3.00")
                .Shown());
}

TEST(BindTableTest, ADifferentTitleIsAnotherTable) {
  const std::vector<Table> tables = Document()
                                        .Says("收入总表")
                                        .Prints("科目编码|科目名称|合计\n208|甲|1.00")
                                        .BreaksPage()
                                        .Says("支出总表")
                                        .Prints("科目编码|科目名称|合计\n208|甲|1.00")
                                        .Read();
  ASSERT_EQ(2U, tables.size());
  EXPECT_EQ("revenue_summary", tables[0].table_id);
  EXPECT_EQ("expenditure_summary", tables[1].table_id);
}

TEST(BindTableTest, KeepsWhatNoLayoutClaims) {
  EXPECT_EQ(
      "other '车辆更新计划明细表' \n"
      "1.1 轿车 | 辆数 = 3 | 去向 = 报废\n",
      Document()
          .Says("车辆更新计划明细表")
          .Prints("车型|辆数|去向\n轿车|3|报废")
          .Shown());
}

TEST(BindTableTest, CarriesTheReportingUnitDown) {
  EXPECT_EQ(
      "general_budget_expenditure '一般公共预算支出表' 万元\n"
      "1.1 某局 [某局] | 支出总计 = 9\n"
      "2.1 208 社保 [某局] | 支出总计 = 9\n"
      "3.1 中心 [中心] | 支出总计 = 4\n",
      Document()
          .Says("表7")
          .Says("一般公共预算支出表")
          .Says("部门名称：某局")
          .Says("单位：万元")
          .Prints(
              "预算单位|科目编码|科目名称|支出总计\n某局|||9\n|208|社保|9\n中心|||4",
              GridSource::kDelimited)
          .Shown());
}

TEST(BindTableTest, ALabelOverTwoBlocksNamesTheOneWithTheAmount) {
  EXPECT_EQ(
      "revenue_expenditure_summary '收支预算总表' 万元\n"
      "1.1 一、拨款 | 收入/金额 = 5.00\n"
      "1.2 一、外交 | 支出/功能分类/金额 = 5.00\n"
      "1.3 一、基本 | 支出/支出用途/金额 = 5.00\n"
      "2.1 收入合计 | 收入/金额 = 5.00\n"
      "2.3 支出合计 | 支出/支出用途/金额 = 5.00\n",
      Document()
          .Says("收支预算总表")
          .Says("单位：万元")
          .Prints("收入|<|支出|<|<|<\n项目名称|金额|功能分类|<|支出用途|<\n"
                  "^|^|功能科目名称|金额|项目名称|金额\n"
                  "一、拨款|5.00|一、外交|5.00|一、基本|5.00\n"
                  "收入合计|5.00|支出合计|<|<|5.00")
          .Shown());
}

TEST(BindTableTest, ADeclaredEmptyTableIsEmpty) {
  const std::vector<Table> tables = Document()
                                        .Says("政府性基金预算支出表")
                                        .Says("单位：万元")
                                        .Prints("科目编码|科目名称|合计\n合计|<|")
                                        .Says("注：本年没有安排支出，空表列示。")
                                        .Read();
  ASSERT_EQ(1U, tables.size());
  EXPECT_EQ(TableStatus::kEmpty, tables[0].status);
  EXPECT_EQ(1, tables[0].row_count);
  EXPECT_EQ("注：本年没有安排支出，空表列示。", tables[0].note);
}

TEST(BindTableTest, ACellThatCannotBeReadIsReportedAndNotGuessed) {
  Fragment fragment = GridOf("科目名称|合计\n教育|1.00\n外交|2.00");
  for (Cell& cell : fragment.cells) cell.doubtful = cell.raw == "2.00";
  const std::shared_ptr<const schemas::Schema> schema = Template("mof-budget");
  table::WholeTable whole;
  whole.grid = table::Grid(std::move(fragment));
  const Table table =
      BindTable(whole, *schema, {.fiscal_year = 2024}, "test", false).table;
  EXPECT_EQ(1U, table.facts.size());
  EXPECT_EQ(
      "1 cell that cannot be read for certain: '2.00'; nothing says the unit of its "
      "amounts",
      table.note);
  EXPECT_EQ(TableStatus::kPartial, table.status);
}

// Where the cells of tables with columns end.
TEST(BindTableTest, EachCellEndsOnce) {
  struct Case {
    const char* name;
    const char* grid;
    const char* want;  // rows
    const char* notes;
    const char* account;
  };
  for (const Case& test : std::vector<Case>{
           {"all is read", "行次|科目名称|合计\n栏次|1|2\n1|教育|1.00\n2|外交|",
            "1.1 教育 | 合计 = 1.00\n2.1 外交\n", "",
            "1 facts, 2 labels, 3 header, 5 ignored"},
           {"a figure among the line numbers", "行次|科目名称|合计\n1.50|教育|1.00",
            "1.1 教育 | 合计 = 1.00\n", "", "1 facts, 1 labels, 3 header, 1 not read"},
           {"a figure among the names",
            "科目编码|科目名称|合计\n201|教育|1.00\n202|7.50|2.00",
            "1.1 201 教育 | 合计 = 1.00\n2.1 202  | 合计 = 2.00\n", "",
            "2 facts, 3 labels, 3 header, 1 not read"},
           {"a note", "科目名称|合计\n教育|1.00\n注：含校舍。|",
            "1.1 教育 | 合计 = 1.00\n", "注：含校舍。",
            "1 facts, 1 labels, 2 header, 1 notes"},
           {"a sentence over all columns",
            "科目名称|合计|基本支出\n以下各行含校舍。|<|<\n教育|1.00|1.00",
            "1.1 教育 | 合计 = 1.00 | 基本支出 = 1.00\n", "以下各行含校舍。",
            "2 facts, 1 labels, 3 header, 1 notes"},
           {"texts over all columns at the end",
            "科目名称|合计|基本支出\n教育|1.00|1.00\n说明：1.含校舍|<|<\n2.不含食堂|<|"
            "<",
            "1.1 教育 | 合计 = 1.00 | 基本支出 = 1.00\n", "说明：1.含校舍/2.不含食堂",
            "2 facts, 1 labels, 3 header, 2 notes"},
           {"a label over all columns",
            "科目名称|合计|基本支出\n一、本级|<|<\n教育|1.00|1.00\n合计|<|<",
            "1.1 一、本级\n2.1 教育 {一、本级>} | 合计 = 1.00 | 基本支出 = 1.00\n"
            "3.1 合计\n",
            "", "2 facts, 3 labels, 3 header"},
       }) {
    Document document;
    document.Says("一般公共预算支出表").Says("单位：万元").Prints(test.grid);
    const std::vector<Table> tables = document.Read();
    ASSERT_EQ(1U, tables.size());
    EXPECT_EQ(test.want, Show(tables[0])) << test.name;
    std::string notes;
    for (const std::string& note : tables[0].notes) {
      notes += (notes.empty() ? "" : "/") + note;
    }
    EXPECT_EQ(test.notes, notes) << test.name;
    EXPECT_EQ(test.account + std::string("\n"), document.Accounts()) << test.name;
  }
}

// Below the table, and in a form.
TEST(BindTableTest, KeepsTheNotesBelowATable) {
  const std::vector<Table> tables =
      Document()
          .Says("一般公共预算支出表")
          .Prints("科目名称|合计\n教育|1.00\n注：含校舍。|")
          .Says("说明：1. 不含食堂。")
          .Says("备注：无")
          .Says("项目绩效目标申报表")
          .Prints("项目名称|甲\n填表说明：自行填报|<")
          .Says("注：未审计。")
          .Read();
  ASSERT_EQ(2U, tables.size());
  EXPECT_THAT(tables[0].notes,
              testing::ElementsAre("注：含校舍。", "说明：1. 不含食堂。", "备注：无"));
  EXPECT_EQ("nothing says the unit of its amounts", tables[0].note);
  EXPECT_THAT(tables[1].notes,
              testing::ElementsAre("填表说明：自行填报", "注：未审计。"));
}

// Where a figure stands between heads, or below none.
TEST(BindTableTest, AFigureWithoutACertainColumnIsAmbiguous) {
  struct Case {
    const char* grid;
    const char* want;  // certainty and note of each fact
  };
  for (const Case& test : std::vector<Case>{
           {"科目名称|合计|基本支出\n教育|5.00|<\n外交|1.00|1.00",
            "5.00 the cell reaches over several columns; 1.00 ; 1.00 ; "},
           {"科目名称|合计|\n教育|1.00|2.00\n外交|3.00|4.00",
            "1.00 ; 2.00 no head stands above the column; 3.00 ; 4.00 no head stands "
            "above the column; "},
       }) {
    const Table table =
        Document().Says("一般公共预算支出表").Prints(test.grid).Read().at(0);
    std::string shown;
    for (const Fact& fact : table.facts) {
      shown += fact.value + " " + fact.note + "; ";
      EXPECT_EQ(fact.note.empty() ? Certainty::kPrinted : Certainty::kAmbiguous,
                fact.certainty);
    }
    EXPECT_EQ(test.want, shown);
  }
}

// The rows below a total are not its parts.
TEST(BindTableTest, ATotalEndsTheLabelsAboveIt) {
  EXPECT_EQ(
      "1.1 一般债券 {全市>} | 余额 = 3\n2.1 合计 | 余额 = 5\n3.1 专项债券 | 余额 = 2\n",
      Show(Document()
               .Says("债务情况表")
               .Prints("地区|项目|余额\n全市|一般债券|3\n合计||5\n|专项债券|2")
               .Read()
               .at(0)));
}

// 单位 over units is the unit of the figures; else who spends them.
TEST(BindTableTest, AColumnOfUnits) {
  const Table units = Document()
                          .Says("一般公共预算支出表")
                          .Prints("单位|科目名称|合计\n万元|甲|1\n元|乙|2\n局|丙|3")
                          .Read()
                          .at(0);
  EXPECT_EQ("万元", MeaningOf(units, units.facts.at(0)).unit);
  const Table mixed = Document()
                          .Says("一般公共预算支出表")
                          .Prints("单位|科目名称|合计\n万元|甲|1\n局|乙|2")
                          .Read()
                          .at(0);
  EXPECT_EQ("万元", mixed.rows.at(0).reporting_unit);
  EXPECT_EQ("", MeaningOf(mixed, mixed.facts.at(0)).unit);
}

// Of the layouts that know a table by its columns, the one that asks for most.
TEST(BindTableTest, TheLayoutWithMostRequiredColumnsKnowsATableBest) {
  schemas::Schema schema = *Template("mof-budget");
  const auto layout = [&](const char* id, std::size_t required) {
    schemas::TableLayout made;
    made.id = made.table_id = id;
    made.by_header = true;
    for (const schemas::ColumnSpec& column : schema.columns) {
      if (made.requires_columns.size() < required &&
          (column.header.MatchesAll("合计") || column.header.MatchesAll("基本支出"))) {
        made.requires_columns.push_back(column.header);
      }
    }
    EXPECT_EQ(required, made.requires_columns.size());
    return made;
  };
  schema.tables = {layout("few", 1), layout("most", 2), layout("few_too", 1)};
  table::WholeTable whole;
  whole.grid = table::Grid(GridOf("科目名称|合计|基本支出\n教育|1.00|1.00"));
  EXPECT_EQ("most", BindTable(whole, schema, {}, "test", false).table.table_id);
}

// 12 吨 in a table of 万元 are not 120,000 yuan, nor are 7 of what nobody knows.
TEST(BindTableTest, AMeasureOfItsOwnIsNoAmount) {
  const std::vector<Table> tables =
      Document()
          .Says("物资储备情况表")
          .Says("单位：万元")
          .Prints(
              "项目|数量（吨）|面积（亩）|数量（托）|储备（罐）|金额\n"
              "粮食|12|34|56|7|89\n油料|1|2|3|4|5")
          .Read();
  ASSERT_EQ(1U, tables.size());
  std::string shown;
  for (const Fact& fact : tables[0].facts) {
    if (fact.row != 0) continue;
    const Meaning meaning = MeaningOf(tables[0], fact);
    shown += fact.value + ' ' + std::string(NameOf(meaning.kind)) + ' ' +
             std::string(meaning.unit) + " | " + fact.note + '\n';
  }
  EXPECT_EQ(
      "12 count 吨 | \n34 count 亩 | \n56 count  | \n"
      "7 count  | the unit in its head is not known: 罐\n89 amount 万元 | \n",
      shown);
}

// Above the table, below it, in its notes, or nowhere: and then it says so.
TEST(BindTableTest, TheUnitOfATable) {
  struct Case {
    const char* name;
    std::vector<const char*> above;
    std::vector<const char*> below;
    std::string want;  // unit and note of each table
  };
  const char* const kUnknown = "nothing says the unit of its amounts";
  const char* const kTable = "the next table";
  for (const Case& test : std::vector<Case>{
           {"above", {"一般公共预算支出表", "单位：万元"}, {}, "万元/"},
           {"below", {"一般公共预算支出表"}, {"单位：万元"}, "万元/"},
           {"above before below",
            {"一般公共预算支出表", "单位：万元"},
            {"单位：元"},
            "万元/"},
           {"below a note", {"一般公共预算支出表"}, {"注：无", "单位：元"}, "元/"},
           {"in a note", {"一般公共预算支出表"}, {"注：金额单位：千元"}, "千元/"},
           {"behind other text",
            {"一般公共预算支出表"},
            {"以上支出均已公开。", "单位：元"},
            std::string("/") + kUnknown},
           {"of the document", {"(document)", "一般公共预算支出表"}, {}, "亿元/"},
           {"below before that of the document",
            {"(document)", "一般公共预算支出表"},
            {"单位：元"},
            "元/"},
           {"nowhere", {"一般公共预算支出表"}, {}, std::string("/") + kUnknown},
           {"of the next table",
            {"一般公共预算支出表"},
            {"支出总表", "单位：元", kTable},
            std::string("/") + kUnknown + " 元/"},
           {"of the next table without a title",
            {"一般公共预算支出表"},
            {"单位：元", kTable},
            std::string("/") + kUnknown + " 元/"},
           {"below, and the next table has its own",
            {"一般公共预算支出表"},
            {"单位：万元", "支出总表", "单位：元", kTable},
            "万元/ 元/"},
           // Of this table or of the next: nobody can tell.
           {"between two tables that have none",
            {"一般公共预算支出表"},
            {"单位：万元", "支出总表", kTable},
            std::string("/") + kUnknown + " /" + kUnknown},
       }) {
    Document document;
    for (const std::string line : test.above) {
      if (line == "(document)") {
        document.HasUnit("亿元");
      } else {
        document.Says(line.c_str());
      }
    }
    document.Prints("科目编码|科目名称|合计\n201|公共|1.00");
    for (const char* line : test.below) {
      if (line == kTable) {
        document.Prints(
            "科目编码|科目名称|合计|基本支出|项目支出\n201|公共|2.00|1.00|1.00");
      } else {
        document.Says(line);
      }
    }
    std::string shown;
    for (const Table& table : document.Read()) {
      shown += (shown.empty() ? "" : " ") + table.unit + "/" + table.note;
    }
    EXPECT_EQ(test.want, shown) << test.name;
  }
}

// A page break in a figure: one figure, or none.
TEST(BindTableTest, AFigureBrokenOverAPageIsOneOrNone) {
  struct Case {
    const char* name;
    const char* above;  // the last row before the break
    const char* below;
    bool doubtful;  // glyphs below that cannot be read
    const char* want;
    TableStatus status;
  };
  for (const Case& test : std::vector<Case>{
           {"joined", "2010501|行政|1,234.|5.00", "|运行|56|", false,
            "2.1 2010501 行政运行 | 合计 = 1234.56 | 基本支出 = 5.00\n",
            TableStatus::kComplete},
           {"two of them", "2010501|行政|1,234.|1,", "|运行|56|005.00", false,
            "2.1 2010501 行政运行 | 合计 = 1234.56 | 基本支出 = 1005.00\n",
            TableStatus::kComplete},
           {"it does not fit", "2010501|行政|1,234.|5.00", "|运行|5.6|", false,
            "2.1 2010501 行政运行 | 基本支出 = 5.00\n", TableStatus::kPartial},
           {"the fraction below", "2010501|行政|1,234|5.00", "|运行|.56|", false,
            "2.1 2010501 行政运行 | 合计 = 1234.56 | 基本支出 = 5.00\n",
            TableStatus::kComplete},
           {"a fraction in a row of its own", "2010501|行政|1,234|5.00",
            "2010502|管理|.56|7.00", false,
            "2.1 2010501 行政 | 合计 = 1234 | 基本支出 = 5.00\n"
            "3.1 2010502 管理 | 合计 = 0.56 | 基本支出 = 7.00\n",
            TableStatus::kComplete},
           {"it does not go on", "2010501|行政|1,234.|5.00", "|运行||", false,
            "2.1 2010501 行政运行 | 基本支出 = 5.00\n", TableStatus::kPartial},
           {"the next row has figures of its own", "2010501|行政|1,234.|5.00",
            "2010502|管理|56|", false,
            "2.1 2010501 行政 | 基本支出 = 5.00\n3.1 2010502 管理 | 合计 = 56\n",
            TableStatus::kPartial},
           {"the rest cannot be read", "2010501|行政|1,234.|5.00", "|运行|56|", true,
            "2.1 2010501 行政运行 | 基本支出 = 5.00\n", TableStatus::kPartial},
           {"a text goes on", "2010501|行政|-|5.00", "|运行|见附件|", false,
            "2.1 2010501 行政运行 | 合计 = -见附件 | 基本支出 = 5.00\n",
            TableStatus::kComplete},
           {"a text whose rest cannot be read", "2010501|行政|-|5.00", "|运行|见附件|",
            true, "2.1 2010501 行政运行 | 合计 = - | 基本支出 = 5.00\n",
            TableStatus::kPartial},
       }) {
    const std::string head = "科目编码|科目名称|合计|基本支出\n";
    Fragment below = GridOf(head + test.below);
    for (Cell& cell : below.cells) {
      cell.doubtful = test.doubtful && cell.row == 1 && cell.column == 2;
    }
    const std::vector<Table> tables =
        Document()
            .Says("一般公共预算支出表")
            .Prints(GridOf(head + "201|公共|7.00|7.00\n" + test.above))
            .BreaksPage()
            .Prints(std::move(below))
            .Read();
    ASSERT_EQ(1U, tables.size());
    const std::string first = "1.1 201 公共 | 合计 = 7.00 | 基本支出 = 7.00\n";
    EXPECT_EQ(first + test.want, Show(tables[0])) << test.name;
    EXPECT_EQ(test.status, tables[0].status) << test.name;
    for (const Fact& fact : tables[0].facts) {
      const bool certain = fact.raw.find('\n') == std::string::npos &&
                           (fact.value == "7.00" || fact.value == "5.00" ||
                            fact.value == "56" || fact.value == "0.56");
      if (fact.kind == Kind::kText) continue;
      EXPECT_EQ(certain ? Certainty::kPrinted : Certainty::kAmbiguous, fact.certainty)
          << test.name << ": " << fact.value;
    }
  }
}

// A page break in a row whose key, or the first part of it, stands above: the row is
// one where the classification knows the whole, and in doubt where it does not.
TEST(BindTableTest, ARowBrokenOverAPageIsOneOrInDoubt) {
  struct Case {
    const char* name;
    const char* above;  // the last row before the break
    const char* below;
    const char* want;
    Certainty certainty;  // of the last figure
  };
  for (const Case& test : std::vector<Case>{
           {"a code", "2010|行政|5.00", "601|运行|",
            "2.1 2010601 行政运行 | 合计 = 5.00\n", Certainty::kPrinted},
           {"a code of another name", "20106|行政|5.00", "01|事务|",
            "2.1 2010601 行政事务 | 合计 = 5.00\n", Certainty::kAmbiguous},
           {"the end of a code that is not known", "20107|行政|5.00", "98|事务|",
            "2.1 2010798 行政事务 | 合计 = 5.00\n", Certainty::kAmbiguous},
           {"a code that is none", "20105|行政|5.00", "998|事务|",
            "2.1 20105 行政 | 合计 = 5.00\n3.1 998 事务\n", Certainty::kPrinted},
           {"a code with figures", "20105|统计信息事务|", "01|行政运行|5.00",
            "2.1 20105 统计信息事务\n3.1 01 行政运行 | 合计 = 5.00\n",
            Certainty::kPrinted},
           {"the figures below", "2010601|行政|", "|运行|5.00",
            "2.1 2010601 行政运行 | 合计 = 5.00\n", Certainty::kPrinted},
           {"the figures below another name", "2010501|行政|", "|事务|5.00",
            "2.1 2010501 行政\n3.1 事务 | 合计 = 5.00\n", Certainty::kAmbiguous},
           {"a total below", "2010501|行政|", "|合计|5.00",
            "2.1 2010501 行政\n3.1 合计 | 合计 = 5.00\n", Certainty::kPrinted},
       }) {
    const std::string head = "科目编码|科目名称|合计\n";
    const std::vector<Table> tables =
        Document()
            .Says("一般公共预算支出表")
            .Prints(GridOf(head + "201|公共|7.00\n" + test.above))
            .BreaksPage()
            .Prints(GridOf(head + test.below))
            .Read();
    ASSERT_EQ(1U, tables.size());
    EXPECT_EQ(std::string("1.1 201 公共 | 合计 = 7.00\n") + test.want, Show(tables[0]))
        << test.name;
    EXPECT_EQ(test.certainty, tables[0].facts.back().certainty) << test.name;
  }
}

// What looks like a figure and is none is absent, and the note says where and why.
TEST(BindTableTest, AFigureInDoubtIsReportedAndNotGuessed) {
  const std::vector<Table> tables =
      Document()
          .Says("一般公共预算支出表")
          .Says("单位：万元")
          .Prints("科目名称|合计|基本支出\n教育|1,959.2I|1.00\n外交|1959·27|2.00")
          .Read();
  ASSERT_EQ(1U, tables.size());
  EXPECT_EQ(2U, tables[0].facts.size());
  EXPECT_EQ(TableStatus::kPartial, tables[0].status);
  EXPECT_EQ(
      "2 cells that cannot be read for certain: '1,959.2I' (a letter stands where a "
      "digit should be), '1959·27' (a dot that is no decimal point)",
      tables[0].note);
}

// A unit behind the digits is the figure's own; a date is no figure.
TEST(BindTableTest, AUnitBehindTheDigitsIsTheFiguresOwn) {
  const std::vector<Table> tables =
      Document()
          .Says("一般公共预算支出表")
          .Says("单位：万元")
          .Prints(
              "科目名称|合计|基本支出\n教育|12.5元|5人\n外交|(3.00)|2025年\n卫生|10年|")
          .Read();
  ASSERT_EQ(1U, tables.size());
  std::string shown;
  for (const Fact& fact : tables[0].facts) {
    const Meaning meaning = MeaningOf(tables[0], fact);
    shown += fact.value + " " + std::string(meaning.unit) +
             (meaning.kind == Kind::kCount  ? " count"
              : meaning.kind == Kind::kText ? " text"
                                            : "") +
             "; ";
  }
  EXPECT_EQ("12.5 元; 5 人 count; -3.00 万元; 2025年  text; 10年  text; ", shown);
}

TEST(BindTableTest, YearsAndPhasesComeFromTheHeader) {
  const std::vector<Table> tables =
      Document()
          .Says("一般公共预算支出表")
          .Prints("科目编码|科目名称|2023年执行数|2024年预算数\n208|社保|1|2")
          .Read();
  ASSERT_EQ(1U, tables.size());
  ASSERT_EQ(2U, tables[0].columns.size());
  EXPECT_EQ(2023, tables[0].columns[0].fiscal_year);
  EXPECT_EQ(Phase::kExecuted, tables[0].columns[0].phase);
  EXPECT_EQ(2024, tables[0].columns[1].fiscal_year);
  EXPECT_EQ(Phase::kApproved, tables[0].columns[1].phase);
}

// Neither the title nor the header says a year: it is that of the document.
TEST(BindTableTest, ColumnsWithoutAYearHaveThatOfTheDocument) {
  const std::vector<Table> tables = Document()
                                        .Says("一般公共预算支出表")
                                        .Prints("科目编码|科目名称|合计\n208|社保|1")
                                        .Read();
  ASSERT_EQ(1U, tables.size());
  ASSERT_EQ(1U, tables[0].columns.size());
  EXPECT_EQ(2024, tables[0].fiscal_year);
  EXPECT_EQ(2024, tables[0].columns[0].fiscal_year);
}

// And the other figures beside them.
TEST(BindTableTest, KeepsEverySumOfAFormsRow) {
  EXPECT_EQ(
      "performance_targets '项目绩效目标申报表' 元\n"
      "1.1 项目资金总额 | 项目资金（元） = 410.00\n"
      "1.1 年度资金申请总额 | 项目资金（元） = 400.00\n"
      "2.1 其中：财政拨款 | 项目资金（元） = 310.00\n"
      "2.1 执行率分值（10） | 执行率分值（10） = 10\n",
      Document()
          .Says("项目绩效目标申报表")
          .Prints("项目资金（元）|项目资金总额|410.00|年度资金申请总额|400.00\n"
                  "^|其中：财政拨款|310.00|执行率分值（10）|10")
          .Shown());
}

TEST(BindTableTest, ReadsForms) {
  EXPECT_EQ(
      "performance_targets '运行维护项目绩效目标表' 万元\n"
      "1.1 项目名称 | 项目名称 = 运行维护\n"
      "2.1 主管部门 | 主管部门 = 某局\n"
      "2.1 实施单位 | 实施单位 = 中心\n"
      "3.1 年度资金总额 | 项目资金（万元） = 12.50\n"
      "3.1 执行率分值(10)\n"
      "4.1 其他资金 | 项目资金（万元） = -\n"
      "5.1 年度总体目标 | 年度总体目标 = 平稳运行\n"
      "6.1 系统数 {产出指标>数量指标} | 指标值 = ≥4个 | 权重 = 15\n"
      "7.1 可用率 {产出指标>质量指标} | 指标值 = ≥99% | 权重 = 20\n",
      Document()
          .Says("运行维护项目绩效目标表")
          .Prints("项目名称|运行维护||||\n主管部门|某局|实施单位|中心||\n"
                  "项目资金（万元）|年度资金总额|12.50||执行率分值(10)|\n"
                  "|其他资金|-|||\n年度总体目标|平稳运行||||\n"
                  "绩效指标|一级指标|二级指标|三级指标|指标值|权重\n"
                  "|产出指标|数量指标|系统数|≥4个|15\n||质量指标|可用率|≥99%|20",
                  GridSource::kDelimited)
          .Shown());
}

// A page break has eaten the leading blank cells of rows.
TEST(BindTableTest, PutsShiftedIndicatorsBack) {
  const char* const head =
      "绩效指标|一级指标|二级指标|三级指标|目标值\n|产出指标|数量指标|甲|1次";
  EXPECT_EQ(
      "performance_targets '整体支出绩效目标表' \n"
      "1.1 甲 {产出指标>数量指标} | 目标值 = 1次\n"
      "2.1 乙 {产出指标>数量指标} | 目标值 = ≥2次\n"
      "3.1 丙 {产出指标>成本指标} | 目标值 = 降低\n",
      Document()
          .Says("整体支出绩效目标表")
          .Prints(head, GridSource::kDelimited)
          .Prints("乙|≥2次|||\n|成本指标|丙|降低|", GridSource::kDelimited)
          .Shown());
}

// A bracket with the unit is no part of what a column is called.
TEST(BindTableTest, UnitsAreNoPartOfAHead) {
  const std::vector<Table> tables = Document()
                                        .Says("部门支出总表")
                                        .Prints(
                                            "科目名称|合计（元）|基本支出（万元）|"
                                            "2024年建议数（万元）\n教育支出|30|20|10")
                                        .Read();
  ASSERT_EQ(1U, tables.size());
  ASSERT_EQ(3U, tables[0].columns.size());
  EXPECT_EQ("total", tables[0].columns[0].measure);
  EXPECT_EQ("basic_expenditure", tables[0].columns[1].measure);
  EXPECT_EQ("", tables[0].columns[2].measure);
}

}  // namespace
}  // namespace budget::bind
