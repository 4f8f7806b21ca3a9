#include "pipeline/program/load_input.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include "pipeline/model/sha256.h"
#include "pipeline/program/find_inputs.h"
#include "pipeline/program/interrupt.h"

namespace budget::program {
namespace {

constexpr std::size_t kPiece = std::size_t{1} << 17;

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

Diagnostic Unreadable(const std::string& source, int error) {
  return ErrorIn(source, "unreadable", std::generic_category().message(error));
}

enum class Pipes : std::uint8_t { kRefused, kRead };

// What it is, if that is nothing to read.
std::optional<Diagnostic> WhyRefused(const std::string& source, int descriptor,
                                     Pipes pipes) {
  struct stat status {};
  if (fstat(descriptor, &status) != 0) return Unreadable(source, errno);
  if (S_ISREG(status.st_mode)) return std::nullopt;
  if (S_ISFIFO(status.st_mode) && pipes == Pipes::kRead) {
    fcntl(descriptor, F_SETFL, O_RDONLY);  // waits for what its writer has to say
    return std::nullopt;
  }
  if (S_ISDIR(status.st_mode)) return Unreadable(source, EISDIR);
  return ErrorIn(source, "unreadable", "no regular file",
                 "a pipe is read as standard input: extract - < PIPE");
}

Result<LoadedInput> Load(const std::string& source, std::size_t max_bytes,
                         Pipes pipes) {
  const bool standard_input = source == kStandardInput;
  // A FIFO without a writer would not let itself be opened.
  const Descriptor input(standard_input
                             ? STDIN_FILENO
                             : open(source.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  using Loaded = Result<LoadedInput>;
  if (input.get() < 0) return Loaded::Failed(Unreadable(source, errno));
  if (!standard_input) {
    if (auto refusal = WhyRefused(source, input.get(), pipes)) {
      return Loaded::Failed(*std::move(refusal));
    }
  }

  LoadedInput loaded;
  if (loaded.file.descriptor() < 0) return Loaded::Failed(Unreadable(source, errno));
  Sha256 sha256;
  std::array<char, kPiece> piece;
  while (true) {
    const ssize_t count = read(input.get(), piece.data(), piece.size());
    if (count < 0 && errno == EINTR && InterruptedBy() == 0) continue;
    if (count < 0) return Loaded::Failed(Unreadable(source, errno));
    if (count == 0) break;
    const std::string_view bytes(piece.data(), static_cast<std::size_t>(count));
    if (loaded.file.size() + bytes.size() > max_bytes) {
      return Loaded::Failed(ErrorIn(
          source, "too-large", "more than " + std::to_string(max_bytes) + " bytes"));
    }
    sha256.Add(bytes);
    if (!loaded.file.Append(bytes)) return Loaded::Failed(Unreadable(source, errno));
  }
  loaded.file.Seal();
  loaded.sha256 = sha256.TakeHex();
  return loaded;
}

}  // namespace

Result<LoadedInput> LoadInput(const std::string& source, std::size_t max_bytes) {
  return Load(source, max_bytes, Pipes::kRefused);
}

Result<LoadedInput> LoadFileOrPipe(const std::string& source) {
  return Load(source, kMaxInputBytes, Pipes::kRead);
}

}  // namespace budget::program
