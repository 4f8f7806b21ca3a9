#include "pipeline/lattice/lattice.h"

#include <algorithm>
#include <utility>

#include "pipeline/runs/tolerances.h"

namespace budget::lattice {
namespace {

namespace tolerance = runs::tolerance;

constexpr std::size_t kMostSlivers = 200;

// The coordinates of lines, each of one or more parallel rules.
std::vector<float> Positions(const std::vector<Rule>& rules, float near) {
  std::vector<float> positions;
  for (std::size_t first = 0; first < rules.size();) {
    float weight = 0;
    float moment = 0;
    std::size_t last = first;
    for (; last < rules.size() && rules[last].position - rules[first].position <= near;
         ++last) {
      weight += rules[last].length();
      moment += rules[last].length() * rules[last].position;
    }
    positions.push_back(moment / weight);
    first = last;
  }
  return positions;
}

int IndexAt(const std::vector<float>& lines, float at) {
  const auto next = std::upper_bound(lines.begin(), lines.end(), at);
  const auto index = static_cast<int>(next - lines.begin()) - 1;
  return std::clamp(index, 0, static_cast<int>(lines.size()) - 2);
}

int Nearest(const std::vector<float>& lines, float at) {
  const auto next = std::lower_bound(lines.begin(), lines.end(), at);
  if (next == lines.end()) return static_cast<int>(lines.size()) - 1;
  const auto index = static_cast<int>(next - lines.begin());
  if (index == 0) return 0;
  return *next - at < at - *(next - 1) ? index : index - 1;
}

// Calls mark(line, interval) for every interval of `across` that a rule on one of
// `lines` covers.
template <typename Mark>
void ForEachCovered(const std::vector<Rule>& rules, const std::vector<float>& lines,
                    const std::vector<float>& across, float near, Mark mark) {
  if (lines.empty() || across.size() < 2) return;
  for (const Rule& rule : rules) {
    const int line = Nearest(lines, rule.position);
    if (std::abs(lines[static_cast<std::size_t>(line)] - rule.position) > near)
      continue;
    for (int i = IndexAt(across, rule.from);
         i + 1 < static_cast<int>(across.size()) &&
         across[static_cast<std::size_t>(i)] < rule.to;
         ++i) {
      const float from = across[static_cast<std::size_t>(i)];
      const float to = across[static_cast<std::size_t>(i) + 1];
      const float covered = std::min(to, rule.to) - std::max(from, rule.from);
      if (covered >= tolerance::kEdgeCovered * (to - from)) mark(line, i);
    }
  }
}

// Drops the lines that cover nothing: ticks, ends of underlines.
void DropIdle(const std::vector<Rule>& rules, const std::vector<float>& across,
              float near, std::vector<float>* lines) {
  std::vector<bool> used(lines->size());
  ForEachCovered(rules, *lines, across, near,
                 [&](int line, int) { used[static_cast<std::size_t>(line)] = true; });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < lines->size(); ++i) {
    if (used[i]) (*lines)[kept++] = (*lines)[i];
  }
  lines->resize(kept);
}

// Whether text stands in `box` between two coordinates of an axis.
bool HasText(std::span<const runs::Piece> pieces, const Box& box, bool on_x, float low,
             float high) {
  return std::ranges::any_of(pieces, [&](const runs::Piece& piece) {
    const float x = piece.middle_x();
    const float y = piece.middle_y();
    if (x < box.x0 || x > box.x1 || y < box.y0 || y > box.y1) return false;
    const float at = on_x ? x : y;
    return at > low && at < high;
  });
}

// A table open at a side: its rules go on beyond the last one across them.
void CloseSides(const std::vector<Rule>& rules, std::span<const runs::Piece> pieces,
                const Box& box, bool on_x, float size, std::vector<float>* lines) {
  if (rules.empty() || lines->empty()) return;
  const float from = std::ranges::min(rules, {}, &Rule::from).from;
  const float to = std::ranges::max(rules, {}, &Rule::to).to;
  // A column may be blank as far as this page goes: then all rows go on there.
  const auto most_end = [&](float Rule::*end, float at) {
    const auto count = std::ranges::count_if(rules, [&](const Rule& rule) {
      return std::abs(rule.*end - at) < tolerance::kSameLine * size;
    });
    return on_x && 2 * static_cast<std::size_t>(count) > rules.size();
  };
  if (from < lines->front() - tolerance::kOvershoot * size &&
      (HasText(pieces, box, on_x, from, lines->front()) ||
       (from < lines->front() - tolerance::kBlankColumn * size &&
        most_end(&Rule::from, from)))) {
    lines->insert(lines->begin(), from);
  }
  if (to > lines->back() + tolerance::kOvershoot * size &&
      (HasText(pieces, box, on_x, lines->back(), to) ||
       (to > lines->back() + tolerance::kBlankColumn * size &&
        most_end(&Rule::to, to)))) {
    lines->push_back(to);
  }
}

// Joins lines with a strip between them that is too narrow for text and has none:
// frames drawn twice, heads that miss their body by a little.
void DropSlivers(std::span<const runs::Piece> pieces, const Box& box, bool on_x,
                 float size, std::vector<float>* lines) {
  std::size_t looked = 0;
  for (std::size_t i = 1; i < lines->size() && lines->size() > 2;) {
    const float low = (*lines)[i - 1];
    const float high = (*lines)[i];
    if (high - low >= tolerance::kSliver * size || ++looked > kMostSlivers ||
        HasText(pieces, box, on_x, low, high)) {
      ++i;
      continue;
    }
    const auto at = lines->begin() + static_cast<std::ptrdiff_t>(i);
    if (i == 1) {
      lines->erase(lines->begin());
    } else {
      if (i + 1 < lines->size()) *(at - 1) = (low + high) / 2;
      lines->erase(at);
    }
  }
}

// The ends of `rules`, as outer bounds for coverage where no rule closes the grid.
std::vector<float> WithEnds(std::vector<float> lines, const std::vector<Rule>& rules,
                            float size) {
  if (rules.empty() || lines.empty()) return lines;
  float from = lines.front();
  float to = lines.back();
  for (const Rule& rule : rules) {
    from = std::min(from, rule.from);
    to = std::max(to, rule.to);
  }
  if (from < lines.front() - tolerance::kOvershoot * size)
    lines.insert(lines.begin(), from);
  if (to > lines.back() + tolerance::kOvershoot * size) lines.push_back(to);
  return lines;
}

void MarkEdges(const RuleGroup& group, float near, Lattice* lattice) {
  const auto rows = static_cast<std::size_t>(lattice->rows());
  const auto columns = static_cast<std::size_t>(lattice->columns());
  lattice->left.assign(rows * (columns + 1), 0);
  lattice->above.assign((rows + 1) * columns, 0);
  ForEachCovered(group.vertical, lattice->xs, lattice->ys, near,
                 [&](int line, int row) { lattice->LeftOf(row, line) = 1; });
  ForEachCovered(group.horizontal, lattice->ys, lattice->xs, near,
                 [&](int line, int column) { lattice->Above(line, column) = 1; });
  for (int row = 0; row < lattice->rows(); ++row) {
    lattice->LeftOf(row, 0) = 1;
    lattice->LeftOf(row, lattice->columns()) = 1;
  }
  for (int column = 0; column < lattice->columns(); ++column) {
    lattice->Above(0, column) = 1;
    lattice->Above(lattice->rows(), column) = 1;
  }
}

}  // namespace

