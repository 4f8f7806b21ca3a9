#include "pipeline/program/find_inputs.h"

#include <fnmatch.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <unordered_set>
#include <utility>

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

bool Matches(const std::vector<std::string>& patterns, const fs::path& path) {
  const std::string name = path.filename().string();
  return std::ranges::any_of(patterns, [&](const std::string& pattern) {
    const std::string& whole =
        pattern.find('/') == std::string::npos ? name : path.native();
    return fnmatch(pattern.c_str(), whole.c_str(), 0) == 0;
  });
}

// The search below one folder, without recursion: folders may be nested to any depth.
class FolderSearch {
 public:
  FolderSearch(const InputFilter& filter, Inputs* inputs)
      : filter_(filter), inputs_(inputs) {}

  // The files to read, and the folders that cannot be.
  std::vector<std::string> Search(const std::string& folder) {
    folders_ = {folder};
    while (!folders_.empty()) {
      const std::string next = std::move(folders_.back());
      folders_.pop_back();
      SearchOne(next);
    }
    std::ranges::sort(found_);
    return std::move(found_);
  }

 private:
  void SearchOne(const std::string& folder) {
    std::error_code error;
    fs::directory_iterator entry(folder, error);
    while (!error && entry != fs::directory_iterator()) {
      Take(*entry);
      entry.increment(error);
    }
    // It is a source itself: reading it fails with the reason.
    if (error) found_.push_back(folder);
  }

  void Take(const fs::directory_entry& entry) {
    std::error_code error;
    const fs::path& path = entry.path();
    const bool is_link = entry.is_symlink(error);
    const fs::file_status status = entry.status(error);  // of what a link leads to
    if (status.type() == fs::file_type::none) {
      // Nothing can be learnt about it: reading it fails with the reason.
      found_.push_back(path.string());
      return;
    }
    const bool is_folder = fs::is_directory(status);
    if (IsHidden(path)) return Leave(path, LeftOut::kHidden);
    if (Matches(filter_.exclude, path)) return Leave(path, LeftOut::kExcluded);
    if (is_folder && is_link) return Leave(path, LeftOut::kFolderLink);
    if (is_folder) return folders_.push_back(path.string());
    if (is_link && !fs::exists(status)) return Leave(path, LeftOut::kDanglingLink);
    if (fs::is_other(status) && !fs::is_regular_file(status)) {
      return Leave(path, LeftOut::kSpecial);
    }
    if (filter_.include.empty() && !HasKnownEnding(path)) {
      return Leave(path, LeftOut::kOtherKind);
    }
    if (!filter_.include.empty() && !Matches(filter_.include, path)) {
      return Leave(path, LeftOut::kExcluded);
    }
    found_.push_back(path.string());
  }

  void Leave(const fs::path& path, LeftOut reason) {
    ++inputs_->left_out[static_cast<std::size_t>(reason)];
    if (!filter_.keep_names) return;
    inputs_->left_out_names.push_back({.path = path.string(), .reason = reason});
  }

  const InputFilter& filter_;
  Inputs* inputs_;
  std::vector<std::string> folders_;
  std::vector<std::string> found_;
};

}  // namespace

std::string_view IdOf(LeftOut reason) {
  switch (reason) {
    case LeftOut::kOtherKind:
      return "other-kind";
    case LeftOut::kExcluded:
      return "excluded";
    case LeftOut::kHidden:
      return "hidden";
    case LeftOut::kFolderLink:
      return "folder-link";
    case LeftOut::kDanglingLink:
      return "dangling-link";
    case LeftOut::kSpecial:
      return "special";
  }
  return {};
}

Inputs FindInputs(const std::vector<std::string>& paths, const InputFilter& filter) {
  Inputs inputs;
  std::unordered_set<std::string> seen;
  for (const std::string& path : paths) {
    std::vector<std::string> found = {path};
    std::error_code error;
    if (path != kStandardInput && fs::is_directory(path, error)) {
      found = FolderSearch(filter, &inputs).Search(path);
    }
    for (std::string& source : found) {
      if (seen.insert(source).second) inputs.sources.push_back(std::move(source));
    }
  }
  return inputs;
}

}  // namespace budget::program
