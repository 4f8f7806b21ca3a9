#include "pipeline/runs/cell_text.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "pipeline/runs/tolerances.h"
#include "pipeline/script/marks.h"
#include "pipeline/script/number.h"
#include "pipeline/script/text.h"

namespace budget::runs {
namespace {

// Where a piece stands if its own reading direction were upright.
struct Stand {
  float baseline = 0;
  float from = 0;
  float to = 0;
};

Stand StandOf(const Piece& piece) {
  switch (piece.direction) {
    case 90:
      return {-piece.baseline, piece.y0, piece.y1};
    case 180:
      return {-piece.baseline, -piece.x1, -piece.x0};
    case 270:
      return {piece.baseline, -piece.y1, -piece.y0};
    default:
      return {piece.baseline, piece.x0, piece.x1};
  }
}

char32_t FirstOf(const Page& page, const Piece& piece) {
  const std::u32string& text = page.glyphs[piece.first].text;
  return text.empty() ? U'\0' : text.front();
}

char32_t LastOf(const Page& page, const Piece& piece) {
  const std::u32string& text = page.glyphs[piece.last - 1].text;
  return text.empty() ? U'\0' : text.back();
}

bool NeedsSpace(const Page& page, const Piece& left, const Piece& right) {
  const float gap = StandOf(right).from - StandOf(left).to;
  const float size = std::min(left.size, right.size);
  const char32_t a = LastOf(page, left);
  const char32_t b = FirstOf(page, right);
  if (script::IsCjk(a) || script::IsCjk(b)) return gap > tolerance::kCjkGap * size;
  if (right.space_before && left.last <= right.first) return true;
  const bool digits = script::IsNumberCharacter(a) && script::IsNumberCharacter(b);
  return gap > (digits ? tolerance::kDigitGap : tolerance::kLatinGap) * size;
}

float LeftEnd(std::span<const Piece> all, const LineOfPieces& line) {
  return StandOf(all[line.front()]).from;
}

float RightEnd(std::span<const Piece> all, const LineOfPieces& line) {
  return StandOf(all[line.back()]).to;
}

bool IsNumber(std::span<const Piece> all, const LineOfPieces& line) {
  return std::ranges::all_of(line, [&](std::uint32_t i) { return all[i].number; });
}

// How two lines of numbers below each other read as one number.
enum class Joint {
  kNone,      // they do not
  kPossible,  // each could stand for itself
  kLikely,    // so could they, but the lower one is hardly ever written so: .50
  kNeeded     // one of them is no number without the other
};

Joint JointOf(const std::string& head, const std::string& tail) {
  if (tail.find_first_of("+-(") != std::string::npos) return Joint::kNone;
  const std::optional<script::PrintedNumber> whole = script::ParseNumber(head + tail);
  if (!whole || head.find_first_of("0123456789") == std::string::npos) {
    return Joint::kNone;
  }
  if (!script::ParseNumber(head) || head.back() == '.') return Joint::kNeeded;
  if (!script::ParseNumber(tail)) return Joint::kNeeded;
  if (tail.front() == '.') return Joint::kLikely;
  // Lines are filled before they are broken, and amounts have two decimals.
  const std::size_t point = whole->digits.find('.');
  const bool possible =
      point == std::string::npos
          ? script::IsAsciiDigits(head) && tail.size() < head.size()
          : head.find('.') != std::string::npos && whole->digits.size() - point <= 3;
  return possible ? Joint::kPossible : Joint::kNone;
}

// The digits of thousands behind the first ones, where a space separates them.
bool IsThousands(std::string_view word) {
  const std::string_view whole = word.substr(0, word.find('.'));
  return whole.size() == 3 && script::IsAsciiDigits(whole);
}

// How many figures a stretch of number characters prints: 12 345.00 is one.
std::size_t CountFigures(std::string_view line) {
  std::size_t count = 0;
  for (std::size_t from = 0; from < line.size();) {
    const std::size_t to = std::min(line.find(' ', from), line.size());
    const std::string_view word = line.substr(from, to - from);
    const bool digit = word.find_first_of("0123456789") != std::string_view::npos;
    if (digit && (count == 0 || !IsThousands(word))) ++count;
    from = to + 1;
  }
  return count;
}

// How many figures stand on a line of numbers: white that is too wide to separate
// thousands separates figures.
std::size_t CountFigures(const Page& page, std::span<const Piece> all,
                         const LineOfPieces& line) {
  std::size_t count = 0;
  for (std::size_t from = 0; from < line.size();) {
    std::size_t to = from + 1;
    while (to < line.size() &&
           StandOf(all[line[to]]).from - StandOf(all[line[to - 1]]).to <=
               tolerance::kNumberApart * all[line[to]].size) {
      ++to;
    }
    std::string stretch;
    AppendLine(page, all, std::span(line).subspan(from, to - from), &stretch);
    count += CountFigures(stretch);
    from = to;
  }
  return count;
}

// Whether two lines are as close as those of a text that was broken are.
bool IsCloseBelow(std::span<const Piece> all, const LineOfPieces& line,
                  const LineOfPieces& next) {
  const Piece& above = all[line.front()];
  const Piece& below = all[next.front()];
  return StandOf(below).baseline - StandOf(above).baseline <
         tolerance::kWrapPitch * below.size;
}

// Whether the first piece of `next` did not fit on `line` in a cell of `width`.
bool WasFull(std::span<const Piece> all, const LineOfPieces& line,
             const LineOfPieces& next, float width) {
  const Piece& piece = all[next.front()];
  const float glyph = (StandOf(piece).to - StandOf(piece).from) /
                      static_cast<float>(piece.last - piece.first);
  const float used = RightEnd(all, line) - LeftEnd(all, line);
  return used + glyph + 2 * tolerance::kCellPadding * piece.size >= width;
}

// Whether a line begins exactly where the one close above it does, as those of a broken
// text do; figures below each other end at one x rather.
bool IsFlushBelow(std::span<const Piece> all, const LineOfPieces& line,
                  const LineOfPieces& next) {
  const Piece& above = all[line.front()];
  const Piece& below = all[next.front()];
  return std::abs(LeftEnd(all, line) - LeftEnd(all, next)) <
             tolerance::kPieceShift * below.size &&
         StandOf(below).baseline - StandOf(above).baseline <
             tolerance::kLinePitch * below.size;
}

// Whether line `i`, which could stand for itself, looks like the rest of the one above.
bool WasBroken(std::span<const Piece> all, std::span<const LineOfPieces> lines,
               std::size_t i, float width) {
  const LineOfPieces& line = lines[i - 1];
  if (!IsCloseBelow(all, line, lines[i])) return false;
  return WasFull(all, line, lines[i], width) ||
         (lines.size() == 2 && IsFlushBelow(all, line, lines[i]));
}

}  // namespace

std::vector<LineOfPieces> GroupLines(std::span<const Piece> all,
                                     std::vector<std::uint32_t> pieces) {
  std::vector<LineOfPieces> lines;
  if (pieces.empty()) return lines;
  const auto key = [&](std::uint32_t i) { return StandOf(all[i]); };
  std::ranges::sort(pieces, [&](std::uint32_t a, std::uint32_t b) {
    const Piece& p = all[a];
    const Piece& q = all[b];
    if (p.direction != q.direction) return p.direction < q.direction;
    const float left = key(a).baseline;
    const float right = key(b).baseline;
    return left != right ? left < right : a < b;
  });
  for (std::size_t i = 0; i < pieces.size();) {
    const Piece& first = all[pieces[i]];
    const float base = key(pieces[i]).baseline;
    LineOfPieces line{pieces[i++]};
    for (; i < pieces.size(); ++i) {
      const Piece& piece = all[pieces[i]];
      const float near = tolerance::kSameBaseline * std::min(first.size, piece.size);
      if (piece.direction != first.direction) break;
      if (key(pieces[i]).baseline - base > near) break;
      line.push_back(pieces[i]);
    }
    std::ranges::stable_sort(line, [&](std::uint32_t a, std::uint32_t b) {
      return key(a).from < key(b).from;
    });
    lines.push_back(std::move(line));
  }
  return lines;
}

void AppendLine(const Page& page, std::span<const Piece> all,
                std::span<const std::uint32_t> line, std::string* text) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    const Piece& piece = all[line[i]];
    if (i > 0 && NeedsSpace(page, all[line[i - 1]], piece)) text->push_back(' ');
    for (std::uint32_t g = piece.first; g < piece.last; ++g) {
      for (const char32_t c : page.glyphs[g].text) {
        if (!script::IsSpace(c)) script::AppendUtf8(c, text);
      }
    }
  }
}

