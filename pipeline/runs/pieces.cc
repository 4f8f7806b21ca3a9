#include "pipeline/runs/pieces.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "pipeline/runs/tolerances.h"
#include "pipeline/script/marks.h"
#include "pipeline/script/number.h"
#include "pipeline/script/text.h"

namespace budget::runs {
namespace {

constexpr std::size_t kMostLarge = 200;
constexpr std::size_t kLongestFigure = 40;  // characters
constexpr float kFarthest = 1e5F;           // points; pages are smaller

bool IsBlank(const Glyph& glyph) {
  return !glyph.text.empty() && std::ranges::all_of(glyph.text, script::IsSpace);
}

bool IsSane(float coordinate) { return std::abs(coordinate) < kFarthest; }

// Nothing that a reader of the page sees.
bool IsNothing(const Glyph& glyph) {
  if (glyph.text.empty() && !glyph.doubtful) return true;
  const Box& box = glyph.box;
  return !IsSane(box.x0) || !IsSane(box.x1) || !IsSane(box.y0) || !IsSane(box.y1) ||
         !IsSane(glyph.baseline) || !(glyph.size > 0) || !IsSane(glyph.size);
}

bool IsNumber(const Glyph& glyph) {
  return !glyph.text.empty() &&
         std::ranges::all_of(glyph.text, script::IsNumberCharacter);
}

// The extent of a glyph along its reading direction, so that one rule serves all four.
struct Stretch {
  float from = 0;
  float to = 0;
};

Stretch Along(const Glyph& glyph) {
  switch (glyph.direction) {
    case 90:
      return {glyph.box.y0, glyph.box.y1};
    case 180:
      return {-glyph.box.x1, -glyph.box.x0};
    case 270:
      return {-glyph.box.y1, -glyph.box.y0};
    default:
      return {glyph.box.x0, glyph.box.x1};
  }
}

bool StandsAlone(const Page& page, std::size_t i) {
  const std::uint32_t run = page.glyphs[i].run;
  return (i == 0 || page.glyphs[i - 1].run != run) &&
         (i + 1 == page.glyphs.size() || page.glyphs[i + 1].run != run);
}

// Whether glyph `next` goes on with the piece that ends with glyph `last`.
bool GoesOn(const Page& page, const Piece& piece, std::size_t last, std::size_t next) {
  const Glyph& a = page.glyphs[last];
  const Glyph& b = page.glyphs[next];
  const float size = std::min(a.size, b.size);
  if (a.direction != b.direction) return false;
  if (std::abs(a.baseline - b.baseline) > tolerance::kPieceShift * size) return false;
  const float gap = Along(b).from - Along(a).to;
  if (a.run == b.run)
    return gap <= tolerance::kPieceGap * size &&
           gap >= -tolerance::kPieceBackwards * size;
  // Some programs show every glyph by itself.
  if (!StandsAlone(page, last) || !StandsAlone(page, next)) return false;
  const bool numbers = piece.number && IsNumber(b);
  return std::abs(gap) <=
         (numbers ? tolerance::kDigitsTouch : tolerance::kGlyphsTouch) * size;
}

void Start(const Glyph& glyph, std::size_t index, Piece* piece) {
  *piece = Piece{};
  piece->first = static_cast<std::uint32_t>(index);
  piece->last = piece->first + 1;
  piece->x0 = glyph.box.x0;
  piece->x1 = glyph.box.x1;
  piece->baseline = glyph.baseline;
  piece->size = glyph.size;
  piece->direction = glyph.direction;
  piece->number = IsNumber(glyph);
  piece->y0 = glyph.box.y0;
  piece->y1 = glyph.box.y1;
}

void Extend(const Glyph& glyph, std::size_t index, Piece* piece) {
  piece->last = static_cast<std::uint32_t>(index) + 1;
  piece->x0 = std::min(piece->x0, glyph.box.x0);
  piece->x1 = std::max(piece->x1, glyph.box.x1);
  piece->y0 = std::min(piece->y0, glyph.box.y0);
  piece->y1 = std::max(piece->y1, glyph.box.y1);
  piece->size = std::max(piece->size, glyph.size);
  piece->number = piece->number && IsNumber(glyph);
}

bool IsFigure(const Page& page, const Piece& piece) {
  const std::u32string& first = page.glyphs[piece.first].text;
  if (first.empty() || script::IsIdeograph(first.front())) return false;
  std::u32string text;
  for (std::uint32_t i = piece.first; i < piece.last; ++i) {
    text += page.glyphs[i].text;
    if (text.size() > kLongestFigure) return false;
  }
  return ReadsAsFigure(text);
}

// Dashes of any length, which stand for a figure.
bool IsDashes(const Page& page, const Piece& piece) {
  for (std::uint32_t i = piece.first; i < piece.last; ++i) {
    if (!std::ranges::all_of(page.glyphs[i].text, script::IsDash)) return false;
  }
  return true;
}

void Finish(const Page& page, Piece* piece) {
  piece->number = piece->number || IsDashes(page, *piece) || IsFigure(page, *piece);
  piece->one_glyph = piece->last - piece->first == 1;
  if (piece->direction != 0) return;
  piece->y0 = piece->baseline - tolerance::kAscent * piece->size;
  piece->y1 = piece->baseline + tolerance::kDescent * piece->size;
}

}  // namespace

bool ReadsAsFigure(const std::u32string& text) {
  constexpr std::size_t kLongestUnit = 3;  // ideographs
  if (text.empty() || text.size() > kLongestFigure) return false;
  const auto number = script::ReadNumber(script::ToUtf8(text)).number;
  if (!number) return false;
  const auto parts = [](char32_t c) {
    return script::IsComma(c) || script::IsPoint(c) || script::IsApostrophe(c);
  };
  return number->unit.empty() ||
         (script::ToUtf32(number->unit).size() <= kLongestUnit &&
          std::ranges::any_of(text, parts));
}

std::vector<Piece> FindPieces(const Page& page) {
  std::vector<Piece> pieces;
  pieces.reserve(page.glyphs.size() / 4 + 8);
  Piece piece;
  bool open = false;
  bool space = false;  // the last glyph was one
  for (std::size_t i = 0; i < page.glyphs.size(); ++i) {
    const Glyph& glyph = page.glyphs[i];
    if (IsNothing(glyph)) continue;
    if (IsBlank(glyph)) {
      if (open) {
        Finish(page, &piece);
        pieces.push_back(piece);
      }
      open = false;
      space = true;
      continue;
    }
    if (open && GoesOn(page, piece, piece.last - 1, i)) {
      Extend(glyph, i, &piece);
      continue;
    }
    if (open) {
      Finish(page, &piece);
      pieces.push_back(piece);
    }
    Start(glyph, i, &piece);
    piece.space_before = space;
    open = true;
    space = false;
  }
  if (open) {
    Finish(page, &piece);
    pieces.push_back(piece);
  }
  return pieces;
}

float SizeAt(std::span<const Piece> pieces, float share, float otherwise) {
  // Sizes are few: a histogram by quarter points is exact enough and needs no sort.
  constexpr std::size_t kBins = 400;
  std::size_t count[kBins] = {};
  std::size_t total = 0;
  for (const Piece& piece : pieces) {
    const float bin = std::clamp(piece.size * 4, 0.0F, static_cast<float>(kBins - 1));
    const std::size_t glyphs = piece.last - piece.first;
    count[static_cast<std::size_t>(bin)] += glyphs;
    total += glyphs;
  }
  if (total == 0) return otherwise;
  std::size_t seen = 0;
  for (std::size_t bin = 0; bin < kBins; ++bin) {
    seen += count[bin];
    if (static_cast<float>(seen) >= share * static_cast<float>(total))
      return (static_cast<float>(bin) + 0.5F) / 4;
  }
  return otherwise;
}

std::vector<Piece> TakeWatermarks(std::vector<Piece>* pieces) {
  std::vector<Piece> taken;
  const float large = tolerance::kLargeText * MedianSize(*pieces, 0);
  const auto is_large = [&](const Piece& piece) { return piece.size > large; };
  const auto count = static_cast<std::size_t>(std::ranges::count_if(*pieces, is_large));
  if (count == 0 || count > kMostLarge) return taken;
  // What is across other text, and what is shown in one line with it.
  std::vector<Piece> across;
  for (const Piece& piece : *pieces) {
    if (!is_large(piece)) continue;
    const bool covers = std::ranges::any_of(*pieces, [&](const Piece& other) {
      return tolerance::kLargeText * other.size < piece.size &&
             other.middle_x() > piece.x0 && other.middle_x() < piece.x1 &&
             other.middle_y() > piece.y0 && other.middle_y() < piece.y1;
    });
    if (covers) across.push_back(piece);
  }
  std::erase_if(*pieces, [&](const Piece& piece) {
    const bool watermark =
        is_large(piece) && std::ranges::any_of(across, [&](const Piece& other) {
          return other.direction == piece.direction && other.size == piece.size &&
                 std::abs(other.baseline - piece.baseline) <
                     tolerance::kPieceShift * piece.size;
        });
    if (watermark) taken.push_back(piece);
    return watermark;
  });
  return taken;
}

}  // namespace budget::runs
