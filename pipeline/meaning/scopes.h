// Whole governments: whose figures a table or a clause has.

#ifndef PIPELINE_MEANING_SCOPES_H_
#define PIPELINE_MEANING_SCOPES_H_

#include <string_view>

#include "pipeline/model/table.h"
#include "schemas/spec/schema.h"

namespace budget::meaning {

// By the words of a title or a clause, folded.  kNone: none says it, or two disagree.
Scope ScopeOfText(std::string_view folded, const schemas::Schema& schema);

// Completes the scope of a bound table, of its columns and of its rows: by the title,
// the labels of the columns' heads, the labels of the rows.
//
//     全市 | 市级 | 区县     territory, level, region 区县
//     广州市, 越秀区 ...     as rows or columns: the place whose districts follow is
//     the
//                            territory, the others are regions
//
// A name ending in 区, 县 or 市 is a district only beside two names that regions.csv
// has, or beside a row or column of the whole.
void ApplyScopes(const schemas::Schema& schema, Table* table);

}  // namespace budget::meaning

#endif  // PIPELINE_MEANING_SCOPES_H_
