// Comparisons as what somebody reads, or a table.

#ifndef PIPELINE_COMPARE_SHOW_COMPARISONS_H_
#define PIPELINE_COMPARE_SHOW_COMPARISONS_H_

#include <string>
#include <string_view>

#include "pipeline/compare/compare_years.h"

namespace budget::compare {

// How many of each kind there are; what is not confirmed, by document; then one concept
// over issuers and years, in yuan.
std::string AsText(const Figures& figures, const Compared& compared,
                   std::string_view concept_id);

// CSV (RFC 4180): a row a comparison, also those that are confirmed.
std::string AsCsv(const Figures& figures, const Compared& compared);

}  // namespace budget::compare

#endif  // PIPELINE_COMPARE_SHOW_COMPARISONS_H_
