// What labels and printed values mean, the same for every reader of rows.

#include "pipeline/table/classify_row.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "pipeline/table/ledger.h"
#include "pipeline/table/make_fact.h"
#include "tests/table/grid_text.h"

namespace budget::bind {
namespace {

// "kind level concept", with "其中" where it is a part of the row above.
std::string Classified(const char* code, const char* name, Direction direction) {
  Row row;
  row.item_code = code;
  row.item_name = name;
  row.direction = direction;
  row.of_which = std::string_view(name) == "合计";  // what was there before goes
  table::ClassifyRow(*Template("mof-budget"), "revenue_expenditure_summary", &row);
  static constexpr const char* kKinds[] = {"item", "subtotal", "total"};
  std::string shown = kKinds[static_cast<int>(row.row_kind)];
  shown += " " + std::to_string(row.item_level) + " " + row.concept_id;
  return row.of_which ? shown + " 其中" : shown;
}

TEST(ClassifyRowTest, ByNameAndCode) {
  struct Case {
    const char* code;
    const char* name;
    Direction direction;
    const char* want;
  };
  for (const Case& test : std::vector<Case>{
           {"", "合计", Direction::kNone, "total 0 total.amount"},
           {"", "收入总计", Direction::kRevenue, "subtotal 0 total.revenue"},
           {"", "本年收入合计", Direction::kRevenue, "subtotal 0 subtotal.revenue"},
           {"", "其中：教育收费", Direction::kRevenue, "item 0  其中"},
           {"", "一、教育支出", Direction::kExpenditure,
            "item 0 expenditure.education"},
           {"", "教育支出", Direction::kExpenditure, "item 0 expenditure.education"},
           {"205", "教育支出", Direction::kNone, "item 1 expenditure.education"},
           {"20502", "普通教育", Direction::kNone, "item 2 functional.20502"},
           {"2080505", "某某缴费", Direction::kNone, "item 3 functional.2080505"},
           {"2050", "学前教育", Direction::kNone, "item 0 "},
           {"", "某某项目", Direction::kNone, "item 0 "},
       }) {
    EXPECT_EQ(test.want, Classified(test.code, test.name, test.direction))
        << test.code << test.name;
  }
}

TEST(MakeFactTest, WhatAFigureIs) {
  struct Case {
    const char* raw;
    Kind column;
    bool figure;
    bool doubt;
    const char* value;
    Kind kind;
    const char* unit;
  };
  for (const Case& test : std::vector<Case>{
           {"1,234.50", Kind::kAmount, true, false, "1234.50", Kind::kAmount, ""},
           {"12.5万元", Kind::kPercent, false, false, "12.5", Kind::kAmount, "万元"},
           {"5人", Kind::kAmount, false, false, "5", Kind::kCount, "人"},
           {"5.0%", Kind::kAmount, true, false, "5.0", Kind::kPercent, ""},
           {"5.0", Kind::kPercent, true, false, "5.0", Kind::kPercent, ""},
           {"2025年", Kind::kAmount, false, false, "2025年", Kind::kText, ""},
           {"5块", Kind::kAmount, false, false, "5块", Kind::kText, ""},
           {"5.0", Kind::kText, true, false, "5.0", Kind::kText, ""},
           {"无", Kind::kAmount, false, false, "无", Kind::kText, ""},
           {"l,959.27", Kind::kAmount, true, true, "l,959.27", Kind::kText, ""},
           {"l,959.27", Kind::kText, true, false, "l,959.27", Kind::kText, ""},
           {"345.60[1]", Kind::kAmount, true, true, "345.60[1]", Kind::kText, ""},
           {"345.60（注1）", Kind::kAmount, true, true, "345.60（注1）", Kind::kText,
            ""},
           {"某局123.45", Kind::kAmount, true, true, "某局123.45", Kind::kText, ""},
           {"a 12.00", Kind::kAmount, true, true, "a 12.00", Kind::kText, ""},
           {"某局2025.01", Kind::kAmount, false, false, "某局2025.01", Kind::kText, ""},
           {"≥95.00", Kind::kAmount, false, false, "≥95.00", Kind::kText, ""},
           {"（1）", Kind::kText, false, false, "（1）", Kind::kText, ""},
       }) {
    const Fact fact = table::MakeFact(test.raw, test.column,
                                      Template("mof-budget")->vocabulary.get());
    EXPECT_EQ(test.value, fact.value) << test.raw;
    EXPECT_EQ(test.kind, fact.kind) << test.raw;
    EXPECT_EQ(test.unit, fact.unit) << test.raw;
    EXPECT_EQ(test.kind != Kind::kText, fact.number.has_value()) << test.raw;
    EXPECT_EQ(test.doubt, table::DoubtOf(test.raw, test.column).has_value())
        << test.raw;
    EXPECT_EQ(test.figure, table::LooksLikeFigure(test.raw)) << test.raw;
  }
}

// A cell is entered once, and what is entered nowhere or twice is lost.
TEST(LedgerTest, KnowsWhatIsLost) {
  std::vector<Cell> cells(8);
  const char* const texts[] = {"a", "b", "", "\u3000 ", "c", "d", "e", "f"};
  for (std::size_t i = 0; i < cells.size(); ++i) cells[i].raw = texts[i];
  table::Ledger ledger(cells);
  using table::Fate;
  ledger.Enter(cells[0], Fate::kLabel);
  ledger.Enter(cells[0], Fate::kLabel);  // merged over two rows
  ledger.Enter(cells[1], Fate::kFact);
  ledger.Enter(cells[2], Fate::kHeader);  // nothing is printed there
  ledger.Enter(cells[5], Fate::kLabel);
  ledger.Enter(cells[5], Fate::kFact);  // two ends
  ledger.Enter(cells[6], Fate::kFact);
  ledger.Enter(cells[6], Fate::kFact);  // two facts
  ledger.Enter(cells[7], Fate::kReported);
  EXPECT_EQ((std::vector<const Cell*>{&cells[4], &cells[5], &cells[6]}), ledger.Lost());
  EXPECT_EQ((std::vector<const Cell*>{&cells[7]}), ledger.Reported());
  EXPECT_EQ(1U, ledger.Count(Fate::kLabel));
  EXPECT_EQ(0U, ledger.Count(Fate::kHeader));
  EXPECT_EQ(1U, ledger.Count(Fate::kNone));
}

// Cells that are one value: one fact at the place of the first, all cells entered.
TEST(AddFactTest, OfSeveralCells) {
  std::vector<Cell> cells(3);
  cells[0].place.line = 7;
  Table table;
  table.columns.emplace_back();
  table::Ledger ledger(cells);
  const std::vector<const Cell*> two = {&cells[0], &cells[1]};
  const Fact* fact = table::AddFact(two, "12", 4, 0, nullptr, &table, &ledger);
  ASSERT_NE(nullptr, fact);
  EXPECT_EQ(4, fact->row);
  EXPECT_EQ(0, fact->column);
  EXPECT_EQ(7, fact->place.line);
  EXPECT_EQ(Certainty::kPrinted, fact->certainty);
  EXPECT_EQ(table::Fate::kFact, ledger.of(cells[1]));

  cells[2].raw = "3";
  cells[2].layout = LayoutDoubt::kSeveralFigures;
  EXPECT_EQ(nullptr, table::AddFact(cells[2], 0, 0, nullptr, &table, &ledger));
  EXPECT_EQ(table::Fate::kReported, ledger.of(cells[2]));
  EXPECT_EQ(1U, table.facts.size());
}

// Where it stands is not certain, or what column it has.
TEST(AddFactTest, SaysWhatIsNotCertain) {
  std::vector<Cell> cells(2);
  for (Cell& cell : cells) cell.raw = "3.00";
  cells[0].layout = LayoutDoubt::kRow;
  Table table;
  table.columns.emplace_back();
  table::Ledger ledger(cells);
  table::AddFact(cells[0], 0, 0, nullptr, &table, &ledger);
  table::AddFact(cells[1], 0, -1, nullptr, &table, &ledger);
  ASSERT_EQ(2U, table.facts.size());
  EXPECT_EQ(Certainty::kAmbiguous, table.facts[0].certainty);
  EXPECT_EQ("lines of the row could belong to its neighbours", table.facts[0].note);
  EXPECT_EQ(Certainty::kAmbiguous, table.facts[1].certainty);
  table::Doubt("why", &table.facts[0]);
  EXPECT_EQ("lines of the row could belong to its neighbours; why",
            table.facts[0].note);
}

}  // namespace
}  // namespace budget::bind
