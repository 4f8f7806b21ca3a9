#include "schemas/load/load_schemas.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "schemas/load/bundled_files.h"
#include "schemas/load/decode_schema.h"
#include "schemas/load/decode_vocabulary.h"
#include "schemas/load/schema_library.h"

namespace budget::schemas {
namespace {

constexpr std::size_t kMostDiagnostics = 500;
constexpr std::string_view kCodesFile = "codes.csv";

using Place = std::tuple<std::string, int, int>;

Place PlaceOf(const Location& where) { return {where.file, where.line, where.column}; }

// Without repetitions (an inherited error shows in every child), by file and place.
Diagnostics Tidied(Diagnostics diagnostics) {
  std::set<std::tuple<Place, std::string, std::string>> seen;
  std::erase_if(diagnostics, [&](const Diagnostic& diagnostic) {
    return !seen.emplace(PlaceOf(diagnostic.where), diagnostic.code, diagnostic.message)
                .second;
  });
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [](const Diagnostic& a, const Diagnostic& b) {
                     return PlaceOf(a.where) < PlaceOf(b.where);
                   });
  if (diagnostics.size() > kMostDiagnostics) diagnostics.resize(kMostDiagnostics);
  return diagnostics;
}

// Those that are not there by their name.
template <typename Item>
void AddNew(const std::vector<Item>& more, std::string Item::*name,
            std::vector<Item>* items) {
  for (const Item& item : more) {
    if (std::ranges::find(*items, item.*name, name) == items->end()) {
      items->push_back(item);
    }
  }
}

// Everything that outlives the loading: decodes schemas when they are asked for.
class Loader {
 public:
  explicit Loader(bool check_all) : check_all_(check_all), library_(check_all) {}

  SchemaLibrary& library() { return library_; }
  void Give(std::vector<std::string> ids) {
    for (std::string& id : ids) given_.push_back(std::move(id));
  }
  const std::vector<std::string>& given() const { return given_; }

  // The vocabulary and every given schema that is not known to be good.
  void Check() {
    vocabulary_ = DecodeBaseVocabulary();
    for (const std::string& id : given_) {
      if (check_all_ || !IsTrusted(id)) Decode(id);
    }
    ReportUnused();
  }

  std::shared_ptr<const Schema> Decode(const std::string& id) {
    std::shared_ptr<const Schema>& decoded = decoded_[id];
    if (decoded != nullptr) return decoded;
    const std::optional<ResolvedSource> resolved = library_.Resolve(id);
    if (!resolved.has_value()) return nullptr;
    Diagnostics errors;
    NamedPatterns patterns(resolved->tree.Find("patterns"));
    const std::shared_ptr<const Vocabulary> vocabulary =
        resolved->vocabulary == nullptr ? vocabulary_
                                        : DecodeTree(*resolved->vocabulary);
    std::size_t pattern_work = 0;
    const DecodeContext context{.vocabulary = vocabulary.get(),
                                .patterns = &patterns,
                                .pool = &pool_,
                                .diagnostics = &errors,
                                .pattern_work = &pattern_work,
                                .trusted_files = library_.TrustedFiles()};
    Schema schema = DecodeSchema(resolved->tree, context);
    schema.file = resolved->source->file;
    schema.vocabulary = vocabulary;
    NoteUse(patterns);
    Keep(std::move(errors));
    decoded = std::make_shared<const Schema>(std::move(schema));
    return decoded;
  }

  // What is known of a schema without decoding it.
  SchemaCandidate Candidate(const std::string& id) {
    SchemaCandidate candidate;
    const std::vector<const SchemaSource*> chain = library_.Chain(id);
    candidate.id = id;
    if (chain.empty()) return candidate;
    candidate.file = chain.front()->file;
    for (std::size_t i = 1; i < chain.size(); ++i) {
      candidate.ancestors.push_back(chain[i]->id);
    }
    if (const auto known = decoded_.find(id); known != decoded_.end()) {
      candidate.is_template = known->second->is_template;
      candidate.applies_to = known->second->applies_to;
      return candidate;
    }
    const YamlNode header = library_.ResolveHeader(id);
    const YamlNode* is_template = header.Find("template");
    candidate.is_template = is_template != nullptr && is_template->scalar == "true";
    const YamlNode* applies_to = header.Find("applies_to");
    if (applies_to == nullptr) return candidate;
    NamedPatterns patterns(header.Find("patterns"));
    Diagnostics none;  // the file is known to be good
    std::size_t pattern_work = 0;
    const DecodeContext context{.vocabulary = nullptr,
                                .patterns = &patterns,
                                .pool = &pool_,
                                .diagnostics = &none,
                                .pattern_work = &pattern_work,
                                .trusted_files = library_.TrustedFiles()};
    candidate.applies_to = DecodePattern(*applies_to, context);
    return candidate;
  }

