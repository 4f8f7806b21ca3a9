#include "pipeline/prose/headings.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>

#include "pipeline/model/text.h"

namespace budget {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

// What a block looks like by itself.
enum class Look : std::uint8_t {
  kText,      // runs on: a paragraph or an item of a list
  kSentence,  // numbered, short, and ends with a full stop
  kShort,     // numbered, short, ends with a word
  kHeading    // by its marks, its font or the table of contents
};

// A numbered list or a row of numbered headings: 一、 ... 二、 ... 三、 ...
struct Sequence {
  int last_ordinal = 0;
  int texts = 0;
  int sentences = 0;
  int shorts = 0;
  int headings = 0;
  int empty = 0;  // members, but for the last, with nothing below them
  int members = 0;
};

bool IsBare(const LineFacts& facts) {
  return facts.number.family == NumberFamily::kWorded && facts.title_size() == 0;
}

// Short enough and not cut off: could be set above a text.
bool CouldBeHeading(const LineFacts& facts) {
  return facts.whole && !facts.empty() && !facts.inner_stop &&
         facts.end != TextEnd::kOpen && facts.end != TextEnd::kList &&
         facts.title_size() > 0;
}

class HeadingFinder {
 public:
  HeadingFinder(const KnownHeadings& known, std::vector<Block>* blocks)
      : known_(known), blocks_(*blocks), looks_(blocks->size(), Look::kText) {
    LearnFont();
  }

