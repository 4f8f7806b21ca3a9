#include "pipeline/program/find_inputs.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <unordered_set>

namespace budget::program {
namespace {

namespace fs = std::filesystem;

bool HasKnownEnding(const fs::path& path) {
  static constexpr std::array<std::string_view, 7> kEndings = {
      ".pdf", ".txt", ".text", ".md", ".tsv", ".html", ".htm"};
  std::string ending = path.extension().string();
  for (char& c : ending) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return std::ranges::find(kEndings, ending) != kEndings.end();
}

bool IsHidden(const fs::path& path) {
  return path.filename().native().starts_with('.');
}

// A folder that cannot be opened is itself a source: reading it fails with the reason.
void SearchFolder(const std::string& folder, std::vector<std::string>* found,
                  std::size_t* left_out) {
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, error);
  if (error) {
    found->push_back(folder);
    return;
  }
  while (entry != fs::recursive_directory_iterator()) {
    std::error_code kind_error;
    const bool is_folder =
        !entry->is_symlink(kind_error) && entry->is_directory(kind_error);
    if (IsHidden(entry->path())) {
      if (is_folder) entry.disable_recursion_pending();
    } else if (!is_folder && entry->is_regular_file(kind_error)) {
      if (HasKnownEnding(entry->path())) {
        found->push_back(entry->path().string());
      } else {
        ++*left_out;
      }
    }
    const std::string here = entry->path().string();
    entry.increment(error);
    if (error) {
      found->push_back(here);
      return;
    }
  }
}

}  // namespace

Inputs FindInputs(const std::vector<std::string>& paths) {
  Inputs inputs;
  std::unordered_set<std::string> seen;
  for (const std::string& path : paths) {
    std::vector<std::string> found;
    std::error_code error;
    if (path != kStandardInput && fs::is_directory(path, error)) {
      SearchFolder(path, &found, &inputs.left_out);
      std::ranges::sort(found);
    } else {
      found.push_back(path);
    }
    for (std::string& source : found) {
      if (seen.insert(source).second) inputs.sources.push_back(std::move(source));
    }
  }
  return inputs;
}

}  // namespace budget::program
