// A tree of YAML as bytes: how the bundled schemas are kept in the program, because
// parsing them anew would cost each run more than reading a report.
//
//     node    kind, line, column, then by kind
//       scalar  length, bytes          (kind 4: quoted)
//       list    count, nodes
//       map     count, nodes: key, value, key, value ...
//
// Numbers are little-endian base 128.  The name of the file is not in it.

#ifndef SCHEMAS_YAML_PACK_NODE_H_
#define SCHEMAS_YAML_PACK_NODE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "schemas/yaml/yaml_node.h"

namespace budget::schemas {

std::string PackNode(const YamlNode& node);

// Nothing if the bytes are no packed tree.
std::optional<YamlNode> UnpackNode(std::string_view bytes, const std::string& file);

// The keys of a schema that it takes to choose it: all but its content.
YamlNode SchemaHeader(const YamlNode& schema);

// Tells whether a file is the same as the bundled one (FNV-1a).
std::uint64_t TextHash(std::string_view text);

}  // namespace budget::schemas

#endif  // SCHEMAS_YAML_PACK_NODE_H_
