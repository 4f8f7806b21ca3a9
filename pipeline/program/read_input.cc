#include "pipeline/program/read_input.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "pipeline/program/find_inputs.h"

namespace budget::program {
namespace {

// A pipe says nothing of its length.
constexpr std::size_t kFirstChunk = std::size_t{1} << 16;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ > STDIN_FILENO) close(number_);
  }
  int get() const { return number_; }

 private:
  int number_;
};

Result<std::string> Failed(const std::string& source, std::string code,
                           std::string message) {
  return Result<std::string>::Failed(Diagnostic{.severity = Severity::kError,
                                                .code = std::move(code),
                                                .message = std::move(message),
                                                .where = {.file = source},
                                                .because = {},
                                                .hint = {}});
}

Result<std::string> Unreadable(const std::string& source, int error) {
  return Failed(source, "unreadable", std::generic_category().message(error));
}

// What the file says that it has, or a first guess.
std::size_t ExpectedSize(int descriptor, std::size_t max_bytes) {
  struct stat status {};
  if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) return kFirstChunk;
  // One more than that: then the read that finds the end needs no growth.
  return std::min(static_cast<std::size_t>(status.st_size), max_bytes) + 1;
}

}  // namespace

Result<std::string> ReadInput(const std::string& source, std::size_t max_bytes) {
  const bool standard_input = source == kStandardInput;
  const Descriptor file(standard_input ? STDIN_FILENO
                                       : open(source.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) return Unreadable(source, errno);

  std::string bytes(ExpectedSize(file.get(), max_bytes), '\0');
  std::size_t used = 0;
  while (true) {
    if (used == bytes.size()) bytes.resize(std::min(2 * used, max_bytes + 1));
    const ssize_t count = read(file.get(), bytes.data() + used, bytes.size() - used);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return Unreadable(source, errno);
    if (count == 0) break;
    used += static_cast<std::size_t>(count);
    if (used > max_bytes) {
      return Failed(source, "too-large",
                    "more than " + std::to_string(max_bytes) + " bytes");
    }
  }
  bytes.resize(used);
  return bytes;
}

}  // namespace budget::program
