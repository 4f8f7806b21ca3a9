#include "pipeline/check/check_document.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "pipeline/check/check_context.h"
#include "pipeline/model/index.h"

namespace budget::check {
namespace {

void CountOnFacts(const Check& check, std::vector<Table>* tables) {
  if (check.outcome == Outcome::kUntestable) return;
  for (const FactRef& ref : check.facts) {
    Fact& fact = (*tables)[Index(ref.table)].facts[Index(ref.fact)];
    ++(check.outcome == Outcome::kPass ? fact.checks_passed : fact.checks_failed);
  }
}

// Failures that a summary shows one by one.
constexpr int kMostShown = 50;

struct Counts {
  int passed = 0;
  int rounded = 0;
  int failed = 0;
  int untestable = 0;
};

Counts CountOutcomes(const DocumentData& data) {
  Counts counts;
  for (const Check& check : data.checks) {
    switch (check.outcome) {
      case Outcome::kPass:
        ++counts.passed;
        if (const auto d = Decimal::Parse(check.difference); d && !d->is_zero()) {
          ++counts.rounded;
        }
        break;
      case Outcome::kFail:
        ++counts.failed;
        break;
      case Outcome::kUntestable:
        ++counts.untestable;
        break;
    }
  }
  return counts;
}

// "p. 12" or "line 7"; empty if neither is known.
std::string PlaceInWords(const identity::Messages& messages, const Place& place) {
  if (place.page > 0) {
    return messages.Say("at_page", {{"number", std::to_string(place.page)}});
  }
  if (place.line > 0) {
    return messages.Say("at_line", {{"number", std::to_string(place.line)}});
  }
  return "";
}

// Checks are large and many: moved to a larger place, they are there twice.  The room
// that a vector takes ahead costs nothing until something is written into it.
void Append(std::vector<Check> more, std::vector<Check>* checks) {
  if (checks->empty()) {
    *checks = std::move(more);
    return;
  }
  std::ranges::move(more, std::back_inserter(*checks));
}

}  // namespace

void AddFact(const identity::DocumentView& view, const identity::Term& cell,
             Check* check) {
  const identity::TableView& table = view.tables[Index(cell.table)];
  const int fact = table.FactAt(cell.row, cell.column);
  if (fact >= 0) check->facts.push_back({cell.table, fact});
}

Check CheckAtRow(const CheckContext& context, const schemas::IdentitySpec& spec,
                 int table, int row) {
  return CheckAt(context, spec, {table, row, -1, 1});
}

Check CheckAt(const CheckContext& context, const schemas::IdentitySpec& spec,
              const identity::Term& cell) {
  Check check;
  check.check_id = spec.id;
  check.kind = spec.check_kind;
  check.where = identity::CellName(context.view, cell);
  const identity::TableView& table = context.view.tables[Index(cell.table)];
  const int fact = cell.column < 0 ? -1 : table.FactAt(cell.row, cell.column);
  check.place = fact >= 0 ? table.table().facts[Index(fact)].place
                          : table.table().rows[Index(cell.row)].place;
  return check;
}

Findings CheckDocument(const schemas::Identities& identities,
                       const schemas::Vocabulary& vocabulary, Language language,
                       const DocumentData& data, Stop stop) {
  Findings found;
  const identity::DocumentView view(data, identities, vocabulary);
  const identity::Messages messages(identities, language);
  const std::vector<TextAt> texts = TextsOf(data, stop);
  const CheckContext context{identities, vocabulary, view, messages, texts, stop};
  found.partial = CheckEquations(context, &found.checks);
  for (const auto& check :
       {CheckChanges, CheckRates, CheckCodes, CheckCodeChildren, CheckContents,
        CheckUnits, CheckTotals, CheckTexts, CheckYears, CheckNames, CheckHeadings,
        CheckEmptyTables, CheckListedUnits, CheckWeights, CheckSections}) {
    if (stop.requested()) break;
    std::vector<Check> more;
    check(context, &more);
    Append(std::move(more), &found.checks);
  }
  return found;
}

void AddChecks(std::vector<Check> checks, DocumentData* data) {
  int number = data->checks.empty() ? 0 : data->checks.back().check_no;
  for (Check& check : checks) {
    check.check_no = ++number;
    CountOnFacts(check, &data->tables);
  }
  Append(std::move(checks), &data->checks);
}

std::string ExplainChecks(const schemas::Identities& identities, Language language,
                          const DocumentData& data) {
  if (data.checks.empty()) return "";
  const identity::Messages messages(identities, language);
  const Counts counts = CountOutcomes(data);
  std::string text =
      messages.Say("summary", {{"passed", std::to_string(counts.passed)},
                               {"rounded", std::to_string(counts.rounded)},
                               {"failed", std::to_string(counts.failed)},
                               {"untestable", std::to_string(counts.untestable)}}) +
      "\n";
  int failures = 0;
  for (const Check& check : data.checks) {
    if (check.outcome != Outcome::kFail || ++failures > kMostShown) continue;
    text +=
        messages.Say("summary_failure", {{"number", std::to_string(check.check_no)},
                                         {"place", PlaceInWords(messages, check.place)},
                                         {"where", check.where},
                                         {"message", check.message}}) +
        "\n";
  }
  if (failures > kMostShown) {
    text += messages.Say("summary_more",
                         {{"count", std::to_string(failures - kMostShown)}}) +
            "\n";
  }
  return text;
}

}  // namespace budget::check
