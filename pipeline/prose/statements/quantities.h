// The quantities of a text: numbers with a unit that can state something.

#ifndef PIPELINE_PROSE_STATEMENTS_QUANTITIES_H_
#define PIPELINE_PROSE_STATEMENTS_QUANTITIES_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/prose/statements/text.h"
#include "pipeline/prose/statements/unit_finder.h"
#include "pipeline/prose/statements/word_index.h"
#include "pipeline/script/number.h"
#include "schemas/spec/prose_spec.h"
#include "schemas/spec/vocabulary.h"

namespace budget::statements {

struct Quantity {
  std::size_t begin = 0;  // of the number, in the folded text
  std::size_t end = 0;    // after the unit
  std::string value;      // as printed, without separators and white space; empty if it
                          // cannot be read for certain
  std::string unit;       // as printed, without white space
  UnitKind kind = UnitKind::kNone;
  bool in_words = false;  // the value is: 两, 五; of shares it is in digits
  script::NumberDoubt doubt = script::NumberDoubt::kNone;  // why `value` is empty
};

// The words of ProseSpec::figures and the units of the vocabulary, ready for searching.
class QuantityFinder {
 public:
  // `levels`: of a classification (类 款 项), whose codes are no figures: （204类）.
  QuantityFinder(const schemas::FigureWords& words,
                 const std::vector<std::string>& levels,
                 const schemas::Vocabulary& vocabulary);

  // In the order of the text; numbers that state nothing are left out.
  std::vector<Quantity> Find(const ProseText& text) const;

 private:
  class Scan;

  UnitFinder units_;
  WordIndex levels_;
  WordIndex counters_;
  WordIndex ranges_;
  WordIndex names_;
  WordIndex not_after_;
  WordIndex not_after_in_words_;
  WordIndex counting_;
  WordIndex scale_numerals_;
  WordIndex points_;
  WordIndex hundredths_;
  std::vector<bool> is_numeral_;  // by code point below U+10000
};

}  // namespace budget::statements

#endif  // PIPELINE_PROSE_STATEMENTS_QUANTITIES_H_
