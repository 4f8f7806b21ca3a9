#include "pipeline/solve/solve_document.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/identity/messages.h"
#include "pipeline/model/index.h"
#include "pipeline/solve/said_amounts.h"
#include "pipeline/solve/solve_model.h"

namespace budget::solve {
namespace {

// Identities that a note names; more would say nothing to a reader.
constexpr std::size_t kMostNamed = 3;

bool HasLooseFacts(const DocumentData& data) {
  return std::any_of(data.tables.begin(), data.tables.end(), [](const Table& table) {
    return !table.columns.empty() &&
           std::any_of(table.facts.begin(), table.facts.end(),
                       [](const Fact& fact) { return fact.column < 0; });
  });
}

// What stands behind the tags of constraints: the instances, then the statements.
struct Tags {
  const identity::InstanceList& instances;
  const DocumentData& data;

  int OfStatement(int statement) const {
    return static_cast<int>(instances.instances().size()) + statement;
  }
  std::string Label(int tag, const identity::Messages& messages) const {
    const std::size_t count = instances.instances().size();
    if (Index(tag) < count) {
      return messages.Label(*instances.instances()[Index(tag)].spec);
    }
    return messages.Say("said", {{"quote", data.statements[Index(tag) - count].quote}});
  }
};

// What is known of a row after solving.
class RowResult {
 public:
  RowResult(const Tags& tags, const identity::Messages& messages, const LooseRow& row,
            const SolveResult& result, int variable)
      : tags_(tags), messages_(messages), row_(row) {
    const std::vector<bool>& alive = result.alive[Index(variable)];
    for (std::size_t c = 0; c < alive.size(); ++c) {
      if (alive[c]) left_.push_back(&row.candidates.choices[c]);
    }
    limited_ = result.limited[Index(variable)] || !row.candidates.complete;
    used_ = row.used;
    const std::vector<int>& used = result.used[Index(variable)];
    used_.insert(used_.end(), used.begin(), used.end());
    contradicted_ = result.contradicted[Index(variable)];
    if (row.contradicts)
      contradicted_.insert(contradicted_.end(), used_.begin(), used_.end());
  }

  void List(const Table& table, std::vector<Assignment>* out) const {
    for (std::size_t i = 0; i < row_.candidates.facts.size(); ++i) {
      Assignment found{.fact = {row_.table, row_.candidates.facts[i]}};
      const std::vector<int> columns = ColumnsOf(i);
      if (columns.size() == 1 && MayInfer()) {
        Infer(columns[0], &found);
      } else if (!columns.empty()) {
        found.note = Doubt(table, columns);
      }
      out->push_back(std::move(found));
    }
  }

 private:
  // The columns that the i-th figure has in any solution that is left.
  std::vector<int> ColumnsOf(std::size_t i) const {
    std::vector<int> columns;
    columns.reserve(left_.size());
    for (const std::vector<int>* choice : left_) columns.push_back((*choice)[i]);
    std::sort(columns.begin(), columns.end());
    columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
    return columns;
  }

  bool OnlyOrder() const { return row_.listed == 1 && row_.candidates.complete; }

  bool MayInfer() const {
    if (OnlyOrder()) return true;
    return !row_.contradicts && row_.significant && row_.candidates.complete;
  }

  // As many figures as columns: nothing was lost.
  void Infer(int column, Assignment* found) const {
    found->column = column;
    found->certainty = OnlyOrder() ? Certainty::kPrinted : Certainty::kInferred;
    found->note =
        OnlyOrder() ? "" : messages_.Say("inferred", {{"identities", Names(used_)}});
  }

  std::string Doubt(const Table& table, const std::vector<int>& columns) const {
    std::string names;
    for (const int column : columns) {
      if (!names.empty()) names += " | ";
      names += table.columns[Index(column)].path.printed();
    }
    std::string note = messages_.Say("ambiguous", {{"alternatives", names}});
    if (limited_) note += messages_.Say("limit_reached");
    if (!contradicted_.empty()) {
      note += messages_.Say("contradiction", {{"identities", Names(contradicted_)}});
    }
    return note;
  }

