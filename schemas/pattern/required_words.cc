#include "schemas/pattern/required_words.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

namespace budget::schemas {
namespace {

constexpr int kMaxDepth = 32;
constexpr std::size_t kMostWords = 16;
constexpr std::size_t kMostSets = 4;

using Sets = std::vector<Words>;

// A set of words is the better the longer its shortest word is.
std::size_t Worth(const Words& words) {
  std::size_t shortest = words.empty() ? 0 : words.front().size();
  for (const std::string& word : words) shortest = std::min(shortest, word.size());
  return shortest;
}

void KeepBest(Sets* sets) {
  std::stable_sort(sets->begin(), sets->end(),
                   [](const Words& a, const Words& b) { return Worth(a) > Worth(b); });
  if (sets->size() > kMostSets) sets->resize(kMostSets);
}

// Both hold of a text that matches one alternative or the other: one word of either's
// best set stands in it, and so do the words that both require.
Sets EitherOf(const Sets& a, const Sets& b) {
  if (a.empty() || b.empty()) return {};
  Words words = a.front();
  words.insert(words.end(), b.front().begin(), b.front().end());
  Sets sets;
  if (words.size() <= kMostWords) sets.push_back(std::move(words));
  for (const Words& set : a) {
    if (set.size() == 1 && std::find(b.begin(), b.end(), set) != b.end()) {
      sets.push_back(set);
    }
  }
  return sets;
}

// Walks the pattern once.  What it does not understand makes it give up.
class Reader {
 public:
  explicit Reader(std::string_view pattern) : rest_(pattern) {}

  Sets Read() {
    Sets sets = ReadAlternatives(0);
    return failed_ || !rest_.empty() ? Sets() : sets;
  }

 private:
  // One alternative so far: the word that is being collected, and the sets.
  struct Sequence {
    std::string run;
    Sets sets;

    void EndRun() {
      if (!run.empty()) sets.push_back({std::exchange(run, std::string())});
    }
  };

  Sets ReadAlternatives(int depth) {
    Sets all = ReadSequence(depth);
    while (!failed_ && Take("|")) {
      all = EitherOf(all, ReadSequence(depth));
      KeepBest(&all);
    }
    return all;
  }

  Sets ReadSequence(int depth) {
    Sequence sequence;
    while (!failed_ && !rest_.empty() && rest_.front() != '|' && rest_.front() != ')') {
      ReadItem(depth, &sequence);
    }
    sequence.EndRun();
    KeepBest(&sequence.sets);
    return std::move(sequence.sets);
  }

  void ReadItem(int depth, Sequence* sequence) {
    const char c = rest_.front();
    if (c == '(') return ReadGroup(depth, sequence);
    if (c == '[') return ReadClass(sequence);
    if (c == '\\') {
      SkipEscape();
    } else if (c == '.' || c == '^' || c == '$') {
      rest_.remove_prefix(1);
    } else if (c == '*' || c == '+' || c == '?' || c == '{') {
      failed_ = true;  // nothing to repeat
    } else {
      return ReadCharacter(sequence);
    }
    sequence->EndRun();
    SkipRepeat();
  }

  void ReadCharacter(Sequence* sequence) {
    const std::string_view character = rest_.substr(0, CharacterSize());
    rest_.remove_prefix(character.size());
    const Repeat repeat = SkipRepeat();
    if (repeat != Repeat::kMaybe) sequence->run.append(character);
    if (repeat != Repeat::kOnce) sequence->EndRun();
  }

  void ReadGroup(int depth, Sequence* sequence) {
    sequence->EndRun();
    Take("(");
    if (Take("?P<")) {
      rest_.remove_prefix(std::min(rest_.find('>'), rest_.size() - 1) + 1);
    } else if (!Take("?:") && rest_.starts_with('?')) {
      failed_ = true;  // flags change what letters mean
    }
    if (depth >= kMaxDepth) failed_ = true;
    if (failed_) return;
    Sets sets = ReadAlternatives(depth + 1);
    if (!Take(")")) failed_ = true;
    if (SkipRepeat() == Repeat::kMaybe) return;
    sequence->sets.insert(sequence->sets.end(), std::make_move_iterator(sets.begin()),
                          std::make_move_iterator(sets.end()));
  }

  // One of the characters stands in the text, if they are few and named one by one.
  void ReadClass(Sequence* sequence) {
    sequence->EndRun();
    Words words = ReadCharacters();
    if (!Take("]")) failed_ = true;
    if (SkipRepeat() == Repeat::kMaybe || words.empty()) return;
    sequence->sets.push_back(std::move(words));
  }

  // Up to the end of a class.  None where it tells of others: [^a], [a-z], [\d].
  Words ReadCharacters() {
    Take("[");
    bool named = !Take("^");
    Words words;
    if (Take("]")) words.emplace_back("]");
    while (!rest_.empty() && rest_.front() != ']') {
      named = named && rest_.front() != '-' && rest_.front() != '\\' &&
              !rest_.starts_with("[:");
      words.emplace_back(TakeOfClass());
    }
    return named && words.size() <= kMostWords ? words : Words();
  }

  std::string_view TakeOfClass() {
    std::size_t size = CharacterSize();
    if (rest_.starts_with("[:")) {
      const std::size_t end = rest_.find(":]");
      size = end == std::string_view::npos ? rest_.size() : end + 2;
    } else if (rest_.front() == '\\' && rest_.size() > 1) {
      size = 2;
    }
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }

  // \d, \p{Han}, \x{4E00}: all of them end a word; that loses nothing but worth.
  void SkipEscape() {
    if (rest_.size() < 2 || rest_[1] == 'Q') {
      failed_ = true;
      return;
    }
    const bool braces = rest_.size() > 2 && rest_[2] == '{' &&
                        (rest_[1] == 'p' || rest_[1] == 'P' || rest_[1] == 'x');
    const std::size_t end = braces ? rest_.find('}') : 1;
    if (end == std::string_view::npos || (!braces && rest_[1] == 'x')) {
      failed_ = true;
    } else {
      rest_.remove_prefix(end + 1);
    }
  }

  enum class Repeat { kOnce, kMany, kMaybe };  // kMaybe: perhaps not at all

  Repeat SkipRepeat() {
    Repeat repeat = Repeat::kOnce;
    while (!rest_.empty()) {
      if (Take("*") || Take("?")) {
        // After another repeat, ? only makes it lazy; taking it for more is safe.
        repeat = Repeat::kMaybe;
      } else if (Take("+")) {
        if (repeat == Repeat::kOnce) repeat = Repeat::kMany;
      } else if (rest_.front() == '{') {
        const std::size_t end = rest_.find('}');
        if (end == std::string_view::npos) {
          failed_ = true;
          return repeat;
        }
        const bool at_least_one =
            rest_.size() > 1 && rest_[1] >= '1' && rest_[1] <= '9';
        if (!at_least_one) repeat = Repeat::kMaybe;
        if (repeat == Repeat::kOnce) repeat = Repeat::kMany;
        rest_.remove_prefix(end + 1);
      } else {
        break;
      }
    }
    return repeat;
  }

  // Of the character that is next, in bytes.
  std::size_t CharacterSize() const {
    std::size_t size = 1;
    while (size < rest_.size() &&
           (static_cast<unsigned char>(rest_[size]) & 0xC0U) == 0x80U) {
      ++size;
    }
    return size;
  }

  bool Take(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }

  std::string_view rest_;
  bool failed_ = false;
};

}  // namespace

std::vector<Words> RequiredWords(std::string_view pattern) {
  return Reader(pattern).Read();
}

}  // namespace budget::schemas
