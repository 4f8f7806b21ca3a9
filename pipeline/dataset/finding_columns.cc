// findings.csv

#include <array>
#include <cstddef>
#include <string>

#include "pipeline/dataset/columns.h"
#include "pipeline/model/names.h"

namespace budget::dataset {
namespace {

std::string NumbersOfChecks(const FindingRow& row) {
  std::string numbers;
  for (const int index : row.finding.checks) {
    if (!numbers.empty()) numbers.push_back(' ');
    numbers +=
        std::to_string(row.document.checks[static_cast<std::size_t>(index)].check_no);
  }
  return numbers;
}

constexpr auto kFindingColumns = std::to_array<DatasetColumn<FindingRow>>({
    {"document_id", kDocumentKeyMeaning,
     [](const FindingRow& row) -> Text { return row.document_id; }, kDocumentKey},
    {"finding_no",
     "1.. by severity, then by place",
     [](const FindingRow& row) -> Integer { return row.finding.finding_no; },
     {.required = true}},
    {"kind",
     "What is probably wrong; table: most of an identity fails in it, so that it, or "
     "the "
     "reading of it, is wrong as a whole",
     [](const FindingRow& row) -> Text { return NameOf(row.finding.kind); },
     {.required = true, .values = kWords<FindingKind>}},
    {"severity",
     "error: figures contradict each other; warning: text, names, form, or what may be "
     "the reading; note: rounding, the last digit",
     [](const FindingRow& row) -> Text { return NameOf(row.finding.severity); },
     {.required = true, .values = kWords<Severity>}},
    {"confidence",
     "proved: two independent identities agree on the value; likely: one names it; "
     "possible: nothing single explains it",
     [](const FindingRow& row) -> Text { return NameOf(row.finding.confidence); },
     {.required = true, .values = kWords<Confidence>}},
    {"page", "PDF: page, 1..",
     [](const FindingRow& row) -> Integer { return Known(row.finding.place.page); }},
    {"line", "Text: line, 1..",
     [](const FindingRow& row) -> Integer { return Known(row.finding.place.line); }},
    {"place", "Table, row and column, or section and subject, in words",
     [](const FindingRow& row) -> Text { return row.finding.where; }},
    {"printed", "What stands there",
     [](const FindingRow& row) -> Text { return row.finding.printed; }},
    {"suggested", "What explains the failures",
     [](const FindingRow& row) -> Text { return row.finding.suggested; }},
    {"message_zh", "The finding in Chinese",
     [](const FindingRow& row) -> Text { return row.finding.message_zh; }},
    {"message_en", "The finding in English",
     [](const FindingRow& row) -> Text { return row.finding.message_en; }},
    {"check_nos",
     "The failed checks that it explains: checks.check_no, separated by ' '",
     [](const FindingRow& row) -> Made { return {NumbersOfChecks(row)}; }},
    {"fact_refs", kFactRefsMeaning,
     [](const FindingRow& row)
         -> Made { return {NamesOfCells(row.document.tables, row.finding.facts)}; }},
});

}  // namespace

std::span<const DatasetColumn<FindingRow>> FindingColumns() { return kFindingColumns; }

}  // namespace budget::dataset
