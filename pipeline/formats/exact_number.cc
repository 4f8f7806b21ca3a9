#include "pipeline/formats/exact_number.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <string>

namespace budget::formats {
namespace {

// The whole text as a number of this type.
template <typename Number>
ExactNumber Parse(std::string_view text) {
  Number number{};
  const std::string digits(text);
  const char* const begin = digits.c_str();
  const char* const end = begin + digits.size();
  const auto parsed = std::from_chars(begin, end, number);
  if (parsed.ec != std::errc() || parsed.ptr != end) return {};
  return number;
}

}  // namespace

ExactNumber ReadExactNumber(std::string_view digits) {
  if (digits.find_first_not_of("-.0123456789") != std::string_view::npos) return {};
  if (const std::size_t point = digits.find('.'); point != std::string_view::npos) {
    const std::size_t last = digits.find_last_not_of('0');
    digits = digits.substr(0, std::max(last + 1, point));
    if (digits.ends_with('.')) digits.remove_suffix(1);
  }
  if (digits.find('.') == std::string_view::npos) return Parse<std::int64_t>(digits);
  const std::size_t first = digits.find_first_of("123456789");
  const auto significant = std::ranges::count_if(
      digits.substr(std::min(first, digits.size())), [](char c) { return c != '.'; });
  if (significant > std::numeric_limits<double>::digits10) return {};
  return Parse<double>(digits);
}

}  // namespace budget::formats
