// Which year a figure is of, and which phase of a budget: what the words around it say.

#ifndef PIPELINE_PROSE_STATEMENTS_YEARS_H_
#define PIPELINE_PROSE_STATEMENTS_YEARS_H_

#include <optional>
#include <string_view>

#include "pipeline/model/table.h"
#include "pipeline/prose/statements/measures.h"
#include "schemas/spec/prose_spec.h"

namespace budget::statements {

// All texts are folded.  `spec` must outlive the reader.
class YearReader {
 public:
  explicit YearReader(const schemas::ProseSpec& spec) : spec_(spec) {}

  // The year that the text is about from here on; 0: not known.
  void SetYear(int year) { this_year_ = year; }

  // The year that stands in the text.
  std::optional<int> PrintedYear(std::string_view text) const;
  // The same, or the year before this one where the text says so (上年); 0: none.
  int YearIn(std::string_view text) const;
  // The year that a clause without figures sets for those after it.
  std::optional<int> YearOfClause(std::string_view clause) const;
  // The year of a figure.  `said` is the one that its sentence names, or 0.
  int YearOf(const Reading& figure, int said) const;

  // The first phase whose words stand in the text; kNone if there is none.
  Phase PhaseOf(std::string_view text) const;

 private:
  const schemas::ProseSpec& spec_;
  int this_year_ = 0;
};

}  // namespace budget::statements

#endif  // PIPELINE_PROSE_STATEMENTS_YEARS_H_
