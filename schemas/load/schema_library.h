// The schema files of one run: read, found by id, and resolved with their parents.
// Inner part of load_schemas.cc.

#ifndef SCHEMAS_LOAD_SCHEMA_LIBRARY_H_
#define SCHEMAS_LOAD_SCHEMA_LIBRARY_H_

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/diagnostic.h"
#include "schemas/load/bundled_files.h"
#include "schemas/yaml/yaml_node.h"

namespace budget::schemas {

// A file that has been read.
struct SchemaSource {
  std::string file;
  std::string folder;  // where its parents may be; empty of texts and bundled files
  std::string id;
  YamlNode header;       // SchemaHeader
  bool trusted = false;  // the same as a bundled file: needs no checks

  // The tree is either here or in the bundled file, from which it is quicker to have it
  // anew than to copy it.
  YamlNode tree;
  const BundledFile* bundled = nullptr;

  YamlNode Tree() const;
};

// A schema merged with its ancestors.
struct ResolvedSource {
  const SchemaSource* source = nullptr;
  YamlNode tree;
  // vocabulary.yaml with what the schema and its ancestors change; null: nothing.
  std::shared_ptr<const YamlNode> vocabulary;
};

class SchemaLibrary {
 public:
  // `check_all`: trust nothing, so that the bundled files are checked too.
  explicit SchemaLibrary(bool check_all) : check_all_(check_all) {}

  // A file, a folder, or the name of a bundled schema that is no file (shenzhen,
  // shenzhen.yaml); gives the ids of the schemas that it added.
  std::vector<std::string> AddPath(const std::string& path);
  // A schema that is at hand; gives its id, or nothing.
  std::string AddText(const std::string& file, std::string_view text);
  // All bundled schemas that are not hidden by a given one of the same id.
  std::vector<std::string> AddBundled();

  // A schema and its ancestors, nearest first.  Nothing if there is no such schema, or
  // if the chain is broken: that is reported.
  std::vector<const SchemaSource*> Chain(const std::string& id);
  std::optional<ResolvedSource> Resolve(const std::string& id);
  // The header only, resolved: quicker.  Null if the chain is broken.
  YamlNode ResolveHeader(const std::string& id);

  // Null if it is broken.
  const SchemaSource* ReadVocabulary();

  // Files that need no checks.
  std::set<std::string, std::less<>> TrustedFiles() const;

  // Taken out: what was wrong so far.
  Diagnostics TakeDiagnostics();

 private:
  std::vector<std::string> AddFolder(const std::string& path);
  std::string AddFile(const std::string& path, bool in_folder);
  std::string Add(SchemaSource source);
  std::string AddBundledFile(const BundledFile& bundled);
  const SchemaSource* FindById(const std::string& id, const std::string& folder);
  bool ReadTree(const std::string& file, std::string_view text, SchemaSource* source);
  bool CheckTree(const SchemaSource& source, const char* object);
  std::vector<std::string_view> KnownIds() const;
  void Error(const Location& where, std::string code, std::string message,
             std::string hint = "");

  bool check_all_;
  std::string vocabulary_folder_;
  std::map<std::string, std::unique_ptr<SchemaSource>> by_id_;
  std::optional<SchemaSource> vocabulary_;
  Diagnostics diagnostics_;
};

}  // namespace budget::schemas

#endif  // SCHEMAS_LOAD_SCHEMA_LIBRARY_H_
