#include "pipeline/text/box_text.h"

#include <algorithm>
#include <string>
#include <utility>

#include "pipeline/script/number.h"
#include "pipeline/script/text.h"
#include "pipeline/script/width.h"
#include "pipeline/text/drawn_line.h"
#include "pipeline/text/placed_line.h"
#include "pipeline/text/text_tokens.h"

namespace budget::text {
namespace {

// The lattice of the drawing: text lines in bands between rules, columns between edges.
class BoxReader {
 public:
  explicit BoxReader(std::vector<DrawnLine> lines) : lines_(std::move(lines)) {}

  std::optional<Fragment> Read() {
    if (!FindEdges()) return std::nullopt;
    FindBands();
    if (bands_.empty()) return std::nullopt;
    FillPositions();
    Fragment fragment = MakeFragment();
    // Text beside the drawing or on one of its edges: it is no table after all.
    if (CountPrinted() != CountPrinted(fragment)) return std::nullopt;
    return fragment;
  }

 private:
  // Rows of the grid: lines [first, last) of the drawing.
  struct Band {
    std::size_t first = 0;
    std::size_t last = 0;
  };

  std::size_t columns() const { return edges_.size() - 1; }

  std::size_t CountPrinted() const {
    std::size_t count = 0;
    for (const DrawnLine& line : lines_) {
      count += static_cast<std::size_t>(
          std::ranges::count_if(line.characters, [](const PlacedCharacter& placed) {
            return !placed.drawn && !script::IsSpace(placed.c);
          }));
    }
    return count;
  }

  static std::size_t CountPrinted(const Fragment& fragment) {
    std::size_t count = 0;
    for (const Cell& cell : fragment.cells) {
      for (std::size_t i = 0; i < cell.raw.size();) {
        if (!script::IsSpace(script::NextCodePoint(cell.raw, &i))) ++count;
      }
    }
    return count;
  }

  // Edges are where the rules have junctions; the bars of every line must stand there.
  bool FindEdges() {
    for (const DrawnLine& line : lines_) {
      if (line.rule) edges_.insert(edges_.end(), line.bars.begin(), line.bars.end());
    }
    std::ranges::sort(edges_);
    const auto repeated = std::ranges::unique(edges_);
    edges_.erase(repeated.begin(), repeated.end());
    if (edges_.size() < 2) return false;
    return std::ranges::all_of(lines_, [&](const DrawnLine& line) {
      return line.bars.size() >= 2 && std::ranges::all_of(line.bars, [&](int bar) {
               return std::ranges::binary_search(edges_, bar);
             });
    });
  }

  // Lines between rules are a band; if two of them have a figure in one column, if a
  // line goes on with none of the texts above it, or if they are levels of a head, each
  // line is.
  void FindBands() {
    MeasureRoom();
    bool head = true;
    for (std::size_t i = 0; i < lines_.size();) {
      if (lines_[i].rule) {
        ++i;
        continue;
      }
      std::size_t last = i;
      while (last < lines_.size() && !lines_[last].rule) ++last;
      head = head && IsHead(i, last);
      if (HasRowsOfFigures(i, last) || HasRowsOfLabels(i, last) ||
          (head && HasLevels(i, last))) {
        for (; i < last; ++i) bands_.push_back({i, i + 1});
      } else {
        bands_.push_back({i, last});
      }
      i = last;
    }
  }

  // The widest text of each column, or the width of a column without its padding where
  // that is more.
  void MeasureRoom() {
    constexpr int kPadding = 2;    // a blank at each side
    constexpr int kWidest = 1000;  // beyond it the bars have lost their places
    for (std::size_t c = 0; c < columns(); ++c) {
      const int width = edges_[c + 1] - edges_[c] - 1 - kPadding;
      room_.push_back(width > kWidest ? 0 : width);
      for (const DrawnLine& line : lines_) {
        if (line.rule) continue;
        const std::string text = Between(line, c, c + 1);
        room_[c] = std::max(room_[c], script::LineWidth(TrimSpace(text)));
      }
    }
  }

  bool IsFigure(std::size_t line, std::size_t column) const {
    const std::string text = Between(lines_[line], column, column + 1);
    const TokenKind kind = KindOfWord(TrimSpace(text));
    return kind == TokenKind::kFigure || kind == TokenKind::kInteger;
  }

  bool IsBlank(std::size_t line, std::size_t column) const {
    return TrimSpace(Between(lines_[line], column, column + 1)).empty();
  }