int Lattice::RowAt(float y) const { return IndexAt(ys, y); }
int Lattice::ColumnAt(float x) const { return IndexAt(xs, x); }

bool IsTooLarge(const RuleGroup& group, float size) {
  const float near = tolerance::kSameLine * size;
  return Positions(group.vertical, near).size() *
             Positions(group.horizontal, near).size() >
         kMostCells;
}

std::optional<Lattice> RulesToLattice(const RuleGroup& group,
                                      std::span<const runs::Piece> pieces, float size) {
  const float near = tolerance::kSameLine * size;
  Lattice lattice;
  lattice.xs = Positions(group.vertical, near);
  lattice.ys = Positions(group.horizontal, near);
  if (lattice.xs.size() * lattice.ys.size() > kMostCells) return {};
  DropIdle(group.vertical, WithEnds(lattice.ys, group.vertical, size), near,
           &lattice.xs);
  DropIdle(group.horizontal, WithEnds(lattice.xs, group.horizontal, size), near,
           &lattice.ys);
  CloseSides(group.horizontal, pieces, group.box, true, size, &lattice.xs);
  CloseSides(group.vertical, pieces, group.box, false, size, &lattice.ys);
  DropSlivers(pieces, group.box, true, size, &lattice.xs);
  DropSlivers(pieces, group.box, false, size, &lattice.ys);
  if (lattice.xs.size() < 2 || lattice.ys.size() < 2) return {};
  if (lattice.xs.size() * lattice.ys.size() > kMostCells) return {};
  MarkEdges(group, near, &lattice);
  return lattice;
}

