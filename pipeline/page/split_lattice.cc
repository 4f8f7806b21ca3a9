#include "pipeline/page/split_lattice.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/aligned/aligned_table.h"
#include "pipeline/aligned/row_division.h"
#include "pipeline/aligned/text_rows.h"
#include "pipeline/runs/cell_text.h"
#include "pipeline/runs/tolerances.h"
#include "pipeline/script/number.h"
#include "pipeline/script/text.h"

namespace budget::page {
namespace {

namespace tolerance = runs::tolerance;

// Whether two numbers stand below each other in the cell.
bool HasStackedNumbers(std::span<const runs::Piece> all,
                       std::span<const std::uint32_t> cell) {
  const runs::Piece* first = nullptr;
  for (const std::uint32_t i : cell) {
    if (!all[i].number) continue;
    if (first == nullptr) {
      first = &all[i];
    } else if (std::abs(all[i].baseline - first->baseline) >
               tolerance::kOtherLine * std::min(all[i].size, first->size)) {
      return true;
    }
  }
  return false;
}

// Whether the cell has more than one line.
bool HasStackedText(std::span<const runs::Piece> all,
                    std::span<const std::uint32_t> cell) {
  return std::ranges::any_of(cell, [&](std::uint32_t i) {
    return std::abs(all[i].baseline - all[cell.front()].baseline) >
           tolerance::kOtherLine * std::min(all[i].size, all[cell.front()].size);
  });
}

// Whether a number stands beside something else in the cell, far from it.
bool HasNumberApart(std::span<const runs::Piece> all,
                    std::span<const std::uint32_t> cell) {
  for (std::size_t i = 1; i < cell.size(); ++i) {
    const runs::Piece& a = all[cell[i - 1]];
    const runs::Piece& b = all[cell[i]];
    if (!a.number && !b.number) continue;
    const float size = std::min(a.size, b.size);
    if (std::abs(a.baseline - b.baseline) > tolerance::kSameBaseline * size) continue;
    if (std::max(a.x0, b.x0) - std::min(a.x1, b.x1) > tolerance::kNumberApart * size)
      return true;
  }
  return false;
}

// The cells that begin in an elementary row: they follow each other.
std::pair<std::size_t, std::size_t> CellsOfRow(const lattice::TableRegion& region,
                                               int row) {
  const auto [first, last] =
      std::ranges::equal_range(region.cells.spans, row, {}, &lattice::Span::row);
  return {static_cast<std::size_t>(first - region.cells.spans.begin()),
          static_cast<std::size_t>(last - region.cells.spans.begin())};
}

std::vector<std::uint32_t> PiecesOfColumn(const lattice::TableRegion& region,
                                          int column) {
  std::vector<std::uint32_t> pieces;
  for (std::size_t i = 0; i < region.pieces.size(); ++i) {
    const lattice::Span& span = region.cells.spans[i];
    if (span.column != column || span.column_span != 1) continue;
    pieces.insert(pieces.end(), region.pieces[i].begin(), region.pieces[i].end());
  }
  return pieces;
}

// The number of lines of a cell that are whole numbers, broken ones joined.
std::size_t CountNumberLines(const Page& page, std::span<const runs::Piece> all,
                             const lattice::TableRegion& region, std::size_t cell) {
  const lattice::Span& span = region.cells.spans[cell];
  const auto x = static_cast<std::size_t>(span.column);
  const float width =
      region.lattice.xs[x + static_cast<std::size_t>(span.column_span)] -
      region.lattice.xs[x];
  const std::string raw = runs::ReadCell(page, all, region.pieces[cell], width).raw;
  std::size_t count = 0;
  for (std::size_t from = 0; from <= raw.size();) {
    const std::size_t to = std::min(raw.find('\n', from), raw.size());
    if (script::ParseNumber(std::string_view(raw).substr(from, to - from))) ++count;
    from = to + 1;
  }
  return count;
}

// How an elementary row is to be split.
struct RowSplit {
  aligned::RowDivision division;
  std::vector<std::size_t> whole;  // cells that go on over all its rows
};

// The height of the text of a cell, from its first line to its last.
struct Stretch {
  float top = 0;
  float bottom = 0;
  float middle() const { return (top + bottom) / 2; }
};

Stretch StretchOf(std::span<const runs::Piece> all,
                  std::span<const std::uint32_t> cell) {
  Stretch stretch{all[cell.front()].y0, all[cell.front()].y1};
  for (const std::uint32_t i : cell) {
    stretch.top = std::min(stretch.top, all[i].y0);
    stretch.bottom = std::max(stretch.bottom, all[i].y1);
  }
  return stretch;
}

// The row of a ruled band under text cells.
class BandSplitter {
 public:
  BandSplitter(const Page& page, std::span<const runs::Piece> all, float size,
               const lattice::TableRegion& region, int row)
      : page_(page), all_(all), size_(size), region_(region) {
    const auto y = static_cast<std::size_t>(row);
    top_ = region.lattice.ys[y];
    bottom_ = region.lattice.ys[y + 1];
    const auto [first, last] = CellsOfRow(region, row);
    for (std::size_t i = first; i < last; ++i) {
      if (region.cells.spans[i].row_span != 1 || region.pieces[i].empty()) continue;
      cells_.push_back(i);
    }
    for (int column = 0; column < region.lattice.columns(); ++column) {
      const auto x = static_cast<std::size_t>(column);
      bars_.push_back(
          {region.lattice.xs[x], region.lattice.xs[x + 1] - size / 2, 0, 0});
    }
  }

