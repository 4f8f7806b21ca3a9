// Schema files to schemas: read, resolved with their parents, decoded.
//
// A path is a file, or a folder, of which every *.yaml that is a schema counts, or the
// name of a bundled schema (shenzhen, shenzhen.yaml) where there is no such file.  A
// parent (`extends: id`) is looked for among the given files, then as <id>.yaml in the
// folder of the child, then among the bundled files.  vocabulary.yaml is taken from the
// folder of the first given file, if it is there, or else is the bundled one.
//
// All errors of all files are reported at once, each with its place.

#ifndef SCHEMAS_LOAD_LOAD_SCHEMAS_H_
#define SCHEMAS_LOAD_LOAD_SCHEMAS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "pipeline/model/result.h"
#include "schemas/load/schema_set.h"
#include "schemas/yaml/yaml_node.h"

namespace budget::schemas {

// No paths: all bundled schemas.
Result<SchemaSet> LoadSchemas(const std::vector<std::string>& paths);

// The same, with every check on every file, also on the bundled ones: what a run leaves
// out because a test has done it.
struct CheckedSchemas {
  std::size_t schemas = 0;  // that were checked
  Diagnostics diagnostics;  // nothing if all is well
};
CheckedSchemas CheckSchemas(const std::vector<std::string>& paths);

// One schema with all that it inherits, as a tree in which each node knows where it was
// written.
struct ResolvedSchema {
  std::string id;
  std::string file;
  YamlNode tree;
};

// Those of the paths; no paths: all bundled ones.
Result<std::vector<ResolvedSchema>> ResolveSchemas(
    const std::vector<std::string>& paths);

// A schema without files, for tests and fuzzing: `texts` are the contents of files, the
// first of which is loaded and the others are its parents; the vocabulary is bundled.
struct SchemaText {
  std::string file;
  std::string text;
};
Result<SchemaSet> LoadSchemaTexts(const std::vector<SchemaText>& texts);

}  // namespace budget::schemas

#endif  // SCHEMAS_LOAD_LOAD_SCHEMAS_H_
