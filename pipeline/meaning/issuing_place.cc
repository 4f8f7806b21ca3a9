#include "pipeline/meaning/issuing_place.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>

#include "schemas/load/regions.h"

namespace budget::meaning {
namespace {

struct Vote {
  std::string name;
  int texts = 0;
};

// The places that a text names, each once, where the schema expects them.
std::set<std::string> PlacesIn(std::string_view text, const schemas::Pattern& pattern) {
  std::set<std::string> places;
  while (!text.empty()) {
    const auto match = pattern.Search(text);
    if (!match) break;
    const std::string_view place =
        schemas::PlaceAtStart(schemas::Captured(*match, "place"));
    if (!place.empty()) places.emplace(place);
    const auto where = pattern.Locate(text);
    if (!where || where->end == 0) break;
    text.remove_prefix(where->end);
  }
  return places;
}

std::vector<Vote> CountVotes(const std::vector<std::string>& texts,
                             const schemas::Pattern& pattern) {
  std::vector<Vote> votes;
  for (const std::string& text : texts) {
    for (const std::string& place : PlacesIn(text, pattern)) {
      auto vote = std::ranges::find(votes, place, &Vote::name);
      if (vote == votes.end()) {
        votes.push_back({.name = place});
        vote = std::prev(votes.end());
      }
      ++vote->texts;
    }
  }
  return votes;
}

// Of a name that several have: the code that lies in another place that is named.
std::string CodeOf(const std::string& name, const std::vector<Vote>& named) {
  const std::string_view code = schemas::RegionCodeOf(name);
  if (!code.empty()) return std::string(code);
  std::set<std::string_view> found;
  for (const schemas::Region& region : schemas::RegionsNamed(name)) {
    for (const Vote& other : named) {
      const std::string_view around = schemas::RegionCodeOf(other.name);
      if (!around.empty() && schemas::LiesIn(region.code, around)) {
        found.insert(region.code);
      }
    }
  }
  return found.size() == 1 ? std::string(*found.begin()) : std::string();
}

}  // namespace

IssuingPlace FindIssuingPlace(const std::vector<std::string>& folded,
                              const schemas::Schema& schema) {
  if (schema.lines.place.empty()) return {};
  const std::vector<Vote> votes = CountVotes(folded, schema.lines.place);
  const auto most = std::ranges::max_element(votes, {}, &Vote::texts);
  if (most == votes.end()) return {};
  return {.name = most->name, .code = CodeOf(most->name, votes)};
}

}  // namespace budget::meaning
