#include "pipeline/prose/statements/targets.h"

#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "pipeline/prose/statements/text.h"
#include "pipeline/script/marks.h"
#include "pipeline/script/text.h"

namespace budget::statements {
namespace {

constexpr std::size_t kLongestTarget = 200;  // bytes; a longer text is a description

std::string_view SymbolOf(std::string_view bound) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6>
      kSymbols = {{{"at_least", ">="},
                   {"at_most", "<="},
                   {"more", ">"},
                   {"less", "<"},
                   {"equal", "="},
                   {"about", "~"}}};
  for (const auto& [name, symbol] : kSymbols) {
    if (name == bound) return symbol;
  }
  return {};
}

// The end of the number at `begin`: digits, separators of thousands, one point.
std::size_t NumberEnd(std::string_view text, std::size_t begin) {
  bool point = false;
  std::size_t i = begin;
  const auto digit = [&](std::size_t k) {
    return k < text.size() && script::IsAsciiDigit(text[k]);
  };
  while (i < text.size()) {
    if (script::IsAsciiDigit(text[i])) {
      ++i;
    } else if (text[i] == ',' && digit(i + 1) && digit(i + 2) && digit(i + 3) &&
               !digit(i + 4)) {
      i += 4;
    } else if (text[i] == '.' && !point && digit(i + 1)) {
      point = true;
      ++i;
    } else {
      break;
    }
  }
  return i;
}

bool HasDigit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

std::string WithoutCommas(std::string_view number) {
  std::string digits;
  for (const char c : number) {
    if (c != ',') digits.push_back(c);
  }
  return digits;
}

std::string_view BoundOf(
    const std::vector<std::pair<std::string, schemas::Pattern>>& wordings,
    std::string_view text) {
  for (const auto& [bound, pattern] : wordings) {
    if (pattern.MatchesAll(text)) return SymbolOf(bound);
  }
  return {};
}

}  // namespace

Target ParseTarget(std::string_view printed, const schemas::TargetWords& words) {
  if (printed.size() > kLongestTarget) return {};
  const ProseText text(printed);
  const std::string_view all = text.folded();
  const std::size_t begin = all.find_first_of("0123456789");
  if (begin == std::string_view::npos) return {};
  std::size_t end = NumberEnd(all, begin);
  if (end + 1 < all.size() && (all[end] == '-' || all[end] == '~') &&
      script::IsAsciiDigit(all[end + 1])) {
    end = NumberEnd(all, end + 1);
  }
  const std::string_view before = all.substr(0, begin);
  const std::string_view after = all.substr(end);
  if (HasDigit(after)) return {};
  Target target;
  target.comparison = BoundOf(words.before, before);
  if (target.comparison.empty() && words.date.MatchesAll(all)) return {};
  const auto unit = words.unit.Match(after);
  if (!unit) return {};
  const std::size_t unit_end = end + schemas::Captured(*unit, "unit").size();
  if (target.comparison.empty()) {
    target.comparison = BoundOf(words.after, all.substr(unit_end));
  }
  target.number = WithoutCommas(all.substr(begin, end - begin));
  target.unit = script::WithoutSpace(text.Printed(end, unit_end));
  return target;
}

}  // namespace budget::statements
