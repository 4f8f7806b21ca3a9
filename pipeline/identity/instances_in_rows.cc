// row_sum and change: equations between the columns of a row.

#include <algorithm>

#include "pipeline/identity/change_columns.h"
#include "pipeline/identity/instances.h"
#include "pipeline/model/index.h"

namespace budget::identity {
namespace {

// A part as the columns that print it: its own, or those of its pieces.
struct PartColumns {
  bool minus = false;
  bool optional = false;
  int own = -1;
  std::vector<int> pieces;
};

struct SumColumns {
  int total = -1;
  std::vector<PartColumns> parts;
  std::vector<int> unknown;  // amounts that no schema claims
};

std::vector<PartColumns> FindParts(const schemas::IdentitySpec& spec,
                                   const TableView& view, const ColumnGroup& group,
                                   int total) {
  std::vector<PartColumns> parts;
  for (const schemas::SumPart& part : spec.parts) {
    PartColumns found{.minus = part.minus,
                      .optional = part.optional,
                      .own = view.FindColumn(group, part.id, total),
                      .pieces = {}};
    if (found.own == total) found.own = -1;
    for (const std::string& piece : part.instead) {
      const int column = view.FindColumn(group, piece, total);
      if (column >= 0 && column != total) found.pieces.push_back(column);
    }
    if (found.own >= 0 || !found.pieces.empty()) parts.push_back(std::move(found));
  }
  return parts;
}

// The sums of a group: for each total column its parts.  A single part is no sum.
std::vector<SumColumns> FindSums(const schemas::IdentitySpec& spec,
                                 const TableView& view, const ColumnGroup& group) {
  std::vector<SumColumns> sums;
  const auto& columns = view.table().columns;
  for (const std::string& measure : spec.total) {
    for (const int total : group.columns) {
      if (columns[Index(total)].measure != measure || !view.IsAmount(total)) continue;
      SumColumns sum{
          .total = total, .parts = FindParts(spec, view, group, total), .unknown = {}};
      std::size_t count = 0;
      for (const PartColumns& part : sum.parts) {
        count += part.own >= 0 ? 1 : part.pieces.size();
      }
      if (count > 1) sums.push_back(std::move(sum));
    }
    if (!sums.empty()) break;
  }
  for (const int column : group.columns) {
    if (columns[Index(column)].measure.empty() && view.IsAmount(column) &&
        !view.IsOfWhich(column)) {
      for (SumColumns& sum : sums) sum.unknown.push_back(column);
    }
  }
  return sums;
}

bool Printed(const TableView& view, int row, int column) {
  return column >= 0 && view.FactAt(row, column) >= 0;
}

bool HasFigures(const TableView& view, int row, const SumColumns& sum) {
  if (!view.Undetermined(row).empty() || Printed(view, row, sum.total)) return true;
  return std::any_of(sum.parts.begin(), sum.parts.end(), [&](const PartColumns& part) {
    return Printed(view, row, part.own) ||
           std::any_of(part.pieces.begin(), part.pieces.end(),
                       [&](int piece) { return Printed(view, row, piece); });
  });
}

// A figure stands in a column that nothing claims, or its column is lost and may be
// one.
bool MayHaveUnknown(const TableView& view, int row, const SumColumns& sum) {
  if (sum.unknown.empty()) return false;
  return !view.Undetermined(row).empty() ||
         std::any_of(sum.unknown.begin(), sum.unknown.end(),
                     [&](int column) { return Printed(view, row, column); });
}

// The ways in which a sum can be meant.
enum class Reading { kParts, kPieces, kWithoutOptional };

void AddParts(int table, int row, const SumColumns& sum, Reading reading,
              InstanceList* out) {
  const bool pieces = reading == Reading::kPieces;
  for (const PartColumns& part : sum.parts) {
    if (part.optional && reading == Reading::kWithoutOptional) continue;
    const int sign = part.minus ? -1 : 1;
    if (part.own >= 0 && !(pieces && !part.pieces.empty())) {
      out->AddRight({table, row, part.own, sign});
    } else {
      for (const int piece : part.pieces) out->AddRight({table, row, piece, sign});
    }
  }
}

}  // namespace

void ListRowSums(const schemas::IdentitySpec& spec, const DocumentView& view, int table,
                 InstanceList* out) {
  const TableView& figures = view.tables[Index(table)];
  const auto& rows = figures.table().rows;
  for (const ColumnGroup& group : figures.groups()) {
    const std::vector<SumColumns> sums = FindSums(spec, figures, group);
    if (sums.empty()) continue;
    for (int row = 0; row < static_cast<int>(rows.size()); ++row) {
      if (rows[Index(row)].block != group.block) continue;
      for (const SumColumns& sum : sums) {
        if (!HasFigures(figures, row, sum)) continue;
        out->Begin(spec, table, row, sum.total);
        for (const Reading reading :
             {Reading::kParts, Reading::kPieces, Reading::kWithoutOptional}) {
          out->NextEquation();
          out->AddLeft({table, row, sum.total, 1});
          AddParts(table, row, sum, reading, out);
        }
        if (MayHaveUnknown(figures, row, sum)) out->MarkOpen();
        out->End();
      }
    }
  }
}

std::vector<ChangeColumns> FindChangeColumns(const schemas::IdentitySpec& spec,
                                             const TableView& view) {
  const auto& columns = view.table().columns;
  int year = view.table().fiscal_year;
  for (const Column& column : columns) year = std::max(year, column.fiscal_year);
  const auto find = [&](const std::vector<std::string>& measures, int in_year) {
    std::vector<int> found;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const Column& c = columns[i];
      if ((in_year == 0 || c.fiscal_year == in_year) &&
          std::find(measures.begin(), measures.end(), c.measure) != measures.end()) {
        found.push_back(static_cast<int>(i));
      }
    }
    return found;
  };
  const std::vector<int> from = find(spec.change.from, year - 1);
  const std::vector<int> to = find(spec.change.to, year);
  const std::vector<int> amount = find(spec.change.amount, 0);
  const std::vector<int> percent = find(spec.change.percent, 0);
  std::vector<ChangeColumns> changes;
  if (year == 0 || from.size() != to.size()) return changes;
  for (std::size_t i = 0; i < from.size(); ++i) {
    changes.push_back({from[i], to[i], amount.size() == from.size() ? amount[i] : -1,
                       percent.size() == from.size() ? percent[i] : -1});
  }
  return changes;
}

void ListChanges(const schemas::IdentitySpec& spec, const DocumentView& view, int table,
                 InstanceList* out) {
  const TableView& figures = view.tables[Index(table)];
  const auto& rows = figures.table().rows;
  for (const ChangeColumns& change : FindChangeColumns(spec, figures)) {
    if (change.amount < 0) continue;
    for (int row = 0; row < static_cast<int>(rows.size()); ++row) {
      if (!Printed(figures, row, change.amount) && figures.Undetermined(row).empty()) {
        continue;
      }
      out->Begin(spec, table, row, change.amount);
      out->AddLeft({table, row, change.amount, 1});
      out->AddRight({table, row, change.to, 1});
      out->AddRight({table, row, change.from, -1});
      out->End();
    }
  }
}

}  // namespace budget::identity
