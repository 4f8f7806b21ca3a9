// The `patterns:` of a resolved schema, inserted into others as ${name}.

#ifndef SCHEMAS_PATTERN_NAMED_PATTERNS_H_
#define SCHEMAS_PATTERN_NAMED_PATTERNS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/model/diagnostic.h"
#include "schemas/yaml/yaml_node.h"

namespace budget::schemas {

struct ExpandedPattern {
  std::string text;
  bool good = true;                // false: an error about it has been reported
  std::vector<std::string> files;  // where the inserted patterns stand
};

class NamedPatterns {
 public:
  // `node` is the resolved map of patterns, or null.  It must outlive this.
  explicit NamedPatterns(const YamlNode* node);

  // `text` with every ${name} replaced by its pattern, and the names in that by theirs.
  // Reports unknown names, cycles, and expansions beyond 64 KiB at `where`.
  ExpandedPattern Expand(std::string_view text, const Location& where,
                         Diagnostics* diagnostics);

  // Expansions that use this one are not good: its error has been reported.
  void MarkBad(const std::string& name);

  // The keys of those that no Expand has used, and of all.
  std::vector<const YamlNode*> Unused() const;
  std::vector<const YamlNode*> All() const;

 private:
  struct Entry {
    const YamlNode* key;
    const YamlNode* value;
    bool used = false;
    bool bad = false;
    bool open = false;  // being expanded: meeting it again is a cycle
  };
  // One call of Expand.
  struct State {
    const Location& where;
    Diagnostics* diagnostics;
    std::size_t insertions;  // bounds the work
    ExpandedPattern* expanded;
  };

  void ExpandInto(std::string_view text, State* state, std::string* out);
  void Insert(const std::string& name, std::string_view rest, State* state,
              std::string* out);
  std::vector<std::string_view> Names() const;

  std::unordered_map<std::string, Entry> entries_;
  std::size_t inserted_ = 0;  // bytes, by all expansions
};

}  // namespace budget::schemas

#endif  // SCHEMAS_PATTERN_NAMED_PATTERNS_H_
