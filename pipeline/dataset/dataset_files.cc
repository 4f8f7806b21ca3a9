#include "pipeline/dataset/dataset_files.h"

#include <array>
#include <cstddef>

namespace budget::dataset {
namespace {

constexpr FieldType kInteger = FieldType::kInteger;
constexpr FieldType kNumber = FieldType::kNumber;
constexpr FieldType kString = FieldType::kString;

constexpr std::string_view kHash16 = "[0-9a-f]{16}";
constexpr std::string_view kDigits = "[0-9]+";

constexpr std::string_view kTableIds =
    "revenue_expenditure_summary|revenue_summary|expenditure_summary|"
    "fiscal_appropriation_summary|general_budget_expenditure|"
    "general_budget_basic_expenditure|basic_expenditure_summary|"
    "project_expenditure_summary|government_fund_expenditure|state_capital_expenditure|"
    "three_public_expenditure|government_procurement|government_purchased_services|"
    "agency_operating_expenditure|fiscal_appropriation_expenditure|"
    "fiscal_appropriation_basic_expenditure|performance_targets|"
    "key_project_performance|self_assessment|evaluation_scores|fixed_assets|"
    "organisation_units|grade_scale|other";

constexpr FieldSpec kDocumentId = {.name = "document_id",
                                   .type = kString,
                                   .description = "The document: documents.document_id",
                                   .required = true,
                                   .pattern = kHash16};

constexpr std::array kDocuments = std::to_array<FieldSpec>({
    {.name = "document_id",
     .description =
         "First 16 hex digits of the file's SHA-256; empty for a duplicate or "
         "an unreadable file",
     .pattern = kHash16},
    {.name = "source",
     .description = "Path as given, relative: the key of this file",
     .required = true},
    {.name = "sha256", .description = "SHA-256 of the file", .pattern = "[0-9a-f]{64}"},
    {.name = "bytes", .type = kInteger, .description = "Size of the file"},
    {.name = "media_type", .description = "application/pdf, text/plain ..."},
    {.name = "status",
     .description = "What became of it",
     .required = true,
     .values = "ok|partial|failed|skipped"},
    {.name = "error", .description = "code: message; empty when ok"},
    {.name = "schema", .description = "Id and version of the layout schema used"},
    {.name = "issuer", .description = "Who published it"},
    {.name = "issuer_code", .description = "The issuer's code, where one is printed"},
    {.name = "region_code",
     .description = "GB/T 2260 code of the region",
     .pattern = "[0-9]{6}"},
    {.name = "level",
     .description = "Level of government",
     .values = "central|province|prefecture|county|unit"},
    {.name = "fiscal_year", .type = kInteger, .description = "The year it is about"},
    {.name = "report_kind",
     .description = "What is published",
     .values = "budget|final_accounts|other"},
    {.name = "pages", .type = kInteger, .description = "Pages; 0 or empty for text"},
    {.name = "text_layer",
     .description = "Whether the pages of a PDF hold text",
     .values = "full|none|mixed|n/a"},
    {.name = "tables", .type = kInteger, .description = "Rows of it in tables.csv"},
    {.name = "facts", .type = kInteger, .description = "Rows of it in facts.csv"},
    {.name = "statements",
     .type = kInteger,
     .description = "Rows of it in statements.csv"},
    {.name = "checks_passed", .type = kInteger, .description = "Checks that hold"},
    {.name = "checks_failed", .type = kInteger, .description = "Checks that do not"},
    {.name = "extractor_version",
     .description = "Version of the program",
     .required = true},
});

constexpr std::array kTables = std::to_array<FieldSpec>({
    kDocumentId,
    {.name = "table_no",
     .type = kInteger,
     .description = "1.. in document order; empty for listed_but_missing"},
    {.name = "table_id",
     .description = "Which table it is, the same for every issuer",
     .required = true,
     .values = kTableIds},
    {.name = "table_title", .description = "As printed, white space removed"},
    {.name = "unit",
     .description = "Unit of its amounts, as printed",
     .amount_unit = true},
    {.name = "fiscal_year", .type = kInteger, .description = "The year it is about"},
    {.name = "first_page", .type = kInteger, .description = "PDF: where it begins"},
    {.name = "last_page", .type = kInteger, .description = "PDF: where it ends"},
    {.name = "first_line", .type = kInteger, .description = "Text: where it begins"},
    {.name = "last_line", .type = kInteger, .description = "Text: where it ends"},
    {.name = "rows",
     .type = kInteger,
     .description = "Data rows; header rows and rows of column numbers excluded"},
    {.name = "columns", .type = kInteger, .description = "Printed columns"},
    {.name = "status",
     .description = "What there is of it; listed_but_missing: named in the table of "
                    "contents, and its body is not there; unrecognised: no schema "
                    "claims it, its cells are in facts.csv under `other`",
     .required = true,
     .values = "complete|empty|partial|listed_but_missing|unrecognised"},
    {.name = "note", .description = "Why, where the status is not complete"},
});

constexpr std::array kFacts = std::to_array<FieldSpec>({
    kDocumentId,
    {.name = "table_no",
     .type = kInteger,
     .description = "The table: tables.table_no",
     .required = true},
    {.name = "table_id",
     .description = "Which table it is, the same for every issuer",
     .required = true,
     .values = kTableIds},
    {.name = "row_no",
     .type = kInteger,
     .description = "Data row in its table, 1..",
     .required = true},
    {.name = "block",
     .type = kInteger,
     .description = "1.. for side-by-side blocks, else 1",
     .required = true},
    {.name = "reporting_unit",
     .description = "The unit whose budget it is, carried down where printed once"},
    {.name = "direction",
     .description = "Of the row or its block",
     .values = "revenue|expenditure"},
    {.name = "item_code",
     .description = "Classification code, digits only",
     .pattern = kDigits},
    {.name = "item_name", .description = "The row's label, white space removed"},
    {.name = "item_level",
     .type = kInteger,
     .description = "1 class, 2 section, 3 item of the classification"},
    {.name = "concept",
     .description = "Canonical concept of the row, the same for every issuer"},
    {.name = "column_path",
     .description = "Header labels from top to leaf, joined with '/'"},
    {.name = "measure", .description = "Canonical measure of the column"},
    {.name = "phase",
     .description = "What kind of figure the column holds",
     .values = "approved|adjusted|executed|target"},
    {.name = "fiscal_year",
     .type = kInteger,
     .description = "The year the value is about"},
    {.name = "value",
     .description = "Numbers: exactly the printed digits without separators; text: as "
                    "printed",
     .required = true},
    {.name = "kind",
     .description = "What the value is",
     .required = true,
     .values = "amount|percent|count|text"},
    {.name = "unit", .description = "Unit of the value, as printed"},
    {.name = "amount_cny",
     .type = kNumber,
     .description = "kind=amount: exact decimal in yuan"},
    {.name = "certainty",
     .description =
         "printed: the column is certain from the layout; inferred: fixed by "
         "identities, see note; ambiguous: candidates in note; ocr: read from "
         "an image",
     .required = true,
     .values = "printed|inferred|ambiguous|ocr"},
    {.name = "page", .type = kInteger, .description = "PDF: page, 1.."},
    {.name = "x0",
     .type = kNumber,
     .description = "PDF: box in points, origin top left of the page as displayed"},
    {.name = "y0", .type = kNumber, .description = "PDF: top of the box"},
    {.name = "x1", .type = kNumber, .description = "PDF: right side of the box"},
    {.name = "y1", .type = kNumber, .description = "PDF: bottom of the box"},
    {.name = "line", .type = kInteger, .description = "Text: line, 1.."},
    {.name = "level1", .description = "First-level indicator or group, carried down"},
    {.name = "level2", .description = "Second-level indicator, carried down"},
    {.name = "raw", .description = "The cell as it stands in the source"},
    {.name = "note", .description = "Remarks on the reading"},
    {.name = "checks_passed",
     .type = kInteger,
     .description = "Checks that the value takes part in and that hold"},
    {.name = "checks_failed",
     .type = kInteger,
     .description = "Checks that the value takes part in and that do not hold"},
    {.name = "target_operator",
     .description = "Performance target with a number: >=, <=, >, <, = or ~ (about)"},
    {.name = "target_number",
     .description = "Its number, as printed without separators"},
    {.name = "target_unit", .description = "Its unit, as printed"},
});

constexpr std::array kStatements = std::to_array<FieldSpec>({
    kDocumentId,
    {.name = "statement_no",
     .type = kInteger,
     .description = "1.. in document order",
     .required = true},
    {.name = "section", .description = "Heading path, joined with '/'"},
    {.name = "subject", .description = "What the number is of"},
    {.name = "concept", .description = "Canonical concept of the subject"},
    {.name = "measure",
     .description = "What kind of quantity it is",
     .required = true,
     .values = "value|share_percent|change_amount|change_percent|prior_value|count"},
    {.name = "value",
     .description = "As printed, without separators",
     .required = true},
    {.name = "unit", .description = "Unit of the value, as printed"},
    {.name = "amount_cny",
     .type = kNumber,
     .description = "Amounts: exact decimal in yuan"},
    {.name = "fiscal_year",
     .type = kInteger,
     .description = "The year the value is about"},
    {.name = "direction",
     .description = "Of a change",
     .values = "increase|decrease|flat"},
    {.name = "page", .type = kInteger, .description = "PDF: page, 1.."},
    {.name = "line", .type = kInteger, .description = "Text: line, 1.."},
    {.name = "quote", .description = "The exact clause"},
});

constexpr std::array kSections = std::to_array<FieldSpec>({
    kDocumentId,
    {.name = "section_no",
     .type = kInteger,
     .description = "1.. in document order",
     .required = true},
    {.name = "level",
     .type = kInteger,
     .description = "1 is outermost; 0: before the first heading",
     .required = true},
    {.name = "heading", .description = "As printed, white space removed"},
    {.name = "path",
     .description = "Headings from the outermost down, joined with '/'"},
    {.name = "first_page", .type = kInteger, .description = "PDF: page, 1.."},
    {.name = "first_line", .type = kInteger, .description = "Text: line, 1.."},
    {.name = "text", .description = "Its paragraphs, one a line"},
});

constexpr std::array kChecks = std::to_array<FieldSpec>({
    kDocumentId,
    {.name = "check_no",
     .type = kInteger,
     .description = "1.. in document order",
     .required = true},
    {.name = "check_id",
     .description = "The identity, as named in the schema",
     .required = true},
    {.name = "kind",
     .description = "What kind of identity it is",
     .required = true,
     .values = "row_sum|hierarchy|block_total|cross_table|narrative|percent|code_name|"
               "contents|unit|other"},
    {.name = "outcome",
     .description = "Whether it holds",
     .required = true,
     .values = "pass|fail|untestable"},
    {.name = "where", .description = "Table, row and column in words"},
    {.name = "expected", .description = "What the identity asks for"},
    {.name = "found", .description = "What is printed"},
    {.name = "difference", .description = "found - expected"},
    {.name = "tolerance", .description = "What rounding can amount to at most"},
    {.name = "fact_refs",
     .description =
         "The cells it rests on: table_no:row_no:block:column (printed column, "
         "1..; ? if it is not known), separated by ' '"},
    {.name = "page", .type = kInteger, .description = "PDF: page, 1.."},
    {.name = "line", .type = kInteger, .description = "Text: line, 1.."},
    {.name = "message", .description = "The finding in words"},
});

constexpr std::array<FileSpec, kDatasetFileCount> kFiles = {{
    {.name = "documents",
     .file_name = "documents.csv",
     .title = "One row per input file, also for the ones that failed",
     .fields = kDocuments,
     .primary_key = "source"},
    {.name = "tables",
     .file_name = "tables.csv",
     .title = "One row per table; a table over several pages is one table",
     .fields = kTables,
     .unique_key = "document_id table_no",
     .to_documents = "document_id"},
    {.name = "facts",
     .file_name = "facts.csv",
     .title = "One row per non-blank value cell of every table",
     .fields = kFacts,
     .to_documents = "document_id",
     .to_tables = "document_id table_no"},
    {.name = "statements",
     .file_name = "statements.csv",
     .title = "One row per quantitative statement of the prose",
     .fields = kStatements,
     .primary_key = "document_id statement_no",
     .to_documents = "document_id"},
    {.name = "sections",
     .file_name = "sections.csv",
     .title = "The outline with its text",
     .fields = kSections,
     .primary_key = "document_id section_no",
     .to_documents = "document_id"},
    {.name = "checks",
     .file_name = "checks.csv",
     .title = "Every check evaluated",
     .fields = kChecks,
     .primary_key = "document_id check_no",
     .to_documents = "document_id"},
}};

}  // namespace

const FileSpec& SpecOf(DatasetFile file) {
  return kFiles[static_cast<std::size_t>(file)];
}

}  // namespace budget::dataset
