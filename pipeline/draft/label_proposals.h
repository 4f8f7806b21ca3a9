// What recognised tables print that nothing understands: rows of amounts that no
// concept names, and lines that could be the unit of a table without one.

#ifndef PIPELINE_DRAFT_LABEL_PROPOSALS_H_
#define PIPELINE_DRAFT_LABEL_PROPOSALS_H_

#include <string>
#include <vector>

#include "pipeline/draft/likeness.h"
#include "pipeline/inspect/inspect_document.h"
#include "schemas/spec/vocabulary.h"

namespace budget::draft {

// A row with amounts, without a code and without a concept.  Never certain, however
// alike: 其他商品和服务支出 is not 商品和服务支出.
struct RowProposal {
  std::string name;   // as printed
  Guess item;         // a concept that can stand in this table
  std::string where;  // "report.pdf, page 3"
};

// A short line just above a table whose amounts have no unit.
struct UnitProposal {
  std::string pattern;  // matches the line; its group `unit_3` is the unit
  std::string where;
};

// The rows that are quite like a concept's name (kAlike), each label once; in the order
// of the documents.
std::vector<RowProposal> ProposeRows(const std::vector<inspect::Inspection>& seen,
                                     const schemas::Vocabulary& vocabulary);

// Each pattern once.
std::vector<UnitProposal> ProposeUnits(const std::vector<inspect::Inspection>& seen,
                                       const schemas::Vocabulary& vocabulary);

// "report.pdf, page 3"; "report.txt, line 7".
std::string PlaceName(const std::string& source, const Place& place);

}  // namespace budget::draft

#endif  // PIPELINE_DRAFT_LABEL_PROPOSALS_H_
