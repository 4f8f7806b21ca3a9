// A resolved schema to the types that the stages use.

#ifndef SCHEMAS_LOAD_DECODE_SCHEMA_H_
#define SCHEMAS_LOAD_DECODE_SCHEMA_H_

#include "schemas/load/decode.h"
#include "schemas/spec/schema.h"
#include "schemas/yaml/yaml_node.h"

namespace budget::schemas {

// Decodes every section of the resolved tree `root`.  All errors go to the context's
// diagnostics; what has one is left empty.  `file` and `vocabulary` of the schema are
// the caller's to fill.  context->patterns must be those of the tree.
Schema DecodeSchema(const YamlNode& root, const DecodeContext& context);

}  // namespace budget::schemas

#endif  // SCHEMAS_LOAD_DECODE_SCHEMA_H_
