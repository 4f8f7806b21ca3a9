// Tables with few rules or none, on pages made by hand: columns and headers from where
// the text stands.

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "pipeline/page/find_page_content.h"
#include "tests/page/page_builder.h"

namespace budget::page {
namespace {

const std::vector<float> kXs{50, 130, 250, 330, 410};
const std::vector<std::vector<std::string>> kRows{
    {"编码", "科目名称", "基本支出", "项目支出"},
    {"201", "一般公共服务支出", "1,234.50", ""},
    {"20106", "财政事务", "1,200.00", "34.50"},
    {"", "合计", "2,434.50", "34.50"},
};

PageBuilder Table() {
  PageBuilder page;
  page.Rows(kXs, 100, kRows);
  return page;
}

struct AlignedCase {
  const char* name;
  std::function<PageBuilder()> build;
  std::string want;
};

class AlignedContentTest : public testing::TestWithParam<AlignedCase> {};

TEST_P(AlignedContentTest, Finds) {
  EXPECT_EQ(GetParam().want, Show(FindPageContent(GetParam().build().page())));
}

TEST_P(AlignedContentTest, FindsTheSameTurned) {
  EXPECT_EQ(GetParam().want, Show(FindPageContent(GetParam().build().Turned())));
}

INSTANTIATE_TEST_SUITE_P(
    Tables, AlignedContentTest,
    testing::ValuesIn(std::vector<AlignedCase>{
        // No line of the head has two words.
        {"HeadOfOneLineBesideOneOfTwo",
         [] {
           PageBuilder page;
           page.H(100, 50, 300).H(130, 50, 300).H(148, 50, 300).H(166, 50, 300);
           page.Text(215, 111, "2023年预算")
               .Text(100, 118, "项目")
               .Text(240, 123, "数");
           page.Text(55, 142, "水利设施建设支出").RightText(295, 142, "-940.35");
           page.Text(55, 160, "学校运行").RightText(295, 160, "359.62");
           return page;
         },
         "[项目|2023年预算/数; 水利设施建设支出|-940.35; 学校运行|359.62]"},
        // The same above a label that is broken: its first line is no head.
        {"HeadOfTwoLinesAboveABrokenLabel",
         [] {
           PageBuilder page;
           page.H(100, 50, 230).H(130, 50, 230).H(158, 50, 230).H(176, 50, 230);
           page.Text(165, 111, "2024年预").Text(85, 118, "项目").Text(180, 123, "算数");
           page.Text(53, 141, "因公出国（境）团组（").Text(53, 153, "个）");
           page.RightText(227, 147, "322,333");
           page.Text(53, 170, "公务用车购置数").RightText(227, 170, "300");
           return page;
         },
         "[项目|2024年预/算数; 因公出国（境）团组（/个）|322,333; "
         "公务用车购置数|300]"},
        // A dash beside the middle of a broken label stands for its figure.
        {"DashBesideABrokenLabel",
         [] {
           PageBuilder page;
           page.H(100, 50, 230).H(120, 50, 230).H(148, 50, 230).H(166, 50, 230);
           page.Text(85, 114, "项目").Text(180, 114, "金额");
           page.Text(53, 131, "上年末地方政府债务").Text(53, 143, "余额");
           page.RightText(227, 137, "-");
           page.Text(53, 160, "本年限额").RightText(227, 160, "27.23");
           return page;
         },
         "[项目|金额; 上年末地方政府债务/余额|-; 本年限额|27.23]"},
        // A dash close to the label of the block at its right.
        {"DashCloseToTheNextLabel",
         [] {
           PageBuilder page;
           page.Text(80, 114, "项目").Text(160, 114, "预算数");
           page.Text(250, 114, "项目").Text(350, 114, "决算数");
           page.Rows({50, 150, 207, 340, 400}, 120,
                     {{"甲道路", "12.00", "丙水库建设", "5.00"},
                      {"乙道路", "", "丁水库建设及维护项", "6.00"},
                      {"合计", "13.00", "合计", "11.00"}});
           return page.RightText(203, 154, "—");
         },
         "[项目|预算数|项目|决算数; 甲道路|12.00|丙水库建设|5.00; "
         "乙道路|—|丁水库建设及维护项|6.00; 合计|13.00|合计|11.00]"},
        // The lines of one label are set at one distance: rows without figures stand
        // above and below it.
        {"BrokenLabelBetweenRowsWithoutFigures",
         [] {
           PageBuilder page;
           page.Text(100, 114, "项目").Text(240, 114, "金额");
           page.Text(53, 132, "信息系统改造").RightText(297, 132, "1,931.78");
           page.Text(53, 150, "供水管网运行保障补助");
           page.Text(53, 168, "流域农田维护及农田运行保障（含")
               .Text(53, 179, "以前年度）");
           page.RightText(297, 173.5F, "76,104.76");
           page.Text(53, 197, "二、民生保障");
           return page.Text(53, 215, "总计").RightText(297, 215, "78,036.54");
         },
         "[项目|金额; 信息系统改造|1,931.78; 供水管网运行保障补助|_; "
         "流域农田维护及农田运行保障（含/以前年度）|76,104.76; 二、民生保障|_; "
         "总计|78,036.54]"},
        // One row, at the top of a page: a head over each of its columns makes it a
        // table.
        {"OneRowUnderRepeatedHeads",
         [] {
           PageBuilder page;
           page.Text(100, 54, "项目").Text(230, 54, "金额");
           return page.Text(53, 72, "丙学校采购项目").RightText(280, 72, "1,250.00");
         },
         "[项目|金额; 丙学校采购项目|1,250.00]"},
        // The label is broken around the height of its figure.
        {"OneRowOfABrokenLabel",
         [] {
           PageBuilder page;
           page.Text(100, 54, "项目").Text(250, 54, "金额");
           page.Text(53, 72, "丙学校维护及道路建设（含以").Text(53, 83, "前年度）");
           return page.RightText(290, 77.5F, "1,250.00");
         },
         "[项目|金额; 丙学校维护及道路建设（含以/前年度）|1,250.00]"},
        // A currency sign of another font, close to a label that fills its column.
        {"CurrencySignByItself",
         [] {
           PageBuilder page;
           page.Text(70, 54, "项目").Text(180, 54, "金额");
           page.Text(53, 72, "住房改革及保障")
               .Text(131, 72, "￥")
               .Text(141, 72, "1,142.39");
           page.Text(53, 90, "购房").Text(73, 90, "补贴及").Text(103, 90, "改革");
           return page.Text(131, 90, "￥").Text(141, 90, "1,142.45");
         },
         "[项目|金额; 住房改革及保障|￥1,142.39; 购房补贴及改革|￥1,142.45]"},
        // Rows whose values are all dashes do not divide a table.
        {"RowsOfDashes",
         [] {
           PageBuilder page;
           return page
               .Rows({50, 150, 240, 330}, 100,
                     {{"项目", "上年决算数", "本年预算数"},
                      {"甲道路", "12,345.00", "2,210.93"}})
               .Text(53, 154, "丙水库及学")
               .Text(53, 165, "校")
               .RightText(237, 159.5F, "—")
               .RightText(327, 159.5F, "—")
               .Rows({50, 150, 240, 330}, 170,
                     {{"乙道路", "", ""}, {"丁水库", "70,997.77", ""}})
               .RightText(237, 184, "—")
               .RightText(327, 184, "—")
               .RightText(327, 204, "—");
         },
         "[项目|上年决算数|本年预算数; 甲道路|12,345.00|2,210.93; "
         "丙水库及学/校|—|—; 乙道路|—|—; 丁水库|70,997.77|—]"},
        // A head at the middle of two columns, of which the labels are wider than
        // theirs.
        {"HeadOfTheRightColumns",
         [] {
           PageBuilder page;
           page.Text(385, 96, "支出").Text(75, 114, "项目").Text(200, 114, "金额");
           page.Text(350, 114, "项目").Text(470, 114, "金额");
           return page.Rows(
               {50, 150, 240, 450, 550}, 120,
               {{"甲道路", "12.00", "流域信息系统运行保障及农田整治", "5.00"},
                {"乙道路", "13.00", "丁水库", "6,000.00"}});
         },
         "[2x1:项目|2x1:金额|1x2:支出; 项目|金额; "
         "甲道路|12.00|流域信息系统运行保障及农田整治|5.00; "
         "乙道路|13.00|丁水库|6,000.00]"},
        // Between rules, the label short of the middle of its column.
        {"ShortLabelUnderItsHead",
         [] {
           PageBuilder page;
           page.Text(130, 54, "项目").Text(230, 54, "金额").H(42, 50, 290);
           page.H(60, 50, 290).H(78, 50, 290);
           return page.Text(53, 72, "总计").RightText(287, 72, "1,250.00");
         },
         "[项目|金额; 总计|1,250.00]"},
        // Above all heads and below the line of the unit stands the head of all.
        {"HeadOfAllColumns",
         [] {
           PageBuilder page;
           page.Text(240, 96, "单位：元").Text(160, 114, "支出");
           page.Text(90, 132, "项目").Text(240, 132, "金额");
           return page.Rows({50, 200, 290}, 136,
                            {{"丙学校采购项目", "1,250.00"}, {"丁水库", "7.00"}});
         },
         "单位：元\n[1x2:支出; 项目|金额; 丙学校采购项目|1,250.00; 丁水库|7.00]"},
        // A label merged over two rows: the rule between them ends where it stands.
        {"MergedLabelBetweenRules",
         [] {
           PageBuilder page;
           page.Rows({50, 100, 200, 260}, 100, {{"类别", "项目名称", "　金额"}});
           page.Rows({100, 200, 260}, 120,
                     {{"甲道路", "12.00"}, {"乙水库", "8.00"}, {"丙学校", "3.00"}});
           page.Text(53, 144, "运转类").Text(53, 174, "民生类");
           page.H(100, 50, 260).H(120, 50, 260).H(140, 100, 260);
           return page.H(160, 50, 260).H(180, 50, 260);
         },
         "[类别|项目名称|金额; 2x1:运转类|甲道路|12.00; 乙水库|8.00; "
         "民生类|丙学校|3.00]"},
        {"FiguresWithSignsAndUnits",
         [] {
           PageBuilder page;
           page.Text(100, 114, "项目").Text(230, 114, "金额");
           page.Text(55, 134, "甲道路").Text(227, 134, "￥1'346.00");
           page.Text(55, 154, "乙水库").Text(235, 154, "20.50元");
           page.Text(55, 174, "丙学校").Text(255, 174, "—");
           return page.H(100, 50, 280)
               .H(120, 50, 280)
               .H(140, 50, 280)
               .H(160, 50, 280)
               .H(180, 50, 280);
         },
         "[项目|金额; 甲道路|￥1'346.00; 乙水库|20.50元; 丙学校|—]"},
        // A rule below the heads: the first lines of both labels are no heads.
        {"FirstLabelsOfThreeLines",
         [] {
           PageBuilder page;
           page.H(100, 50, 400).H(120, 50, 400).H(160, 50, 400).H(180, 50, 400);
           page.Text(90, 114, "项目").Text(180, 114, "金额");
           page.Text(265, 114, "项目").Text(355, 114, "金额");
           page.Text(53, 131, "甲道路及")
               .Text(53, 143, "乙道路和")
               .Text(53, 155, "其他");
           page.Text(230, 131, "丙水库及").Text(230, 143, "丁水库和");
           page.Text(230, 155, "其他").RightText(217, 143, "12.00");
           return page.RightText(397, 143, "3.00")
               .Rows({50, 150, 220, 320, 400}, 160, {{"戊", "", "己", "4.00"}});
         },
         "[项目|金额|项目|金额; "
         "甲道路及/乙道路和/其他|12.00|丙水库及/丁水库和/其他|3.00; "
         "戊|_|己|4.00]"},
        // Lines of labels at either side of figures go on with the table.
        {"BrokenLabelsOfTwoBlocksWithoutRules",
         [] {
           PageBuilder page;
           page.Rows(
               {50, 150, 220, 320, 400}, 86,
               {{"项目", "　金额", "项目", "　金额"}, {"甲", "9.00", "乙", "8.00"}});
           page.Text(53, 138, "丙道路及")
               .Text(53, 150, "其他")
               .RightText(217, 144, "7.00");
           page.Text(223, 144, "丁").RightText(397, 144, "6.00");
           page.Text(53, 170, "戊").RightText(217, 170, "5.00");
           page.Text(223, 164, "己水库及").Text(223, 176, "其他");
           return page.RightText(397, 170, "4.00");
         },
         "[项目|金额|项目|金额; 甲|9.00|乙|8.00; 丙道路及/其他|7.00|丁|6.00; "
         "戊|5.00|己水库及/其他|4.00]"},
        // The head of all columns leaves none over, although a narrower reach is
        // centred as well; the one below does not reach over heads beside it.
        {"ThreeLevelsWithoutRules",
         [] {
           PageBuilder page;
           page.H(100, 50, 410).H(154, 50, 410).H(190, 50, 410);
           page.Text(210, 114, "本年预算")
               .Text(80, 138, "合计")
               .Text(355, 138, "接待费");
           page.Text(215, 130, "用车费")
               .Text(180, 146, "小计")
               .Text(275, 146, "购置费");
           return page.Rows(kXs, 150, {{"8.50", "6.00", "6.00", "2.50"}})
               .Rows(kXs, 168, {{"4.50", "3.00", "3.00", "1.50"}});
         },
         "[1x4:本年预算; 2x1:合计|1x2:用车费|2x1:接待费; 小计|购置费; "
         "8.50|6.00|6.00|2.50; 4.50|3.00|3.00|1.50]"},
        // A label of one line stands at the middle of one of two, so that their lines
        // are not those of the levels.
        {"HeadsOfTwoLinesBesideGroups",
         [] {
           PageBuilder page;
           page.Text(95, 66, "科目").Text(53, 84, "编码").Text(133, 84, "科目名称");
           page.Text(275, 75, "合计")
               .Text(345, 69, "一般公共")
               .Text(345, 81, "预算拨款");
           return page.Rows(kXs, 86, {kRows.begin() + 1, kRows.end()});
         },
         "[1x2:科目|2x1:合计|2x1:一般公共/预算拨款; 编码|科目名称; "
         "201|一般公共服务支出|1,234.50|_; 20106|财政事务|1,200.00|34.50; "
         "_|合计|2,434.50|34.50]"},
        {"BlankColumnBetweenHeadsOfTwoLines",
         [] {
           PageBuilder page;
           page.Text(53, 75, "科目")
               .Text(135, 69, "一般公共")
               .Text(135, 81, "预算拨款");
           page.Text(263, 75, "经营收入")
               .Text(345, 69, "政府性基")
               .Text(345, 81, "金拨款");
           return page.Rows(
               kXs, 86,
               {{"教育", "1,234.50"}, {"外交", "200.00"}, {"合计", "1,434.50"}});
         },
         "[科目|一般公共/预算拨款|经营收入|政府性基/金拨款; 教育|1,234.50|_|_; "
         "外交|200.00|_|_; 合计|1,434.50|_|_]"},
        {"RowsWithoutValuesWithoutRules",
         [] {
           PageBuilder page;
           page.Text(100, 94, "收入").Text(320, 94, "支出");
           return page.Rows({50, 150, 230, 330, 410}, 100,
                            {{"项目", "　预算数", "项目", "　预算数"},
                             {"一、拨款", "1,900.00", "一、外交支出", ""},
                             {"二、基金", "", "二、国防支出", ""},
                             {"三、其他", "", "三、公共安全", ""},
                             {"", "", "四、教育支出", ""},
                             {"", "", "五、科学技术", ""},
                             {"", "", "六、农林支出", "1,900.00"},
                             {"总计", "1,900.00", "总计", "1,900.00"}});
         },
         "[1x2:收入|1x2:支出; 项目|预算数|项目|预算数; "
         "一、拨款|1,900.00|一、外交支出|_; "
         "二、基金|_|二、国防支出|_; 三、其他|_|三、公共安全|_; _|_|四、教育支出|_; "
         "_|_|五、科学技术|_; _|_|六、农林支出|1,900.00; 总计|1,900.00|总计|1,900.00]"},
        {"OneRowOfFiguresWithoutRules",
         [] {
           return PageBuilder()
               .Text(215, 94, "预算")
               .Rows(kXs, 100,
                     {{"　合计", "　　出国费", "　用车费", "　接待费"},
                      {"8.50", "2.00", "4.00", "2.50"}});
         },
         "[1x4:预算; 合计|出国费|用车费|接待费; 8.50|2.00|4.00|2.50]"},
        // The rest of the last label stands below the last value.
        {"LastLabelOfTwoLinesWithoutRules",
         [] {
           return Table().Text(133, 192, "及其他支出").RightText(327, 185, "1,000.00");
         },
         "[编码|科目名称|基本支出|项目支出; 201|一般公共服务支出|1,234.50|_; "
         "20106|财政事务|1,200.00|34.50; _|合计|2,434.50|34.50; "
         "_|及其他支出|1,000.00|_]"},
        {"RuledHeadWithColumnNumbersOverABodyWithoutRules",
         [] {
           PageBuilder page;
           page.H(100, 50, 330).H(140, 50, 330).Text(190, 134, "1").Text(270, 134, "2");
           return page.Rows({50, 170, 250, 330}, 100, {{"项目", "　合计", "　基本"}})
               .Rows({50, 170, 250, 330}, 140,
                     {{"教育", "23.00", "12.00"}, {"合计", "23.00", "12.00"}});
         },
         "[项目|合计|基本; _|1|2; 教育|23.00|12.00; 合计|23.00|12.00]"},
        // The year in the head is no value; rows whose values are blank may be many.
        {"RuledHeadOverABodyWithoutRules",
         [] {
           return PageBuilder()
               .Grid({50, 130, 200, 330, 410}, {100, 120})
               .Rows({50, 130, 200, 330, 410}, 100,
                     {{"收入", "2024年", "支出", "2024年"},
                      {"拨款", "112.00", "外交支出", ""},
                      {"其他", "", "国防支出", ""},
                      {"", "", "公共安全", ""},
                      {"", "", "教育支出", ""},
                      {"总计", "112.00", "总计", "112.00"}});
         },
         "[收入|2024年|支出|2024年; 拨款|112.00|外交支出|_; 其他|_|国防支出|_; "
         "_|_|公共安全|_; _|_|教育支出|_; 总计|112.00|总计|112.00]"},
        {"LastRowOfATableAtTheTopOfAPage",
         [] {
           return PageBuilder()
               .Rows(kXs, 40, {{"合计", "", "2,434.50", "34.50"}})
               .Text(50, 100, "以上各表的数据以万元为单位。");
         },
         "[合计|2,434.50|34.50]\n以上各表的数据以万元为单位。"},
        {"LastRowOfOneFigureAtTheTopOfAPage",
         [] {
           return PageBuilder().Rows({50, 130, 200}, 40, {{"合计", "2,434.50"}});
         },
         "[合计|2,434.50]"},
        // A line of prose there is none.
        {"WordsAndANumberAtTheTopOfAPage",
         [] {
           return PageBuilder().Rows({50, 130, 200}, 40, {{"合计", "2434"}});
         },
         "合计\n2434"},
        // What is set apart from the name by less than a character.
        {"UnitsOfOneCharacterBesideNames",
         [] {
           PageBuilder page;
           page.Text(50, 112, "项目名称")
               .Text(98, 112, "单位")
               .Text(160, 112, "预算数");
           page.Text(50, 132, "水利设施")
               .Text(98, 132, "元")
               .RightText(190, 132, "8,060.00");
           page.Text(50, 152, "学校维护")
               .Text(98, 152, "辆")
               .RightText(190, 152, "134.50");
           return page;
         },
         "[项目名称|单位|预算数; 水利设施|元|8,060.00; 学校维护|辆|134.50]"},
        {"LabelRightBehindAFigureWithItsUnit",
         [] {
           PageBuilder page;
           page.Text(50, 112, "项目").Text(110, 112, "预算").Text(150, 112, "支出");
           page.Text(200, 112, "预算");
           for (const float y : {132.0F, 152.0F}) {
             page.Text(50, y, "合计").Text(100, y, "47.28").Text(125, y, "元");
             page.Text(143, y, "城乡道路").RightText(230, y, "5.16");
           }
           return page;
         },
         "[项目|预算|支出|预算; 合计|47.28元|城乡道路|5.16; "
         "合计|47.28元|城乡道路|5.16]"},
        // A label alone in its row, by chance at the middle of the page.
        {"RulesBetweenAllRows",
         [] {
           PageBuilder page;
           for (const float y : {100.0F, 120.0F, 140.0F, 160.0F, 180.0F, 200.0F}) {
             page.H(y, 50, 410);
           }
           page.Text(100, 114, "收入").Text(300, 114, "支出").H(120, 50, 410);
           return page.Rows({50, 130, 200, 330, 410}, 120,
                            {{"项目", "金额", "项目", "金额"},
                             {"拨款", "12.00", "外交支出", ""},
                             {"", "", "国防支出", ""},
                             {"总计", "12.00", "总计", "12.00"}});
         },
         "[1x2:收入|1x2:支出; 项目|金额|项目|金额; 拨款|12.00|外交支出|_; "
         "_|_|国防支出|_; 总计|12.00|总计|12.00]"},
    }),
    [](const testing::TestParamInfo<AlignedCase>& test) { return test.param.name; });

}  // namespace
}  // namespace budget::page
