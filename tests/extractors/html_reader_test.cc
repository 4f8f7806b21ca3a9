// Web pages: what is read of them, in which encoding, and what is left out.

#include "extractors/html/html_reader.h"

#include <gtest/gtest.h>

#include <string>
#include <variant>
#include <vector>

#include "extractors/open_document.h"
#include "pipeline/markup/few_attributes.h"
#include "tests/page/show_content.h"

namespace budget::extractors {
namespace {

// What the reader gives of a page, its diagnostics behind it.
std::string ReadPage(const std::string& html, const std::string& name = "a.html") {
  auto opened = OpenDocument(html, name, {});
  if (!opened.ok()) return "error: " + opened.diagnostics().front().code;
  const std::unique_ptr<Reader> reader = std::move(opened).value();
  PageData data;
  if (!reader->Next(&data)) return "no page";
  if (!std::holds_alternative<PageContent>(data)) return "no content";
  const auto& content = std::get<PageContent>(data);
  std::string shown = page::Show(content);
  for (const Diagnostic& d : content.diagnostics) {
    shown += d.code + " " + std::to_string(d.where.line) + ": " + d.message + "\n";
  }
  PageData more;
  if (reader->Next(&more) || reader->page_count() != 0) shown += "more";
  return shown;
}

struct HtmlCase {
  const char* name;
  std::string html;  // of the body
  std::string want;
};

class HtmlTest : public testing::TestWithParam<HtmlCase> {};

TEST_P(HtmlTest, Reads) {
  EXPECT_EQ(GetParam().want, ReadPage("<!DOCTYPE html>\n<body>" + GetParam().html));
}

std::string NameOf(const testing::TestParamInfo<HtmlCase>& test) {
  return test.param.name;
}

INSTANTIATE_TEST_SUITE_P(
    Lines, HtmlTest,
    testing::ValuesIn(std::vector<HtmlCase>{
        {"Blocks", "<h1>题目</h1>\n<p>一。<p>二<b>三</b>四。<div>五<br>六</div>",
         "2 #题目\n3 一。\n3 二三四。\n3 五\n3 六\n"},
        {"Bold", "<p><strong>一、收入</strong></p><p><b>甲</b>乙</p>",
         "2 !一、收入\n2 甲乙\n"},
        {"WhiteSpace", "<p>\n  中华人民\n  共和国 2025\n  budget&nbsp;&#x4E00;</p>",
         "3 中华人民共和国 2025 budget\xC2\xA0一\n"},
        {"OverflowingReference", "<p>甲&#x99999999999999999999;乙&#xFFFFFFFF99;丙</p>",
         "2 甲\uFFFD乙\uFFFD丙\n"},
        {"Unprinted",
         "<script>var a='<p>x</p>';</script><style>p{}</style><p>甲</p><!-- <p>乙</p> "
         "-->"
         "<noscript>丙</noscript><select><option>丁</select>",
         "2 甲\n"},
        {"Hidden",
         "<p style='color:red; Display : none'>甲</p><div hidden>乙</div><p>丙</p>",
         "2 丙\n"},
        {"RaisedDigitsAreNoneOfTheFigure",
         "<p>合计89.01<sup>1</sup>万元，共<sup><b>[2]</b></sup></p>",
         "2 合计89.01¹万元，共\u207D²\u207E\n"},
        {"StruckOut", "<p>合计<del>90.01</del><s>9</s>89.01</p>",
         "2 合计89.01\nhtml-left-out 0: 6 characters of navigation, page header and "
         "footer, or struck out, are left out\n"},
        {"Word", "<p><o:p>甲</o:p><st1:chsdate w:st=\"on\">2025年</st1:chsdate>乙</p>",
         "2 甲2025年乙\n"},
    }),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    Surroundings, HtmlTest,
    testing::ValuesIn(std::vector<HtmlCase>{
        {"Navigation",
         "<ul><li><a href=/>首页</a><li><a href=/a>公开</a><li><a href=/b>专题</a></ul>"
         "<p>收入预算说明</p>",
         "2 收入预算说明\nhtml-left-out 0: 6 characters of navigation, page header and "
         "footer, or struck out, are left out\n"},
        {"Footer",
         "<p>收入预算说明在下</p><div "
         "class='site-footer'>主办单位</div><footer>备案号</footer>",
         "2 收入预算说明在下\nhtml-left-out 0: 7 characters of navigation, page header "
         "and footer, or struck out, are left out\n"},
        {"NamesDoNotHideTheText", "<div class=nav-content><p>收入预算说明</p></div>",
         "2 收入预算说明\n"},
        {"Attachments",
         "<p>附件：<a href='/f/1.xls?v=2'>收支总表</a><a href=a.html>乙</a></p>",
         "2 附件：收支总表乙\nattachment 2: the page links to a document that is not "
         "read: "
         "收支总表 (/f/1.xls?v=2)\n"},
    }),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    Tables, HtmlTest,
    testing::ValuesIn(std::vector<HtmlCase>{
        {"Spans",
         "<table>\n<thead><tr><th rowspan=2>科目<th "
         "colspan=2>支出\n<tr><th>基本<th>项目\n"
         "<tbody><tr><td>201<td>1.00\n</table>",
         "cells 3x3 2-5\n [科目]^2[支出]2\n [基本][项目]\n [201][1.00][]\n"},
        {"LinesInCells",
         "<table><tr><td><p>甲</p><p>乙</p><td>数<tr><td>丙<br>丁<td>1</table>",
         "tabs 2x2 2-2\n [甲\n乙][数]\n [丙\n丁][1]\n"},
        {"RowsAndCellsThatAreHidden",
         "<table><tr><td>甲<td style='display:none'>乙<td>丙<tr hidden><td>9<td>9"
         "<tr><td>1<td>2<sup>3</sup></table>",
         "tabs 2x2 2-2\n [甲][丙]\n [1][2³]\n"},
        {"SpansThatReachTooFar",
         "<table><tr><td rowspan=9>甲<td>乙<tr><td colspan=0>1.00</table>",
         "cells 2x2 2-2\n [甲]^2[乙]\n [1.00]\n"},
        {"SpansEndWithTheirGroup",
         "<table><tbody><tr><td rowspan=9>甲<td>乙<tr><td>1.00<tbody><tr><td>丙<td>2.00"
         "</table>",
         "cells 3x2 2-2\n [甲]^2[乙]\n [1.00]\n [丙][2.00]\n"},
        {"ArrangesThePage",
         "<table><tr><td>甲<td><table><tr><td>科目<td>数<tr><td>201<td>1</table></"
         "table>",
         "2 甲\ntabs 2x2 2-2\n [科目][数]\n [201][1]\n"},
        {"NamesAndValues",
         "<table><tr><td>索引号：<td>11/2025<tr><td>日期：<td>2025-01-02</table>",
         "2 索引号：\n2 11/2025\n2 日期：\n2 2025-01-02\n"},
        {"OneColumn", "<table><tr><td>甲<tr><td>乙</table>", "2 甲\n2 乙\n"},
    }),
    NameOf);

TEST(HtmlReaderTest, TheContentDecidesTheFormat) {
  EXPECT_EQ("1 甲\n", ReadPage("<html><body>甲</body></html>", "a.pdf"));
  EXPECT_EQ("1 甲\n",
            ReadPage("\xEF\xBB\xBF <!-- c --><?xml version='1.0'?><HTML>甲", "a.txt"));
  EXPECT_EQ("no content", ReadPage("甲 < 乙\n", "a.html"));
  EXPECT_EQ("no content", ReadPage("<table><tr><td>甲</table>", "a.html"));
}

TEST(HtmlReaderTest, ReadsEveryEncoding) {
  const std::string utf16 = [] {
    std::string bytes = "\xFF\xFE";
    for (const char c : std::string("<html>")) bytes += {c, '\0'};
    return bytes + "\x32\x75";  // 甲
  }();
  const std::string head = "<html><meta charset=";
  EXPECT_EQ("1 甲\n", ReadPage(utf16));
  EXPECT_EQ("1 甲预算\n", ReadPage(head + "gb2312>\xBC\xD7\xD4\xA4\xCB\xE3"));
  EXPECT_EQ("1 甲\n", ReadPage(head + "gb2312>\xE7\x94\xB2"));  // says the wrong one
  EXPECT_EQ("1 預算\n", ReadPage(head + "big5>\xB9\x77\xBA\xE2"));
  EXPECT_EQ("error: bad-encoding", ReadPage(head + "utf-8>\xE7\x94\xB2\xFF"));
}

TEST(HtmlReaderTest, RefusesWhatNoPageIs) {
  std::string deep = "<html>";
  for (int i = 0; i < 100000; ++i) deep += "<div>";
  EXPECT_EQ("error: too-deep", ReadPage(deep));
  std::string wide = "<html><table><tr><td>甲<td>乙";
  for (int i = 0; i < 2000; ++i) wide += "<td>1";
  const std::string shown = ReadPage(wide + "<tr><td>1<td>2</table>");
  EXPECT_NE(std::string::npos, shown.find("table-too-large 1:"));
}

// A page as it is read does not change where a tag has more attributes than any real
// one: what stands beside the tag and in it is read.
TEST(HtmlReaderTest, LeavesOutAttributesOfWhichThereAreTooMany) {
  std::string many;
  for (int i = 0; i < 200'000; ++i) many += " a" + std::to_string(i) + "='1>2'";
  EXPECT_EQ("1 甲\n1 乙\n1 丙\n", ReadPage("<html><p>甲<p" + many + ">乙</p><p>丙"));
  EXPECT_EQ("1 乙\n", ReadPage("<html><p hidden" + many + ">甲<p title=1>乙"));
}

TEST(FewAttributesTest, BlanksWhatIsTooMuch) {
  const auto with = [](int count, const std::string& attribute) {
    std::string tag = "<p";
    for (int i = 0; i < count; ++i) tag += " " + attribute;
    return tag;
  };
  struct Case {
    std::string name;
    std::string html;
    std::string want;  // empty: nothing is changed
  };
  const std::vector<Case> cases = {
      {"as many as are read", with(500, "a") + ">1", ""},
      {"one more", with(500, "a") + " b>1", with(500, "a") + "  >1"},
      {"a value", with(500, "a = \"x y\"") + " b='>'>1",
       with(500, "a = \"x y\"") + "      >1"},
      {"without an end", with(500, "a") + " b", with(500, "a") + "  "},
      {"a value without an end", with(500, "a") + " b='1", with(500, "a") + "     "},
      {"only up to the next tag", with(500, "a") + " b='<b>1</b>'>",
       with(500, "a") + "    <b>1</b>'>"},
      {"words", "1 < 2 " + with(900, "x").substr(2), ""},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(markup::WithFewAttributes(c.html).value_or(""), c.want) << c.name;
  }
}

}  // namespace
}  // namespace budget::extractors
