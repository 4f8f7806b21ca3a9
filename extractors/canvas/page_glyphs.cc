#include "extractors/canvas/page_glyphs.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "pipeline/script/marks.h"
#include "pipeline/script/text.h"

namespace budget::canvas {
namespace {

int FloorOf(float v) {
  return static_cast<int>(std::floor(std::clamp(v, -1e6F, 1e6F)));
}

bool IsAlongX(const Glyph& glyph) {
  return glyph.direction == 0 || glyph.direction == 180;
}

// Glyphs by text and place, to find those printed twice.
class PlaceTable {
 public:
  explicit PlaceTable(std::size_t count)
      : mask_(std::bit_ceil(2 * count + 1) - 1), heads_(mask_ + 1, kNone) {
    next_.reserve(count);
  }

  // `index` counts up from 0.
  void Insert(std::uint32_t index, const Glyph& glyph) {
    const float cell = CellOf(glyph);
    std::uint32_t& head =
        heads_[Hash(glyph, FloorOf(glyph.box.x0 / cell), FloorOf(glyph.box.y0 / cell))];
    next_.push_back(head);
    head = index;
  }

  // A glyph that was inserted and says the same in nearly the same place; or null.
  Glyph* FindNear(const Glyph& glyph, Glyph* glyphs) const {
    const float cell = CellOf(glyph);
    // The cell and its neighbours on the nearer side.
    const float x = glyph.box.x0 / cell;
    const float y = glyph.box.y0 / cell;
    const int column = FloorOf(x - 0.5F);
    const int row = FloorOf(y - 0.5F);
    for (int i = 0; i < 4; ++i) {
      const std::size_t slot = Hash(glyph, column + (i & 1), row + (i >> 1));
      int looks = 0;
      for (std::uint32_t at = heads_[slot]; at != kNone && looks < kMaxLooks;
           at = next_[at], ++looks) {
        if (IsRepeated(glyphs[at], glyph)) return &glyphs[at];
      }
    }
    return nullptr;
  }

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  static constexpr int kMaxLooks = 64;  // more glyphs in a place are a trick

  // At least twice the distance at which glyphs are compared, the same for both.
  static float CellOf(const Glyph& glyph) {
    return 0.7F * std::max(1.0F, std::round(glyph.size));
  }

  std::size_t Hash(const Glyph& glyph, int column, int row) const {
    std::uint64_t h = glyph.text.empty() ? 0 : glyph.text.front();
    h = (h << 20) ^
        (static_cast<std::uint64_t>(static_cast<std::uint32_t>(column)) << 40) ^
        static_cast<std::uint32_t>(row);
    h *= 0x9E3779B97F4A7C15ULL;
    return static_cast<std::size_t>(h >> 32) & mask_;
  }

  static bool IsRepeated(const Glyph& a, const Glyph& b) {
    if (a.text != b.text || a.direction != b.direction) return false;
    const float dx = std::abs(a.box.x0 - b.box.x0);
    const float dy = std::abs(a.box.y0 - b.box.y0);
    const bool along_x = IsAlongX(a);
    const float advance = along_x ? a.box.width() : a.box.height();
    // Two narrow letters side by side are no repetition.
    const float along = std::min(0.3F * a.size, 0.5F * advance);
    const float across = 0.3F * a.size;
    return along_x ? dx < along && dy < across : dy < along && dx < across;
  }

  std::size_t mask_;
  std::vector<std::uint32_t> heads_;
  std::vector<std::uint32_t> next_;
};

// What a figure is printed with: digits, separators, signs and brackets; or what cannot
// be read.
bool IsOfFigure(const Glyph& glyph) {
  static constexpr std::u32string_view kMarks =
      U",.-+%()\u2212\uFF0C\uFF0E\uFF0D\uFF08\uFF09\u25B2\u25B3";
  if (glyph.doubtful) return true;
  return std::ranges::any_of(glyph.text, [](char32_t c) {
    return (c >= U'0' && c <= U'9') || (c >= 0xFF10 && c <= 0xFF19) ||
           kMarks.find(c) != std::u32string_view::npos;
  });
}

std::uint64_t SquareKey(int column, int row) {
  return static_cast<std::uint64_t>(static_cast<std::uint32_t>(row)) << 32U |
         static_cast<std::uint32_t>(column);
}

// Boxes by the squares of the page that they lie in.
class BoxTable {
 public:
  void Insert(const Box& box) {
    const auto index = static_cast<std::uint32_t>(boxes_.size());
    boxes_.push_back(box);
    ForEachSquare(box, [&](std::uint64_t key) { squares_[key].push_back(index); });
  }

