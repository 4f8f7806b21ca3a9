#include "pipeline/text/aligned_text.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "pipeline/text/delimited_text.h"
#include "pipeline/text/page_marks.h"
#include "pipeline/text/placed_line.h"
#include "pipeline/text/position_columns.h"
#include "pipeline/text/position_heads.h"
#include "pipeline/text/text_tokens.h"
#include "pipeline/text/tidy_rows.h"

namespace budget::text {
namespace {

constexpr std::size_t kMostHeaderLines = 8;
constexpr std::size_t kMostLabelLines = 4;  // between two rows
constexpr std::size_t kMostBlankLines = 3;  // between two rows: around a page number
constexpr std::size_t kMostAlignedColumns =
    200;  // of a table that is laid out with blanks

// What a line can be in such a table.
enum class Role : std::uint8_t {
  kBlank,  // also a line of dashes, and the number of a page
  kRow,    // figures, apart from what stands before them
  kWords,  // labels without figures: a header, or what is left of a label
  kOther
};

bool IsRule(std::string_view line) {
  return line.size() >= 3 && line.find_first_not_of("-=_ \t") == std::string_view::npos;
}

bool HasWideGap(const std::vector<Piece>& pieces) {
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    if (pieces[i].from - pieces[i - 1].to >= 2) return true;
  }
  return false;
}

bool HasFigure(const std::vector<Piece>& pieces) {
  return std::ranges::any_of(pieces, &Piece::is_number);
}

Role RoleOf(std::string_view line, const std::vector<Piece>& pieces) {
  constexpr int kWidestLabel = 48;
  if (pieces.empty() || IsRule(TrimSpace(line)) || IsPageMark(line)) {
    return Role::kBlank;
  }
  if (pieces.size() > kMostAlignedColumns) return Role::kOther;
  if (pieces.size() >= 2 && HasFigure(pieces) && HasWideGap(pieces)) return Role::kRow;
  if (HasFigure(pieces)) return Role::kOther;
  const LineShape shape = Tokenize(line).shape;
  if (shape == LineShape::kCaption || shape == LineShape::kSentence)
    return Role::kOther;
  const bool narrow = std::ranges::all_of(
      pieces, [](const Piece& piece) { return piece.to - piece.from <= kWidestLabel; });
  return narrow && !line.starts_with('#') ? Role::kWords : Role::kOther;
}

// Finds the blocks of lines that can be tables, and reads them.
class Finder {
 public:
  Finder(const std::vector<TextLine>& lines, std::size_t first, std::size_t last)
      : lines_(lines), first_(first), last_(last) {}

  std::vector<AlignedTable> Find() {
    // Without a wide gap there is nothing to do; most texts have none.
    placed_.resize(last_ - first_);
    roles_.resize(last_ - first_, Role::kBlank);
    bool any = false;
    for (std::size_t i = first_; i < last_; ++i) {
      PlacedAt(i) = PlacePieces(lines_[i].text, IdeographWidth::kTwo);
      roles_[i - first_] = RoleOf(lines_[i].text, PlacedAt(i));
      any = any || RoleAt(i) == Role::kRow;
    }
    std::vector<AlignedTable> tables;
    std::size_t floor = first_;  // what is above belongs to an earlier table
    for (std::size_t i = first_; any && i < last_; ++i) {
      if (RoleAt(i) != Role::kRow) continue;
      const std::size_t end = EndOfRows(i);
      const std::size_t body = FirstOfBody(i, floor);
      std::optional<AlignedTable> table =
          Read(FirstOfHeader(body, i, floor), body, end);
      i = end - 1;
      if (!table) continue;
      floor = end;
      tables.push_back(*std::move(table));
    }
    return tables;
  }

 private:
  std::vector<Piece>& PlacedAt(std::size_t i) { return placed_[i - first_]; }
  const std::vector<Piece>& PlacedAt(std::size_t i) const {
    return placed_[i - first_];
  }
  Role RoleAt(std::size_t i) const {
    return i < last_ ? roles_[i - first_] : Role::kOther;
  }

  // Behind the last row of the block that begins with the row at `row`, and behind what
  // is left of that row's label.
  std::size_t EndOfRows(std::size_t row) const {
    std::size_t end = row + 1;
    std::size_t labels = 0;
    std::size_t blanks = 0;
    int left = PlacedAt(row).front().from;
    for (std::size_t i = end; i < last_; ++i) {
      const Role role = RoleAt(i);
      if (role == Role::kRow) {
        left = std::min(left, PlacedAt(i).front().from);
        end = i + 1;
        labels = blanks = 0;
      } else if (role == Role::kBlank) {
        if (++blanks > kMostBlankLines) break;
      } else if (role == Role::kWords && PlacedAt(i).size() <= 2) {
        if (++labels > kMostLabelLines) break;
      } else {
        break;
      }
    }
    // The rest of a label stands right below its row, and right of the first column.
    while (RoleAt(end) == Role::kWords && PlacedAt(end).size() == 1 &&
           PlacedAt(end).front().from > left) {
      ++end;
    }
    return end;
  }

