#include "pipeline/bind/doubt_heads.h"

#include <gtest/gtest.h>

#include <string>

#include "pipeline/script/text.h"

namespace budget::bind {
namespace {

Fact FactIn(int column, Kind kind) {
  Fact fact;
  fact.column = column;
  fact.kind = kind;
  return fact;
}

TEST(DoubtUnheadedTest, FiguresWithoutAHeadAreNotCertain) {
  Table table;
  table.columns.resize(2);
  table.columns[0].path = HeaderPath({script::ReadLabel("合计")});
  table.rows.resize(1);
  table.facts = {FactIn(0, Kind::kAmount), FactIn(1, Kind::kAmount),
                 FactIn(1, Kind::kText), FactIn(-1, Kind::kAmount)};
  DoubtUnheaded(&table);
  EXPECT_EQ(Certainty::kPrinted, table.facts[0].certainty);
  EXPECT_EQ(Certainty::kAmbiguous, table.facts[1].certainty);
  EXPECT_EQ("no head stands above the column", table.facts[1].note);
  EXPECT_EQ(Certainty::kPrinted, table.facts[2].certainty);
  EXPECT_EQ("", table.facts[3].note);
}

}  // namespace
}  // namespace budget::bind
