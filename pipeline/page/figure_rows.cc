#include "pipeline/page/figure_rows.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "pipeline/aligned/column_bars.h"
#include "pipeline/aligned/row_marks.h"
#include "pipeline/runs/tolerances.h"

namespace budget::page {
namespace {

// Fewer lines below each other in one column may be one figure that is broken.
constexpr std::size_t kFewLines = 3;

// Where rows of figures begin and end between two heights; empty if they are one row.
std::vector<float> CutsOf(std::span<const aligned::TextRow> lines,
                          std::span<const aligned::Bar> bars, float top, float bottom) {
  const std::vector<aligned::Marks> columns = aligned::MarksOf(lines, bars);
  const std::vector<aligned::Anchor> anchors =
      aligned::FindAnchors(columns, std::vector<bool>(columns.size(), true));
  if (anchors.size() < (bars.size() > 1 ? 2 : kFewLines)) return {};
  std::vector<float> heights;
  heights.reserve(anchors.size());
  for (const aligned::Anchor& anchor : anchors) heights.push_back(anchor.middle);
  float pitch = aligned::UsualPitch(std::move(heights));
  if (pitch == 0) pitch = runs::tolerance::kUsualPitch * lines.front().size;
  std::vector<float> cuts;
  float end = top;  // of the last row
  for (const aligned::Anchor& anchor : anchors) {
    const bool first = &anchor == &anchors.front();
    const float from = std::min(anchor.top, anchor.middle - pitch / 2);
    if (from - end > pitch / 2) {
      if (!first) cuts.push_back(end);
      cuts.push_back(from);
    } else if (!first) {
      cuts.push_back((end + from) / 2);
    }
    end = std::max(anchor.bottom, anchor.middle + pitch / 2);
  }
  if (bottom - end > pitch / 2) cuts.push_back(end);
  return cuts;
}

// The first row with a figure, if what stands above it is text and all below it is
// figures; -1 otherwise.
int FirstOfFigures(std::span<const runs::Piece> all,
                   const lattice::TableRegion& region) {
  int text = -1;  // the last row with some
  int figures = region.lattice.rows();
  for (std::size_t i = 0; i < region.pieces.size(); ++i) {
    const lattice::Span& span = region.cells.spans[i];
    for (const std::uint32_t piece : region.pieces[i]) {
      if (all[piece].number) {
        figures = std::min(figures, span.row);
      } else {
        text = std::max(text, span.row + span.row_span - 1);
      }
    }
  }
  return text >= 0 && text < figures ? figures : -1;
}

}  // namespace

void DivideFigures(const Page& page, std::span<const runs::Piece> all,
                   lattice::TableRegion* region) {
  const lattice::Lattice& lattice = region->lattice;
  const int row = FirstOfFigures(all, *region);
  if (row < 0 || row + 1 != lattice.rows()) return;
  std::vector<std::uint32_t> pieces;
  for (std::size_t i = 0; i < region->pieces.size(); ++i) {
    if (region->cells.spans[i].row != row) continue;
    pieces.insert(pieces.end(), region->pieces[i].begin(), region->pieces[i].end());
  }
  std::vector<aligned::Bar> bars;
  for (std::size_t x = 1; x < lattice.xs.size(); ++x) {
    bars.push_back({lattice.xs[x - 1], lattice.xs[x], 0, 0});
  }
  const auto lines = aligned::FindTextRows(page, all, std::move(pieces));
  const auto y = static_cast<std::size_t>(row);
  const std::vector<float> cuts = CutsOf(lines, bars, lattice.ys[y], lattice.ys[y + 1]);
  if (!cuts.empty()) lattice::Relay(all, WithLines(lattice, cuts, {}), region);
}

std::optional<lattice::Lattice> LoneColumn(std::span<const aligned::TextRow> rows,
                                           std::span<const float> rules,
                                           const Box& box) {
  const auto is_alone = [&](const aligned::TextRow& row) {
    return row.words.size() == 1 && row.words.front().x0 >= box.x0 &&
           row.words.front().x1 <= box.x1;
  };
  const auto first = std::ranges::find_if(rows, &aligned::TextRow::has_number);
  const auto is_figure = [](const aligned::TextRow& row) {
    return row.words.front().number;
  };
  if (first == rows.begin() || first == rows.end() ||
      !std::ranges::all_of(rows, is_alone) ||
      !std::all_of(first, rows.end(), is_figure)) {
    return {};
  }
  const auto rule = std::ranges::upper_bound(rules, (first - 1)->baseline);
  if (rule == rules.end() || *rule > first->baseline) return {};
  const aligned::Bar bar{box.x0, box.x1, 0, 0};
  const std::vector<float> cuts = CutsOf({first, rows.end()}, {&bar, 1}, *rule, box.y1);
  if (cuts.empty()) return {};
  lattice::Lattice lattice;
  lattice.xs = {box.x0, box.x1};
  lattice.ys = {box.y0, *rule};
  lattice.ys.insert(lattice.ys.end(), cuts.begin(), cuts.end());
  lattice.ys.push_back(box.y1);
  lattice.left.assign(static_cast<std::size_t>(lattice.rows()) * 2, 1);
  lattice.above.assign(lattice.ys.size(), 1);
  return lattice;
}

}  // namespace budget::page
