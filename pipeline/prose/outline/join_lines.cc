#include "pipeline/prose/outline/join_lines.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "pipeline/prose/outline/contents_list.h"
#include "pipeline/script/marks.h"

namespace budget::outline {
namespace {

// How a text input breaks its lines.
struct TextHabit {
  bool printed_lines = false;  // each line is a printed line of a page
  int width = 0;               // of a full one, in half ems
  bool blank_parts = false;    // a blank line stands between paragraphs only
  bool indented = false;       // paragraphs begin with an indent
};

constexpr int kProseWidth = 30;  // half ems: shorter lines may be anything
constexpr int kLooseEnd = 8;     // half ems that a line with no end may leave free

// The share of lines of prose that stop in the middle of a sentence decides: where
// paragraphs stand whole on their lines, only page breaks do that.
TextHabit HabitOf(std::span<const ProseLine> lines) {
  std::vector<int> widths;  // of lines that go on
  int prose = 0;
  int indented = 0;
  int parted = 0;
  for (const ProseLine& line : lines) {
    indented += line.facts.indent >= 3 ? 1 : 0;
    parted += line.line->blank_before ? 1 : 0;
    if (line.facts.width < kProseWidth) continue;
    ++prose;
    if (!line.facts.Finished()) widths.push_back(line.facts.width);
  }
  TextHabit habit;
  if (prose < 6 || widths.size() * 2 < static_cast<std::size_t>(prose)) return habit;
  std::sort(widths.begin(), widths.end());
  const int widest = widths[widths.size() * 9 / 10];
  const auto near = std::count_if(widths.begin(), widths.end(), [widest](int width) {
    return width * 100 >= widest * 85 && width * 100 <= widest * 105;
  });
  habit.printed_lines = static_cast<std::size_t>(near) * 2 >= widths.size();
  habit.width = widest;
  const int all = static_cast<int>(lines.size());
  habit.blank_parts = parted * 2 < all;
  habit.indented = indented * 20 > all && indented * 10 < all * 8;
  return habit;
}

// What a line says about being a heading that stands alone, before its neighbours in
// the numbering are asked.
enum class Standing : std::uint8_t { kNo, kMaybe, kYes };

class Joiner {
 public:
  Joiner(std::span<const ProseLine> lines, const KnownHeadings& known)
      : lines_(lines), known_(known) {
    pages_ = !lines.empty() && lines.front().line->place.page > 0;
    if (!pages_) {
      habit_ = HabitOf(lines);
      headings_known_ = !known.empty() ||
                        std::any_of(lines.begin(), lines.end(), [](const auto& line) {
                          return line.line->heading_marks > 0;
                        });
    }
    FindStanding();
  }

  bool printed_lines() const { return habit_.printed_lines; }

  // Whether line `next` goes on where the line before it stops.  `head` is the first
  // line of the block so far.
  bool Joins(std::size_t head, std::size_t next) const {
    const ProseLine& a = lines_[next - 1];
    const ProseLine& b = lines_[next];
    if (b.behind_table || b.note || b.line->heading_marks > 0) return false;
    if (a.line->heading_marks > 0 || in_row_[next]) return false;
    if (IsKnown(b) && !b.facts.number.none()) return false;
    if (next - head == 1 && EndsKnown(a, b)) return true;
    if (CutsFigure(a.line->text, b.facts)) return true;
    if (pages_) return JoinsOnPage(head, next);
    return habit_.printed_lines ? JoinsPrinted(head, next) : JoinsWhole(head, next);
  }

 private:
  // A line ends behind a mark of a figure with thousands (1,959.), or within one of its
  // groups (1,95), and digits begin the next: the figure is one, whatever the mark
  // would end otherwise.
  static bool CutsFigure(std::string_view above, const LineFacts& below) {
    constexpr std::string_view kDigits = "0123456789";
    constexpr std::size_t kGroup = 3;
    if (below.text.empty() || !script::IsDigit(below.text.front())) return false;
    const std::size_t tail = above.size() - (above.find_last_not_of(kDigits) + 1);
    const std::string_view head = above.substr(0, above.size() - tail);
    if (head.empty() || tail >= kGroup) return false;
    const bool comma = head.back() == ',' && head.size() > 1 &&
                       kDigits.find(head[head.size() - 2]) != std::string_view::npos;
    if (tail > 0) {
      std::size_t digits = 0;
      while (digits < below.text.size() && script::IsDigit(below.text[digits]))
        ++digits;
      return comma && tail + digits == kGroup;
    }
    const std::string_view figure = head.substr(0, head.size() - 1);
    const std::size_t begin = figure.find_last_not_of("0123456789,") + 1;
    const bool thousands = figure.substr(begin).find(',') != std::string_view::npos;
    return (head.back() == '.' || head.back() == ',') && begin < figure.size() &&
           figure.back() != ',' && thousands;
  }

