#include "pipeline/prose/statements/word_index.h"

#include <algorithm>
#include <utility>

#include "pipeline/script/text.h"

namespace budget::statements {

void WordIndex::Add(const schemas::WordGroups& groups, int tag) {
  for (const auto& [name, words] : groups) Add(words, tag);
}

void WordIndex::Add(std::string_view words, int tag) {
  for (std::size_t i = 0; i < words.size();) {
    const std::size_t end = std::min(words.find(' ', i), words.size());
    std::string word = script::Fold(words.substr(i, end - i));
    i = end + 1;
    if (word.empty()) continue;
    std::size_t first = 0;
    std::vector<Word>& same = by_first_[script::NextCodePoint(word, &first)];
    const auto known = std::find_if(same.begin(), same.end(),
                                    [&word](const Word& w) { return w.text == word; });
    if (known != same.end()) continue;
    all_.push_back(word);
    const auto place = std::find_if(same.begin(), same.end(), [&word](const Word& w) {
      return w.text.size() < word.size();
    });
    same.insert(place, {std::move(word), tag});
  }
}

WordIndex::Hit WordIndex::Find(std::string_view text) const {
  if (text.empty()) return {};
  std::size_t first = 0;
  const auto same = by_first_.find(script::NextCodePoint(text, &first));
  if (same == by_first_.end()) return {};
  for (const Word& word : same->second) {
    if (text.starts_with(word.text)) return {word.text.size(), word.tag};
  }
  return {};
}

bool WordIndex::Ends(std::string_view text) const {
  return std::any_of(all_.begin(), all_.end(),
                     [text](const std::string& word) { return text.ends_with(word); });
}

}  // namespace budget::statements
