#include "pipeline/check/solve_document.h"

#include <algorithm>
#include <string>
#include <vector>

#include "pipeline/check/messages.h"
#include "pipeline/check/solve_model.h"

namespace budget {
namespace {

std::size_t Index(int i) { return static_cast<std::size_t>(i); }

// Identities that a note names; more would say nothing to a reader.
constexpr std::size_t kMostNamed = 3;

bool HasLooseFacts(const DocumentData& data) {
  return std::any_of(data.tables.begin(), data.tables.end(), [](const Table& table) {
    return !table.columns.empty() &&
           std::any_of(table.facts.begin(), table.facts.end(),
                       [](const Fact& fact) { return fact.column < 0; });
  });
}

// What is known of a row after solving.
class RowResult {
 public:
  RowResult(const InstanceList& list, const Messages& messages, const LooseRow& row,
            const SolveResult& result, int variable)
      : list_(list), messages_(messages), row_(row) {
    const std::vector<bool>& alive = result.alive[Index(variable)];
    for (std::size_t c = 0; c < alive.size(); ++c) {
      if (alive[c]) left_.push_back(&row.candidates.choices[c]);
    }
    limited_ = result.limited[Index(variable)] || !row.candidates.complete;
    used_ = row.used;
    const std::vector<int>& tags = result.used[Index(variable)];
    used_.insert(used_.end(), tags.begin(), tags.end());
    contradicted_ = result.contradicted[Index(variable)];
    if (row.contradicts)
      contradicted_.insert(contradicted_.end(), used_.begin(), used_.end());
  }

  void Write(Table* table) const {
    for (std::size_t i = 0; i < row_.candidates.facts.size(); ++i) {
      Fact& fact = table->facts[Index(row_.candidates.facts[i])];
      const std::vector<int> columns = ColumnsOf(i);
      if (columns.size() == 1 && MayInfer()) {
        Infer(table->columns[Index(columns[0])], columns[0], &fact);
      } else {
        Doubt(*table, columns, &fact);
      }
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

  void Infer(const Column& column, int index, Fact* fact) const {
    fact->column = index;
    if (fact->kind == Kind::kAmount) fact->kind = column.kind;
    // As many figures as columns: nothing was lost.
    fact->certainty = OnlyOrder() ? Certainty::kPrinted : Certainty::kInferred;
    fact->note =
        OnlyOrder() ? "" : messages_.Say("inferred", {{"identities", Names(used_)}});
  }

  void Doubt(const Table& table, const std::vector<int>& columns, Fact* fact) const {
    fact->certainty = Certainty::kAmbiguous;
    if (columns.empty()) return;
    std::string names;
    for (const int column : columns) {
      if (!names.empty()) names += " | ";
      names += table.columns[Index(column)].path;
    }
    fact->note = messages_.Say("ambiguous", {{"alternatives", names}});
    if (limited_) fact->note += messages_.Say("limit_reached");
    if (!contradicted_.empty()) {
      fact->note +=
          messages_.Say("contradiction", {{"identities", Names(contradicted_)}});
    }
  }

  std::string Names(const std::vector<int>& instances) const {
    std::vector<const IdentitySpec*> specs;
    for (const int instance : instances) {
      if (instance < 0) continue;
      const IdentitySpec* spec = list_.instances()[Index(instance)].spec;
      if (std::find(specs.begin(), specs.end(), spec) == specs.end()) {
        specs.push_back(spec);
      }
      if (specs.size() == kMostNamed) break;
    }
    std::string names;
    for (const IdentitySpec* spec : specs) {
      if (!names.empty()) names += "; ";
      names += messages_.Label(*spec);
    }
    return names;
  }

  const InstanceList& list_;
  const Messages& messages_;
  const LooseRow& row_;
  std::vector<const std::vector<int>*> left_;
  bool limited_ = false;
  std::vector<int> used_;
  std::vector<int> contradicted_;
};

}  // namespace

void SolveDocument(const Identities& identities, const Vocabulary& vocabulary,
                   Language language, const SolveLimits& limits, DocumentData* data) {
  if (!HasLooseFacts(*data)) return;
  const DocumentView view(*data, identities, vocabulary);
  const InstanceList list = ListInstances(identities, view);
  const Messages messages(identities, language);
  SolveModel model(view, list, limits.candidates);
  DomainSolver solver(limits.steps);
  model.AddTo(&solver);
  const SolveResult result = solver.Solve();
  for (std::size_t i = 0; i < model.rows().size(); ++i) {
    const LooseRow& row = model.rows()[i];
    RowResult(list, messages, row, result, static_cast<int>(i))
        .Write(&data->tables[Index(row.table)]);
  }
}

}  // namespace budget
