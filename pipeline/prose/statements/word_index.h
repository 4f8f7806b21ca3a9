// Many words searched for at one place of a text.

#ifndef PIPELINE_PROSE_STATEMENTS_WORD_INDEX_H_
#define PIPELINE_PROSE_STATEMENTS_WORD_INDEX_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schemas/spec/prose_spec.h"

namespace budget::statements {

// Finds the longest of a set of words at a place of a text.
class WordIndex {
 public:
  void Add(const schemas::WordGroups& groups, int tag = 0);
  void Add(std::string_view words, int tag = 0);  // separated by spaces; folded here

  struct Hit {
    std::size_t length = 0;  // bytes; 0: none
    int tag = 0;             // of words that were added twice, that of the first
  };
  Hit Find(std::string_view text) const;
  // The text ends with one of the words.
  bool Ends(std::string_view text) const;

 private:
  struct Word {
    std::string text;
    int tag;
  };
  std::unordered_map<char32_t, std::vector<Word>> by_first_;  // longest first
  std::vector<std::string> all_;
};

}  // namespace budget::statements

#endif  // PIPELINE_PROSE_STATEMENTS_WORD_INDEX_H_
