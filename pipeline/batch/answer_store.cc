#include "pipeline/batch/answer_store.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <cerrno>
#include <charconv>
#include <system_error>

namespace budget::batch {
namespace {

constexpr std::size_t kKeyDigits = 64;
constexpr std::size_t kSumDigits = 8;
constexpr std::size_t kLengthDigits = 16;
constexpr int kHex = 16;
constexpr mode_t kForEveryone = 0666;

// "KEY CRC32 LENGTH\n", all in hexadecimal digits.
constexpr std::size_t kSum = kKeyDigits + 1;
constexpr std::size_t kLength = kSum + kSumDigits + 1;
constexpr std::size_t kHeadSize = kLength + kLengthDigits + 1;

struct Head {
  std::string key;
  std::string sum;  // of the answer
  std::uint64_t size = 0;
};

std::optional<std::uint64_t> FromHex(std::string_view digits) {
  std::uint64_t number = 0;
  const char* end = digits.end();
  const auto parsed = std::from_chars(digits.begin(), end, number, kHex);
  if (parsed.ec != std::errc() || parsed.ptr != end) return std::nullopt;
  return number;
}

// Keys are hashes: so many of their digits tell them apart, nearly always.
std::optional<std::uint64_t> ShortKey(std::string_view key) {
  return FromHex(key.substr(0, kLengthDigits));
}

// Against bytes that never came to the disk, not against those who mean harm: they
// could write the sum as well.
std::string SumOf(std::string_view bytes) {
  const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
  return fmt::format("{:08x}", crc32_z(0, data, bytes.size()));
}

// The bytes at a place of the file; fewer where it ends.
std::string ReadAt(int file, std::uint64_t place, std::size_t size) {
  std::string bytes(size, '\0');
  std::size_t have = 0;
  while (have < size) {
    const ssize_t count =
        pread(file, bytes.data() + have, size - have, static_cast<off_t>(place + have));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    have += static_cast<std::size_t>(count);
  }
  bytes.resize(have);
  return bytes;
}

std::optional<Head> HeadAt(int file, std::uint64_t place) {
  const std::string line = ReadAt(file, place, kHeadSize);
  if (line.size() != kHeadSize || line.back() != '\n') return std::nullopt;
  const auto size = FromHex(std::string_view(line).substr(kLength, kLengthDigits));
  if (!size) return std::nullopt;
  return Head{.key = line.substr(0, kKeyDigits),
              .sum = line.substr(kSum, kSumDigits),
              .size = *size};
}

// 0, or errno.
int WriteAt(int file, std::uint64_t place, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count =
        pwrite(file, bytes.data(), bytes.size(), static_cast<off_t>(place));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    place += static_cast<std::uint64_t>(count);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return 0;
}

}  // namespace

AnswerStore::AnswerStore(const std::string& folder) : path_(folder + "/log") {
  file_ = open(path_.c_str(), O_RDONLY | O_CLOEXEC);
  if (file_ >= 0) ReadIndex();
}

AnswerStore::~AnswerStore() {
  if (file_ >= 0) close(file_);
}

// What is behind a record that is not whole was written by a run that ended in it, or
// never came to the disk: it is written over.
void AnswerStore::ReadIndex() {
  struct stat status {};
  if (fstat(file_, &status) != 0) return;
  const auto size = static_cast<std::uint64_t>(status.st_size);
  while (const std::optional<Head> head = HeadAt(file_, end_)) {
    const std::optional<std::uint64_t> key = ShortKey(head->key);
    const std::uint64_t answer = end_ + kHeadSize;
    if (!key || head->size > size - answer) return;
    places_[*key] = end_;
    end_ = answer + head->size;
  }
}

std::optional<std::string> AnswerStore::Find(std::string_view key) const {
  const std::optional<std::uint64_t> short_key = ShortKey(key);
  const auto place = short_key ? places_.find(*short_key) : places_.end();
  if (place == places_.end()) return std::nullopt;
  const std::optional<Head> head = HeadAt(file_, place->second);
  if (!head || head->key != key) return std::nullopt;
  std::string answer = ReadAt(file_, place->second + kHeadSize, head->size);
  if (SumOf(answer) != head->sum) return std::nullopt;
  return answer;
}

int AnswerStore::OpenToWrite() {
  const int file = open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kForEveryone);
  if (file < 0) return errno;
  if (file_ >= 0) close(file_);
  file_ = file;
  if (ftruncate(file_, static_cast<off_t>(end_)) != 0) return errno;
  writable_ = true;
  return 0;
}

int AnswerStore::Keep(std::string_view key, std::string_view answer) {
  if (!writable_) {
    if (const int error = OpenToWrite(); error != 0) return error;
  }
  const std::string head =
      fmt::format("{} {} {:016x}\n", key, SumOf(answer), answer.size());
  int error = WriteAt(file_, end_, head);
  if (error == 0) error = WriteAt(file_, end_ + head.size(), answer);
  if (error == 0) end_ += head.size() + answer.size();
  return error;
}

}  // namespace budget::batch
