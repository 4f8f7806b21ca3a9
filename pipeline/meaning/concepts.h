// What a printed label means in the vocabulary, the same for a row and for a column,
// with a code and without.
//
//     210 卫生健康支出, 一、卫生健康支出         expenditure.health
//     市本级一般公共预算收入合计                 revenue.general
//     检察, below 公共安全支出                   functional.20404: by the rows above it
//     一般债务, below 2024年末债务余额           debt.balance.general

#ifndef PIPELINE_MEANING_CONCEPTS_H_
#define PIPELINE_MEANING_CONCEPTS_H_

#include <string>
#include <string_view>

#include "pipeline/model/table.h"
#include "schemas/spec/schema.h"

namespace budget::meaning {

// Of a folded label: without its ordinal and 其中; and, where that is nothing's name,
// without rows.name_lead and rows.name_tail.  Null if it has none.
const schemas::Concept* ConceptOfLabel(std::string_view folded, Direction direction,
                                       std::string_view table_id,
                                       const schemas::Schema& schema);

// The concept of a code: the one that has it, else the code itself in its
// classification, if codes.csv has it or, of an item of the third level, the one above
// it; else empty.
std::string ConceptOfCode(const schemas::Vocabulary& vocabulary, std::string_view code);

// Completes the concepts of rows that their own label does not give but the rows above
// them do, and, where no row is an item (districts, units), those of columns.
void ApplyConcepts(const schemas::Schema& schema, Table* table);

}  // namespace budget::meaning

#endif  // PIPELINE_MEANING_CONCEPTS_H_
