// Pages as short text, for comparing in tests.

#ifndef TESTS_EXTRACTORS_SHOW_PAGE_H_
#define TESTS_EXTRACTORS_SHOW_PAGE_H_

#include <cmath>
#include <string>

#include "pipeline/model/page.h"
#include "pipeline/script/text.h"

namespace budget::extractors {

// To whole tenths: "12" or "12.5".
inline std::string ShowNumber(float value) {
  const auto tenths = static_cast<int>(std::lround(value * 10));
  std::string text = tenths < 0 ? "-" : "";
  text += std::to_string(std::abs(tenths) / 10);
  if (tenths % 10 != 0) text += "." + std::to_string(std::abs(tenths) % 10);
  return text;
}

inline std::string ShowBox(const Box& box) {
  return ShowNumber(box.x0) + "," + ShowNumber(box.y0) + "," + ShowNumber(box.x1) +
         "," + ShowNumber(box.y1);
}

// "hello [10,72,30,82]" for each run of glyphs, with the direction and whether it is
// bold or doubtful; a glyph without text is "?".
inline std::string ShowText(const Page& page) {
  std::string out;
  for (std::size_t i = 0; i < page.glyphs.size();) {
    const Glyph& first = page.glyphs[i];
    Box box;
    bool doubtful = false;
    if (!out.empty()) out += " | ";
    for (; i < page.glyphs.size() && page.glyphs[i].run == first.run; ++i) {
      const Glyph& glyph = page.glyphs[i];
      out += glyph.text.empty() ? "?" : script::ToUtf8(glyph.text);
      box = Union(box, glyph.box);
      doubtful = doubtful || glyph.doubtful;
    }
    out += " [" + ShowBox(box) + "]";
    if (first.direction != 0) out += " " + std::to_string(first.direction);
    if (first.bold) out += " bold";
    if (doubtful) out += " doubtful";
  }
  return out;
}

// "h 50 from 10 to 190 width 1"; what it falls over 100 points behind it, if anything
inline std::string ShowRulings(const Page& page) {
  std::string out;
  for (const Ruling& r : page.rulings) {
    if (!out.empty()) out += " | ";
    out += std::string(r.horizontal ? "h " : "v ") + ShowNumber(r.position) + " from " +
           ShowNumber(r.from) + " to " + ShowNumber(r.to) + " width " +
           ShowNumber(r.width);
    if (r.slope != 0) out += " slope " + ShowNumber(100 * r.slope);
  }
  return out;
}

inline std::string ShowHidden(const HiddenCounts& hidden) {
  std::string out;
  const auto add = [&](const char* name, int count) {
    if (count == 0) return;
    if (!out.empty()) out += ", ";
    out += std::to_string(count) + " " + name;
  };
  add("invisible", hidden.invisible);
  add("clipped", hidden.clipped);
  add("off page", hidden.off_page);
  add("slanted", hidden.slanted);
  add("of a watermark", hidden.watermark);
  add("repeated", hidden.repeated);
  add("unmapped", hidden.unmapped);
  return out;
}

}  // namespace budget::extractors

#endif  // TESTS_EXTRACTORS_SHOW_PAGE_H_
