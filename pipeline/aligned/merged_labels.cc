#include "pipeline/aligned/merged_labels.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace budget::aligned {

MergedLabels::MergedLabels(std::span<const lattice::Rule> rules,
                           std::span<const Bar> bars, float top)
    : bars_(bars) {
  const auto figures = static_cast<std::size_t>(
      std::ranges::find_if(bars, &Bar::numeric) - bars.begin());
  std::vector<std::pair<float, std::size_t>> found;
  for (const lattice::Rule& rule : rules) {
    if (rule.position <= top || rule.to < bars.back().middle()) continue;
    const auto first = static_cast<std::size_t>(
        std::ranges::upper_bound(bars, rule.from, {}, &Bar::middle) - bars.begin());
    if (first == 0 || first > figures) continue;
    found.emplace_back(rule.position, first);
    merged_ = std::max(merged_, first);
  }
  std::ranges::sort(found);
  for (const auto& [y, first] : found) {
    ys_.push_back(y);
    first_.push_back(first);
  }
}

std::vector<TextRow> MergedLabels::Without(std::span<const TextRow> lines) const {
  std::vector<TextRow> rest;
  const auto is_merged = [&](const Word& word) {
    const int bar = BarOf(bars_, word.x0, word.x1);
    return bar >= 0 && static_cast<std::size_t>(bar) < merged_;
  };
  for (const TextRow& line : lines) {
    TextRow row = line;
    std::erase_if(row.words, is_merged);
    std::erase_if(row.parts, is_merged);
    if (!row.parts.empty()) rest.push_back(std::move(row));
  }
  return rest;
}

void MergedLabels::Join(lattice::Lattice* lattice) const {
  for (int row = 1; row < lattice->rows(); ++row) {
    const float y = lattice->ys[static_cast<std::size_t>(row)];
    for (std::size_t i = 0; i < ys_.size(); ++i) {
      if (ys_[i] != y) continue;  // what divides rows at a rule is its own y
      for (std::size_t column = 0; column < first_[i]; ++column) {
        lattice->Above(row, static_cast<int>(column)) = 0;
      }
    }
  }
}

}  // namespace budget::aligned
