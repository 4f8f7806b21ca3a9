// Shares against part and whole.

#include <algorithm>
#include <map>
#include <tuple>

#include "pipeline/narrative/statement_checks.h"
#include "pipeline/script/text.h"

namespace budget::narrative {
namespace {

constexpr int kReach = 1000;  // statements in which a whole is looked for
// Digits of a share that do not hold of a whole by chance.
constexpr int kTellingDigits = 3;

// A figure that may be the whole of a share.
struct Whole {
  int statement = -1;
  bool named = false;  // it has exactly the name that the share says
};

bool IsTestable(const StatementContext& context, int index) {
  const Statement& share = context.At(index);
  return share.measure == StatementMeasure::kSharePercent && !share.explains &&
         !share.limit && share.refers_to >= 0 && context.IsPercentage(index) &&
         context.Figure(share.refers_to).has_value();
}

// The figures of the document that have the name of the whole, nearest first; those
// before the share go before those after it.
std::vector<Whole> FindWholes(const StatementContext& context, int index) {
  const Statement& share = context.At(index);
  if (share.whole_at >= 0) return {{share.whole_at, true}};
  if (share.whole.empty()) return {};
  std::vector<Whole> wholes;
  const auto consider = [&](int other) {
    const Statement& value = context.At(other);
    if (value.measure != StatementMeasure::kValue || value.limit || value.explains ||
        other == share.refers_to || value.fiscal_year != share.fiscal_year ||
        !context.Comparable(other, share.refers_to)) {
      return;
    }
    const bool same =
        value.key == share.whole || script::Fold(value.subject) == share.whole;
    if (same || value.key.ends_with(share.whole)) wholes.push_back({other, same});
  };
  const int first = std::max(0, index - kReach);
  const int last =
      std::min(static_cast<int>(context.statements().size()), index + kReach);
  for (int i = index; i-- > first;) consider(i);
  for (int i = index + 1; i < last; ++i) consider(i);
  std::stable_partition(wholes.begin(), wholes.end(),
                        [](const Whole& whole) { return whole.named; });
  return wholes;
}

Check Compare(const StatementContext& context, int index,
              const identity::Rounded& whole, int whole_at) {
  const Statement& share = context.At(index);
  Check check = context.CheckOf("narrative-share", index, {share.refers_to, whole_at});
  context.ComparePercentage(*context.Figure(share.refers_to), whole, index, &check);
  const identity::Rounded& percent = *context.Figure(index);
  const bool truncated =
      identity::ComparePercent(percent, *context.Figure(share.refers_to), whole) ==
      identity::RatioResult::kTruncated;
  context.Word(truncated ? "fail_truncated_text" : "fail_percent_text", share.quote,
               &check);
  return check;
}

// Against a whole that is printed.  True if there is one.
bool CheckWithWhole(const StatementContext& context, int index,
                    std::vector<Check>* out) {
  const std::vector<Whole> wholes = FindWholes(context, index);
  std::optional<Check> failed;
  for (const Whole& whole : wholes) {
    Check check =
        Compare(context, index, *context.Figure(whole.statement), whole.statement);
    if (check.outcome == Outcome::kPass) {
      out->push_back(std::move(check));
      return true;
    }
    // Of what has only a similar name, that it does not fit says nothing.
    if (whole.named && check.outcome == Outcome::kFail && !failed) {
      failed = std::move(check);
    }
  }
  if (!failed) return false;
  out->push_back(*std::move(failed));
  return true;
}

// Shares of one whole that is not printed, and that add up to 100 %: their parts add up
// to the whole.
void CheckTogether(const StatementContext& context, const std::vector<int>& shares,
                   std::vector<Check>* out) {
  if (shares.size() < 2) return;
  Decimal percent;
  Decimal slack;
  identity::Rounded whole;
  for (const int index : shares) {
    const int part = context.At(index).refers_to;
    if (!context.Comparable(part, context.At(shares.front()).refers_to)) return;
    percent = percent + context.Figure(index)->value;
    slack = slack + context.Figure(index)->half;
    whole.value = whole.value + context.Figure(part)->value;
    whole.half = whole.half + context.Figure(part)->half;
  }
  if ((percent - Decimal(100, 0)).Abs() > slack) return;
  for (const int index : shares) out->push_back(Compare(context, index, whole, -1));
}

bool HoldsOf(const StatementContext& context, int share, int whole) {
  return identity::ComparePercent(
             *context.Figure(share), *context.Figure(context.At(share).refers_to),
             *context.Figure(whole)) == identity::RatioResult::kHolds;
}

bool IsTelling(const Statement& share) {
  const std::size_t first = share.value.find_first_not_of("0.");
  return first != std::string::npos &&
         std::count_if(share.value.begin() + static_cast<std::ptrdiff_t>(first),
                       share.value.end(),
                       [](char c) { return c != '.'; }) >= kTellingDigits;
}

// The figure before them in their paragraph of which one of the shares holds to its
// last place: it is the whole of all.  -1: none, or no other share.
int WholeOfSentence(const StatementContext& context, const std::vector<int>& shares) {
  if (shares.size() < 2) return -1;
  const Statement& first = context.At(shares.front());
  for (int whole = first.refers_to; whole-- > 0;) {
    const Statement& value = context.At(whole);
    if (value.paragraph != first.paragraph) return -1;
    if (value.measure != StatementMeasure::kValue || value.limit || value.explains) {
      continue;
    }
    const bool confirmed = std::ranges::any_of(shares, [&](int share) {
      const int part = context.At(share).refers_to;
      return part != whole && IsTelling(context.At(share)) &&
             context.Comparable(part, whole) && HoldsOf(context, share, whole);
    });
    if (confirmed) return whole;
  }
  return -1;
}

// Shares of one sentence that do not say of what: 基本支出 60.00 万元，项目支出 40.00
// 万元，分别占 60.0% 和 40.0%.
void CheckSentence(const StatementContext& context, const std::vector<int>& shares,
                   std::vector<Check>* out) {
  const int whole = WholeOfSentence(context, shares);
  if (whole < 0) return;
  for (const int share : shares) {
    if (!context.Comparable(context.At(share).refers_to, whole)) continue;
    out->push_back(Compare(context, share, *context.Figure(whole), whole));
  }
}

}  // namespace

void CheckShares(const StatementContext& context, std::vector<Check>* out) {
  using Group = std::tuple<int, std::string>;
  std::map<Group, std::vector<int>> together;  // by paragraph and whole
  std::map<int, std::vector<int>> unsaid;      // of what: by sentence
  for (int i = 0; i < static_cast<int>(context.statements().size()); ++i) {
    if (!IsTestable(context, i) || CheckWithWhole(context, i, out)) continue;
    const Statement& share = context.At(i);
    if (share.paragraph < 0) continue;
    if (share.whole.empty()) {
      unsaid[share.sentence].push_back(i);
    } else {
      together[{share.paragraph, share.whole}].push_back(i);
    }
  }
  for (const auto& [group, shares] : together) CheckTogether(context, shares, out);
  for (const auto& [sentence, shares] : unsaid) CheckSentence(context, shares, out);
}

}  // namespace budget::narrative
