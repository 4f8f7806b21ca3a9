#include "pipeline/dataset/dataset_writer.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>

#include "pipeline/dataset/file_system.h"

namespace budget::dataset {
namespace {

// Whom the umask admits.
constexpr mode_t kForEveryone = 0666;

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

DatasetWriter::~DatasetWriter() {
  for (const Part& part : parts_) {
    if (part.descriptor >= 0) close(part.descriptor);
    if (!finished_ && !part.path.empty()) unlink(part.path.c_str());
  }
}

std::optional<Diagnostic> DatasetWriter::OpenPart(std::string_view name,
                                                  Part* part) const {
  const std::string path = folder_ + "/" + std::string(name);
  part->descriptor =
      open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kForEveryone);
  if (part->descriptor < 0) return CannotWrite(path, errno);
  part->path = path;
  return std::nullopt;
}

std::optional<Diagnostic> DatasetWriter::Open(const std::string& folder,
                                              CsvStyle style) {
  folder_ = folder;
  for (int i = 0; i < kDatasetFileCount; ++i) {
    const auto file = static_cast<DatasetFile>(i);
    Part& part = parts_[static_cast<std::size_t>(i)];
    if (auto failure = OpenPart(SpecOf(file).file_name, &part)) return failure;
    if (auto failure = Write(BeginningOf(style), &part)) return failure;
    if (auto failure = Write(HeaderRow(file), &part)) return failure;
  }
  return OpenPart(kDatapackageName, &parts_.back());
}

std::optional<Diagnostic> DatasetWriter::Write(std::string_view bytes, Part* part) {
  part->bytes += bytes.size();
  part->sha256.Add(bytes);
  const int error = WriteAll(part->descriptor, bytes);
  if (error != 0) return CannotWrite(part->path, error);
  return std::nullopt;
}

std::optional<Diagnostic> DatasetWriter::Write(DatasetFile file,
                                               std::string_view rows) {
  return Write(rows, &parts_[static_cast<std::size_t>(file)]);
}

FileDigests DatasetWriter::TakeDigests() {
  FileDigests digests;
  for (std::size_t i = 0; i < digests.size(); ++i) {
    digests[i] = {.bytes = parts_[i].bytes, .sha256 = parts_[i].sha256.TakeHex()};
  }
  return digests;
}

std::optional<Diagnostic> DatasetWriter::Close(Part* part) {
  int error = fsync(part->descriptor) == 0 ? 0 : errno;
  if (close(part->descriptor) != 0 && error == 0) error = errno;
  part->descriptor = -1;
  if (error != 0) return CannotWrite(part->path, error);
  return std::nullopt;
}

std::optional<Diagnostic> DatasetWriter::Finish(
    const std::function<std::string(const FileDigests&)>& describe) {
  if (auto failure = Write(describe(TakeDigests()), &parts_.back())) return failure;
  for (Part& part : parts_) {
    if (auto failure = Close(&part)) return failure;
  }
  SyncFolder(folder_);
  finished_ = true;
  return std::nullopt;
}

}  // namespace budget::dataset
