#include "extractors/reader/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace budget::extractors {
std::unique_ptr<MappedFile> MappedFile::Open(const std::string& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return nullptr;
  struct stat status {};
  std::unique_ptr<MappedFile> mapped;
  if (fstat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0) {
    const auto size = static_cast<std::size_t>(status.st_size);
    void* data = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
    if (data != MAP_FAILED) {
      mapped.reset(new MappedFile(data, size));
    }
  }
  close(file);
  return mapped;
}

MappedFile::~MappedFile() { munmap(data_, size_); }

void MappedFile::Release() const { madvise(data_, size_, MADV_DONTNEED); }

}  // namespace budget::extractors
