// A small document, made by hand: one table with every kind of value, a statement, a
// section and checks.

#ifndef TESTS_DATASET_SAMPLE_DOCUMENT_H_
#define TESTS_DATASET_SAMPLE_DOCUMENT_H_

#include <string>

#include "pipeline/model/document_data.h"
#include "schemas/spec/vocabulary.h"

namespace budget::dataset {

inline schemas::Vocabulary SampleVocabulary() {
  schemas::Vocabulary vocabulary;
  vocabulary.units = {{.name = "元", .kind = Kind::kAmount, .power_of_ten = 0},
                      {.name = "千元", .kind = Kind::kAmount, .power_of_ten = 3},
                      {.name = "万元", .kind = Kind::kAmount, .power_of_ten = 4},
                      {.name = "亿元", .kind = Kind::kAmount, .power_of_ten = 8},
                      {.name = "%", .kind = Kind::kPercent, .power_of_ten = 0},
                      {.name = "人", .kind = Kind::kCount, .power_of_ten = 0}};
  vocabulary.tables = {{.id = "expenditure_summary"},
                       {.id = "three_public_expenditure"},
                       {.id = "other"}};
  vocabulary.Index();
  return vocabulary;
}

inline DocumentInfo SampleInfo() {
  DocumentInfo info;
  info.source = "reports/云山市, 2023.pdf";
  info.sha256 = "0123456789abcdef" + std::string(48, '0');
  info.bytes = 1234;
  info.media_type = "application/pdf";
  info.schema = "mof-budget@1";
  info.issuer = "云山市水务局";
  info.fiscal_year = 2023;
  info.report_kind = ReportKind::kBudget;
  info.pages = 3;
  info.text_layer = TextLayerKind::kFull;
  return info;
}

inline Table SampleTable() {
  Table table;
  table.table_no = 1;
  table.table_id = "expenditure_summary";
  table.title = "部门支出总表";
  table.unit = "万元";
  table.fiscal_year = 2023;
  table.first_page = table.last_page = 2;
  table.row_count = 2;
  table.column_count = 4;
  table.columns = {
      {.grid_column = 2,
       .path = HeaderPath({HeaderLabel{"合计", "合计"}}),
       .measure = "total",
       .phase = Phase::kApproved,
       .fiscal_year = 2023,
       .unit = "万元"},
      {.grid_column = 3,
       .path = HeaderPath({HeaderLabel{"增减", "增减"}, HeaderLabel{"%", "%"}}),
       .measure = "change_percent",
       .kind = Kind::kPercent,
       .unit = "%"}};
  table.rows = {{.row_no = 1,
                 .direction = Direction::kExpenditure,
                 .item_code = "21301",
                 .item_name = "农业农村",
                 .item_level = 2,
                 .concept_id = "expenditure.agriculture"},
                {.row_no = 2, .row_kind = RowKind::kTotal, .item_name = "合计"}};
  const Box box = {.x0 = 100.0F, .y0 = 200.5F, .x1 = 150.126F, .y1 = 212.0F};
  table.facts = {{.row = 0,
                  .column = 0,
                  .value = "5873.350",
                  .number = Decimal::Parse("5873.350"),
                  .raw = "5,873.350",
                  .kind = Kind::kAmount,
                  .place = {.page = 2, .box = box},
                  .checks_passed = 1},
                 {.row = 1,
                  .column = 1,
                  .value = "-16.9",
                  .number = Decimal::Parse("-16.9"),
                  .raw = "-16.9%",
                  .kind = Kind::kPercent,
                  .place = {.page = 2, .box = box}},
                 {.row = 1,
                  .value = "12",
                  .number = Decimal::Parse("12"),
                  .raw = "12",
                  .kind = Kind::kAmount,
                  .certainty = Certainty::kAmbiguous,
                  .place = {.page = 2, .box = box},
                  .note = "合计 | 增减/%"}};
  return table;
}

inline DocumentData SampleDocument() {
  DocumentData document;
  document.info = SampleInfo();
  document.tables.push_back(SampleTable());
  Table missing;
  missing.table_id = "three_public_expenditure";
  missing.title = "“三公”经费支出表";
  missing.status = TableStatus::kListedButMissing;
  document.tables.push_back(missing);

  document.outline.sections = {{.section_no = 1,
                                .level = 1,
                                .heading = "一、收支情况",
                                .path = "一、收支情况",
                                .place = {.page = 1},
                                .text = "支出5873.35万元。\n下一段"}};
  document.statements = {{.statement_no = 1,
                          .section = 0,
                          .subject = "支出",
                          .measure = StatementMeasure::kValue,
                          .value = "5873.35",
                          .number = Decimal::Parse("5873.35"),
                          .unit = "万元",
                          .fiscal_year = 2023,
                          .trend = Trend::kIncrease,
                          .place = {.page = 1},
                          .quote = "支出5873.35万元"}};
  document.checks = {{.check_no = 1,
                      .check_id = "total-is-sum",
                      .kind = CheckKind::kHierarchy,
                      .outcome = Outcome::kPass,
                      .expected = "5873.35",
                      .found = "5873.35",
                      .difference = "0",
                      .tolerance = "0.005",
                      .facts = {{.table = 0, .fact = 0}, {.table = 0, .fact = 2}},
                      .place = {.page = 2}},
                     {.check_no = 2,
                      .check_id = "share",
                      .kind = CheckKind::kNarrative,
                      .outcome = Outcome::kFail}};
  document.findings = {{.finding_no = 1,
                        .kind = FindingKind::kPercent,
                        .severity = Severity::kError,
                        .confidence = Confidence::kLikely,
                        .place = {.page = 2},
                        .where = "部门支出总表",
                        .printed = "30%",
                        .suggested = "20%",
                        .message_zh = "印为 30%，应为 20%",
                        .message_en = "prints 30%, should be 20%",
                        .checks = {1},
                        .facts = {{.table = 0, .fact = 2}}}};
  return document;
}

}  // namespace budget::dataset

#endif  // TESTS_DATASET_SAMPLE_DOCUMENT_H_
