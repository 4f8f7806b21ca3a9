#include "pipeline/text/text_tokens.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace budget::text {
namespace {

std::string ShowLine(std::string_view line) {
  static constexpr const char* kShapes[] = {"blank", "sentence", "numbering", "row",
                                            "short", "caption",  "other"};
  const LineTokens tokens = Tokenize(line);
  std::string shown = kShapes[static_cast<int>(tokens.shape)];
  for (const Token& token : tokens.tokens) {
    static constexpr char kKinds[] = {'t', 'i', 'f', 'p'};
    shown += std::string(" ") + kKinds[static_cast<int>(token.kind)] + "[" +
             std::string(token.text) + "]";
  }
  return shown;
}

struct LineCase {
  const char* name;
  const char* line;
  std::string want;
};

class TokenizeTest : public testing::TestWithParam<LineCase> {};

TEST_P(TokenizeTest, Tells) { EXPECT_EQ(GetParam().want, ShowLine(GetParam().line)); }

INSTANTIATE_TEST_SUITE_P(
    Lines, TokenizeTest,
    testing::ValuesIn(std::vector<LineCase>{
        {"Blank", " 　 ", "blank"},
        {"CodeRow", "2101501 行政运行 1,579.77 51.71",
         "row i[2101501] t[行政运行] f[1,579.77] f[51.71]"},
        {"CodeWithoutFigures", "30103 奖金", "row i[30103] t[奖金]"},
        {"Blocks", "总计 29 47,037.42 总计 58 47,037.42",
         "row t[总计] i[29] f[47,037.42] t[总计] i[58] f[47,037.42]"},
        {"LineNumbersOnly", "25 54", "row i[25] i[54]"},
        {"Placeholders", "拨款 2,437.90 -- 76.6% —",
         "row t[拨款] f[2,437.90] p[--] f[76.6%] p[—]"},
        {"DashesAreNoRow", "- 第一部分 概况", "short p[-] t[第一部分] t[概况]"},
        {"Numbering", "栏次 1 2 3", "numbering t[栏次] i[1] i[2] i[3]"},
        {"NumberingOfBlocks", "栏 次 1 栏 次 2",
         "numbering t[栏 次] i[1] t[栏 次] i[2]"},
        {"NumberingAlone", "1 2 3 4", "numbering i[1] i[2] i[3] i[4]"},
        {"TwoNumbersAlone", "1 2", "row i[1] i[2]"},
        {"PageOfPages", "第 1 页 共 2 页", "short t[第] i[1] t[页 共] i[2] t[页]"},
        {"NotFromOne", "栏次 2 3", "row t[栏次] i[2] i[3]"},
        {"SpreadWords", "收 入 总 计 19,476.91", "row t[收 入 总 计] f[19,476.91]"},
        {"SpreadWordAndLabel", "项 目 行次", "short t[项 目] t[行次]"},
        {"Comparison", "≥ 400 人次", "short t[≥ 400] t[人次]"},
        {"Caption", "部门：某局 单位：万元", "caption t[部门：某局] t[单位：万元]"},
        {"CaptionApart", "部门： 某局 单位: 万元",
         "caption t[部门：] t[某局] t[单位:] t[万元]"},
        {"LabelWithColon", "其中：基金 2 二、外交 31",
         "row t[其中：基金] i[2] t[二、外交] i[31]"},
        {"Sentence", "本年收入合计 35943.98 万元，其中", "sentence"},
        {"SentenceWithNarrowComma", "年初预算, 支出", "sentence"},
        {"EndsWithColon", "分别为：", "sentence"},
        {"Contents", "一、部门职责 ........ 3",
         "other t[一、部门职责] t[........] i[3]"},
        {"FullWidthSpaces", "合计　１，２３４．５０",
         "row t[合计] f[１，２３４．５０]"},
    }),
    [](const auto& test) { return std::string(test.param.name); });

TEST(OrdinalTest, TellsNumbersOfListItems) {
  for (const char* text : {"1.", "12、", "（三）", "(4)", "一、", "十二、", "①", "•"}) {
    EXPECT_TRUE(IsOrdinal(text)) << text;
  }
  for (const char* text : {"", "1", "合计、", "项目.", "第一部分", "1.5", "收入"}) {
    EXPECT_FALSE(IsOrdinal(text)) << text;
  }
  for (const char* text : {"1.办公室", "一、财政拨款", "（一）一般", "2．持续"}) {
    EXPECT_TRUE(BeginsWithOrdinal(text)) << text;
  }
  for (const char* text : {"1.5万元", "一般公共", "2022年", "指标", "1,000"}) {
    EXPECT_FALSE(BeginsWithOrdinal(text)) << text;
  }
}

TEST(CodeTest, TellsCodesByTheirLength) {
  for (const char* text : {"208", "20805", "2080505", "301010101"}) {
    EXPECT_TRUE(IsCodeLike(text)) << text;
  }
  for (const char* text : {"", "20", "2022", "202206", "20a", "2080505.1"}) {
    EXPECT_FALSE(IsCodeLike(text)) << text;
  }
}

TEST(TrimSpaceTest, TrimsEveryKindOfSpace) {
  EXPECT_EQ("a b", TrimSpace("\xC2\xA0　 a b \t\r　"));
  EXPECT_EQ("", TrimSpace("　　"));
}

}  // namespace
}  // namespace budget::text
