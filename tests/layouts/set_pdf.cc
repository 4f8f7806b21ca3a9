#include "tests/layouts/set_pdf.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "tests/layouts/pdf_sheet.h"
#include "tests/layouts/table_measure.h"

namespace budget::layouts {
namespace {

constexpr double kMargin = 42;
constexpr double kShortSide = 595;
constexpr double kLongSide = 842;
constexpr double kAscent = 0.86;
constexpr double kBelowTitles = 0.6;  // in font sizes

// One table on the sheet.
class TableSetter {
 public:
  TableSetter(const Style& style, PdfSheet* sheet, SetTable* table)
      : style_(style),
        sheet_(*sheet),
        table_(*table),
        measure_(style, *sheet, *table),
        size_(style.font_size) {}

  TableMeasure& measure() { return measure_; }
  // Where the heads began.
  double head_y() const { return head_y_; }

  // From `y` on; gives where it ends.
  double Set(double y) {
    xs_ = measure_.xs();
    const double left = std::max(kMargin, (sheet_.width() - xs_.back()) / 2);
    for (double& x : xs_) x += left;
    y_ = y;
    LinesAbove();
    head_y_ = y_;
    SetRows(0, table_.head_rows);
    int on_page = 0;
    for (int row = table_.head_rows; row < table_.rows;) {
      const int end = std::min(LastThatFits(row, on_page), table_.rows);
      if (end > row) SetRows(row, end);
      on_page += end - row;
      row = end;
      if (row == table_.rows) break;
      const bool broken = CanBreak(row);
      const std::size_t lines = measure_.MostLines(row);
      if (broken) SetPart(row, 0, lines - 1);
      Continue();
      on_page = 0;
      if (broken) SetPart(row++, lines - 1, lines);
    }
    y_ += size_ / 2;
    for (const std::string& note : table_.notes) {
      y_ += size_ * kLeading;
      if (y_ > Bottom()) {
        sheet_.NewPage();
        y_ = kMargin + size_;
      }
      sheet_.Text(xs_.front(), y_, size_, Decode(note));
    }
    return y_ + 2 * size_;
  }

 private:
  static std::size_t At(int index) { return static_cast<std::size_t>(index); }

  double Bottom() const { return sheet_.height() - kMargin; }
  double LineHeight() const { return size_ * kLeading; }

  void LinesAbove() {
    if (!table_.form_number.empty()) {
      y_ += size_;
      sheet_.Text(xs_.front(), y_, size_, Decode(table_.form_number));
    }
    const double title = size_ + 5;
    for (const std::string& line : table_.title) {
      y_ += title * kLeading;
      Centred(line, title);
    }
    for (const std::string& text : table_.lines_above) {
      y_ += size_ * 2;
      const std::u32string line = Decode(text);
      const bool both = style_.entity_line;
      const double x =
          both ? xs_.front() : xs_.back() - sheet_.WidthOf(line, size_) - kPadding;
      sheet_.Text(x, y_, size_, line);
    }
    y_ += size_ * kBelowTitles;
  }

  void Centred(const std::string& text, double size) {
    const std::u32string line = Decode(text);
    const double middle = (xs_.front() + xs_.back()) / 2;
    sheet_.Text(middle - sheet_.WidthOf(line, size) / 2, y_, size, line);
  }

  int LastThatFits(int row, int on_page) const {
    double y = y_;
    while (row < table_.rows && on_page < style_.rows_per_page &&
           y + measure_.heights()[At(row)] <= Bottom()) {
      y += measure_.heights()[At(row++)];
      ++on_page;
    }
    return row;
  }

  void Continue() {
    sheet_.NewPage();
    y_ = kMargin;
    if (style_.continued != Continued::kNothing) {
      const double title = size_ + 5;
      y_ += title;
      Centred(style_.continued == Continued::kMarked ? "续表" : table_.title.front(),
              title);
      y_ += size_;
    }
    if (style_.repeat_heads) SetRows(0, table_.head_rows);
  }

  // Rows from `first` to before `end`, one below the other.
  void SetRows(int first, int end) {
    std::vector<double> ys{y_};
    for (int row = first; row < end; ++row)
      ys.push_back(ys.back() + measure_.heights()[At(row)]);
    if (style_.family == Family::kShaded) Shade(first, end, ys);
    for (const SetCell& cell : table_.cells) {
      const int top = std::max(cell.row, first);
      const int bottom = std::min(cell.row + cell.row_span, end);
      if (top >= bottom) continue;
      const double y0 = ys[At(top - first)];
      const double y1 = ys[At(bottom - first)];
      Frame(cell, y0, y1);
      if (top == cell.row) Write(cell, y0, SpanEnd(cell, y0, y1));
      if (cell.fact >= 0) table_.facts[At(cell.fact)].page = sheet_.page();
    }
    y_ = ys.back();
    // Below a row that is broken the rule stands under its first part.
    const bool last = end == table_.rows || (end != table_.head_rows && !CanBreak(end));
    if (style_.family == Family::kThreeLine) {
      if (first == 0) sheet_.Line(xs_.front(), ys.front(), xs_.back(), ys.front());
      if (first == 0 || last)
        sheet_.Line(xs_.front(), ys.back(), xs_.back(), ys.back());
    }
    if (style_.family == Family::kRows) {
      sheet_.Line(xs_.front(), ys.front(), xs_.back(), ys.front());
    }
  }

