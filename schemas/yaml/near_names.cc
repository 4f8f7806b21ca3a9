#include "schemas/yaml/near_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>

namespace budget::schemas {
namespace {

constexpr std::size_t kLongest = 64;

// Optimal string alignment; three rows of the matrix are enough.
std::size_t EditDistance(std::string_view a, std::string_view b) {
  using Row = std::array<std::size_t, kLongest + 1>;
  Row before_last{};
  Row last{};
  Row row{};
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replace = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replace, last[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      }
    }
    before_last = last;
    last = row;
  }
  return last[b.size()];
}

}  // namespace

std::string_view NearestName(std::string_view name,
                             const std::vector<std::string_view>& known) {
  name = name.substr(0, kLongest);
  std::string_view nearest;
  std::size_t least = kLongest;
  for (const std::string_view candidate : known) {
    const std::string_view text = candidate.substr(0, kLongest);
    const std::size_t allowed =
        std::max<std::size_t>(1, std::max(text.size(), name.size()) / 3);
    const std::size_t apart = text.size() > name.size() ? text.size() - name.size()
                                                        : name.size() - text.size();
    if (apart > allowed) continue;
    const std::size_t distance = EditDistance(name, text);
    if (distance <= allowed && distance < least && distance > 0) {
      least = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

std::string DidYouMean(std::string_view name,
                       const std::vector<std::string_view>& known,
                       std::string otherwise) {
  const std::string_view nearest = NearestName(name, known);
  if (nearest.empty()) return otherwise;
  return fmt::format("did you mean '{}'?", nearest);
}

}  // namespace budget::schemas
