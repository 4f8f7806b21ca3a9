#include "pipeline/dataset/output_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string_view>
#include <system_error>
#include <utility>

#include "pipeline/dataset/datapackage.h"
#include "pipeline/dataset/dataset_files.h"
#include "pipeline/dataset/file_system.h"

namespace budget::dataset {
namespace {

namespace fs = std::filesystem;

Diagnostic Problem(const std::string& path, std::string code, std::string message,
                   std::string hint = {}) {
  return {.severity = Severity::kError,
          .code = std::move(code),
          .message = std::move(message),
          .where = {.file = path},
          .because = {},
          .hint = std::move(hint)};
}

bool IsOurDescription(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return false;
  const auto json = nlohmann::json::parse(file, nullptr, /*allow_exceptions=*/false);
  return json.is_object() && json.value("name", "") == kPackageName;
}

// Rows below the header; a line feed inside quotes ends none.
std::size_t CountRows(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::size_t rows = 0;
  bool quoted = false;
  for (auto c = std::istreambuf_iterator<char>(file);
       c != std::istreambuf_iterator<char>(); ++c) {
    if (*c == '"') quoted = !quoted;
    if (*c == '\n' && !quoted) ++rows;
  }
  return rows == 0 ? 0 : rows - 1;
}

std::string DateOf(const std::string& path) {
  struct stat status {};
  tm date{};
  std::array<char, sizeof "2026-01-31"> text{};
  if (stat(path.c_str(), &status) != 0 ||
      localtime_r(&status.st_mtime, &date) == nullptr ||
      std::strftime(text.data(), text.size(), "%Y-%m-%d", &date) == 0) {
    return {};
  }
  return text.data();
}

// Something that is not ours in a folder that holds no dataset of ours.
std::optional<std::string> Stranger(const std::string& path) {
  std::error_code error;
  std::optional<std::string> first;
  for (const auto& entry : fs::directory_iterator(path, error)) {
    const std::string name = entry.path().filename().string();
    if (name == kWorkName) return std::nullopt;
    if (!first || name < *first) first = name;
  }
  return first;
}

// The lock, or -1 and errno.  A run that ends removes the file: what was locked then is
// no longer the one that others see.
int Lock(const std::string& path) {
  while (true) {
    const int lock = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (lock < 0) return -1;
    if (flock(lock, LOCK_EX | LOCK_NB) != 0) {
      const int error = errno;
      close(lock);
      errno = error;
      return -1;
    }
    struct stat locked {};
    struct stat visible {};
    if (fstat(lock, &locked) == 0 && stat(path.c_str(), &visible) == 0 &&
        locked.st_ino == visible.st_ino && locked.st_dev == visible.st_dev) {
      return lock;
    }
    close(lock);
    std::error_code error;
    fs::create_directories(fs::path(path).parent_path(), error);
    if (error) {
      errno = error.value();
      return -1;
    }
  }
}

Diagnostic Busy(const std::string& path) {
  return Problem(path, "output-busy", "another run writes here",
                 "wait for it, or give another folder");
}

// What a run has left beside the folder that ended while the two changed places; that
// of another one that is just about to end is busy.
std::optional<Diagnostic> SweepBeside(const std::string& folder,
                                      const std::string& shown) {
  const std::string beside = BesideOf(folder);
  const std::string work = beside + "/" + std::string(kWorkName);
  std::error_code error;
  const bool has_work = fs::is_directory(work, error);
  if (!has_work && !IsOurDescription(beside + "/" + std::string(kDatapackageName))) {
    return std::nullopt;
  }
  const int lock = has_work ? Lock(work + "/lock") : -1;
  if (has_work && lock < 0 && errno == EWOULDBLOCK) return Busy(shown);
  Sweep(beside);
  if (lock >= 0) close(lock);
  return std::nullopt;
}

}  // namespace

Result<OutputFolder> OutputFolder::Open(const std::string& path, bool keep_answers) {
  using Opened = Result<OutputFolder>;
  std::error_code error;
  fs::create_directories(path, error);
  if (error) return Opened::Failed(CannotWrite(path, error.value()));
  const std::string folder_path = fs::canonical(path, error).string();
  if (error) return Opened::Failed(CannotWrite(path, error.value()));
  const std::string description = path + "/" + std::string(kDatapackageName);
  const bool has_dataset = IsOurDescription(description);
  if (!has_dataset) {
    if (const auto stranger = Stranger(path)) {
      return Opened::Failed(
          Problem(path, "output-not-ours",
                  "holds '" + *stranger + "' and no dataset of this program",
                  "give a new folder, or an empty one"));
    }
  }
  const std::string work = path + "/" + std::string(kWorkName);
  fs::create_directories(work, error);
  if (error) return Opened::Failed(CannotWrite(work, error.value()));
  const int lock = Lock(work + "/lock");
  if (lock < 0 && errno == EWOULDBLOCK) return Opened::Failed(Busy(path));
  if (lock < 0) return Opened::Failed(CannotWrite(work, errno));

  OutputFolder folder(folder_path, lock);
  if (auto busy = SweepBeside(folder_path, path)) return Opened::Failed(*busy);
  if (has_dataset) {
    const std::string documents(SpecOf(DatasetFile::kDocuments).file_name);
    folder.standing_ = {.documents = CountRows(path + "/" + documents),
                        .date = DateOf(description)};
  }
  fs::remove_all(folder.staging(), error);
  if (!error && !keep_answers) fs::remove_all(folder.answers(), error);
  if (!error) fs::create_directories(folder.staging(), error);
  if (!error) fs::create_directories(folder.answers(), error);
  if (error) return Opened::Failed(CannotWrite(work, error.value()));
  return folder;
}

OutputFolder::OutputFolder(OutputFolder&& other) noexcept
    : path_(std::move(other.path_)),
      lock_(std::exchange(other.lock_, -1)),
      standing_(std::move(other.standing_)) {}

OutputFolder::~OutputFolder() {
  if (lock_ >= 0) close(lock_);
}

Result<Published> OutputFolder::Publish() {
  Result<Published> published = dataset::Publish(staging(), path_);
  if (!published.ok()) return published;
  if (published.value().at_once) {
    Sweep(BesideOf(path_));
  } else {
    std::error_code ignored;  // it is swept by the next run then
    fs::remove_all(staging(), ignored);
    fs::remove_all(answers(), ignored);
    // The lock last, while it is held: nobody comes in between.
    fs::remove_all(path_ + "/" + std::string(kWorkName), ignored);
  }
  return published;
}

}  // namespace budget::dataset