  // The first line of the body whose first figures stand in the row at `row`: the names
  // of groups may stand between it and the header.
  std::size_t FirstOfBody(std::size_t row, std::size_t floor) const {
    constexpr std::size_t kMostGroups = 3;
    std::size_t first = row;
    while (first > floor && row - first < kMostGroups &&
           RoleAt(first - 1) == Role::kWords && PlacedAt(first - 1).size() == 1 &&
           PlacedAt(first - 1).front().from <= PlacedAt(row).front().from) {
      --first;
    }
    const bool header = first > floor && RoleAt(first - 1) == Role::kWords &&
                        PlacedAt(first - 1).size() > 1;
    return header ? first : row;
  }

  // The first line of the header above the body at `body`, whose first figures stand in
  // the row at `row`: lines of several labels, and single ones between them or right of
  // the first column of figures.
  std::size_t FirstOfHeader(std::size_t body, std::size_t row,
                            std::size_t floor) const {
    std::size_t first = body;
    std::size_t i = body;
    int figures = 0;  // where they begin
    for (const Piece& piece : PlacedAt(row)) {
      if (!piece.is_number() || piece.from == PlacedAt(row).front().from) continue;
      figures = piece.from;
      break;
    }
    // Where every line has a blank one below, heads have them, too.
    const bool double_spaced =
        RoleAt(row + 1) == Role::kBlank && RoleAt(row + 2) == Role::kRow;
    bool blank = false;
    while (i > floor && body - first < kMostHeaderLines) {
      --i;
      if (RoleAt(i) == Role::kBlank) {
        if (std::exchange(blank, true)) break;
        continue;
      }
      if (RoleAt(i) != Role::kWords) break;
      const std::vector<Piece>& pieces = PlacedAt(i);
      const bool spanner = !blank && (pieces.front().to > figures || IsBelowCaption(i));
      if (pieces.size() < 2 && !spanner) break;
      if (pieces.size() >= 2 && blank && first < body && !double_spaced) break;
      first = i;
      blank = false;
    }
    return first;
  }

  // Whether a line such as 单位：万元 stands right above.  Titles stand above that.
  bool IsBelowCaption(std::size_t i) const {
    return i > first_ && Tokenize(lines_[i - 1].text).shape == LineShape::kCaption;
  }

  std::optional<AlignedTable> Read(std::size_t first, std::size_t row,
                                   std::size_t last) const {
    for (const IdeographWidth width : kIdeographWidths) {
      std::optional<AlignedTable> table = Read(first, row, last, width);
      if (table) return table;
    }
    return std::nullopt;
  }

  std::optional<AlignedTable> Read(std::size_t first, std::size_t row, std::size_t last,
                                   IdeographWidth width) const;

  const std::vector<TextLine>& lines_;
  std::size_t first_;
  std::size_t last_;
  PlacedLines placed_;
  std::vector<Role> roles_;
};

// Lines by their positions, without those that are blank.
struct Block {
  PlacedLines pieces;
  std::vector<int> numbers;  // of the lines
};

void Join(std::string_view text, std::string* cell) {
  if (!cell->empty()) cell->push_back(' ');
  cell->append(text);
}

// The rows as cells; none if two figures would share one.
std::optional<DelimitedRun> ReadRows(const Block& block,
                                     const std::vector<Extent>& columns) {
  DelimitedRun run;
  for (std::size_t i = 0; i < block.pieces.size(); ++i) {
    const std::vector<Piece>& pieces = block.pieces[i];
    DelimitedRow& row = run.emplace_back();
    row.line = row.last_line = block.numbers[i];
    row.cells.resize(columns.size());
    const std::vector<std::size_t> of = ColumnsOfRow(pieces, columns);
    for (std::size_t p = 0; p < pieces.size(); ++p) {
      const bool shared = p > 0 && of[p] == of[p - 1];
      if (shared && (pieces[p].is_number() || pieces[p - 1].is_number())) {
        return std::nullopt;
      }
      Join(pieces[p].text, &row.cells[of[p]]);
    }
  }
  JoinBrokenRows(/*first=*/0, &run);
  return run;
}

class FragmentMaker {
 public:
  FragmentMaker(const PlacedHeader& header, const Block& lines,
                const std::vector<Extent>& columns)
      : header_(header), lines_(lines), columns_(columns.size()) {
    fragment_.source = GridSource::kAligned;
    fragment_.columns = static_cast<int>(columns.size());
    fragment_.rows = header.levels;
    for (const Extent& column : columns) {
      const auto from = static_cast<float>(column.from);
      const auto to = static_cast<float>(column.to);
      fragment_.extents.push_back({from, to, from, to});
    }
  }

  Fragment Make(const DelimitedRun& rows) {
    AddHeader();
    for (const DelimitedRow& row : rows) {
      for (std::size_t c = 0; c < columns_; ++c) {
        Add(fragment_.rows, c, 1, 1, row.cells[c], row.line);
      }
      ++fragment_.rows;
    }
    return std::move(fragment_);
  }

