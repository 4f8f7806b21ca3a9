// Listed parts against their total.

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <utility>

#include "pipeline/narrative/statement_checks.h"
#include "pipeline/script/text.h"

namespace budget::narrative {
namespace {

// The parts include all of a set that is the whole by definition, or but for so many.
bool NamesSet(const StatementContext& context, const std::vector<int>& parts,
              std::ptrdiff_t missing) {
  const auto named = [&](std::string_view word) {
    const std::string folded = script::Fold(word);
    return std::any_of(parts.begin(), parts.end(), [&](int part) {
      return context.At(part).key.find(folded) != std::string::npos;
    });
  };
  for (const auto& [name, words] : context.prose().narrative.whole_sets) {
    const std::vector<std::string_view> set = WordsOf(words);
    const std::ptrdiff_t there = std::ranges::count_if(set, named);
    if (there >= 2 && there + missing >= std::ssize(set)) return true;
  }
  return false;
}

// A decrease among the parts of an increase counts against it.
bool CountsAgainst(const Statement& part, const Statement& total) {
  return part.measure == StatementMeasure::kChangeAmount &&
         ((part.trend == Trend::kDecrease && total.trend == Trend::kIncrease) ||
          (part.trend == Trend::kIncrease && total.trend == Trend::kDecrease));
}

// Parts of one kind, in one sentence with their total, that are more than it.
bool ExceedTotal(const StatementContext& context, const std::vector<int>& parts,
                 const identity::Rounded& sum) {
  const int total = context.At(parts.front()).total;
  const Statement& whole = context.At(total);
  const identity::Rounded& figure = *context.Figure(total);
  return HasName(whole) && sum.value > figure.value + figure.half + sum.half &&
         std::ranges::all_of(parts, [&](int part) {
           const Statement& one = context.At(part);
           return one.measure == whole.measure && one.trend == whole.trend &&
                  one.sentence == context.At(parts.front()).sentence && HasName(one);
         });
}

void CheckList(const StatementContext& context, const std::vector<int>& parts,
               std::vector<Check>* out) {
  if (parts.size() < 2) return;
  const int total = context.At(parts.front()).total;
  if (!context.Figure(total)) return;
  identity::Rounded sum;
  for (const int part : parts) {
    if (!context.Comparable(part, total)) return;
    const identity::Rounded& figure = *context.Figure(part);
    sum.value = CountsAgainst(context.At(part), context.At(total))
                    ? sum.value - figure.value
                    : sum.value + figure.value;
    sum.half = sum.half + figure.half;
  }
  Check check = context.CheckOf("narrative-parts", total);
  check.statements.insert(check.statements.end(), parts.begin(), parts.end());
  context.Compare(context.Figure(total)->value, sum.value,
                  sum.half + context.Figure(total)->half, total, &check);
  if (check.outcome == Outcome::kFail) {
    // Parts that fall short prove nothing unless they are all there are.
    const bool whole =
        context.At(parts.front()).list_is_whole || NamesSet(context, parts, 0);
    // 货物 and 服务 without 工程 may be all, and are if a slip parts them from it.
    const bool slip = NamesSet(context, parts, 1) && context.IsSlipOf(total, sum.value);
    if (!whole && !slip && !ExceedTotal(context, parts, sum)) return;
  }
  context.Word("fail_parts_text", context.At(total).quote, &check);
  out->push_back(std::move(check));
}

// A total may be divided several times in one sentence: by use, then by function.  The
// runs of parts that each make the total; all parts as one run if they do not.
std::vector<std::vector<int>> Divisions(const StatementContext& context,
                                        const std::vector<int>& parts) {
  const int total = context.At(parts.front()).total;
  if (!context.Figure(total)) return {parts};
  std::vector<std::vector<int>> runs(1);
  identity::Rounded sum;
  for (const int part : parts) {
    if (!context.Figure(part)) return {parts};
    runs.back().push_back(part);
    sum.value = sum.value + context.Figure(part)->value;
    sum.half = sum.half + context.Figure(part)->half;
    const Decimal difference = (sum.value - context.Figure(total)->value).Abs();
    if (runs.back().size() < 2 || difference > sum.half + context.Figure(total)->half) {
      continue;
    }
    runs.emplace_back();
    sum = {};
  }
  if (!runs.back().empty()) return {parts};
  runs.pop_back();
  return runs;
}

}  // namespace

void CheckParts(const StatementContext& context, std::vector<Check>* out) {
  std::map<std::pair<int, int>, std::vector<int>> lists;  // by total and list
  for (int i = 0; i < static_cast<int>(context.statements().size()); ++i) {
    const Statement& part = context.At(i);
    if (part.list < 0 || part.total < 0 || part.limit) continue;
    lists[{part.total, part.list}].push_back(i);
  }
  for (const auto& [list, parts] : lists) {
    for (const std::vector<int>& run : Divisions(context, parts)) {
      CheckList(context, run, out);
    }
  }
}

}  // namespace budget::narrative
