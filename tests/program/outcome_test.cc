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

}  // namespace
}  // namespace budget::program