  // Whether the line numbers the columns: 栏次 | 1 | 2.
  bool IsNumbering(std::size_t line) const {
    script::ColumnNumbers numbers;
    for (std::size_t c = 0; c < columns(); ++c) {
      const std::string text = Between(lines_[line], c, c + 1);
      const bool number = numbers.Add(TrimSpace(text));
      if (!number && numbers.count() > 0 && !TrimSpace(text).empty()) return false;
    }
    return numbers.count() > 0;
  }

  // Whether nothing but the numbers of columns is a figure.
  bool IsHead(std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i < last; ++i) {
      if (IsNumbering(i)) continue;
      for (std::size_t c = 0; c < columns(); ++c) {
        if (IsFigure(i, c)) return false;
      }
    }
    return true;
  }

  // Whether the lines of a head are rows of it: one numbers the columns, one repeats a
  // label above it, or labels of one line stand on different lines.  Wrapped labels
  // begin, end or are centred all alike; these are merged over rows, or stand under one
  // that is merged over columns.
  bool HasLevels(std::size_t first, std::size_t last) const {
    std::optional<std::size_t> single;  // the line of the labels of one line
    for (std::size_t c = 0; c < columns(); ++c) {
      std::size_t printed = 0;
      std::size_t where = first;
      for (std::size_t i = first; i < last; ++i) {
        const std::string text = Between(lines_[i], c, c + 1);
        if (TrimSpace(text).empty()) continue;
        if (printed > 0 && text == Between(lines_[i - 1], c, c + 1)) return true;
        ++printed;
        where = i;
      }
      if (printed == 1 && single.value_or(where) != where) return true;
      if (printed == 1) single = where;
    }
    for (std::size_t i = first; i < last; ++i) {
      if (last - first > 1 && IsNumbering(i)) return true;
    }
    return false;
  }

  bool HasRowsOfFigures(std::size_t first, std::size_t last) const {
    std::vector<int> figures(columns(), 0);
    for (std::size_t i = first; i < last; ++i) {
      for (std::size_t c = 0; c < columns(); ++c) {
        if (IsFigure(i, c) && ++figures[c] > 1) return true;
      }
    }
    return false;
  }

  // Whether no text of a line is the rest of the one above it: texts are broken where
  // their column is full, and these had room for more.
  bool HasRowsOfLabels(std::size_t first, std::size_t last) const {
    for (std::size_t i = first + 1; i < last; ++i) {
      bool below = false;  // texts stand below each other
      for (std::size_t c = 0; c < columns(); ++c) {
        const std::string lower = Between(lines_[i], c, c + 1);
        const std::string upper = Between(lines_[i - 1], c, c + 1);
        if (TrimSpace(lower).empty() || TrimSpace(upper).empty()) continue;
        below = true;
        if (!HadRoom(TrimSpace(upper), TrimSpace(lower), c)) return false;
      }
      if (!below) return false;
    }
    return last - first > 1;
  }

  // Whether the upper text could have gone on with the first word of the lower one.
  bool HadRoom(std::string_view upper, std::string_view lower, std::size_t c) const {
    std::size_t end = 0;
    script::NextCodePoint(lower, &end);
    const auto ascii = [](char b) { return b > 0 && b != ' '; };
    while (end < lower.size() && ascii(lower[0]) && ascii(lower[end])) ++end;
    return script::LineWidth(upper) + script::LineWidth(lower.substr(0, end)) <=
           room_[c];
  }

  bool HasBar(const DrawnLine& line, std::size_t edge) const {
    return std::ranges::binary_search(line.bars, edges_[edge]);
  }

  // The text of a line between two edges, without the characters of the drawing.
  std::string Between(const DrawnLine& line, std::size_t left,
                      std::size_t right) const {
    std::string text;
    for (const PlacedCharacter& placed : line.characters) {
      if (placed.at <= edges_[left] || placed.at >= edges_[right]) continue;
      if (!placed.drawn) script::AppendUtf8(placed.c, &text);
    }
    return text;
  }

  // Whether a rule is drawn in the column: dashes, not text or blanks.
  bool IsRuled(const DrawnLine& line, std::size_t column) const {
    return std::ranges::any_of(line.characters, [&](const PlacedCharacter& placed) {
      return placed.at > edges_[column] && placed.at < edges_[column + 1] &&
             placed.drawn;
    });
  }

  // The cell of each position of the grid, by the one where it begins.
  void FillPositions() {
    owner_.resize(bands_.size() * columns());
    for (std::size_t r = 0; r < bands_.size(); ++r) {
      for (std::size_t c = 0; c < columns(); ++c) {
        const std::size_t at = r * columns() + c;
        owner_[at] = at;
        if (c > 0 && !HasBar(lines_[bands_[r].first], c)) {
          owner_[at] = owner_[at - 1];
        } else if (r > 0 && IsOpenAbove(r, c)) {
          owner_[at] = owner_[at - columns()];
        }
      }
    }
  }