  // Nothing to cut if the band is one row.
  RowSplit Split() const {
    RowSplit split;
    std::size_t most = 0;
    for (const std::size_t i : cells_) {
      if (!HasStackedNumbers(all_, region_.pieces[i])) continue;
      most = std::max(most, CountNumberLines(page_, all_, region_, i));
    }
    if (most >= 2) {
      split.whole = WholeCells();
      split.division = aligned::DivideRows(LinesWithout(split.whole), bars_, {});
      // Figures alone below each other say nothing about rows.
      if (split.division.cuts.size() + 1 >= most && split.division.has_label &&
          !IsOneRow()) {
        return split;
      }
    } else if (top_ > region_.lattice.ys.front()) {
      split.division = aligned::DivideTextRows(LinesWithout({}), bars_);
      if (!split.division.cuts.empty()) return split;
    }
    return {};
  }

 private:
  std::vector<aligned::TextRow> LinesWithout(std::span<const std::size_t> left) const {
    std::vector<std::uint32_t> pieces;
    for (const std::size_t i : cells_) {
      if (std::ranges::find(left, i) != left.end()) continue;
      pieces.insert(pieces.end(), region_.pieces[i].begin(), region_.pieces[i].end());
    }
    return aligned::FindTextRows(page_, all_, std::move(pieces));
  }

  std::size_t CountLines(std::size_t cell) const {
    return runs::GroupLines(all_, region_.pieces[cell]).size();
  }

  // Whether all cells of the band but one have a single line: a figure in that one is
  // broken rather than that of a row of its own.
  bool IsOneRow() const {
    constexpr std::ptrdiff_t kFewest = 3;  // cells that tell
    const auto lines = [&](std::size_t cell) { return CountLines(cell) > 1; };
    return std::ranges::count_if(cells_, lines) == 1 && std::ssize(cells_) >= kFewest;
  }

  bool IsText(std::size_t cell) const {
    return std::ranges::any_of(region_.pieces[cell],
                               [&](std::uint32_t i) { return !all_[i].number; });
  }

  // Labels of the band as a whole: at its middle, before another label that has more
  // lines than they have.
  std::vector<std::size_t> WholeCells() const {
    std::vector<std::size_t> whole;
    for (std::size_t n = 0; n + 1 < cells_.size(); ++n) {
      const std::size_t cell = cells_[n];
      const std::size_t next = cells_[n + 1];
      if (!IsText(cell) || !IsText(next)) break;
      const Stretch text = StretchOf(all_, region_.pieces[cell]);
      const bool centred = std::abs(text.middle() - (top_ + bottom_) / 2) <
                           tolerance::kBandCentred * size_;
      const auto lines = static_cast<float>(CountLines(cell));
      const bool close = text.bottom - text.top < tolerance::kWrapPitch * size_ * lines;
      const Stretch beside = StretchOf(all_, region_.pieces[next]);
      const bool inside = text.top > beside.top + tolerance::kInsideLines * size_ &&
                          text.bottom < beside.bottom - tolerance::kInsideLines * size_;
      if (!centred || !close || !inside || CountLines(next) <= CountLines(cell)) break;
      whole.push_back(cell);
    }
    return whole;
  }

