// checks.csv

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/dataset/columns.h"
#include "pipeline/model/names.h"

namespace budget::dataset {
namespace {

// A cell as table_no:row_no:block:column.
std::string NameOfCell(const std::vector<Table>& tables, const FactRef& ref) {
  const Table& table = tables[static_cast<std::size_t>(ref.table)];
  const Fact& fact = table.facts[static_cast<std::size_t>(ref.fact)];
  const Row& row = table.rows[static_cast<std::size_t>(fact.row)];
  std::string name;
  for (const int part : {table.table_no, row.row_no, row.block}) {
    name.append(std::to_string(part)).push_back(':');
  }
  if (fact.column < 0) return name + '?';
  const Column& column = table.columns[static_cast<std::size_t>(fact.column)];
  return name + std::to_string(std::int64_t{column.grid_column} + 1);
}

constexpr auto kCheckColumns = std::to_array<DatasetColumn<CheckRow>>({
    {"document_id", kDocumentKeyMeaning,
     [](const CheckRow& row) -> Text { return row.document_id; }, kDocumentKey},
    {"check_no",
     "1.. in document order",
     [](const CheckRow& row) -> Integer { return row.check.check_no; },
     {.required = true}},
    {"check_id",
     "The identity, as named in the schema",
     [](const CheckRow& row) -> Text { return row.check.check_id; },
     {.required = true}},
    {"kind",
     "What kind of identity it is",
     [](const CheckRow& row) -> Text { return NameOf(row.check.kind); },
     {.required = true, .values = kWords<CheckKind>}},
    {"outcome",
     "Whether it holds",
     [](const CheckRow& row) -> Text { return NameOf(row.check.outcome); },
     {.required = true, .values = kWords<Outcome>}},
    {"place", "Table, row and column in words",
     [](const CheckRow& row) -> Text { return row.check.where; }},
    {"expected", "What the identity asks for",
     [](const CheckRow& row) -> Text { return row.check.expected; }},
    {"found", "What is printed",
     [](const CheckRow& row) -> Text { return row.check.found; }},
    {"difference", "found - expected",
     [](const CheckRow& row) -> Text { return row.check.difference; }},
    {"tolerance", "What rounding can amount to at most",
     [](const CheckRow& row) -> Text { return row.check.tolerance; }},
    {"fact_refs",
     "The cells it rests on: table_no:row_no:block:column (printed column, 1..; ? if "
     "it "
     "is not known), separated by ' '",
     [](const CheckRow& row) -> Made {
       return {NamesOfCells(row.document.tables, row.check.facts)};
     }},
    {"page", "PDF: page, 1..",
     [](const CheckRow& row) -> Integer { return Known(row.check.place.page); }},
    {"line", "Text: line, 1..",
     [](const CheckRow& row) -> Integer { return Known(row.check.place.line); }},
    {"message", "The finding in words",
     [](const CheckRow& row) -> Text { return row.check.message; }},
});

}  // namespace

std::string NamesOfCells(const std::vector<Table>& tables,
                         const std::vector<FactRef>& facts) {
  std::string names;
  for (const FactRef& ref : facts) {
    if (!names.empty()) names.push_back(' ');
    names += NameOfCell(tables, ref);
  }
  return names;
}

std::span<const DatasetColumn<CheckRow>> CheckColumns() { return kCheckColumns; }

}  // namespace budget::dataset
