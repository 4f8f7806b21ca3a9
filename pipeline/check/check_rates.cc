// Columns of percentages against the figures they are of: 完成预算% = 执行数 / 预算数,
// 增长% = (本年 - 上年) / 上年.
//
// Which two columns they are of is hardly ever said.  It follows from the figures: of
// the columns beside it, the one pair by which nearly all rows hold.  A pair that does
// is no chance; the rows that then fail are mistakes.

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <optional>
#include <utility>
#include <vector>

#include "pipeline/check/check_context.h"
#include "pipeline/identity/ratio.h"
#include "pipeline/model/index.h"

namespace budget::check {
namespace {

using identity::RatioResult;
using identity::Rounded;
using identity::TableView;

// Amount columns that are tried, by their distance.
constexpr std::size_t kMostNeighbours = 8;
// Rows that must be tested before a pair is believed, and before a row is said to fail.
constexpr int kEnoughToHold = 3;
constexpr int kEnoughToFail = 10;
// Of the rows tested, at most one of so many may fail.
constexpr int kOneOf = 10;
constexpr int kFewOf = 20;
constexpr int kRowsToGlance = 12;

struct Pair {
  int part = -1;
  int whole = -1;
};

struct Tally {
  int tested = 0;
  int holds = 0;
};

class RateColumn {
 public:
  RateColumn(const TableView& figures, int percent, bool growth)
      : figures_(figures), percent_(percent), growth_(growth) {}

  std::optional<RatioResult> Compare(int row, Pair pair) const {
    const Decimal* percent = figures_.ValueAt(row, percent_);
    const Decimal* part = figures_.ValueAt(row, pair.part);
    const Decimal* whole = figures_.ValueAt(row, pair.whole);
    if (percent == nullptr || part == nullptr || whole == nullptr) return std::nullopt;
    const RatioResult result =
        identity::ComparePercent({*percent, percent->HalfUnit()}, PartOf(*part, *whole),
                                 {*whole, figures_.HalfUnit(*whole)});
    // 0 % of 0 says nothing of which columns it is.
    if (result == RatioResult::kUndefined || percent->is_zero()) return std::nullopt;
    return result;
  }

  std::optional<Decimal> Expected(int row, Pair pair) const {
    const Decimal& part = *figures_.ValueAt(row, pair.part);
    const Decimal& whole = *figures_.ValueAt(row, pair.whole);
    return identity::PercentOf(PartOf(part, whole).value, whole,
                               figures_.ValueAt(row, percent_)->scale());
  }

  Tally Count(Pair pair) const {
    Tally tally;
    const int rows = static_cast<int>(figures_.table().rows.size());
    for (int row = 0; row < rows; ++row) {
      const auto result = Compare(row, pair);
      if (!result) continue;
      ++tally.tested;
      if (*result == RatioResult::kHolds) ++tally.holds;
      if (tally.tested == kRowsToGlance && tally.holds * 2 < tally.tested) break;
    }
    return tally;
  }

  // Amounts of the block, the nearest first.
  std::vector<int> Neighbours() const {
    const auto& columns = figures_.table().columns;
    std::vector<int> near;
    for (int i = 0; i < static_cast<int>(columns.size()); ++i) {
      if (figures_.IsAmount(i) &&
          columns[Index(i)].block == columns[Index(percent_)].block) {
        near.push_back(i);
      }
    }
    std::ranges::stable_sort(near, {}, [&](int i) { return std::abs(i - percent_); });
    if (near.size() > kMostNeighbours) near.resize(kMostNeighbours);
    return near;
  }

 private:
  Rounded PartOf(const Decimal& part, const Decimal& whole) const {
    const Decimal half = figures_.HalfUnit(part);
    if (!growth_) return {part, half};
    return {part - whole, half + figures_.HalfUnit(whole)};
  }

