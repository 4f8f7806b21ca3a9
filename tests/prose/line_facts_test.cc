#include "pipeline/prose/outline/line_facts.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/prose/outline_text.h"

namespace budget::statements {
namespace {

std::string Show(const outline::Numbering& number) {
  static constexpr const char* kNames[] = {"none",   "worded",   "han",  "(han)",
                                           "arabic", "(arabic)", "half", "circled"};
  return std::string(kNames[static_cast<int>(number.family)]) + " " +
         std::to_string(number.ordinal) + " " + std::to_string(number.length);
}

struct NumberCase {
  const char* text;
  const char* want;  // family, ordinal, code points
};

TEST(LineFactsTest, ReadsNumbers) {
  const std::vector<NumberCase> cases = {
      {"一、单位概况", "han 1 2"},
      {"十、附则", "han 10 2"},
      {"二十三、其他", "han 23 4"},
      {"（四）绩效", "(han) 4 3"},
      {"(十一) 绩效", "(han) 11 4"},
      {"四）绩效", "(han) 4 2"},
      {"3.办公费", "arabic 3 2"},
      {"３．办公费", "arabic 3 2"},
      {"12、办公费", "arabic 12 3"},
      {"(2)办公费", "(arabic) 2 3"},
      {"2）办公费", "half 2 2"},
      {"③办公费", "circled 3 1"},
      {"第三部分 名词解释", "worded 3 4"},
      {"第二章", "worded 2 3"},
      // Numbers that number nothing.
      {"3.5万元", "none 0 0"},
      {"2022年收入", "none 0 0"},
      {"1,024.00万元", "none 0 0"},
      {"一是加强管理", "none 0 0"},
      {"二0二二年", "none 0 0"},
      {"（项）。年初预算", "none 0 0"},
      {"（2022年度）", "none 0 0"},
      {"百姓生活", "none 0 0"},
      {"第三方评价", "none 0 0"},
      {"", "none 0 0"},
  };
  const schemas::LinePatterns patterns = TestPatterns();
  for (const NumberCase& c : cases) {
    EXPECT_EQ(c.want, Show(outline::FactsOf(c.text, patterns).number)) << c.text;
  }
}

std::string ShowPunctuation(const outline::LineFacts& facts) {
  static constexpr const char* kEnds[] = {"word", "stop", "colon", "list", "open"};
  std::string text = kEnds[static_cast<int>(facts.end)];
  if (facts.inner_stop) text += " inner-stop";
  if (facts.inner_comma) text += " inner-comma";
  if (facts.figure) text += " figure";
  if (facts.quantity) text += " quantity";
  return text;
}

TEST(LineFactsTest, ReadsPunctuation) {
  const std::vector<NumberCase> cases = {
      {"一、单位概况", "word"},
      {"（一）收入情况。", "stop"},
      {"他说“好。”", "stop"},
      {"包括：", "colon"},
      {"办公费；", "list"},
      {"办公费、", "open"},
      {"办公费，会议费", "word inner-comma"},
      {"办公费。会议费。", "stop inner-stop"},
      {"2022年度预算", "word"},
      {"车辆12辆", "word figure"},
      {"1. 支出1,200.50万元", "word figure quantity"},
      {"占35%", "word figure quantity"},
  };
  const schemas::LinePatterns patterns = TestPatterns();
  for (const NumberCase& c : cases) {
    EXPECT_EQ(c.want, ShowPunctuation(outline::FactsOf(c.text, patterns))) << c.text;
  }
}

struct TokenCase {
  const char* text;
  int want;  // half ems
};

TEST(LineFactsTest, MeasuresTheFirstToken) {
  const std::vector<TokenCase> cases = {
      {"万元，其中", 2}, {"元，其中", 3},   {"1,234.50万元", 8},
      {"“三公”经费", 3}, {"（一）概况", 6}, {"", 0},
  };
  const schemas::LinePatterns patterns = TestPatterns();
  for (const TokenCase& c : cases) {
    EXPECT_EQ(c.want, outline::FirstTokenWidth(outline::FactsOf(c.text, patterns)))
        << c.text;
  }
}

TEST(LineFactsTest, TakesTheEndOfALongTextFromItsEnd) {
  std::string text = "一、概况";
  for (int i = 0; i < 500; ++i) text += "很长";
  const schemas::LinePatterns patterns = TestPatterns();
  EXPECT_EQ(outline::TextEnd::kWord, outline::FactsOf(text, patterns).end);
  EXPECT_EQ(outline::TextEnd::kStop, outline::FactsOf(text + "。", patterns).end);
  EXPECT_FALSE(outline::FactsOf(text, patterns).whole);
  EXPECT_EQ("han 1 2", Show(outline::FactsOf(text, patterns).number));
}

TEST(LineFactsTest, SurvivesBrokenText) {
  const schemas::LinePatterns patterns = TestPatterns();
  for (const char* text :
       {"\xFF\xFE", "（", "第", "（一", "\xE4\xB8", "999999999999.x"}) {
    EXPECT_FALSE(outline::FactsOf(text, patterns).number.ordinal > 999) << text;
  }
}

}  // namespace
}  // namespace budget::statements
