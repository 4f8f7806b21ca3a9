#include "pipeline/compare/compare_years.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "pipeline/compare/show_comparisons.h"

namespace budget::compare {
namespace {

// Printed in ten thousand yuan with two digits, unless said otherwise.
constexpr int kTenThousand = 4;

struct Cell {
  std::size_t document = 0;
  int year = 2022;
  const char* amount = "";  // as printed
  const char* code = "2050201";
  const char* name = "A";
  const char* phase = "executed";
  const char* measure = "total";
  int power = kTenThousand;
};

Figures FiguresOf(const std::vector<Cell>& cells) {
  Figures figures;
  figures.documents = {{.source = "2022.pdf",
                        .issuer = "I",
                        .report_kind = "budget",
                        .fiscal_year = 2022},
                       {.source = "2023.pdf",
                        .issuer = "I",
                        .report_kind = "budget",
                        .fiscal_year = 2023},
                       {.source = "other.pdf",
                        .issuer = "J",
                        .report_kind = "budget",
                        .fiscal_year = 2023}};
  for (const Cell& cell : cells) {
    const Decimal printed = *Decimal::Parse(cell.amount);
    figures.figures.push_back({.document = cell.document,
                               .table_id = "revenue_expenditure_summary",
                               .item_code = cell.code,
                               .item_name = cell.name,
                               .concept_id = "c",
                               .measure = cell.measure,
                               .phase = cell.phase,
                               .fiscal_year = cell.year,
                               .amount = printed.ShiftedLeft(cell.power),
                               .half_unit = printed.HalfUnit().ShiftedLeft(cell.power),
                               .place = "page 1"});
  }
  return figures;
}

std::string Show(const std::vector<Cell>& cells) {
  const Figures figures = FiguresOf(cells);
  const Compared compared = CompareYears(figures);
  std::string text;
  for (const Comparison& comparison : compared.comparisons) {
    if (!text.empty()) text += "; ";
    text += std::string(NameOf(comparison.change));
    for (const Figure* figure : {comparison.earlier, comparison.later}) {
      text += figure == nullptr ? " -" : " " + figure->amount.ToString();
    }
  }
  if (compared.several > 0) text += " several " + std::to_string(compared.several);
  return text;
}

struct CompareCase {
  const char* name;
  std::vector<Cell> cells;
  const char* want;
};

class CompareYearsTest : public testing::TestWithParam<CompareCase> {};

TEST_P(CompareYearsTest, SaysWhatLaterDocumentsSay) {
  EXPECT_EQ(Show(GetParam().cells), GetParam().want);
}

// The document of 2022 says it, the one of 2023 says it again in its column of 2022.
INSTANTIATE_TEST_SUITE_P(
    Figures, CompareYearsTest,
    testing::ValuesIn(std::vector<CompareCase>{
        {"Nothing", {}, ""},
        {"Confirmed",
         {{.document = 0, .amount = "10.00"},
          {.document = 1, .amount = "10.00"},
          {.document = 1, .year = 2023, .amount = "11.00"}},
         "confirmed 100000 100000"},
        {"Restated",
         {{.document = 0, .amount = "10.00"},
          {.document = 1, .amount = "10.50"},
          {.document = 1, .year = 2023, .amount = "11.00"}},
         "restated 100000 105000"},
        // 100,049 yuan is 10.00 or 10.01 ten thousand as it is rounded.
        {"WithinTheDigitsOfBoth",
         {{.document = 0, .amount = "100049", .power = 0},
          {.document = 1, .amount = "10.00"},
          {.document = 1, .year = 2023, .amount = "11.00"}},
         "confirmed 100049 100000"},
        {"BeyondThem",
         {{.document = 0, .amount = "100051", .power = 0},
          {.document = 1, .amount = "10.00"},
          {.document = 1, .year = 2023, .amount = "11.00"}},
         "restated 100051 100000"},
        {"Renamed",
         {{.document = 0, .amount = "10.00", .name = "A"},
          {.document = 1, .amount = "10.00", .name = "B"},
          {.document = 1, .year = 2023, .amount = "11.00", .name = "B"}},
         "confirmed 100000 100000; renamed 100000 100000"},
        {"AmountIsTotal",
         {{.document = 0, .amount = "10.00", .measure = "amount"},
          {.document = 1, .amount = "10.00"},
          {.document = 1, .year = 2023, .amount = "11.00"}},
         "confirmed 100000 100000"},
        {"ApprovedIsNotExecuted",
         {{.document = 0, .amount = "10.00", .phase = "approved"},
          {.document = 1, .amount = "12.00"},
          {.document = 1, .year = 2023, .amount = "11.00"}},
         ""},
        {"OtherIssuers",
         {{.document = 0, .amount = "10.00"}, {.document = 2, .amount = "12.00"}},
         ""},
        {"SeveralAreNone",
         {{.document = 0, .amount = "10.00"},
          {.document = 0, .amount = "12.00"},
          {.document = 1, .amount = "10.00"},
          {.document = 1, .year = 2023, .amount = "11.00"}},
         " several 1"},
        {"AppearsAndEnds",
         {{.document = 0, .amount = "10.00", .code = "201"},
          {.document = 1, .year = 2023, .amount = "11.00", .code = "205"}},
         "ended 100000 -; appeared - 110000"},
    }),
    [](const auto& test) { return std::string(test.param.name); });

TEST(ShowComparisonsTest, TextNamesWhatIsRestatedAndTheSeries) {
  const Figures figures = FiguresOf({{.document = 0, .amount = "10.00"},
                                     {.document = 1, .amount = "10.50"},
                                     {.document = 1, .year = 2023, .amount = "11.00"}});
  EXPECT_EQ(
      AsText(figures, CompareYears(figures), "c"),
      "0 confirmed, 1 restated, 0 renamed, 0 appeared, 0 ended, 0 said in several "
      "ways, 0 not certain\n"
      "\nI\n"
      "  restated: revenue_expenditure_summary 2050201 A, 2022 executed total: "
      "100000 (2022.pdf, page 1) -> 105000 (2023.pdf, page 1), difference 5000\n"
      "\nc, yuan\n"
      "  I: 2022 executed 105000; 2023 executed 110000\n");
}

TEST(ShowComparisonsTest, CsvHasARowEach) {
  const Figures figures =
      FiguresOf({{.document = 0, .amount = "10.00", .name = "a,\"b"},
                 {.document = 1, .amount = "10.00", .name = "a,\"b"}});
  const std::string csv = AsCsv(figures, CompareYears(figures));
  EXPECT_EQ(
      csv.substr(csv.find('\n') + 1),
      "confirmed,I,,revenue_expenditure_summary,,,2050201,\"a,\"\"b\",c,total,2022,"
      "executed,100000,2022.pdf,page 1,100000,2023.pdf,page 1,0,\"a,\"\"b\"\n");
}

}  // namespace
}  // namespace budget::compare
