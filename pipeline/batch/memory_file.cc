#include "pipeline/batch/memory_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace budget::batch {

MemoryFile::MemoryFile()
    : descriptor_(memfd_create("input", MFD_CLOEXEC | MFD_ALLOW_SEALING)) {}

MemoryFile::MemoryFile(MemoryFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), size_(other.size_) {}

MemoryFile& MemoryFile::operator=(MemoryFile&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(size_, other.size_);
  return *this;
}

MemoryFile::~MemoryFile() {
  if (descriptor_ >= 0) close(descriptor_);
}

bool MemoryFile::Append(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = write(descriptor_, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    size_ += static_cast<std::size_t>(count);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

void MemoryFile::Seal() {
  fcntl(descriptor_, F_ADD_SEALS,
        F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL);
}

MappedBytes::MappedBytes(int descriptor) {
  struct stat status {};
  failed_ = fstat(descriptor, &status) != 0;
  if (failed_ || status.st_size <= 0) return;
  const auto size = static_cast<std::size_t>(status.st_size);
  // Nobody writes: what could be written to, and is no one else's, is what Linux counts
  // as data of the process.
  void* address =
      mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE, descriptor, 0);
  failed_ = address == MAP_FAILED;
  if (failed_) return;
  address_ = address;
  size_ = size;
}

MappedBytes::~MappedBytes() {
  if (address_ != nullptr) munmap(address_, size_);
}

void MappedBytes::ReleasePages() const {
  if (address_ != nullptr) madvise(address_, size_, MADV_DONTNEED);
}

}  // namespace budget::batch