  // A row may go on on the next page if all but the last of its lines fit on this one.
  bool CanBreak(int row) const {
    if (!style_.rows_broken || measure_.MostLines(row) < 2) return false;
    const bool in_span = std::ranges::any_of(table_.cells, [row](const SetCell& cell) {
      return cell.row_span > 1 && cell.row <= row && row < cell.row + cell.row_span;
    });
    return !in_span && y_ + measure_.heights()[At(row)] <= Bottom();
  }

  // Lines of a row from `first` to before `end`; the cells of one line stand with the
  // first of them.
  void SetPart(int row, std::size_t first, std::size_t end) {
    const double rest = style_.pitch - LineHeight();
    const double height = static_cast<double>(end - first) * LineHeight() + rest;
    for (const SetCell& cell : table_.cells) {
      if (cell.row != row) continue;
      Frame(cell, y_, y_ + height);
      const Lines32 lines = measure_.LinesOf(cell);
      double y = y_ + rest / 2;
      for (std::size_t i = first; i < std::min(end, lines.size()); ++i) {
        WriteLine(cell, lines[i], y);
        y += LineHeight();
      }
      if (first == 0 && cell.fact >= 0) {
        table_.facts[At(cell.fact)].page = sheet_.page();
      }
    }
    y_ += height;
    if (style_.family == Family::kThreeLine && first == 0) {
      sheet_.Line(xs_.front(), y_, xs_.back(), y_);
    }
  }

  // Without rules around it, a label of several rows stands at the first of them.
  double SpanEnd(const SetCell& cell, double y0, double y1) const {
    const bool framed =
        style_.family == Family::kRuled || style_.family == Family::kRows;
    return framed || cell.role == Role::kHead ? y1
                                              : y0 + measure_.heights()[At(cell.row)];
  }

  void Shade(int first, int end, const std::vector<double>& ys) {
    constexpr double kHead = 0.8;
    constexpr double kBand = 0.92;
    for (int row = first; row < end; ++row) {
      const bool head = row < table_.head_rows;
      if (!head && (row - table_.head_rows) % 2 == 0) continue;
      sheet_.Fill(xs_.front(), ys[At(row - first)], xs_.back(), ys[At(row - first + 1)],
                  head ? kHead : kBand);
    }
  }

  void Frame(const SetCell& cell, double y0, double y1) {
    const double x0 = xs_[At(cell.column)];
    const double x1 = xs_[At(cell.column + cell.column_span)];
    if (style_.family == Family::kRuled) {
      sheet_.Line(x0, y0, x1, y0);
      sheet_.Line(x0, y0, x0, y1);
      sheet_.Line(x1, y0, x1, y1);
    }
    const bool below =
        style_.family == Family::kRuled || style_.family == Family::kRows;
    const bool spanner = cell.role == Role::kHead && cell.column_span > 1;
    if (below) sheet_.Line(x0, y1, x1, y1);
    if (style_.family == Family::kThreeLine && spanner) {
      sheet_.Line(x0 + kPadding, y1, x1 - kPadding, y1);
    }
  }

  void Write(const SetCell& cell, double y0, double y1) {
    const Lines32 lines = measure_.LinesOf(cell);
    const double height = static_cast<double>(lines.size()) * LineHeight();
    const double free = y1 - y0 - height;
    const double rest = style_.pitch - LineHeight();
    double y = y0 + free / 2;
    if (cell.role == Role::kFigure && style_.middle == Align::kLeft) y = y0 + rest / 2;
    if (cell.role == Role::kFigure && style_.middle == Align::kRight)
      y = y1 - height - rest / 2;
    for (const std::u32string& line : lines) {
      WriteLine(cell, line, y);
      y += LineHeight();
    }
  }

  void WriteLine(const SetCell& cell, const std::u32string& line, double y) {
    constexpr double kRise = 0.35;
    constexpr double kSmall = 0.55;
    const double baseline = y + (LineHeight() - size_) / 2 + size_ * kAscent;
    const double x = XOf(cell, line);
    sheet_.Text(x, baseline, size_, line);
    if (cell.raised.empty()) return;
    sheet_.Text(x + sheet_.WidthOf(line, size_), baseline - size_ * kRise,
                size_ * kSmall, Decode(cell.raised));
  }

