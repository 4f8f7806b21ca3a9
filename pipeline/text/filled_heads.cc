#include "pipeline/text/filled_heads.h"

#include <algorithm>
#include <cstddef>

namespace budget::text {
namespace {

int Width(const Piece& piece) { return piece.to - piece.from; }

bool RepeatsOneOf(const std::vector<Piece>& above, const Piece& piece) {
  return std::ranges::any_of(above, [&](const Piece& other) {
    return other.text == piece.text && other.from == piece.from;
  });
}

// The label on a line that stands below a piece of another line; null if none does.
const Piece* Below(const std::vector<Piece>& line, const Piece& piece) {
  const auto found = std::ranges::find_if(
      line, [&](const Piece& other) { return Overlap(piece, other) > 0; });
  return found == line.end() ? nullptr : &*found;
}

class Unfiller {
 public:
  Unfiller(const PlacedLines& lines, const std::vector<Extent>& columns)
      : lines_(lines), columns_(columns) {}

  UnfilledHeads Unfill() {
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      for (const Piece& piece : lines_[i]) {
        repeats_downwards_ = repeats_downwards_ || RepeatsOneOf(lines_[i - 1], piece);
      }
    }
    for (std::size_t i = 0; i < lines_.size(); ++i) UnfillLine(i);
    return std::move(heads_);
  }

 private:
  void UnfillLine(std::size_t i) {
    std::vector<Piece>& unfilled = heads_.lines.emplace_back();
    const std::vector<Piece>& line = lines_[i];
    for (std::size_t first = 0; first < line.size();) {
      std::size_t last = first + 1;
      while (last < line.size() && line[last].text == line[first].text) ++last;
      const bool merged = IsMerged(i, first, last);
      if (!merged) last = first + 1;
      Piece piece = line[first];
      piece.to = line[last - 1].to;
      first = last;
      if (i > 0 && RepeatsOneOf(lines_[i - 1], piece)) continue;
      if (merged) heads_.merged.insert(piece.text.data());
      unfilled.push_back(piece);
    }
  }

  // Whether the equal labels [first, last) of a line are one that was merged.
  bool IsMerged(std::size_t i, std::size_t first, std::size_t last) const {
    if (last - first < 2 || i + 1 == lines_.size()) return false;
    const Piece* before = nullptr;
    bool divided = false;
    bool room = repeats_downwards_;
    for (std::size_t p = first; p < last; ++p) {
      const Piece* below = Below(lines_[i + 1], lines_[i][p]);
      if (below == nullptr) return false;
      divided = divided || (before != nullptr && before->text != below->text);
      before = below;
      room = room || HadRoom(lines_[i][p], *below);
    }
    return divided && room;
  }

  // Whether the first line of a label could have gone on with the second one.
  bool HadRoom(const Piece& upper, const Piece& lower) const {
    const std::size_t column = MostOverlapped(lower, columns_);
    return column < columns_.size() &&
           Width(upper) + Width(lower) <= Width(columns_[column]);
  }

  const PlacedLines& lines_;
  const std::vector<Extent>& columns_;
  UnfilledHeads heads_;
  bool repeats_downwards_ = false;
};

}  // namespace

UnfilledHeads UnfillHeads(const PlacedLines& lines,
                          const std::vector<Extent>& columns) {
  return Unfiller(lines, columns).Unfill();
}

}  // namespace budget::text
