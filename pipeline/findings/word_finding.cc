#include "pipeline/findings/word_finding.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/model/index.h"

namespace budget::findings {
namespace {

// Identities that a message names; the others are in check_nos.
constexpr std::size_t kMostNamed = 3;

bool IsSum(CheckKind kind) {
  return kind == CheckKind::kRowSum || kind == CheckKind::kHierarchy ||
         kind == CheckKind::kBlockTotal || kind == CheckKind::kCrossTable;
}

class Wording {
 public:
  Wording(const FindingWords& words, const DocumentData& data, const Group& group)
      : words_(words), data_(data), group_(group) {}

  Finding Make() const {
    Finding finding;
    finding.checks = group_.checks;
    finding.facts = group_.facts;
    finding.kind = Kind();
    Locate(&finding);
    finding.confidence = HowCertain(finding);
    finding.severity = HowBad(finding.kind);
    finding.message_zh = Say(words_.chinese, finding);
    finding.message_en = Say(words_.english, finding);
    return finding;
  }

 private:
  const Check& At(int check) const { return data_.checks[Index(check)]; }
  const Check& First() const { return At(group_.checks.front()); }
  const Statement* Culprit() const {
    return group_.statement < 0 ? nullptr : &data_.statements[Index(group_.statement)];
  }

  // Most of an identity fails in the table: no figure is named.
  bool IsOfWholeTable() const {
    const Check& check = First();
    return IsSum(check.kind) && check.facts.empty() && check.found.empty() &&
           check.expected.empty();
  }

  FindingKind Kind() const {
    if (group_.repair != nullptr) {
      switch (group_.repair->kind) {
        case RepairKind::kValue:
          return FindingKind::kFigure;
        case RepairKind::kMovedCell:
        case RepairKind::kSwappedColumns:
          return FindingKind::kColumn;
        case RepairKind::kMissingRow:
          return FindingKind::kRow;
        case RepairKind::kOtherCode:
          return FindingKind::kCode;
      }
    }
    if (IsOfWholeTable()) return FindingKind::kTable;
    switch (First().kind) {
      case CheckKind::kPercent:
        return FindingKind::kPercent;
      case CheckKind::kNarrative:
        return KindOfStatement();
      case CheckKind::kCodeName:
        return FindingKind::kCode;
      case CheckKind::kContents:
        return FindingKind::kMissing;
      case CheckKind::kUnit:
        return FindingKind::kUnit;
      case CheckKind::kOther:
        if (HasRule(words_.identities.years)) return FindingKind::kYear;
        return HasRule(words_.identities.checks) ? FindingKind::kFigure
                                                 : FindingKind::kText;
      case CheckKind::kRowSum:
      case CheckKind::kHierarchy:
      case CheckKind::kBlockTotal:
      case CheckKind::kCrossTable:
        return FindingKind::kFigure;
    }
    return FindingKind::kFigure;
  }

  // The first failure is one of these rules.
  template <typename Rule>
  bool HasRule(const std::vector<Rule>& rules) const {
    return std::ranges::find(rules, First().check_id, &Rule::id) != rules.end();
  }

  FindingKind KindOfStatement() const {
    if (First().check_id == "narrative-direction") return FindingKind::kDirection;
    if (First().check_id == "narrative-verdict") return FindingKind::kDirection;
    if (First().check_id.starts_with("narrative-year")) return FindingKind::kYear;
    if (First().check_id == "narrative-unit") return FindingKind::kUnit;
    const Statement* statement = Culprit();
    const bool percent = statement != nullptr &&
                         (statement->measure == StatementMeasure::kChangePercent ||
                          statement->measure == StatementMeasure::kSharePercent);
    return percent ? FindingKind::kPercent : FindingKind::kFigure;
  }

