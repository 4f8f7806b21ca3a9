// Percentages of change in comparing tables: 增减(%) = 增减额 / 上年.

#include "pipeline/check/check_context.h"
#include "pipeline/identity/change_columns.h"
#include "pipeline/identity/ratio.h"
#include "pipeline/model/index.h"

namespace budget::check {
namespace {

// The change of a row: as printed, or from the two figures.
std::optional<identity::Rounded> ChangeOf(const identity::TableView& table, int row,
                                          const identity::ChangeColumns& columns) {
  if (columns.amount >= 0) {
    const Decimal* printed = table.ValueAt(row, columns.amount);
    if (printed != nullptr)
      return identity::Rounded{*printed, table.HalfUnit(*printed)};
  }
  const Decimal* from = table.ValueAt(row, columns.from);
  const Decimal* to = table.ValueAt(row, columns.to);
  if (from == nullptr || to == nullptr) return std::nullopt;
  return identity::Rounded{*to - *from, table.HalfUnit(*to) + table.HalfUnit(*from)};
}

void CheckPercent(const CheckContext& context, const schemas::IdentitySpec& spec,
                  int table, int row, const identity::ChangeColumns& columns,
                  std::vector<Check>* out) {
  const identity::TableView& figures = context.view.tables[Index(table)];
  const Decimal* percent = figures.ValueAt(row, columns.percent);
  if (percent == nullptr) return;
  const std::string& label = context.messages.Label(spec);
  Check check = CheckAt(context, spec, {table, row, columns.percent, 1});
  check.kind = CheckKind::kPercent;
  for (const int column : {columns.percent, columns.amount, columns.from}) {
    if (column >= 0) AddFact(context.view, {table, row, column, 1}, &check);
  }
  const auto change = ChangeOf(figures, row, columns);
  const Decimal* from = figures.ValueAt(row, columns.from);
  identity::RatioResult result = identity::RatioResult::kUndefined;
  if (change && from != nullptr) {
    result = identity::ComparePercent({*percent, percent->HalfUnit()}, *change,
                                      {*from, figures.HalfUnit(*from)});
    const auto expected = identity::PercentOf(change->value, *from, percent->scale());
    check.found = percent->ToString();
    check.tolerance = percent->HalfUnit().ToString();
    if (expected) {
      check.expected = expected->ToString();
      check.difference = (*percent - *expected).ToString();
    }
  }
  switch (result) {
    case identity::RatioResult::kHolds:
      check.outcome = Outcome::kPass;
      check.message = label;
      break;
    case identity::RatioResult::kTruncated:
    case identity::RatioResult::kFails:
      check.outcome = Outcome::kFail;
      check.message = context.messages.Say(
          result == identity::RatioResult::kTruncated ? "fail_truncated"
                                                      : "fail_percent",
          {{"label", label}, {"found", check.found}, {"expected", check.expected}});
      break;
    case identity::RatioResult::kUndefined:
      check.message = context.messages.Say(
          "untestable",
          {{"label", label}, {"reason", context.messages.Say("no_base")}});
      break;
  }
  out->push_back(std::move(check));
}

}  // namespace

void CheckChanges(const CheckContext& context, std::vector<Check>* out) {
  for (int table = 0; table < static_cast<int>(context.view.tables.size()); ++table) {
    for (const schemas::IdentitySpec& spec : context.identities.checks) {
      if (spec.kind != schemas::IdentityKind::kChange ||
          !identity::AppliesTo(spec, context.view, table)) {
        continue;
      }
      const identity::TableView& figures = context.view.tables[Index(table)];
      for (const identity::ChangeColumns& columns :
           identity::FindChangeColumns(spec, figures)) {
        if (columns.percent < 0) continue;
        for (int row = 0; row < static_cast<int>(figures.table().rows.size()); ++row) {
          CheckPercent(context, spec, table, row, columns, out);
        }
      }
    }
  }
}

}  // namespace budget::check
