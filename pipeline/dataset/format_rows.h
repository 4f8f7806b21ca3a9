// One document to its rows in the files of the dataset.
//
//     DocumentData + Vocabulary  ->  rows of documents.csv, tables.csv, facts.csv ...
//
// The columns are those of columns.h, in that order.

#ifndef PIPELINE_DATASET_FORMAT_ROWS_H_
#define PIPELINE_DATASET_FORMAT_ROWS_H_

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "pipeline/dataset/csv_rows.h"
#include "pipeline/dataset/dataset_files.h"
#include "pipeline/model/document_data.h"
#include "schemas/spec/vocabulary.h"

namespace budget::dataset {

struct DatasetRows {
  std::array<CsvRows, kDatasetFileCount> files;

  CsvRows& operator[](DatasetFile file) {
    return files[static_cast<std::size_t>(file)];
  }
  const CsvRows& operator[](DatasetFile file) const {
    return files[static_cast<std::size_t>(file)];
  }
};

// "document_id,source,..." with its end of line.
std::string HeaderRow(DatasetFile file);

// The first 16 digits of the SHA-256, which is the document's key; empty for a
// duplicate and for a file that could not be read.
std::string_view DocumentId(const DocumentInfo& info);

// Appends the document's rows to every file.
void FormatRows(const DocumentData& document, const schemas::Vocabulary& vocabulary,
                std::string_view extractor_version, DatasetRows* rows);

}  // namespace budget::dataset

#endif  // PIPELINE_DATASET_FORMAT_ROWS_H_
