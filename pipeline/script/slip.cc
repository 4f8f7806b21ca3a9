#include "pipeline/script/slip.h"

#include <cstddef>

namespace budget::script {
namespace {

template <typename Text>
bool AreOneApart(Text a, Text b) {
  if (a.size() > b.size()) return AreOneApart(b, a);
  if (b.size() - a.size() > 1) return false;
  std::size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  if (b.size() > a.size()) return a.substr(i) == b.substr(i + 1);
  if (i == a.size()) return false;
  if (a.substr(i + 1) == b.substr(i + 1)) return true;
  return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] &&
         a.substr(i + 2) == b.substr(i + 2);
}

}  // namespace

bool OneSlipApart(std::string_view a, std::string_view b) { return AreOneApart(a, b); }

bool OneSlipApart(std::u32string_view a, std::u32string_view b) {
  return AreOneApart(a, b);
}

}  // namespace budget::script
