// The files of a dataset and their columns: the one definition from which the header
// rows, the field order of the rows and datapackage.json are made.
//
// The columns are a contract with everyone who reads the dataset.  Their names, order
// and meaning do not change without a new major version; a new one goes to the end of
// its file.

#ifndef PIPELINE_DATASET_DATASET_FILES_H_
#define PIPELINE_DATASET_DATASET_FILES_H_

#include <cstdint>
#include <span>
#include <string_view>

namespace budget::dataset {

enum class DatasetFile : std::uint8_t {
  kDocuments,
  kTables,
  kFacts,
  kStatements,
  kSections,
  kChecks
};
inline constexpr int kDatasetFileCount = 6;

// The name of the package's description, which is written last.
inline constexpr std::string_view kDatapackageName = "datapackage.json";

// Types of Table Schema.
enum class FieldType : std::uint8_t { kString, kInteger, kNumber };

struct FieldSpec {
  std::string_view name;
  FieldType type = FieldType::kString;
  std::string_view description;
  bool required = false;
  // Allowed values, separated by '|'; empty: any.
  std::string_view values = {};
  // The allowed values are the names of the units of amounts (see Vocabulary::units).
  bool amount_unit = false;
  std::string_view pattern = {};  // regular expression on the whole text
};

// Names of fields are separated by ' '.
struct FileSpec {
  std::string_view name;       // of the resource: "facts"
  std::string_view file_name;  // "facts.csv"
  std::string_view title;
  std::span<const FieldSpec> fields;
  std::string_view primary_key = {};  // empty: none
  std::string_view unique_key =
      {};  // as primary_key, but rows with an empty part are free
  // Foreign keys: these fields name a row of `documents`, or of `tables`.
  std::string_view to_documents = {};
  std::string_view to_tables = {};
};

// Indexed by DatasetFile.
const FileSpec& SpecOf(DatasetFile file);

}  // namespace budget::dataset

#endif  // PIPELINE_DATASET_DATASET_FILES_H_
