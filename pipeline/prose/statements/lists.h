// Lists of parts in prose: 其中：甲1万元、乙2万元.  What total the parts have that are
// being listed, and where their list ends.

#ifndef PIPELINE_PROSE_STATEMENTS_LISTS_H_
#define PIPELINE_PROSE_STATEMENTS_LISTS_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/prose.h"
#include "pipeline/prose/statements/clauses.h"
#include "pipeline/prose/statements/log.h"
#include "pipeline/prose/statements/text.h"
#include "schemas/spec/prose_spec.h"

namespace budget::statements {

// The open lists of the paragraph that is read, outermost first.  `words` and `log`
// must outlive this.
class PartLists {
 public:
  PartLists(const schemas::ClauseWords& words, const StatementLog& log)
      : words_(words), log_(log) {}

  void StartSection() { outer_ = {.number = -1}; }
  // A paragraph that starts with a figure is an item of the list that the paragraphs
  // above have opened, if it is numbered like the first item.  Another kind of start
  // ends that list.
  void StartParagraph(const ProseText& text, const Clause& first);
  // …，其中： at the end: the parts are in the paragraphs below.
  void EndParagraph(const ProseText& text);

  // `inner`: the number of lists that are open around this sentence.
  void StartSentence(std::size_t inner);
  // A semicolon.  `keep`: so many lists stay open whatever happens.
  void EndSegment(std::size_t keep);
  // The end of a bracket: what was opened in it is closed.
  void CloseDownTo(std::size_t size);

  // Words that open a list of the parts of statement `total`; nothing is opened if that
  // is -1.
  void Open(std::string_view wording, int total);
  // Makes a statement of the log a part of the innermost list, if it can be one.
  void Join(Statement* statement) const;

  bool empty() const { return open_.empty(); }
  std::size_t size() const { return open_.size(); }
  int total() const { return open_.back().total; }  // of the innermost
  // The innermost list is the one that paragraphs above have opened.
  bool InOuter() const { return !empty() && open_.back().number == outer_.number; }

 private:
  struct List {
    int number = 0;
    int total = -1;
    bool whole = false;  // it names all parts
    int segment = 0;     // between semicolons, where it was opened
  };

  bool ContinuesOuter(const ProseText& text, const Clause& first);
  void CloseIfFull();

  const schemas::ClauseWords& words_;
  const StatementLog& log_;
  std::vector<List> open_;
  List opened_;                             // the paragraph's last one
  List outer_{.number = -1};                // its parts are paragraphs
  std::optional<std::string> outer_style_;  // how they are numbered
  int segment_ = 0;
  int made_ = 0;  // through the document
};

}  // namespace budget::statements

#endif  // PIPELINE_PROSE_STATEMENTS_LISTS_H_
