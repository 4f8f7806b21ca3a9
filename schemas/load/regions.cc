#include "schemas/load/regions.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>
#include <vector>

#include "pipeline/script/text.h"
#include "schemas/load/bundled_files.h"

namespace budget::schemas {
namespace {

constexpr std::string_view kFile = "regions.csv";
constexpr std::size_t kCodeDigits = 6;
constexpr std::size_t kLevelDigits = 2;     // of the code, for each level
constexpr std::size_t kCharacterBytes = 3;  // of an ideograph

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

// The places that a text begins with the name of, name by name, the longest first.
std::vector<std::span<const Region>> NamesAtStart(std::string_view text) {
  std::vector<std::span<const Region>> names;
  std::span<const Region> alike = Regions();  // begin as the text does, so far
  for (std::size_t size = 0; size < text.size() && !alike.empty();) {
    script::NextCodePoint(text, &size);
    const std::string_view start = text.substr(0, size);
    alike = std::ranges::equal_range(alike, start, {}, [size](const Region& region) {
      return region.name.substr(0, size);
    });
    const std::span<const Region> named =
        std::ranges::equal_range(alike, start, {}, &Region::name);
    if (!named.empty()) names.push_back(named);
  }
  std::ranges::reverse(names);
  return names;
}

// The one code below `above` of places of one name; empty if there is none or two.
std::string_view OneCode(std::span<const Region> named, std::string_view above) {
  std::string_view found;
  for (const Region& region : named) {
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
    for (const std::span<const Region> named : NamesAtStart(text.substr(end))) {
      std::vector<std::string_view> below;
      for (const Region& region : named) {
        const bool inside = std::ranges::any_of(read, [&](std::string_view code) {
          return region.code != code && LiesIn(region.code, code);
        });
        if (read.empty() || inside) below.push_back(region.code);
      }
      if (below.empty()) continue;
      read = std::move(below);
      end += named.front().name.size();
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
    for (const std::span<const Region> named : NamesAtStart(issuer)) {
      const std::string_view below = OneCode(named, code);
      if (below.empty() || below == code) continue;
      code = below;
      issuer.remove_prefix(named.front().name.size());
      deeper = true;
      break;
    }
  }
  return NamesPlace(issuer) ? std::string_view() : code;
}

}  // namespace budget::schemas
