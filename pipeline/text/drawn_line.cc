#include "pipeline/text/drawn_line.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "pipeline/script/text.h"
#include "pipeline/text/text_tokens.h"

namespace budget::text {
namespace {

constexpr char32_t kFirstBox = 0x2500;
constexpr char32_t kLastBox = 0x257F;

bool IsBoxCharacter(char32_t c) { return c >= kFirstBox && c <= kLastBox; }

// ─ ━ ┄ ┅ ┈ ┉ ╌ ╍ ═ and the halves ╴ ╶ ╸ ╺ ╼ ╾.
bool IsHorizontal(char32_t c) {
  static constexpr std::u32string_view kHorizontal =
      U"\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2550\u2574\u2576\u2578"
      U"\u257A\u257C\u257E";
  return kHorizontal.find(c) != std::u32string_view::npos;
}

// │ ┃ ┆ ┇ ┊ ┋ ╎ ╏ ║ and the halves.
bool IsVertical(char32_t c) {
  static constexpr std::u32string_view kVertical =
      U"\u2502\u2503\u2506\u2507\u250A\u250B\u254E\u254F\u2551\u2575\u2577\u2579"
      U"\u257B\u257D\u257F";
  return c == '|' || kVertical.find(c) != std::u32string_view::npos;
}

bool IsJunction(char32_t c) {
  return c == '+' || (IsBoxCharacter(c) && !IsHorizontal(c) && !IsVertical(c));
}

std::vector<PlacedCharacter> PlaceCharacters(std::string_view line,
                                             IdeographWidth ideographs) {
  std::vector<PlacedCharacter> placed;
  int at = 0;
  for (std::size_t i = 0; i < line.size();) {
    const char32_t c = script::NextCodePoint(line, &i);
    placed.push_back({at, c});
    at += WidthOf(c, ideographs);
  }
  return placed;
}

bool IsDash(char32_t c) { return IsHorizontal(c) || c == '-' || c == '='; }

// Whether a dash has another one beside it, or stands between two corners: one alone is
// the sign of a number.
bool IsPartOfRule(const std::vector<PlacedCharacter>& line, std::size_t i) {
  const char32_t before = i > 0 ? line[i - 1].c : U' ';
  const char32_t after = i + 1 < line.size() ? line[i + 1].c : U' ';
  return IsDash(before) || IsDash(after) || (IsJunction(before) && IsJunction(after));
}

std::optional<char32_t> FirstCharacter(std::string_view line) {
  line = TrimSpace(line);
  if (line.empty()) return std::nullopt;
  std::size_t next = 0;
  return script::NextCodePoint(line, &next);
}

}  // namespace

DrawnLine ReadDrawnLine(const TextLine& line, IdeographWidth ideographs) {
  constexpr int kFewestDashes = 2;
  DrawnLine box;
  box.text = line.text;
  box.number = line.number;
  box.characters = PlaceCharacters(line.text, ideographs);
  int dashes = 0;
  int most_dashes = 0;
  bool plus = false;
  for (const PlacedCharacter& placed : box.characters) {
    const bool dash = IsDash(placed.c);
    dashes = dash ? dashes + 1 : 0;
    most_dashes = std::max(most_dashes, dashes);
    plus = plus || IsJunction(placed.c);
  }
  box.rule = plus && most_dashes >= kFewestDashes;
  for (std::size_t i = 0; i < box.characters.size(); ++i) {
    PlacedCharacter& placed = box.characters[i];
    const bool bar = IsVertical(placed.c) || (box.rule && IsJunction(placed.c));
    if (bar) box.bars.push_back(placed.at);
    placed.drawn =
        bar || (box.rule && IsDash(placed.c) && IsPartOfRule(box.characters, i));
  }
  return box;
}

bool IsPlusRule(std::string_view line) {
  line = TrimSpace(line);
  return line.size() >= 3 && line.front() == '+' && line.back() == '+' &&
         line.find_first_not_of("+-=: ") == std::string_view::npos &&
         line.find_first_of("-=") != std::string_view::npos;
}

bool IsBoxLine(std::string_view line) {
  const std::optional<char32_t> first = FirstCharacter(line);
  if (!first) return false;
  return IsPlusRule(line) || (IsBoxCharacter(*first) && !IsHorizontal(*first));
}

}  // namespace budget::text
