// The schema files of one run: read, found by id, and resolved with their parents.
// Inner part of load_schemas.cc.

#ifndef SCHEMAS_SCHEMA_LIBRARY_H_
#define SCHEMAS_SCHEMA_LIBRARY_H_

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "pipeline/model/diagnostic.h"
#include "schemas/bundled_files.h"
#include "schemas/yaml_node.h"

namespace budget {

// A file as it was read.
struct SchemaSource {
  std::string file;
  std::string folder;  // where its parents may be; empty of texts and bundled files
  std::string id;
  YamlNode tree;
  std::optional<YamlNode> own_vocabulary;  // taken out of the tree
  bool trusted = false;  // the same as a bundled file: needs no checks

  enum class State { kRead, kResolving, kResolved, kFailed };
  State state = State::kRead;
  YamlNode resolved;
  // vocabulary.yaml with what the schema and its parents change; null: they change
  // none.
  std::shared_ptr<const YamlNode> vocabulary;
};

class SchemaLibrary {
 public:
  // `check_all`: trust nothing, so that the bundled files are checked too.
  explicit SchemaLibrary(bool check_all) : check_all_(check_all) {}

  // A file or a folder; gives the ids of the schemas that it added.
  std::vector<std::string> AddPath(const std::string& path);
  // A schema that is at hand; gives its id, or nothing.
  std::string AddText(const std::string& file, std::string_view text);
  // All bundled schemas that are not hidden by a given one of the same id.
  std::vector<std::string> AddBundled();

  // Null if there is none of this id, or if it or a parent is broken.
  const SchemaSource* Resolve(const std::string& id);
  // A schema and its ancestors, nearest first, as far as they can be found.
  std::vector<SchemaSource*> Chain(const std::string& id);
  // The resolved header of a schema only: what it takes to choose it, and `patterns`.
  // Quick: the tables are not merged.
  YamlNode ResolveHeader(const std::string& id);

  // The vocabulary, and whether it needs checks.
  const SchemaSource* ReadVocabulary();

  // Files that need no checks.
  std::unordered_set<std::string> TrustedFiles() const;

  // Taken out: what was wrong so far.
  Diagnostics TakeDiagnostics();

 private:
  std::vector<std::string> AddFolder(const std::string& path);
  std::string AddFile(const std::string& path, bool in_folder);
  std::string Add(SchemaSource source);
  std::string AddBundledFile(const BundledFile& bundled);
  SchemaSource* FindById(const std::string& id, const std::string& folder);
  bool ReadTree(const std::string& file, std::string_view text, SchemaSource* source);
  SchemaSource* FindParent(SchemaSource* child);
  const SchemaSource* ResolveSource(SchemaSource* source, int depth);
  void MergeWithParent(const SchemaSource* parent, SchemaSource* source);
  std::vector<std::string_view> KnownIds() const;
  void Error(const Location& where, std::string code, std::string message,
             std::string hint = "");

  bool check_all_;
  std::string vocabulary_folder_;
  std::map<std::string, std::unique_ptr<SchemaSource>> by_id_;
  std::unique_ptr<SchemaSource> vocabulary_;
  Diagnostics diagnostics_;
};

}  // namespace budget

#endif  // SCHEMAS_SCHEMA_LIBRARY_H_
