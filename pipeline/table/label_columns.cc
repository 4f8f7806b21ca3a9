#include "pipeline/table/label_columns.h"

#include <algorithm>
#include <cstddef>

namespace budget::table {
namespace {

using schemas::ColumnRole;

bool IsClaimedText(const BoundColumn& column) {
  return column.role == ColumnRole::kMeasure && column.spec != nullptr &&
         column.spec->kind == Kind::kText;
}

bool HasFigures(const BoundColumn& column, ColumnContent content) {
  return column.role == ColumnRole::kMeasure && content == ColumnContent::kFigures;
}

void MakeLabel(ColumnRole role, BoundColumn* column) {
  column->role = role;
  column->spec = nullptr;
}

// What a column of codes or line numbers is where labels stand.
void BindNumbers(ColumnContent content, bool labels_follow, BoundColumn* column) {
  const bool open =
      column->role == ColumnRole::kMeasure || column->role == ColumnRole::kName;
  if (!open) return;
  if (content == ColumnContent::kCodes) MakeLabel(ColumnRole::kCode, column);
  // The only label of a row may well be its number.
  if (content == ColumnContent::kLineNumbers && labels_follow) {
    MakeLabel(ColumnRole::kLineNumber, column);
  }
}

// Whether the words of a column say something of rows that a column to its left has
// named already: that one tells the rows apart, and this one does so less.  Where both
// do, or there is but one row, the one whose header is that of a name has it.
bool IsAttribute(const BoundColumn* name, const ColumnBody* names,
                 const ColumnBody& body) {
  if (name == nullptr) return false;
  const bool claimed = name->spec != nullptr;
  if (names->labels < 2) return claimed;
  return names->Identifies() && (claimed || body.distinct < names->distinct);
}

}  // namespace

void FindLabelColumns(const std::vector<ColumnBody>& bodies,
                      std::vector<BoundColumn>* columns) {
  const std::size_t count = std::min(bodies.size(), columns->size());
  std::size_t last_figure = 0;  // 1 + its index
  for (std::size_t i = 0; i < count; ++i) {
    if (HasFigures((*columns)[i], bodies[i].content)) last_figure = i + 1;
  }
  bool after_figures = false;
  const BoundColumn* name = nullptr;  // the last one of the block, and what it holds
  const ColumnBody* names = nullptr;
  for (std::size_t i = 0; i < last_figure; ++i) {
    BoundColumn& column = (*columns)[i];
    const ColumnContent content = bodies[i].content;
    if (HasFigures(column, content)) {
      after_figures = true;
      continue;
    }
    const bool labels_follow = i + 1 < count &&
                               bodies[i + 1].content == ColumnContent::kText &&
                               !IsClaimedText((*columns)[i + 1]);
    // Beside figures only codes that name what stands beside them are codes.
    if (!after_figures || labels_follow) BindNumbers(content, labels_follow, &column);
    if (after_figures) name = nullptr;
    // A text between figures, but no block: 30年.
    if (after_figures && bodies[i].quantities) continue;
    if (content == ColumnContent::kText && column.role == ColumnRole::kMeasure &&
        !IsClaimedText(column) && (column.spec == nullptr || bodies[i].distinct > 1) &&
        !IsAttribute(name, names, bodies[i])) {
      MakeLabel(ColumnRole::kName, &column);
    }
    if (column.role == ColumnRole::kName) {
      name = &column;
      names = &bodies[i];
    }
    const bool labels =
        column.role == ColumnRole::kName || column.role == ColumnRole::kCode;
    if (!labels || content == ColumnContent::kBlank) continue;
    column.opens_block = after_figures;
    after_figures = false;
  }
}

}  // namespace budget::table
