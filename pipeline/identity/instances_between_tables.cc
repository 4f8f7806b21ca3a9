// equal and at_most: equations between selected cells of one table or of several.

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "pipeline/identity/instances.h"
#include "pipeline/identity/select_cells.h"
#include "pipeline/model/index.h"
#include "pipeline/script/text.h"

namespace budget::identity {
namespace {

class SelectionLister {
 public:
  SelectionLister(const schemas::IdentitySpec& spec, const DocumentView& view,
                  const CellSelection& selection, InstanceList* out)
      : spec_(spec), view_(view), selection_(selection), out_(out) {}

  void List() {
    if (spec_.join != schemas::JoinRows::kNone) return ListJoined();
    std::vector<std::pair<std::vector<Term>, std::vector<Term>>> found;
    for (const schemas::Equation& equation : spec_.equations) {
      std::vector<Term> left = selection_.Select(equation.left);
      std::vector<Term> right = selection_.Select(equation.right);
      if (Comparable(left, right))
        found.emplace_back(std::move(left), std::move(right));
    }
    Add(found);
  }

 private:
  using Sides = std::pair<std::vector<Term>, std::vector<Term>>;

  void ListJoined() {
    std::vector<std::pair<CellSelection::Joined, CellSelection::Joined>> sides;
    sides.reserve(spec_.equations.size());
    for (const schemas::Equation& equation : spec_.equations) {
      sides.emplace_back(selection_.SelectEach(equation.left, spec_.join),
                         selection_.SelectEach(equation.right, spec_.join));
    }
    if (sides.empty()) return;
    // In the order of the left table.
    std::vector<std::pair<Term, std::string_view>> keys;
    for (const auto& [key, terms] : sides[0].first) keys.emplace_back(terms[0], key);
    std::sort(keys.begin(), keys.end(), [](const auto& a, const auto& b) {
      return std::pair(a.first.table, a.first.row) <
             std::pair(b.first.table, b.first.row);
    });
    for (const auto& [first, key] : keys) {
      std::vector<Sides> found;
      for (std::size_t i = 0; i < sides.size(); ++i) {
        const auto left = sides[i].first.find(key);
        const auto right = sides[i].second.find(key);
        if (left == sides[i].first.end() || right == sides[i].second.end()) continue;
        const schemas::Equation& equation = spec_.equations[i];
        if ((!equation.left.sum && left->second.size() > 1) ||
            (!equation.right.sum && right->second.size() > 1)) {
          continue;
        }
        if (Comparable(left->second, right->second) &&
            (spec_.join != schemas::JoinRows::kCode ||
             SameNames(left->second, right->second))) {
          found.emplace_back(left->second, right->second);
        }
      }
      Add(found);
    }
  }

  // Figures of one year and phase; not a cell with itself.
  bool Comparable(const std::vector<Term>& left, const std::vector<Term>& right) const {
    if (left.empty() || right.empty()) return false;
    const auto column = [&](const Term& term) -> const Column& {
      return view_.TableOf(term.table).columns[Index(term.column)];
    };
    const Column& like = column(left[0]);
    const int year = like.fiscal_year;
    for (const auto* side : {&left, &right}) {
      for (const Term& term : *side) {
        const Column& c = column(term);
        if (year != 0 && c.fiscal_year != 0 && c.fiscal_year != year) return false;
        if (like.phase != Phase::kNone && c.phase != Phase::kNone &&
            c.phase != like.phase) {
          return false;
        }
      }
    }
    return !(left[0].table == right[0].table && left[0].row == right[0].row &&
             left[0].column == right[0].column);
  }

  // A code that stands beside another name proves nothing about its amount.
  bool SameNames(const std::vector<Term>& left, const std::vector<Term>& right) const {
    const auto name = [&](const Term& term) {
      return script::Fold(view_.TableOf(term.table).rows[Index(term.row)].item_name);
    };
    const std::string a = name(left[0]);
    return std::ranges::all_of(right, [&](const Term& term) {
      const std::string b = name(term);
      return a.starts_with(b) || b.starts_with(a);
    });
  }

  void Add(const std::vector<Sides>& alternatives) {
    if (alternatives.empty()) return;
    const Term& at = alternatives[0].first[0];
    out_->Begin(spec_, at.table, at.row, at.column);
    for (const auto& [left, right] : alternatives) {
      out_->NextEquation();
      for (const Term& term : left) out_->AddLeft(term);
      for (const Term& term : right) out_->AddRight(term);
      if (selection_.IsIncomplete(left) || selection_.IsIncomplete(right)) {
        out_->MarkOpen();
      }
    }
    out_->End();
  }

  const schemas::IdentitySpec& spec_;
  const DocumentView& view_;
  const CellSelection& selection_;
  InstanceList* out_;
};

}  // namespace

void ListSelections(const schemas::Identities& identities, const DocumentView& view,
                    int set, InstanceList* out) {
  const CellSelection selection(view, set);
  const ReportKind report = view.data->info.report_kind;
  for (const schemas::IdentitySpec& spec : identities.checks) {
    if (spec.kind != schemas::IdentityKind::kEqual &&
        spec.kind != schemas::IdentityKind::kAtMost)
      continue;
    if (!IsOf(spec, report)) continue;
    SelectionLister(spec, view, selection, out).List();
  }
}

}  // namespace budget::identity
