// What a printed line, or a paragraph, shows of itself: its number, its width, and
// where its punctuation stands.  Only facts of the script are known here (一、 is a
// number, 。 ends a sentence); wording comes from the schema.

#ifndef PIPELINE_PROSE_OUTLINE_LINE_FACTS_H_
#define PIPELINE_PROSE_OUTLINE_LINE_FACTS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "schemas/spec/schema.h"

namespace budget::outline {

// The ways to number headings and items, outermost first.
enum class NumberFamily : std::uint8_t {
  kNone,
  kWorded,         // 第三部分: HeadingPattern
  kHan,            // 三、
  kHanBracket,     // （三） 三）
  kArabic,         // 3. 3、
  kArabicBracket,  // (3)
  kHalfBracket,    // 3）
  kCircled         // ③
};

struct Numbering {
  NumberFamily family = NumberFamily::kNone;
  int level = 0;           // of the pattern, for kWorded
  int ordinal = 0;         // 1-based
  std::size_t length = 0;  // code points of the folded text that are the number

  // Families in their usual order of nesting: a smaller rank is further out.
  int Rank() const;
  bool none() const { return family == NumberFamily::kNone; }
};

// How a text ends, closing quotes and brackets left aside.
enum class TextEnd : std::uint8_t {
  kWord,   // with none of the below
  kStop,   // 。 ！ ？ …
  kColon,  // ：
  kList,   // ；
  kOpen    // ， 、 （ : it must go on
};

struct LineFacts {
  // Folded; of a long text only the beginning, see `whole`.
  std::u32string text;
  bool whole = true;
  Numbering number;
  int width = 0;   // printed, without spaces, in half ems: 1 for ASCII, 2 for others
  int indent = 0;  // of its leading space, in half ems
  TextEnd end = TextEnd::kWord;
  bool ends_in_figure = false;  // in a number and its unit
  // Inside the text, behind the number and before the last character.
  bool inner_stop = false;   // 。 ； ！ ？
  bool inner_comma = false;  // ， or ：, but not in a number
  bool figure = false;       // a number that is no year
  bool quantity = false;     // a number with separators, decimals or %

  bool empty() const { return text.empty(); }
  // In code points, without the number.
  std::size_t title_size() const { return text.size() - number.length; }
  bool Finished() const { return end != TextEnd::kWord && end != TextEnd::kOpen; }
};

// Longer texts are no headings, and their facts are not looked for.
inline constexpr std::size_t kLongestHeading = 80;

LineFacts FactsOf(std::string_view text, const schemas::LinePatterns& patterns);

// The width in half ems of what cannot be parted at the start of the text: a word or
// number, or one CJK character, with the punctuation that may not be parted from it.
int FirstTokenWidth(const LineFacts& facts);

// The text in which lines are compared: folded, letters and digits only.
std::string TextKey(std::string_view text);
std::string TextKey(std::u32string_view folded);

}  // namespace budget::outline

#endif  // PIPELINE_PROSE_OUTLINE_LINE_FACTS_H_
