// A dataset as a database of SQLite: a table a file, with keys and indexes, and views
// that answer what is asked most.

#ifndef PIPELINE_FORMATS_WRITE_SQLITE_H_
#define PIPELINE_FORMATS_WRITE_SQLITE_H_

#include <optional>
#include <string>

#include "pipeline/model/diagnostic.h"

namespace budget::formats {

// Writes the dataset in `folder` to `file`, which it replaces only when all is written.
// An empty field is NULL.  Numbers are INTEGER, or REAL where 15 digits hold them, and
// else the text of the CSV; what is printed (facts.value) is always text.  The views
// are in views.h.  Fails with what is wrong with the dataset or says SQLite of the
// file.
std::optional<Diagnostic> WriteSqlite(const std::string& folder,
                                      const std::string& file);

}  // namespace budget::formats

#endif  // PIPELINE_FORMATS_WRITE_SQLITE_H_
