#include "pipeline/meaning/government_prose.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "pipeline/meaning/concepts.h"
#include "pipeline/meaning/scopes.h"
#include "pipeline/meaning/words.h"
#include "pipeline/model/ids.h"
#include "pipeline/model/index.h"
#include "pipeline/script/text.h"

namespace budget::meaning {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

std::optional<Phase> PhaseIn(std::string_view folded, const schemas::Schema& schema,
                             int year) {
  const Words words = ReadPeriod(folded, schema, year);
  return words.two_years ? std::nullopt : words.phase;
}

// The words of the clause right before its figure.
std::string WordsBefore(const Statement& statement) {
  std::string text = script::Fold(statement.quote);
  for (std::size_t at = text.find(','); at != std::string::npos;
       at = text.find(',', at)) {
    const bool separates = at > 0 && at + 1 < text.size() && IsDigit(text[at - 1]) &&
                           IsDigit(text[at + 1]);  // 1,021
    separates ? static_cast<void>(text.erase(at, 1)) : static_cast<void>(++at);
  }
  const std::string figure = statement.value + script::Fold(statement.unit);
  text.resize(std::min(text.find(figure), text.size()));
  const std::size_t comma = text.find_last_of(",;");
  return comma == std::string::npos ? text : text.substr(comma + 1);
}

// Of headings joined with '/', the innermost that says one.
std::optional<Phase> PhaseOfPath(std::string_view path, const schemas::Schema& schema,
                                 int year) {
  while (!path.empty()) {
    const std::size_t slash = path.rfind('/');
    const bool outermost = slash == std::string_view::npos;
    const std::string_view heading = outermost ? path : path.substr(slash + 1);
    if (const auto phase = PhaseIn(heading, schema, year)) return phase;
    path = outermost ? std::string_view() : path.substr(0, slash);
  }
  return std::nullopt;
}

Phase PhaseOf(const Statement& statement, const Outline& outline,
              const schemas::Schema& schema, int year) {
  const std::string path =
      script::Fold(outline.sections[Index(statement.section)].path);
  const Phase of_headings = PhaseOfPath(path, schema, year).value_or(Phase::kNone);
  const auto said = PhaseIn(WordsBefore(statement), schema, year);
  if (!said) return of_headings;
  // 预计完成 of the year that is planned is no outturn yet.
  const bool planned = *said == Phase::kExecuted && of_headings == Phase::kApproved &&
                       statement.fiscal_year == year;
  return planned ? of_headings : *said;
}

// Of the whole subject, which says revenue or expenditure; else of what it is called
// without the kind of figure.
const schemas::Concept* ConceptOf(const Statement& statement,
                                  const schemas::Schema& schema) {
  for (const std::string& name : {script::Fold(statement.subject), statement.key}) {
    const bool in = schema.rows.revenue.MatchesAll(name);
    const bool out = schema.rows.expenditure.MatchesAll(name);
    const Direction direction = in == out ? Direction::kNone
                                : in      ? Direction::kRevenue
                                          : Direction::kExpenditure;
    if (const auto* found =
            ConceptOfLabel(name, direction, ids::kGovernmentTables, schema)) {
      return found;
    }
  }
  return nullptr;
}

}  // namespace

std::vector<Statement> OfGovernment(const schemas::Schema& schema,
                                    std::string_view place, int year,
                                    const Outline& outline,
                                    std::vector<Statement> statements) {
  statements = WithScopes(schema, place, outline, std::move(statements));
  for (Statement& statement : statements) {
    if (const schemas::Concept* found = ConceptOf(statement, schema)) {
      statement.concept_id = found->id;
    }
    if (statement.measure == StatementMeasure::kValue) {
      statement.phase = PhaseOf(statement, outline, schema, year);
    }
  }
  return statements;
}

}  // namespace budget::meaning