  std::vector<Heading> Find() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      JoinBareNumber(i);
      looks_[i] = LookOf(blocks_[i]);
    }
    FindSequences();
    std::vector<Heading> headings;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (blocks_[i].text.empty()) continue;
      if (!blocks_[i].facts.number.none()) {
        if (IsNumberedHeading(i)) {
          headings.push_back({i, blocks_[i].facts.number, PlainKind::kNone, 1});
        }
        continue;
      }
      const PlainKind kind = PlainKindOf(i);
      if (kind == PlainKind::kNone) continue;
      const KnownHeadings::Named* named =
          known_.FindByTitle(blocks_[i].facts, kind == PlainKind::kTitle);
      headings.push_back({i, named == nullptr ? Numbering{} : named->number, kind, 1});
    }
    return headings;
  }

 private:
  // The font of most of the text.
  void LearnFont() {
    std::map<std::pair<int, bool>, std::size_t> sizes;
    std::size_t most = 0;
    for (const Block& block : blocks_) {
      const auto key = std::pair(static_cast<int>(block.size * 2 + 0.5F), block.bold);
      std::size_t& bytes = sizes[key];
      bytes += block.text.size();
      if (bytes <= most) continue;
      most = bytes;
      body_size_ = block.size;
      body_bold_ = block.bold;
    }
  }

  bool IsLarger(const Block& block) const { return block.size > body_size_ * 1.12F; }

  bool StandsOut(const Block& block) const {
    return block.heading_marks > 0 || (block.bold && !body_bold_) ||
           (body_size_ > 0 && IsLarger(block));
  }

  // 第三部分 on a line, its title on the next.
  void JoinBareNumber(std::size_t i) {
    if (!IsBare(blocks_[i].facts) || i + 1 >= blocks_.size()) return;
    Block& next = blocks_[i + 1];
    if (!next.facts.number.none() || !CouldBeHeading(next.facts) ||
        next.facts.end != TextEnd::kWord || next.behind_table) {
      return;
    }
    Block& block = blocks_[i];
    const std::size_t offset = block.text.size() + 1;
    block.text += ' ';
    block.text += next.text;
    for (Paragraph::Start start : next.starts) {
      start.offset += offset;
      block.starts.push_back(start);
    }
    const std::size_t length = block.facts.text.size();
    block.facts.text += next.facts.text;
    block.facts.number.length = length;
    block.facts.width += next.facts.width;
    block.facts.end = next.facts.end;
    block.heading_marks = std::max(block.heading_marks, next.heading_marks);
    next = Block{};
  }

  Look LookOf(const Block& block) const {
    const LineFacts& facts = block.facts;
    if (!CouldBeHeading(facts)) {
      return IsBare(facts) ? Look::kHeading : Look::kText;
    }
    if (known_.Find(facts) != nullptr) return Look::kHeading;
    if (facts.number.none()) return Look::kText;  // see PlainKindOf
    if (facts.number.family == NumberFamily::kWorded) return Look::kHeading;
    if (StandsOut(block) && facts.title_size() <= 50 && !facts.quantity &&
        !(facts.end == TextEnd::kStop && facts.inner_comma)) {
      return Look::kHeading;
    }
    return LookByText(facts);
  }

  static Look LookByText(const LineFacts& facts) {
    const bool outer = facts.number.family == NumberFamily::kHan;
    if (facts.quantity || facts.title_size() > 50) return Look::kText;
    switch (facts.end) {
      case TextEnd::kStop:
        return facts.inner_comma || facts.figure || facts.title_size() > 32
                   ? Look::kText
                   : Look::kSentence;
      case TextEnd::kColon:
        return !facts.inner_comma && facts.title_size() <= (outer ? 20U : 12U) &&
                       facts.number.Rank() < Numbering{NumberFamily::kArabic}.Rank()
                   ? Look::kShort
                   : Look::kText;
      default:
        return facts.inner_comma ? Look::kText : Look::kShort;
    }
  }

  // Puts every numbered block into the sequence that it continues.
  void FindSequences() {
    sequence_of_.assign(blocks_.size(), kNone);
    std::array<std::vector<std::size_t>, 101> open;  // by rank, innermost last
    std::size_t before = kNone;                      // block before, if not empty
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (blocks_[i].text.empty()) continue;
      const Numbering& number = blocks_[i].facts.number;
      if (!number.none()) {
        const auto rank = static_cast<std::size_t>(std::clamp(number.Rank(), 0, 100));
        const std::size_t sequence = Continue(number.ordinal, &open[rank]);
        Count(i, before, sequence);
      }
      before = i;
    }
  }

  // The innermost open sequence that the ordinal continues, or a new one.
  std::size_t Continue(int ordinal, std::vector<std::size_t>* open) {
    constexpr std::size_t kDeepest = 8;
    const std::size_t bottom = open->size() > kDeepest ? open->size() - kDeepest : 0;
    for (const int skipped : {0, 2}) {
      for (std::size_t at = open->size(); at > bottom; --at) {
        Sequence& sequence = sequences_[(*open)[at - 1]];
        const int step = ordinal - sequence.last_ordinal;
        if (step < 1 || step > 1 + skipped) continue;
        sequence.last_ordinal = ordinal;
        open->resize(at);
        return open->back();
      }
    }
    sequences_.push_back({ordinal});
    open->push_back(sequences_.size() - 1);
    return open->back();
  }

  void Count(std::size_t block, std::size_t before, std::size_t index) {
    Sequence& sequence = sequences_[index];
    sequence_of_[block] = index;
    ++sequence.members;
    switch (looks_[block]) {
      case Look::kText:
        ++sequence.texts;
        break;
      case Look::kSentence:
        ++sequence.sentences;
        break;
      case Look::kShort:
        ++sequence.shorts;
        break;
      case Look::kHeading:
        ++sequence.headings;
        break;
    }
    if (before != kNone && sequence_of_[before] == index &&
        !blocks_[block].behind_table) {
      ++sequence.empty;
    }
  }

  bool IsNumberedHeading(std::size_t i) const {
    if (looks_[i] == Look::kText) return false;
    if (looks_[i] == Look::kHeading) return true;
    const Sequence& sequence = sequences_[sequence_of_[i]];
    const int others = sequence.members - 1;
    // Nothing but the next item below most of them: a list.
    if (others > 0 && sequence.empty * 2 >= others) return false;
    if (others == 0 && !HasBody(i)) return false;
    // A single item may head a chapter or a table, hardly a paragraph.
    if (others == 0 && blocks_[i].facts.number.family >= NumberFamily::kArabic) {
      return HeadsTable(i);
    }
    if (looks_[i] == Look::kShort) {
      return sequence.headings + sequence.shorts > sequence.texts;
    }
    return sequence.headings + sequence.shorts + sequence.sentences > sequence.texts;
  }

  bool HeadsTable(std::size_t i) const {
    return i + 1 < blocks_.size() && blocks_[i + 1].behind_table;
  }

  // Something stands below the block before the numbering goes on further out.
  bool HasBody(std::size_t i) const {
    std::size_t next = i + 1;
    while (next < blocks_.size() && blocks_[next].text.empty()) ++next;
    if (next == blocks_.size()) return false;
    if (blocks_[next].behind_table || blocks_[next].facts.number.none()) return true;
    return blocks_[next].facts.number.Rank() > blocks_[i].facts.number.Rank();
  }

  PlainKind PlainKindOf(std::size_t i) const {
    const Block& block = blocks_[i];
    const LineFacts& facts = block.facts;
    if (!CouldBeHeading(facts) || facts.quantity) return PlainKind::kNone;
    const bool sentence = facts.end != TextEnd::kWord;
    if (!sentence && known_.FindByTitle(facts) != nullptr) return PlainKind::kTitle;
    if (sentence || facts.inner_comma || facts.text.size() > 50)
      return PlainKind::kNone;
    if (block.heading_marks == 1) return PlainKind::kTitle;
    if (block.heading_marks > 1) return PlainKind::kLeaf;
    if (facts.text.size() < 3 || facts.figure) return PlainKind::kNone;
    if (body_size_ > 0) {
      if (block.centred || IsLarger(block)) return PlainKind::kTitle;
      return block.bold && !body_bold_ ? PlainKind::kLeaf : PlainKind::kNone;
    }
    if (!IsTitleByPlace(i)) return PlainKind::kNone;
    // It might be a line that a page break cut off: then it heads this paragraph only.
    const bool sure = i == 0 || block.printed_lines || block.behind_table ||
                      !blocks_[i + 1].facts.number.none();
    return sure ? PlainKind::kTitle : PlainKind::kLeaf;
  }

  // In a text that tells no fonts: a short line without punctuation, where a paragraph
  // has ended, above a paragraph or the first of a row of headings.
  bool IsTitleByPlace(std::size_t i) const {
    const LineFacts& facts = blocks_[i].facts;
    if (facts.text.size() < 5 || facts.text.size() > 40) return false;
    if (!ComesAfterEnd(i) || i + 1 >= blocks_.size()) return false;
    const LineFacts& next = blocks_[i + 1].facts;
    if (next.number.none()) {
      return next.Finished() && next.width >= 60 && !blocks_[i + 1].behind_table;
    }
    return next.number.ordinal == 1 && next.number.family <= NumberFamily::kHan &&
           IsNumberedHeading(i + 1);
  }

  // Another title may stand between: the number of an annex.
  bool ComesAfterEnd(std::size_t i) const {
    for (std::size_t steps = 0; steps < 2; ++steps, --i) {
      if (i == 0 || blocks_[i].behind_table) return true;
      const LineFacts& before = blocks_[i - 1].facts;
      if (before.end == TextEnd::kStop) return true;
      const bool title = before.number.none() && before.end == TextEnd::kWord;
      if (!title || before.text.size() > 12) return false;
    }
    return false;
  }

  const KnownHeadings& known_;
  std::vector<Block>& blocks_;
  std::vector<Look> looks_;
  float body_size_ = 0;
  bool body_bold_ = false;
  std::vector<Sequence> sequences_;
  std::vector<std::size_t> sequence_of_;  // by block
};

