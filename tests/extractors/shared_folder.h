// Where documents are that are not part of the repository.

#ifndef TESTS_EXTRACTORS_SHARED_FOLDER_H_
#define TESTS_EXTRACTORS_SHARED_FOLDER_H_

#include <cstdlib>
#include <filesystem>

namespace budget::extractors {

inline std::filesystem::path SharedFolder() {
  const char* folder = std::getenv("BUDGET_SHARED");
  return folder != nullptr ? std::filesystem::path(folder)
                           : std::filesystem::path(BUDGET_SOURCE_DIR) / ".." / "shared";
}

}  // namespace budget::extractors

#endif  // TESTS_EXTRACTORS_SHARED_FOLDER_H_
