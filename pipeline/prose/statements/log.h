// What a document has stated so far, and what a later figure refers to in it.

#ifndef PIPELINE_PROSE_STATEMENTS_LOG_H_
#define PIPELINE_PROSE_STATEMENTS_LOG_H_

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/model/prose.h"
#include "pipeline/prose/statements/subjects.h"
#include "pipeline/prose/statements/years.h"

namespace budget::statements {

// One is the other, perhaps with words before or after it.  Folded texts.
bool SameSubject(std::string_view a, std::string_view b);

// Statements are named by their index in the document; -1 is none.  What is looked for
// is looked for among a bounded number of the latest ones.  `years` and `subjects` must
// outlive the log.
class StatementLog {
 public:
  StatementLog(const YearReader& years, const SubjectReader& subjects)
      : years_(years), subjects_(subjects) {}

  // The next statement is the first one of a paragraph.
  void StartParagraph() { first_ = statements_.size(); }
  // Keeps the statement.  `subject` is what it is of.
  int Add(Statement statement, const Name& subject);

  Statement& At(int index) { return statements_[static_cast<std::size_t>(index)]; }
  const Statement& At(int index) const {
    return statements_[static_cast<std::size_t>(index)];
  }
  int size() const { return static_cast<int>(statements_.size()); }
  int first() const { return static_cast<int>(first_); }  // of the paragraph
  bool ParagraphIsEmpty() const { return first_ == statements_.size(); }

  // The value of a subject that is named again in the same section.
  int FindValue(const Name& subject, int section) const;
  // The value, earlier in the paragraph, that a change is counted from: of the year
  // that it is compared with, and of the same item.
  int FindPrior(const Statement& change) const;
  // The value, earlier in the paragraph, that a share calls its whole; not `part`.
  int FindWhole(std::string_view whole, int part) const;
  // The subjects of the last statements where they are as many values of the sentence,
  // and no other part of their list stands before them; else empty.
  std::vector<Name> LastValues(std::size_t count, int sentence) const;
  // The parts of a list in the paragraph.
  std::vector<int> PartsOf(int list) const;

  // The parts of a list after 比上年增加 are parts of the increase where they add up to
  // it and not to the value that has increased.
  void RelabelChangedParts();

  // All statements that have a value, numbered; the log is empty then.  A figure that
  // could not be read has held its place for the words that refer to it.
  std::vector<Statement> Take();

 private:
  std::size_t Oldest() const;
  std::vector<Statement*> PartsAfter(std::size_t index);

  const YearReader& years_;
  const SubjectReader& subjects_;
  std::vector<Statement> statements_;
  std::vector<Name> names_;  // their subjects
  std::size_t first_ = 0;    // of the paragraph
};

}  // namespace budget::statements

#endif  // PIPELINE_PROSE_STATEMENTS_LOG_H_
