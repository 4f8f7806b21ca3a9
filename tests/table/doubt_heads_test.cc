#include "pipeline/bind/doubt_heads.h"

#include <gtest/gtest.h>

#include <string>

#include "pipeline/script/text.h"
#include "tests/table/grid_text.h"

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
  table.facts.push_back(FactIn(1, Kind::kText));
  table.facts.back().value = "—";  // stands for a figure
  DoubtUnheaded(&table);
  EXPECT_EQ(Certainty::kPrinted, table.facts[0].certainty);
  EXPECT_EQ(Certainty::kAmbiguous, table.facts[1].certainty);
  EXPECT_EQ("no head stands above the column", table.facts[1].note);
  EXPECT_EQ(Certainty::kPrinted, table.facts[2].certainty);
  EXPECT_EQ("", table.facts[3].note);
  EXPECT_EQ(Certainty::kAmbiguous, table.facts[4].certainty);
}

TEST(DoubtUnknownUnitsTest, WhatIsCountedInAnUnknownUnitIsNotCertain) {
  struct Case {
    const char* head;
    Kind kind;
    const char* unit;  // of the figure itself
    const char* note;
  };
  const Case cases[] = {
      {"储备（罐）", Kind::kCount, "", "the unit in its head is not known: 罐"},
      {"储备（罐）", Kind::kAmount, "万元", ""},  // it says its own unit
      {"储备（罐）", Kind::kCount, "个", ""},
      {"储备（罐）", Kind::kText, "", ""},
      {"数量（托盘）", Kind::kCount, "", ""},  // 数量 says what it is
      {"储备（吨）", Kind::kCount, "", ""},
      {"储备（含上年）", Kind::kCount, "", ""},
  };
  for (const Case& test : cases) {
    Table table;
    table.columns.resize(1);
    table.columns[0].kind = Kind::kCount;
    table.columns[0].path = HeaderPath({script::ReadLabel(test.head)});
    table.rows.resize(1);
    table.facts = {FactIn(0, test.kind), FactIn(-1, test.kind)};
    table.facts[0].unit = test.unit;
    DoubtUnknownUnits(*Template("mof-budget"), &table);
    EXPECT_EQ(test.note, table.facts[0].note) << test.head;
    EXPECT_EQ(*test.note != '\0', table.facts[0].certainty == Certainty::kAmbiguous);
    EXPECT_EQ("", table.facts[1].note);
  }
}

}  // namespace
}  // namespace budget::bind