  // The line is the whole of a heading that is known from elsewhere.
  bool IsKnown(const ProseLine& line) const {
    return known_.Find(line.facts) != nullptr;
  }

  // The two lines are one heading that is known.
  bool EndsKnown(const ProseLine& a, const ProseLine& b) const {
    if (known_.empty() || !a.facts.whole || !b.facts.whole) return false;
    return a.facts.end == TextEnd::kWord && b.facts.number.none() &&
           known_.IsBeginning(a.facts) && known_.Find(a.facts, b.facts) != nullptr;
  }

  // The same for a text in which no line is broken without a need.
  bool IsKnownTitle(const ProseLine& line) const {
    return IsKnown(line) ||
           (line.facts.number.none() && known_.FindByTitle(line.facts) != nullptr);
  }

  // Text that stops inside a sentence, not a title or a short item.
  static bool IsBrokenProse(const LineFacts& facts) {
    if (facts.Finished()) return false;
    return facts.end == TextEnd::kOpen || facts.inner_stop || facts.inner_comma ||
           !facts.whole || (facts.quantity && !facts.ends_in_figure);
  }

  // A number at the start of a line that is cut out of a text: a list goes on with the
  // next number, and its items end.
  static bool BeginsItem(const ProseLine& before, const ProseLine& line) {
    return !line.facts.number.none() && !IsBrokenProse(before.facts);
  }

  // Text input, each line a block: only page breaks part one.
  bool JoinsWhole(std::size_t head, std::size_t next) const {
    const ProseLine& a = lines_[next - 1];
    const ProseLine& b = lines_[next];
    if (a.facts.Finished() || !b.facts.number.none()) return false;
    if (a.line->bold != b.line->bold && a.line->bold) return false;
    if (IsKnownTitle(a) || IsKnownTitle(b)) return false;
    if (IsBrokenProse(a.facts)) return true;
    if (next - head == 1 && standing_[head] != Standing::kNo) return false;
    if (a.facts.width < kProseWidth) return false;
    // Without any punctuation a line is broken if the next one cannot begin a sentence,
    // if it is long, or if the headings of the document can be told otherwise.
    return BeginsWithQuantity(b.facts) || a.facts.width >= 2 * kProseWidth ||
           a.facts.figure || headings_known_;
  }

  // A number that is no year: 1,234.50 or 12%.
  static bool BeginsWithQuantity(const LineFacts& facts) {
    const std::u32string_view text = facts.text;
    std::size_t digits = 0;
    while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
    if (digits == 0 || digits == text.size()) return false;
    const bool year =
        digits == 4 && (text.starts_with(U"19") || text.starts_with(U"20"));
    return !year || text[digits] == '.' || text[digits] == ',';
  }

  // Text input, each line a printed line.
  bool JoinsPrinted(std::size_t head, std::size_t next) const {
    const ProseLine& a = lines_[next - 1];
    const ProseLine& b = lines_[next];
    if (IsKnown(a) && head == next - 1) return false;
    if (IsKnown(b) && !IsBrokenProse(a.facts)) return false;
    if (habit_.indented && b.facts.indent >= 3 && b.facts.indent <= 10) return false;
    if (BeginsItem(a, b)) return false;
    if (IsStackedTitle(head, next)) return true;
    if (habit_.blank_parts && b.line->blank_before &&
        (a.facts.Finished() || a.facts.width * 10 < habit_.width * 8)) {
      return false;
    }
    if (head == next - 1 && standing_[head] == Standing::kYes) {
      return IsRestOfHeading(a, b);
    }
    const bool first = head == next - 1;
    const bool goes_on = IsBrokenProse(a.facts) || (first && !a.facts.number.none());
    return IsFull(a, b, first, a.facts.Finished() ? 0 : goes_on ? kLooseEnd : 3);
  }

  // A heading as wide as the page may end on the next line.
  bool IsRestOfHeading(const ProseLine& a, const ProseLine& b) const {
    constexpr int kWidest = 20;
    return IsTitleWord(b.facts) && b.facts.width <= kWidest && IsFull(a, b, true, 3);
  }

  // Where all lines have a blank one between them, two short ones that have none are
  // the lines of a title.
  bool IsStackedTitle(std::size_t head, std::size_t next) const {
    if (habit_.blank_parts || lines_[next].line->blank_before || next - head > 2) {
      return false;
    }
    if (head == 0 || lines_[head - 1].facts.end == TextEnd::kColon) return false;
    return IsTitleWord(lines_[next - 1].facts) && IsTitleWord(lines_[next].facts);
  }

