// A message to the user: what, where, and what to try next.

#ifndef PIPELINE_MODEL_DIAGNOSTIC_H_
#define PIPELINE_MODEL_DIAGNOSTIC_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace budget {

// A place in a file the user can open.  Lines and columns count from 1; a column is a
// code point, not a byte.  `page` is 0 in files that have no pages; 0 for line or
// column means that it is not known.
struct Location {
  std::string file;
  int page = 0;
  int line = 0;
  int column = 0;

  bool operator==(const Location&) const = default;
};

enum class Severity : std::uint8_t { kNote, kWarning, kError };

struct Diagnostic {
  Severity severity = Severity::kError;
  std::string code;     // stable and greppable: "schema-unknown-key"
  std::string message;  // lower case, no full stop
  Location where;       // in the document, or in the schema that is wrong
  Location because;     // in the schema: the rule that was being applied; may be empty
  std::string hint;     // what to try next; may be empty
};

using Diagnostics = std::vector<Diagnostic>;

// An error about a file as a whole.
inline Diagnostic ErrorIn(const std::string& file, std::string code,
                          std::string message, std::string hint = {}) {
  return {.severity = Severity::kError,
          .code = std::move(code),
          .message = std::move(message),
          .where = {.file = file},
          .because = {},
          .hint = std::move(hint)};
}

}  // namespace budget

#endif  // PIPELINE_MODEL_DIAGNOSTIC_H_
