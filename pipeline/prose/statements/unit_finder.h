// The units of figures in the prose.

#ifndef PIPELINE_PROSE_STATEMENTS_UNIT_FINDER_H_
#define PIPELINE_PROSE_STATEMENTS_UNIT_FINDER_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "pipeline/prose/statements/word_index.h"
#include "schemas/spec/prose_spec.h"
#include "schemas/spec/vocabulary.h"

namespace budget::statements {

enum class UnitKind : std::uint8_t {
  kAmount,  // money
  kPercent,
  kPoints,  // 个百分点
  kCount,
  kValue,  // 分, 倍, 元/月
  kNone    // 年, 号 ...: the number states nothing
};

struct UnitHit {
  std::size_t begin = 0;  // of the unit; after 余 and the like
  std::size_t end = 0;    // 0: none
  UnitKind kind = UnitKind::kNone;
};

// The units of the vocabulary and of ProseSpec::figures, ready for searching.
class UnitFinder {
 public:
  UnitFinder(const schemas::FigureWords& words, const schemas::Vocabulary& vocabulary);

  // The unit at place `i` of `s`, folded, with its scale and in its brackets: 万份,
  // 台（套）, 元/月, （万元）.
  UnitHit At(std::string_view s, std::size_t i) const;

  // The length of the scale that the text begins with: 万, 亿; 0 if there is none.
  std::size_t ScaleLength(std::string_view folded) const;

 private:
  UnitHit Plain(std::string_view s, std::size_t i) const;
  UnitHit Bracketed(std::string_view s, std::size_t i) const;
  void ExtendByBracket(std::string_view s, UnitHit* unit) const;
  void ExtendByOther(std::string_view s, UnitHit* unit) const;
  void ExtendByPer(std::string_view s, UnitHit* unit) const;

  WordIndex units_;  // tag: UnitKind
  WordIndex per_;
  WordIndex scales_;
  WordIndex between_;
};

}  // namespace budget::statements

#endif  // PIPELINE_PROSE_STATEMENTS_UNIT_FINDER_H_