  // Place, what is printed there, and what is suggested.
  void Locate(Finding* finding) const {
    finding->place = First().place;
    finding->where = First().where;
    if (const CheckRepair* repair = group_.repair; repair != nullptr) {
      finding->where = repair->where;
      finding->printed = repair->printed;
      finding->suggested = repair->value;
      if (repair->place != Place()) finding->place = repair->place;
      return;
    }
    if (const Statement* statement = Culprit(); statement != nullptr) {
      finding->place = statement->place;
      finding->where = NameOf(*statement);
      if (finding->kind == FindingKind::kYear || finding->kind == FindingKind::kUnit ||
          finding->kind == FindingKind::kText) {
        finding->printed = First().found;
        finding->suggested = First().expected;
        return;
      }
      finding->printed = statement->value + statement->unit;
      finding->suggested = SuggestedFor(group_.statement);
      return;
    }
    if (group_.checks.size() > 1 && group_.facts.size() == 1) {
      LocateFact(group_.facts.front(), finding);
      return;
    }
    finding->printed = First().found;
    if (First().kind == CheckKind::kPercent || !IsSum(First().kind)) {
      finding->suggested = First().expected;
    }
  }

  void LocateFact(const FactRef& ref, Finding* finding) const {
    const Table& table = data_.tables[Index(ref.table)];
    const Fact& fact = table.facts[Index(ref.fact)];
    finding->place = fact.place;
    finding->where =
        identity::NameOfTable(table) + " / " + identity::NameOfRow(table.RowOf(fact));
    if (const Column* column = table.ColumnOf(fact); column != nullptr) {
      finding->where += " / " + identity::NameOfColumn(*column);
    }
    finding->printed = fact.value;
  }

  std::string NameOf(const Statement& statement) const {
    const std::string& path = data_.outline.sections[Index(statement.section)].path;
    return path.empty() ? statement.subject : path + " / " + statement.subject;
  }

  // By a failure that is about the statement itself.
  std::string SuggestedFor(int statement) const {
    for (const int check : group_.checks) {
      const Check& failed = At(check);
      if (!failed.statements.empty() && failed.statements.front() == statement &&
          !failed.expected.empty() && failed.check_id != "narrative-direction" &&
          failed.check_id != "narrative-verdict" &&
          !failed.check_id.starts_with("narrative-year")) {
        return failed.expected + data_.statements[Index(statement)].unit;
      }
    }
    return {};
  }

  // The shape of the table alone speaks for a row: no figure does.
  bool RestsOnShape(FindingKind kind) const {
    return kind == FindingKind::kRow && First().kind == CheckKind::kCodeName;
  }

  Confidence HowCertain(const Finding& finding) const {
    if (RestsOnShape(finding.kind)) return Confidence::kPossible;
    if (finding.kind == FindingKind::kTable || finding.suggested.empty()) {
      return finding.kind == FindingKind::kDirection ? Confidence::kLikely
                                                     : Confidence::kPossible;
    }
    return group_.repair != nullptr && TwoAreIndependent() ? Confidence::kProved
                                                           : Confidence::kLikely;
  }

  // Two failures that the repair explains share no other figure.
  bool TwoAreIndependent() const {
    const auto shared = [&](const FactRef& ref) {
      return std::ranges::any_of(group_.facts, [&](const FactRef& own) {
        return own.table == ref.table && own.fact == ref.fact;
      });
    };
    for (const int a : group_.checks) {
      for (const int b : group_.checks) {
        if (a >= b) continue;
        const bool meet = std::ranges::any_of(At(a).facts, [&](const FactRef& one) {
          return !shared(one) &&
                 std::ranges::any_of(At(b).facts, [&](const FactRef& other) {
                   return one.table == other.table && one.fact == other.fact;
                 });
        });
        if (!meet) return true;
      }
    }
    return false;
  }

