#include "pipeline/markup/few_attributes.h"

#include <algorithm>
#include <cstddef>

namespace budget::markup {
namespace {

constexpr int kMostAttributes = 500;
constexpr std::string_view kBlanks = " \t\r\n\f/";

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::size_t FirstOf(std::string_view text, std::string_view any, std::size_t from) {
  return std::min(text.find_first_of(any, from), text.size());
}

std::size_t FirstNotOf(std::string_view text, std::string_view any, std::size_t from) {
  return std::min(text.find_first_not_of(any, from), text.size());
}

// Behind the attribute that begins at `at`: name, name=value, name="value".
std::size_t EndOfAttribute(std::string_view tag, std::size_t at) {
  const std::size_t name = FirstOf(tag, " \t\r\n\f/>=", at + 1);
  const std::size_t equals = FirstNotOf(tag, " \t\r\n\f", name);
  if (equals == tag.size() || tag[equals] != '=') return name;
  const std::size_t value = FirstNotOf(tag, " \t\r\n\f", equals + 1);
  if (value == tag.size()) return value;
  if (tag[value] != '"' && tag[value] != '\'') {
    return FirstOf(tag, " \t\r\n\f>", value);
  }
  return std::min(tag.find(tag[value], value + 1), tag.size() - 1) + 1;
}

struct Surplus {
  std::size_t first = 0;
  std::size_t last = 0;
};

// Where in a tag, without its '<', the attributes stand that are too many.
Surplus SurplusOf(std::string_view tag) {
  std::size_t at = FirstOf(tag, " \t\r\n\f/>", 0);
  Surplus surplus{tag.size(), tag.size()};
  for (int count = 0;; ++count) {
    at = FirstNotOf(tag, kBlanks, at);
    if (count == kMostAttributes) surplus.first = at;
    if (at == tag.size() || tag[at] == '>') break;
    at = EndOfAttribute(tag, at);
  }
  surplus.last = std::max(at, surplus.first);
  return surplus;
}

}  // namespace

std::optional<std::string> WithFewAttributes(std::string_view html) {
  std::optional<std::string> changed;
  for (std::size_t at = html.find('<'); at < html.size();) {
    const std::size_t begin = at + 1;
    const std::size_t next = std::min(html.find('<', begin), html.size());
    if (begin < next && IsLetter(html[begin])) {
      const auto [first, last] = SurplusOf(html.substr(begin, next - begin));
      if (first < last && !changed) changed.emplace(html);
      if (first < last)
        changed->replace(begin + first, last - first, last - first, ' ');
    }
    at = next;
  }
  return changed;
}

}  // namespace budget::markup