// Where the headings of each rank stand, so that it is known what comes.
class Nester {
 public:
  Nester(const std::vector<Block>& blocks, std::vector<Heading>* headings)
      : blocks_(blocks), headings_(*headings) {
    for (std::size_t i = 0; i < headings_.size(); ++i) {
      by_rank_[RankOf(i)].push_back(i);
    }
  }

  void Nest() {
    for (std::size_t i = 0; i < headings_.size(); ++i) {
      if (headings_[i].plain == PlainKind::kTitle && headings_[i].number.none()) {
        CloseForTitle(i);
      } else if (headings_[i].plain == PlainKind::kLeaf) {
        CloseLeaf();
      } else {
        CloseForNumber(i);
      }
      open_.push_back(i);
      headings_[i].level = static_cast<int>(open_.size());
    }
  }

 private:
  // What only the table of contents numbers encloses what prints such a number itself.
  std::size_t RankOf(std::size_t i) const {
    const Heading& heading = headings_[i];
    const bool unprinted = heading.plain != PlainKind::kNone && !heading.number.none();
    return static_cast<std::size_t>(
        std::clamp(heading.number.Rank() - (unprinted ? 5 : 0), 0, kPlainRank));
  }

  int FamilyOf(std::size_t i) const { return headings_[i].number.Rank(); }
  int OrdinalOf(std::size_t i) const { return headings_[i].number.ordinal; }

