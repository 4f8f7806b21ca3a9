// Rulings as drawn to the rules a reader sees, and these to groups that could be
// tables.
//
// Programs draw one rule as many strokes: one for each cell, dashes, dots, two strokes
// side by side, with gaps at the corners and ends that miss each other by a little.

#ifndef PIPELINE_LATTICE_RULE_GROUPS_H_
#define PIPELINE_LATTICE_RULE_GROUPS_H_

#include <optional>
#include <vector>

#include "pipeline/model/page.h"
#include "pipeline/model/place.h"

namespace budget::lattice {

// A rule of known direction.
struct Rule {
  float position = 0;  // y of a horizontal rule, x of a vertical one
  float from = 0;
  float to = 0;
  float width = 0;
  float length() const { return to - from; }
};

// Rules that touch or cross each other.
struct RuleGroup {
  std::vector<Rule> horizontal;  // ascending position
  std::vector<Rule> vertical;
  Box box;
};

// The groups of a page from top to bottom.  `size` is the font size of its text: what
// is much smaller than a character is no gap.  Nothing if so many rules cross each
// other that the page is a drawing.
std::optional<std::vector<RuleGroup>> FindRuleGroups(const Page& page, float size);

}  // namespace budget::lattice

#endif  // PIPELINE_LATTICE_RULE_GROUPS_H_