  // A box that was inserted covers a part of this one that is more than the touch of
  // neighbours.
  bool Covers(const Box& box) const {
    bool covers = false;
    ForEachSquare(box, [&](std::uint64_t key) {
      const auto square = squares_.find(key);
      if (covers || square == squares_.end()) return;
      const std::size_t looks = std::min(square->second.size(), kMaxLooks);
      for (std::size_t i = 0; i < looks && !covers; ++i) {
        covers = Cross(boxes_[square->second[i]], box);
      }
    });
    return covers;
  }

 private:
  static constexpr float kSquare = 16.0F;       // points: about a line of text
  static constexpr int kMaxSquares = 16;        // either way
  static constexpr std::size_t kMaxLooks = 64;  // more glyphs in a square are a trick

  // The share of the smaller box, either way.
  static bool Cross(const Box& a, const Box& b) {
    constexpr float kWide = 0.2F;
    constexpr float kHigh = 0.3F;
    const float width = std::min(a.x1, b.x1) - std::max(a.x0, b.x0);
    const float height = std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
    return width > kWide * std::min(a.width(), b.width()) &&
           height > kHigh * std::min(a.height(), b.height());
  }

  template <typename Visit>
  static void ForEachSquare(const Box& box, Visit visit) {
    const int left = FloorOf(box.x0 / kSquare);
    const int top = FloorOf(box.y0 / kSquare);
    const int right = std::min(FloorOf(box.x1 / kSquare), left + kMaxSquares);
    const int bottom = std::min(FloorOf(box.y1 / kSquare), top + kMaxSquares);
    for (int y = top; y <= bottom; ++y) {
      for (int x = left; x <= right; ++x) {
        visit(SquareKey(x, y));
      }
    }
  }

