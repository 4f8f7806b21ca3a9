#include "pipeline/table/title_lines.h"

#include <cmath>
#include <string>
#include <string_view>

#include "pipeline/script/text.h"

namespace budget::table {
namespace {

// In font sizes of the first line.  Measured on titles of the published budgets of 20
// governments: pitches of 1.2 to 1.7, centres within 0.3.
constexpr float kMostPitch = 2.0F;
constexpr float kCentres = 1.0F;
constexpr float kSizes = 0.05F;

// Text of a turned page runs up or down it.
bool IsTurned(const Line& line) {
  return line.place.box.height() > line.place.box.width();
}

float CentreOf(const Line& line) {
  const Box& box = line.place.box;
  return IsTurned(line) ? box.middle_y() : (box.x0 + box.x1) / 2;
}

// How far the second line stands below the first.  On a turned page that is to the left
// or to the right; which of them, the order in which the lines are read has settled.
float PitchOf(const Line& first, const Line& second) {
  const Box& a = first.place.box;
  const Box& b = second.place.box;
  return IsTurned(first) ? std::abs(b.x0 - a.x0) : b.y0 - a.y0;
}

}  // namespace

bool AreOneTitle(const Line& first, const Line& second) {
  if (first.size <= 0 || first.place.page != second.place.page) return false;
  if (first.bold != second.bold || IsTurned(first) != IsTurned(second)) return false;
  if (std::abs(first.size - second.size) > kSizes * first.size) return false;
  const float pitch = PitchOf(first, second);
  return pitch > 0 && pitch <= kMostPitch * first.size &&
         std::abs(CentreOf(first) - CentreOf(second)) <= kCentres * first.size;
}

bool IsBracketed(std::string_view text) {
  constexpr char32_t kOpen = 0xFF08;
  constexpr char32_t kClose = 0xFF09;
  const std::u32string folded = script::ToUtf32(script::Fold(text));
  return folded.size() > 2 && folded.front() == kOpen &&
         folded.find(kClose) == folded.size() - 1;
}

}  // namespace budget::table
