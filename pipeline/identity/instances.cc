#include "pipeline/identity/instances.h"

#include <algorithm>
#include <string_view>

namespace budget::identity {
namespace {

bool SameTerms(std::span<const Term> a, std::span<const Term> b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Term& x, const Term& y) {
                      return x.table == y.table && x.row == y.row &&
                             x.column == y.column && x.sign == y.sign;
                    });
}

void ListInTable(const schemas::IdentitySpec& spec,
                 const schemas::Identities& identities, const DocumentView& view,
                 int table, InstanceList* out) {
  switch (spec.kind) {
    case schemas::IdentityKind::kRowSum:
      return ListRowSums(spec, view, table, out);
    case schemas::IdentityKind::kChange:
      return ListChanges(spec, view, table, out);
    case schemas::IdentityKind::kCodeTree:
      return ListCodeTree(spec, view, table, out);
    case schemas::IdentityKind::kLabelTree:
      return ListLabelTree(spec, identities, view, table, out);
    case schemas::IdentityKind::kBlockTotal:
      return ListBlockTotals(spec, identities, view, table, out);
    case schemas::IdentityKind::kColumnTotal:
      return ListColumnTotals(spec, identities, view, table, out);
    case schemas::IdentityKind::kRowTree:
      return ListRowTree(spec, identities, view, table, out);
    case schemas::IdentityKind::kHeadTotal:
      return ListHeadTotals(spec, view, table, out);
    case schemas::IdentityKind::kFlow:
      return ListFlows(spec, identities, view, table, out);
    case schemas::IdentityKind::kLimit:
      return ListLimits(spec, identities, view, table, out);
    case schemas::IdentityKind::kUnitTotal:
      return ListUnitTotals(spec, identities, view, table, out);
    case schemas::IdentityKind::kConceptSum:
      return ListConceptSums(spec, view, table, out);
    default:
      return;
  }
}

}  // namespace

std::span<const CellEquation> InstanceList::Equations(const Instance& instance) const {
  return std::span(equations_)
      .subspan(instance.first_equation,
               static_cast<std::size_t>(instance.equation_count));
}

std::span<const Term> InstanceList::Left(const CellEquation& equation) const {
  return std::span(terms_).subspan(equation.first_term,
                                   static_cast<std::size_t>(equation.left_count));
}

std::span<const Term> InstanceList::Right(const CellEquation& equation) const {
  return std::span(terms_).subspan(
      equation.first_term + static_cast<std::size_t>(equation.left_count),
      static_cast<std::size_t>(equation.right_count));
}

void InstanceList::Begin(const schemas::IdentitySpec& spec, int table, int row,
                         int column) {
  instances_.push_back({.spec = &spec,
                        .table = table,
                        .row = row,
                        .column = column,
                        .at_most = spec.kind == schemas::IdentityKind::kAtMost ||
                                   spec.kind == schemas::IdentityKind::kLimit,
                        .open = false,
                        .addends = Addends::kKnown,
                        .first_equation = equations_.size(),
                        .equation_count = 0});
  left_.clear();
  right_.clear();
}

void InstanceList::NextEquation() { CloseEquation(); }
void InstanceList::AddLeft(const Term& term) { left_.push_back(term); }
void InstanceList::AddRight(const Term& term) { right_.push_back(term); }

void InstanceList::End() {
  CloseEquation();
  if (instances_.back().equation_count == 0) instances_.pop_back();
}

void InstanceList::CloseEquation() {
  if (!left_.empty() && !right_.empty()) {
    const CellEquation equation{.first_term = terms_.size(),
                                .left_count = static_cast<int>(left_.size()),
                                .right_count = static_cast<int>(right_.size())};
    terms_.insert(terms_.end(), left_.begin(), left_.end());
    terms_.insert(terms_.end(), right_.begin(), right_.end());
    if (SameAsBefore(equation)) {
      terms_.resize(equation.first_term);
    } else {
      equations_.push_back(equation);
      ++instances_.back().equation_count;
    }
  }
  left_.clear();
  right_.clear();
}

bool InstanceList::SameAsBefore(const CellEquation& equation) const {
  const auto others = Equations(instances_.back());
  return std::any_of(others.begin(), others.end(), [&](const CellEquation& other) {
    return SameTerms(Left(other), Left(equation)) &&
           SameTerms(Right(other), Right(equation));
  });
}

bool IsOf(const schemas::IdentitySpec& spec, ReportKind report) {
  return spec.report == ReportKind::kNone || spec.report == report;
}

bool AppliesTo(const schemas::IdentitySpec& spec, const DocumentView& view, int table) {
  const Table& t = view.TableOf(table);
  if (!IsOf(spec, view.data->info.report_kind)) return false;
  // What these say of a table stands in the table itself.
  const bool any_table = spec.kind == schemas::IdentityKind::kRowTree ||
                         spec.kind == schemas::IdentityKind::kFlow ||
                         spec.kind == schemas::IdentityKind::kLimit ||
                         spec.kind == schemas::IdentityKind::kHeadTotal ||
                         spec.kind == schemas::IdentityKind::kRate ||
                         spec.kind == schemas::IdentityKind::kGrowthRate;
  if (spec.tables.empty()) return any_table || !t.layout.empty();
  return std::find(spec.tables.begin(), spec.tables.end(), t.table_id) !=
         spec.tables.end();
}

InstanceList ListInstances(const schemas::Identities& identities,
                           const DocumentView& view, Stop stop) {
  InstanceList out;
  for (int table = 0; table < static_cast<int>(view.tables.size()); ++table) {
    for (const schemas::IdentitySpec& spec : identities.checks) {
      if (stop.requested()) return out;
      if (AppliesTo(spec, view, table)) {
        ListInTable(spec, identities, view, table, &out);
      }
    }
  }
  for (const schemas::IdentitySpec& spec : identities.checks) {
    if (spec.kind == schemas::IdentityKind::kRepeat && !stop.requested()) {
      ListRepeats(spec, identities, view, &out);
    }
  }
  const int sets = view.tables.empty() ? 0 : view.tables.back().set + 1;
  for (int set = 0; set < sets; ++set) ListSelections(identities, view, set, &out);
  return out;
}

}  // namespace budget::identity