  const Page& page_;
  std::span<const runs::Piece> all_;
  float size_;
  const lattice::TableRegion& region_;
  float top_ = 0;
  float bottom_ = 0;
  std::vector<std::size_t> cells_;  // those of this row alone that have text
  std::vector<aligned::Bar> bars_;
};

// The x at which an elementary column is to be split; empty if it is one column.
std::vector<float> ColumnSplits(const Page& page, std::span<const runs::Piece> all,
                                float size, const lattice::TableRegion& region,
                                int column) {
  std::vector<aligned::TextRow> rows =
      aligned::FindTextRows(page, all, PiecesOfColumn(region, column));
  std::erase_if(rows, [](const aligned::TextRow& row) { return !row.has_number(); });
  const std::vector<aligned::Bar> bars = aligned::FindBars(rows, size);
  if (bars.size() < 2) return {};
  const bool values =
      std::any_of(bars.begin() + 1, bars.end(),
                  [](const aligned::Bar& bar) { return bar.numeric(); });
  const auto wide = static_cast<std::size_t>(std::ranges::count_if(
      rows, [](const aligned::TextRow& row) { return row.words.size() >= 2; }));
  if (!values || 2 * wide < rows.size()) return {};
  // A currency sign or a minus set apart is a part of its figure.
  const bool sign = std::ranges::any_of(bars, [&](const aligned::Bar& bar) {
    return !bar.numeric() && bar.x1 - bar.x0 <= tolerance::kSign * size;
  });
  if (sign) return {};
  std::vector<float> splits;
  for (std::size_t i = 1; i < bars.size(); ++i) {
    splits.push_back((bars[i - 1].x1 + bars[i].x0) / 2);
  }
  return splits;
}

// Where a cell spans or a head stands over a new line, it separates nothing.
void OpenUnderText(const Page& page, std::span<const runs::Piece> all,
                   const lattice::TableRegion& region,
                   const std::vector<float>& more_ys, const std::vector<float>& more_xs,
                   const std::vector<bool>& whole, lattice::Lattice* finer) {
  for (std::size_t i = 0; i < region.pieces.size(); ++i) {
    const lattice::Span& span = region.cells.spans[i];
    const auto y = static_cast<std::size_t>(span.row);
    const auto x = static_cast<std::size_t>(span.column);
    const float top = region.lattice.ys[y];
    const float bottom = region.lattice.ys[y + static_cast<std::size_t>(span.row_span)];
    const float left = region.lattice.xs[x];
    const float right =
        region.lattice.xs[x + static_cast<std::size_t>(span.column_span)];
    const int first_row = finer->RowAt(top + 0.01F);
    const int last_row = finer->RowAt(bottom - 0.01F);
    const int first_column = finer->ColumnAt(left + 0.01F);
    const int last_column = finer->ColumnAt(right - 0.01F);
    if (span.row_span > 1 || whole[i]) {
      for (const float at : more_ys) {
        if (at <= top || at >= bottom) continue;
        for (int column = first_column; column <= last_column; ++column) {
          finer->Above(finer->RowAt(at + 0.01F), column) = 0;
        }
      }
    }
    std::vector<aligned::TextRow> words;
    for (const float at : more_xs) {
      if (at <= left || at >= right) continue;
      if (words.empty()) words = aligned::FindTextRows(page, all, region.pieces[i]);
      const bool stands_over =
          std::ranges::any_of(words, [&](const aligned::TextRow& row) {
            return std::ranges::any_of(row.words, [&](const aligned::Word& word) {
              return word.x0 < at && word.x1 > at;
            });
          });
      if (span.column_span == 1 && !stands_over) continue;
      for (int row = first_row; row <= last_row; ++row) {
        finer->LeftOf(row, finer->ColumnAt(at + 0.01F)) = 0;
      }
    }
  }
}

// The horizontal rules of a lattice.
std::vector<lattice::Rule> RulesOf(const lattice::Lattice& lattice) {
  std::vector<lattice::Rule> rules;
  for (int row = 0; row <= lattice.rows(); ++row) {
    const float y = lattice.ys[static_cast<std::size_t>(row)];
    for (int column = 0; column < lattice.columns(); ++column) {
      if (lattice.Above(row, column) == 0) continue;
      const float from = lattice.xs[static_cast<std::size_t>(column)];
      const float to = lattice.xs[static_cast<std::size_t>(column) + 1];
      if (!rules.empty() && rules.back().position == y && rules.back().to == from) {
        rules.back().to = to;
      } else {
        rules.push_back({y, from, to, 0});
      }
    }
  }
  return rules;
}

// The vertical rules that run through most rows of a lattice.
std::vector<float> CutsOf(const lattice::Lattice& lattice) {
  std::vector<float> cuts;
  for (int column = 1; column < lattice.columns(); ++column) {
    int rows = 0;
    for (int row = 0; row < lattice.rows(); ++row) {
      rows += lattice.LeftOf(row, column) != 0 ? 1 : 0;
    }
    if (2 * rows > lattice.rows()) {
      cuts.push_back(lattice.xs[static_cast<std::size_t>(column)]);
    }
  }
  return cuts;
}

// A table whose rules leave columns apart that its text aligns is read by its text;
// what rules it has bound its rows and columns.
bool Realign(const Page& page, std::span<const runs::Piece> all,
             lattice::TableRegion* region) {
  std::vector<std::uint32_t> pieces;
  for (const auto& cell : region->pieces) {
    pieces.insert(pieces.end(), cell.begin(), cell.end());
  }
  const std::vector<aligned::TextRow> rows =
      aligned::FindTextRows(page, all, std::move(pieces));
  if (rows.empty()) return false;
  std::optional<lattice::Lattice> lattice = aligned::AlignedLattice(
      rows, region->lattice.box(), RulesOf(region->lattice), CutsOf(region->lattice));
  if (!lattice || lattice->columns() <= region->lattice.columns()) return false;
  region->source = GridSource::kAligned;
  lattice::Relay(all, *std::move(lattice), region);
  return true;
}

}  // namespace

void SplitByText(const Page& page, std::span<const runs::Piece> all, float size,
                 lattice::TableRegion* region) {
  std::vector<int> stacked(static_cast<std::size_t>(region->lattice.rows()));
  std::vector<bool> columns(static_cast<std::size_t>(region->lattice.columns()));
  for (std::size_t i = 0; i < region->pieces.size(); ++i) {
    const lattice::Span& span = region->cells.spans[i];
    if (region->pieces[i].size() < 2) continue;
    if (span.row_span == 1 && HasStackedText(all, region->pieces[i])) {
      ++stacked[static_cast<std::size_t>(span.row)];
    }
    if (span.column_span == 1 && HasNumberApart(all, region->pieces[i])) {
      columns[static_cast<std::size_t>(span.column)] = true;
    }
  }
  std::vector<float> more_ys;
  std::vector<float> more_xs;
  for (int column = 0; column < region->lattice.columns(); ++column) {
    if (!columns[static_cast<std::size_t>(column)]) continue;
    const auto splits = ColumnSplits(page, all, size, *region, column);
    if (!splits.empty() && Realign(page, all, region)) return;
    more_xs.insert(more_xs.end(), splits.begin(), splits.end());
  }
  std::vector<bool> whole(region->pieces.size());
  std::vector<float> doubts = region->lattice.doubts;
  for (int row = 0; row < region->lattice.rows(); ++row) {
    if (stacked[static_cast<std::size_t>(row)] == 0) continue;
    const RowSplit split = BandSplitter(page, all, size, *region, row).Split();
    more_ys.insert(more_ys.end(), split.division.cuts.begin(),
                   split.division.cuts.end());
    doubts.insert(doubts.end(), split.division.doubts.begin(),
                  split.division.doubts.end());
    for (const std::size_t cell : split.whole) whole[cell] = true;
  }
  if (more_ys.empty() && more_xs.empty()) return;
  lattice::Lattice finer = lattice::WithLines(region->lattice, more_ys, more_xs);
  finer.doubts = std::move(doubts);
  OpenUnderText(page, all, *region, more_ys, more_xs, whole, &finer);
  lattice::Relay(all, std::move(finer), region);
}

}  // namespace budget::page
