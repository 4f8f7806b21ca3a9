#include "pipeline/prose/statements/surroundings.h"

#include <algorithm>
#include <cstddef>

#include "pipeline/prose/statements/text.h"

namespace budget::statements {
std::vector<Inside> Surroundings(std::string_view text) {
  std::vector<Inside> inside(text.size(), Inside::kNothing);
  std::size_t open = std::string_view::npos;  // of a quotation
  std::size_t close = 0;                      // of the next title
  for (std::size_t i = 0; i < text.size(); i += CharLength(text[i])) {
    if (text[i] == '"') {
      if (open != std::string_view::npos && i - open <= kLongestQuotation) {
        for (std::size_t k = open; k < i; ++k) {
          if (inside[k] == Inside::kNothing) inside[k] = Inside::kQuote;
        }
        open = std::string_view::npos;
      } else {
        open = i;
      }
    } else if (text.substr(i).starts_with(kTitleOpen)) {
      if (close < i) close = text.find(kTitleClose, i);
      if (close == std::string_view::npos) continue;
      std::fill(inside.begin() + static_cast<std::ptrdiff_t>(i),
                inside.begin() + static_cast<std::ptrdiff_t>(close), Inside::kTitle);
    }
  }
  return inside;
}

}  // namespace budget::statements
