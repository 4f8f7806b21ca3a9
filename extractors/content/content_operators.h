// Operators of page content as numbers, for switch statements.

#ifndef EXTRACTORS_CONTENT_CONTENT_OPERATORS_H_
#define EXTRACTORS_CONTENT_CONTENT_OPERATORS_H_

#include <cstdint>
#include <string_view>

namespace budget::content {

// An operator of up to three characters as a number.
constexpr std::uint32_t Op(std::string_view name) {
  std::uint32_t op = 0;
  for (const char c : name) op = op << 8U | static_cast<unsigned char>(c);
  return op;
}

}  // namespace budget::content

#endif  // EXTRACTORS_CONTENT_CONTENT_OPERATORS_H_