  // What a dataset can hold: the tables and units of vocabulary.yaml, and those that
  // the given files add.
  std::shared_ptr<const Vocabulary> vocabulary() const {
    if (decoded_.empty()) return vocabulary_;
    auto all = std::make_shared<Vocabulary>(*vocabulary_);
    for (const std::string& id : given_) {
      const auto schema = decoded_.find(id);
      if (schema == decoded_.end() || schema->second == nullptr) continue;
      AddNew(schema->second->vocabulary->tables, &TableName::id, &all->tables);
      AddNew(schema->second->vocabulary->units, &Unit::name, &all->units);
    }
    all->Index();
    return all;
  }

  Diagnostics TakeDiagnostics() {
    Keep(library_.TakeDiagnostics());
    return Tidied(std::exchange(diagnostics_, Diagnostics()));
  }

 private:
  void Keep(Diagnostics more) {
    diagnostics_.insert(diagnostics_.end(), std::make_move_iterator(more.begin()),
                        std::make_move_iterator(more.end()));
  }

  bool IsTrusted(const std::string& id) {
    const std::vector<const SchemaSource*> chain = library_.Chain(id);
    const SchemaSource* vocabulary = library_.ReadVocabulary();
    return !chain.empty() && vocabulary != nullptr && vocabulary->trusted &&
           std::all_of(chain.begin(), chain.end(),
                       [](const SchemaSource* source) { return source->trusted; });
  }

  std::shared_ptr<const Vocabulary> DecodeTree(const YamlNode& tree) {
    auto vocabulary = std::make_shared<Vocabulary>();
    Diagnostics errors;
    std::size_t pattern_work = 0;
    const DecodeContext context{.vocabulary = nullptr,
                                .patterns = nullptr,
                                .pool = &pool_,
                                .diagnostics = &errors,
                                .pattern_work = &pattern_work,
                                .trusted_files = {}};
    DecodeVocabulary(MapReader(&tree, "vocabulary", &context), vocabulary.get());
    vocabulary->codes = Codes();
    vocabulary->Index();
    Keep(std::move(errors));
    return vocabulary;
  }

  std::shared_ptr<const Vocabulary> DecodeBaseVocabulary() {
    const SchemaSource* source = library_.ReadVocabulary();
    return DecodeTree(source == nullptr ? YamlNode() : source->Tree());
  }

  std::vector<Code> Codes() {
    for (const BundledFile& bundled : BundledFiles()) {
      if (!bundled.file.ends_with(kCodesFile)) continue;
      Result<std::vector<Code>> codes =
          ParseCodes(bundled.bytes, std::string(bundled.file));
      Keep(codes.diagnostics());
      if (codes.ok()) return std::move(codes).value();
    }
    return {};
  }

  void NoteUse(const NamedPatterns& patterns) {
    std::set<Place> unused;
    for (const YamlNode* key : patterns.Unused()) unused.insert(PlaceOf(key->where));
    for (const YamlNode* key : patterns.All()) {
      const Place place = PlaceOf(key->where);
      if (unused.count(place) == 0) used_.insert(place);
    }
  }

