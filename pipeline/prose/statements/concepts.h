// The concept of the vocabulary that a subject means.

#ifndef PIPELINE_PROSE_STATEMENTS_CONCEPTS_H_
#define PIPELINE_PROSE_STATEMENTS_CONCEPTS_H_

#include <array>
#include <string>
#include <unordered_map>

#include "pipeline/prose/statements/subjects.h"
#include "schemas/spec/prose_spec.h"
#include "schemas/spec/vocabulary.h"

namespace budget::statements {

// Remembers what it has found by patterns: a document repeats its subjects.  What is
// given must outlive the finder.
class ConceptFinder {
 public:
  ConceptFinder(const schemas::ProseSpec& spec, const schemas::Vocabulary& vocabulary,
                const SubjectReader& subjects)
      : spec_(spec), vocabulary_(vocabulary), subjects_(subjects) {}

  // The id of the concept; empty if there is none.  By the whole subject, by the
  // subject without the kind of figure, as the class that it is (items[0], as said last
  // by SubjectReader::ReadItems), or by a pattern of the schema.
  std::string Find(const Name& subject, const std::array<std::string, 3>& items);

 private:
  const schemas::ProseSpec& spec_;
  const schemas::Vocabulary& vocabulary_;
  const SubjectReader& subjects_;
  std::unordered_map<std::string, std::string> by_pattern_;  // of folded subjects
};

}  // namespace budget::statements

#endif  // PIPELINE_PROSE_STATEMENTS_CONCEPTS_H_
