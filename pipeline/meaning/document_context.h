// What must be known of a document before its tables and its prose can be understood,
// found once, from all that it prints.
//
//     schema, cover, lines, titles, headings -- DecideContext --> DocumentContext

#ifndef PIPELINE_MEANING_DOCUMENT_CONTEXT_H_
#define PIPELINE_MEANING_DOCUMENT_CONTEXT_H_

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/meaning/issuing_place.h"
#include "pipeline/model/content.h"
#include "pipeline/model/document_data.h"
#include "pipeline/model/table.h"
#include "schemas/spec/schema.h"

namespace budget::meaning {

// Where a document says what it is; what it does not say is empty.
struct DocumentEvidence {
  // The schema reads it because it claims it, or because it is the only one given.
  // False: nothing claims it, and a national template reads what it can.
  bool claimed = true;
  std::string_view cover_issuer;          // of the schema's `applies_to`
  std::string_view cover_year;            // the same, as printed
  const std::vector<Line>& lines;         // outside tables, in document order
  std::vector<std::string> table_titles;  // as printed
  std::vector<std::string> headings;      // of its sections, as printed
};

struct DocumentContext {
  std::string issuer;  // empty: nothing says it
  IssuingPlace place;  // that it is of, if it is a government's
  // Whose disclosure the words of the cover, titles and headings say it is.
  Entity entity = Entity::kNone;
  ReportKind report_kind = ReportKind::kOther;
  int fiscal_year = 0;         // 0: nothing says it
  bool year_disputed = false;  // most titles of tables say another one than the cover
  std::string unit;  // of the amounts of all tables that have none; empty: unsaid
  // What the amounts of such documents are, unless a header or a title says otherwise.
  Phase usual_phase = Phase::kNone;
};

// The issuer is the schema's; else the cover's; else that of the first line that the
// schema knows to name one (lines.issuer).  The entity: by the first text that has
// words for one (lines.department, lines.unit_of).  The year: document_year.h.  The
// unit: what the unit lines before the first table say, if they agree and none stands
// right above a title, whose it could be.
DocumentContext DecideContext(const schemas::Schema& schema,
                              const DocumentEvidence& evidence);

}  // namespace budget::meaning

#endif  // PIPELINE_MEANING_DOCUMENT_CONTEXT_H_
