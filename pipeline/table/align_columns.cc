#include "pipeline/table/align_columns.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "pipeline/model/content.h"

namespace budget::table {
namespace {

// Points by which the edges of the same column may differ from page to page, measured
// from the left edge of the table.
constexpr float kEdgeTolerance = 4.0F;
// Points by which the table itself may stand elsewhere: half an inch of gutter.
constexpr float kMostOffset = 36.0F;

// For each edge of `coarse` the index of that edge in `fine`; empty unless every edge
// of `coarse` is one of `fine` and the outer ones agree.
std::vector<int> EdgesWithin(const std::vector<float>& coarse,
                             const std::vector<float>& fine) {
  std::vector<int> indices;
  if (coarse.empty() || fine.empty()) return indices;
  const float offset = fine.front() - coarse.front();
  if (std::abs(offset) > kMostOffset) return indices;
  std::size_t next = 0;
  for (const float printed : coarse) {
    const float edge = printed + offset;
    while (next < fine.size() && fine[next] < edge - kEdgeTolerance) ++next;
    if (next == fine.size() || std::abs(fine[next] - edge) > kEdgeTolerance) return {};
    indices.push_back(static_cast<int>(next++));
  }
  if (indices.empty() || indices.front() != 0 ||
      indices.back() != static_cast<int>(fine.size()) - 1) {
    return {};
  }
  return indices;
}

// Whether two tables have the same columns, each a little wider or narrower: as many
// edges, the outer ones agree, and no inner one has moved by a quarter of a column
// beside it.
bool HaveMoved(const std::vector<float>& above, const std::vector<float>& below) {
  constexpr float kMost = 0.25F;  // of the column
  if (above.size() != below.size() || above.size() < 2) return false;
  const float offset = below.front() - above.front();
  if (std::abs(offset) > kMostOffset ||
      std::abs(below.back() - above.back() - offset) > kEdgeTolerance) {
    return false;
  }
  for (std::size_t i = 1; i + 1 < above.size(); ++i) {
    const float room = std::min(above[i] - above[i - 1], above[i + 1] - above[i]);
    if (std::abs(below[i] - above[i] - offset) > kMost * room) return false;
  }
  return true;
}

// The part of [from, to) that a column takes.
float Shared(const ColumnExtent& column, float from, float to) {
  return std::min(column.to, to) - std::max(column.from, from);
}

// For each column of `part` the column of `whole` in which most of its text stands;
// empty if some text stands between columns, or two columns in one.  (Where a column
// begins and ends says little: it depends on the texts of the page.)
std::vector<int> ColumnsWithin(const std::vector<ColumnExtent>& part,
                               const std::vector<ColumnExtent>& whole) {
  constexpr float kMost = 0.6F;  // of the text
  std::vector<int> columns;
  int last = -1;
  for (const ColumnExtent& column : part) {
    const bool blank = column.text_to <= column.text_from;
    const float from = blank ? column.from : column.text_from;
    const float to = blank ? column.to : column.text_to;
    int best = -1;
    float most = blank ? 0 : kMost * (to - from);
    for (std::size_t i = 0; i < whole.size(); ++i) {
      const float shared = Shared(whole[i], from, to);
      if (shared <= most) continue;
      most = shared;
      best = static_cast<int>(i);
    }
    if (best <= last) return {};
    columns.push_back(best);
    last = best;
  }
  return columns;
}

// Where the columns of a table stand, that may have rules.
std::vector<ColumnExtent> ExtentsOf(const Grid& table) {
  std::vector<ColumnExtent> extents = table.extents();
  if (!extents.empty()) return extents;
  const std::vector<float>& edges = table.ColumnEdges();
  for (std::size_t i = 1; i < edges.size(); ++i) {
    extents.push_back({edges[i - 1], edges[i], 0, 0});
  }
  return extents;
}

}  // namespace

std::optional<ColumnAgreement> AgreeOnColumns(const Grid& table, const Grid& fragment) {
  ColumnAgreement agreement;
  if (!fragment.extents().empty()) {
    // Without rules a page shows only the columns that have something printed on it.
    const std::vector<ColumnExtent> columns = ExtentsOf(table);
    if (columns.size() >= fragment.extents().size()) {
      agreement.move_fragment = ColumnsWithin(fragment.extents(), columns);
      if (agreement.move_fragment.empty()) return std::nullopt;
      return agreement;
    }
    if (!table.extents().empty()) return std::nullopt;
  }
  const std::vector<float>& above = table.ColumnEdges();
  const std::vector<float>& below = fragment.ColumnEdges();
  if (above.empty() || below.empty()) {
    if (table.columns() != fragment.columns()) return std::nullopt;
    return agreement;
  }
  const bool finer = above.size() <= below.size();
  std::vector<int> spread =
      finer ? EdgesWithin(above, below) : EdgesWithin(below, above);
  if (spread.empty()) {
    return HaveMoved(above, below) ? std::optional(agreement) : std::nullopt;
  }
  if (above.size() < below.size()) {
    agreement.spread_table = std::move(spread);
  } else if (above.size() > below.size()) {
    agreement.spread_fragment = std::move(spread);
  }
  return agreement;
}

}  // namespace budget::table
