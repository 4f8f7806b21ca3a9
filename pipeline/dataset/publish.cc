#include "pipeline/dataset/publish.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>
#include <vector>

#include "pipeline/dataset/dataset_files.h"
#include "pipeline/dataset/file_system.h"

namespace budget::dataset {
namespace {

namespace fs = std::filesystem;

// All files of a dataset, its description last.
std::vector<std::string> FileNames() {
  std::vector<std::string> names;
  names.reserve(kDatasetFileCount + 1);
  for (int i = 0; i < kDatasetFileCount; ++i) {
    names.emplace_back(SpecOf(static_cast<DatasetFile>(i)).file_name);
  }
  names.emplace_back(kDatapackageName);
  return names;
}

std::string Join(const std::string& folder, std::string_view name) {
  std::string path = folder;
  path.append("/").append(name);
  return path;
}

bool IsInside(const fs::path& path, const fs::path& folder) {
  return std::ranges::mismatch(folder, path).in1 == folder.end();
}

// What would get lost, or be hard to understand, if the folder were another one.
std::optional<std::string> WhyItMustStay(const std::string& folder) {
  std::error_code error;
  const fs::path current = fs::current_path(error);
  if (!error && IsInside(current, folder)) return "it is the current folder";
  const std::vector<std::string> ours = FileNames();
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    if (name != kWorkName && std::ranges::find(ours, name) == ours.end()) {
      return "it holds '" + name + "', too";
    }
  }
  return std::nullopt;
}

// Owner and rights as those of the folder whose place it takes.  0, or errno.
int TakeRights(const std::string& folder, const std::string& written) {
  struct stat old_one {};
  struct stat new_one {};
  if (stat(folder.c_str(), &old_one) != 0) return errno;
  if (stat(written.c_str(), &new_one) != 0) return errno;
  const bool same =
      old_one.st_uid == new_one.st_uid && old_one.st_gid == new_one.st_gid;
  if (!same && chown(written.c_str(), old_one.st_uid, old_one.st_gid) != 0) {
    return errno;
  }
  constexpr mode_t kRights = 07777;
  return chmod(written.c_str(), old_one.st_mode & kRights) == 0 ? 0 : errno;
}

// 0, or errno: then everything is where it was.
int ChangePlaces(const std::string& written, const std::string& folder) {
  const std::string beside = BesideOf(folder);
  if (const int error = TakeRights(folder, written); error != 0) return error;
  if (rename(written.c_str(), beside.c_str()) != 0) return errno;
  if (renameat2(AT_FDCWD, beside.c_str(), AT_FDCWD, folder.c_str(), RENAME_EXCHANGE) !=
      0) {
    const int error = errno;
    rename(beside.c_str(), written.c_str());
    return error;
  }
  SyncFolder(fs::path(folder).parent_path().string());
  return 0;
}

std::optional<Diagnostic> MoveOneByOne(const std::string& written,
                                       const std::string& folder) {
  const std::string description = Join(folder, kDatapackageName);
  if (unlink(description.c_str()) != 0 && errno != ENOENT) {
    return CannotWrite(description, errno);
  }
  for (const std::string& name : FileNames()) {
    const std::string from = Join(written, name);
    const std::string to = Join(folder, name);
    if (name == kDatapackageName) SyncFolder(folder);
    if (rename(from.c_str(), to.c_str()) != 0) return CannotWrite(to, errno);
  }
  SyncFolder(folder);
  return std::nullopt;
}

}  // namespace

std::string BesideOf(const std::string& folder) {
  const fs::path path(folder);
  return (path.parent_path() / ("." + path.filename().string() + ".extract")).string();
}

void Sweep(const std::string& folder) {
  std::error_code ignored;  // what stays now is swept by the next run
  for (const std::string& name : FileNames()) fs::remove(Join(folder, name), ignored);
  // The lock last, while it is held: nobody comes in between.
  const std::string work = Join(folder, kWorkName);
  for (const auto& entry : fs::directory_iterator(work, ignored)) {
    if (entry.is_directory(ignored)) fs::remove_all(entry.path(), ignored);
  }
  fs::remove_all(work, ignored);
  fs::remove(folder, ignored);  // only if it is empty
}

Result<Published> Publish(const std::string& written, const std::string& folder) {
  Published published;
  if (const auto why = WhyItMustStay(folder)) {
    published = {.at_once = false, .reason = *why};
  } else if (const int error = ChangePlaces(written, folder); error != 0) {
    published = {.at_once = false, .reason = std::generic_category().message(error)};
  }
  if (published.at_once) return published;
  if (auto failure = MoveOneByOne(written, folder)) {
    return Result<Published>::Failed(*std::move(failure));
  }
  return published;
}

}  // namespace budget::dataset
