// facts.csv

#include <array>
#include <cstdint>
#include <optional>

#include "pipeline/dataset/amount_in_yuan.h"
#include "pipeline/dataset/columns.h"
#include "pipeline/model/names.h"

namespace budget::dataset {
namespace {

// A text has lines, a page has boxes.
Points OnPage(const Place& place, float Box::*side) {
  if (place.page == 0) return {};
  return {place.box.*side};
}

Number AmountOf(const FactRow& row) {
  if (row.meaning.kind != Kind::kAmount) return {};
  return {AmountInYuan(row.fact.number, row.money)};
}

// The column in the printed grid: what fact_refs of checks.csv name.
Integer ColumnNumber(const FactRow& row) {
  if (row.fact.column < 0) return {};
  return std::int64_t{row.column.grid_column} + 1;
}

constexpr auto kFactColumns = std::to_array<DatasetColumn<FactRow>>({
    {"document_id", kDocumentKeyMeaning,
     [](const FactRow& row) -> Text { return row.document_id; }, kDocumentKey},
    {"table_no",
     "The table: tables.table_no",
     [](const FactRow& row) -> Integer { return row.table.table_no; },
     {.required = true}},
    {"table_id",
     "Which table it is, the same for every issuer",
     [](const FactRow& row) -> Text { return row.table.table_id; },
     {.required = true, .listed = VocabularyList::kTableIds}},
    {"row_no",
     "Data row in its table, 1..",
     [](const FactRow& row) -> Integer { return row.row.row_no; },
     {.required = true}},
    {"block",
     "1.. for side-by-side blocks, else 1",
     [](const FactRow& row) -> Integer { return row.row.block; },
     {.required = true}},
    {"reporting_unit",
     "The unit whose budget it is, carried down where printed once",
     [](const FactRow& row) -> Text { return row.row.reporting_unit; },
     {.column_type = "administrative-classification:generic:level2:label"}},
    {"direction",
     "Of the row or its block",
     [](const FactRow& row) -> Text { return NameOf(row.row.direction); },
     {.values = kWords<Direction>, .column_type = "direction"}},
    {"item_code",
     "Classification code, digits only",
     [](const FactRow& row) -> Text { return row.row.item_code; },
     {.pattern = "[0-9]+", .column_type = kItemCode}},
    {"item_name",
     "The row's label, white space removed",
     [](const FactRow& row) -> Text { return row.row.item_name; },
     {.column_type = kItemLabel}},
    {"item_level", "1 class, 2 section, 3 item of the classification",
     [](const FactRow& row) -> Integer { return Known(row.row.item_level); }},
    {"concept", "Canonical concept of the row, the same for every issuer",
     [](const FactRow& row) -> Text { return row.meaning.concept_id; }},
    {"column_path", "Header labels from top to leaf, joined with '/'",
     [](const FactRow& row) -> Text { return row.column.path.printed(); }},
    {"measure",
     "Canonical measure of the column",
     [](const FactRow& row) -> Text { return row.column.measure; },
     {.column_type = "value-kind:code"}},
    {"phase",
     "What kind of figure the column holds",
     [](const FactRow& row) -> Text { return NameOf(row.meaning.phase); },
     {.values = kWords<Phase>, .column_type = "phase:id"}},
    {"fiscal_year",
     "The year the value is about",
     [](const FactRow& row) -> Integer { return Known(row.meaning.fiscal_year); },
     {.column_type = "date:fiscal-year"}},
    {"value",
     "Numbers: exactly the printed digits without separators; text: as printed",
     [](const FactRow& row) -> Text { return row.fact.value; },
     {.required = true}},
    {"kind",
     "What the value is",
     [](const FactRow& row) -> Text { return NameOf(row.meaning.kind); },
     {.required = true, .values = kWords<Kind>}},
    {"unit", "Unit of the value, as printed",
     [](const FactRow& row) -> Text { return row.meaning.unit; }},
    {"amount_cny",
     "kind=amount: exact decimal in yuan",
     [](const FactRow& row) -> Number { return AmountOf(row); },
     {.column_type = "value"}},
    {"certainty",
     "printed: the column is certain from the layout; inferred: fixed by identities, "
     "see "
     "note; ambiguous: candidates in note; ocr: read from an image",
     [](const FactRow& row) -> Text { return NameOf(row.fact.certainty); },
     {.required = true, .values = kWords<Certainty>}},
    {"page", "PDF: page, 1..",
     [](const FactRow& row) -> Integer { return Known(row.fact.place.page); }},
    {"x0", "PDF: box in points, origin top left of the page as displayed",
     [](const FactRow& row) -> Points { return OnPage(row.fact.place, &Box::x0); }},
    {"y0", "PDF: top of the box",
     [](const FactRow& row) -> Points { return OnPage(row.fact.place, &Box::y0); }},
    {"x1", "PDF: right side of the box",
     [](const FactRow& row) -> Points { return OnPage(row.fact.place, &Box::x1); }},
    {"y1", "PDF: bottom of the box",
     [](const FactRow& row) -> Points { return OnPage(row.fact.place, &Box::y1); }},
    {"line", "Text: line, 1..",
     [](const FactRow& row) -> Integer { return Known(row.fact.place.line); }},
    {"level1", "First-level indicator or group, carried down",
     [](const FactRow& row) -> Text { return row.row.level1; }},
    {"level2", "Second-level indicator, carried down",
     [](const FactRow& row) -> Text { return row.row.level2; }},
    {"raw", "The cell as it stands in the source",
     [](const FactRow& row) -> Text { return row.fact.raw; }},
    {"note", "Remarks on the reading",
     [](const FactRow& row) -> Text { return row.fact.note; }},
    {"checks_passed", "Checks that the value takes part in and that hold",
     [](const FactRow& row) -> Integer { return row.fact.checks_passed; }},
    {"checks_failed", "Checks that the value takes part in and that do not hold",
     [](const FactRow& row) -> Integer { return row.fact.checks_failed; }},
    {"target_operator",
     "Performance target with a number: >=, <=, >, <, = or ~ (about)",
     [](const FactRow& row) -> Text {
       return row.target == nullptr ? Text() : row.target->comparison;
     }},
    {"target_number", "Its number, as printed without separators",
     [](const FactRow& row) -> Text {
       return row.target == nullptr ? Text() : row.target->number;
     }},
    {"target_unit", "Its unit, as printed",
     [](const FactRow& row)
         -> Text { return row.target == nullptr ? Text() : row.target->unit; }},
    {"column_no", "The column in the printed grid, 1..; empty where it is not known",
     [](const FactRow& row) -> Integer { return ColumnNumber(row); }},
    {"scope",
     "Whole governments, whose figure it is: as in tables.scope",
     [](const FactRow& row) -> Text { return NameOf(row.meaning.scope); },
     {.values = kWords<Scope>}},
    {"region", "The district that the figure is of, as printed",
     [](const FactRow& row) -> Text { return row.meaning.region; }},
});

}  // namespace

std::span<const DatasetColumn<FactRow>> FactColumns() { return kFactColumns; }

}  // namespace budget::dataset
