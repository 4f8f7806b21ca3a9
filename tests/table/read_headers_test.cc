#include "pipeline/table/read_headers.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/table/grid_text.h"

namespace budget::bind {
namespace {

struct HeaderCase {
  const char* name;
  GridSource source;
  const char* grid;
  const char* want;  // number of header rows, then the folded paths
};

std::string Show(const table::Header& header) {
  std::string text = std::to_string(header.rows) + ":";
  for (const HeaderPath& path : header.paths) text += " " + path.folded();
  return text;
}

class ReadHeadersTest : public testing::TestWithParam<HeaderCase> {};

TEST_P(ReadHeadersTest, Reads) {
  const std::shared_ptr<const schemas::Schema> schema = Template("mof-budget");
  ASSERT_NE(nullptr, schema);
  const table::Grid grid(GridOf(GetParam().grid, GetParam().source));
  EXPECT_EQ(GetParam().want, Show(table::ReadHeader(grid, schema->rows)));
}

constexpr GridSource kRuled = GridSource::kLattice;
constexpr GridSource kTabs = GridSource::kDelimited;

INSTANTIATE_TEST_SUITE_P(
    Grids, ReadHeadersTest,
    testing::ValuesIn(std::vector<HeaderCase>{
        {"OneRow", kTabs, "项目|金额\n一、教育支出|5.00", "1: 项目 金额"},
        {"Blocks", kTabs,
         "收 入||支 出|\n项目|预算数|项目|预算数\n一、拨款|5|一、外交|",
         "2: 收入/项目 收入/预算数 支出/项目 支出/预算数"},
        {"RuledSpans", kRuled,
         "项目|<|合计|本年收入|<\n编码|名称|^|小计|其他\n208|社保|1|1|0",
         "2: 项目/编码 项目/名称 合计 本年收入/小计 本年收入/其他"},
        {"CodeInThree", kRuled,
         "项目|<|<|<|合计\n功能分类科目编码|<|<|科目名称|^\n类|款|项|^|^\n201|||甲|1",
         "3: 项目/功能分类科目编码/类 项目/功能分类科目编码/款 "
         "项目/功能分类科目编码/项 项目/科目名称 合计"},
        {"TotalsAsLabelsAreAHeader", kRuled, "合计|基本支出|项目支出\n3.00|1.00|2.00",
         "1: 合计 基本支出 项目支出"},
        {"TotalRowIsNone", kTabs, "科目编码|科目名称|合计\n合计||",
         "1: 科目编码 科目名称 合计"},
        {"OrdinalsInHeads", kRuled,
         "地区|到期|<|其中：1.还本|<|2.付息\n^|本金|利息|预算|借新还旧|预算\n市本级|1|"
         "2|3|4|5",
         "2: 地区 到期/本金 到期/利息 其中:1.还本/预算 其中:1.还本/借新还旧 "
         "2.付息/预算"},
        {"DashesAreNoHeads", GridSource::kAligned, "项目|金额\n甲|—\n乙|5.00",
         "1: 项目 金额"},
        {"OrdinalOfARow", kRuled, "项目|金额|<\n^|甲|乙\n一、丙|<|<\n丁|1|2",
         "2: 项目 金额/甲 金额/乙"},
        {"ColumnNumbers", kTabs, "项目|行次|决算数\n栏次||1\n一、拨款|1|5.00",
         "1: 项目 行次 决算数"},
        {"NumberedByStems", kRuled, "编码|名称|合计|项目\n甲|乙|1|2\n208|社保|1|2",
         "1: 编码 名称 合计 项目"},
        {"NumbersThatSayHowTheyAreMade", kRuled,
         "名称|合计|基本|项目\n|①=②+③|②|③\n社保|3|1|2", "1: 名称 合计 基本 项目"},
        {"AFigureWithItsUnitIsData", kTabs, "项目|合计\n甲|3.00万元\n乙|2.00万元",
         "1: 项目 合计"},
        {"MarksOfNotesAreNoPartOfAHead", kRuled, "项目|合计①|基本*\n社保|3|1",
         "1: 项目 合计 基本"},
        // The sub-headers repeat: the years stand over halves, wherever printed.
        {"SpannerPrintedOff", kTabs,
         "2021年预算数||2022年预算数|||\n合计|车|宴|合计|车|宴\n1|1|0|2|2|0",
         "2: 2021年预算数/合计 2021年预算数/车 2021年预算数/宴 "
         "2022年预算数/合计 2022年预算数/车 2022年预算数/宴"},
        {"LastLabelPrintedOff", kTabs,
         "合计|本年收入||上年结转|\n|小计|拨款||其他收入\n3|3|3||",
         "2: 合计 本年收入/小计 本年收入/拨款 本年收入/其他收入 上年结转"},
        {"PartOfAWholeStays", kTabs,
         "合计|本年收入||事业收入|\n|小计|拨款||其中:教育收费\n3|3|3||",
         "2: 合计 本年收入/小计 本年收入/拨款 事业收入 事业收入/其中:教育收费"},
        {"NoHeader", kTabs, "208|社保|1.00\n209|养老|2.00", "0:   "},
        {"YearIsNoOrdinal", kTabs, "科目名称|2022年预算数|\n|小计|基本支出\n教育|1|1",
         "2: 科目名称 2022年预算数/小计 2022年预算数/基本支出"},
        {"Empty", kTabs, "项目|金额", "1: 项目 金额"},
    }),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace budget::bind
