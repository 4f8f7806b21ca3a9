#include "pipeline/prose/statements/statements.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/prose/prose_text.h"

namespace budget::statements {
namespace {

struct StatementCase {
  const char* name;
  std::vector<std::string> paragraphs;
  std::string want;
};

class StatementsTest : public testing::TestWithParam<StatementCase> {};

TEST_P(StatementsTest, Reads) {
  EXPECT_EQ(GetParam().want, Show(StatementsOf("说明", GetParam().paragraphs)));
}

std::string NameOfCase(const testing::TestParamInfo<StatementCase>& test) {
  return test.param.name;
}

INSTANTIATE_TEST_SUITE_P(
    Quantities, StatementsTest,
    testing::ValuesIn(std::vector<StatementCase>{
        {"AsPrinted", {"办公费1,234.50万元。"}, "value 1234.50万元 办公费"},
        {"SpacesInside",
         {"办公费 12.50 万 元，水费 1, 200.00 元。"},
         "value 12.50万元 办公费 | "
         "value 1200.00元 水费"},
        {"FullWidth",
         {"办公费１２．５０万元，占２５％。"},
         "value 12.50万元 办公费 | "
         "share 25% of#0 办公费"},
        {"ARangeOfSums",
         {"办公费12万元-15万元。"},
         "value 12万元 办公费 | value 15万元 办公费"},
        {"Traditional",
         {"辦公費1,234.50萬元，車輛5輛。"},
         "value 1234.50万元 辦公費 | count 5辆 車輛"},
        {"Backticks", {"办公费1`234.50万元。"}, "value 1234.50万元 办公费"},
        {"UnitsInBrackets", {"办公费12.50（万元）。"}, "value 12.50万元 办公费"},
        {"HundredthsInWords",
         {"办公费12万元，占百分之六十二点五，比上年增长百分之12.5。"},
         "value 12万元 办公费 | share 62.5% of#0 办公费 | growth 12.5%+ of#0 办公费"},
        {"PointsInWords",
         {"执行率98%，提高〇点五个百分点。"},
         "share 98% 执行率 | growth 0.5个百分点+ 执行率"},
        {"SumsInWordsWithAPoint",
         {"办公费三千四百零二点一五万元。"},
         "value 三千四百零二点一五万元 办公费"},
        {"WideSeparators", {"办公费1，234.50万元。"}, "value 1234.50万元 办公费"},
        {"WhiteAndApostrophes",
         {"办公费1 959.27万元，水费12 345 678.00元，电费1'959.27万元。"},
         "value 1959.27万元 办公费 | "
         "value 12345678.00元 水费 | "
         "value 1959.27万元 电费"},
        {"MarksOfFootnotes",
         {"办公费1,959.27①万元，水费1,524.66②万元，电费5.00*万元。"},
         "value 1959.27万元 办公费 | "
         "value 1524.66万元 水费 | "
         "value 5.00万元 电费"},
        {"BareDecimals", {"办公费.56万元。"}, "value 0.56万元 办公费"},
        {"NegativeByTriangle", {"收入增长△5.2%。"}, "growth -5.2%+ 收入"},
        {"CircledListMark", {"①5个项目。"}, "count 5个 项目"},
        {"Counts",
         {"实有车辆12辆，在职人员3人，房屋面积1,200平方米。"},
         "count 12辆 实有车辆 | "
         "count 3人 在职人员 | "
         "count 1200平方米 房屋面积"},
        {"CountBeforeNoun",
         {"开通4部咨询热线，投入15台计算机。"},
         "count 4部 咨询热线 | "
         "count 15台 计算机"},
        {"CountOfWhoHasTheMoney",
         {"下属1家机关和1家参公事业单位财政拨款的机关运行经费预算为443.18万元。"},
         "count 1家 机关 | count 1家 参公事业单位 | value 443.18万元 "
         "参公事业单位财政拨款的机关运行经费预算"},
        {"CountInWords",
         {"设立两个事业单位，完善六项机制。"},
         "count 两个 事业单位 | "
         "count 六项 机制"},
        {"ArticleIsNoCount",
         {"设立一个事业单位，开展一次检查，二类单位三级医院。"},
         ""},
        {"AboutSoMany",
         {"日均接待100余人次，征集提案700件左右。"},
         "count 100人次 日均接待 | "
         "count 700件 征集提案"},
        {"ScaledUnit",
         {"印制宣传册10万份，补助标准90元/月。"},
         "count 10万份 印制宣传册 | "
         "value 90元/月 补助标准"},
        {"UnitWithAlternative",
         {"专用设备2台（套），培训3场(次)。"},
         "count 2台（套） 专用设备 | "
         "count 3场(次) 培训"},
        {"UnitsOfTwo",
         {"购置设备3台/套，组织活动5个/次。"},
         "count 3台/套 购置设备 | "
         "count 5个/次 组织活动"},
        {"Ranges",
         {"组织2-3次视察，采购3至5种耗材，60-70%用于人员。"},
         "count 2-3次 视察 | "
         "count 3至5种 耗材 | "
         "share 60-70% 人员"},
        {"Negative", {"收入增长-5.2%。"}, "growth -5.2%+ 收入"},
        {"WithoutYuan", {"综合管理费增加20万用于租赁。"}, "change 20万+ 综合管理费"},
        {"Scores",
         {"平均得分99.4分，房价收入比超过4倍。"},
         "value 99.4分 平均得分 | "
         "value 4倍 房价收入比"},
        {"Points", {"比上年提高3个百分点。"}, "growth 3个百分点+ 说明"}}),
    NameOfCase);

// Each way to say that a figure is not of the document's year, 2030.
INSTANTIATE_TEST_SUITE_P(
    Years, StatementsTest,
    testing::ValuesIn(std::vector<StatementCase>{
        {"EndOfLastYear", {"上年末车辆5辆。"}, "count 5辆 2029 上年末车辆"},
        {"LastYear", {"去年办公费5万元。"}, "value 5万元 2029 去年办公费"},
        {"LastYearsFinalAccounts",
         {"办公费上年决算数5万元。"},
         "value 5万元 2029 办公费上年决算数"},
        {"YearBefore",
         {"办公费上一年度预算数5万元。"},
         "value 5万元 2029 办公费上一年度预算数"},
        {"SamePeriod", {"办公费上年同期5万元。"}, "value 5万元 2029 办公费上年同期"},
        {"CarriedOver", {"上年结转8万元。"}, "value 8万元 上年结转"},
        {"PriorOfLastYear",
         {"办公费30万元，比上年25万元增加5万元。"},
         "value 30万元 办公费 | "
         "prior 25万元 of#0 2029 办公费 | "
         "change 5万元+ of#0 from#1 办公费"},
        {"PriorOfYearBefore",
         {"办公费30万元，比上一年度的25万元增加5万元。"},
         "value 30万元 办公费 | "
         "prior 25万元 of#0 2029 办公费 | "
         "change 5万元+ of#0 from#1 办公费"},
        {"PriorOfThePlan",
         {"办公费30万元，比年初预算25万元增加5万元。"},
         "value 30万元 办公费 | "
         "prior 25万元 of#0 办公费 | "
         "change 5万元+ of#0 from#1 办公费"},
        {"InChinese", {"二〇二九年办公费5万元。"}, "value 5万元 2029 办公费"},
        {"WithCircles", {"二○二八年办公费5万元。"}, "value 5万元 2028 办公费"},
        {"ThisYear", {"2030年办公费5万元。"}, "value 5万元 办公费"},
        {"ExplainedInBrackets",
         {"办公费30万元，比2029年（上一年度，下同）增加5万元。"},
         "value 30万元 办公费 | change 5万元+ of#0 办公费"},
    }),
    NameOfCase);

INSTANTIATE_TEST_SUITE_P(
    Names, StatementsTest,
    testing::ValuesIn(std::vector<StatementCase>{
        {"ItemsWithCodes",
         {"公共安全支出（204类）司法（06款）行政运行（01项）50万元。"},
         "value 50万元 公共安全支出（204类）司法（06款）行政运行（01项）"},
        {"ListBehindIts",
         {"“三公”经费支出中，公务接待费5万元。"},
         "value 5万元 公务接待费"},
    }),
    NameOfCase);

INSTANTIATE_TEST_SUITE_P(
    NoStatements, StatementsTest,
    testing::ValuesIn(std::vector<StatementCase>{
        {"Dates",
         {"截至2029年12月31日，本轮实施周期为2028-2030年，2030年底完成。"},
         ""},
        {"DocumentNumbers",
         {"按照国发〔1998〕23号、财预[2017]82号文和第5号令执行。"},
         ""},
        {"Ordinals", {"第3批、第二类、第三方，第1个项目，十九届四中全会。"}, ""},
        {"ListNumbers", {"1.办公室", "（2）财务处", "3、基金处"}, ""},
        {"Titles",
         {"根据《关于3个办法的通知》和《三年行动方案（2028—2030年）》。"},
         ""},
        {"Slogans",
         {"推进“三医联动”和“两个责任”，打造“15分钟服务圈”，落实八项规定。"},
         ""},
        {"Times", {"24小时服务，6个月内完成，60周岁以上。"}, ""},
        {"Formulas", {"得分为4*76.73%=3.07。"}, ""},
        {"CodesInNames", {"公共安全支出（204类）司法（06款）行政运行（01项）。"}, ""},
        {"Codes", {"公开01表，科目2101501，编号A-12个，1+N体系。"}, ""},
        {"Empty", {"", "，。；", "（（（", "％％"}, ""}}),
    NameOfCase);

INSTANTIATE_TEST_SUITE_P(
    Measures, StatementsTest,
    testing::ValuesIn(std::vector<StatementCase>{
        {"ValueWithShare",
         {"其他收入6.20万元，占0.21%。"},
         "value 6.20万元 其他收入 | "
         "share 0.21% of#0 其他收入"},
        {"ShareOfNamedWhole",
         {"本年支出合计50万元。财政拨款支出40万元，占本年支出合计的80%。"},
         "value 50万元 本年支出合计 | "
         "value 40万元 财政拨款支出 | "
         "share 80% of#1 in#0 财政拨款支出"},
        {"Change",
         {"办公费30万元，比上年增加5万元，增长20%。"},
         "value 30万元 办公费 | "
         "change 5万元+ of#0 办公费 | "
         "growth 20%+ of#0 by#1 办公费"},
        {"Decrease",
         {"办公费30万元，较上年预算减少5.5万元，降低15.49%。"},
         "value 30万元 办公费 | "
         "change 5.5万元- of#0 办公费 | "
         "growth 15.49%- of#0 by#1 办公费"},
        {"PriorValue",
         {"办公费30万元，比2029年执行数25万元增加5万元，增长20%。"},
         "value 30万元 办公费 | "
         "prior 25万元 of#0 2029 办公费 | "
         "change 5万元+ of#0 from#1 办公费 | "
         "growth 20%+ of#0 from#1 by#2 办公费"},
        {"NounsOfChange",
         {"办公费30万元，较2029年减少5万元，减幅14%。"},
         "value 30万元 办公费 | "
         "change 5万元- of#0 办公费 | "
         "growth 14%- of#0 by#1 办公费"},
        {"BothArePrinted",
         {"办公费0万元，比上年增加（减少）0万元。"},
         "value 0万元 办公费 | "
         "change 0万元= of#0 办公费"},
        {"Unchanged", {"办公费3万元，与2029年预算持平。"}, "value 3万元= 办公费"},
        {"UnchangedWithFigure",
         {"办公费0万元，与2029年预算一致0万元。"},
         "value 0万元 办公费 | "
         "change 0万元= of#0 办公费"},
        {"ChangeOfObject",
         {"今年预算增加了疫苗补助资金40万元。"},
         "change 40万元+ 疫苗补助资金"},
        {"CountIsNoChange",
         {"增加发放奖励25人，人员编制比上年减少2人。"},
         "count 25人 增加发放奖励 | "
         "change 2人- 人员编制"},
        {"Completion",
         {"差旅费年初预算为10万元，支出决算为9万元，完成年初预算的90%。"},
         "value 10万元 差旅费年初预算 | "
         "value 9万元 差旅费支出决算 | "
         "share 90% of#1 in#0 差旅费支出决算"},
        {"Rate",
         {"参保率达到97%以上，缴存比例不得低于5%，不得高于12%。"},
         "share 97% 参保率 | "
         "share 5% 缴存比例 | "
         "share 12% 缴存比例"},
        {"AllOfTheDepartment", {"本部门中，行政单位1家。"}, "count 1家 行政单位"},
        {"Threshold",
         {"单价50万元（含）以上设备（不含车辆）3台（套）。"},
         "value 50万元 单价 | "
         "count 3台（套） 单价50万元（含）以上设备（不含车辆）"},
        {"NamedYearBefore",
         {"差旅费2029年预算执行数为8万元，2030年预算安排10万元，比2029年预算执行数增加"
          "2"
          "5%。"},
         "value 8万元 2029 差旅费 | "
         "value 10万元 差旅费预算 | "
         "growth 25%+ of#1 from#0 差旅费预算"},
        {"Compared",
         {"与2029年度相比，收入总计减少5万元，下降10%。"},
         "change 5万元- 收入总计 | "
         "growth 10%- by#0 收入总计"}}),
    NameOfCase);

INSTANTIATE_TEST_SUITE_P(
    Carrying, StatementsTest,
    testing::ValuesIn(std::vector<StatementCase>{
        {"OfWhich",
         {"2030年支出预算50万元，其中：基本支出30万元，占60%；项目支出20万元，占40%"
          "。"},
         "value 50万元 支出预算 | "
         "value 30万元 part#0 基本支出 | "
         "share 60% of#1 in#0 基本支出 | "
         "value 20万元 part#0 项目支出 | "
         "share 40% of#3 in#0 项目支出"},
        {"TheDepartmentsTotalStandsAlone",
         {"2030年部门预算收入50万元，比2029年增加1万元。2030年部门预算支出50万元。"},
         "value 50万元 部门预算收入 | change 1万元+ of#0 部门预算收入 | "
         "value 50万元 部门预算支出"},
        {"ListedWithCommas",
         {"运行经费合计10万元，其中：办公费5万元、印刷费2万元、水费3万元。占预算总额的"
          "2"
          "0%，比上年增加1万元。"},
         "value 10万元 运行经费合计 | "
         "value 5万元 part#0 办公费 | "
         "value 2万元 part#0 印刷费 | "
         "value 3万元 part#0 水费 | "
         "share 20% of#0 运行经费合计 | "
         "change 1万元+ of#0 运行经费合计"},
        {"BracketStandsApart",
         {"财政拨款收入90万元（含上级补助10万元），占90%。"},
         "value 90万元 财政拨款收入 | "
         "value 10万元 part#0 上级补助 | "
         "share 90% of#0 财政拨款收入"},
        {"NestedList",
         {"“三公”经费9万元，其中：公务用车费6万元，其中：购置费2万元，运行费4万元；接"
          "待"
          "费3万元。"},
         "value 9万元 “三公”经费 | "
         "value 6万元 part#0 公务用车费 | "
         "value 2万元 part#1 购置费 | "
         "value 4万元 part#1 运行费 | "
         "value 3万元 part#0 接待费"},
        {"Respectively",
         {"货物、工程和服务采购分别为1万元、2万元和3万元。"},
         "value 1万元 货物 | "
         "value 2万元 工程 | "
         "value 3万元 服务采购"},
        {"RespectivelyOfThoseSaid",
         {"支出预算50万元。按性质分，基本支出30万元，项目支出20万元，分别占60%和40%。"},
         "value 50万元 支出预算 | "
         "value 30万元 part#0 基本支出 | "
         "value 20万元 part#0 项目支出 | "
         "share 60% of#1 in#0 基本支出 | "
         "share 40% of#2 in#0 项目支出"},
        {"Each",
         {"收入、支出总计80万元。与上年相比，收、支总计各增加5万元，增长7%。"},
         "value 80万元 收入、支出总计 | "
         "change 5万元+ of#0 收总计 | "
         "change 5万元+ of#0 支总计 | "
         "growth 7%+ of#0 by#1 收总计 | "
         "growth 7%+ of#0 by#2 支总计"},
        {"TopicSentence",
         {"1．住房保障支出（类）住房改革支出（款）提租补贴（项）。主要用于：补贴。年初"
          "预算为8万元，支出决算为7万元。"},
         "value 8万元 住房保障支出（类）住房改革支出（款）提租补贴（项）年初预算 | "
         "value 7万元 住房保障支出（类）住房改革支出（款）提租补贴（项）支出决算"},
        {"Heading",
         {"2030年预算数7万元，比2029年增加0万元。"},
         "value 7万元 说明预算数 | "
         "change 0万元+ of#0 说明预算数"},
        {"PartsOfTheChange",
         {"收入预算100万元，比上年增加10万元，其中：财政拨款7万元，其他资金3万元。"},
         "value 100万元 收入预算 | "
         "change 10万元+ of#0 收入预算 | "
         "change 7万元+ part#1 财政拨款 | "
         "change 3万元+ part#1 其他资金"},
        {"NamedAgain",
         {"运行维护费预算40万元，用于5个站点的保障；设备费8万元。运行维护费较2029年预"
          "算"
          "增加4万元。"},
         "value 40万元 运行维护费预算 | "
         "count 5个 站点 | "
         "value 8万元 设备费 | "
         "change 4万元+ of#0 运行维护费"},
        {"UseComesBetween",
         {"预算准备金50万元，主要用于临时工作开支，比2029年预算减少30万元，减幅38%。"},
         "value 50万元 预算准备金 | "
         "change 30万元- of#0 预算准备金 | "
         "growth 38%- of#0 by#1 预算准备金"},
        {"ReasonsExplain",
         {"项目支出30万元，比上年增加5万元。主要原因是设备费增加4万元。"},
         "value 30万元 项目支出 | "
         "change 5万元+ of#0 项目支出 | "
         "change 4万元+ 设备费"},
        {"RelativeClause",
         {"在预留的采购项目中，由中小企业中标的，采购金额6万元。"},
         "value 6万元 在预留的采购项目中由中小企业中标的采购金额"},
        {"PartsInParagraphs",
         {"2030年安排该项目30万元，其中：", "1．甲项目10万元。主要用于办公。",
          "2．乙项目20万元，占66.67%。", "此外，丙项目5万元。"},
         "value 30万元 安排该项目 | "
         "value 10万元 part#0 甲项目 | "
         "value 20万元 part#0 乙项目 | "
         "share 66.67% of#2 in#0 乙项目 | "
         "value 5万元 丙项目"},
        {"WhatIsExpectedAndReached",
         {"罚没收入预计完成30万元，专项收入完成5万元，总收入累计35万元。"},
         "value 30万元 罚没收入 | value 5万元 专项收入 | value 35万元 总收入"},
        {"OneUnitForAList",
         {"教育、社保、卫生领域分别投入48.47、51.50、39.07亿元。",
          "3、安排资金100万元。"},
         "value 48.47亿元 教育 | value 51.50亿元 社保 | value 39.07亿元 卫生领域 | "
         "value 100万元 安排资金"},
        {"ReviewsTakeNothingAway",
         {"审减2.50亿元，平均核减率11.9%。"},
         "value 2.50亿元 审减 | share 11.9% 平均核减率"},
        {"SessionsAreNoCounts",
         {"落实市委八届九次、十次全会部署，支持三支一扶，发放贷款5笔。"},
         "count 5笔 发放贷款"},
        {"OnTheSameBasis",
         {"教育支出30万元，同口径增长5.5%。"},
         "value 30万元 教育支出 | growth 5.5%+ of#0 教育支出同口径"},
        {"OfficeAndYear",
         {"某某市财政局2030年机关运行经费预算20万元。2030年某某市财政局政府采购预算总"
          "额"
          "9万元。"},
         "value 20万元 机关运行经费预算 | "
         "value 9万元 政府采购预算总额"}}),
    NameOfCase);

TEST(Statements, SayWhereTheyStand) {
  Outline outline = OutlineOf("说明", {"办公费30万元，比上年增加5万元。"});
  Place second;
  second.line = 7;
  const std::size_t break_at = outline.paragraphs[0].text.find("5万元");
  outline.paragraphs[0].starts.push_back({break_at, second});
  const schemas::Schema& schema = BaseSchema();
  const auto statements =
      ReadStatements(outline, schema.prose, *schema.vocabulary, 2030).statements;
  ASSERT_EQ(2U, statements.size());
  EXPECT_EQ(2, statements[0].place.line);
  EXPECT_EQ(7, statements[1].place.line);
}

// A section's year is the one that its heading names, else that of the one around it.
TEST(Statements, HaveTheYearOfTheirSection) {
  struct Case {
    int level;
    const char* heading;
    int year;
  };
  const Case cases[] = {
      {1, "2029年预算执行情况和2030年预算草案的报告", 2030},
      {2, "一、2029年预算执行情况", 2029},
      {3, "（一）全市收入", 2029},
      {4, "1.2030年提前下达的资金", 2030},
      {3, "（二）全市支出", 2029},
      {2, "二、二〇三〇年预算草案", 2030},
      {3, "（一）2021年规划的落实", 2030},  // about something else
      {2, "三、2029年至2030年的债务", 2030},
  };
  const schemas::Schema& schema = BaseSchema();
  Outline outline;
  for (const Case& test : cases) {
    const auto index = static_cast<int>(outline.sections.size());
    outline.sections.push_back({.level = test.level, .heading = test.heading});
    outline.paragraphs.push_back(
        {.section = index, .text = "办公费30万元。", .starts = {{0, {}}}});
  }
  const auto statements =
      ReadStatements(outline, schema.prose, *schema.vocabulary, 2030).statements;
  ASSERT_EQ(std::size(cases), statements.size());
  for (std::size_t i = 0; i < statements.size(); ++i) {
    EXPECT_EQ(cases[i].year, statements[i].fiscal_year) << cases[i].heading;
  }
  const auto before = StatementsOf("一、2029年预算执行情况",
                                   {"办公费30万元，比上年增加5万元，上年预算25万元。"});
  EXPECT_EQ(2029, before[0].fiscal_year);
}

TEST(Statements, QuoteTheClauseAsPrinted) {
  const auto statements = StatementsOf(
      "说明",
      {"（一）办公费 30 万元，比上年增加（减少）0万元，主要原因是无。水费5万元。"});
  ASSERT_EQ(3U, statements.size());
  EXPECT_EQ("办公费 30 万元，比上年增加（减少）0万元", statements[0].quote);
  EXPECT_EQ(statements[0].quote, statements[1].quote);
  EXPECT_EQ("水费5万元", statements[2].quote);
}

TEST(Statements, StandInHeadingsToo) {
  EXPECT_EQ("value 30万元 人员支出", Show(StatementsOf("（一）人员支出30万元", {})));
}

TEST(Statements, NameConcepts) {
  struct Case {
    const char* text;
    const char* want;
  };
  for (const Case& c : std::vector<Case>{
           {"2030年收入预算5万元。", "total.revenue"},
           {"本年支出合计5万元。", "subtotal.expenditure"},
           {"财政拨款安排“三公”经费预算5万元。", "three_public.total"},
           {"公务用车购置及运行维护费支出决算为5万元。", "three_public.vehicle"},
           {"卫生健康（类）支出5万元。", "expenditure.health"},
           {"拟采购货物支出5万元。", "procurement.goods"},
           {"财政拨款收入预算总计5万元。", "revenue.fiscal_appropriation"},
           {"其他资金收入预算总计5万元。", "revenue.other"},
           {"甲乙丙丁5万元。", ""}}) {
    const auto statements = StatementsOf("说明", {c.text});
    ASSERT_EQ(1U, statements.size()) << c.text;
    EXPECT_EQ(c.want, statements[0].concept_id) << c.text;
  }
}

TEST(Statements, KnowTheItemsOfTheClassification) {
  const auto statements =
      StatementsOf("说明", {"（一）卫生健康支出（类）医疗保障管理事务（款）30万元。",
                            "1．行政运行（项）20万元。"});
  ASSERT_EQ(2U, statements.size());
  EXPECT_EQ("", statements[0].items[2]);
  EXPECT_EQ("卫生健康支出", statements[1].items[0]);
  EXPECT_EQ("医疗保障管理事务", statements[1].items[1]);
  EXPECT_EQ("行政运行", statements[1].items[2]);
  // A number before the name is no part of it.
  const auto numbered = StatementsOf("说明", {"2、卫生健康支出（类）30万元。"});
  ASSERT_EQ(1U, numbered.size());
  EXPECT_EQ("卫生健康支出", numbered[0].items[0]);
}

// Hostile text: nothing of it may run out of bounds or take more than linear time.
TEST(Statements, SurviveAnything) {
  std::string long_text;
  for (int i = 0; i < 20000; ++i) long_text += "（1个《\"3万元、";
  std::string digits(100000, '9');
  const std::vector<std::string> paragraphs = {long_text,
                                               digits,
                                               digits + "万元",
                                               "\xE4\xB8",
                                               "\xFF\xFE万元1",
                                               std::string("5\0万元", 9),
                                               "比比比比增加增加增加1万元1%1个"};
  EXPECT_NO_FATAL_FAILURE(StatementsOf("\xE4", paragraphs));
}

}  // namespace
}  // namespace budget::statements
