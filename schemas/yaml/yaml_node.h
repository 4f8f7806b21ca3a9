// A YAML document as a tree of nodes that remember where they were written.
//
// This is all that the rest of the program sees of YAML: yaml-cpp is included in
// yaml_parse.cc and nowhere else.  After inheritance a tree holds nodes of several
// files; each still says its own.

#ifndef SCHEMAS_YAML_YAML_NODE_H_
#define SCHEMAS_YAML_YAML_NODE_H_

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/model/diagnostic.h"
#include "pipeline/model/result.h"

namespace budget::schemas {

// A Location that is cheap to copy: trees have many.
struct NodePlace {
  std::shared_ptr<const std::string> file_name;  // null: nowhere
  int line = 0;
  int column = 0;

  std::string_view file() const {
    return file_name == nullptr ? std::string_view() : std::string_view(*file_name);
  }
  operator Location() const {  // NOLINT(google-explicit-constructor)
    return {.file = std::string(file()), .page = 0, .line = line, .column = column};
  }
};

struct YamlNode {
  struct Entry;  // of a map: key and value
  enum class Kind { kNull, kScalar, kList, kMap };

  Kind kind = Kind::kNull;
  std::string scalar;           // kScalar
  bool quoted = false;          // the scalar was written in quotation marks
  bool inherits = false;        // text of a parent has been inserted into the scalar
  std::vector<YamlNode> items;  // kList
  std::vector<Entry> entries;   // kMap, in written order
  NodePlace where;              // of the value; a key of a map has its own

  bool is_null() const { return kind == Kind::kNull; }
  bool is_scalar() const { return kind == Kind::kScalar; }
  bool is_list() const { return kind == Kind::kList; }
  bool is_map() const { return kind == Kind::kMap; }

  // The value of a key, or null.  Keys are unique: the parser sees to it.
  const YamlNode* Find(std::string_view key) const;
};

struct YamlNode::Entry {
  YamlNode key;
  YamlNode value;
};

// Parses one document.  Refused, each with its place: syntax errors, duplicate keys,
// anchors, aliases, merge keys (<<), tags, several documents, nesting deeper than 64,
// lines of more than 8 KiB, more than 2 MiB in all.  All duplicate keys are reported,
// not just the first.
Result<YamlNode> ParseYaml(std::string_view text, const std::string& file);

}  // namespace budget::schemas

#endif  // SCHEMAS_YAML_YAML_NODE_H_
