#include "schemas/load/regions.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>
#include <vector>

#include "schemas/load/bundled_files.h"

namespace budget::schemas {
namespace {

constexpr std::string_view kFile = "regions.csv";
constexpr std::size_t kCodeDigits = 6;
constexpr std::size_t kLevelDigits = 2;     // of the code, for each level
constexpr std::size_t kCharacterBytes = 3;  // of an ideograph
constexpr std::size_t kLongestName = 48;    // bytes

std::vector<Region> ReadRegions() {
  std::vector<Region> regions;
  for (const BundledFile& bundled : BundledFiles()) {
    if (!bundled.file.ends_with(kFile)) continue;
    std::string_view rest = bundled.bytes;
    rest.remove_prefix(rest.find('\n') + 1);  // its head
    while (!rest.empty()) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      regions.push_back(
          {.name = line.substr(kCodeDigits + 1), .code = line.substr(0, kCodeDigits)});
      rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    }
  }
  std::ranges::sort(regions, {}, [](const Region& region) {
    return std::pair(region.name, region.code);
  });
  return regions;
}

const std::vector<Region>& Regions() {
  static const std::vector<Region> kRegions = ReadRegions();
  return kRegions;
}

// The digits of a code that are its own: 31, 4401, 310107.
std::string_view Significant(std::string_view code) {
  while (code.size() > kLevelDigits && code.ends_with("00")) {
    code.remove_suffix(kLevelDigits);
  }
  return code;
}

// The one code below `above` of a place of this name; empty if there is none or two.
std::string_view OneCode(std::string_view name, std::string_view above) {
  std::string_view found;
  for (const Region& region : RegionsNamed(name)) {
    if (!LiesIn(region.code, above)) continue;
    if (!found.empty()) return {};
    found = region.code;
  }
  return found;
}

// Whether a name goes on with what could be a further place: a character that names of
// places end with, 县 or 区, stands in it.
bool NamesPlace(std::string_view rest) {
  static const std::set<std::string_view> kEnds = [] {
    std::set<std::string_view> ends;
    for (const Region& region : Regions()) {
      ends.insert(region.name.substr(region.name.size() - kCharacterBytes));
    }
    return ends;
  }();
  for (std::size_t i = 0; i + kCharacterBytes <= rest.size(); ++i) {
    if (kEnds.contains(rest.substr(i, kCharacterBytes))) return true;
  }
  return false;
}

}  // namespace

std::span<const Region> RegionsNamed(std::string_view name) {
  const auto found = std::ranges::equal_range(Regions(), name, {}, &Region::name);
  return {found.begin(), found.end()};
}

bool LiesIn(std::string_view code, std::string_view place) {
  return code.starts_with(Significant(place));
}

std::string_view PlaceAtStart(std::string_view text) {
  std::size_t end = 0;
  std::vector<std::string_view> read;  // codes of the last name; several may have it
  for (bool deeper = true; deeper;) {
    deeper = false;
    const std::string_view rest = text.substr(end);
    for (std::size_t size = std::min(rest.size(), kLongestName); size > 0; --size) {
      std::vector<std::string_view> below;
      for (const Region& region : RegionsNamed(rest.substr(0, size))) {
        const bool inside = std::ranges::any_of(read, [&](std::string_view code) {
          return region.code != code && LiesIn(region.code, code);
        });
        if (read.empty() || inside) below.push_back(region.code);
      }
      if (below.empty()) continue;
      read = std::move(below);
      end += size;
      deeper = true;
      break;
    }
  }
  return text.substr(0, end);
}

std::string_view RegionCodeOf(std::string_view issuer) {
  std::string_view code;
  for (bool deeper = true; deeper;) {
    deeper = false;
    for (std::size_t size = std::min(issuer.size(), kLongestName); size > 0; --size) {
      const std::string_view below = OneCode(issuer.substr(0, size), code);
      if (below.empty() || below == code) continue;
      code = below;
      issuer.remove_prefix(size);
      deeper = true;
      break;
    }
  }
  return NamesPlace(issuer) ? std::string_view() : code;
}

}  // namespace budget::schemas
