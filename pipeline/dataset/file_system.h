// What the writers of a dataset's files share.

#ifndef PIPELINE_DATASET_FILE_SYSTEM_H_
#define PIPELINE_DATASET_FILE_SYSTEM_H_

#include <string>

#include "pipeline/model/diagnostic.h"

namespace budget::dataset {

// Why `path` cannot be written; `error` is an errno.
Diagnostic CannotWrite(const std::string& path, int error);

// New names in `folder` are on the disk afterwards, where the file system can say so.
void SyncFolder(const std::string& folder);

}  // namespace budget::dataset

#endif  // PIPELINE_DATASET_FILE_SYSTEM_H_
