// statements.csv, sections.csv

#include <array>
#include <cstddef>

#include "pipeline/dataset/amount_in_yuan.h"
#include "pipeline/dataset/columns.h"
#include "pipeline/model/names.h"

namespace budget::dataset {
namespace {

Text SectionOf(const StatementRow& row) {
  const auto section = static_cast<std::size_t>(row.statement.section);
  if (section >= row.outline.sections.size()) return {};
  return row.outline.sections[section].path;
}

constexpr auto kStatements = std::to_array<DatasetColumn<StatementRow>>({
    {"document_id", kDocumentKeyMeaning,
     [](const StatementRow& row) -> Text { return row.document_id; }, kDocumentKey},
    {"statement_no",
     "1.. in document order",
     [](const StatementRow& row) -> Integer { return row.statement.statement_no; },
     {.required = true}},
    {"section", "Heading path, joined with '/'",
     [](const StatementRow& row) -> Text { return SectionOf(row); }},
    {"subject", "What the number is of",
     [](const StatementRow& row) -> Text { return row.statement.subject; }},
    {"concept", "Canonical concept of the subject",
     [](const StatementRow& row) -> Text { return row.statement.concept_id; }},
    {"measure",
     "What kind of quantity it is",
     [](const StatementRow& row) -> Text { return NameOf(row.statement.measure); },
     {.required = true, .values = kWords<StatementMeasure>}},
    {"value",
     "As printed, without separators",
     [](const StatementRow& row) -> Text { return row.statement.value; },
     {.required = true}},
    {"unit", "Unit of the value, as printed",
     [](const StatementRow& row) -> Text { return row.statement.unit; }},
    {"amount_cny", "Amounts: exact decimal in yuan",
     [](const StatementRow& row) -> Number {
       return {AmountInYuan(row.statement.number,
                            row.vocabulary.FindUnit(row.statement.unit))};
     }},
    {"fiscal_year", "The year the value is about",
     [](const StatementRow& row) -> Integer {
       return Known(row.statement.fiscal_year);
     }},
    {"direction",
     "Of a change",
     [](const StatementRow& row) -> Text { return NameOf(row.statement.trend); },
     {.values = kWords<Trend>}},
    {"page", "PDF: page, 1..",
     [](const StatementRow& row) -> Integer {
       return Known(row.statement.place.page);
     }},
    {"line", "Text: line, 1..",
     [](const StatementRow& row) -> Integer {
       return Known(row.statement.place.line);
     }},
    {"quote", "The exact clause",
     [](const StatementRow& row) -> Text { return row.statement.quote; }},
    {"scope",
     "Whole governments, whose figure it is: as in tables.scope",
     [](const StatementRow& row) -> Text { return NameOf(row.statement.scope); },
     {.values = kWords<Scope>}},
});

constexpr auto kSections = std::to_array<DatasetColumn<SectionRow>>({
    {"document_id", kDocumentKeyMeaning,
     [](const SectionRow& row) -> Text { return row.document_id; }, kDocumentKey},
    {"section_no",
     "1.. in document order",
     [](const SectionRow& row) -> Integer { return row.section.section_no; },
     {.required = true}},
    {"level",
     "1 is outermost; 0: before the first heading",
     [](const SectionRow& row) -> Integer { return row.section.level; },
     {.required = true}},
    {"heading", "As printed, white space removed",
     [](const SectionRow& row) -> Text { return row.section.heading; }},
    {"path", "Headings from the outermost down, joined with '/'",
     [](const SectionRow& row) -> Text { return row.section.path; }},
    {"first_page", "PDF: page, 1..",
     [](const SectionRow& row) -> Integer { return Known(row.section.place.page); }},
    {"first_line", "Text: line, 1..",
     [](const SectionRow& row) -> Integer { return Known(row.section.place.line); }},
    {"text", "Its paragraphs, one a line",
     [](const SectionRow& row) -> Text { return row.section.text; }},
});

}  // namespace

std::span<const DatasetColumn<StatementRow>> StatementColumns() { return kStatements; }
std::span<const DatasetColumn<SectionRow>> SectionColumns() { return kSections; }

}  // namespace budget::dataset
