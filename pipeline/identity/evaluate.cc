#include "pipeline/identity/evaluate.h"

#include <optional>

#include "pipeline/model/index.h"

namespace budget::identity {
namespace {

int PowerOf(const DocumentView& view, const Term& term) {
  return view.tables[Index(term.table)].Power(term.column);
}

struct Side {
  Decimal sum;
  Decimal rounding;
  int printed = 0;
  bool blank_where_zeros_are_printed = false;
  bool undetermined = false;
  bool unit_unknown = false;
};

Side AddUp(const DocumentView& view, std::span<const Term> terms, const Term& first) {
  Side side;
  for (const Term& term : terms) {
    const TableView& table = view.tables[Index(term.table)];
    const Decimal* value = table.ValueAt(term.row, term.column);
    if (value == nullptr) {
      if (table.prints_zero()) side.blank_where_zeros_are_printed = true;
      if (!table.Undetermined(term.row).empty()) side.undetermined = true;
      continue;
    }
    const int shift = UnitShift(view, term, first);
    if (term.table != first.table && PowerOf(view, term) == TableView::kUnknownPower) {
      side.unit_unknown = true;
    }
    const Decimal number = shift == 0 ? *value : value->ShiftedLeft(shift);
    const Decimal half = table.HalfUnit(*value);
    side.sum = term.sign < 0 ? side.sum - number : side.sum + number;
    side.rounding = side.rounding + (shift == 0 ? half : half.ShiftedLeft(shift));
    ++side.printed;
  }
  return side;
}

Untestable Missing(const Side& left, const Side& right) {
  if (left.undetermined || right.undetermined) return Untestable::kUndetermined;
  if (left.printed == 0 && right.printed == 0) return Untestable::kNothingPrinted;
  if (right.printed == 0) return Untestable::kNoAddend;
  return Untestable::kNo;
}

// Why a difference proves nothing.
Untestable Doubt(const Instance& instance, const Side& left, const Side& right) {
  if (instance.open) return Untestable::kUnknownColumns;
  if (right.blank_where_zeros_are_printed) return Untestable::kBlankAddend;
  if (left.unit_unknown || right.unit_unknown) return Untestable::kUnitUnknown;
  const bool exceeds = right.sum > left.sum;
  switch (instance.addends) {
    case Addends::kUnknown:
      // Zeros alone: the amount was not divided among its items.
      return right.sum.is_zero() ? Untestable::kNoAddend : Untestable::kNoHierarchy;
    case Addends::kMayBeNested:
      return exceeds ? Untestable::kNoHierarchy : Untestable::kNo;
    case Addends::kMayBeCut:
      return exceeds ? Untestable::kNo : Untestable::kCut;
    case Addends::kKnown:
      break;
  }
  return Untestable::kNo;
}

// Where a blank total says that something is missing.  A blank subtotal may as well
// close a group of nothing, and a table may leave out a row of another.
bool PrintsTotals(schemas::IdentityKind kind) {
  return kind == schemas::IdentityKind::kRowSum ||
         kind == schemas::IdentityKind::kCodeTree ||
         kind == schemas::IdentityKind::kLabelTree;
}

Evaluation EvaluateEquation(const DocumentView& view, const InstanceList& list,
                            const Instance& instance, const CellEquation& equation) {
  const auto left_terms = list.Left(equation);
  const Term& first = left_terms[0];
  const Side left = AddUp(view, left_terms, first);
  const Side right = AddUp(view, list.Right(equation), first);
  Evaluation result;
  result.why = Missing(left, right);
  if (result.why != Untestable::kNo) return result;
  result.found = left.sum;
  result.expected = right.sum;
  result.difference = left.sum - right.sum;
  result.tolerance = left.rounding + right.rounding;
  result.left_blank = left.printed == 0;
  if (!result.difference.has_value() || !result.tolerance.has_value()) {
    result.why = Untestable::kTooLong;
    return result;
  }
  const bool holds = instance.at_most ? result.difference <= result.tolerance
                                      : result.difference.Abs() <= result.tolerance;
  if (result.left_blank &&
      (holds || instance.at_most || !PrintsTotals(instance.spec->kind))) {
    result.why = Untestable::kNoTotal;
    return result;
  }
  result.why = holds ? Untestable::kNo : Doubt(instance, left, right);
  if (result.why == Untestable::kNo) {
    result.outcome = holds ? Outcome::kPass : Outcome::kFail;
  }
  return result;
}

// Pass before fail before untestable; of two failures the smaller difference.
bool Better(const Evaluation& a, const Evaluation& b) {
  const auto rank = [](const Evaluation& e) {
    switch (e.outcome) {
      case Outcome::kPass:
        return 2;
      case Outcome::kFail:
        return 1;
      case Outcome::kUntestable:
        return 0;
    }
    return 0;
  };
  if (rank(a) != rank(b)) return rank(a) > rank(b);
  const auto compared = [](const Evaluation& e) {
    return e.outcome == Outcome::kFail || e.why == Untestable::kNoHierarchy;
  };
  if (compared(a) && compared(b)) return a.difference.Abs() < b.difference.Abs();
  // The more that is known, the better the reason.
  return a.outcome == Outcome::kUntestable && b.why == Untestable::kNothingPrinted &&
         a.why != Untestable::kNothingPrinted;
}

}  // namespace

int UnitShift(const DocumentView& view, const Term& term, const Term& first) {
  const int from = PowerOf(view, term);
  const int to = PowerOf(view, first);
  if (from == TableView::kUnknownPower || to == TableView::kUnknownPower) return 0;
  return from - to;
}

Evaluation EvaluateAlternative(const DocumentView& view, const InstanceList& list,
                               const Instance& instance, int equation) {
  Evaluation result =
      EvaluateEquation(view, list, instance, list.Equations(instance)[Index(equation)]);
  result.equation = equation;
  return result;
}

Evaluation Evaluate(const DocumentView& view, const InstanceList& list,
                    const Instance& instance) {
  std::optional<Evaluation> best;
  for (int i = 0; i < instance.equation_count; ++i) {
    const Evaluation result = EvaluateAlternative(view, list, instance, i);
    // A blank total of blank items agrees with them.
    if (result.why == Untestable::kNothingPrinted) return result;
    if (!best || Better(result, *best)) best = result;
    if (best->outcome == Outcome::kPass) break;
  }
  return best.value_or(Evaluation{});
}

std::optional<Evaluation> FailureBy(const DocumentView& view, const InstanceList& list,
                                    const Instance& instance, int equation) {
  Evaluation failure = EvaluateAlternative(view, list, instance, equation);
  if (failure.why != Untestable::kNoHierarchy) return std::nullopt;
  failure.outcome = Outcome::kFail;
  failure.why = Untestable::kNo;
  return failure;
}

}  // namespace budget::identity
