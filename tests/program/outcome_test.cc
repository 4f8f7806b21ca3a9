// What documents.csv says of a document that was not read as a whole: the verdict of
// one stage must survive all later ones, the way to the parent and the writer.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "tests/dataset/read_csv.h"
#include "tests/extractors/small_pdf.h"
#include "tests/program/run_program.h"
#include "tests/program/temporary_folder.h"

namespace budget::program {
namespace {

using testing::StartsWith;

// The row of the only document by column.
std::map<std::string, std::string> Outcome(const std::string& name,
                                           const std::string& bytes) {
  const TemporaryFolder folder;
  const ProgramResult result =
      RunProgram({"-q", "-o", folder / "out", folder.Write(name, bytes)});
  const dataset::CsvTable rows =
      dataset::ReadCsv(ReadWholeFile(folder / "out/documents.csv"));
  std::map<std::string, std::string> outcome;
  for (std::size_t i = 0; i < rows.at(0).size(); ++i)
    outcome[rows[0][i]] = rows.at(1)[i];
  outcome["exit"] = std::to_string(result.exit_code);
  return outcome;
}

// A page of text and a scan.
std::string MixedPdf() {
  extractors::SmallPdf pdf;
  const int image = pdf.AddStream(
      "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 "
      "/ColorSpace /DeviceGray",
      "x");
  pdf.AddResources("/XObject << /Im " + extractors::SmallPdf::Ref(image) + " >>");
  pdf.AddPage(
      {.content = "BT /F1 9 Tf 10 50 Td (General public budget expenditure) Tj ET"});
  pdf.AddPage({.content = "q 200 0 0 100 0 0 cm /Im Do Q"});
  return pdf.Write();
}

TEST(OutcomeTest, AMixedTextLayerIsNotOk) {
  std::map<std::string, std::string> row = Outcome("a.pdf", MixedPdf());
  EXPECT_EQ(row["status"], "partial");
  EXPECT_EQ(row["text_layer"], "mixed");
  EXPECT_EQ(row["error"], "no-text-layer: no text on page 2");
  EXPECT_EQ(row["exit"], "1");
}

TEST(OutcomeTest, APartialDocumentSaysWhy) {
  std::map<std::string, std::string> row = Outcome(
      "a.txt",
      "云山市水务局2023年部门预算\n\n部门支出总表\n单位：万元\n"
      "科目编码\t科目名称\t合计\t基本支出\t奇怪的一栏\n"
      "213\t农林水支出\t300.50\t100.00\t200.50\n合计\t\t300.50\t100.00\t200.50\n");
  EXPECT_EQ(row["status"], "partial");
  EXPECT_THAT(row["error"], StartsWith("unmapped-column: "));
  EXPECT_EQ(row["exit"], "1");
}

// What the figures are is said, though not what they measure.
TEST(OutcomeTest, AColumnOfACertainKindIsNotPunished) {
  const std::map<std::string, std::string> row = Outcome(
      "a.txt",
      "云山市水务局2023年部门预算\n\n部门支出总表\n单位：万元\n"
      "科目编码\t科目名称\t合计\t2022年建议数\t占比（%）\n"
      "213\t农林水支出\t300.50\t100.00\t100.0\n合计\t\t300.50\t100.00\t100.0\n");
  EXPECT_EQ(row.at("status"), "ok");
  EXPECT_EQ(row.at("error"), "");
}

// The row of tables.csv for the last table, by column.
std::map<std::string, std::string> LastTable(const std::string& text) {
  const TemporaryFolder folder;
  RunProgram({"-q", "-o", folder / "out", folder.Write("a.txt", text)});
  const dataset::CsvTable rows =
      dataset::ReadCsv(ReadWholeFile(folder / "out/tables.csv"));
  std::map<std::string, std::string> table;
  for (std::size_t i = 0; i < rows.at(0).size(); ++i)
    table[rows[0][i]] = rows.back()[i];
  return table;
}

// The rows are less than another table says they are.
TEST(OutcomeTest, ATableWithoutItsEndIsPartial) {
  std::map<std::string, std::string> table = LastTable(
      "云山市水务局2023年部门预算\n\n部门支出总表\n单位：万元\n"
      "科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
      "213\t农林水支出\t300.50\t100.00\t200.50\n"
      "合计\t\t300.50\t100.00\t200.50\n\n项目支出表\n单位：万元\n"
      "项目名称\t合计\n水库\t100.00\n堤防\t50.00\n");
  EXPECT_EQ(table["table_id"], "project_expenditure_summary");
  EXPECT_EQ(table["status"], "partial");
  EXPECT_THAT(table["note"], StartsWith("no total row, and its rows add up to 150.00"));
}

// An identity that fails at most places of a table says that it is not read as it is.
TEST(OutcomeTest, ATableInWhichNothingAddsUpIsPartial) {
  std::map<std::string, std::string> table = LastTable(
      "云山市水务局2023年部门预算\n\n部门支出总表\n单位：万元\n"
      "科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
      "201\t一般公共服务支出\t310.50\t110.00\t270.50\n"
      "205\t教育支出\t320.50\t120.00\t280.50\n"
      "208\t社会保障和就业支出\t330.50\t130.00\t290.50\n"
      "210\t卫生健康支出\t340.50\t140.00\t310.50\n"
      "213\t农林水支出\t350.50\t150.00\t320.50\n");
  EXPECT_EQ(table["table_id"], "expenditure_summary");
  EXPECT_EQ(table["status"], "partial");
  EXPECT_THAT(table["note"], testing::HasSubstr("fails at 5 of 5 places"));
}

}  // namespace
}  // namespace budget::program
