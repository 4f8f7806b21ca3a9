#include "schemas/schema_library.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>
#include <utility>

#include "pipeline/model/result.h"
#include "schemas/keys.h"
#include "schemas/merge_nodes.h"
#include "schemas/near_names.h"
#include "schemas/pack_node.h"

namespace budget {
namespace {

namespace fs = std::filesystem;

constexpr int kMostAncestors = 32;
constexpr std::size_t kMaxFileBytes = 2U << 20;
constexpr std::string_view kVocabularyFile = "vocabulary.yaml";

// What a schema says of itself: its children do not inherit it.  (They can insert the
// parent's applies_to as ${inherited}.)
constexpr std::array<std::string_view, 6> kOwnKeys = {
    "schema", "id", "version", "extends", "template", "applies_to"};
// What it takes to choose a schema.
constexpr std::array<std::string_view, 6> kHeaderKeys = {
    "schema", "id", "extends", "template", "applies_to", "patterns"};

template <std::size_t N>
bool IsAmong(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

Location StartOf(const std::string& file) {
  return {.file = file, .page = 0, .line = 1, .column = 1};
}

std::string IdOf(const YamlNode& tree) {
  const YamlNode* id = tree.Find("id");
  return id != nullptr && id->is_scalar() ? id->scalar : std::string();
}

// At most one byte more than a schema may have.
std::optional<std::string> ReadText(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return std::nullopt;
  std::string text(kMaxFileBytes + 1, '\0');
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (stream.bad()) return std::nullopt;
  text.resize(static_cast<std::size_t>(stream.gcount()));
  return text;
}

const BundledFile* FindBundled(std::string_view id) {
  for (const BundledFile& bundled : BundledFiles()) {
    if (bundled.id == id && bundled.file.ends_with(".yaml")) return &bundled;
  }
  return nullptr;
}

const BundledFile* SameAsBundled(std::string_view text) {
  const std::uint64_t hash = TextHash(text);
  for (const BundledFile& bundled : BundledFiles()) {
    if (bundled.text_hash == hash && bundled.text_size == text.size()) return &bundled;
  }
  return nullptr;
}

bool IsVocabulary(std::string_view id) { return id == "vocabulary"; }

// The merged tree without what the parent said of itself.
void RemoveParentsOwn(const YamlNode& child, YamlNode* merged) {
  std::erase_if(merged->entries, [&](const auto& entry) {
    return IsAmong(entry.first.scalar, kOwnKeys) &&
           child.Find(entry.first.scalar) == nullptr;
  });
}

YamlNode HeaderOf(const YamlNode& tree) {
  YamlNode header;
  header.kind = YamlNode::Kind::kMap;
  header.where = tree.where;
  for (const auto& entry : tree.entries) {
    if (IsAmong(entry.first.scalar, kHeaderKeys)) header.entries.push_back(entry);
  }
  return header;
}

}  // namespace

void SchemaLibrary::Error(const Location& where, std::string code, std::string message,
                          std::string hint) {
  diagnostics_.push_back({.severity = Severity::kError,
                          .code = std::move(code),
                          .message = std::move(message),
                          .where = where,
                          .because = {},
                          .hint = std::move(hint)});
}

Diagnostics SchemaLibrary::TakeDiagnostics() {
  return std::exchange(diagnostics_, Diagnostics());
}

std::vector<std::string> SchemaLibrary::AddPath(const std::string& path) {
  std::error_code error;
  if (fs::is_directory(path, error)) return AddFolder(path);
  const std::string id = AddFile(path, false);
  return id.empty() ? std::vector<std::string>() : std::vector<std::string>{id};
}

std::vector<std::string> SchemaLibrary::AddFolder(const std::string& path) {
  std::vector<std::string> files;
  std::error_code error;
  for (fs::directory_iterator i(path, error), end; !error && i != end;
       i.increment(error)) {
    const fs::path& file = i->path();
    if (file.extension() == ".yaml" && file.filename() != kVocabularyFile) {
      files.push_back(file.string());
    }
  }
  std::sort(files.begin(), files.end());
  std::vector<std::string> ids;
  for (const std::string& file : files) {
    std::string id = AddFile(file, true);
    if (!id.empty()) ids.push_back(std::move(id));
  }
  if (error || files.empty()) {
    Error(StartOf(path), "schema-unreadable",
          error ? "cannot read the folder: " + error.message()
                : "no schema (*.yaml) in this folder");
  }
  return ids;
}

std::string SchemaLibrary::AddFile(const std::string& path, bool in_folder) {
  const std::optional<std::string> text = ReadText(path);
  if (!text.has_value()) {
    Error(StartOf(path), "schema-unreadable", "cannot read the schema",
          in_folder ? "" : "give the path of a file, or of a folder of schemas");
    return {};
  }
  SchemaSource source;
  if (!ReadTree(path, *text, &source)) return {};
  source.folder = fs::path(path).parent_path().string();
  if (source.folder.empty()) source.folder = ".";
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
  const BundledFile* same = SameAsBundled(text);
  if (same != nullptr) {
    if (auto tree = UnpackNode(same->bytes, file)) {
      source->tree = *std::move(tree);
      source->trusted = !check_all_;
      return true;
    }
  }
  Result<YamlNode> tree = ParseYaml(text, file);
  diagnostics_.insert(diagnostics_.end(), tree.diagnostics().begin(),
                      tree.diagnostics().end());
  if (!tree.ok()) return false;
  source->tree = std::move(tree).value();
  return true;
}

std::string SchemaLibrary::Add(SchemaSource source) {
  if (!source.tree.is_map()) {
    Error(source.tree.where.line == 0 ? StartOf(source.file) : source.tree.where,
          "schema-wrong-type", "a schema must be a map of keys",
          "begin with 'schema: 1' and 'id: my-schema'");
    return {};
  }
  if (!source.trusted) CheckKeys(source.tree, "schema", &diagnostics_);
  source.id = IdOf(source.tree);
  if (source.id.empty()) {
    Error(StartOf(source.file), "schema-missing-key", "'id' is missing in this schema",
          "for example: id: shenzhen");
    return {};
  }
  const auto known = by_id_.find(source.id);
  if (known != by_id_.end()) {
    if (known->second->file == source.file) return {};  // given twice
    Error(source.tree.Find("id")->where, "schema-duplicate-id",
          fmt::format("'{}' is the id of {} too", source.id, known->second->file),
          "each schema needs an id of its own");
    return {};
  }
  const auto vocabulary = std::find_if(
      source.tree.entries.begin(), source.tree.entries.end(),
      [](const auto& entry) { return entry.first.scalar == "vocabulary"; });
  if (vocabulary != source.tree.entries.end() && vocabulary->second.is_map()) {
    source.own_vocabulary = std::move(vocabulary->second);
    source.tree.entries.erase(vocabulary);
  }
  std::string id = source.id;
  by_id_.emplace(id, std::make_unique<SchemaSource>(std::move(source)));
  return id;
}

std::string SchemaLibrary::AddBundledFile(const BundledFile& bundled) {
  SchemaSource source;
  source.file = std::string(bundled.file);
  auto tree = UnpackNode(bundled.bytes, source.file);
  if (!tree.has_value()) return {};
  source.tree = *std::move(tree);
  source.trusted = !check_all_;
  return Add(std::move(source));
}

std::vector<std::string> SchemaLibrary::AddBundled() {
  std::vector<std::string> ids;
  for (const BundledFile& bundled : BundledFiles()) {
    if (!bundled.file.ends_with(".yaml") || IsVocabulary(bundled.id)) continue;
    if (by_id_.count(std::string(bundled.id)) != 0) continue;
    std::string id = AddBundledFile(bundled);
    if (!id.empty()) ids.push_back(std::move(id));
  }
  return ids;
}

SchemaSource* SchemaLibrary::FindById(const std::string& id,
                                      const std::string& folder) {
  const auto known = by_id_.find(id);
  if (known != by_id_.end()) return known->second.get();
  if (IsVocabulary(id)) return nullptr;
  if (!folder.empty()) {
    const std::string sibling = (fs::path(folder) / (id + ".yaml")).string();
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
  for (const auto& [id, source] : by_id_) ids.emplace_back(id);
  for (const BundledFile& bundled : BundledFiles()) {
    if (bundled.file.ends_with(".yaml") && !IsVocabulary(bundled.id)) {
      ids.push_back(bundled.id);
    }
  }
  return ids;
}

// Null and an error if there is none.  `child` extends something.
SchemaSource* SchemaLibrary::FindParent(SchemaSource* child) {
  const YamlNode& extends = *child->tree.Find("extends");
  SchemaSource* parent = FindById(extends.scalar, child->folder);
  if (parent == nullptr) {
    Error(
        extends.where, "schema-missing-parent",
        fmt::format("no schema has the id '{}'", extends.scalar),
        DidYouMean(extends.scalar, KnownIds(),
                   fmt::format("put {}.yaml beside this file, or give it with --schema",
                               extends.scalar)));
  }
  return parent;
}

const SchemaSource* SchemaLibrary::ResolveSource(SchemaSource* source, int depth) {
  if (source->state == SchemaSource::State::kResolved) return source;
  if (source->state == SchemaSource::State::kFailed) return nullptr;
  source->state = SchemaSource::State::kResolving;
  const YamlNode* extends = source->tree.Find("extends");
  const SchemaSource* parent = nullptr;
  if (extends != nullptr && extends->is_scalar()) {
    SchemaSource* found = FindParent(source);
    if (found != nullptr &&
        (found->state == SchemaSource::State::kResolving || depth >= kMostAncestors)) {
      Error(
          extends->where, "schema-cycle",
          fmt::format("'{}' is its own ancestor, through '{}'", source->id, found->id),
          "a chain of parents must end");
      found = nullptr;
    }
    parent = found == nullptr ? nullptr : ResolveSource(found, depth + 1);
    if (parent == nullptr) {
      source->state = SchemaSource::State::kFailed;
      return nullptr;
    }
  }
  MergeWithParent(parent, source);
  source->state = SchemaSource::State::kResolved;
  return source;
}

void SchemaLibrary::MergeWithParent(const SchemaSource* parent, SchemaSource* source) {
  source->resolved = MergeNodes(parent == nullptr ? nullptr : &parent->resolved,
                                source->tree, &diagnostics_);
  RemoveParentsOwn(source->tree, &source->resolved);
  if (parent != nullptr) source->vocabulary = parent->vocabulary;
  if (!source->own_vocabulary.has_value()) return;
  const SchemaSource* base = ReadVocabulary();
  const YamlNode* inherited = source->vocabulary != nullptr ? source->vocabulary.get()
                              : base != nullptr             ? &base->tree
                                                            : nullptr;
  source->vocabulary = std::make_shared<const YamlNode>(
      MergeNodes(inherited, *source->own_vocabulary, &diagnostics_));
}

const SchemaSource* SchemaLibrary::Resolve(const std::string& id) {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : ResolveSource(found->second.get(), 0);
}

std::vector<SchemaSource*> SchemaLibrary::Chain(const std::string& id) {
  std::vector<SchemaSource*> chain;
  for (SchemaSource* source = FindById(id, "");
       source != nullptr && chain.size() < kMostAncestors;) {
    chain.push_back(source);
    const YamlNode* extends = source->tree.Find("extends");
    source = extends == nullptr ? nullptr : FindById(extends->scalar, source->folder);
  }
  return chain;
}

YamlNode SchemaLibrary::ResolveHeader(const std::string& id) {
  const std::vector<SchemaSource*> chain = Chain(id);
  YamlNode header;
  header.kind = YamlNode::Kind::kMap;
  Diagnostics ignored;  // a full resolution reports them
  for (auto source = chain.rbegin(); source != chain.rend(); ++source) {
    const YamlNode own = HeaderOf((*source)->tree);
    header = MergeNodes(&header, own, &ignored);
    RemoveParentsOwn(own, &header);
  }
  return header;
}

const SchemaSource* SchemaLibrary::ReadVocabulary() {
  if (vocabulary_ != nullptr) return vocabulary_.get();
  vocabulary_ = std::make_unique<SchemaSource>();
  const std::string path =
      vocabulary_folder_.empty()
          ? ""
          : (fs::path(vocabulary_folder_) / kVocabularyFile).string();
  const std::optional<std::string> text = path.empty() ? std::nullopt : ReadText(path);
  if (text.has_value()) {
    if (!ReadTree(path, *text, vocabulary_.get())) return nullptr;
  } else if (const BundledFile* bundled = FindBundled("vocabulary")) {
    vocabulary_->file = std::string(bundled->file);
    vocabulary_->trusted = !check_all_;
    auto tree = UnpackNode(bundled->bytes, vocabulary_->file);
    if (tree.has_value()) vocabulary_->tree = *std::move(tree);
  }
  if (!vocabulary_->trusted) CheckKeys(vocabulary_->tree, "vocabulary", &diagnostics_);
  return vocabulary_.get();
}

std::unordered_set<std::string> SchemaLibrary::TrustedFiles() const {
  std::unordered_set<std::string> trusted;
  for (const auto& [id, source] : by_id_) {
    if (source->trusted) trusted.insert(source->file);
  }
  for (const auto& [id, source] : by_id_) {
    if (!source->trusted) trusted.erase(source->file);
  }
  return trusted;
}

}  // namespace budget
