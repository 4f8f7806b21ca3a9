// A file as bytes in memory, without keeping it there: pages of it are loaded when they
// are looked at, and given back when asked to.

#ifndef EXTRACTORS_READER_MAPPED_FILE_H_
#define EXTRACTORS_READER_MAPPED_FILE_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace budget::extractors {

class MappedFile {
 public:
  // Null if the path is no regular file, or cannot be read: read it in another way,
  // which will say why.
  static std::unique_ptr<MappedFile> Open(const std::string& path);

  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  std::string_view bytes() const { return {static_cast<const char*>(data_), size_}; }

  // Gives the memory back; the bytes stay valid and are loaded again when needed.
  void Release() const;

 private:
  MappedFile(void* data, std::size_t size) : data_(data), size_(size) {}

  void* data_;
  std::size_t size_;
};

}  // namespace budget::extractors

#endif  // EXTRACTORS_READER_MAPPED_FILE_H_
