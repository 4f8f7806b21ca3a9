// The last step: what the stages have given, joined to one document.

#ifndef PIPELINE_STAGES_JOIN_H_
#define PIPELINE_STAGES_JOIN_H_

#include <string>
#include <vector>

#include "pipeline/bind/missing_tables.h"
#include "pipeline/meaning/document_context.h"
#include "pipeline/model/document_data.h"
#include "pipeline/stages/read_pages.h"
#include "pipeline/stages/watch.h"
#include "schemas/load/choose_schema.h"
#include "schemas/spec/schema.h"

namespace budget::stages {

// The tables in the order in which the document has them: an unread one before the
// first whose place is behind its caption.
std::vector<Table> JoinTables(std::vector<Table> bound, std::vector<Table> unread);
// The same with those that the contents list and that are not there, each where the
// contents put it.  Tables that are there are numbered from 1; the missing have none.
std::vector<Table> JoinMissing(std::vector<Table> tables,
                               std::vector<bind::MissingTable> missing);

// What is known of the document from its schema and its context; no status yet.  A
// government's issuer is the place.
DocumentInfo InfoOf(const std::string& source, const schemas::Schema& schema,
                    const meaning::DocumentContext& context, Entity entity);

// Adds to the tables and the prose what reading them has met: media type, pages, text
// layer, and its diagnostics, before those that are there.  With them comes the status:
// that of the text layer, if it is not full; else `partial` for the first diagnostic
// that is no note, whose code and message are the error.
DocumentData Join(DocumentData checked, const Reading& reading);

// A document whose stages were stopped: before its tables were understood it has none
// and fails; after that its tables are known, but nothing has proved them, and none
// stays `complete`.  The error is `timeout`, whatever else there was.
DocumentData JoinStopped(const std::string& source, DocumentData so_far,
                         const Reading& reading, Stage stopped_in);

// The document that no schema reads; `choice` says why.
DocumentData JoinUnclaimed(const std::string& source, const Reading& reading,
                           const schemas::SchemaChoice& choice);

// A note where the year is disputed.
Diagnostics ReportContext(const meaning::DocumentContext& context,
                          const std::string& source);
// A warning for each table that is printed and was not read.
Diagnostics ReportUnread(const std::vector<Table>& unread, const std::string& source);

}  // namespace budget::stages

#endif  // PIPELINE_STAGES_JOIN_H_
