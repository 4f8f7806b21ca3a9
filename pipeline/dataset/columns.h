// The columns of the dataset's files: one list a file, from which everything is made
// that says what a row holds: header rows, CSV, datapackage.json, columns.md.
//
//     {"fiscal_year", "The year the value is about",
//      [](const FactRow& row) -> Integer { return Known(row.column.fiscal_year); }}
//
// is a whole column: its name, what it means, and how a row gets its value.  Its type
// is that of the getter.  A further column is one such entry at the end of its list; a
// further format is one function over the lists.
//
// The columns are a contract with everyone who reads the dataset.  Their names, order
// and meaning do not change without a new major version.

#ifndef PIPELINE_DATASET_COLUMNS_H_
#define PIPELINE_DATASET_COLUMNS_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "pipeline/model/document_data.h"
#include "schemas/spec/vocabulary.h"

namespace budget::dataset {

// What a getter gives.  An empty one is an empty field: not printed, or not known.
using Text = std::string_view;  // lives as long as the document
using Integer = std::optional<std::int64_t>;
struct Made {  // text that the dataset makes up itself
  std::string text;
};
struct Number {  // an exact decimal
  std::string digits;
};
struct Points {  // of a page; written with two decimals
  std::optional<float> points;
};
using Value = std::variant<Text, Integer, Made, Number, Points>;

// Types of Table Schema.
enum class FieldType : std::uint8_t { kString, kInteger, kNumber };

// Lists of allowed values that stand in the vocabulary.
enum class VocabularyList : std::uint8_t { kNone, kAmountUnits, kTableIds };

// What is asked of the values of a column, and said of them.
struct FieldRules {
  bool required = false;
  std::string_view values = {};  // the allowed ones, separated by '|'; empty: any
  VocabularyList listed = VocabularyList::kNone;
  std::string_view pattern = {};  // regular expression on the whole text
  // The fiscal concept that the column is, a ColumnType of the Fiscal Data Package.
  std::string_view column_type = {};
};

struct FieldSpec {
  std::string_view name;
  FieldType type = FieldType::kString;
  std::string_view meaning;
  FieldRules rules;
};

template <typename Result>
constexpr FieldType FieldTypeOf() {
  if (std::is_same_v<Result, Integer>) return FieldType::kInteger;
  if (std::is_same_v<Result, Number> || std::is_same_v<Result, Points>) {
    return FieldType::kNumber;
  }
  return FieldType::kString;
}

template <typename Row>
struct DatasetColumn {
  // `Get` holds nothing: a lambda without captures.
  template <typename Get>
  constexpr DatasetColumn(std::string_view name, std::string_view meaning, Get /*get*/,
                          FieldRules rules = {})
      : field{name, FieldTypeOf<std::invoke_result_t<Get, const Row&>>(), meaning,
              rules},
        get([](const Row& row) { return Value(Get{}(row)); }) {}

  FieldSpec field;
  Value (*get)(const Row&);
};

// What the getters of each file see.
struct DocumentRow {
  const DocumentData& document;
  std::string_view document_id;
  std::string_view extractor_version;
};
struct TableRow {
  std::string_view document_id;
  const Table& table;
};
struct FactRow {
  std::string_view document_id;
  const Table& table;
  const Fact& fact;
  const Row& row;
  const Column& column;  // of an undetermined one: all empty
  Meaning meaning;
  const schemas::Unit* money;  // what its unit is; null if the vocabulary has it not
  const Target* target;        // null: it is none, or one without a number
};
struct StatementRow {
  std::string_view document_id;
  const Outline& outline;
  const Statement& statement;
  const schemas::Vocabulary& vocabulary;
};
struct SectionRow {
  std::string_view document_id;
  const Section& section;
};
struct CheckRow {
  std::string_view document_id;
  const DocumentData& document;
  const Check& check;
};

struct FindingRow {
  std::string_view document_id;
  const DocumentData& document;
  const Finding& finding;
};

// Cells as table_no:row_no:block:column, separated by ' '.
std::string NamesOfCells(const std::vector<Table>& tables,
                         const std::vector<FactRef>& facts);

std::span<const DatasetColumn<DocumentRow>> DocumentColumns();
std::span<const DatasetColumn<TableRow>> TableColumns();
std::span<const DatasetColumn<FactRow>> FactColumns();
std::span<const DatasetColumn<StatementRow>> StatementColumns();
std::span<const DatasetColumn<SectionRow>> SectionColumns();
std::span<const DatasetColumn<CheckRow>> CheckColumns();
std::span<const DatasetColumn<FindingRow>> FindingColumns();

inline constexpr std::string_view kFactRefsMeaning =
    "table_no:row_no:block:column (printed column, 1..; ? if it is not known), "
    "separated "
    "by ' '";

// The model's 0 for "not known" as an empty field.
inline Integer Known(int number) { return number == 0 ? Integer() : Integer(number); }

// The taxonomy of budgets has functional and economic classifications; which of them a
// code is of depends on its table, so these are types of our own.
inline constexpr std::string_view kItemCode = "budget-item:code";
inline constexpr std::string_view kItemLabel = "budget-item:label";

inline constexpr std::string_view kHash16 = "[0-9a-f]{16}";
inline constexpr FieldRules kDocumentKey = {.required = true, .pattern = kHash16};
inline constexpr std::string_view kDocumentKeyMeaning =
    "The document: documents.document_id";

}  // namespace budget::dataset

#endif  // PIPELINE_DATASET_COLUMNS_H_
