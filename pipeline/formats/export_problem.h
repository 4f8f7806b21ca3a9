// What is said of a file that cannot be written.

#ifndef PIPELINE_FORMATS_EXPORT_PROBLEM_H_
#define PIPELINE_FORMATS_EXPORT_PROBLEM_H_

#include <string>
#include <utility>

#include "pipeline/model/diagnostic.h"

namespace budget::formats {

// With the code `export`.
inline Diagnostic ExportProblem(const std::string& file, std::string message) {
  return {.severity = Severity::kError,
          .code = "export",
          .message = std::move(message),
          .where = {.file = file},
          .because = {},
          .hint = {}};
}

}  // namespace budget::formats

#endif  // PIPELINE_FORMATS_EXPORT_PROBLEM_H_
