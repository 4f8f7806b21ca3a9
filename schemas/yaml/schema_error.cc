#include "schemas/yaml/schema_error.h"

#include <cstddef>
#include <utility>

namespace budget::schemas {
namespace {

constexpr std::size_t kMostErrors = 500;

}  // namespace

bool EnoughErrors(const Diagnostics& diagnostics) {
  return diagnostics.size() >= kMostErrors;
}

void AddSchemaError(const Location& where, std::string code, std::string message,
                    std::string hint, Diagnostics* diagnostics) {
  if (EnoughErrors(*diagnostics)) return;
  diagnostics->push_back({.severity = Severity::kError,
                          .code = std::move(code),
                          .message = std::move(message),
                          .where = where,
                          .because = {},
                          .hint = std::move(hint)});
}

}  // namespace budget::schemas
