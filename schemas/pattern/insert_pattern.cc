#include "schemas/pattern/insert_pattern.h"

namespace budget::schemas {

void InsertPattern(std::string_view piece, std::string_view rest, std::string* out) {
  const bool open_before = out->empty() || out->back() == '|' || out->back() == '(';
  const bool open_after = rest.empty() || rest.front() == '|' || rest.front() == ')';
  if (open_before && open_after) {
    out->append(piece);
  } else {
    out->append("(?:").append(piece).append(")");
  }
}

}  // namespace budget::schemas
