// A dataset to what its report page shows, as JSON.

#ifndef PIPELINE_REPORT_COLLECT_REPORT_H_
#define PIPELINE_REPORT_COLLECT_REPORT_H_

#include <string>
#include <vector>

#include "pipeline/model/result.h"

namespace budget::report {

// A row is an array of strings, in the order that `columns` of the run names.
struct ReportData {
  // {"columns": {file: [name...]}, "documents": [...], "tables": [...],
  //  "findings": [...], "key_facts": [...]}: what the first screen needs of all.
  std::string run;
  // A document each, in the order of documents.csv: {"facts": [...], "checks": [...],
  // "statements": [...], "drawn": ...}.
  std::vector<std::string> documents;
};

// `folder`: of a dataset.  `sources`: the folder that the documents' `source` is below,
// to draw their pages; empty: they are not read.  A file whose bytes are not those that
// the dataset was made of is not drawn.  Memory: some twice the dataset.
//
// Fails with "unreadable" where a file of the dataset is missing.
Result<ReportData> CollectReport(const std::string& folder, const std::string& sources);

}  // namespace budget::report

#endif  // PIPELINE_REPORT_COLLECT_REPORT_H_
