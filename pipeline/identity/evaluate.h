// Whether an equation between printed cells holds, on exact decimals.
//
// The tolerance is what rounding can amount to at most: half a unit in the last printed
// place for every printed number that takes part.

#ifndef PIPELINE_IDENTITY_EVALUATE_H_
#define PIPELINE_IDENTITY_EVALUATE_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "pipeline/identity/instances.h"

namespace budget::identity {

// Why an instance cannot be tested.
enum class Untestable : std::uint8_t {
  kNo,
  kNothingPrinted,  // neither side: there is nothing to say at all
  kNoAddend,        // a total, and none of its addends
  kNoTotal,         // addends, and no total
  kBlankAddend,     // it does not hold, and zeros are printed where one cell is blank
  kUnknownColumns,  // it does not hold, and columns that nothing claims have figures
  kUndetermined,    // figures of it have lost their columns
  kUnitUnknown,     // it does not hold, and a table does not say its unit
  kTooLong,         // a sum of its figures is beyond all numbers that can be computed
  kNoHierarchy,     // it does not hold, and nothing says which rows are its addends
  kCut,  // its addends make less, and the document begins or ends within the list
  kHardlyHolds  // most of the identity fails in the table: reported as one failure
};

struct Evaluation {
  Outcome outcome = Outcome::kUntestable;
  Untestable why = Untestable::kNothingPrinted;
  int equation = 0;    // the alternative that holds, or comes nearest
  Decimal expected;    // sum of the right side, in the unit of the left
  Decimal found;       // of the left side
  Decimal difference;  // found - expected
  Decimal tolerance;
  bool left_blank = false;
};

Evaluation Evaluate(const DocumentView& view, const InstanceList& list,
                    const Instance& instance);

// The same of one of its alternatives.
Evaluation EvaluateAlternative(const DocumentView& view, const InstanceList& list,
                               const Instance& instance, int equation);

// The failure that one of its alternatives is once that is known to be meant.  Nothing
// if it was not left open (kNoHierarchy): it holds, or cannot be tested.
std::optional<Evaluation> FailureBy(const DocumentView& view, const InstanceList& list,
                                    const Instance& instance, int equation);

// How far the decimal point of a cell's number moves when it is written in the unit of
// the equation.  0 if a unit is not known.
int UnitShift(const DocumentView& view, const Term& term, const Term& first);

}  // namespace budget::identity

#endif  // PIPELINE_IDENTITY_EVALUATE_H_
