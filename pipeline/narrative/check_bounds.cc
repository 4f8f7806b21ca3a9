// What no figure can exceed: a part its whole, a share 100 %.

#include <string>
#include <string_view>

#include "pipeline/narrative/statement_checks.h"
#include "pipeline/script/text.h"

namespace budget::narrative {
namespace {

constexpr int kAll = 100;  // per cent

// A share of more than all of it; how far a plan is fulfilled may be more.
void CheckRange(const StatementContext& context, int index, std::vector<Check>* out) {
  const Statement& share = context.At(index);
  if (share.measure != StatementMeasure::kSharePercent || share.explains ||
      share.limit || share.whole.empty() || !context.IsPercentage(index)) {
    return;
  }
  for (const auto& [phase, words] : context.prose().phases) {
    if (words.MatchesPart(share.whole)) return;
  }
  if (context.Figure(index)->value <= Decimal(kAll, 0)) return;
  Check check = context.CheckOf("narrative-share-range", index);
  check.outcome = Outcome::kFail;
  check.found = share.value;
  context.Word("fail_share_range", share.quote, &check);
  out->push_back(std::move(check));
}

// The nearest figure before this one in its paragraph whose name has a word.
int NearestBefore(const StatementContext& context, int index, std::string_view word) {
  const Statement& part = context.At(index);
  for (int i = index; i-- > 0;) {
    const Statement& other = context.At(i);
    if (other.paragraph != part.paragraph) return -1;
    if (other.measure == StatementMeasure::kValue && !other.limit && !other.explains &&
        context.Comparable(i, index) && other.fiscal_year == part.fiscal_year &&
        other.key.find(word) != std::string::npos) {
      return i;
    }
  }
  return -1;
}

void CheckOrder(const StatementContext& context, int index, std::string_view smaller,
                std::string_view greater, std::vector<Check>* out) {
  const Statement& part = context.At(index);
  if (part.measure != StatementMeasure::kValue || part.limit || part.explains ||
      part.paragraph < 0 || !context.Figure(index) ||
      part.key.find(smaller) == std::string::npos) {
    return;
  }
  const int whole = NearestBefore(context, index, greater);
  if (whole < 0) return;
  const identity::Rounded& less = *context.Figure(index);
  const identity::Rounded& more = *context.Figure(whole);
  Check check = context.CheckOf("narrative-at-most", index, {whole});
  check.outcome = less.value <= more.value + more.half + less.half ? Outcome::kPass
                                                                   : Outcome::kFail;
  check.found = part.value;
  check.expected = context.InUnitOf(index, more.value);
  context.Word("fail_at_most_text", context.At(whole).quote, &check);
  out->push_back(std::move(check));
}

}  // namespace

void CheckBounds(const StatementContext& context, std::vector<Check>* out) {
  for (int i = 0; i < static_cast<int>(context.statements().size()); ++i) {
    if (context.stopped()) return;
    CheckRange(context, i, out);
    for (const auto& [name, words] : context.prose().narrative.at_most) {
      const std::size_t space = words.find(' ');
      if (space == std::string::npos) continue;
      CheckOrder(context, i, script::Fold(words.substr(0, space)),
                 script::Fold(words.substr(space + 1)), out);
    }
  }
}

}  // namespace budget::narrative