 private:
  void AddHeader() {
    const auto levels = static_cast<std::size_t>(header_.levels);
    std::vector<bool> taken(levels * columns_, false);
    for (const HeaderLabel& label : header_.labels) {
      std::string text;
      for (const Piece& part : label.parts) {
        if (!text.empty()) text.push_back('\n');
        text.append(part.text);
      }
      Add(label.level, label.first, label.last_level - label.level + 1,
          static_cast<int>(label.last - label.first) + 1, text,
          lines_.numbers[label.line]);
      for (int level = label.level; level <= label.last_level; ++level) {
        for (std::size_t c = label.first; c <= label.last; ++c) {
          taken[static_cast<std::size_t>(level) * columns_ + c] = true;
        }
      }
    }
    for (std::size_t i = 0; i < taken.size(); ++i) {
      if (!taken[i]) {
        Add(static_cast<int>(i / columns_), i % columns_, 1, 1, "", lines_.numbers[0]);
      }
    }
    std::ranges::sort(fragment_.cells, [](const Cell& a, const Cell& b) {
      return a.row != b.row ? a.row < b.row : a.column < b.column;
    });
  }

  void Add(int row, std::size_t column, int row_span, int column_span,
           std::string_view text, int line) {
    Cell& cell = fragment_.cells.emplace_back();
    cell.row = row;
    cell.column = static_cast<int>(column);
    cell.row_span = row_span;
    cell.column_span = column_span;
    cell.raw = text;
    cell.place.line = line;
  }

  const PlacedHeader& header_;
  const Block& lines_;
  std::size_t columns_;
  Fragment fragment_;
};

// The table by the positions of its pieces; none if they make no columns.  `rows`: the
// lines of the body that have figures.
std::optional<Fragment> ReadColumns(const Block& header, const Block& body,
                                    const std::vector<std::size_t>& rows) {
  PlacedLines lines;
  lines.reserve(rows.size());
  for (const std::size_t i : rows) lines.push_back(body.pieces[i]);
  std::optional<std::vector<Extent>> columns = FindExtents(lines);
  if (!columns || columns->size() < 2) return std::nullopt;
  PlacedHeader heads;
  if (!header.pieces.empty()) heads = PlaceHeader(header.pieces, &*columns);
  const std::optional<DelimitedRun> run = ReadRows(body, *columns);
  if (!run) return std::nullopt;
  return FragmentMaker(heads, header, *columns).Make(*run);
}

std::optional<AlignedTable> Finder::Read(std::size_t first, std::size_t row,
                                         std::size_t last, IdeographWidth width) const {
  Block header;
  Block body;
  std::vector<std::size_t>
      rows;  // lines of the body with figures, not numbers of columns
  for (std::size_t i = first; i < last; ++i) {
    if (RoleAt(i) == Role::kBlank) continue;
    Block& block = i < row ? header : body;
    if (RoleAt(i) == Role::kRow &&
        Tokenize(lines_[i].text).shape != LineShape::kNumbering) {
      rows.push_back(block.pieces.size());
    }
    block.pieces.push_back(width == IdeographWidth::kTwo
                               ? PlacedAt(i)
                               : PlacePieces(lines_[i].text, width));
    block.numbers.push_back(lines_[i].number);
  }
  constexpr std::size_t kFewestRows = 2;
  constexpr std::size_t kFewestBareRows = 3;  // without a header
  if (rows.size() < (header.pieces.empty() ? kFewestBareRows : kFewestRows)) {
    return std::nullopt;
  }
  JoinSigns(&body.pieces);
  std::optional<Fragment> fragment = ReadColumns(header, body, rows);
  if (!fragment) {
    JoinCodes(&body.pieces);
    fragment = ReadColumns(header, body, rows);
  }
  if (!fragment) return std::nullopt;
  AlignedTable table{.first = first, .last = last};
  table.fragment = *std::move(fragment);
  table.fragment.place.line = lines_[first].number;
  table.fragment.last_line = lines_[last - 1].number;
  return table;
}

}  // namespace

bool NamesItsFigures(const Fragment& table) {
  std::vector<bool> named(static_cast<std::size_t>(table.columns), false);
  int header = 0;                         // rows
  for (const Cell& cell : table.cells) {  // row by row
    const auto first = static_cast<std::size_t>(cell.column);
    if (IsNumber(cell.raw)) {
      header = std::max(header, cell.row);
      if (!named[first]) return false;
    } else if (header == 0 && !cell.raw.empty()) {
      for (int c = 0; c < cell.column_span; ++c) {
        named[first + static_cast<std::size_t>(c)] = true;
      }
    }
  }
  return header > 0;
}

std::vector<AlignedTable> FindAlignedTables(const std::vector<TextLine>& lines,
                                            std::size_t first, std::size_t last) {
  return Finder(lines, first, last).Find();
}

}  // namespace budget::text
