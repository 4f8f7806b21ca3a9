// The files of a dataset: names, columns and keys.

#ifndef PIPELINE_DATASET_DATASET_FILES_H_
#define PIPELINE_DATASET_DATASET_FILES_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/dataset/columns.h"

namespace budget::dataset {

enum class DatasetFile : std::uint8_t {
  kDocuments,
  kTables,
  kFacts,
  kStatements,
  kSections,
  kChecks,
  kFindings
};
inline constexpr int kDatasetFileCount = 7;

// The name of the package's description, which is written last.
inline constexpr std::string_view kDatapackageName = "datapackage.json";

// The folder of unfinished work inside the folder of a dataset.
inline constexpr std::string_view kWorkName = ".extract";

// Names of fields are separated by ' '; an empty list: there is no such key.
struct FileSpec {
  std::string_view name;       // of the resource: "facts"
  std::string_view file_name;  // "facts.csv"
  std::string_view title;
  std::vector<FieldSpec> fields;  // those of its columns
  std::string_view primary_key = {};
  // As primary_key, but rows with an empty part are free.
  std::string_view unique_key = {};
  // Foreign keys: these fields name a row of `documents`, or of `tables`.
  std::string_view to_documents = {};
  std::string_view to_tables = {};
};

// Indexed by DatasetFile.
const FileSpec& SpecOf(DatasetFile file);

}  // namespace budget::dataset

#endif  // PIPELINE_DATASET_DATASET_FILES_H_
