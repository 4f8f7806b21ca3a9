#include "pipeline/text/markdown.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace budget::text {
namespace {

struct MarkCase {
  const char* name;
  std::string line;
  bool markdown;
  std::string want;
};

std::string ShowLine(const std::string& text, bool markdown) {
  const UnmarkedLine line = RemoveMarks(text, markdown);
  return std::string(static_cast<std::size_t>(line.heading_marks), '#') +
         (line.bold ? "!" : "") + line.text;
}

class RemoveMarksTest : public testing::TestWithParam<MarkCase> {};

TEST_P(RemoveMarksTest, Removes) {
  EXPECT_EQ(GetParam().want, ShowLine(GetParam().line, GetParam().markdown));
}

INSTANTIATE_TEST_SUITE_P(
    Lines, RemoveMarksTest,
    testing::ValuesIn(std::vector<MarkCase>{
        {"Heading", "## 二、机构设置", true, "##二、机构设置"},
        {"BoldHeading", "## **二、机构设置**", true, "##!二、机构设置"},
        {"HeadingWithoutSpace", "#目录", true, "#目录"},
        {"NumberSign", "#1楼", true, "#1楼"},
        {"Pair", "**六是**制定政策", false, "六是制定政策"},
        {"Underscores", "__合计__ 12", false, "合计 12"},
        {"ClosingHalf", "- 1. 收入：**指资金", true, "1. 收入：指资金"},
        {"OpeningHalf", "**某局", true, "某局"},
        {"HalfInPlainText", "姓名：李**", false, "姓名：李**"},
        {"ManyStars", "账号6222****1234", true, "账号6222****1234"},
        {"BlankToFillIn", "____年__月__日", false, "____年月日"},
        {"ListDash", "- 一、主要职责", true, "一、主要职责"},
        {"IndentedListDash", "  - 说明", true, "说明"},
        {"PageNumber", "- 3 -", true, "- 3 -"},
        {"Negative", "-3.50", true, "-3.50"},
        {"Paragraphs", "<p>一。</p> <p>二。</p>", true, "一。\n 二。"},
        {"LineBreak", "上<br>下<br/>", true, "上\n下\n"},
        {"BookTitle", "转发<关于住房制度的意见>的通知", true,
         "转发<关于住房制度的意见>的通知"},
        {"LessThan", "增幅<5%，>3%", true, "增幅<5%，>3%"},
        {"IndentStays", "　　2022年", false, "　　2022年"},
        {"RaisedDigitsAreNoneOfTheFigure", "合计89.01<sup>12</sup>万元", false,
         "合计89.01¹²万元"},
        {"RaisedBrackets", "合计<sup>[1]</sup>", false, "合计\u207D¹\u207E"},
        {"Entities", "甲&nbsp;&amp;&lt;乙&gt;", false, "甲 &<乙>"},
        {"AnAmpersandIsPrinted", "R&D", false, "R&D"},
        {"EscapedMarks", "1\\. 甲\\*乙\\|丙", true, "1. 甲*乙|丙"},
        {"BackslashInPlainText", "甲\\*乙", false, "甲\\*乙"},
        {"EndIsTrimmed", "合计 \t", false, "合计"},
    }),
    [](const auto& test) { return std::string(test.param.name); });

TEST(RemoveCellMarksTest, KeepsParagraphsApart) {
  EXPECT_EQ("1. 一。\n2. 二。",
            RemoveCellMarks(" <p>1. 一。</p> <p>2. 二。</p> ", true));
  EXPECT_EQ("合计", RemoveCellMarks("**合计**", true));
  EXPECT_EQ("-", RemoveCellMarks(" - ", true));
}

TEST(UsesMarkdownTest, NeedsAHeadingOrAPair) {
  const auto uses = [](const char* line) { return UsesMarkdown({{1, line}}); };
  EXPECT_TRUE(uses("# 目录"));
  EXPECT_TRUE(uses("**六是**制定"));
  EXPECT_FALSE(uses("李** 男"));
  EXPECT_FALSE(uses("#"));
  EXPECT_FALSE(uses("- 一"));
}

TEST(IsMarkOnlyTest, TellsLinesThatPrintNothing) {
  for (const char* line : {"---", "***", "![](img/1.png)", "-----"}) {
    EXPECT_TRUE(IsMarkOnly(line, true)) << line;
  }
  for (const char* line : {"--", "- 3 -", "——", "合计", "![图"}) {
    EXPECT_FALSE(IsMarkOnly(line, true)) << line;
  }
}

}  // namespace
}  // namespace budget::text