  std::vector<Box> boxes_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> squares_;
};

// Faint glyphs that follow each other on a line.
struct FaintText {
  std::size_t first = 0;
  std::size_t last = 0;
  std::string key;  // the same for its copies
};

bool Continues(const Glyph& before, const Glyph& glyph) {
  constexpr float kWidestGap = 1.5F;  // of an em
  const float gap =
      IsAlongX(glyph) ? glyph.box.x0 - before.box.x1 : glyph.box.y0 - before.box.y1;
  return glyph.faint && glyph.direction == before.direction &&
         glyph.size == before.size && glyph.baseline == before.baseline &&
         std::abs(gap) <= kWidestGap * glyph.size;
}

std::vector<FaintText> FindFaintTexts(const std::vector<Glyph>& glyphs) {
  std::vector<FaintText> texts;
  for (std::size_t i = 0; i < glyphs.size();) {
    if (!glyphs[i].faint) {
      ++i;
      continue;
    }
    FaintText text{.first = i};
    std::u32string characters;
    do {
      characters += glyphs[i++].text;
    } while (i < glyphs.size() && Continues(glyphs[i - 1], glyphs[i]));
    text.last = i;
    text.key = script::ToUtf8(characters) + ' ' +
               std::to_string(std::lround(glyphs[text.first].size * 10));
    texts.push_back(std::move(text));
  }
  return texts;
}

constexpr float kLargestMark = 0.75F;  // of the size of the text

// As a mark of a footnote follows the text that it belongs to.  `end`: of the base, or
// of its marks so far.
bool IsRaisedBehind(const Glyph& base, float end, const Glyph& mark) {
  constexpr float kLeastRise = 0.15F;
  constexpr float kMostRise = 0.8F;
  constexpr float kOverlap = 0.2F;
  constexpr float kWidestGap = 0.35F;
  if (base.direction != 0 || mark.direction != 0 ||
      mark.size > kLargestMark * base.size) {
    return false;
  }
  const float rise = (base.baseline - mark.baseline) / base.size;
  const float gap = (mark.box.x0 - end) / base.size;
  return rise >= kLeastRise && rise <= kMostRise && gap >= -kOverlap &&
         gap <= kWidestGap;
}

// Puts a mark on the line of its text.
void Lower(const Glyph& base, Glyph* mark) {
  for (char32_t& c : mark->text) {
    if (const char32_t raised = script::RaisedOf(c); raised != 0) c = raised;
  }
  mark->box.y0 = base.box.y0;
  mark->box.y1 = base.box.y1;
  mark->baseline = base.baseline;
}

float MedianSize(const std::vector<Glyph>& glyphs) {
  if (glyphs.empty()) return 0;
  std::vector<float> sizes(glyphs.size());
  std::ranges::transform(glyphs, sizes.begin(), &Glyph::size);
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::ranges::nth_element(sizes, middle);
  return *middle;
}

// Whether the show-string of a glyph has nothing but what a mark is printed with.
bool IsRunOfMarks(const std::vector<Glyph>& glyphs, std::size_t index) {
  constexpr std::size_t kLongest = 4;
  const auto is_mark = [&](std::size_t i) {
    return !glyphs[i].text.empty() &&
           std::ranges::all_of(glyphs[i].text,
                               [](char32_t c) { return script::RaisedOf(c) != 0; });
  };
  const std::uint32_t run = glyphs[index].run;
  std::size_t first = index;
  while (first > 0 && glyphs[first - 1].run == run && index - first < kLongest) --first;
  std::size_t last = first;
  while (last < glyphs.size() && glyphs[last].run == run && is_mark(last)) ++last;
  const bool whole = last == glyphs.size() || glyphs[last].run != run;
  return whole && last - first <= kLongest;
}

// Glyphs by the squares of the page that their right ends lie in.
class EndTable {
 public:
  explicit EndTable(const std::vector<Glyph>& glyphs) : glyphs_(glyphs) {
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
      ends_[SquareKey(FloorOf(glyphs[i].box.x1 / kSquare),
                      FloorOf(glyphs[i].baseline / kSquare))]
          .push_back(i);
    }
  }

  // The text that the mark stands behind, as IsRaisedBehind has it; null if none.
  const Glyph* FindBase(const Glyph& mark) const {
    const int column = FloorOf(mark.box.x0 / kSquare - 0.5F);
    const int row = FloorOf(mark.baseline / kSquare);
    for (int i = 0; i < 4; ++i) {
      const auto found = ends_.find(SquareKey(column + (i & 1), row + (i >> 1)));
      if (found == ends_.end()) continue;
      const std::size_t looks = std::min(found->second.size(), kMostLooks);
      for (std::size_t k = 0; k < looks; ++k) {
        const Glyph& base = glyphs_[found->second[k]];
        if (IsRaisedBehind(base, base.box.x1, mark)) return &base;
      }
    }
    return nullptr;
  }

 private:
  static constexpr float kSquare = 16.0F;  // points: more than a mark is raised by
  static constexpr std::size_t kMostLooks = 64;  // more glyphs in a square are a trick

  const std::vector<Glyph>& glyphs_;
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> ends_;
};

// Marks that are drawn before their text or after all of it.
void LowerApart(const std::vector<std::size_t>& marks, std::vector<Glyph>* glyphs) {
  const EndTable table(*glyphs);
  std::uint32_t run = 0;
  const Glyph* base = nullptr;  // of that run
  for (const std::size_t i : marks) {
    Glyph& mark = (*glyphs)[i];
    if (base == nullptr || mark.run != run) base = table.FindBase(mark);
    run = mark.run;
    if (base != nullptr) Lower(*base, &mark);
  }
}

}  // namespace

