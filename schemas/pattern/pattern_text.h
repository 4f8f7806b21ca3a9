// The text of a pattern as it stands in a schema file.

#ifndef SCHEMAS_PATTERN_PATTERN_TEXT_H_
#define SCHEMAS_PATTERN_PATTERN_TEXT_H_

#include <cstddef>

#include "pipeline/model/diagnostic.h"
#include "schemas/yaml/yaml_node.h"

namespace budget::schemas {

// Where a byte of a scalar stands.  Right for a value on one line without escapes, as
// patterns are; the start of the value for others, and for one that inherits.
Location PlaceInScalar(const YamlNode& node, std::size_t byte);

// Reports what can never match folded text: a space, or an escaped \( for （.
void CheckPatternText(const YamlNode& node, Diagnostics* diagnostics);

}  // namespace budget::schemas

#endif  // SCHEMAS_PATTERN_PATTERN_TEXT_H_
