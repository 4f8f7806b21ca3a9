// The `prose` section of a schema.

#ifndef SCHEMAS_LOAD_DECODE_PROSE_H_
#define SCHEMAS_LOAD_DECODE_PROSE_H_

#include "schemas/load/decode.h"
#include "schemas/spec/prose_spec.h"

namespace budget::schemas {

// An absent section gives patterns that match nothing and no words.  Errors go to the
// diagnostics of the reader's context, each with its place.
ProseSpec DecodeProse(const MapReader& schema);

}  // namespace budget::schemas

#endif  // SCHEMAS_LOAD_DECODE_PROSE_H_
