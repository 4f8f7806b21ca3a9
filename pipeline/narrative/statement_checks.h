// What the checks of statements share: figures in one unit, and how a result is said.

#ifndef PIPELINE_NARRATIVE_STATEMENT_CHECKS_H_
#define PIPELINE_NARRATIVE_STATEMENT_CHECKS_H_

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/identity/messages.h"
#include "pipeline/identity/ratio.h"
#include "pipeline/model/check.h"
#include "pipeline/model/document_data.h"
#include "pipeline/model/stop.h"
#include "schemas/spec/prose_spec.h"
#include "schemas/spec/vocabulary.h"

namespace budget::narrative {

inline constexpr std::string_view kSeveralScopes = "?";

class StatementContext {
 public:
  StatementContext(const schemas::ProseSpec& prose,
                   const schemas::Identities& identities,
                   const schemas::Vocabulary& vocabulary,
                   const identity::Messages& messages, const DocumentData& data,
                   Stop stop);

  const schemas::ProseSpec& prose() const { return prose_; }
  const schemas::Vocabulary& vocabulary() const { return vocabulary_; }
  const identity::Messages& messages() const { return messages_; }
  const DocumentData& data() const { return data_; }
  bool stopped() const { return stop_.requested(); }
  const std::vector<Statement>& statements() const { return data_.statements; }
  const Statement& At(int index) const {
    return data_.statements[static_cast<std::size_t>(index)];
  }

  // The figure with what rounding can have changed it, money in yuan.  Nothing for
  // what is no exact number: 两, 60-70.
  const std::optional<identity::Rounded>& Figure(int index) const {
    return figures_[static_cast<std::size_t>(index)];
  }
  // Both are money, or both have the same unit.
  bool Comparable(int a, int b) const;
  bool IsPercentage(int index) const;
  // Of the document: that of figures whose words say none.
  Phase PhaseOf(int index) const;
  // Whose figures a statement is about: the id of a scope of the schema, by its clause,
  // its paragraph or the innermost heading that says one; empty: nothing says it;
  // kSeveralScopes: its paragraph is about several, and its clause does not say which.
  const std::string& ScopeOf(int index) const {
    return scopes_[static_cast<std::size_t>(index)];
  }
  // The same of a table, by its title.
  std::string ScopeOf(const Table& table) const;
  // An amount in yuan as it would be printed in the unit of a statement.
  std::string InUnitOf(int statement, const Decimal& amount) const;
  // An amount is what a statement prints, but for a slip of the pen in figures of many
  // digits.
  bool IsSlipOf(int statement, const Decimal& amount) const;
  // "Section / subject".
  std::string NameOf(int index) const;

  // The check of a statement, so far without outcome.
  Check CheckOf(std::string_view id, int statement,
                std::initializer_list<int> others = {}) const;
  // Compares amounts; `found` is that of the statement the check is of.  Passes if they
  // differ by no more than the tolerance.
  void Compare(const Decimal& found, const Decimal& expected, const Decimal& tolerance,
               int statement, Check* check) const;
  // The same for a percentage of the statement the check is of.
  void ComparePercentage(const identity::Rounded& part, const identity::Rounded& whole,
                         int statement, Check* check) const;
  // The message for its outcome.  `failure` words a failure; it has {found},
  // {expected}, {difference} and {other}.
  void Word(std::string_view failure, const std::string& other, Check* check) const;

 private:
  bool IsMoney(int index) const;
  int PowerOf(int index) const;

  void FindScopes();
  std::string ScopeIn(std::string_view text) const;
  std::vector<std::string> ScopesOfSections() const;

  const schemas::ProseSpec& prose_;
  const schemas::Identities& identities_;
  const schemas::Vocabulary& vocabulary_;
  const identity::Messages& messages_;
  const DocumentData& data_;
  Stop stop_;
  std::vector<std::optional<identity::Rounded>> figures_;
  std::vector<std::string> scopes_;  // of statements
  std::vector<const schemas::Unit*>
      units_;  // of statements; null if it is none of money
};

// The subject is a concept, or an item of a classification: 投入 and 安排 are said of
// anything.
bool HasName(const Statement& statement);

// The words of a list of the schema, which blanks divide.
std::vector<std::string_view> WordsOf(std::string_view text);

// Each appends its results.
void CheckGrowth(const StatementContext& context, std::vector<Check>* out);
void CheckShares(const StatementContext& context, std::vector<Check>* out);
void CheckParts(const StatementContext& context, std::vector<Check>* out);
void CheckRepeats(const StatementContext& context, std::vector<Check>* out);
void CheckYears(const StatementContext& context, std::vector<Check>* out);
void CheckVerdicts(const StatementContext& context, std::vector<Check>* out);
void CheckBounds(const StatementContext& context, std::vector<Check>* out);
void CheckCells(const StatementContext& context, std::vector<Check>* out);
void CheckCompletion(const StatementContext& context, std::vector<Check>* out);
void CheckConceptSums(const StatementContext& context, std::vector<Check>* out);
void CheckUnits(const StatementContext& context, std::vector<Check>* out);
void CheckItemNames(const StatementContext& context, std::vector<Check>* out);

}  // namespace budget::narrative

#endif  // PIPELINE_NARRATIVE_STATEMENT_CHECKS_H_
