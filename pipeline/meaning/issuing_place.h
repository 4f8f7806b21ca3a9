// Whole governments: which place a document is of.

#ifndef PIPELINE_MEANING_ISSUING_PLACE_H_
#define PIPELINE_MEANING_ISSUING_PLACE_H_

#include <string>
#include <vector>

#include "schemas/spec/schema.h"

namespace budget::meaning {

// Both are empty where nothing says it; the code, too, where two places have the name
// and no other place that is named tells which.
struct IssuingPlace {
  std::string name;  // 上海市普陀区
  std::string code;  // GB/T 2260, six digits
};

// The place that most texts name where lines.place expects one; of those that as many
// name the first.  `folded`: what stands on the cover, titles of tables, headings.
IssuingPlace FindIssuingPlace(const std::vector<std::string>& folded,
                              const schemas::Schema& schema);

}  // namespace budget::meaning

#endif  // PIPELINE_MEANING_ISSUING_PLACE_H_
