#include "pipeline/prose/outline/headings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>
#include <string_view>

#include "pipeline/script/text.h"

namespace budget::outline {
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
      const auto key =
          std::pair(static_cast<int>(std::lround(block.size * 2)), block.bold);
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

}  // namespace

std::vector<Heading> FindHeadings(const KnownHeadings& known,
                                  std::vector<Block>* blocks) {
  return HeadingFinder(known, blocks).Find();
}

}  // namespace budget::outline
