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

float CentreOf(const Line& line) { return (line.place.box.x0 + line.place.box.x1) / 2; }

}  // namespace

bool AreOneTitle(const Line& first, const Line& second) {
  if (first.size <= 0 || first.place.page != second.place.page) return false;
  if (first.bold != second.bold) return false;
  if (std::abs(first.size - second.size) > kSizes * first.size) return false;
  const float pitch = second.place.box.y0 - first.place.box.y0;
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
