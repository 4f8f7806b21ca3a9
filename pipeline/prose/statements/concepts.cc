#include "pipeline/prose/statements/concepts.h"

#include <string_view>

namespace budget::statements {

std::string ConceptFinder::Find(const Name& subject,
                                const std::array<std::string, 3>& items) {
  const auto find = [this](std::string_view name) {
    return vocabulary_.FindConcept(name, Direction::kNone, "");
  };
  const schemas::Concept* found = find(subject.folded);
  if (found == nullptr) found = find(subjects_.WithoutGenericEnd(subject).folded);
  if (found == nullptr && subjects_.IsClass(subject.folded)) {
    found = find(items.front());
    if (found == nullptr) found = find(items.front() + spec_.subjects.item_suffix);
  }
  if (found != nullptr) return found->id;
  const auto [known, is_new] = by_pattern_.try_emplace(subject.folded);
  if (!is_new) return known->second;
  for (const auto& [id, pattern] : spec_.concepts) {
    if (pattern.MatchesAll(subject.folded)) return known->second = id;
  }
  return {};
}

}  // namespace budget::statements
