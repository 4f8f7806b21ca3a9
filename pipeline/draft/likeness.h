// How alike two printed labels are, by their characters alone.

#ifndef PIPELINE_DRAFT_LIKENESS_H_
#define PIPELINE_DRAFT_LIKENESS_H_

#include <string>
#include <string_view>
#include <vector>

namespace budget::draft {

// Dice's coefficient of the pairs of neighbouring characters (Dice 1945, on bigrams):
// 1 for the same text, 0 for texts without a common pair.  A single character is a pair
// with nothing.  Both folded.
double Likeness(std::string_view a, std::string_view b);

struct Named {
  std::string id;
  std::string name;  // folded
};

// The id of the name that is most like the text; empty below `kNoLikeness`.
struct Guess {
  std::string id;
  double likeness = 0;
  bool certain = false;  // alike, and clearly more so than any other id
};
inline constexpr double kNoLikeness = 0.3;
inline constexpr double kAlike = 0.6;
inline constexpr double kClearly = 0.1;  // more than the second
Guess MostAlike(std::string_view text, const std::vector<Named>& names);

}  // namespace budget::draft

#endif  // PIPELINE_DRAFT_LIKENESS_H_