  bool IsTitleWord(const LineFacts& facts) const {
    return facts.number.none() && facts.end == TextEnd::kWord && !facts.figure &&
           !IsBrokenProse(facts) && facts.width + kLooseEnd < habit_.width;
  }

  // The next word would not have found room on the line, give or take `slack`.  First
  // lines stand indented, though the text may not show it.
  bool IsFull(const ProseLine& a, const ProseLine& b, bool first, int slack) const {
    const int indent = std::max(a.facts.indent, first && !habit_.indented ? 4 : 0);
    const int room = habit_.width - a.facts.width - indent;
    return room < FirstTokenWidth(b.facts) + slack;
  }

  // A PDF page.
  bool JoinsOnPage(std::size_t head, std::size_t next) const {
    const ProseLine& a = lines_[next - 1];
    const ProseLine& b = lines_[next];
    const bool same_page = a.line->place.page == b.line->place.page;
    if (!SameFont(a, b)) return false;
    if (a.centred || b.centred) return same_page && JoinsTitle(head, next);
    if (same_page && b.line->blank_before && !IsBrokenProse(a.facts)) return false;
    if (BeginsItem(a, b)) return false;
    if (IsIndented(a, b) && !IsHanging(head, next) && !IsBrokenClause(a, b)) {
      return false;
    }
    return a.right_gap * 2 < static_cast<float>(FirstTokenWidth(b.facts)) + SlackOf(a);
  }

  static bool IsIndented(const ProseLine& a, const ProseLine& b) {
    return b.left_gap >= 1.2F && b.left_gap <= 7 && b.left_gap > a.left_gap - 0.5F;
  }

  // Lines that were broken by hand, and the rest indented: the clause has no end.
  static bool IsBrokenClause(const ProseLine& a, const ProseLine& b) {
    return b.facts.number.none() && IsBrokenProse(a.facts) && !a.facts.ends_in_figure &&
           a.right_gap < 4;
  }

  // How much room a line may leave at its end, in half ems, and yet go on: what has no
  // end goes on anyway.
  static float SlackOf(const ProseLine& line) {
    if (line.facts.Finished()) return 0.8F;
    return IsBrokenProse(line.facts) ? kLooseEnd : 3;
  }

  // A block all of whose lines but the first stand at one indent.
  bool IsHanging(std::size_t head, std::size_t next) const {
    if (next - head < 2) return false;
    const float left = lines_[next - 1].left_gap;
    return std::abs(lines_[next].left_gap - left) < 0.4F && left >= 1.2F;
  }

  static bool SameFont(const ProseLine& a, const ProseLine& b) {
    const float larger = std::max(a.line->size, b.line->size);
    if (std::abs(a.line->size - b.line->size) > larger * 0.09F) return false;
    // Words in bold inside a paragraph do not part it.
    return a.line->bold == b.line->bold || IsBrokenProse(a.facts) ||
           (!a.line->bold && a.right_gap < 1);
  }

  // Centred titles of several lines: no line of them ends anything.
  bool JoinsTitle(std::size_t head, std::size_t next) const {
    const ProseLine& a = lines_[next - 1];
    const ProseLine& b = lines_[next];
    if (a.facts.Finished() || a.facts.figure || b.facts.figure) return false;
    if (!b.facts.number.none() || next - head > 3) return false;
    if (!a.centred || !b.centred) {
      // The last line of a paragraph may look centred.
      return a.right_gap * 2 < static_cast<float>(FirstTokenWidth(b.facts)) + 4;
    }
    return !b.line->blank_before;
  }

  // For each numbered line: does it stand alone, though it ends with no punctuation, is
  // nearly as wide as the page, or stands behind a line that has no end?
  void FindStanding() {
    standing_.assign(lines_.size(), Standing::kNo);
    for (std::size_t i = 0; i < lines_.size(); ++i) standing_[i] = StandingOf(i);
    ResolveStanding();
  }

  Standing StandingOf(std::size_t i) const {
    const LineFacts& facts = lines_[i].facts;
    if (facts.number.none() || facts.inner_stop || facts.inner_comma ||
        facts.quantity || facts.end == TextEnd::kOpen || facts.end == TextEnd::kList) {
      return Standing::kNo;
    }
    if (pages_) return lines_[i].right_gap > 5 ? Standing::kYes : Standing::kNo;
    const bool last = i + 1 == lines_.size() || lines_[i + 1].behind_table;
    if (last) return Standing::kYes;
    if (!habit_.printed_lines) {
      if (facts.end != TextEnd::kWord || facts.figure) return Standing::kNo;
      return facts.width < kProseWidth ? Standing::kYes : Standing::kMaybe;
    }
    return IsFull(lines_[i], lines_[i + 1], true, kLooseEnd) ? Standing::kMaybe
                                                             : Standing::kYes;
  }

