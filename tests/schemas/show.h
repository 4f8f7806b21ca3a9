// Results of the schema loader as text, for comparison.

#ifndef TESTS_SCHEMAS_SHOW_H_
#define TESTS_SCHEMAS_SHOW_H_

#include <string>

#include "pipeline/model/diagnostic.h"
#include "schemas/yaml/yaml_node.h"

namespace budget::schemas {

// "file:line:column code: message (hint)", one a line.
inline std::string Show(const Diagnostics& diagnostics) {
  std::string shown;
  for (const Diagnostic& d : diagnostics) {
    shown += d.where.file + ":" + std::to_string(d.where.line) + ":" +
             std::to_string(d.where.column) + " " + d.code + ": " + d.message;
    if (!d.hint.empty()) shown += " (" + d.hint + ")";
    shown += "\n";
  }
  return shown;
}

// "{a: 1, b: [x, 'y']}"; with places, "1@2:4" for line 2, column 4.
inline std::string Show(const YamlNode& node, bool places = false) {
  std::string shown;
  switch (node.kind) {
    case YamlNode::Kind::kNull:
      shown = "null";
      break;
    case YamlNode::Kind::kScalar:
      shown = node.quoted ? "'" + node.scalar + "'" : node.scalar;
      break;
    case YamlNode::Kind::kList:
      for (const YamlNode& item : node.items) {
        shown += (shown.empty() ? "" : ", ") + Show(item, places);
      }
      shown = "[" + shown + "]";
      break;
    case YamlNode::Kind::kMap:
      for (const auto& [key, value] : node.entries) {
        shown += (shown.empty() ? "" : ", ") + key.scalar + ": " + Show(value, places);
      }
      shown = "{" + shown + "}";
      break;
  }
  if (!places) return shown;
  return shown + "@" + std::to_string(node.where.line) + ":" +
         std::to_string(node.where.column);
}

}  // namespace budget::schemas

#endif  // TESTS_SCHEMAS_SHOW_H_
