// How a table is set: everything that the print adds to what a table says.

#ifndef TESTS_LAYOUTS_STYLE_H_
#define TESTS_LAYOUTS_STYLE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "tests/layouts/random.h"

namespace budget::layouts {

// PDF by its rules; text by what divides its cells.
enum class Family : std::uint8_t {
  kRuled,      // every cell in a frame
  kRows,       // rules between the rows only
  kThreeLine,  // above, below and under the head
  kUnruled,
  kShaded,  // rows told apart by their background
  kTabs,
  kPipes,
  kCsv,
  kSpaces,  // columns are positions
  kBox,     // box drawing characters
  kHtml,    // a table of HTML left in a text
  kCells    // one cell a line, in order
};
inline constexpr int kFamilyCount = 12;
const char* NameOf(Family family);
inline bool IsPdf(Family family) { return family <= Family::kShaded; }

enum class Separator : std::uint8_t { kNone, kComma, kSpace, kThinSpace, kApostrophe };
enum class Negative : std::uint8_t {
  kHyphen,
  kTriangle,
  kBrackets,
  kWideBrackets,
  kBlackTriangle,
  kWideMinus,  // －
  kBehind,     // 12.50-
  kSpaced      // - 12.50
};
enum class Mark : std::uint8_t { kNone, kCircled, kStar, kRaised };  // of footnotes
enum class Continued : std::uint8_t { kNothing, kTitle, kMarked };   // 续表
enum class Align : std::uint8_t { kLeft, kCentre, kRight };

// What is not ordinary can be taken back to its default one by one: see Simpler().
struct Style {
  Family family = Family::kRuled;
  // Figures
  Separator separator = Separator::kComma;
  Negative negative = Negative::kHyphen;
  std::string blank;  // what stands in a cell without a figure
  bool yuan_sign = false;
  bool wide_digits = false;   // full-width
  bool bare_point = false;    // .56
  Mark mark = Mark::kNone;    // at some figures
  bool unit_in_head = false;  // （万元） behind the heads of amounts, no line above
  bool unit_behind = false;   // 12.50万元 in the cells, no line above
  // Lines around the table
  bool entity_line = false;      // 编制单位：... beside the unit
  bool form_number = false;      // 预算01表 above the title
  bool line_of_numbers = false;  // 栏次 | 1 | 2 under the heads
  bool page_numbers = false;
  // PDF
  int font_size = 9;
  int pitch = 18;        // of rows of one line, points
  int name_width = 150;  // points; longer names are wrapped
  Align figures = Align::kRight;
  Align names = Align::kLeft;
  Align middle = Align::kCentre;  // of the figures in wrapped rows: top, centre, bottom
  bool latin_figures = false;     // Helvetica for ASCII
  bool identity = false;          // codes are given a meaning by /ToUnicode alone
  int rows_per_page = 60;
  bool rows_broken = false;  // a wrapped row may go on on the next page
  bool repeat_heads = true;
  Continued continued = Continued::kNothing;
  int rotate = 0;       // /Rotate, degrees
  int skew = 0;         // tenths of a degree
  bool spread = false;  // the columns go on on the facing page, without labels
  // Text
  bool fill_merged = false;  // a merged cell's text stands in all of its places
  bool outer_bars = true;    // | at both ends of a line of pipes
};

Style MakeStyle(Family family, Random* random);

// Every style that differs from this one in one feature taken back to its default.
std::vector<Style> Simpler(const Style& style);

// What is not ordinary in it: "ruled negative=brackets rotate=90".
std::string Describe(const Style& style);
// The same, one feature an item, without the family.
std::vector<std::string> Features(const Style& style);

}  // namespace budget::layouts

#endif  // TESTS_LAYOUTS_STYLE_H_
