// Every tolerance of the geometry of a page: what counts as touching, as one line, as
// beside, as a column.
//
// They are relative to what a reader's eye measures by: the font size (of the smaller
// of two pieces of text, or the usual one of a table), the distance of rows, the length
// of an edge.  None is in points: the same table printed at another scale is read the
// same.  (Zones of a page, which are parts of its size, stand in
// page/mark_furniture.cc, slopes in page/straighten.cc.)  tests/page/tolerances_test.cc
// tests the ones that decide most on both sides.

#ifndef PIPELINE_RUNS_TOLERANCES_H_
#define PIPELINE_RUNS_TOLERANCES_H_

namespace budget::runs::tolerance {

// Glyphs to pieces and lines.  In parts of the font size of the smaller glyph.
// more white than this between two glyphs of a show-string ends a piece
inline constexpr float kPieceGap = 0.35F;
inline constexpr float kPieceBackwards = 0.6F;  // so does a step back of more than this
inline constexpr float kPieceShift = 0.12F;     // or a change of the baseline
// the widest white in a number whose digits are shown singly
inline constexpr float kDigitsTouch = 0.12F;
inline constexpr float kGlyphsTouch = 0.05F;  // the same for other glyphs
// baselines nearer than this are one line
inline constexpr float kSameBaseline = 0.4F;
// white that is a space between Latin letters
inline constexpr float kLatinGap = 0.2F;
inline constexpr float kDigitGap = 0.32F;  // between digits
inline constexpr float kCjkGap = 0.8F;     // where an ideograph stands at a side
// white that divides a printed line into two lines of prose
inline constexpr float kLinesApart = 4.0F;
// the same, between two tables beside each other
inline constexpr float kGutterGap = 1.0F;
// white above the usual one, that is a blank line
inline constexpr float kBlankLine = 0.5F;
// white below a table, that is a blank line
inline constexpr float kBlankAfterTable = 1.0F;

// The height of a line.  In parts of the font size: what the usual fonts have, since
// boxes follow the metrics of each font.
inline constexpr float kAscent = 0.86F;   // of an ideograph above the baseline
inline constexpr float kDescent = 0.14F;  // below it
// of the middle of a line above its baseline
inline constexpr float kMidHeight = 0.36F;
// baselines nearer than this are beside each other
inline constexpr float kOtherLine = 0.85F;

// What size tells.  In parts of the usual font size.
inline constexpr float kLargeText = 1.8F;   // of a watermark across other text
inline constexpr float kTitleSize = 1.4F;   // of a title among the text of a page
inline constexpr float kLargerText = 1.2F;  // of a title among the rows of a table

// Rulings to rules and lattices.  In parts of the font size: what is much smaller than
// a character is no gap to a reader.
// between strokes that are drawn as one rule
inline constexpr float kSameRule = 0.1F;
inline constexpr float kRuleGap = 0.5F;  // a gap in a rule that is none
// the longest dash, and the widest gap between two
inline constexpr float kDash = 0.8F;
// rules that miss each other by less do meet
inline constexpr float kRulesTouch = 0.3F;
// rules nearer than this bound no text between them
inline constexpr float kSameLine = 0.45F;
// an end of a rule beyond the last rule across it
inline constexpr float kOvershoot = 0.5F;
// the least that rules go on into a blank column
inline constexpr float kBlankColumn = 2.0F;
// too narrow for a column that has no text
inline constexpr float kSliver = 0.8F;
// between the ends of rules of one table
inline constexpr float kSameExtent = 1.0F;
// a rule shorter than this is an underline
inline constexpr float kUnderline = 8.0F;
// text that goes on beyond rules by more is prose
inline constexpr float kStraddle = 0.5F;

// Text in cells.  In parts of the font size.
// white between text and the edge of its cell, at most
inline constexpr float kCellPadding = 0.6F;
// one side of a piece farther from the edge than the other
inline constexpr float kLooser = 0.3F;
// the widest number that may be that of a column
inline constexpr float kTwoDigits = 1.35F;
// the widest number that may be that of a page
inline constexpr float kFourDigits = 2.2F;
// white beside a number that puts it into a column of its own
inline constexpr float kNumberApart = 0.9F;
// the widest sign that is set apart from its figure
inline constexpr float kSign = 1.2F;
// of a line at either side of a rule that it has run over
inline constexpr float kAcross = 0.15F;

// Columns of aligned text.  In parts of the font size.
// the narrowest white between two columns
inline constexpr float kRiver = 0.45F;
inline constexpr float kWordGap = 0.9F;  // white between two words of a row
// the same between two numbers, or two labels
inline constexpr float kNarrowGap = 0.45F;
// the widest white between two rows of one table
inline constexpr float kRowGap = 2.6F;
// between the left or right ends of one column
inline constexpr float kFlush = 0.6F;
// how far a head may stand from its column, twice
inline constexpr float kHeadAway = 4.0F;

// Heads of columns.  In parts of the font size.
// off the middle of what a head stands over
inline constexpr float kHeadCentred = 0.5F;
// off its left edge, or the middle of the height of a header
inline constexpr float kHeadFlush = 0.3F;
inline constexpr float kHeadPitchLeast = 0.8F;  // the least pitch of lines of one head
inline constexpr float kHeadPitch = 1.4F;       // the widest
// off the middle of the heads of a level
inline constexpr float kHeadLevel = 0.6F;
// white between the head of a group and its heads
inline constexpr float kGroupGap = 2.0F;

// Lines to rows.  In parts of the font size.
// a label off the height of the figures of its row
inline constexpr float kBeside = 0.45F;
// the widest distance of lines inside a cell
inline constexpr float kWrapPitch = 1.7F;
// the same, where only a full line tells; labels that are none
// of one cell are farther apart
inline constexpr float kFullPitch = 1.45F;
inline constexpr float kLinePitch = 1.3F;   // of the lines of a broken figure
inline constexpr float kUsualPitch = 2.0F;  // of rows whose neighbours are not known
inline constexpr float kLoosePitch = 2.6F;  // the same, where other rows are far
// what is left of a line that was broken
inline constexpr float kFullLine = 1.3F;
inline constexpr float kLongLine = 5.0F;     // the shortest line that is broken
inline constexpr float kSameGap = 0.1F;      // between two distances of lines
inline constexpr float kUneven = 0.25F;      // the same, for lines that are of one cell
inline constexpr float kBandCentred = 0.6F;  // off the middle of a ruled band
inline constexpr float kRowCentred = 0.3F;   // off the middle of a row between rules
inline constexpr float kInsideLines = 0.5F;  // inside the lines of another cell

// In parts of the usual distance of rows.
inline constexpr float kInsideRow = 0.75F;  // lines nearer than this are of one row
inline constexpr float kWellInside = 0.5F;  // the same, whatever the font size

// Parts of other lengths.
// of an edge of a cell, that a rule must stand on
inline constexpr float kEdgeCovered = 0.65F;
// of a piece, that must stand in the cell it is aligned to
inline constexpr float kPieceShare = 0.25F;
// of the way to the heads below: others are beside
inline constexpr float kHeadBorder = 0.25F;
inline constexpr float kFullWidth = 0.9F;  // of a table, that a rule across it has
// of the width of a table, that a caption is off its middle
inline constexpr float kCaptionCentred = 0.1F;
// of the height of two lines, that no rule could part
inline constexpr float kLinesLap = 0.25F;
// of the height of the lower of two tables, that they share
inline constexpr float kTablesBeside = 0.5F;
// font sizes that a caption is off the middle of its table
inline constexpr float kSidesCentred = 1.5F;
// of the rows, that have a label of their own
inline constexpr float kRowsFilled = 0.8F;

}  // namespace budget::runs::tolerance

#endif  // PIPELINE_RUNS_TOLERANCES_H_
