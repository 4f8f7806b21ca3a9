#include "pipeline/script/text.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "pipeline/script/width.h"

namespace budget::script {
namespace {

struct TextCase {
  const char* text;
  const char* want;
};

TEST(TextTest, Folds) {
  const std::vector<TextCase> cases = {
      {"收 入", "收入"},
      {"合\xE3\x80\x80计", "合计"},            // ideographic space
      {"预算\xE2\x80\x8B数", "预算数"},        // zero-width space
      {"１２３．４５", "123.45"},              // full-width digits
      {"因公出国(境)费", "因公出国（境）费"},  // ( is syntax of patterns
      {"因公出国（境）费", "因公出国（境）费"},
      {"单位：万元", "单位:万元"},
      {"“三公”经费", "\"三公\"经费"},
      {"转移支付——补助", "转移支付--补助"},
      {"a/b|c*", "a／b｜c＊"},
      {"⻔", "门"},          // CJK radical, supplement
      {"⽀⽬⾏", "支目行"},  // Kangxi radicals
      {"①", "1"},
      {"預算數（萬元）", "预算数（万元）"},  // traditional
      {"乾隆著作", "乾隆著作"},              // simplified text has these, too
      {"㎡", "m2"},
      {"\xFF", "\xEF\xBF\xBD"},  // no UTF-8
      {"", ""},
  };
  for (const TextCase& c : cases) EXPECT_EQ(c.want, Fold(c.text)) << c.text;
}

// Runs that fold to themselves are copied: where they end matters.
TEST(TextTest, FoldsRuns) {
  EXPECT_EQ("收入12ab支出", Fold("收入12ab支出"));
  EXPECT_EQ("收入总额", Fold("收入總額"));
  EXPECT_EQ("收入12", Fold("收入 1２"));
  EXPECT_EQ("\xEF\xBF\xBD\xEF\xBF\xBD入", Fold("\xE6\x94入"));
  EXPECT_EQ("收\xEF\xBF\xBD\xEF\xBF\xBD", Fold("收\xE5\x85"));
}

TEST(TextTest, FoldsPatternsOutsideTheirSyntax) {
  EXPECT_EQ("单位:(?P<unit>.+)", FoldPattern("单位：(?P<unit>.+)"));
  EXPECT_EQ("（境）", FoldPattern("（境）"));
}

TEST(TextTest, TidiesSpace) {
  const std::vector<TextCase> cases = {
      {" 主要  用于 ", "主要 用于"},
      {"医疗\n保障", "医疗保障"},
      {"DRG\npayment", "DRG payment"},
      {"按 DRG\n付费", "按 DRG付费"},
      {"a\t\n b", "a b"},
      {"\n", ""},
  };
  for (const TextCase& c : cases) EXPECT_EQ(c.want, TidySpace(c.text)) << c.text;
}

TEST(TextTest, MeasuresWidth) {
  struct WidthCase {
    const char* text;
    int line;
    int ink;
  };
  const std::vector<WidthCase> cases = {
      {"", 0, 0},
      {"abc", 3, 3},
      {"收入", 4, 4},
      {"收 入", 5, 4},
      {"“三公”经费", 12, 12},
      {"合\u3000计", 6, 4},
      {"a\u200Bb\tc", 4, 3},
  };
  for (const WidthCase& c : cases) {
    EXPECT_EQ(c.line, LineWidth(c.text)) << c.text;
    EXPECT_EQ(c.ink, InkWidth(c.text)) << c.text;
  }
}

TEST(TextTest, DecodesUtf8Strictly) {
  std::size_t offset = 0;
  EXPECT_EQ(U'中', NextCodePoint("中", &offset));
  EXPECT_EQ(3U, offset);
  offset = 0;
  EXPECT_EQ(char32_t{0xFFFD}, NextCodePoint("\xE4\xB8", &offset));  // cut off
  EXPECT_EQ(1U, offset);
  offset = 0;
  EXPECT_EQ(char32_t{0xFFFD}, NextCodePoint("\xC0\x80", &offset));  // overlong
  EXPECT_EQ("𠀀", ToUtf8(ToUtf32("𠀀")));
}

}  // namespace
}  // namespace budget::script
