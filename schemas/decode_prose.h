// The `prose` section of a schema.

#ifndef SCHEMAS_DECODE_PROSE_H_
#define SCHEMAS_DECODE_PROSE_H_

#include "schemas/decode.h"
#include "schemas/prose_spec.h"

namespace budget {

// An absent section gives patterns that match nothing and no words.  Errors go to the
// diagnostics of the reader's context, each with its place.
ProseSpec DecodeProse(const MapReader& schema);

}  // namespace budget

#endif  // SCHEMAS_DECODE_PROSE_H_
