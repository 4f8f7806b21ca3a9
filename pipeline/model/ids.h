// Ids of the vocabulary that code knows by name; all others are data.  A test keeps
// them equal to schemas/vocabulary.yaml.

#ifndef PIPELINE_MODEL_IDS_H_
#define PIPELINE_MODEL_IDS_H_

#include <string_view>

namespace budget::ids {

inline constexpr std::string_view kOtherTable = "other";  // no layout claims it

// What the ids of whole governments' tables begin with; alone, their prose.
inline constexpr std::string_view kGovernmentTables = "gov_";

inline constexpr std::string_view kTotal = "total";    // of a row, over its columns
inline constexpr std::string_view kAmount = "amount";  // of a row with nothing else
inline constexpr std::string_view kTargetValue = "target_value";  // of a performance

}  // namespace budget::ids

#endif  // PIPELINE_MODEL_IDS_H_
