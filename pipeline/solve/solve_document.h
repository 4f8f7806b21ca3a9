// Finds the columns that a text has lost, by arithmetic.
//
//     2101501 行政运行 1,600.74 1,600.74        基本 or 项目?
//     2101550 事业运行     4.80     4.80
//     21015   ...          ...  1,605.54 ...    only 1,600.74 + 4.80 make the column
//
// All rows with such figures are searched together against the identities of the whole
// document.  What is the same in every solution is known: its fact is assigned its
// column, the certainty `inferred`, and a note with the identities that decided.  What
// is not gets no column, is `ambiguous`, with the columns that are possible in its
// note.
//
// Where the identities leave several solutions, the prose may say of which phase an
// amount is (said_amounts.h).  It never takes back what the identities have decided.

#ifndef PIPELINE_SOLVE_SOLVE_DOCUMENT_H_
#define PIPELINE_SOLVE_SOLVE_DOCUMENT_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/model/document_data.h"
#include "pipeline/model/language.h"
#include "pipeline/model/stop.h"
#include "schemas/spec/identity_spec.h"
#include "schemas/spec/prose_spec.h"
#include "schemas/spec/vocabulary.h"

namespace budget::solve {

struct SolveLimits {
  std::size_t candidates = 4000;  // of a row
  // Elementary steps: for rows that hang together, more for each of them, and at most
  // for a document.
  std::int64_t steps = 2'000'000;
  std::int64_t steps_per_row = 80'000;
  std::int64_t most_steps = 200'000'000;
};

// What is found about a figure whose column is lost.
struct Assignment {
  FactRef fact;
  int column = -1;  // index into Table::columns; -1: not determined
  Certainty certainty = Certainty::kAmbiguous;
  std::optional<std::string> note;  // nothing: there is nothing more to say
};

// One for each fact without a column (Fact::column is -1) in a table that has columns,
// by table and row.  A column is inferred only if a figure takes part in its identities
// that is no small whole number: 7 = 1 + 3 + 3 may be column numbers.  The statements
// must have been read.  Cost: linear in the rows, up to the budget of each part.
std::vector<Assignment> SolveDocument(const schemas::ProseSpec& prose,
                                      const schemas::Identities& identities,
                                      const schemas::Vocabulary& vocabulary,
                                      Language language, const SolveLimits& limits,
                                      const DocumentData& data, Stop stop = {});

// The tables, with what was found in their facts.
std::vector<Table> Assign(const std::vector<Assignment>& assignments,
                          std::vector<Table> tables);

}  // namespace budget::solve

#endif  // PIPELINE_SOLVE_SOLVE_DOCUMENT_H_
