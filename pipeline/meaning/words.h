// What a printed label says of the figures that it stands with: their kind, unit, year
// and phase.  For header paths, row labels, titles and headings alike, so that a word
// means the same wherever it stands.
//
//     2025年调整预算数            year 2025, adjusted
//     公务用车保有量（辆）          a count in 辆
//     储备（罐）                    no money: its unit is printed, and not known
//     决算数为上年决算数的%         a percentage of what is executed; not of the year
//     before
//
// The words are the schema's (`kinds`, `periods`, `lines`); this knows their order.

#ifndef PIPELINE_MEANING_WORDS_H_
#define PIPELINE_MEANING_WORDS_H_

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/model/header_path.h"
#include "pipeline/model/table.h"
#include "schemas/spec/schema.h"

namespace budget::meaning {

// Nothing that is not said has a value: there is no default.
struct Words {
  std::optional<Kind> kind;
  std::string unit;          // by its name in the vocabulary; empty if none is printed
  std::string unknown_unit;  // printed as one, and not in the vocabulary
  int year = 0;              // 0: none is said
  std::optional<Phase> phase;  // Phase::kNone: of these figures there is none (limits)
  bool two_years = false;      // two different years are printed: neither is taken
  // Of a path: no word says the kind, and its unit is not known.  It is counted then.
  bool assumes_kind = false;
};

// Of one label, folded.  `this_year` is what 上年 is counted from; 0: not known.
Words ReadWords(std::string_view folded_label, const schemas::Schema& schema,
                int this_year);

// Of these the kind and the unit alone, and the year and the phase alone: each half
// takes half of the time.
Words ReadKind(std::string_view folded_label, const schemas::Schema& schema);
Words ReadPeriod(std::string_view folded_label, const schemas::Schema& schema,
                 int this_year);

// Of a path: of each attribute what the innermost label says that says any.  A ratio
// has no phase.
Words ReadWords(const HeaderPath& path, const schemas::Schema& schema, int this_year);

}  // namespace budget::meaning

#endif  // PIPELINE_MEANING_WORDS_H_