  // Numbered lines, each with the one before and behind it in the same family: the
  // neighbours in its row, if their ordinals are.
  struct Numbered {
    std::size_t line = 0;
    std::size_t before = kNowhere;  // indices into the list of these
    std::size_t behind = kNowhere;
  };
  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

  std::vector<Numbered> NumberedLines() const {
    std::vector<Numbered> numbered;
    std::vector<std::size_t> last_of_rank(101, kNowhere);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].facts.number.none()) continue;
      std::size_t& last = last_of_rank[RankAt(i)];
      numbered.push_back({i, kNowhere, kNowhere});
      if (last != kNowhere && AreNeighbours(numbered[last].line, i)) {
        numbered.back().before = last;
        numbered[last].behind = numbered.size() - 1;
      }
      last = numbered.size() - 1;
    }
    return numbered;
  }

  // Of the neighbours of a line, how many more stand alone than do not.
  int VoteOfNeighbours(const std::vector<Numbered>& numbered, std::size_t n) const {
    int vote = 0;
    for (const std::size_t other : {numbered[n].before, numbered[n].behind}) {
      if (other == kNowhere) continue;
      const Standing standing = standing_[numbered[other].line];
      vote += standing == Standing::kYes ? 1 : standing == Standing::kNo ? -1 : 0;
    }
    return vote;
  }

  // Undecided lines follow their neighbours: from the front, then from the back.
  void ResolveStanding() {
    const std::vector<Numbered> numbered = NumberedLines();
    const auto resolve = [&](std::size_t n, bool last) {
      Standing& standing = standing_[numbered[n].line];
      if (standing != Standing::kMaybe) return;
      const int vote = VoteOfNeighbours(numbered, n);
      if (vote == 0 && !last) return;
      // What stands whole on its line is taken for whole unless there is a reason.
      const bool alone = vote > 0 || (vote == 0 && !habit_.printed_lines);
      standing = alone ? Standing::kYes : Standing::kNo;
    };
    for (std::size_t n = 0; n < numbered.size(); ++n) resolve(n, false);
    for (std::size_t n = numbered.size(); n > 0; --n) resolve(n - 1, true);
    in_row_.assign(lines_.size(), false);
    for (std::size_t n = 0; n < numbered.size(); ++n) {
      const std::size_t line = numbered[n].line;
      in_row_[line] = standing_[line] == Standing::kYes &&
                      lines_[line].facts.end == TextEnd::kWord &&
                      VoteOfNeighbours(numbered, n) > 0;
    }
  }

  std::size_t RankAt(std::size_t line) const {
    const int rank = lines_[line].facts.number.Rank();
    return static_cast<std::size_t>(std::clamp(rank, 0, 100));
  }

  bool AreNeighbours(std::size_t a, std::size_t b) const {
    return std::abs(lines_[a].facts.number.ordinal - lines_[b].facts.number.ordinal) ==
           1;
  }

  std::span<const ProseLine> lines_;
  const KnownHeadings& known_;
  bool pages_ = false;
  bool headings_known_ = false;  // by the table of contents or by their marks
  TextHabit habit_;
  std::vector<Standing> standing_;
  std::vector<bool> in_row_;  // a heading among headings
};

Block StartBlock(const ProseLine& line) {
  Block block;
  block.size = line.line->size;
  block.bold = line.line->bold;
  block.centred = line.centred;
  block.behind_table = line.behind_table;
  block.heading_marks = line.line->heading_marks;
  block.note = line.note;
  return block;
}

void AddToBlock(const ProseLine& line, Block* block) {
  const std::size_t offset = AppendLine(line.line->text, &block->text);
  block->starts.push_back({offset, line.line->place});
  block->bold = block->bold && line.line->bold;
  block->centred = block->centred && line.centred;
}

}  // namespace

std::vector<Block> JoinLines(std::span<const ProseLine> lines,
                             const KnownHeadings& known,
                             const schemas::LinePatterns& patterns) {
  const Joiner joiner(lines, known);
  std::vector<Block> blocks;
  std::size_t head = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i == 0 || !joiner.Joins(head, i)) {
      head = i;
      if (!blocks.empty() && blocks.back().note) blocks.pop_back();
      blocks.push_back(StartBlock(lines[i]));
      blocks.back().behind_table |= i > 0 && lines[i - 1].note;
      blocks.back().facts = lines[i].facts;
      blocks.back().printed_lines = joiner.printed_lines();
    }
    AddToBlock(lines[i], &blocks.back());
  }
  if (!blocks.empty() && blocks.back().note) blocks.pop_back();
  for (Block& block : blocks) {
    if (block.starts.size() > 1) block.facts = FactsOf(block.text, patterns);
  }
  return blocks;
}

}  // namespace budget::outline
