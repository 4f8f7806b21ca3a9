// Rows of CSV: how fast a large table is formatted.

#include <benchmark/benchmark.h>

#include <string>

#include "pipeline/dataset/format_rows.h"
#include "pipeline/script/text.h"

namespace budget {
namespace {

DocumentData LargeDocument(int rows) {
  DocumentData document;
  document.info.sha256 = std::string(64, 'a');
  Table table;
  table.table_no = 1;
  table.table_id = "expenditure_summary";
  table.columns = {{.path = HeaderPath({script::ReadLabel("合计")}),
                    .measure = "total",
                    .unit = "万元"}};
  for (int i = 0; i < rows; ++i) {
    table.rows.push_back(
        {.row_no = i + 1, .item_code = "2130301", .item_name = "行政运行"});
    table.facts.push_back({.row = i,
                           .column = 0,
                           .value = "5873.35",
                           .raw = "5,873.35",
                           .kind = Kind::kAmount,
                           .place = {.page = 1, .box = {100, 100, 150, 112}}});
  }
  document.tables.push_back(std::move(table));
  return document;
}

void WriteFacts(benchmark::State& state) {
  const DocumentData document = LargeDocument(10000);
  schemas::Vocabulary vocabulary;
  vocabulary.units = {{.name = "万元", .kind = Kind::kAmount, .power_of_ten = 4}};
  vocabulary.Index();
  dataset::DatasetRows rows;
  for (auto _ : state) {
    for (dataset::CsvRows& file : rows.files) file.Clear();
    dataset::FormatRows(document, vocabulary, "0", &rows);
    benchmark::DoNotOptimize(rows);
  }
  state.SetItemsProcessed(state.iterations() * 10000);
}
BENCHMARK(WriteFacts)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace budget
