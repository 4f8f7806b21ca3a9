// Reads the rules on the words of a document: `texts`, `years`, `names`, `sections` and
// `empty_tables` of the `checks` of a schema.

#ifndef SCHEMAS_LOAD_DECODE_TEXT_RULES_H_
#define SCHEMAS_LOAD_DECODE_TEXT_RULES_H_

#include <set>
#include <string>

#include "schemas/load/decode.h"
#include "schemas/spec/identity_spec.h"

namespace budget::schemas {

// Places that no rule knows, and tables that are not among `tables` (if there are any),
// are errors.
void DecodeTextRules(const MapReader& checks, const std::set<std::string>& tables,
                     Identities* identities);

}  // namespace budget::schemas

#endif  // SCHEMAS_LOAD_DECODE_TEXT_RULES_H_