  std::string Names(const std::vector<int>& tags) const {
    std::vector<std::string> labels;
    for (const int tag : tags) {
      if (tag < 0) continue;
      std::string label = tags_.Label(tag, messages_);
      if (std::find(labels.begin(), labels.end(), label) == labels.end()) {
        labels.push_back(std::move(label));
      }
      if (labels.size() == kMostNamed) break;
    }
    std::string names;
    for (const std::string& label : labels) {
      if (!names.empty()) names += "; ";
      names += label;
    }
    return names;
  }

  const Tags& tags_;
  const identity::Messages& messages_;
  const LooseRow& row_;
  std::vector<const std::vector<int>*> left_;
  bool limited_ = false;
  std::vector<int> used_;
  std::vector<int> contradicted_;
};

// Rows with a figure that several columns are possible for.
std::vector<bool> OpenRows(const std::vector<LooseRow>& rows,
                           const SolveResult& result) {
  std::vector<bool> open;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& alive = result.alive[i];
    open.push_back(std::count(alive.begin(), alive.end(), true) > 1 &&
                   !result.limited[i] && result.contradicted[i].empty());
  }
  return open;
}

SolveResult Run(const SolveModel& model, const SolveLimits& limits, const Tags& tags,
                const std::vector<SaidAmount>& said, Stop stop) {
  DomainSolver solver({.part = limits.steps,
                       .per_variable = limits.steps_per_row,
                       .most = limits.most_steps},
                      stop);
  model.AddTo(&solver);
  for (const SaidAmount& amount : said) {
    SumConstraint constraint = amount.constraint;
    constraint.tag = tags.OfStatement(amount.statement);
    solver.AddConstraint(std::move(constraint));
  }
  return solver.Solve();
}

// What the prose decides in rows that are open without it, unless it contradicts them.
void AddWhatIsSaid(const std::vector<bool>& open, const SolveResult& with,
                   SolveResult* result) {
  for (std::size_t i = 0; i < open.size(); ++i) {
    if (!open[i] || with.limited[i] || !with.contradicted[i].empty()) continue;
    result->alive[i] = with.alive[i];
    result->used[i] = with.used[i];
  }
}

}  // namespace

std::vector<Assignment> SolveDocument(const schemas::ProseSpec& prose,
                                      const schemas::Identities& identities,
                                      const schemas::Vocabulary& vocabulary,
                                      Language language, const SolveLimits& limits,
                                      const DocumentData& data, Stop stop) {
  std::vector<Assignment> assignments;
  if (!HasLooseFacts(data)) return assignments;
  const identity::DocumentView view(data, identities, vocabulary);
  const identity::InstanceList list = identity::ListInstances(identities, view, stop);
  const identity::Messages messages(identities, language);
  const Tags tags{list, data};
  const SolveModel model(view, list, limits.candidates, stop);
  SolveResult result = Run(model, limits, tags, {}, stop);
  const std::vector<bool> open = OpenRows(model.rows(), result);
  const std::vector<SaidAmount> said =
      ListSaidAmounts(prose, vocabulary, view, model.rows(), open);
  if (!said.empty()) {
    AddWhatIsSaid(open, Run(model, limits, tags, said, stop), &result);
  }
  for (std::size_t i = 0; i < model.rows().size(); ++i) {
    const LooseRow& row = model.rows()[i];
    RowResult(tags, messages, row, result, static_cast<int>(i))
        .List(data.tables[Index(row.table)], &assignments);
  }
  return assignments;
}

std::vector<Table> Assign(const std::vector<Assignment>& assignments,
                          std::vector<Table> tables) {
  for (const Assignment& found : assignments) {
    Table& table = tables[Index(found.fact.table)];
    Fact& fact = table.facts[Index(found.fact.fact)];
    fact.column = found.column;
    fact.certainty = found.certainty;
    if (found.note) fact.note = *found.note;
    const Column* column = table.ColumnOf(fact);
    if (column != nullptr && fact.kind == Kind::kAmount) fact.kind = column->kind;
  }
  return tables;
}

}  // namespace budget::solve