  const TableView& figures_;
  int percent_;
  bool growth_;
};

struct Chosen {
  Pair pair;
  Tally tally;
  bool only = true;  // no other pair holds as often
};

// A pair of columns for which most percentages hold.
std::optional<Chosen> ChoosePair(const RateColumn& rate) {
  std::optional<Chosen> best;
  const std::vector<int> near = rate.Neighbours();
  for (const int whole : near) {
    for (const int part : near) {
      if (part == whole) continue;
      const Tally tally = rate.Count({part, whole});
      if (tally.tested < kEnoughToHold) continue;
      if ((tally.tested - tally.holds) * kOneOf > tally.tested) continue;
      if (best && tally.holds < best->tally.holds) continue;
      if (best && tally.holds == best->tally.holds) {
        best->only = false;
        continue;
      }
      best = Chosen{.pair = {part, whole}, .tally = tally};
    }
  }
  return best;
}

class RateChecker {
 public:
  RateChecker(const CheckContext& context, const schemas::IdentitySpec& spec, int table,
              std::vector<Check>* out)
      : context_(context),
        spec_(spec),
        table_(table),
        figures_(context.view.tables[Index(table)]),
        out_(out) {}

  void Run() {
    const auto& columns = figures_.table().columns;
    for (int i = 0; i < static_cast<int>(columns.size()); ++i) {
      const Column& column = columns[Index(i)];
      if (column.kind == Kind::kPercent &&
          spec_.header.MatchesPart(column.path.folded())) {
        CheckColumn(i);
      }
    }
  }

 private:
  void CheckColumn(int column) {
    const RateColumn rate(figures_, column,
                          spec_.kind == schemas::IdentityKind::kGrowthRate);
    const auto chosen = ChoosePair(rate);
    if (!chosen) return;
    const Tally& tally = chosen->tally;
    const bool may_fail = chosen->only && tally.tested >= kEnoughToFail &&
                          (tally.tested - tally.holds) * kFewOf <= tally.tested;
    const int rows = static_cast<int>(figures_.table().rows.size());
    for (int row = 0; row < rows; ++row) {
      const auto result = rate.Compare(row, chosen->pair);
      if (!result) continue;
      if (*result != RatioResult::kHolds && !may_fail) continue;
      Report(row, column, chosen->pair, *result, rate.Expected(row, chosen->pair));
    }
  }

  void Report(int row, int column, Pair pair, RatioResult result,
              const std::optional<Decimal>& expected) {
    const Decimal& percent = *figures_.ValueAt(row, column);
    Check check = CheckAt(context_, spec_, {table_, row, column, 1});
    for (const int cell : {column, pair.part, pair.whole}) {
      AddFact(context_.view, {table_, row, cell, 1}, &check);
    }
    check.found = percent.ToString();
    check.tolerance = percent.HalfUnit().ToString();
    if (expected) {
      check.expected = expected->ToString();
      check.difference = (percent - *expected).ToString();
    }
    const std::string& label = context_.messages.Label(spec_);
    const bool holds = result == RatioResult::kHolds;
    check.outcome = holds ? Outcome::kPass : Outcome::kFail;
    check.message = holds ? label
                          : context_.messages.Say(result == RatioResult::kTruncated
                                                      ? "fail_truncated"
                                                      : "fail_percent",
                                                  {{"label", label},
                                                   {"found", check.found},
                                                   {"expected", check.expected}});
    out_->push_back(std::move(check));
  }

  const CheckContext& context_;
  const schemas::IdentitySpec& spec_;
  int table_;
  const TableView& figures_;
  std::vector<Check>* out_;
};

}  // namespace

void CheckRates(const CheckContext& context, std::vector<Check>* out) {
  for (int table = 0; table < static_cast<int>(context.view.tables.size()); ++table) {
    if (context.stop.requested()) return;
    for (const schemas::IdentitySpec& spec : context.identities.checks) {
      const bool rate = spec.kind == schemas::IdentityKind::kRate ||
                        spec.kind == schemas::IdentityKind::kGrowthRate;
      if (!rate || !identity::AppliesTo(spec, context.view, table)) continue;
      RateChecker(context, spec, table, out).Run();
    }
  }
}

}  // namespace budget::check
