// Reads `identities` and `checks` of a schema.

#ifndef SCHEMAS_DECODE_IDENTITIES_H_
#define SCHEMAS_DECODE_IDENTITIES_H_

#include "schemas/decode.h"
#include "schemas/identity_spec.h"

namespace budget {

// Ids of measures, concepts and tables that the vocabulary does not know are errors, as
// is an identity that lacks what its kind needs.
Identities DecodeIdentities(const MapReader& schema);

}  // namespace budget

#endif  // SCHEMAS_DECODE_IDENTITIES_H_
