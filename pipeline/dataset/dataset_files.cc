#include "pipeline/dataset/dataset_files.h"

#include <array>
#include <cstddef>

namespace budget::dataset {
namespace {

template <typename Row>
std::vector<FieldSpec> FieldsOf(std::span<const DatasetColumn<Row>> columns) {
  std::vector<FieldSpec> fields;
  for (const DatasetColumn<Row>& column : columns) fields.push_back(column.field);
  return fields;
}

std::array<FileSpec, kDatasetFileCount> MakeFiles() {
  return {{
      {.name = "documents",
       .file_name = "documents.csv",
       .title = "One row per input file, also for the ones that failed",
       .fields = FieldsOf(DocumentColumns()),
       .primary_key = "source"},
      {.name = "tables",
       .file_name = "tables.csv",
       .title = "One row per table; a table over several pages is one table",
       .fields = FieldsOf(TableColumns()),
       .unique_key = "document_id table_no",
       .to_documents = "document_id"},
      // Its table names the document.
      {.name = "facts",
       .file_name = "facts.csv",
       .title = "One row per non-blank value cell of every table",
       .fields = FieldsOf(FactColumns()),
       .to_tables = "document_id table_no"},
      {.name = "statements",
       .file_name = "statements.csv",
       .title = "One row per quantitative statement of the prose",
       .fields = FieldsOf(StatementColumns()),
       .primary_key = "document_id statement_no",
       .to_documents = "document_id"},
      {.name = "sections",
       .file_name = "sections.csv",
       .title = "The outline with its text",
       .fields = FieldsOf(SectionColumns()),
       .primary_key = "document_id section_no",
       .to_documents = "document_id"},
      {.name = "checks",
       .file_name = "checks.csv",
       .title = "Every check evaluated",
       .fields = FieldsOf(CheckColumns()),
       .primary_key = "document_id check_no",
       .to_documents = "document_id"},
      {.name = "findings",
       .file_name = "findings.csv",
       .title = "One row per probable mistake of a document",
       .fields = FieldsOf(FindingColumns()),
       .primary_key = "document_id finding_no",
       .to_documents = "document_id"},
  }};
}

}  // namespace

const FileSpec& SpecOf(DatasetFile file) {
  static const std::array<FileSpec, kDatasetFileCount> kFiles = MakeFiles();
  return kFiles[static_cast<std::size_t>(file)];
}

}  // namespace budget::dataset
