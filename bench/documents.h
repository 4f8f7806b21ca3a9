// The documents that benchmarks read: those of samples/, or all files of the folder in
// the environment variable BUDGET_DOCUMENTS.  What cannot be read is left out.

#ifndef BENCH_DOCUMENTS_H_
#define BENCH_DOCUMENTS_H_

#include <string>
#include <vector>

namespace budget {

struct Document {
  std::string source;
  std::string bytes;
};

std::vector<Document> Documents();

}  // namespace budget

#endif  // BENCH_DOCUMENTS_H_