  Severity HowBad(FindingKind kind) const {
    // Words rest on the reading of other words, not on figures.
    if (RestsOnShape(kind) || First().kind == CheckKind::kOther ||
        First().check_id == "narrative-year-cell" ||
        First().check_id == "narrative-verdict" ||
        First().check_id == "narrative-unit") {
      return Severity::kWarning;
    }
    switch (kind) {
      case FindingKind::kTable:
      case FindingKind::kMissing:
      case FindingKind::kText:
        return Severity::kWarning;
      case FindingKind::kCode:
        if (group_.repair == nullptr) return Severity::kWarning;
        break;
      default:
        break;
    }
    const auto all = [&](auto holds) {
      return std::ranges::all_of(group_.checks,
                                 [&](int check) { return holds(At(check)); });
    };
    if (all([](const Check& check) { return IsLastDigit(check); })) {
      return Severity::kNote;
    }
    // Secret expenditure is left out below its class: the parts may add up to less.
    if (group_.repair == nullptr && all([](const Check& check) {
          const auto difference = Decimal::Parse(check.difference);
          return check.kind == CheckKind::kHierarchy && difference &&
                 !difference->is_negative();
        })) {
      return Severity::kWarning;
    }
    return Severity::kError;
  }

  // Off by one in the last printed place.
  static bool IsLastDigit(const Check& check) {
    const auto found = Decimal::Parse(check.found);
    const auto difference = Decimal::Parse(check.difference);
    if (!found || !difference) return false;
    return difference->Abs() <= found->HalfUnit() + found->HalfUnit();
  }

  // An identity or a rule in words.
  std::string LabelOf(const std::string& id, const identity::Messages& messages) const {
    const schemas::Identities& all = words_.identities;
    const schemas::Wording* label = nullptr;
    const auto look = [&](const auto& rules) {
      for (const auto& rule : rules) {
        if (label == nullptr && rule.id == id) label = &rule.label;
      }
    };
    look(all.checks);
    look(all.texts);
    look(all.years);
    look(all.names);
    look(all.sections);
    return label == nullptr ? messages.Say(id) : messages.Choose(*label);
  }

  // The identities that fail, in words; an identity that fails twice once.
  std::string Labels(const identity::Messages& messages) const {
    std::vector<std::string> labels;
    for (const int check : group_.checks) {
      std::string label = LabelOf(At(check).check_id, messages);
      if (std::ranges::find(labels, label) == labels.end()) {
        labels.push_back(std::move(label));
      }
    }
    std::string text;
    for (std::size_t i = 0; i < labels.size() && i < kMostNamed; ++i) {
      if (i > 0) text += "; ";
      text += labels[i];
    }
    return text;
  }

  std::string_view MessageId(const Finding& finding) const {
    switch (finding.kind) {
      case FindingKind::kTable:
        return "finding_table";
      case FindingKind::kRow:
        return "finding_row";
      case FindingKind::kDirection:
        return First().check_id == "narrative-verdict" ? "finding_verdict"
                                                       : "finding_direction";
      case FindingKind::kMissing:
        return HasRule(words_.identities.sections) ? "finding_section"
                                                   : "finding_missing";
      case FindingKind::kText:
        return "finding_text";
      case FindingKind::kColumn:
        return group_.repair->kind == RepairKind::kMovedCell ? "finding_moved"
                                                             : "finding_swapped";
      default:
        break;
    }
    if (!finding.suggested.empty()) {
      return finding.printed.empty() ? "finding_blank" : "finding_value";
    }
    return First().expected.empty() ? "finding_text" : "finding_difference";
  }

  std::string Say(const identity::Messages& messages, const Finding& finding) const {
    return messages.Say(MessageId(finding), {{"labels", Labels(messages)},
                                             {"place", finding.where},
                                             {"printed", finding.printed},
                                             {"suggested", finding.suggested},
                                             {"found", First().found},
                                             {"expected", First().expected},
                                             {"difference", First().difference}});
  }

  const FindingWords& words_;
  const DocumentData& data_;
  const Group& group_;
};

}  // namespace

Finding WordFinding(const FindingWords& words, const DocumentData& data,
                    const Group& group) {
  return Wording(words, data, group).Make();
}

}  // namespace budget::findings