// True if the glyph belongs to the figure so far; else it begins a new one, or none.
bool FigureChain::GoesOn(const Glyph& glyph) {
  constexpr float kWidestGap = 0.35F;  // of an em
  const float gap = glyph.direction == 0     ? glyph.box.x0 - box_.x1
                    : glyph.direction == 90  ? glyph.box.y0 - box_.y1
                    : glyph.direction == 180 ? box_.x0 - glyph.box.x1
                                             : box_.y0 - glyph.box.y1;
  const bool goes_on = open_ && glyph.direction == direction_ &&
                       glyph.baseline == baseline_ &&
                       std::abs(gap) <= kWidestGap * glyph.size;
  open_ = IsOfFigure(glyph);
  box_ = glyph.box;
  baseline_ = glyph.baseline;
  direction_ = glyph.direction;
  if (!goes_on || !open_) {
    shown_.clear();
    cut_ = false;
  }
  return open_;
}

void FigureChain::AddShown(std::size_t index) {
  Glyph& glyph = (*glyphs_)[index];
  if (!GoesOn(glyph)) return;
  shown_.push_back(index);
  if (cut_) glyph.doubtful = true;
}

void FigureChain::AddHidden(const Glyph& glyph) {
  if (!GoesOn(glyph) || cut_) return;
  cut_ = true;
  for (const std::size_t index : shown_) (*glyphs_)[index].doubtful = true;
}

// The glyphs are hashed by text and place, so that each is compared with its neighbours
// only.
int RemoveRepeated(std::vector<Glyph>* glyphs) {
  std::vector<Glyph>& all = *glyphs;
  PlaceTable table(all.size());
  std::size_t kept = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    Glyph& glyph = all[i];
    if (Glyph* first = table.FindNear(glyph, all.data()); first != nullptr) {
      const float offset = std::max(std::abs(first->box.x0 - glyph.box.x0),
                                    std::abs(first->box.y0 - glyph.box.y0));
      if (offset > 0.005F * glyph.size) first->bold = true;
      first->faint = first->faint && glyph.faint;  // a shadow may come first
      continue;
    }
    if (kept != i) all[kept] = std::move(glyph);
    table.Insert(static_cast<std::uint32_t>(kept), all[kept]);
    ++kept;
  }
  const std::size_t removed = all.size() - kept;
  all.resize(kept);
  return static_cast<int>(removed);
}

int RemoveWatermarks(std::vector<Glyph>* glyphs) {
  const std::vector<FaintText> texts = FindFaintTexts(*glyphs);
  if (texts.empty()) return 0;
  BoxTable printed;
  for (const Glyph& glyph : *glyphs) {
    const bool blank = std::ranges::all_of(glyph.text, script::IsSpace);
    if (!glyph.faint && !(blank && !glyph.doubtful)) printed.Insert(glyph.box);
  }
  std::map<std::string_view, bool> across;  // for each text: a copy covers others
  for (const FaintText& text : texts) {
    bool& covers = across[text.key];
    for (std::size_t i = text.first; i < text.last && !covers; ++i) {
      covers = printed.Covers((*glyphs)[i].box);
    }
  }
  std::size_t removed = 0;
  std::vector<bool> gone(glyphs->size(), false);
  for (const FaintText& text : texts) {
    if (!across[text.key]) continue;
    std::fill(gone.begin() + static_cast<std::ptrdiff_t>(text.first),
              gone.begin() + static_cast<std::ptrdiff_t>(text.last), true);
    removed += text.last - text.first;
  }
  std::size_t index = 0;
  std::erase_if(*glyphs, [&](const Glyph&) { return gone[index++]; });
  return static_cast<int>(removed);
}

void LowerMarks(std::vector<Glyph>* glyphs) {
  const float small = kLargestMark * MedianSize(*glyphs);
  std::vector<std::size_t> apart;  // small marks that follow nothing in the content
  const Glyph* base = nullptr;     // the last one on the line
  float end = 0;                   // of it, or of its marks
  for (std::size_t i = 0; i < glyphs->size(); ++i) {
    Glyph& glyph = (*glyphs)[i];
    if (base != nullptr && IsRaisedBehind(*base, end, glyph)) {
      Lower(*base, &glyph);
      end = glyph.box.x1;
      continue;
    }
    base = &glyph;
    end = glyph.box.x1;
    if (glyph.size <= small && IsRunOfMarks(*glyphs, i)) apart.push_back(i);
  }
  if (!apart.empty()) LowerApart(apart, glyphs);
}

}  // namespace budget::canvas
