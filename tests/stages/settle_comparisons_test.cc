// What a column of changes is, where its head does not say so.

#include "pipeline/bind/settle_comparisons.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/extract.h"
#include "pipeline/model/names.h"

namespace budget::bind {
namespace {

struct SettleCase {
  const char* name;
  const char* heads;  // behind the labels
  std::vector<const char*> rows;
  const char* want;  // of the last column: kind, unit, phase, year, certainty
};

class SettleComparisonsTest : public testing::TestWithParam<SettleCase> {};

TEST_P(SettleComparisonsTest, TellsMoneyFromPercentages) {
  const SettleCase& test = GetParam();
  std::string text = "2025年云山市一般公共预算收入执行情况表\n单位：万元\n项目\t";
  text += test.heads;
  for (const char* row : test.rows) text += std::string("\n") + row;
  static const Schemas kSchemas = LoadSchemas().value();
  const DocumentData data = ExtractDocument(text + "\n", "a.txt", *kSchemas);
  ASSERT_EQ(1U, data.tables.size());
  const Table& table = data.tables.front();
  ASSERT_FALSE(table.facts.empty());
  const Fact& fact = table.facts.back();
  const Meaning meaning = MeaningOf(table, fact);
  std::string shown(NameOf(meaning.kind));
  for (const std::string& part :
       {std::string(meaning.unit), std::string(NameOf(meaning.phase)),
        std::to_string(meaning.fiscal_year), std::string(NameOf(fact.certainty))}) {
    shown += " " + (part.empty() ? std::string("-") : part);
  }
  EXPECT_EQ(test.want, shown);
}

INSTANTIATE_TEST_SUITE_P(
    Heads, SettleComparisonsTest,
    testing::ValuesIn(std::vector<SettleCase>{
        {"Growth",
         "2024年执行数\t2025年执行数\t同比增长",
         {"税收收入\t1000\t1052\t5.2", "非税收入\t500\t490\t-2.0"},
         "percent % - 2025 printed"},
        {"Difference",
         "2024年执行数\t2025年执行数\t比上年增减",
         {"税收收入\t1000\t1052\t52", "非税收入\t500\t490\t-10"},
         "amount 万元 executed 2025 printed"},
        {"Ratio",
         "2024年执行数\t2025年执行数\t为上年执行数",
         {"税收收入\t1000\t1052\t105.2", "非税收入\t500\t490\t98.0"},
         "percent % - 2025 printed"},
        {"RatioThatALayoutTakesForMoney",
         "年初预算\t调整预算\t完成数\t完成预算",
         {"税收收入\t1000\t1100\t1052\t95.6", "非税收入\t500\t500\t490\t98.0"},
         "percent % - 2025 printed"},
        {"OneRowIsEnoughIfThereIsNoOther",
         "2024年执行数\t2025年执行数\t同比增长",
         {"税收收入\t1000\t1052\t5.2"},
         "percent % - 2025 printed"},
        // 10 is both, 7 neither.
        {"Open",
         "2024年执行数\t2025年执行数\t比上年增减",
         {"税收收入\t100\t110\t10", "非税收入\t300\t500\t7"},
         "amount 万元 executed 2025 ambiguous"},
        {"NothingToCompareWith",
         "2025年执行数\t同比增长",
         {"税收收入\t1052\t52", "非税收入\t490\t-10"},
         "amount 万元 executed 2025 ambiguous"},
        {"DecimalsAmongWholeAmounts",
         "2025年执行数\t同比增长",
         {"税收收入\t1052\t5.2", "非税收入\t490\t-2.0"},
         "percent % - 2025 ambiguous"},
        {"ItsHeadSaysMoney",
         "2024年执行数\t2025年执行数\t比上年增减额",
         {"税收收入\t1000\t1052\t5.2", "非税收入\t500\t490\t-2.0"},
         "amount 万元 executed 2025 printed"},
    }),
    [](const testing::TestParamInfo<SettleCase>& test) { return test.param.name; });

}  // namespace
}  // namespace budget::bind
