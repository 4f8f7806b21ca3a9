// Evaluates all equations between cells, and says where each stands.

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "pipeline/check/check_context.h"
#include "pipeline/check/find_patterns.h"
#include "pipeline/check/find_repairs.h"
#include "pipeline/check/majorities.h"
#include "pipeline/check/other_columns.h"
#include "pipeline/identity/evaluate.h"
#include "pipeline/model/index.h"

namespace budget::check {
namespace {

const char* ReasonId(identity::Untestable why) {
  switch (why) {
    case identity::Untestable::kNo:
    case identity::Untestable::kNothingPrinted:
    case identity::Untestable::kNoAddend:
      return "no_addend";
    case identity::Untestable::kNoTotal:
      return "no_total";
    case identity::Untestable::kBlankAddend:
      return "blank_addend";
    case identity::Untestable::kUnknownColumns:
      return "unknown_columns";
    case identity::Untestable::kUndetermined:
      return "undetermined";
    case identity::Untestable::kUnitUnknown:
      return "unit_unknown";
    case identity::Untestable::kTooLong:
      return "too_long";
    case identity::Untestable::kCut:
      return "cut";
    case identity::Untestable::kNoHierarchy:
      return "no_hierarchy";
    case identity::Untestable::kHardlyHolds:
      return "hardly_holds";
  }
  return "no_addend";
}

// Other checks follow, fewer than these.  A vector that has to grow is there twice, and
// room that is taken ahead costs nothing until something is written into it.
constexpr std::size_t kRoom = 2;

class EquationChecker {
 public:
  EquationChecker(const CheckContext& context, std::vector<Check>* out)
      : context_(context),
        list_(identity::ListInstances(context.identities, context.view, context.stop)),
        out_(out) {}

  std::vector<PartialTable> Run() {
    evaluations_.reserve(list_.instances().size());
    for (const identity::Instance& instance : list_.instances()) {
      if (context_.stop.requested()) return {};
      evaluations_.push_back(identity::Evaluate(context_.view, list_, instance));
    }
    BelieveMajorities(context_.view, list_, &evaluations_);
    TrustOtherColumns(context_.view, list_, &evaluations_);
    const std::vector<HardlyHolds> broken =
        GatherWhatHardlyHolds(context_.view, list_, &evaluations_);
    repairs_ = FindRepairs(context_.view, list_, evaluations_, context_.stop);
    patterns_ = FindPatterns(context_.view, list_, evaluations_, &repairs_);
    const auto is_told = [](const identity::Evaluation& evaluation) {
      return evaluation.why != identity::Untestable::kNothingPrinted;
    };
    const auto told =
        static_cast<std::size_t>(std::ranges::count_if(evaluations_, is_told));
    out_->reserve(kRoom * (out_->size() + broken.size() + told));
    for (std::size_t i = 0; i < evaluations_.size(); ++i) {
      if (is_told(evaluations_[i])) Report(i);
    }
    std::vector<PartialTable> partial;
    for (const HardlyHolds& identity : broken) {
      out_->push_back(CheckOf(identity));
      partial.push_back({identity.table, out_->back().message});
    }
    return partial;
  }

 private:
  void Report(std::size_t i) {
    const identity::Instance& instance = list_.instances()[i];
    const identity::Evaluation& e = evaluations_[i];
    const identity::CellEquation& equation =
        list_.Equations(instance)[Index(e.equation)];
    const identity::Term& first = list_.Left(equation)[0];
    Check check = CheckAt(context_, *instance.spec, first);
    check.outcome = e.outcome;
    for (const identity::Term& term : list_.Left(equation)) {
      AddFact(context_.view, term, &check);
    }
    for (const identity::Term& term : list_.Right(equation)) {
      AddFact(context_.view, term, &check);
    }
    if (e.outcome != Outcome::kUntestable) {
      check.expected = e.expected.ToString();
      check.found = e.left_blank ? "" : e.found.ToString();
      check.difference = e.difference.ToString();
      check.tolerance = e.tolerance.ToString();
    }
    check.message = MessageFor(i, equation, check);
    if (e.outcome == Outcome::kFail) check.repairs = RepairsOf(i);
    out_->push_back(std::move(check));
  }

