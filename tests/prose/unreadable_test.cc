// Figures of the prose whose digits are not certain.

#include <gtest/gtest.h>

#include <vector>

#include "pipeline/prose/statements/statements.h"
#include "tests/prose/prose_text.h"

namespace budget::statements {
namespace {

struct UnreadableCase {
  const char* text;
  const char* want;     // statements that stay
  const char* message;  // of the one diagnostic
};

// Digits are never guessed, and what depends on the figure goes to nothing else.
TEST(Statements, ReportFiguresThatAreNotCertain) {
  const std::vector<UnreadableCase> cases = {
      {"办公费l,959.27万元，水费2万元。", "value 2万元 水费",
       "the figure l,959.27万元 is not read: a letter stands where a digit should be"},
      {"办公费1,95O.27万元。", "",
       "the figure 1,95O.27万元 is not read: a letter stands where a digit should be"},
      {"办公费1959·27万元。", "",
       "the figure 1959·27万元 is not read: a dot that is no decimal point"},
      {"办公费1959,27万元。", "",
       "the figure 1959,27万元 is not read: separators that are not at thousands"},
      {"办公费1.959.27万元，占5%。", "share 5% 办公费",
       "the figure 1.959.27万元 is not read: separators that are not at thousands"},
      {"办公费1亿2,345万元，水费2万元。", "value 2万元 水费",
       "the figure 1亿2,345万元 is not read: a figure that is broken, or several"},
      {"办公费为（134.46）万元，水费2万元。", "value 2万元 水费",
       "the figure 134.46）万元 is not read: a negative or the number of an item"},
      {"水费2万元，办公费12 34.5万元，比上年增加1万元。",
       "value 2万元 水费 | change 1万元+ 办公费",
       "the figure 12 34.5万元 is not read: separators that are not at thousands"},
      {"办公费1,959.XX万元，水费2万元。", "value 2万元 水费",
       "the figure 1,959.XX万元 is not read: a letter stands where a digit should be"},
      {"办公费B12.00万元，水费2万元。", "value 2万元 水费",
       "the figure B12.00万元 is not read: a letter stands where a digit should be"},
      {"办公费12.3？万元，水费2万元。", "value 2万元 水费",
       "the figure 12.3？万元 is not read: a figure that is broken, or several"},
      {"办公费□□.5万元，水费2万元。", "value 2万元 水费",
       "the figure □□.5万元 is not read: a figure that is broken, or several"},
      {"办公费12.3.4万元，水费2万元。", "value 2万元 水费",
       "the figure 12.3.4万元 is not read: a figure that is broken, or several"},
      {"办公费1.234E+04元，水费2万元。", "value 2万元 水费",
       "the figure 1.234E+04元 is not read: a figure that is broken, or several"},
      {"办公费#VALUE!万元，水费2万元。", "value 2万元 水费",
       "the figure #VALUE!万元 is not read: an error of a spreadsheet"},
      {"办公费#######元，水费2万元。", "value 2万元 水费",
       "the figure #######元 is not read: an error of a spreadsheet"},
      {"水费2万元，增长1Z%。", "value 2万元 水费",
       "the figure 1Z% is not read: a letter stands where a digit should be"},
  };
  const schemas::Schema& schema = BaseSchema();
  for (const UnreadableCase& c : cases) {
    const ProseStatements prose = ReadStatements(
        OutlineOf("说明", {c.text}), schema.prose, *schema.vocabulary, 2030);
    EXPECT_EQ(c.want, Show(prose.statements)) << c.text;
    ASSERT_EQ(1U, prose.unreadable.size()) << c.text;
    EXPECT_EQ("unreadable-figure", prose.unreadable[0].code);
    EXPECT_EQ(c.message, prose.unreadable[0].message);
    EXPECT_EQ(2, prose.unreadable[0].where.line);
  }
}

// The numerals of contracts are read as those of every day are.
TEST(Statements, ReadNumeralsOfContracts) {
  const schemas::Schema& schema = BaseSchema();
  const ProseStatements prose =
      ReadStatements(OutlineOf("说明", {"办公费壹仟贰佰万元，水费十二万元。"}),
                     schema.prose, *schema.vocabulary, 2030);
  EXPECT_EQ("value 壹仟贰佰万元 办公费 | value 十二万元 水费", Show(prose.statements));
  EXPECT_TRUE(prose.unreadable.empty());
}

// Numbers that state nothing are not missed either.
TEST(Statements, ReportNoNumbersOfOtherKinds) {
  const schemas::Schema& schema = BaseSchema();
  for (const char* text : {"截至2029.12.31日，共1.2.3节。", "5·12地震，2019,2020年。",
                           "A4纸5包，P2P平台B12项目。"}) {
    EXPECT_TRUE(ReadStatements(OutlineOf("说明", {text}), schema.prose,
                               *schema.vocabulary, 2030)
                    .unreadable.empty())
        << text;
  }
}

}  // namespace
}  // namespace budget::statements
