// tables.csv

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/dataset/columns.h"
#include "pipeline/model/names.h"

namespace budget::dataset {
namespace {

// What is only listed has no extent.
Integer Extent(const Table& table, int count) {
  return table.status == TableStatus::kListedButMissing ? Integer() : Integer(count);
}

// One a line.
Made Lines(const std::vector<std::string>& lines) {
  Made joined;
  for (const std::string& line : lines) {
    if (!joined.text.empty()) joined.text += '\n';
    joined.text += line;
  }
  return joined;
}

// A share with two decimals, rounded down: 1.00 only if all take part.  Empty where
// there are no amounts.
std::string CoverageOf(const Table& table) {
  constexpr std::int64_t kHundred = 100;
  std::int64_t amounts = 0;
  std::int64_t covered = 0;
  for (const Fact& fact : table.facts) {
    if (fact.kind != Kind::kAmount) continue;
    ++amounts;
    if (fact.checks_passed > 0 || fact.checks_failed > 0) ++covered;
  }
  if (amounts == 0) return {};
  std::string digits = std::to_string(kHundred + covered * kHundred / amounts);
  digits[0] = covered == amounts ? '1' : '0';
  return digits.insert(1, 1, '.');
}

constexpr auto kTableColumns = std::to_array<DatasetColumn<TableRow>>({
    {"document_id", kDocumentKeyMeaning,
     [](const TableRow& row) -> Text { return row.document_id; }, kDocumentKey},
    {"table_no", "1.. in document order; empty for listed_but_missing",
     [](const TableRow& row) -> Integer { return Known(row.table.table_no); }},
    {"table_id",
     "Which table it is, the same for every issuer",
     [](const TableRow& row) -> Text { return row.table.table_id; },
     {.required = true, .listed = VocabularyList::kTableIds}},
    {"table_title", "As printed, white space removed",
     [](const TableRow& row) -> Text { return row.table.title; }},
    {"unit",
     "Unit of its amounts, as printed",
     [](const TableRow& row) -> Text { return row.table.unit; },
     {.listed = VocabularyList::kAmountUnits}},
    {"fiscal_year", "The year it is about",
     [](const TableRow& row) -> Integer { return Known(row.table.fiscal_year); }},
    {"first_page", "PDF: where it begins",
     [](const TableRow& row) -> Integer { return Known(row.table.first_page); }},
    {"last_page", "PDF: where it ends",
     [](const TableRow& row) -> Integer { return Known(row.table.last_page); }},
    {"first_line", "Text: where it begins",
     [](const TableRow& row) -> Integer { return Known(row.table.first_line); }},
    {"last_line", "Text: where it ends",
     [](const TableRow& row) -> Integer { return Known(row.table.last_line); }},
    {"rows", "Data rows; header rows and rows of column numbers excluded",
     [](const TableRow& row) -> Integer {
       return Extent(row.table, row.table.row_count);
     }},
    {"columns", "Printed columns",
     [](const TableRow& row) -> Integer {
       return Extent(row.table, row.table.column_count);
     }},
    {"status",
     "What there is of it; listed_but_missing: named in the table of contents, and its "
     "body is not there; unrecognised: no schema claims it, its cells are in facts.csv "
     "under `other`; unread: its caption has figures below it that could not be read "
     "as "
     "a table",
     [](const TableRow& row) -> Text { return NameOf(row.table.status); },
     {.required = true, .values = kWords<TableStatus>}},
    {"note", "Why it is not complete, and what nothing says of it",
     [](const TableRow& row) -> Text { return row.table.note; }},
    {"scope",
     "Whole governments, whose figures: territory (all below it), level (its own "
     "level), "
     "own (without its parts), region",
     [](const TableRow& row) -> Text { return NameOf(row.table.scope); },
     {.values = kWords<Scope>}},
    {"notes", "The lines of notes in and under the table, as printed, one a line",
     [](const TableRow& row) -> Made { return Lines(row.table.notes); }},
    {"coverage", "Share of its amounts that take part in an identity, 0 to 1",
     [](const TableRow& row) -> Number { return {CoverageOf(row.table)}; }},
});

}  // namespace

std::span<const DatasetColumn<TableRow>> TableColumns() { return kTableColumns; }

}  // namespace budget::dataset
