// The year of a document, from all that it prints.

#ifndef PIPELINE_MEANING_DOCUMENT_YEAR_H_
#define PIPELINE_MEANING_DOCUMENT_YEAR_H_

#include <string>
#include <vector>

#include "schemas/spec/schema.h"

namespace budget::meaning {

// Where a document can say its year, as printed; may be empty.
struct YearEvidence {
  int cover = 0;                      // of the schema's `applies_to`; 0: none
  std::vector<std::string> titles;    // of its tables
  std::vector<std::string> headings;  // of its sections
};

struct DocumentYear {
  int year = 0;           // 0: nothing says it
  bool disputed = false;  // most titles say another year than the cover
};

// The cover's; else the year that most titles say, the first of several; else that of
// the first heading with one.  A title with two years says neither, and one of another
// phase than that of the schema's reports counts only where all are:
// 2025年预算执行情况表 does not make a budget one of 2025.
DocumentYear DecideYear(const YearEvidence& evidence, const schemas::Schema& schema);

}  // namespace budget::meaning

#endif  // PIPELINE_MEANING_DOCUMENT_YEAR_H_