  // Whether the cell above goes on: a rule parts the bands, but not in this column.
  bool IsOpenAbove(std::size_t r, std::size_t c) const {
    const std::size_t above = bands_[r - 1].last;
    if (above == bands_[r].first) return false;  // two lines of one band
    for (std::size_t i = above; i < bands_[r].first; ++i) {
      if (IsRuled(lines_[i], c)) return false;
    }
    // Only as a whole: the cell above begins and ends where this one does.
    std::size_t end = c + 1;
    while (end < columns() && !HasBar(lines_[bands_[r].first], end)) ++end;
    const DrawnLine& last = lines_[above - 1];
    return HasBar(last, c) && (end == columns() || HasBar(last, end));
  }

  Fragment MakeFragment() const {
    Fragment fragment;
    fragment.source = GridSource::kCells;
    fragment.rows = static_cast<int>(bands_.size());
    fragment.columns = static_cast<int>(columns());
    fragment.place.line = lines_.front().number;
    fragment.last_line = lines_.back().number;
    for (std::size_t at = 0; at < owner_.size(); ++at) {
      if (owner_[at] == at) fragment.cells.push_back(MakeCell(at));
    }
    // A drawing in which nothing is merged may have printed merged cells as blank ones.
    if (fragment.cells.size() == owner_.size())
      fragment.source = GridSource::kDelimited;
    return fragment;
  }

  Cell MakeCell(std::size_t at) const {
    const std::size_t row = at / columns();
    const std::size_t column = at % columns();
    std::size_t right = column + 1;
    while (right < columns() && owner_[row * columns() + right] == at) ++right;
    std::size_t below = row + 1;
    while (below < bands_.size() && owner_[below * columns() + column] == at) ++below;
    Cell cell;
    cell.row = static_cast<int>(row);
    cell.column = static_cast<int>(column);
    cell.row_span = static_cast<int>(below - row);
    cell.column_span = static_cast<int>(right - column);
    cell.place.line = lines_[bands_[row].first].number;
    for (std::size_t i = bands_[row].first; i < bands_[below - 1].last; ++i) {
      const std::string text = Between(lines_[i], column, right);
      const std::string_view printed = TrimSpace(text);
      if (printed.empty()) continue;
      if (!cell.raw.empty()) cell.raw.push_back('\n');
      cell.raw.append(printed);
    }
    return cell;
  }

  std::vector<DrawnLine> lines_;
  std::vector<int> edges_;
  std::vector<int> room_;  // for text, by column
  std::vector<Band> bands_;
  std::vector<std::size_t> owner_;
};

// Bars that do not stand below each other: the first bar of each line is the first
// edge, and so on, if all lines have the same number of them.
bool MoveBarsByOrder(std::vector<DrawnLine>* lines) {
  const std::size_t count = lines->front().bars.size();
  std::vector<int> edges;
  for (const DrawnLine& line : *lines) {
    if (line.bars.size() != count) return false;
    if (edges.empty() || line.bars.back() > edges.back()) edges = line.bars;
  }
  // Each part between two bars is moved to where its edges are, as far as it fits.
  constexpr int kWidth = 1 << 16;
  for (DrawnLine& line : *lines) {
    std::size_t bar = 0;
    for (PlacedCharacter& placed : line.characters) {
      while (bar < count && line.bars[bar] < placed.at) ++bar;
      const bool on_bar = bar < count && line.bars[bar] == placed.at;
      placed.at = static_cast<int>(bar) * kWidth - (on_bar ? 0 : kWidth / 2);
    }
    for (std::size_t i = 0; i < count; ++i) {
      line.bars[i] = static_cast<int>(i) * kWidth;
    }
  }
  return true;
}

}  // namespace

std::optional<Fragment> ReadBox(const std::vector<TextLine>& lines, std::size_t first,
                                std::size_t last) {
  std::vector<DrawnLine> drawn;
  for (const IdeographWidth width : kIdeographWidths) {
    drawn.clear();
    for (std::size_t i = first; i < last; ++i) {
      if (!TrimSpace(lines[i].text).empty())
        drawn.push_back(ReadDrawnLine(lines[i], width));
    }
    if (drawn.empty()) return std::nullopt;
    if (std::optional<Fragment> fragment = BoxReader(drawn).Read()) return fragment;
  }
  if (!MoveBarsByOrder(&drawn)) return std::nullopt;
  return BoxReader(std::move(drawn)).Read();
}

}  // namespace budget::text
