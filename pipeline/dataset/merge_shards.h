// Datasets of the parts of one batch to the dataset of all of it.

#ifndef PIPELINE_DATASET_MERGE_SHARDS_H_
#define PIPELINE_DATASET_MERGE_SHARDS_H_

#include <optional>
#include <string>
#include <vector>

#include "pipeline/dataset/output_folder.h"
#include "pipeline/dataset/publish.h"
#include "pipeline/model/result.h"

namespace budget::dataset {

struct Merged {
  std::optional<OutputFolder::Standing> replaced;
  Published published;
};

// Writes into `output` what one run over all documents would have written, byte for
// byte.  `folders` are those of --shard 1/N ... N/N, in any order.  Rows are
// copied as they stand; memory does not grow with their number.
//
// Errors: "merge" (a shard that is missing, given twice, of another run or torn) and
// those of OutputFolder.
Result<Merged> MergeShards(const std::vector<std::string>& folders,
                           const std::string& output);

}  // namespace budget::dataset

#endif  // PIPELINE_DATASET_MERGE_SHARDS_H_
