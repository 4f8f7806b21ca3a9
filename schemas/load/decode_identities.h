// Reads `identities` and `checks` of a schema.

#ifndef SCHEMAS_LOAD_DECODE_IDENTITIES_H_
#define SCHEMAS_LOAD_DECODE_IDENTITIES_H_

#include "schemas/load/decode.h"
#include "schemas/spec/identity_spec.h"

namespace budget::schemas {

// Ids of measures, concepts and tables that the vocabulary does not know are errors, as
// is an identity that lacks what its kind needs.
Identities DecodeIdentities(const MapReader& schema);

}  // namespace budget::schemas

#endif  // SCHEMAS_LOAD_DECODE_IDENTITIES_H_
