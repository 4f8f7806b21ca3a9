// The noun phrase that a figure is of, out of the words before it.

#ifndef PIPELINE_PROSE_STATEMENTS_SUBJECTS_H_
#define PIPELINE_PROSE_STATEMENTS_SUBJECTS_H_

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/prose/statements/text.h"
#include "schemas/spec/prose_spec.h"

namespace budget::statements {

// A phrase as it is printed (white space removed) and as it is matched.
struct Name {
  std::string printed;
  std::string folded;

  bool empty() const { return folded.empty(); }
};

// Part of a folded text.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  bool empty() const { return begin >= end; }
};

Name NameOf(const ProseText& text, Span span);

class SubjectReader {
 public:
  explicit SubjectReader(const schemas::SubjectWords& words);

  // Without connectives, list numbers, dates, the office whose budget it is, and verbs.
  Span Trim(const ProseText& text, Span span) const;

  // Without what joins it to a figure before it: 和.
  Span TrimJoining(const ProseText& text, Span span) const;

  // What is counted, out of the words after a count: 3部咨询热线.
  Span Counted(const ProseText& text, Span after) const;

  // Says only what kind of figure it is, not of what: 年初预算数.
  bool IsGeneric(std::string_view folded) const;
  bool IsPronoun(std::string_view folded) const;
  // The name without such an end.
  Name WithoutGenericEnd(const Name& name) const;
  // Both; what the first ends and the second begins with stands once.
  static Name Join(const Name& first, const Name& second);

  // Names an item of the outermost level and no other: 卫生健康支出（类）.
  bool IsClass(std::string_view folded) const;

  // The items of the classification that a name says, after those said before: a 款
  // stands below the last 类.  True if it says any.
  bool ReadItems(std::string_view folded, std::array<std::string, 3>* items) const;

 private:
  const schemas::SubjectWords& words_;
  // Where a bracket with the mark of a level stands at or after `from`, perhaps with a
  // code in it: （类）, （204类）.  Nothing if there is none.
  std::optional<Span> FindMark(std::string_view folded, std::size_t level,
                               std::size_t from) const;

  std::array<std::string, 3> closes_;  // 类） 款） 项）, folded
};

}  // namespace budget::statements

#endif  // PIPELINE_PROSE_STATEMENTS_SUBJECTS_H_
