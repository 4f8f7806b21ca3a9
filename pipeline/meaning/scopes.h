// Whole governments: whose figures a table or a clause has.

#ifndef PIPELINE_MEANING_SCOPES_H_
#define PIPELINE_MEANING_SCOPES_H_

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/prose.h"
#include "pipeline/model/table.h"
#include "schemas/spec/schema.h"

namespace budget::meaning {

struct ScopeWords {
  Scope scope = Scope::kNone;  // kNone: no word says it, or two disagree
  std::string region;          // kRegion: as printed, folded
};

// By the words of a title or a clause, folded.  `place` is the one that publishes,
// empty if it is not known: the level of another place (省级 in a city's report) says
// nothing, and a place of its own name is the territory.
ScopeWords ScopeOfText(std::string_view folded, std::string_view place,
                       const schemas::Schema& schema);

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
//
// `headings` that it stands under, joined with '/', say it for a government's table
// whose title does not.
void ApplyScopes(const schemas::Schema& schema, std::string_view place,
                 std::string_view headings, Table* table);

// Completes the scope of statements: what the clause says, else the one before it in
// its paragraph, else the headings that it stands under, the innermost first.
std::vector<Statement> WithScopes(const schemas::Schema& schema, std::string_view place,
                                  const Outline& outline,
                                  std::vector<Statement> statements);

}  // namespace budget::meaning

#endif  // PIPELINE_MEANING_SCOPES_H_
