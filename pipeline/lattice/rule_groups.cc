#include "pipeline/lattice/rule_groups.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <utility>

#include "pipeline/runs/tolerances.h"

namespace budget::lattice {
namespace {

namespace tolerance = runs::tolerance;

constexpr std::size_t kMostPairs = 20'000'000;  // of rules that could cross on a page

bool IsSound(const Ruling& ruling) {
  return std::isfinite(ruling.position) && std::isfinite(ruling.from) &&
         std::isfinite(ruling.to) && std::isfinite(ruling.width);
}

std::vector<Rule> Select(const Page& page, bool horizontal) {
  const float limit = horizontal ? page.width : page.height;
  const float across = horizontal ? page.height : page.width;
  std::vector<Rule> rules;
  for (const Ruling& ruling : page.rulings) {
    if (ruling.horizontal != horizontal || !IsSound(ruling)) continue;
    const float from = std::clamp(std::min(ruling.from, ruling.to), 0.0F, limit);
    const float to = std::clamp(std::max(ruling.from, ruling.to), 0.0F, limit);
    if (to <= from || ruling.position < 0 || ruling.position > across) continue;
    rules.push_back({ruling.position, from, to, std::max(ruling.width, 0.0F)});
  }
  return rules;
}

// Whether `next`, which starts later, is drawn as a part of `rule`.
bool IsSameRule(const Rule& rule, const Rule& next, float last_length, float size) {
  const float gap = next.from - rule.to;
  if (gap <= tolerance::kRuleGap * size) return true;
  const float dash = tolerance::kDash * size;
  return gap <= dash && last_length <= dash && next.length() <= dash;
}

// Joins the strokes [first, last), which share a position, into rules.
void JoinStrokes(std::vector<Rule>::iterator first, std::vector<Rule>::iterator last,
                 float size, std::vector<Rule>* joined) {
  std::sort(first, last, [](const Rule& a, const Rule& b) { return a.from < b.from; });
  Rule rule = *first;
  float weight = rule.length();
  float moment = rule.position * weight;
  float last_length = rule.length();
  const auto finish = [&] {
    rule.position = moment / weight;
    joined->push_back(rule);
  };
  for (auto next = first + 1; next != last; ++next) {
    if (!IsSameRule(rule, *next, last_length, size)) {
      finish();
      rule = *next;
      weight = 0;
      moment = 0;
    }
    last_length = next->length();
    weight += next->length();
    moment += next->position * next->length();
    rule.to = std::max(rule.to, next->to);
    rule.width = std::max(rule.width, next->width);
  }
  finish();
}

std::vector<Rule> JoinAll(std::vector<Rule> strokes, float size) {
  const auto by_position = [](const Rule& a, const Rule& b) {
    return a.position < b.position;
  };
  std::sort(strokes.begin(), strokes.end(), by_position);
  std::vector<Rule> joined;
  const float near = tolerance::kSameRule * size;
  for (auto first = strokes.begin(); first != strokes.end();) {
    auto last = first + 1;
    while (last != strokes.end() && last->position - (last - 1)->position <= near &&
           last->position - first->position <= 2 * near) {
      ++last;
    }
    JoinStrokes(first, last, size, &joined);
    first = last;
  }
  std::sort(joined.begin(), joined.end(), by_position);
  return joined;
}

class UnionFind {
 public:
  explicit UnionFind(std::size_t count) : parent_(count) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t Find(std::size_t item) {
    while (parent_[item] != item) item = parent_[item] = parent_[parent_[item]];
    return item;
  }
  void Join(std::size_t a, std::size_t b) { parent_[Find(a)] = Find(b); }

 private:
  std::vector<std::size_t> parent_;
};

// Joins every pair of a horizontal and a vertical rule that meet.
void JoinCrossing(const std::vector<Rule>& horizontal,
                  const std::vector<Rule>& vertical, float touch, UnionFind* groups) {
  for (std::size_t v = 0; v < vertical.size(); ++v) {
    const Rule& rule = vertical[v];
    const float reach = touch + rule.width / 2;
    auto h = std::lower_bound(
        horizontal.begin(), horizontal.end(), rule.from - reach,
        [](const Rule& other, float position) { return other.position < position; });
    for (; h != horizontal.end() && h->position <= rule.to + reach; ++h) {
      if (h->from - reach > rule.position || h->to + reach < rule.position) continue;
      groups->Join(static_cast<std::size_t>(h - horizontal.begin()),
                   horizontal.size() + v);
    }
  }
}

Box BoxOf(const Rule& rule, bool horizontal) {
  const float half = std::max(rule.width / 2, 0.05F);
  if (horizontal)
    return {rule.from, rule.position - half, rule.to, rule.position + half};
  return {rule.position - half, rule.from, rule.position + half, rule.to};
}

}  // namespace

std::optional<std::vector<RuleGroup>> FindRuleGroups(const Page& page, float size) {
  const std::vector<Rule> horizontal = JoinAll(Select(page, true), size);
  const std::vector<Rule> vertical = JoinAll(Select(page, false), size);
  if (horizontal.size() * vertical.size() > kMostPairs) return std::nullopt;

  const std::size_t count = horizontal.size() + vertical.size();
  UnionFind found(count);
  JoinCrossing(horizontal, vertical, tolerance::kRulesTouch * size, &found);

  std::vector<RuleGroup> groups;
  std::vector<int> group_of(count, -1);
  for (std::size_t i = 0; i < count; ++i) {
    int& group = group_of[found.Find(i)];
    if (group < 0) {
      group = static_cast<int>(groups.size());
      groups.emplace_back();
    }
    RuleGroup& into = groups[static_cast<std::size_t>(group)];
    const bool is_horizontal = i < horizontal.size();
    const Rule& rule = is_horizontal ? horizontal[i] : vertical[i - horizontal.size()];
    (is_horizontal ? into.horizontal : into.vertical).push_back(rule);
    into.box = Union(into.box, BoxOf(rule, is_horizontal));
  }
  std::stable_sort(
      groups.begin(), groups.end(),
      [](const RuleGroup& a, const RuleGroup& b) { return a.box.y0 < b.box.y0; });
  return groups;
}

}  // namespace budget::lattice
