#include "pipeline/solve/said_amounts.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "pipeline/model/index.h"
#include "pipeline/script/text.h"

namespace budget::solve {
namespace {

constexpr std::size_t kTellingDigits = 4;

class SaidAmounts {
 public:
  SaidAmounts(const schemas::ProseSpec& prose, const schemas::Vocabulary& vocabulary,
              const identity::DocumentView& view, const std::vector<LooseRow>& rows)
      : vocabulary_(vocabulary),
        view_(view),
        rows_(rows),
        sections_(prose, *view.data) {}

  std::vector<SaidAmount> List(const std::vector<bool>& open) {
    IndexOpenRows(open);
    if (!rows_of_.empty()) IndexPrinted();
    const auto& statements = view_.data->statements;
    for (std::size_t i = 0; !rows_of_.empty() && i < statements.size(); ++i) {
      Add(static_cast<int>(i), statements[i]);
    }
    return std::move(said_);
  }

 private:
  // As text, which is the same for the same amount.
  static std::string Yuan(const Decimal& value, int power) {
    return value.ShiftedLeft(power).Reduced().ToString();
  }

  // Which rows have a figure of this amount, if it stands in this unit.
  void IndexOpenRows(const std::vector<bool>& open) {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const LooseRow& row = rows_[i];
      if (!open[i] || !row.candidates.complete || row.contradicts) continue;
      const identity::TableView& table = view_.tables[Index(row.table)];
      const schemas::Unit* unit = vocabulary_.FindUnit(table.table().unit);
      if (unit == nullptr || unit->kind != Kind::kAmount) continue;
      for (const int fact : row.candidates.facts) {
        const Decimal* value = table.Value(fact);
        if (value == nullptr || value->is_zero()) continue;
        std::vector<int>& same = rows_of_[Yuan(*value, unit->power_of_ten)];
        const int index = static_cast<int>(i);
        if (same.empty() || same.back() != index) same.push_back(index);
      }
    }
  }

  void IndexPrinted() {
    for (const identity::TableView& table : view_.tables) {
      for (std::size_t i = 0; i < table.table().facts.size(); ++i) {
        const int column = table.table().facts[i].column;
        const Decimal* value = table.Value(static_cast<int>(i));
        if (column < 0 || value == nullptr || value->is_zero()) continue;
        const int power = table.Power(column);
        if (power == identity::TableView::kUnknownPower) continue;
        printed_.emplace(table.table().table_id, Yuan(*value, power));
      }
    }
  }

  void Add(int index, const Statement& statement) {
    const schemas::Unit* unit = vocabulary_.FindUnit(statement.unit);
    const std::optional<Decimal>& value = statement.number;
    if (statement.measure != StatementMeasure::kValue || statement.explains ||
        statement.limit || statement.phase == Phase::kNone || !value ||
        unit == nullptr || unit->kind != Kind::kAmount || !IsTelling(statement.value)) {
      return;
    }
    const std::string yuan = Yuan(*value, unit->power_of_ten);
    const auto rows = rows_of_.find(yuan);
    if (rows == rows_of_.end()) return;
    const std::string& table = sections_.Of(statement);
    // The same amount in a column that is known may be what the prose means.
    if (table.empty() || printed_.contains({table, yuan}) ||
        !known_.emplace(yuan, table, statement.phase, statement.fiscal_year).second) {
      return;
    }
    // 1 - (figures in such columns) <= 0
    LinearSum sum{.constant = 1, .at_most = true};
    for (const int row : rows->second) {
      if (view_.TableOf(rows_[Index(row)].table).table_id != table) continue;
      if (auto term = TermOf(row, yuan, statement)) {
        sum.terms.push_back(*std::move(term));
      }
    }
    if (sum.terms.empty()) return;
    said_.push_back({index, {.alternatives = {std::move(sum)}}});
  }

  // 1 for candidates that put the amount into a column of the phase and year; nothing
  // if none does.
  std::optional<SumTerm> TermOf(int index, const std::string& yuan,
                                const Statement& statement) const {
    const LooseRow& row = rows_[Index(index)];
    const identity::TableView& table = view_.tables[Index(row.table)];
    const int power = vocabulary_.FindUnit(table.table().unit)->power_of_ten;
    std::vector<bool> equal;
    for (const int fact : row.candidates.facts) {
      const Decimal* value = table.Value(fact);
      equal.push_back(value != nullptr && Yuan(*value, power) == yuan);
    }
    SumTerm term{.variable = index, .values = {0, -1}, .roundings = {0, 0}};
    bool any = false;
    for (const std::vector<int>& choice : row.candidates.choices) {
      bool fits = false;
      for (std::size_t i = 0; i < choice.size() && !fits; ++i) {
        const Column& column = table.table().columns[Index(choice[i])];
        fits = equal[i] && column.phase == statement.phase &&
               column.fiscal_year == statement.fiscal_year &&
               table.Power(choice[i]) == power;
      }
      any = any || fits;
      term.value_of.push_back(fits ? 1 : 0);
    }
    if (!any) return std::nullopt;
    return term;
  }

  const schemas::Vocabulary& vocabulary_;
  const identity::DocumentView& view_;
  const std::vector<LooseRow>& rows_;
  SectionTables sections_;
  std::unordered_map<std::string, std::vector<int>> rows_of_;  // by amount
  std::set<std::pair<std::string, std::string>> printed_;      // table id and amount
  std::set<std::tuple<std::string, std::string, Phase, int>> known_;
  std::vector<SaidAmount> said_;
};

}  // namespace

SectionTables::SectionTables(const schemas::ProseSpec& prose,
                             const DocumentData& data) {
  tables_.resize(data.outline.sections.size());
  std::vector<bool> seen(tables_.size(), false);
  for (const Statement& statement : data.statements) {
    const std::size_t section = Index(statement.section);
    if (section >= seen.size() || seen[section]) continue;
    seen[section] = true;
    const std::string path = script::Fold(data.outline.sections[section].path);
    for (const auto& [table, pattern] : prose.narrative.tables) {
      if (!pattern.MatchesPart(path)) continue;
      tables_[section] = table;
      break;
    }
  }
}

const std::string& SectionTables::Of(const Statement& statement) const {
  const std::size_t section = Index(statement.section);
  return section < tables_.size() ? tables_[section] : none_;
}

bool IsTelling(std::string_view value) {
  std::size_t digits = 0;
  std::size_t zeros = 0;  // at the end
  bool leading = true;
  for (const char c : value) {
    if (c < '0' || c > '9' || (leading && c == '0')) continue;
    leading = false;
    digits += c == '0' ? 0 : zeros + 1;
    zeros = c == '0' ? zeros + 1 : 0;
  }
  return digits >= kTellingDigits;
}

std::vector<SaidAmount> ListSaidAmounts(const schemas::ProseSpec& prose,
                                        const schemas::Vocabulary& vocabulary,
                                        const identity::DocumentView& view,
                                        const std::vector<LooseRow>& rows,
                                        const std::vector<bool>& open) {
  if (std::find(open.begin(), open.end(), true) == open.end()) return {};
  return SaidAmounts(prose, vocabulary, view, rows).List(open);
}

}  // namespace budget::solve
