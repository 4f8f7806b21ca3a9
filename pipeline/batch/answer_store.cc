#include "pipeline/batch/answer_store.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <sstream>

#include "pipeline/model/sha256.h"

namespace budget::batch {
namespace {

constexpr std::size_t kHashDigits = 64;
// Answers in subfolders: a folder of a hundred thousand files is slow on some systems.
constexpr std::size_t kSubfolderDigits = 2;
constexpr mode_t kForEveryone = 0666;
constexpr mode_t kFolderForEveryone = 0777;

// 0, or errno.
int WriteAll(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return 0;
}

}  // namespace

std::string AnswerStore::PathOf(std::string_view key) const {
  return folder_ + "/" + std::string(key.substr(0, kSubfolderDigits)) + "/" +
         std::string(key.substr(kSubfolderDigits));
}

std::optional<std::string> AnswerStore::Find(std::string_view key) const {
  std::ifstream file(PathOf(key), std::ios::binary);
  if (!file) return std::nullopt;
  std::ostringstream content;
  content << file.rdbuf();
  std::string bytes = std::move(content).str();
  if (bytes.size() < kHashDigits) return std::nullopt;
  std::string answer = bytes.substr(kHashDigits);
  if (Sha256Hex(answer) != bytes.substr(0, kHashDigits)) return std::nullopt;
  return answer;
}

int AnswerStore::Keep(std::string_view key, std::string_view answer) const {
  const std::string path = PathOf(key);
  const std::string folder =
      folder_ + "/" + std::string(key.substr(0, kSubfolderDigits));
  if (mkdir(folder.c_str(), kFolderForEveryone) != 0 && errno != EEXIST) return errno;
  const std::string part = path + ".part";
  const int file =
      open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kForEveryone);
  if (file < 0) return errno;
  int error = WriteAll(file, Sha256Hex(answer));
  if (error == 0) error = WriteAll(file, answer);
  if (close(file) != 0 && error == 0) error = errno;
  if (error == 0 && rename(part.c_str(), path.c_str()) != 0) error = errno;
  if (error != 0) unlink(part.c_str());
  return error;
}

}  // namespace budget::batch
