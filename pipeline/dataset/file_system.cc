#include "pipeline/dataset/file_system.h"

#include <fcntl.h>
#include <unistd.h>

#include <system_error>

namespace budget::dataset {

Diagnostic CannotWrite(const std::string& path, int error) {
  return {.severity = Severity::kError,
          .code = "output",
          .message = "cannot write: " + std::generic_category().message(error),
          .where = {.file = path},
          .because = {},
          .hint = {}};
}

void SyncFolder(const std::string& folder) {
  const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  fsync(descriptor);
  close(descriptor);
}

}  // namespace budget::dataset
