// The columns of the dataset for people: what columns.md in this folder holds.

#ifndef PIPELINE_DATASET_DICTIONARY_H_
#define PIPELINE_DATASET_DICTIONARY_H_

#include <string>

namespace budget::dataset {

// Markdown: a table for each file, a line for each column.  tests/dataset compares it
// with columns.md, and writes that anew when UPDATE_GOLDEN is set.
std::string FormatDictionary();

}  // namespace budget::dataset

#endif  // PIPELINE_DATASET_DICTIONARY_H_