Cells LatticeToCells(const Lattice& lattice) {
  const int rows = lattice.rows();
  const int columns = lattice.columns();
  Cells cells;
  cells.at.assign(static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns),
                  -1);
  const auto at = [&](int row, int column) -> int& {
    return cells.at[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                    static_cast<std::size_t>(column)];
  };
  // Whether the cell of width `span.column_span` goes on in `row`.
  const auto goes_on = [&](const Span& span, int row) {
    for (int i = 0; i < span.column_span; ++i) {
      const int column = span.column + i;
      if (at(row, column) >= 0 || lattice.Above(row, column) != 0) return false;
      if (i > 0 && lattice.LeftOf(row, column) != 0) return false;
    }
    return true;
  };
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      if (at(row, column) >= 0) continue;
      Span span{row, column, 1, 1};
      while (column + span.column_span < columns &&
             lattice.LeftOf(row, column + span.column_span) == 0 &&
             at(row, column + span.column_span) < 0) {
        ++span.column_span;
      }
      while (row + span.row_span < rows && goes_on(span, row + span.row_span)) {
        ++span.row_span;
      }
      for (int r = row; r < row + span.row_span; ++r) {
        for (int c = column; c < column + span.column_span; ++c) {
          at(r, c) = static_cast<int>(cells.spans.size());
        }
      }
      cells.spans.push_back(span);
    }
  }
  return cells;
}

Lattice WithLines(const Lattice& lattice, const std::vector<float>& more_ys,
                  const std::vector<float>& more_xs) {
  Lattice finer;
  finer.xs = lattice.xs;
  finer.ys = lattice.ys;
  finer.xs.insert(finer.xs.end(), more_xs.begin(), more_xs.end());
  finer.ys.insert(finer.ys.end(), more_ys.begin(), more_ys.end());
  std::ranges::sort(finer.xs);
  std::ranges::sort(finer.ys);
  const auto rows = static_cast<std::size_t>(finer.rows());
  const auto columns = static_cast<std::size_t>(finer.columns());
  finer.left.assign(rows * (columns + 1), 1);
  finer.above.assign((rows + 1) * columns, 1);
  const auto is_old = [](const std::vector<float>& lines, float at) {
    return std::ranges::binary_search(lines, at);
  };
  for (int row = 0; row < finer.rows(); ++row) {
    const auto y = static_cast<std::size_t>(row);
    const int old_row = lattice.RowAt((finer.ys[y] + finer.ys[y + 1]) / 2);
    for (int column = 0; column < finer.columns(); ++column) {
      const auto x = static_cast<std::size_t>(column);
      const int old_column = lattice.ColumnAt((finer.xs[x] + finer.xs[x + 1]) / 2);
      if (is_old(lattice.xs, finer.xs[x])) {
        finer.LeftOf(row, column) = lattice.LeftOf(old_row, old_column);
      }
      if (is_old(lattice.ys, finer.ys[y])) {
        finer.Above(row, column) = lattice.Above(old_row, old_column);
      }
    }
  }
  return finer;
}

}  // namespace budget::lattice
