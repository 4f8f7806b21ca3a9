// Tables that are in the document and were not read: a caption that some layout knows,
// with figures below it, outside every table that was found.

#ifndef PIPELINE_BIND_UNREAD_TABLES_H_
#define PIPELINE_BIND_UNREAD_TABLES_H_

#include <vector>

#include "pipeline/model/content.h"
#include "pipeline/model/table.h"
#include "schemas/spec/schema.h"

namespace budget::bind {

// One table (kUnread, with title, id, note and place of its caption) for each such
// caption among `lines`, which are those outside tables, in document order.  Figures
// are below it where lines up to the next caption hold several that stand by
// themselves: prose has its figures among words.  Linear in the lines.
std::vector<Table> FindUnreadTables(const std::vector<Line>& lines,
                                    const schemas::Schema& schema);

}  // namespace budget::bind

#endif  // PIPELINE_BIND_UNREAD_TABLES_H_
