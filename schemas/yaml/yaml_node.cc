#include "schemas/yaml/yaml_node.h"

namespace budget::schemas {

const YamlNode* YamlNode::Find(std::string_view key) const {
  for (const auto& [name, value] : entries) {
    if (name.scalar == key) return &value;
  }
  return nullptr;
}

}  // namespace budget::schemas
