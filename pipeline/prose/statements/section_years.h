// Which year a section is about, by the headings that it stands below.

#ifndef PIPELINE_PROSE_STATEMENTS_SECTION_YEARS_H_
#define PIPELINE_PROSE_STATEMENTS_SECTION_YEARS_H_

#include <string_view>
#include <vector>

#include "pipeline/model/prose.h"
#include "schemas/spec/prose_spec.h"

namespace budget::statements {

// A report on the execution of one budget and the draft of the next tells of the first
// below 一、2025年预算执行情况 and of the second below 二、2026年预算草案.
class SectionYears {
 public:
  // `spec` must outlive it; `document_year` is 0 if not known.
  SectionYears(const schemas::ProseSpec& spec, int document_year)
      : spec_(spec), document_year_(document_year) {}

  // The year of the figures of the next section that say none: the one that its heading
  // names, else the innermost heading around it that names one; else the document's.  A
  // heading with two years names neither, and one more than a year away from the
  // document is about something else.  Sections come in document order.
  int Enter(const Section& section);

 private:
  struct Open {
    int level;
    int year;
  };

  int YearOf(std::string_view folded_heading) const;  // 0: it names none

  const schemas::ProseSpec& spec_;
  int document_year_;
  std::vector<Open> open_;  // the sections around, from the outermost
};

}  // namespace budget::statements

#endif  // PIPELINE_PROSE_STATEMENTS_SECTION_YEARS_H_