bool ReadAsOne(const std::string& head, const std::string& tail) {
  return !head.empty() && !tail.empty() && JointOf(head, tail) != Joint::kNone;
}

CellText ReadCell(const Page& page, std::span<const Piece> all,
                  std::vector<std::uint32_t> pieces, float width) {
  CellText cell;
  for (const std::uint32_t i : pieces) {
    for (std::uint32_t g = all[i].first; g < all[i].last; ++g) {
      cell.doubtful = cell.doubtful || page.glyphs[g].doubtful;
    }
  }
  const std::vector<LineOfPieces> lines = GroupLines(all, std::move(pieces));
  const bool numbers = std::ranges::all_of(
      lines, [&](const LineOfPieces& line) { return IsNumber(all, line); });
  std::string last;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string line;
    AppendLine(page, all, lines[i], &line);
    bool joined = false;
    if (i > 0 && !line.empty() && !last.empty() && IsNumber(all, lines[i]) &&
        IsNumber(all, lines[i - 1])) {
      const Joint joint = JointOf(last, line);
      joined = joint == Joint::kNeeded || joint == Joint::kLikely ||
               (joint == Joint::kPossible && WasBroken(all, lines, i, width));
      cell.unsure = cell.unsure || (joined && joint != Joint::kNeeded);
    }
    if (i > 0 && !joined) {
      cell.raw.push_back('\n');
      last.clear();
    }
    if (numbers && !joined) cell.figures += CountFigures(page, all, lines[i]);
    cell.raw += line;
    last += line;
  }
  if (!lines.empty()) {
    cell.next = RightEnd(all, lines.back()) - LeftEnd(all, lines.back()) +
                all[lines.back().back()].size;
  }
  return cell;
}

}  // namespace budget::runs
