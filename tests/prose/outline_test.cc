#include "pipeline/prose/outline/outline.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "pipeline/prose/outline/contents_list.h"
#include "pipeline/prose/outline/join_lines.h"
#include "tests/prose/outline_text.h"

namespace budget::statements {
namespace {

struct OutlineCase {
  const char* name;
  const char* input;
  const char* want;
};

std::string OutlineOf(const std::vector<Line>& lines) {
  return Show(outline::BuildOutline(lines, TestPatterns()));
}

TEST(OutlineTest, NestsByNumbering) {
  const std::vector<OutlineCase> cases = {
      {"families nest in their usual order",
       "第一部分 概况\n一、职责\n负责全镇的图书馆。\n二、机构\n设办公室。\n"
       "第二部分 说明\n一、收入\n（一）拨款\n1.本级\n收入为零。\n2.上级\n也为零。\n"
       "（二）其他\n没有。\n二、支出\n支出为零。\n",
       "1 第一部分概况\n2 第一部分概况/一、职责\n  | 负责全镇的图书馆。\n"
       "2 第一部分概况/二、机构\n  | 设办公室。\n1 第二部分说明\n"
       "2 第二部分说明/一、收入\n3 第二部分说明/一、收入/（一）拨款\n"
       "4 第二部分说明/一、收入/（一）拨款/1.本级\n  | 收入为零。\n"
       "4 第二部分说明/一、收入/（一）拨款/2.上级\n  | 也为零。\n"
       "3 第二部分说明/一、收入/（二）其他\n  | 没有。\n"
       "2 第二部分说明/二、支出\n  | 支出为零。\n"},
      {"a part inside a chapter whose numbering goes on",
       "一、概况\n概况如下。\n二、绩效\n第一部分 总体\n总体目标很好。\n"
       "第二部分 分项\n分项目标也好。\n三、采购\n没有采购。\n",
       "1 一、概况\n  | 概况如下。\n1 二、绩效\n2 二、绩效/第一部分总体\n"
       "  | 总体目标很好。\n2 二、绩效/第二部分分项\n  | 分项目标也好。\n"
       "1 三、采购\n  | 没有采购。\n"},
      {"chapters around parts that are around chapters",
       "#一、文字\n##第一部分 概况\n###一、职责\n管书。\n##二、机构\n没有。\n"
       "#第二部分 预算\n一分钱。\n##二、表格\n见附表。\n",
       "1 一、文字\n2 一、文字/第一部分概况\n3 一、文字/第一部分概况/一、职责\n"
       "  | 管书。\n3 一、文字/第一部分概况/二、机构\n  | 没有。\n"
       "2 一、文字/第二部分预算\n  | 一分钱。\n1 二、表格\n  | 见附表。\n"},
      {"a missing number", "一、职责\n管书。\n三、支出\n没有。\n",
       "1 一、职责\n  | 管书。\n1 三、支出\n  | 没有。\n"},
      {"a number on its own line, and the whole once more",
       "第一部分\n图书馆概况\n第一部分\n图书馆概况\n管书。\n第二部分\n名词解释\n名词解"
       "释\n"
       "没有名词。\n",
       "1 第一部分图书馆概况\n  | 管书。\n1 第二部分名词解释\n  | 没有名词。\n"},
  };
  for (const OutlineCase& c : cases) {
    EXPECT_EQ(c.want, OutlineOf(TextLines(c.input))) << c.name;
  }
}

TEST(OutlineTest, TellsHeadingsFromItems) {
  const std::vector<OutlineCase> cases = {
      {"a heading may end with a full stop",
       "一、支出\n（一）总体情况。\n支出一百万元。\n（二）具体情况。\n具体如表。\n",
       "1 一、支出\n2 一、支出/（一）总体情况。\n  | 支出一百万元。\n"
       "2 一、支出/（二）具体情况。\n  | 具体如表。\n"},
      {"items that run on are paragraphs, and so is the short one among them",
       "一、职责\n（一）拟订借书规则，组织实施，并监督检查。\n（二）管理馆藏。\n"
       "（三）培训馆员；开展讲座。\n",
       "1 一、职责\n  | （一）拟订借书规则，组织实施，并监督检查。\n"
       "  | （二）管理馆藏。\n  | （三）培训馆员；开展讲座。\n"},
      {"a list has nothing between its items",
       "一、机构\n内设机构三个：\n1.办公室\n2.采编部\n3.借阅部\n编制九人。\n",
       "1 一、机构\n  | 内设机构三个：\n  | 1.办公室\n  | 2.采编部\n  | 3.借阅部\n"
       "  | 编制九人。\n"},
      {"an amount is stated, not headed",
       "一、支出\n（一）购书支出12万元。\n都是新书。\n（二）其他支出3."
       "5万元\n是旧书。\n",
       "1 一、支出\n  | （一）购书支出12万元。\n  | 都是新书。\n"
       "  | （二）其他支出3.5万元\n  | 是旧书。\n"},
      {"a term that is explained",
       "第四部分 名词解释\n一、借阅费：指借书的费用。\n二、罚款：指迟还的费用。\n",
       "1 第四部分名词解释\n  | 一、借阅费：指借书的费用。\n"
       "  | 二、罚款：指迟还的费用。\n"},
      {"marks make a heading", "#二〇二二年工作\n总的很好。\n##借阅工作\n借书很多。\n",
       "1 二〇二二年工作\n  | 总的很好。\n2 二〇二二年工作/借阅工作\n  | 借书很多。\n"},
      {"captions and notes are no prose",
       "第二部分 图书馆决算表\n[caption]收入决算表\n[table]\n[note]注：没有收入。\n"
       "第三部分 说明\n没有说明。\n",
       "1 第二部分图书馆决算表\n1 第三部分说明\n  | 没有说明。\n"},
      {"a part stays one where it was taken for a caption",
       "[caption]第二部分 图书馆决算表\n[caption]收入决算表\n[table]\n见上表。\n",
       "1 第二部分图书馆决算表\n  | 见上表。\n"},
  };
  for (const OutlineCase& c : cases) {
    EXPECT_EQ(c.want, OutlineOf(TextLines(c.input))) << c.name;
  }
}

TEST(OutlineTest, ReadsTheTableOfContents) {
  const std::vector<OutlineCase> cases = {
      {"with leaders; a cover of several lines before it",
       "2022年\n青石图书馆\n预算公开\n目 "
       "录\n一、职责........3\n二、关于借阅和采编以及\n"
       "其他工作的说明........"
       "12\n一、职责\n管书。\n二、关于借阅和采编以及其他工作的说明\n"
       "没有。\n",
       "* 一、职责 @3\n* 二、关于借阅和采编以及其他工作的说明 @12\n"
       "1 2022年青石图书馆预算公开\n1 一、职责\n  | 管书。\n"
       "1 二、关于借阅和采编以及其他工作的说明\n  | 没有。\n"},
      {"without leaders, up to the first heading of the body",
       "目录\n第一部分 概况\n一、职责\n第二部分 "
       "说明\n第一部分\n概况\n一、职责\n管书。\n"
       "第二部分 说明\n没有。\n",
       "* 第一部分 概况\n* 一、职责\n* 第二部分 说明\n1 第一部分概况\n"
       "2 第一部分概况/一、职责\n  | 管书。\n1 第二部分说明\n  | 没有。\n"},
      {"what it names is a heading, whatever it looks like",
       "部门信息目录\n公开表格\n公开情况说明\n[caption]收入表\n[table]\n"
       "青石图书馆2022年公开情况说明\n按照规定，现在公开。\n一、职责\n管书。\n",
       "* 公开表格\n* 公开情况说明\n1 青石图书馆2022年公开情况说明\n"
       "  | 按照规定，现在公开。\n2 青石图书馆2022年公开情况说明/一、职责\n  | "
       "管书。\n"},
  };
  for (const OutlineCase& c : cases) {
    EXPECT_EQ(c.want, OutlineOf(TextLines(c.input))) << c.name;
  }
}

TEST(OutlineTest, JoinsLinesOfTexts) {
  const std::vector<OutlineCase> cases = {
      {"a page break parts a paragraph",
       "一、支出\n\n2022年支出120万元，比上年增加，主要原因是馆员\n\n人数增加。\n\n"
       "2022年没有其他支出。\n",
       "1 一、支出\n  | 2022年支出120万元，比上年增加，主要原因是馆员人数增加。\n"
       "  | 2022年没有其他支出。\n"},
      {"before a number, which is no number of an item",
       "一、支出\n\n2022年支出预算51.2万元，比上年增加\n\n3.5万元，增长7%。\n",
       "1 一、支出\n  | 2022年支出预算51.2万元，比上年增加3.5万元，增长7%。\n"},
      {"behind the point of a figure", "一、支出\n2022年支出1,051.\n20万元，增长7%。\n",
       "1 一、支出\n  | 2022年支出1,051.20万元，增长7%。\n"},
      {"a heading that the contents name, broken over two lines",
       "目\n录\n第一部分 借阅概况\n第二部分 青石图书馆全年工作情况说明\n第一部分 "
       "借阅概况\n很好。\n"
       "第二部分 青石图书馆全年工作情况\n说明\n也好。\n",
       "* 第一部分 借阅概况\n* 第二部分 青石图书馆全年工作情况说明\n"
       "1 第一部分借阅概况\n  | 很好。\n1 第二部分青石图书馆全年工作情况说明\n"
       "  | 也好。\n"},
      {"each printed line on its own, with a blank one below",
       "一、借阅情况\n\n青石图书馆全年接待读者十二万人次，借\n\n出图书三万册，与上年相"
       "比增加一千册，增\n\n"
       "长百分之三，主要原因是开馆时间延长。\n\n青石图书馆全年开展讲座二十场，听众共\n"
       "\n"
       "有两千人，比上年增加。\n\n（一）新书情况。\n\n新书采购共计 1,\n\n"
       "024.50 万元，其中少儿图书占三成，全部\n\n为政府采购。\n",
       "1 一、借阅情况\n  | "
       "青石图书馆全年接待读者十二万人次，借出图书三万册，与上年相比增加"
       "一千册，增长百分之三，主要原因是开馆时间延长。\n"
       "  | 青石图书馆全年开展讲座二十场，听众共有两千人，比上年增加。\n"
       "2 一、借阅情况/（一）新书情况。\n"
       "  | 新书采购共计 1,024.50 万元，其中少儿图书占三成，全部为政府采购。\n"},
  };
  for (const OutlineCase& c : cases) {
    EXPECT_EQ(c.want, OutlineOf(TextLines(c.input))) << c.name;
  }
}

TEST(OutlineTest, ReadsPages) {
  const std::vector<OutlineCase> cases = {
      {"indents, short lines and page breaks",
       "=+第一部分 "
       "概况\n>一、职责\n>"
       "青石图书馆负责全镇图书的采购和\n借阅，并且组织读书活动，每年向镇里报\n"
       "---\n告工作情况。\n>下设两个分馆。\n>二、机构\n>"
       "设有办公室，编制九人，实有八人。\n",
       "1 第一部分概况\n2 第一部分概况/一、职责\n"
       "  | "
       "青石图书馆负责全镇图书的采购和借阅，并且组织读书活动，每年向镇里报告工作情况。"
       "\n"
       "  | 下设两个分馆。\n2 第一部分概况/二、机构\n"
       "  | 设有办公室，编制九人，实有八人。\n"},
      {"a number broken by the end of the line",
       ">支出共计，包括购书和装修以及1,05\n1.20万元，其他支出没有发生，比上年减\n少。\n"
       "另起一行的文字在这里写得满满当当一直\n到头。\n",
       "0 \n  | "
       "支出共计，包括购书和装修以及1,051.20万元，其他支出没有发生，比上年减少。\n"
       "  | 另起一行的文字在这里写得满满当当一直到头。\n"},
      {"a number broken within its thousands", "支出1,23\n4.50万元。\n",
       "0 \n  | 支出1,234.50万元。\n"},
      {"a centred title of two lines; numbers at the margin",
       "=+第三部分青石图书馆情况\n=+说明\n>一、收入\n>"
       "收入为一百万元，与上年相比没有变化，\n原因是没有变化。\n"
       "1、拨款。主要用于图书馆的日常运行和购\n书，全部支出。\n2、其他。没有其他收入，"
       "也没有其他支出\n项目。\n",
       "1 第三部分青石图书馆情况说明\n2 第三部分青石图书馆情况说明/一、收入\n"
       "  | 收入为一百万元，与上年相比没有变化，原因是没有变化。\n"
       "  | 1、拨款。主要用于图书馆的日常运行和购书，全部支出。\n"
       "  | 2、其他。没有其他收入，也没有其他支出项目。\n"},
      {"titles without numbers that the contents number",
       "=+青石图书馆预算\n=+目录\n一、部门主要职能……………1\n二、部门机构设置……………2\n---\n"
       "=+青石图书馆主要职能\n>青石图书馆负责全镇图书的采购和\n借阅。\n---\n=+"
       "青石图书馆机构设置\n"
       ">下设两个分馆，分馆各有一个阅览\n室。\n",
       "* 一、部门主要职能 @1\n* 二、部门机构设置 @2\n1 青石图书馆预算\n"
       "1 青石图书馆主要职能\n  | 青石图书馆负责全镇图书的采购和借阅。\n"
       "1 青石图书馆机构设置\n  | 下设两个分馆，分馆各有一个阅览室。\n"},
      {"numbers that are printed below titles that only the contents number",
       "=+目录\n一、部门职能……………1\n二、其他相关说明……………2\n---\n=+其他相关说明\n"
       ">一、接待费\n>全年没有接待费，与上年相比没有变化，\n原因是没有来客。\n>"
       "二、采购\n"
       ">没有采购。\n",
       "* 一、部门职能 @1\n* 二、其他相关说明 @2\n1 其他相关说明\n"
       "2 其他相关说明/一、接待费\n"
       "  | 全年没有接待费，与上年相比没有变化，原因是没有来客。\n"
       "2 其他相关说明/二、采购\n  | 没有采购。\n"},
      {"a heading among headings, behind a paragraph that lacks its full stop",
       "一、接待\n>全年没有接待费，与上年相比没有变化。\n二、采购\n"
       ">全年采购预算，包括图书和设备等共464.64\n三、绩效\n>没有绩效目标。\n四、其他\n>"
       "没有。\n",
       "1 一、接待\n  | 全年没有接待费，与上年相比没有变化。\n1 二、采购\n"
       "  | 全年采购预算，包括图书和设备等共464.64\n1 三、绩效\n  | 没有绩效目标。\n"
       "1 四、其他\n  | 没有。\n"},
  };
  for (const OutlineCase& c : cases) {
    EXPECT_EQ(c.want, OutlineOf(PageLines(c.input))) << c.name;
  }
}

TEST(OutlineTest, KnowsWhereItsTextStands) {
  const Outline outline = outline::BuildOutline(
      TextLines(
          "一、支出\n\n2022年支出120万元，比上年增加，主要原因是馆员\n\n人数增加。\n"),
      TestPatterns());
  ASSERT_EQ(1U, outline.paragraphs.size());
  const Paragraph& paragraph = outline.paragraphs[0];
  EXPECT_EQ(3, paragraph.PlaceAt(0).line);
  EXPECT_EQ(5, paragraph.PlaceAt(paragraph.text.find("人数")).line);
  EXPECT_EQ(paragraph.text, outline.sections[0].text);
  EXPECT_EQ(1, outline.sections[0].place.line);
}

TEST(OutlineTest, JoinsLatinWordsWithASpace) {
  struct JoinCase {
    const char* first;
    const char* second;
    const char* want;
  };
  const std::vector<JoinCase> cases = {
      {"医疗", "保障", "医疗保障"},
      {"the annual", "report", "the annual report"},
      {"1,05", "1.20", "1,051.20"},
      {"1,", "024", "1,024"},
      {"推进 DRG", "付费", "推进 DRG付费"},
      {"增加", "3.5", "增加3.5"},
      {"", "first", "first"},
  };
  for (const JoinCase& c : cases) {
    std::string text = c.first;
    outline::AppendLine(c.second, &text);
    EXPECT_EQ(c.want, text);
  }
}

TEST(OutlineTest, TakesContentsLinesApart) {
  struct SplitCase {
    const char* line;
    const char* want;
  };
  const std::vector<SplitCase> cases = {
      {"一、职责……………… 3", "一、职责 @3"},
      {"一、职责 ........ - 12 -", "一、职责 @12"},
      {"一、职责    7", "一、职责 @7"},
      {"一、职责···（4）", "一、职责 @4"},
      {"一、职责……", "一、职责 @0"},
      {"二、2022年预算", "二、2022年预算"},
      {"三、收支（2022）", "三、收支（2022）"},
      {R"(一、职责 PAGEREF _Toc25831 \h 3)", "一、职责 @3"},
      {"一、职责 PAGEREF _Toc25831 h 3", "一、职责 @3"},
      {R"(一、职责……PAGEREF _Toc25831 \h)", "一、职责 @0"},
      {R"(HYPERLINK \l "_Toc25831" 一、职责 PAGEREF _Toc25831 \h 12)", "一、职责 @12"},
      {R"(TOC \o "1-3" \h \u HYPERLINK \l _Toc1 一、职责 PAGEREF _Toc1 \h 3)",
       "一、职责 @3"},
      {R"(TOC \o "1-3)", ""},
      {"HYPERLINK", ""},
      {"……", " @0"},
      {"", ""},
  };
  for (const SplitCase& c : cases) {
    const outline::ContentsLine split = outline::SplitContentsLine(c.line);
    std::string text(split.text);
    if (split.leaders) text += " @" + std::to_string(split.page);
    EXPECT_EQ(c.want, text) << c.line;
  }
}

TEST(OutlineTest, HasNoSectionsWithoutLines) {
  EXPECT_EQ("", OutlineOf({}));
  EXPECT_EQ("", OutlineOf(TextLines("[caption]收入表\n[note]注：无。\n")));
}

// Headings that open and close in the worst order, and a document of nothing else.
TEST(OutlineTest, WorksInLinearTime) {
  std::string text;
  for (int i = 0; i < 20000; ++i) {
    text += i % 3 == 0 ? "一、甲\n" : i % 3 == 1 ? "（一）乙\n" : "第一部分 丙\n";
  }
  const Outline outline = outline::BuildOutline(TextLines(text), TestPatterns());
  ASSERT_FALSE(outline.sections.empty());
  for (const Section& section : outline.sections) ASSERT_LE(section.level, 20);
  const Outline lines =
      outline::BuildOutline(TextLines(std::string(40000, '\n') + text), {});
  EXPECT_LE(lines.sections.size(), 20001U);
}

}  // namespace
}  // namespace budget::statements
