// The end of a table's account: what of its cells was read, and what was not.

#ifndef PIPELINE_BIND_CLOSE_ACCOUNT_H_
#define PIPELINE_BIND_CLOSE_ACCOUNT_H_

#include <string>

#include "pipeline/model/diagnostic.h"
#include "pipeline/model/table.h"
#include "pipeline/table/ledger.h"

namespace budget::bind {

// Reports the cells that the ledger has lost (`unread-cell`) and those that could not
// be read (`unreadable-figure`); either makes the table partial and is named in its
// note. `where` is the table's place.
void CloseAccount(const table::Ledger& ledger, const Location& where, Table* table,
                  Diagnostics* diagnostics);

// How many cells ended as what, in words; for --explain.
std::string ExplainAccount(const table::Ledger& ledger);

}  // namespace budget::bind

#endif  // PIPELINE_BIND_CLOSE_ACCOUNT_H_
