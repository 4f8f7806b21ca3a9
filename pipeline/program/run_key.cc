#include "pipeline/program/run_key.h"

#include <sys/stat.h>

#include <filesystem>
#include <string_view>
#include <system_error>
#include <vector>

#include "pipeline/batch/memory_file.h"
#include "pipeline/encoding/encode_document.h"
#include "pipeline/model/sha256.h"
#include "pipeline/program/format_schema.h"
#include "pipeline/program/load_input.h"
#include "pipeline/program/version.h"
#include "schemas/load/bundled_files.h"
#include "schemas/load/load_schemas.h"

namespace budget::program {
namespace {

namespace fs = std::filesystem;

// Parts that cannot run into each other.
class Key {
 public:
  void Add(std::string_view part) {
    sha256_.Add(std::to_string(part.size()) + ":");
    sha256_.Add(part);
  }
  std::string Take() { return sha256_.TakeHex(); }

 private:
  Sha256 sha256_;
};

// A program that was built anew may read anew.
void AddProgram(Key* key) {
  key->Add(ExtractorVersion());
  key->Add(std::to_string(encoding::kEncodingVersion));
  struct stat status {};
  if (stat("/proc/self/exe", &status) != 0) return;
  key->Add(std::to_string(status.st_size));
  key->Add(std::to_string(status.st_mtim.tv_sec) + "." +
           std::to_string(status.st_mtim.tv_nsec));
}

// vocabulary.yaml beside the first schema, which may take the place of the bundled one.
void AddVocabulary(const std::string& first_schema, Key* key) {
  std::error_code error;
  const fs::path path(first_schema);
  const fs::path folder = fs::is_directory(path, error) ? path : path.parent_path();
  const Result<LoadedInput> file = LoadInput((folder / "vocabulary.yaml").string());
  if (file.ok()) key->Add(file.value().sha256);
}

}  // namespace

std::string RunKey(const Options& options) {
  Key key;
  AddProgram(&key);
  for (const schemas::BundledFile& file : schemas::BundledFiles()) {
    key.Add(file.id);
    key.Add(std::to_string(file.text_hash));
  }
  if (!options.schemas.empty()) {
    const Result<std::vector<schemas::ResolvedSchema>> resolved =
        schemas::ResolveSchemas(options.schemas);
    if (resolved.ok()) {
      for (const schemas::ResolvedSchema& schema : resolved.value()) {
        key.Add(FormatSchema(schema));
      }
    }
    AddVocabulary(options.schemas.front(), &key);
  }
  key.Add(options.password);
  key.Add(options.explain ? "explain" : "");
  key.Add(std::to_string(static_cast<int>(options.dataset_language)));
  return key.Take();
}

}  // namespace budget::program
