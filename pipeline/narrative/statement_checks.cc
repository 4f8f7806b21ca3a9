#include "pipeline/narrative/statement_checks.h"

#include <algorithm>
#include <map>
#include <string>

#include "pipeline/model/decimal.h"
#include "pipeline/model/index.h"
#include "pipeline/script/slip.h"
#include "pipeline/script/text.h"
#include "pipeline/solve/said_amounts.h"

namespace budget::narrative {
namespace {

// How many decimals the amounts of each unit are printed with, if most of them have
// that many: one that has fewer (25 among 21.56 and 46.56) has lost its zeros, not its
// precision.
std::map<std::string, int> UsualScales(const DocumentData& data,
                                       const schemas::Vocabulary& vocabulary) {
  std::map<std::string, std::map<int, int>> counts;  // by unit and scale
  for (const Statement& statement : data.statements) {
    const schemas::Unit* unit = vocabulary.FindUnit(statement.unit);
    const std::optional<Decimal>& value = statement.number;
    if (unit == nullptr || unit->kind != Kind::kAmount || !value || value->is_zero()) {
      continue;
    }
    ++counts[statement.unit][value->scale()];
  }
  std::map<std::string, int> scales;
  for (const auto& [unit, by_scale] : counts) {
    int all = 0;
    for (const auto& [scale, count] : by_scale) all += count;
    for (const auto& [scale, count] : by_scale) {
      if (2 * count >= all) scales[unit] = scale;
    }
  }
  return scales;
}

// The most that rounding can have changed an amount.
Decimal HalfUnit(const Decimal& value, int usual_scale) {
  if (value.is_zero()) return Decimal();  // none is none
  return value.HalfUnit(usual_scale);
}

// With at most so many decimals, half up.
Decimal RoundedTo(const Decimal& value, int scale) {
  if (value.scale() <= scale) return value;
  constexpr int kTen = 10;
  const Decimal::Coefficient half = value.is_negative() ? -kTen / 2 : kTen / 2;
  Decimal::Coefficient coefficient = value.coefficient();
  for (int i = value.scale(); i > scale + 1; --i) coefficient /= kTen;
  return {(coefficient + half) / kTen, scale};
}

}  // namespace

StatementContext::StatementContext(const schemas::ProseSpec& prose,
                                   const schemas::Identities& identities,
                                   const schemas::Vocabulary& vocabulary,
                                   const identity::Messages& messages,
                                   const DocumentData& data, Stop stop)
    : prose_(prose),
      identities_(identities),
      vocabulary_(vocabulary),
      messages_(messages),
      data_(data),
      stop_(stop) {
  // Reports of governments say a figure in full here and rounded there.
  const std::map<std::string, int> scales = data.info.entity == Entity::kGovernment
                                                ? std::map<std::string, int>()
                                                : UsualScales(data, vocabulary);
  figures_.reserve(data.statements.size());
  units_.reserve(data.statements.size());
  for (const Statement& statement : data.statements) {
    const schemas::Unit* unit = vocabulary.FindUnit(statement.unit);
    if (unit != nullptr && unit->kind != Kind::kAmount) unit = nullptr;
    units_.push_back(unit);
    const std::optional<Decimal>& value = statement.number;
    if (!value) {
      figures_.emplace_back();
      continue;
    }
    if (unit == nullptr) {
      figures_.push_back(identity::Rounded{*value, value->HalfUnit()});
      continue;
    }
    const auto usual = scales.find(statement.unit);
    const Decimal half = HalfUnit(*value, usual == scales.end() ? 0 : usual->second);
    figures_.push_back(identity::Rounded{value->ShiftedLeft(unit->power_of_ten),
                                         half.ShiftedLeft(unit->power_of_ten)});
  }
  FindScopes();
}

std::string StatementContext::ScopeIn(std::string_view text) const {
  const std::string folded = script::Fold(text);
  std::string scope;
  for (const auto& [id, pattern] : identities_.scopes) {
    if (!pattern.MatchesPart(folded)) continue;
    if (!scope.empty()) return std::string(kSeveralScopes);
    scope = id;
  }
  return scope;
}

std::string StatementContext::ScopeOf(const Table& table) const {
  return ScopeIn(table.title);
}

std::vector<std::string> StatementContext::ScopesOfSections() const {
  std::vector<std::string> scopes;
  for (const Section& section : data_.outline.sections) {
    std::string scope;
    std::string_view path = section.path;
    while (scope.empty() && !path.empty()) {
      const std::size_t slash = path.rfind('/');
      const bool outermost = slash == std::string_view::npos;
      scope = ScopeIn(outermost ? path : path.substr(slash + 1));
      path = outermost ? std::string_view() : path.substr(0, slash);
    }
    scopes.push_back(std::move(scope));
  }
  return scopes;
}

void StatementContext::FindScopes() {
  const std::vector<std::string> of_sections = ScopesOfSections();
  int paragraph = -1;
  std::string of_paragraph;
  for (const Statement& statement : data_.statements) {
    if (statement.paragraph != paragraph) {
      paragraph = statement.paragraph;
      of_paragraph = paragraph < 0
                         ? std::string()
                         : ScopeIn(data_.outline.paragraphs[Index(paragraph)].text);
    }
    std::string scope = ScopeIn(statement.quote);
    if (scope.empty()) scope = of_paragraph;
    if (scope.empty()) scope = of_sections[Index(statement.section)];
    scopes_.push_back(std::move(scope));
  }
}

bool StatementContext::IsMoney(int index) const {
  return units_[Index(index)] != nullptr;
}

int StatementContext::PowerOf(int index) const {
  return IsMoney(index) ? units_[Index(index)]->power_of_ten : 0;
}

bool StatementContext::Comparable(int a, int b) const {
  if (!Figure(a) || !Figure(b)) return false;
  return IsMoney(a) ? IsMoney(b) : !IsMoney(b) && At(a).unit == At(b).unit;
}

bool StatementContext::IsPercentage(int index) const {
  const schemas::Unit* unit = vocabulary_.FindUnit(At(index).unit);
  return unit != nullptr && unit->kind == Kind::kPercent && Figure(index).has_value();
}

Phase StatementContext::PhaseOf(int index) const {
  const Phase phase = At(index).phase;
  if (phase != Phase::kNone) return phase;
  return UsualPhase(data_.info.report_kind);
}

std::string StatementContext::InUnitOf(int statement, const Decimal& amount) const {
  return amount.ShiftedLeft(-PowerOf(statement)).Reduced().ToString();
}

bool StatementContext::IsSlipOf(int statement, const Decimal& amount) const {
  if (!IsMoney(statement) || !Figure(statement)) return false;
  const Decimal other = amount.ShiftedLeft(-PowerOf(statement));
  const int scale = std::min(At(statement).number->scale(), other.Reduced().scale());
  const std::string said = RoundedTo(*At(statement).number, scale).ToString();
  const std::string meant = RoundedTo(other, scale).ToString();
  return solve::IsTelling(said) && solve::IsTelling(meant) &&
         script::OneSlipApart(std::string_view(said), std::string_view(meant));
}

std::string StatementContext::NameOf(int index) const {
  const Statement& statement = At(index);
  const std::string& path = data_.outline.sections[Index(statement.section)].path;
  return path.empty() ? statement.subject : path + " / " + statement.subject;
}

Check StatementContext::CheckOf(std::string_view id, int statement,
                                std::initializer_list<int> others) const {
  Check check;
  check.check_id = id;
  check.kind = CheckKind::kNarrative;
  check.where = NameOf(statement);
  check.place = At(statement).place;
  check.statements.push_back(statement);
  for (const int other : others) {
    if (other >= 0) check.statements.push_back(other);
  }
  return check;
}

void StatementContext::Compare(const Decimal& found, const Decimal& expected,
                               const Decimal& tolerance, int statement,
                               Check* check) const {
  const Decimal difference = found - expected;
  if (!difference.has_value() || !tolerance.has_value()) return;
  check->outcome = difference.Abs() <= tolerance ? Outcome::kPass : Outcome::kFail;
  check->found = found == Figure(statement)->value ? At(statement).value
                                                   : InUnitOf(statement, found);
  check->expected = InUnitOf(statement, expected);
  check->difference = InUnitOf(statement, difference);
  check->tolerance = InUnitOf(statement, tolerance);
}

void StatementContext::ComparePercentage(const identity::Rounded& part,
                                         const identity::Rounded& whole, int statement,
                                         Check* check) const {
  const identity::Rounded& percent = *Figure(statement);
  check->found = percent.value.ToString();
  check->tolerance = percent.half.ToString();
  if (const auto expected =
          identity::PercentOf(part.value, whole.value, percent.value.scale())) {
    check->expected = expected->ToString();
    check->difference = (percent.value - *expected).ToString();
  }
  switch (identity::ComparePercent(percent, part, whole)) {
    case identity::RatioResult::kHolds:
      check->outcome = Outcome::kPass;
      break;
    case identity::RatioResult::kTruncated:
    case identity::RatioResult::kFails:
      check->outcome = Outcome::kFail;
      break;
    case identity::RatioResult::kUndefined:
      check->outcome = Outcome::kUntestable;
      break;
  }
}

void StatementContext::Word(std::string_view failure, const std::string& other,
                            Check* check) const {
  const std::string label = messages_.Say(check->check_id);
  switch (check->outcome) {
    case Outcome::kPass: {
      const auto difference = Decimal::Parse(check->difference);
      check->message =
          difference && !difference->is_zero()
              ? messages_.Say("rounding",
                              {{"label", label}, {"difference", check->difference}})
              : label;
      return;
    }
    case Outcome::kFail:
      check->message = messages_.Say(failure, {{"label", label},
                                               {"found", check->found},
                                               {"expected", check->expected},
                                               {"difference", check->difference},
                                               {"other", other}});
      return;
    case Outcome::kUntestable:
      check->message = messages_.Say(
          "untestable", {{"label", label}, {"reason", messages_.Say("no_base")}});
      return;
  }
}

std::vector<std::string_view> WordsOf(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

bool HasName(const Statement& statement) {
  return !statement.concept_id.empty() ||
         std::ranges::any_of(statement.items,
                             [](const std::string& item) { return !item.empty(); });
}

}  // namespace budget::narrative
