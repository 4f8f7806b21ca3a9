// datapackage.json: the description of a dataset that stock validators read.

#ifndef PIPELINE_DATASET_DATAPACKAGE_H_
#define PIPELINE_DATASET_DATAPACKAGE_H_

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/dataset/csv_rows.h"
#include "pipeline/dataset/dataset_files.h"
#include "schemas/spec/vocabulary.h"

namespace budget::dataset {

// The name of every package of this program, by which it is known again.
inline constexpr std::string_view kPackageName = "budget-disclosures";

// What a file holds, so that a reader can tell whether a copy is whole.
struct FileDigest {
  std::size_t bytes = 0;
  std::string sha256;  // 64 lower-case hex digits
};
using FileDigests = std::array<FileDigest, kDatasetFileCount>;  // by DatasetFile

// The part of a batch that a dataset holds.
struct ShardPart {
  int number = 1;  // 1..of
  int of = 1;
  // Of its documents among those of the whole batch, in the order of documents.csv.
  std::vector<std::size_t> positions;
};

struct PackageOptions {
  CsvStyle style = CsvStyle::kExact;
  const ShardPart* shard = nullptr;  // null unless the dataset is a part of one
};

// Frictionless Data Package, version 2 (`$schema`) with the `profile` keys of version
// 1, so that both generations of validators read it.  Figures are of type `string`
// where their printed digits matter (facts.value: 2400.00 is not 2400) and `number`
// where only their value does (amount_cny).  No date and no path: the same dataset has
// the same description.
std::string FormatDatapackage(const schemas::Vocabulary& vocabulary,
                              std::string_view extractor_version,
                              const FileDigests& digests,
                              const PackageOptions& options = {});

}  // namespace budget::dataset

#endif  // PIPELINE_DATASET_DATAPACKAGE_H_
