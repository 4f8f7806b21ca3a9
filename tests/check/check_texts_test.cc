// Rules on the wording of the prose: each with a paragraph that breaks it and one that
// does not.

#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "pipeline/check/check_document.h"
#include "tests/check/table_text.h"
#include "tests/prose/prose_text.h"

namespace budget::check {
namespace {

struct TextCase {
  const char* name;
  const char* paragraph;
  const char* want;  // "text-placeholder XX万元"; empty: nothing
};

class CheckTextsTest : public testing::TestWithParam<TextCase> {};

TEST_P(CheckTextsTest, Finds) {
  DocumentData document;
  document.outline = statements::OutlineOf("说明", {GetParam().paragraph});
  document.info.fiscal_year = 2030;
  CheckAll(&document);
  std::string found;
  for (const Check& check : document.checks) {
    if (!found.empty()) found += "; ";
    found += check.check_id + " " + check.found;
    EXPECT_EQ(check.outcome, Outcome::kFail);
    EXPECT_EQ(check.where, "说明");
    EXPECT_EQ(check.place.line, 2);
  }
  EXPECT_EQ(found, GetParam().want);
}

void PrintTo(const TextCase& test, std::ostream* out) { *out << test.name; }

INSTANTIATE_TEST_SUITE_P(
    Texts, CheckTextsTest,
    testing::Values(
        TextCase{"Placeholder", "公务接待费预算XX万元，比上年减少2.00万元。",
                 "text-placeholder XX万"},
        TextCase{"Crosses", "会议费××万元。", "text-placeholder ××万"},
        TextCase{"Braces", "本年预算{金额}万元。", "text-placeholder ｛金额｝"},
        TextCase{"Somebody", "按照某某单位的要求安排。", "text-placeholder 某某"},
        TextCase{"BothDirections", "比上年增加（减少），主要是人员变动。",
                 "text-placeholder 增加（减少）,"},
        TextCase{"NoPlaceholder", "项目编号XX2022-01，增加（减少）0万元。", ""},
        TextCase{"DoubledComma", "办公费30.00万元，，比上年增加。",
                 "text-punctuation ,,"},
        TextCase{"StopAndComma", "办公费30.00万元。，比上年增加。",
                 "text-punctuation 。,"},
        TextCase{"Ellipsis", "包括水费、电费……等，共3.00万元。", ""},
        TextCase{"NoReason", "比上年减少2.00万元，主要原因是。",
                 "text-unfinished 主要原因是。"},
        TextCase{"Reason", "比上年减少2.00万元，主要原因是人员减少。", ""},
        TextCase{"OpenBracket", "公务接待费（含外宾接待3.00万元。",
                 "text-brackets （含外宾接待3."},
        TextCase{"NestedBrackets", "住房公积金（项（款））支出3.00万元。", ""},
        TextCase{"BracketsOfTwoForms", "主要职责：（三)组织制定规划。", ""},
        TextCase{"OrdinalOfAnItem", "1）办公费3.00万元；2)水费2.00万元。", ""},
        TextCase{"GoesOnElsewhere", "公用支出（包括办公费、会议费、", ""},
        TextCase{"ClosedTwice", "担保机构（有限公司））绩效评价。",
                 "text-brackets ）绩效评价。"},
        TextCase{"OpenQuote", "“三公经费预算3.00万元。", "text-quotes “三公经费预算3"},
        TextCase{"OpenTitle", "按照《预算法的规定公开。",
                 "text-book-marks 《预算法的规定公"},
        TextCase{"Closed", "按照《预算法》的规定公开“三公”经费。", ""},
        TextCase{"DoubledWords", "财政拨款财政拨款收入3.00万元。",
                 "text-doubled 财政拨款财政拨款"},
        TextCase{"DoubledShortWords", "项目支出支出3.00万元。",
                 "text-doubled 支出支出"},
        TextCase{"TwoWordsInOne", "在职人员人员经费3.00万元。", ""},
        TextCase{"MixedMarks", "办公费3.00万元、，水费2.00万元。",
                 "text-punctuation 、,"},
        TextCase{"NoFigure", "比上年增加万元。", "text-placeholder 增加万元"},
        TextCase{"NothingInBrackets", "公务接待费（）3.00万元。",
                 "text-placeholder （）"},
        TextCase{"NoYear", "20XX年预算数3.00万元。", "text-placeholder XX年"},
        TextCase{"OldName", "医疗卫生与计划生育支出3.00万元。",
                 "text-old-name 医疗卫生与计划生育支出"},
        TextCase{"OldNameOfADocument", "按照《医疗卫生与计划生育支出办法》安排。", ""},
        TextCase{"OtherLanguages", "He said “no and left.", ""}),
    [](const testing::TestParamInfo<TextCase>& test) { return test.param.name; });

}  // namespace
}  // namespace budget::check