  // The failures of an identity in a table as one.
  Check CheckOf(const HardlyHolds& identity) const {
    const Table& table = context_.view.TableOf(identity.table);
    Check check;
    check.check_id = identity.spec->id;
    check.kind = identity.spec->check_kind;
    check.outcome = Outcome::kFail;
    check.where = identity::NameOfTable(table);
    check.place = {.page = table.first_page, .line = table.first_line};
    check.message = context_.messages.Say(
        "fail_table", {{"label", context_.messages.Label(*identity.spec)},
                       {"failed", std::to_string(identity.failed)},
                       {"tested", std::to_string(identity.tested)}});
    return check;
  }

  std::string MessageFor(std::size_t i, const identity::CellEquation& equation,
                         const Check& check) const {
    const identity::Messages& messages = context_.messages;
    const identity::Instance& instance = list_.instances()[i];
    const identity::Evaluation& e = evaluations_[i];
    const std::string& label = messages.Label(*instance.spec);
    if (e.outcome == Outcome::kUntestable) {
      return messages.Say(
          "untestable", {{"label", label}, {"reason", messages.Say(ReasonId(e.why))}});
    }
    if (e.outcome == Outcome::kPass) {
      return e.difference.is_zero() || instance.at_most
                 ? label
                 : messages.Say("rounding",
                                {{"label", label}, {"difference", check.difference}});
    }
    return Failure(i, equation, check, label);
  }

  std::string Failure(std::size_t i, const identity::CellEquation& equation,
                      const Check& check, const std::string& label) const {
    const identity::Messages& messages = context_.messages;
    const identity::Evaluation& e = evaluations_[i];
    const char* id = e.left_blank                        ? "fail_blank"
                     : list_.instances()[i].at_most      ? "fail_at_most"
                     : list_.Right(equation).size() == 1 ? "fail_equal"
                                                         : "fail";
    std::string text = messages.Say(
        id, {{"label", label},
             {"found", check.found},
             {"expected", check.expected},
             {"difference", e.difference.Abs().ToString()},
             {"cell", identity::ShortCellName(context_.view, list_.Left(equation)[0])},
             {"other", identity::CellName(context_.view, list_.Right(equation)[0])}});
    if (repairs_[i]) {
      text += Suggestion(*repairs_[i]);
    } else if (const auto found = patterns_.find(static_cast<int>(i));
               found != patterns_.end()) {
      text += Suggestion(found->second);
    }
    return text;
  }

  // What a failure suggests, for the findings.
  std::vector<CheckRepair> RepairsOf(std::size_t i) const {
    if (repairs_[i] && !repairs_[i]->from) return {RepairOf(*repairs_[i])};
    if (repairs_[i]) {
      return {RepairOf(FoundPattern{.kind = FailurePattern::kMovedCell,
                                    .from = *repairs_[i]->from,
                                    .to = repairs_[i]->cell,
                                    .value = repairs_[i]->value})};
    }
    const auto found = patterns_.find(static_cast<int>(i));
    if (found == patterns_.end()) return {};
    return {RepairOf(found->second)};
  }

  // The repair of a cell, a row or a column of a table.
  CheckRepair RepairAt(RepairKind kind, const identity::Term& cell) const {
    const identity::TableView& table = context_.view.tables[Index(cell.table)];
    CheckRepair repair{.kind = kind, .where = identity::CellName(context_.view, cell)};
    const bool is_cell = cell.row >= 0 && cell.column >= 0;
    const int fact = is_cell ? table.FactAt(cell.row, cell.column) : -1;
    if (fact >= 0) {
      repair.facts.push_back({cell.table, fact});
      repair.printed = table.table().facts[Index(fact)].value;
      repair.place = table.table().facts[Index(fact)].place;
    } else if (cell.row >= 0) {
      repair.place = table.table().rows[Index(cell.row)].place;
    } else {
      repair.place = {.page = table.table().first_page,
                      .line = table.table().first_line,
                      .box = {}};
    }
    return repair;
  }

