// Tables without figures: they say why, and say it of themselves; a table that says
// that it is empty is empty.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/check/check_context.h"
#include "pipeline/identity/messages.h"
#include "pipeline/model/index.h"
#include "pipeline/script/text.h"

namespace budget::check {
namespace {

using schemas::EmptyTableRule;

class EmptyTableChecker {
 public:
  EmptyTableChecker(const CheckContext& context, std::vector<Check>* out)
      : context_(context), out_(out) {}

  void Run() {
    for (const Table& table : context_.view.data->tables) {
      if (context_.stop.requested()) return;
      if (table.status == TableStatus::kEmpty) {
        CheckReason(table);
      } else if (table.status == TableStatus::kComplete) {
        CheckFigures(table);
      }
    }
  }

 private:
  const schemas::Identities& rules() const { return context_.identities; }

  const EmptyTableRule* RuleOf(const Table& table) const {
    const auto& all = rules().empty_tables;
    const auto rule = std::ranges::find(all, table.table_id, &EmptyTableRule::table);
    return rule == all.end() ? nullptr : &*rule;
  }

  // Why a table is empty: a note of its own, else the prose that is about it.
  void CheckReason(const Table& table) {
    const EmptyTableRule* rule = RuleOf(table);
    for (const std::string& note : table.notes) {
      const std::string folded = script::Fold(note);
      if (!rules().says_nothing.MatchesPart(folded)) continue;
      const bool of_another =
          rule != nullptr && !rule->about.MatchesPart(folded) && IsAbout(folded);
      return Report(table, "empty-table-note", note,
                    of_another ? Outcome::kFail : Outcome::kPass);
    }
    // Which prose would be about it nothing says, or there is none.
    if (rule == nullptr || context_.view.data->statements.empty()) return;
    const bool said = std::ranges::any_of(context_.texts, [&](const TextAt& text) {
      return text.in == schemas::TextPlace::kParagraph &&
             SaysNothingOf(*rule, text.folded);
    });
    Report(table, "empty-table", "", said ? Outcome::kPass : Outcome::kFail);
  }

  bool SaysNothingOf(const EmptyTableRule& rule, const std::string& folded) const {
    return rule.about.MatchesPart(folded) && rules().says_nothing.MatchesPart(folded);
  }

  // The note is about what some table shows.
  bool IsAbout(const std::string& folded) const {
    return std::ranges::any_of(rules().empty_tables, [&](const EmptyTableRule& rule) {
      return rule.about.MatchesPart(folded);
    });
  }

  // A table that says that it is empty has no figures but zeros.
  void CheckFigures(const Table& table) {
    const auto note = std::ranges::find_if(table.notes, [&](const std::string& line) {
      return rules().says_empty.MatchesPart(
          Without(script::Fold(line), rules().says_if));
    });
    if (note == table.notes.end()) return;
    const bool figures = std::ranges::any_of(table.facts, [](const Fact& fact) {
      return fact.number && !fact.number->is_zero();
    });
    Report(table, "empty-table-figures", *note,
           figures ? Outcome::kFail : Outcome::kPass);
  }

  void Report(const Table& table, const char* id, const std::string& note,
              Outcome outcome) {
    Check check;
    check.check_id = id;
    check.kind = CheckKind::kOther;
    check.outcome = outcome;
    check.where = identity::NameOfTable(table);
    check.place = {.page = table.first_page, .line = table.first_line};
    check.found = note;
    check.message = context_.messages.Say(id);
    if (outcome == Outcome::kFail) {
      check.message = context_.messages.Say(
          "fail_text", {{"label", check.message}, {"found", note}});
    }
    out_->push_back(std::move(check));
  }

  const CheckContext& context_;
  std::vector<Check>* out_;
};

}  // namespace

void CheckEmptyTables(const CheckContext& context, std::vector<Check>* out) {
  EmptyTableChecker(context, out).Run();
}

}  // namespace budget::check
