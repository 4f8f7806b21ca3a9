// The `patterns:` of a resolved schema, inserted into others as ${name}.

#ifndef SCHEMAS_NAMED_PATTERNS_H_
#define SCHEMAS_NAMED_PATTERNS_H_

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/model/diagnostic.h"
#include "schemas/yaml_node.h"

namespace budget {

class NamedPatterns {
 public:
  // `node` is the resolved map of patterns, or null.  It must outlive this.
  explicit NamedPatterns(const YamlNode* node);

  // `text` with every ${name} replaced by its pattern in a group of its own, as often as
  // names stand in named patterns.  Reports unknown names, cycles, and expansions longer
  // than 64 KiB at `where`, and gives what it has.
  std::string Expand(std::string_view text, const Location& where,
                     Diagnostics* diagnostics);

  // Those that no Expand has used and that `file` defines, at their places.
  std::vector<const YamlNode*> Unused(const std::string& file) const;

 private:
  struct Entry {
    const YamlNode* key;
    const YamlNode* value;
    bool used = false;
    bool open = false;  // being expanded: meeting it again is a cycle
  };

  void ExpandInto(std::string_view text, const Location& where,
                  Diagnostics* diagnostics, std::string* out);
  void ReportUnknown(const std::string& name, const Location& where,
                     Diagnostics* diagnostics) const;

  std::unordered_map<std::string, Entry> entries_;
};

}  // namespace budget

#endif  // SCHEMAS_NAMED_PATTERNS_H_
