// What the schema of an issuer would have to say that its template does not.

#ifndef PIPELINE_DRAFT_PROPOSALS_H_
#define PIPELINE_DRAFT_PROPOSALS_H_

#include <string>
#include <vector>

#include "pipeline/draft/label_proposals.h"
#include "pipeline/draft/likeness.h"
#include "pipeline/inspect/inspect_document.h"
#include "schemas/spec/vocabulary.h"

namespace budget::draft {

// A table that no layout claims: the title that its layout would be claimed by.
struct CaptionProposal {
  std::string pattern;  // its title, folded, any year as a pattern
  Guess table;          // an id of a table
  std::string where;    // "report.pdf, page 3"
};

// A column that no entry of its layout claims.
struct ColumnProposal {
  std::string layout;
  std::string table_title;  // as printed
  std::string pattern;      // its header path
  Guess measure;
  std::string where;
};

// What claims the documents.
struct ClaimProposal {
  // With groups `year` and `issuer`; empty: no line has both, or the issuers' names
  // begin with nothing in common.
  std::string pattern;
  std::string region_code;  // GB/T 2260 of their issuers; empty: not known
  std::string where;
};

struct Proposals {
  ClaimProposal claim;
  std::vector<CaptionProposal> captions;
  std::vector<ColumnProposal> columns;  // each layout and pattern once
  std::vector<RowProposal> rows;
  std::vector<UnitProposal> units;
};

Proposals Propose(const std::vector<inspect::Inspection>& seen,
                  const schemas::Vocabulary& vocabulary);

// A folded text as a pattern that matches it, and the same of other years.
std::string PatternOf(std::string_view folded);

}  // namespace budget::draft

#endif  // PIPELINE_DRAFT_PROPOSALS_H_
