// What the prose says of figures that have lost their columns: which phase they are of.
//
//     prose    支出预算为 117.16 万元                    an approved amount
//     table    预算数/合计 ... | 决算数/合计 ...          a row: 117.16 106.76 10.40
//
// Which statement is about which table follows from the section that it stands in.

#ifndef PIPELINE_SOLVE_SAID_AMOUNTS_H_
#define PIPELINE_SOLVE_SAID_AMOUNTS_H_

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/solve/domain_solver.h"
#include "pipeline/solve/solve_model.h"
#include "schemas/spec/prose_spec.h"
#include "schemas/spec/vocabulary.h"

namespace budget::solve {

// Which table each section of the prose describes.
class SectionTables {
 public:
  SectionTables(const schemas::ProseSpec& prose, const DocumentData& data);

  // Empty if the section of the statement describes none.
  const std::string& Of(const Statement& statement) const;

 private:
  std::vector<std::string> tables_;  // by section
  std::string none_;
};

// So many digits that the same amount elsewhere is the same one.
bool IsTelling(std::string_view value);

// A constraint on rows that are open: one of the figures that equal the statement's
// stands in a column of its phase and year.  Only statements whose own words say the
// phase count.
struct SaidAmount {
  int statement = 0;  // index into DocumentData::statements
  SumConstraint constraint;
};

// `open`: by row of the model.
std::vector<SaidAmount> ListSaidAmounts(const schemas::ProseSpec& prose,
                                        const schemas::Vocabulary& vocabulary,
                                        const identity::DocumentView& view,
                                        const std::vector<LooseRow>& rows,
                                        const std::vector<bool>& open);

}  // namespace budget::solve

#endif  // PIPELINE_SOLVE_SAID_AMOUNTS_H_
