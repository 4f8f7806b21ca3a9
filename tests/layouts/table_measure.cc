#include "tests/layouts/table_measure.h"

#include <algorithm>
#include <numeric>
#include <string_view>

namespace budget::layouts {
namespace {

// ASCII stays together, Chinese may be broken anywhere.
Lines32 Wrap(const PdfSheet& sheet, std::string_view text, double size, double width) {
  Lines32 lines(1);
  for (const char32_t c : Decode(text)) {
    const bool ascii = c < 0x80;
    if (!ascii && sheet.WidthOf(lines.back() + c, size) > width &&
        !lines.back().empty()) {
      lines.emplace_back();
    }
    lines.back() += c;
  }
  return lines;
}

std::size_t At(int index) { return static_cast<std::size_t>(index); }

}  // namespace

TableMeasure::TableMeasure(const Style& style, const PdfSheet& sheet,
                           const SetTable& table)
    : style_(style), sheet_(sheet), table_(table), size_(style.font_size) {
  xs_.assign(1, 0);
  std::vector<double> widths;
  for (std::size_t c = 0; c < table_.columns.size(); ++c) {
    widths.push_back(WidthOfColumn(static_cast<int>(c)));
  }
  for (const SetCell& cell : table_.cells) {  // spanners must fit
    if (cell.column_span == 1) continue;
    double have = 0;
    for (int i = 0; i < cell.column_span; ++i) have += widths[At(cell.column + i)];
    const double want = Natural(cell) - have;
    if (want > 0) widths[At(cell.column)] += want;
  }
  for (const double width : widths) xs_.push_back(xs_.back() + width);
  heights_.assign(At(table_.rows), style_.pitch);
  for (const SetCell& cell : table_.cells) {
    if (cell.row_span > 1) continue;
    const auto lines = static_cast<double>(LinesOf(cell).size());
    const double height = style_.pitch + (lines - 1) * size_ * kLeading;
    heights_[At(cell.row)] = std::max(heights_[At(cell.row)], height);
  }
}

double TableMeasure::height() const {
  return std::accumulate(heights_.begin(), heights_.end(), 0.0);
}

void TableMeasure::KeepHeights(const std::vector<double>& least) {
  for (std::size_t row = 0; row < least.size(); ++row) {
    heights_[row] = std::max(heights_[row], least[row]);
  }
}

double TableMeasure::Natural(const SetCell& cell) const {
  return sheet_.WidthOf(Decode(cell.text), size_) + cell.indent * size_ + 2 * kPadding;
}

// A long head is wrapped, but into no more than two lines.
double TableMeasure::HeadWidth(const SetCell& cell) const {
  constexpr double kLong = 7;  // in font sizes
  const double width = Natural(cell);
  return width <= kLong * size_ ? width : width / 2 + 2 * size_;
}

double TableMeasure::WidthOfColumn(int column) const {
  double figures = 5 * size_ + 2 * kPadding;
  double names = 0;
  for (const SetCell& cell : table_.cells) {
    if (cell.column != column || cell.column_span > 1) continue;
    if (cell.role == Role::kHead) {
      figures = std::max(figures, HeadWidth(cell));
    } else if (cell.role == Role::kName) {
      names = std::max(names, Natural(cell));
    } else {
      figures = std::max(figures, Natural(cell));
    }
  }
  return std::max(figures, std::min(names, static_cast<double>(style_.name_width)));
}

Lines32 TableMeasure::LinesOf(const SetCell& cell) const {
  const double width = xs_[At(cell.column + cell.column_span)] - xs_[At(cell.column)] -
                       2 * kPadding - cell.indent * size_;
  return Wrap(sheet_, cell.text, size_, width + 0.1);
}

std::size_t TableMeasure::MostLines(int row) const {
  std::size_t most = 1;
  for (const SetCell& cell : table_.cells) {
    if (cell.row == row) most = std::max(most, LinesOf(cell).size());
  }
  return most;
}

}  // namespace budget::layouts