  double XOf(const SetCell& cell, const std::u32string& line) const {
    const double x0 = xs_[At(cell.column)] + kPadding + cell.indent * size_;
    const double x1 = xs_[At(cell.column + cell.column_span)] - kPadding;
    const double width = sheet_.WidthOf(line, size_);
    const Align align = cell.role == Role::kHead     ? Align::kCentre
                        : IsText(cell)               ? Align::kLeft
                        : cell.role == Role::kFigure ? style_.figures
                                                     : style_.names;
    if (align == Align::kLeft) return x0;
    return align == Align::kRight ? x1 - width : (x0 + x1 - width) / 2;
  }

  // Remarks; a dash stands where a figure would.
  bool IsText(const SetCell& cell) const {
    if (cell.role != Role::kFigure || cell.fact < 0) return false;
    const TrueFact& fact = table_.facts[At(cell.fact)];
    return fact.kind == "text" && fact.value != style_.blank;
  }

  const Style& style_;
  PdfSheet& sheet_;
  SetTable& table_;
  TableMeasure measure_;
  double size_;
  double y_ = 0;
  std::vector<double> xs_;  // of the lines between the columns
  double head_y_ = 0;
};

// The columns from `first` to before `end`, without what stands around the table.
SetTable PartOf(const SetTable& table, int first, int end) {
  SetTable part;
  part.head_rows = table.head_rows;
  part.rows = table.rows;
  part.facts = table.facts;
  part.columns.assign(table.columns.begin() + first, table.columns.begin() + end);
  for (SetCell cell : table.cells) {
    if (cell.column < first || cell.column >= end) continue;
    cell.column -= first;
    part.cells.push_back(std::move(cell));
  }
  return part;
}

// Where a table can be divided into two pages: in front of the middle one of its figure
// columns that no spanner and no other label stands across.  0: nowhere.
int DividingColumn(const SetTable& table) {
  const int count = static_cast<int>(table.columns.size());
  std::vector<int> columns;
  for (int c = count - 1; c > 0; --c) {
    if (table.columns[static_cast<std::size_t>(c)] != Role::kFigure) break;
    const bool crossed = std::ranges::any_of(table.cells, [c](const SetCell& cell) {
      return cell.column < c && c < cell.column + cell.column_span;
    });
    const bool first = table.columns[static_cast<std::size_t>(c) - 1] != Role::kFigure;
    if (!crossed && !first) columns.push_back(c);
  }
  return columns.empty() ? 0 : columns[columns.size() / 2];
}

// On two pages; false if it cannot be.
bool SetSpread(const Style& style, double y, PdfSheet* sheet, SetTable* table) {
  const int column = DividingColumn(*table);
  if (column == 0) return false;
  SetTable left = PartOf(*table, 0, column);
  left.form_number = table->form_number;
  left.title = table->title;
  left.lines_above = table->lines_above;
  SetTable right = PartOf(*table, column, static_cast<int>(table->columns.size()));
  right.notes = table->notes;
  TableSetter first(style, sheet, &left);
  TableSetter second(style, sheet, &right);
  constexpr double kTitles = 100;
  first.measure().KeepHeights(second.measure().heights());
  second.measure().KeepHeights(first.measure().heights());
  const double height = first.measure().height();
  if (y + kTitles + height > sheet->height() - kMargin) return false;
  if (table->rows - table->head_rows > style.rows_per_page) return false;
  first.Set(y);
  sheet->NewPage();
  second.Set(first.head_y() - style.font_size * kBelowTitles);
  for (std::size_t i = 0; i < table->facts.size(); ++i) {
    table->facts[i].page = std::max(left.facts[i].page, right.facts[i].page);
  }
  return true;
}

}  // namespace

std::string SetPdf(const std::string& heading, const Style& style,
                   std::vector<SetTable>* tables) {
  PdfSheet measure(style, kShortSide, kLongSide);
  double widest = 0;
  for (const SetTable& table : *tables) {
    widest = std::max(widest, TableMeasure(style, measure, table).xs().back());
  }
  const bool portrait = widest <= kShortSide - 2 * kMargin;
  PdfSheet sheet(style,
                 portrait ? kShortSide : std::max(kLongSide, widest + 2 * kMargin),
                 portrait ? kLongSide : kShortSide);
  sheet.NewPage();
  constexpr double kHeadingSize = 16;
  const std::u32string line = Decode(heading);
  double y = kMargin + kHeadingSize;
  sheet.Text((sheet.width() - sheet.WidthOf(line, kHeadingSize)) / 2, y, kHeadingSize,
             line);
  y += kHeadingSize;
  constexpr double kSmallestPart = 160;  // of a table that begins low on a page
  for (SetTable& table : *tables) {
    if (y > sheet.height() - kMargin - kSmallestPart) {
      sheet.NewPage();
      y = kMargin;
    }
    if (style.spread && SetSpread(style, y, &sheet, &table)) {
      y = sheet.height();  // what follows begins on a page of its own
      continue;
    }
    y = TableSetter(style, &sheet, &table).Set(y);
  }
  return sheet.Write();
}

}  // namespace budget::layouts
