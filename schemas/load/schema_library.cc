#include "schemas/load/schema_library.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

#include "pipeline/model/result.h"
#include "schemas/keys/keys.h"
#include "schemas/load/merge_nodes.h"
#include "schemas/yaml/near_names.h"
#include "schemas/yaml/pack_node.h"
#include "schemas/yaml/schema_error.h"

namespace budget::schemas {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestChain = 32;
constexpr std::size_t kMaxFileBytes = 2U << 20;
constexpr std::string_view kVocabularyFile = "vocabulary.yaml";
constexpr std::string_view kVocabularyId = "vocabulary";

// What a schema says of itself: its children do not inherit it.  (They can insert the
// parent's applies_to as ${inherited}.)
constexpr std::array<std::string_view, 6> kOwnKeys = {
    "schema", "id", "version", "extends", "template", "applies_to"};

Location StartOf(const std::string& file) {
  return {.file = file, .page = 0, .line = 1, .column = 1};
}

std::string TextAt(const YamlNode& map, std::string_view key) {
  const YamlNode* value = map.Find(key);
  return value != nullptr && value->is_scalar() ? value->scalar : std::string();
}

// At most one byte more than a schema may have.
std::optional<std::string> ReadText(const std::string& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return std::nullopt;
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return std::nullopt;
  std::string text(kMaxFileBytes + 1, '\0');
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (stream.bad()) return std::nullopt;
  text.resize(static_cast<std::size_t>(stream.gcount()));
  return text;
}

bool IsSchema(const BundledFile& bundled) {
  return bundled.file.ends_with(".yaml") && bundled.id != kVocabularyId;
}

const BundledFile* FindBundled(std::string_view id) {
  for (const BundledFile& bundled : BundledFiles()) {
    if (bundled.id == id && bundled.file.ends_with(".yaml")) return &bundled;
  }
  return nullptr;
}

// shenzhen.yaml and shenzhen name the same schema.
std::string_view NameOfSchema(std::string_view path) {
  constexpr std::string_view kEnding = ".yaml";
  if (path.ends_with(kEnding)) path.remove_suffix(kEnding.size());
  return path;
}

// Those of a folder, but its vocabulary; `error` where it cannot be read.
std::vector<std::string> SchemasIn(const std::string& folder, std::error_code* error) {
  std::vector<std::string> files;
  for (fs::directory_iterator i(folder, *error), end; !*error && i != end;
       i.increment(*error)) {
    const fs::path& file = i->path();
    if (file.extension() == ".yaml" && file.filename() != kVocabularyFile) {
      files.push_back(file.string());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

// The bundled schema of a name that is neither a file nor a folder of schemas: reports
// of Shenzhen may well stand in a folder `shenzhen`.
const BundledFile* BundledByName(const std::string& path) {
  std::error_code error;
  if (fs::exists(path, error)) {
    if (!fs::is_directory(path, error) || !SchemasIn(path, &error).empty() || error) {
      return nullptr;
    }
  }
  const BundledFile* bundled = FindBundled(NameOfSchema(path));
  return bundled != nullptr && IsSchema(*bundled) ? bundled : nullptr;
}

const BundledFile* SameAsBundled(std::string_view text) {
  const std::uint64_t hash = TextHash(text);
  for (const BundledFile& bundled : BundledFiles()) {
    if (bundled.text_hash == hash && bundled.text_size == text.size()) return &bundled;
  }
  return nullptr;
}

YamlNode Unpacked(std::string_view bytes, const std::string& file) {
  return UnpackNode(bytes, file).value_or(YamlNode());
}

YamlNode MergeWithParent(YamlNode parent, YamlNode child, Diagnostics* diagnostics) {
  std::set<std::string> own;
  for (const auto& entry : child.entries) own.insert(entry.key.scalar);
  YamlNode merged = MergeNodes(std::move(parent), std::move(child), diagnostics);
  std::erase_if(merged.entries, [&](const auto& entry) {
    const std::string& key = entry.key.scalar;
    return std::find(kOwnKeys.begin(), kOwnKeys.end(), key) != kOwnKeys.end() &&
           own.count(key) == 0;
  });
  return merged;
}

// The `vocabulary` of a schema, taken out of its tree.
std::optional<YamlNode> TakeVocabulary(YamlNode* tree) {
  for (auto entry = tree->entries.begin(); entry != tree->entries.end(); ++entry) {
    if (entry->key.scalar != kVocabularyId || !entry->value.is_map()) continue;
    std::optional<YamlNode> vocabulary = std::move(entry->value);
    tree->entries.erase(entry);
    return vocabulary;
  }
  return std::nullopt;
}

}  // namespace

YamlNode SchemaSource::Tree() const {
  return bundled == nullptr ? tree : Unpacked(bundled->bytes, file);
}

void SchemaLibrary::Error(const Location& where, std::string code, std::string message,
                          std::string hint) {
  AddSchemaError(where, std::move(code), std::move(message), std::move(hint),
                 &diagnostics_);
}

Diagnostics SchemaLibrary::TakeDiagnostics() {
  return std::exchange(diagnostics_, Diagnostics());
}

std::vector<std::string> SchemaLibrary::AddPath(const std::string& path) {
  std::error_code error;
  const BundledFile* bundled = BundledByName(path);
  if (bundled == nullptr && fs::is_directory(path, error)) return AddFolder(path);
  const std::string id =
      bundled != nullptr ? AddBundledFile(*bundled) : AddFile(path, false);
  return id.empty() ? std::vector<std::string>() : std::vector<std::string>{id};
}

std::vector<std::string> SchemaLibrary::AddFolder(const std::string& path) {
  std::error_code error;
  const std::vector<std::string> files = SchemasIn(path, &error);
  std::vector<std::string> ids;
  for (const std::string& file : files) {
    std::string id = AddFile(file, true);
    if (!id.empty()) ids.push_back(std::move(id));
  }
  if (error || files.empty()) {
    Error(StartOf(path), "schema-unreadable",
          error ? fmt::format("cannot read the folder: {}", error.message())
                : "no schema (*.yaml) in this folder");
  }
  return ids;
}

std::string SchemaLibrary::AddFile(const std::string& path, bool in_folder) {
  const std::optional<std::string> text = ReadText(path);
  if (!text.has_value()) {
    Error(StartOf(path), "schema-unreadable", "cannot read the schema",
          in_folder ? ""
                    : DidYouMean(NameOfSchema(path), KnownIds(),
                                 "give a file, a folder of schemas, or a name of "
                                 "--list-schemas"));
    return {};
  }
  SchemaSource source;
  if (!ReadTree(path, *text, &source)) return {};
  source.folder = fs::path(path).parent_path().string();
  if (source.folder.empty()) source.folder.push_back('.');
  if (vocabulary_folder_.empty()) vocabulary_folder_ = source.folder;
  return Add(std::move(source));
}

std::string SchemaLibrary::AddText(const std::string& file, std::string_view text) {
  SchemaSource source;
  return ReadTree(file, text, &source) ? Add(std::move(source)) : std::string();
}

// Parses the text, or takes what the build has parsed if it is the same.
bool SchemaLibrary::ReadTree(const std::string& file, std::string_view text,
                             SchemaSource* source) {
  source->file = file;
  source->bundled = SameAsBundled(text);
  if (source->bundled != nullptr) {
    source->trusted = !check_all_;
    source->header = Unpacked(source->bundled->header, file);
    return true;
  }
  Result<YamlNode> tree = ParseYaml(text, file);
  diagnostics_.insert(diagnostics_.end(), tree.diagnostics().begin(),
                      tree.diagnostics().end());
  if (!tree.ok()) return false;
  source->tree = std::move(tree).value();
  source->header = SchemaHeader(source->tree);
  return true;
}

bool SchemaLibrary::CheckTree(const SchemaSource& source, const char* object) {
  if (source.trusted) return true;
  const YamlNode tree = source.Tree();
  if (tree.is_map()) {
    CheckKeys(tree, object, &diagnostics_);
    return true;
  }
  Error(tree.where.line == 0 ? StartOf(source.file) : Location(tree.where),
        "schema-wrong-type", fmt::format("a {} must be a map of keys", object),
        "begin with 'schema: 1' and 'id: my-schema'");
  return false;
}

std::string SchemaLibrary::Add(SchemaSource source) {
  if (!CheckTree(source, "schema")) return {};
  source.id = TextAt(source.header, "id");
  if (source.id.empty()) {
    Error(StartOf(source.file), "schema-missing-key", "'id' is missing in this schema",
          "for example: id: shenzhen");
    return {};
  }
  const auto known = by_id_.find(source.id);
  if (known != by_id_.end()) {
    if (known->second->file == source.file) return {};  // given twice
    Error(source.header.Find("id")->where, "schema-duplicate-id",
          fmt::format("'{}' is the id of {} too", source.id, known->second->file),
          "each schema needs an id of its own");
    return {};
  }
  std::string id = source.id;
  by_id_.emplace(id, std::make_unique<SchemaSource>(std::move(source)));
  return id;
}

std::string SchemaLibrary::AddBundledFile(const BundledFile& bundled) {
  SchemaSource source;
  source.file = std::string(bundled.file);
  source.header = Unpacked(bundled.header, source.file);
  source.bundled = &bundled;
  source.trusted = !check_all_;
  return Add(std::move(source));
}

std::vector<std::string> SchemaLibrary::AddBundled() {
  std::vector<std::string> ids;
  for (const BundledFile& bundled : BundledFiles()) {
    if (!IsSchema(bundled) || by_id_.count(std::string(bundled.id)) != 0) continue;
    std::string id = AddBundledFile(bundled);
    if (!id.empty()) ids.push_back(std::move(id));
  }
  return ids;
}

const SchemaSource* SchemaLibrary::FindById(const std::string& id,
                                            const std::string& folder) {
  const auto known = by_id_.find(id);
  if (known != by_id_.end()) return known->second.get();
  if (id == kVocabularyId) return nullptr;
  if (!folder.empty()) {
    const std::string sibling =
        (fs::path(folder) / fmt::format("{}.yaml", id)).string();
    std::error_code error;
    if (fs::is_regular_file(sibling, error)) AddFile(sibling, true);
  }
  if (by_id_.count(id) == 0) {
    if (const BundledFile* bundled = FindBundled(id)) AddBundledFile(*bundled);
  }
  const auto added = by_id_.find(id);
  return added == by_id_.end() ? nullptr : added->second.get();
}

std::vector<std::string_view> SchemaLibrary::KnownIds() const {
  std::vector<std::string_view> ids;
  ids.reserve(by_id_.size());
  for (const auto& [id, source] : by_id_) ids.emplace_back(id);
  for (const BundledFile& bundled : BundledFiles()) {
    if (IsSchema(bundled)) ids.push_back(bundled.id);
  }
  return ids;
}

std::vector<const SchemaSource*> SchemaLibrary::Chain(const std::string& id) {
  std::vector<const SchemaSource*> chain;
  const SchemaSource* source = FindById(id, "");
  if (source == nullptr) return {};
  for (;;) {
    chain.push_back(source);
    const YamlNode* extends = source->header.Find("extends");
    if (extends == nullptr || !extends->is_scalar()) return chain;
    const SchemaSource* parent = FindById(extends->scalar, source->folder);
    if (parent == nullptr) {
      Error(extends->where, "schema-missing-parent",
            fmt::format("no schema has the id '{}'", extends->scalar),
            DidYouMean(extends->scalar, KnownIds(),
                       fmt::format("put {}.yaml beside this file, or give it with "
                                   "--schema",
                                   extends->scalar)));
      return {};
    }
    if (std::find(chain.begin(), chain.end(), parent) != chain.end() ||
        chain.size() == kLongestChain) {
      Error(
          extends->where, "schema-cycle",
          fmt::format("'{}' is its own ancestor, through '{}'", parent->id, source->id),
          "a chain of parents must end");
      return {};
    }
    source = parent;
  }
}

std::optional<ResolvedSource> SchemaLibrary::Resolve(const std::string& id) {
  const std::vector<const SchemaSource*> chain = Chain(id);
  if (chain.empty()) return std::nullopt;
  ResolvedSource resolved;
  resolved.source = chain.front();
  std::optional<YamlNode> vocabulary;
  for (auto source = chain.rbegin(); source != chain.rend(); ++source) {
    YamlNode tree = (*source)->Tree();
    if (std::optional<YamlNode> changes = TakeVocabulary(&tree)) {
      if (!vocabulary.has_value()) {
        const SchemaSource* base = ReadVocabulary();
        vocabulary = base == nullptr ? YamlNode() : base->Tree();
      }
      vocabulary =
          MergeNodes(*std::move(vocabulary), *std::move(changes), &diagnostics_);
    }
    resolved.tree =
        MergeWithParent(std::move(resolved.tree), std::move(tree), &diagnostics_);
  }
  if (vocabulary.has_value()) {
    resolved.vocabulary = std::make_shared<const YamlNode>(*std::move(vocabulary));
  }
  return resolved;
}

YamlNode SchemaLibrary::ResolveHeader(const std::string& id) {
  const std::vector<const SchemaSource*> chain = Chain(id);
  YamlNode header;
  Diagnostics ignored;  // Resolve reports them
  for (auto source = chain.rbegin(); source != chain.rend(); ++source) {
    header = MergeWithParent(std::move(header), (*source)->header, &ignored);
  }
  return header;
}

const SchemaSource* SchemaLibrary::ReadVocabulary() {
  if (vocabulary_.has_value()) return &*vocabulary_;
  const std::string path = (fs::path(vocabulary_folder_) / kVocabularyFile).string();
  std::optional<std::string> text;
  if (!vocabulary_folder_.empty()) text = ReadText(path);
  SchemaSource source;
  if (text.has_value()) {
    if (!ReadTree(path, *text, &source)) return nullptr;
  } else if (const BundledFile* bundled = FindBundled(kVocabularyId)) {
    source.file = std::string(bundled->file);
    source.bundled = bundled;
    source.trusted = !check_all_;
  }
  vocabulary_ = std::move(source);
  CheckTree(*vocabulary_, "vocabulary");
  return &*vocabulary_;
}

std::set<std::string, std::less<>> SchemaLibrary::TrustedFiles() const {
  std::set<std::string, std::less<>> trusted;
  for (const auto& [id, source] : by_id_) {
    if (source->trusted) trusted.insert(source->file);
  }
  for (const auto& [id, source] : by_id_) {
    if (!source->trusted) trusted.erase(source->file);
  }
  return trusted;
}

}  // namespace budget::schemas
