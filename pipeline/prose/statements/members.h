// Subjects that are named together: 甲、乙和丙各1万元; 甲、乙分别为1万元、2万元.

#ifndef PIPELINE_PROSE_STATEMENTS_MEMBERS_H_
#define PIPELINE_PROSE_STATEMENTS_MEMBERS_H_

#include <cstddef>
#include <vector>

#include "pipeline/prose/statements/figure.h"
#include "pipeline/prose/statements/quantities.h"
#include "pipeline/prose/statements/subjects.h"
#include "pipeline/prose/statements/text.h"
#include "schemas/spec/prose_spec.h"

namespace budget::statements {

// `words` and `subjects` must outlive the reader.
class MemberReader {
 public:
  MemberReader(const schemas::ClauseWords& words, const SubjectReader& subjects)
      : words_(words), subjects_(subjects) {}

  // The subjects that each have the figure.  Empty if its words do not say so, or if
  // they name more than can be meant.
  std::vector<Name> Each(const ProseText& text, const Figure& figure) const;

  // The subjects of the figure, quantities[index], and of those listed after it, in
  // this order.  Empty if there are not as many figures as subjects.
  std::vector<Name> Respective(const ProseText& text, const Figure& figure,
                               const std::vector<Quantity>& quantities,
                               std::size_t index) const;
  // The figure and those listed after it are of the values said last: 分别占.
  bool AreOfThoseSaid(const Figure& figure) const;
  // How many figures of one unit are listed one after the other from quantities[index].
  static std::size_t CountListed(const std::vector<Quantity>& quantities,
                                 std::size_t index);

 private:
  std::vector<Name> Members(const ProseText& text, const Figure& figure,
                            const schemas::Pattern& pattern, std::size_t wanted) const;

  const schemas::ClauseWords& words_;
  const SubjectReader& subjects_;
};

}  // namespace budget::statements

#endif  // PIPELINE_PROSE_STATEMENTS_MEMBERS_H_
