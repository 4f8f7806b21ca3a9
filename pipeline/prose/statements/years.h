// Which year a figure is of, and which phase of a budget: what the words around it say.

#ifndef PIPELINE_PROSE_STATEMENTS_YEARS_H_
#define PIPELINE_PROSE_STATEMENTS_YEARS_H_

#include <optional>
#include <string_view>

#include "pipeline/model/table.h"
#include "pipeline/prose/statements/measures.h"
#include "schemas/spec/prose_spec.h"

namespace budget::statements {

// All texts are folded.  `spec` must outlive the reader; a document whose year is not
// known has 0.
class YearReader {
 public:
  YearReader(const schemas::ProseSpec& spec, int document_year)
      : spec_(spec), document_year_(document_year) {}

  // The year that stands in the text.
  std::optional<int> PrintedYear(std::string_view text) const;
  // The same, or the year before the document's where the text says so (上年); 0: none.
  int YearIn(std::string_view text) const;
  // The year that a clause without figures sets for those after it.
  std::optional<int> YearOfClause(std::string_view clause) const;
  // The year of a figure.  `said` is the one that its sentence names, or 0.
  int YearOf(const Reading& figure, int said) const;

  // The first phase whose words stand in the text; kNone if there is none.
  Phase PhaseOf(std::string_view text) const;

 private:
  const schemas::ProseSpec& spec_;
  int document_year_;
};

}  // namespace budget::statements

#endif  // PIPELINE_PROSE_STATEMENTS_YEARS_H_
