// documents.csv

#include <algorithm>
#include <array>
#include <cstddef>

#include "pipeline/dataset/columns.h"
#include "pipeline/model/names.h"

namespace budget::dataset {
namespace {

template <typename List>
Integer SizeOf(const List& list) {
  return static_cast<std::int64_t>(list.size());
}

Integer CountFacts(const DocumentData& document) {
  std::int64_t count = 0;
  for (const Table& table : document.tables) {
    count += static_cast<std::int64_t>(table.facts.size());
  }
  return count;
}

Integer CountChecks(const DocumentData& document, Outcome outcome) {
  return std::ranges::count(document.checks, outcome, &Check::outcome);
}

constexpr auto kDocumentColumns = std::to_array<DatasetColumn<DocumentRow>>({
    {"document_id",
     "First 16 hex digits of the file's SHA-256; empty for a duplicate or an "
     "unreadable "
     "file",
     [](const DocumentRow& row) -> Text { return row.document_id; },
     {.pattern = kHash16}},
    {"source",
     "Path as given, relative: the key of this file",
     [](const DocumentRow& row) -> Text { return row.document.info.source; },
     {.required = true}},
    {"sha256",
     "SHA-256 of the file",
     [](const DocumentRow& row) -> Text { return row.document.info.sha256; },
     {.pattern = "[0-9a-f]{64}"}},
    {"bytes", "Size of the file",
     [](const DocumentRow& row) -> Integer {
       if (row.document.info.sha256.empty()) return {};
       return static_cast<std::int64_t>(row.document.info.bytes);
     }},
    {"media_type", "application/pdf, text/plain ...",
     [](const DocumentRow& row) -> Text { return row.document.info.media_type; }},
    {"status",
     "What became of it",
     [](const DocumentRow& row) -> Text { return NameOf(row.document.info.status); },
     {.required = true, .values = kWords<DocumentStatus>}},
    {"error", "code: message; empty when ok",
     [](const DocumentRow& row) -> Text { return row.document.info.error; }},
    {"schema", "Id and version of the layout schema used",
     [](const DocumentRow& row) -> Text { return row.document.info.schema; }},
    {"issuer",
     "Who published it",
     [](const DocumentRow& row) -> Text { return row.document.info.issuer; },
     {.column_type = "administrative-classification:generic:level1:label"}},
    {"issuer_code",
     "The issuer's code, where one is printed",
     [](const DocumentRow& row) -> Text { return row.document.info.issuer_code; },
     {.column_type = "administrative-classification:generic:level1:code"}},
    {"region_code",
     "GB/T 2260 code of the region",
     [](const DocumentRow& row) -> Text { return row.document.info.region_code; },
     {.pattern = "[0-9]{6}", .column_type = "geo-source:target:code"}},
    {"level",
     "Level of government",
     [](const DocumentRow& row) -> Text { return NameOf(row.document.info.level); },
     {.values = kWords<GovernmentLevel>}},
    {"fiscal_year", "The year it is about",
     [](const DocumentRow& row) -> Integer {
       return Known(row.document.info.fiscal_year);
     }},
    {"report_kind",
     "What is published",
     [](const DocumentRow& row) -> Text {
       return NameOf(row.document.info.report_kind);
     },
     {.values = kWords<ReportKind>}},
    {"pages", "Pages; empty for text",
     [](const DocumentRow& row) -> Integer { return Known(row.document.info.pages); }},
    {"text_layer",
     "Whether the pages of a PDF hold text",
     [](const DocumentRow& row) -> Text {
       return NameOf(row.document.info.text_layer);
     },
     {.values = kWords<TextLayerKind>}},
    {"tables", "Rows of it in tables.csv",
     [](const DocumentRow& row) -> Integer { return SizeOf(row.document.tables); }},
    {"facts", "Rows of it in facts.csv",
     [](const DocumentRow& row) -> Integer { return CountFacts(row.document); }},
    {"statements", "Rows of it in statements.csv",
     [](const DocumentRow& row) -> Integer { return SizeOf(row.document.statements); }},
    {"checks_passed", "Checks that hold",
     [](const DocumentRow& row)
         -> Integer { return CountChecks(row.document, Outcome::kPass); }},
    {"checks_failed", "Checks that do not",
     [](const DocumentRow& row)
         -> Integer { return CountChecks(row.document, Outcome::kFail); }},
    {"extractor_version",
     "Version of the program",
     [](const DocumentRow& row) -> Text { return row.extractor_version; },
     {.required = true}},
    {"entity",
     "Whose figures these are; a department's totals include those of its units",
     [](const DocumentRow& row) -> Text { return NameOf(row.document.info.entity); },
     {.values = kWords<Entity>}},
    {"findings", "Probable mistakes found in it",
     [](const DocumentRow& row) -> Integer { return SizeOf(row.document.findings); }},
});

}  // namespace

std::span<const DatasetColumn<DocumentRow>> DocumentColumns() {
  return kDocumentColumns;
}

}  // namespace budget::dataset
