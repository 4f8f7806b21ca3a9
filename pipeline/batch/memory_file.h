// The bytes of one input in memory, as a file that can be handed to another process and
// that nobody can change any more.

#ifndef PIPELINE_BATCH_MEMORY_FILE_H_
#define PIPELINE_BATCH_MEMORY_FILE_H_

#include <cstddef>
#include <string_view>

namespace budget::batch {

class MemoryFile {
 public:
  // `descriptor()` is -1, and errno says why, where the system has no memory for it.
  MemoryFile();
  MemoryFile(MemoryFile&& other) noexcept;
  MemoryFile& operator=(MemoryFile&& other) noexcept;
  ~MemoryFile();

  // False, and errno, if it does not fit.
  bool Append(std::string_view bytes);
  // No further change, by anyone.
  void Seal();

  int descriptor() const { return descriptor_; }
  std::size_t size() const { return size_; }

 private:
  int descriptor_;
  std::size_t size_ = 0;
};

// A file by its descriptor, as bytes.  They count where the memory of a process is
// limited (RLIMIT_DATA).
class MappedBytes {
 public:
  // Without bytes if the file has none, or it cannot be mapped: then `failed()`.
  explicit MappedBytes(int descriptor);
  MappedBytes(const MappedBytes&) = delete;
  MappedBytes& operator=(const MappedBytes&) = delete;
  ~MappedBytes();

  bool failed() const { return failed_; }
  std::string_view bytes() const { return {static_cast<const char*>(address_), size_}; }

  // Takes the bytes out of this process; what is read again comes back.
  void ReleasePages() const;

 private:
  void* address_ = nullptr;
  std::size_t size_ = 0;
  bool failed_ = false;
};

}  // namespace budget::batch

#endif  // PIPELINE_BATCH_MEMORY_FILE_H_
