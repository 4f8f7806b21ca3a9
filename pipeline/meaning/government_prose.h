// The prose of whole governments: whose figure a statement is, what it is of, and what
// kind of figure.
//
//     全市一般公共预算收入完成 488.3 亿元      territory, revenue.general, executed
//     below 二、2026年预算草案: 市级支出 …      level, approved

#ifndef PIPELINE_MEANING_GOVERNMENT_PROSE_H_
#define PIPELINE_MEANING_GOVERNMENT_PROSE_H_

#include <string_view>
#include <vector>

#include "pipeline/model/prose.h"
#include "schemas/spec/schema.h"

namespace budget::meaning {

// Completes scope (as WithScopes), concept (a government means something else by a name
// than a department: that of a label in its tables) and, of values, the phase: the
// words between the figure and the one before it say it, else the innermost heading
// that names one year at most.  `place` is the one that publishes, `year` that of the
// document.
std::vector<Statement> OfGovernment(const schemas::Schema& schema,
                                    std::string_view place, int year,
                                    const Outline& outline,
                                    std::vector<Statement> statements);

}  // namespace budget::meaning

#endif  // PIPELINE_MEANING_GOVERNMENT_PROSE_H_
