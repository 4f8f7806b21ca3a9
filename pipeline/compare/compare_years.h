// What documents say of the same figure of the same year.
//
//     Figures --compare--> Comparison*

#ifndef PIPELINE_COMPARE_COMPARE_YEARS_H_
#define PIPELINE_COMPARE_COMPARE_YEARS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/compare/read_figures.h"

namespace budget::compare {

enum class Change : std::uint8_t {
  kConfirmed,  // a later document says the same, within what the digits of both allow
  kRestated,   // it says something else
  kRenamed,    // it says the same code under another name
  kAppeared,   // an item of the later document that the one of the year before has not
  kEnded,      // and the other way round
};
std::string_view NameOf(Change change);

// Of one issuer.  Of an item that has appeared there is no earlier figure, of one that
// has ended no later one; the figure is then of the other document's table.
struct Comparison {
  Change change = Change::kConfirmed;
  const Figure* earlier = nullptr;  // what was said first
  const Figure* later = nullptr;
};

struct Compared {
  std::vector<Comparison> comparisons;  // by document, in the order of the tables
  // Figures that a document has several of, and not all the same: nothing is said of
  // them.
  std::size_t several = 0;
};

// Figures are the same where issuer, entity, table, reporting unit, direction, item,
// measure, year, phase, scope and region are.  An item is its code, else its concept,
// else its name; `total` and `amount` are one measure, which a table has one of.  A
// figure is compared with the last document before it that says it.  Items appear and
// end between documents of one kind of following years, in tables that both have, by
// their codes. The figures must outlive what comes back.
Compared CompareYears(const Figures& figures);

}  // namespace budget::compare

#endif  // PIPELINE_COMPARE_COMPARE_YEARS_H_