  // Named patterns that nothing uses: neither the given schema nor a given child of it.
  // Those of a schema that is there for children only may be used by others.
  void ReportUnused() {
    for (const std::string& id : given_) {
      const auto decoded = decoded_.find(id);
      if (decoded == decoded_.end() || decoded->second == nullptr) continue;
      if (decoded->second->applies_to.empty() || decoded->second->is_template) continue;
      const YamlNode* patterns = library_.Chain(id).front()->header.Find("patterns");
      if (patterns == nullptr) continue;
      for (const auto& [key, value] : patterns->entries) {
        if (value.is_null() || used_.count(PlaceOf(key.where)) != 0) continue;
        Diagnostic unused;
        unused.code = "schema-unused-pattern";
        unused.message = fmt::format("pattern '{}' is never used", key.scalar);
        unused.where = key.where;
        unused.hint = fmt::format("insert it as ${{{}}}, or remove it", key.scalar);
        diagnostics_.push_back(std::move(unused));
      }
    }
  }

  bool check_all_;
  SchemaLibrary library_;
  PatternPool pool_;
  std::vector<std::string> given_;
  std::shared_ptr<const Vocabulary> vocabulary_ = std::make_shared<Vocabulary>();
  std::map<std::string, std::shared_ptr<const Schema>> decoded_;
  std::set<Place> used_;  // keys of named patterns
  Diagnostics diagnostics_;
};

// The given schemas that can claim a document; all if there is only one.
std::vector<SchemaCandidate> Candidates(Loader* loader) {
  std::vector<SchemaCandidate> candidates;
  const bool only_one = loader->given().size() == 1;
  for (const std::string& id : loader->given()) {
    SchemaCandidate candidate = loader->Candidate(id);
    if (only_one || !candidate.applies_to.empty()) {
      candidates.push_back(std::move(candidate));
    }
  }
  if (only_one) return candidates;
  for (const std::string& id : loader->library().AddBundled()) {
    SchemaCandidate candidate = loader->Candidate(id);
    if (candidate.is_template) candidates.push_back(std::move(candidate));
  }
  return candidates;
}

Result<SchemaSet> Load(const std::shared_ptr<Loader>& loader) {
  loader->Check();
  Diagnostics errors = loader->TakeDiagnostics();
  if (!errors.empty()) return Result<SchemaSet>::Failed(std::move(errors));
  std::vector<SchemaCandidate> candidates = Candidates(loader.get());
  std::vector<std::string> ids;
  ids.reserve(candidates.size());
  for (const SchemaCandidate& candidate : candidates) ids.push_back(candidate.id);
  return SchemaSet(
      std::move(candidates), loader->vocabulary(),
      [loader, ids](std::size_t index) { return loader->Decode(ids[index]); });
}

void GivePaths(const std::vector<std::string>& paths, Loader* loader) {
  for (const std::string& path : paths) loader->Give(loader->library().AddPath(path));
  if (paths.empty()) loader->Give(loader->library().AddBundled());
}

}  // namespace

Result<SchemaSet> LoadSchemas(const std::vector<std::string>& paths) {
  const auto loader = std::make_shared<Loader>(false);
  GivePaths(paths, loader.get());
  return Load(loader);
}

CheckedSchemas CheckSchemas(const std::vector<std::string>& paths) {
  Loader loader(true);
  GivePaths(paths, &loader);
  loader.Check();
  return {.schemas = loader.given().size(), .diagnostics = loader.TakeDiagnostics()};
}

Result<SchemaSet> LoadSchemaTexts(const std::vector<SchemaText>& texts) {
  const auto loader = std::make_shared<Loader>(false);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    std::string id = loader->library().AddText(texts[i].file, texts[i].text);
    if (i == 0 && !id.empty()) loader->Give({std::move(id)});
  }
  return Load(loader);
}

Result<std::vector<ResolvedSchema>> ResolveSchemas(
    const std::vector<std::string>& paths) {
  Loader loader(false);
  GivePaths(paths, &loader);
  std::vector<ResolvedSchema> schemas;
  for (const std::string& id : loader.given()) {
    std::optional<ResolvedSource> resolved = loader.library().Resolve(id);
    if (!resolved.has_value()) continue;
    schemas.push_back(
        {.id = id, .file = resolved->source->file, .tree = std::move(resolved->tree)});
  }
  using Resolved = Result<std::vector<ResolvedSchema>>;
  Diagnostics errors = loader.TakeDiagnostics();
  return errors.empty() ? Resolved(std::move(schemas))
                        : Resolved::Failed(std::move(errors));
}

}  // namespace budget::schemas