  // The next heading of the rank behind heading `i` goes on where `open` stops.
  bool GoesOnBehind(std::size_t open, std::size_t i) const {
    const std::vector<std::size_t>& same = by_rank_[RankOf(open)];
    const auto next = std::upper_bound(same.begin(), same.end(), i);
    return next != same.end() && OrdinalOf(*next) == OrdinalOf(open) + 1;
  }

  bool HasText(std::size_t open, std::size_t i) const {
    for (std::size_t b = headings_[open].block + 1; b < headings_[i].block; ++b) {
      if (!blocks_[b].text.empty()) return true;
      if (b - headings_[open].block > 2) return true;  // looked far enough
    }
    return blocks_[headings_[i].block].behind_table;
  }

  // A title closes everything but what goes on behind it.
  void CloseForTitle(std::size_t i) {
    while (!open_.empty()) {
      const std::size_t top = open_.back();
      const bool part = headings_[top].number.family == NumberFamily::kWorded;
      if (!headings_[top].number.none() && GoesOnBehind(top, i)) return;
      if (part && !IsOuter(i)) return;
      open_.pop_back();
    }
  }

  // Set larger than the part that is open, so not in it.
  bool IsOuter(std::size_t i) const {
    const float size = blocks_[headings_[i].block].size;
    const float part = blocks_[headings_[open_.back()].block].size;
    return size <= 0 || size >= part * 0.98F;
  }

  void CloseLeaf() {
    if (!open_.empty() && headings_[open_.back()].plain == PlainKind::kLeaf) {
      open_.pop_back();
    }
  }

  void CloseForNumber(std::size_t i) {
    if (CloseForSibling(i)) return;
    const std::size_t rank = RankOf(i);
    while (!open_.empty()) {
      const std::size_t top = open_.back();
      if (IsTitle(top)) {
        if (!ClosesTitle(top, i)) return;
      } else if (RankOf(top) < rank || Encloses(top, i)) {
        return;
      }
      open_.pop_back();
    }
  }

  // The open heading of the same numbering that this one follows: the innermost that
  // has the ordinal before, else the innermost with a smaller one.
  bool CloseForSibling(std::size_t i) {
    for (const bool exact : {true, false}) {
      for (std::size_t at = open_.size(); at > 0; --at) {
        const std::size_t other = open_[at - 1];
        const bool same =
            exact ? FamilyOf(other) == FamilyOf(i) : RankOf(other) == RankOf(i);
        if (!same || headings_[i].number.none()) continue;
        const int step = OrdinalOf(i) - OrdinalOf(other);
        if (exact ? step != 1 : step < 1) continue;
        open_.resize(at - 1);
        return true;
      }
    }
    return false;
  }

  // A first heading stands in the one above it if nothing is between them, whatever
  // their ranks; and in one whose numbering goes on behind it.
  bool Encloses(std::size_t top, std::size_t i) const {
    if (OrdinalOf(i) != 1 || RankOf(top) == RankOf(i)) return false;
    if (!HasText(top, i)) return true;
    return !headings_[top].number.none() && GoesOnBehind(top, i);
  }

  // The title of the whole document stands beside its parts; the title of a chapter
  // encloses its numbered headings.
  bool ClosesTitle(std::size_t top, std::size_t i) const {
    if (headings_[i].plain == PlainKind::kTitle) return true;  // one like the other
    return headings_[i].number.family == NumberFamily::kWorded &&
           headings_[i].number.level == 1 && top == 0;
  }

  bool IsTitle(std::size_t i) const {
    return headings_[i].plain == PlainKind::kTitle && headings_[i].number.none();
  }

  static constexpr int kPlainRank = 100;

  const std::vector<Block>& blocks_;
  std::vector<Heading>& headings_;
  std::array<std::vector<std::size_t>, kPlainRank + 1> by_rank_;
  std::vector<std::size_t> open_;  // indices of headings, outermost first
};

}  // namespace

std::vector<Heading> FindHeadings(const KnownHeadings& known,
                                  std::vector<Block>* blocks) {
  return HeadingFinder(known, blocks).Find();
}

void NestHeadings(const std::vector<Block>& blocks, std::vector<Heading>* headings) {
  Nester(blocks, headings).Nest();
}

}  // namespace budget
