// A dataset that is written whole takes its place: seen as it was before, or as it is
// after, whenever somebody looks and whenever the machine ends.

#ifndef PIPELINE_DATASET_PUBLISH_H_
#define PIPELINE_DATASET_PUBLISH_H_

#include <string>

#include "pipeline/model/result.h"

namespace budget::dataset {

// The folder beside `folder` (a canonical path) that has its place for a moment.
std::string BesideOf(const std::string& folder);

// Removes what a run of this program has left there: the files of a dataset and
// .extract/, and the folder if nothing else is in it.
void Sweep(const std::string& folder);

struct Published {
  bool at_once = true;
  // Why not, where not: what the system says, or what forbids it.
  std::string reason;
};

// Moves the dataset in `written` (below `folder`, every byte on the disk) to `folder`
// (canonical, which is there).  At once where that can be done: `written` goes beside
// `folder`, and the two change places, a single renameat2(RENAME_EXCHANGE); what was in
// `folder`, .extract/ with it, then stands in BesideOf(folder) for Sweep.  Where it
// cannot - other things are in `folder`, it is a mount point or the folder that this
// process is in, or the file system does not know how - the files are renamed one by
// one: the old datapackage.json goes first and the new one comes last, so that a folder
// that has one always holds one whole dataset.
//
// Fails with code "output".
Result<Published> Publish(const std::string& written, const std::string& folder);

}  // namespace budget::dataset

#endif  // PIPELINE_DATASET_PUBLISH_H_
