// The words of a paragraph that are quoted for a statement: its clause, with those that
// it depends on.

#ifndef PIPELINE_PROSE_STATEMENTS_QUOTES_H_
#define PIPELINE_PROSE_STATEMENTS_QUOTES_H_

#include <cstddef>
#include <string>
#include <vector>

#include "pipeline/prose/statements/text.h"
#include "schemas/pattern/pattern.h"

namespace budget::statements {

// Positions are bytes of the folded paragraph.
class QuoteMarks {
 public:
  void StartParagraph();

  // A new group of clauses, which begins with these words.  Gives its number.
  std::size_t Open(std::size_t begin, std::size_t end);
  // The group reaches to here at least.
  void Extend(std::size_t group, std::size_t end);
  bool empty() const { return groups_.empty(); }
  std::size_t last() const { return groups_.size() - 1; }  // of a list that has one
  std::size_t EndOfLast() const { return groups_.back().end; }

  // The next statement stands in this group and is made of these words.
  void Place(std::size_t group, std::size_t begin, std::size_t end);
  bool HasStatements() const { return !placed_.empty(); }

  // The quote of the paragraph's i-th statement, as printed: its group, without the
  // number of a list item before it (`number`: group rest); of a group that is too long
  // only the words of the statement.
  std::string Quote(std::size_t i, const ProseText& text,
                    const schemas::Pattern& number) const;

 private:
  struct Group {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  struct Placed {
    std::size_t group = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  std::vector<Group> groups_;
  std::vector<Placed> placed_;
};

}  // namespace budget::statements

#endif  // PIPELINE_PROSE_STATEMENTS_QUOTES_H_