  CheckRepair RepairOf(const Repair& found) const {
    CheckRepair repair = RepairAt(RepairKind::kValue, found.cell);
    repair.value = found.value.ToString();
    repair.explained = found.explained;
    return repair;
  }

  CheckRepair RepairOf(const FoundPattern& pattern) const {
    const auto column_of = [&](const identity::Term& term) {
      return identity::ShortCellName(context_.view, {term.table, -1, term.column, 1});
    };
    switch (pattern.kind) {
      case FailurePattern::kMovedCell: {
        CheckRepair repair = RepairAt(RepairKind::kMovedCell, pattern.from);
        repair.value = column_of(pattern.to);
        return repair;
      }
      case FailurePattern::kMissingRow: {
        CheckRepair repair = RepairAt(RepairKind::kMissingRow,
                                      {pattern.from.table, pattern.from.row, -1, 1});
        repair.value = pattern.values;
        return repair;
      }
      case FailurePattern::kOtherCode: {
        CheckRepair repair = RepairAt(RepairKind::kOtherCode,
                                      {pattern.from.table, pattern.from.row, -1, 1});
        repair.table = pattern.from.table;
        repair.row = pattern.from.row;
        repair.printed = context_.view.TableOf(pattern.from.table)
                             .rows[Index(pattern.from.row)]
                             .item_code;
        repair.value = pattern.values;
        return repair;
      }
      case FailurePattern::kSwappedColumns: {
        CheckRepair repair = RepairAt(RepairKind::kSwappedColumns,
                                      {pattern.from.table, -1, pattern.from.column, 1});
        repair.value = column_of(pattern.to);
        return repair;
      }
    }
    return {};
  }

  std::string Suggestion(const Repair& repair) const {
    if (repair.from) {
      return Suggestion(FoundPattern{.kind = FailurePattern::kMovedCell,
                                     .from = *repair.from,
                                     .to = repair.cell,
                                     .value = repair.value});
    }
    const identity::TableView& table = context_.view.tables[Index(repair.cell.table)];
    const Decimal* printed = table.ValueAt(repair.cell.row, repair.cell.column);
    return context_.messages.Say(
        printed ? "repair" : "repair_blank",
        {{"cell", identity::CellName(context_.view, repair.cell)},
         {"printed", printed ? printed->ToString() : ""},
         {"value", repair.value.ToString()},
         {"count", std::to_string(repair.explained)}});
  }

  std::string Suggestion(const FoundPattern& pattern) const {
    const identity::DocumentView& view = context_.view;
    switch (pattern.kind) {
      case FailurePattern::kMovedCell:
        return context_.messages.Say(
            "moved_cell",
            {{"cell", identity::ShortCellName(view, pattern.from)},
             {"value", pattern.value.ToString()},
             {"column", identity::ShortCellName(
                            view, {pattern.to.table, -1, pattern.to.column, 1})}});
      case FailurePattern::kMissingRow:
        return context_.messages.Say("missing_row", {{"values", pattern.values}});
      case FailurePattern::kOtherCode:
        return context_.messages.Say(
            "other_code",
            {{"row", identity::ShortCellName(
                         view, {pattern.from.table, pattern.from.row, -1, 1})},
             {"code", pattern.values}});
      case FailurePattern::kSwappedColumns:
        return context_.messages.Say(
            "swapped_columns", {{"from", identity::ShortCellName(view, pattern.from)},
                                {"to", identity::ShortCellName(view, pattern.to)}});
    }
    return "";
  }

  const CheckContext& context_;
  identity::InstanceList list_;
  std::vector<identity::Evaluation> evaluations_;
  std::vector<std::optional<Repair>> repairs_;
  FailurePatterns patterns_;
  std::vector<Check>* out_;
};

}  // namespace

std::vector<PartialTable> CheckEquations(const CheckContext& context,
                                         std::vector<Check>* out) {
  return EquationChecker(context, out).Run();
}

}  // namespace budget::check
