#include "pipeline/text/position_columns.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <map>

namespace budget::text {
namespace {

// The pieces that overlap each other, directly or by others, as one extent each.
std::vector<Extent> Components(std::vector<Piece> pieces) {
  std::ranges::sort(pieces, {}, &Piece::from);
  std::vector<Extent> extents;
  for (const Piece& piece : pieces) {
    if (!extents.empty() && piece.from < extents.back().to) {
      extents.back().to = std::max(extents.back().to, piece.to);
    } else {
      extents.push_back({.from = piece.from, .to = piece.to, .kind = piece.kind});
    }
  }
  return extents;
}

// The first extent that does not end before the piece begins; extents.size() if none.
std::size_t FirstNotBefore(const std::vector<Extent>& extents, const Piece& piece) {
  const auto found = std::ranges::upper_bound(extents, piece.from, {}, &Extent::to);
  return static_cast<std::size_t>(found - extents.begin());
}

bool OverlapsAny(const std::vector<Extent>& extents, const Piece& piece) {
  const std::size_t at = FirstNotBefore(extents, piece);
  return at < extents.size() && extents[at].from < piece.to;
}

// Whether a line has two of `pieces` in one extent; if so, the extent.
std::optional<std::size_t> FindConflict(const PlacedLines& lines,
                                        const std::vector<Extent>& extents) {
  for (const std::vector<Piece>& line : lines) {
    std::size_t last = extents.size();
    for (const Piece& piece : line) {
      const std::size_t at = FirstNotBefore(extents, piece);
      if (at == last && at < extents.size()) return at;
      last = at;
    }
  }
  return std::nullopt;
}

PlacedLines Select(const PlacedLines& rows, auto wanted) {
  PlacedLines lines;
  for (const std::vector<Piece>& row : rows) {
    std::vector<Piece>& line = lines.emplace_back();
    std::ranges::copy_if(row, std::back_inserter(line), wanted);
  }
  return lines;
}

std::vector<Piece> AllPieces(const PlacedLines& lines) {
  std::vector<Piece> all;
  for (const std::vector<Piece>& line : lines) {
    all.insert(all.end(), line.begin(), line.end());
  }
  return all;
}

// How many of the values are the most frequent one, or up to `slack` larger.
int Mode(const std::map<int, int>& counts, int slack) {
  int most = 0;
  for (auto at = counts.begin(); at != counts.end(); ++at) {
    int count = 0;
    for (auto near = at; near != counts.end() && near->first <= at->first + slack;
         ++near) {
      count += near->second;
    }
    most = std::max(most, count);
  }
  return most;
}

// Whether nearly all figures of a column share an edge or their middle (but for half a
// character, which cannot be printed).
bool LineUp(const PlacedLines& numbers, const std::vector<Extent>& extents) {
  constexpr int kNearly = 85;  // of a hundred
  struct Edges {
    std::map<int, int> left, right, middle;
  };
  std::vector<Edges> edges(extents.size());
  int all = 0;
  for (const std::vector<Piece>& line : numbers) {
    for (const Piece& piece : line) {
      Edges& column = edges[FirstNotBefore(extents, piece)];
      ++column.left[piece.from];
      ++column.right[piece.to];
      ++column.middle[piece.middle_twice()];
      ++all;
    }
  }
  int aligned = 0;
  for (const Edges& column : edges) {
    aligned +=
        std::max({Mode(column.left, 0), Mode(column.right, 0), Mode(column.middle, 1)});
  }
  constexpr int kHundred = 100;
  return aligned * kHundred >= all * kNearly;
}

// The columns of the labels that stand over no figure.  A label that runs over two of
// them joins what is apart: the widest of a conflict does not count.
std::optional<std::vector<Extent>> LabelExtents(PlacedLines labels) {
  constexpr int kMostTries = 16;
  for (int tries = 0; tries < kMostTries; ++tries) {
    std::vector<Extent> extents = Components(AllPieces(labels));
    const std::optional<std::size_t> conflict = FindConflict(labels, extents);
    if (!conflict) return extents;
    std::vector<Piece>* where = nullptr;
    std::size_t which = 0;
    int width = 0;
    for (std::vector<Piece>& line : labels) {
      for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i].to - line[i].from <= width) continue;
        if (FirstNotBefore(extents, line[i]) != *conflict) continue;
        width = line[i].to - line[i].from;
        where = &line;
        which = i;
      }
    }
    if (where == nullptr) return std::nullopt;
    where->erase(where->begin() + static_cast<std::ptrdiff_t>(which));
  }
  return std::nullopt;
}

int Distance(const Piece& a, const Piece& b) { return std::max(0, -Overlap(a, b)); }

// How far a piece is from standing in a column: its edges or its middle.
int Offset(const Piece& piece, const Extent& column) {
  return std::min({std::abs(piece.from - column.from), std::abs(piece.to - column.to),
                   std::abs(piece.middle_twice() - column.middle_twice()) / 2});
}

// Sets heads over columns, in order, so that the distances are least.  A head or a
// column may stay alone, at a price.
class HeadMatcher {
 public:
  HeadMatcher(const std::vector<Piece>& heads, const std::vector<Extent>& columns)
      : heads_(heads), columns_(columns) {}

  // The column of each head; columns.size() if it has none.
  std::vector<std::size_t> Match() {
    const std::size_t width = columns_.size() + 1;
    cost_.assign((heads_.size() + 1) * width, 0);
    for (std::size_t h = 0; h <= heads_.size(); ++h) {
      for (std::size_t c = 0; c <= columns_.size(); ++c) {
        if (h + c > 0) cost_[h * width + c] = std::min({Alone(h, c), Pair(h, c)});
      }
    }
    std::vector<std::size_t> of(heads_.size(), columns_.size());
    std::size_t h = heads_.size();
    std::size_t c = columns_.size();
    while (h > 0 && c > 0) {
      const int cost = cost_[h * width + c];
      if (cost == Pair(h, c)) {
        of[--h] = --c;
      } else if (cost == At(h - 1, c) + kHeadAlone) {
        --h;
      } else {
        --c;
      }
    }
    return of;
  }

 private:
  // In hundredths of a character.
  static constexpr int kHundred = 100;
  static constexpr int kHeadAlone = 6 * kHundred;
  static constexpr int kColumnAlone = 3 * kHundred;
  static constexpr int kNever = std::numeric_limits<int>::max() / 2;

  int At(std::size_t h, std::size_t c) const {
    return cost_[h * (columns_.size() + 1) + c];
  }
  int Alone(std::size_t h, std::size_t c) const {
    const int head = h > 0 ? At(h - 1, c) + kHeadAlone : kNever;
    const int column = c > 0 ? At(h, c - 1) + kColumnAlone : kNever;
    return std::min(head, column);
  }
  int Pair(std::size_t h, std::size_t c) const {
    if (h == 0 || c == 0) return kNever;
    const int apart = Distance(heads_[h - 1], columns_[c - 1]) * kHundred;
    return At(h - 1, c - 1) + apart + Offset(heads_[h - 1], columns_[c - 1]);
  }

  const std::vector<Piece>& heads_;
  const std::vector<Extent>& columns_;
  std::vector<int> cost_;  // of the first h heads and c columns
};

// The column that a piece overlaps most; columns.size() if none.
std::size_t MostOverlapped(const Piece& piece, const std::vector<Extent>& columns) {
  std::size_t best = columns.size();
  int most = 0;
  for (std::size_t c = FirstNotBefore(columns, piece); c < columns.size(); ++c) {
    const int overlap = Overlap(piece, columns[c]);
    if (overlap <= 0) break;
    if (overlap > most) best = c;
    most = std::max(most, overlap);
  }
  return best;
}

// Heads of narrow columns have a single blank between them: words of a piece that stand
// over different columns are heads of their own.
std::vector<Piece> PartHeads(const std::vector<Piece>& line,
                             const std::vector<Extent>& columns) {
  std::vector<Piece> parted;
  for (const Piece& piece : line) {
    const std::vector<Piece> words = WordsOf(piece);
    std::size_t last = columns.size();
    bool apart = words.size() > 1;
    for (const Piece& word : words) {
      const std::size_t column = MostOverlapped(word, columns);
      apart = apart && column != columns.size() && column != last;
      last = column;
    }
    if (apart) {
      parted.insert(parted.end(), words.begin(), words.end());
    } else {
      parted.push_back(piece);
    }
  }
  return parted;
}

// Puts the pieces of header lines together: first those with nothing below them, then
// what stands over these.
class HeaderPlacer {
 public:
  HeaderPlacer(const PlacedLines& lines, std::vector<Extent>* columns)
      : lines_(lines), columns_(*columns) {
    for (std::vector<Piece>& line : lines_) line = PartHeads(line, columns_);
  }

  PlacedHeader Place() {
    MatchLowest();
    for (std::size_t line = lines_.size(); line-- > 0;) PlaceLine(line);
    SetLevels();
    return std::move(header_);
  }

 private:
  bool HasBelow(std::size_t line, const Piece& piece) const {
    for (std::size_t below = line + 1; below < lines_.size(); ++below) {
      if (OverlapsAny(lines_[below], piece)) return true;
    }
    return false;
  }

  // The heads with nothing below them, by their order on the page.
  void MatchLowest() {
    struct Head {
      Piece piece;
      std::size_t line = 0;
    };
    std::vector<Head> heads;
    for (std::size_t line = 0; line < lines_.size(); ++line) {
      for (const Piece& piece : lines_[line]) {
        if (!HasBelow(line, piece)) heads.push_back({piece, line});
      }
    }
    std::ranges::sort(heads, {}, [](const Head& head) { return head.piece.from; });
    std::vector<Piece> pieces;
    pieces.reserve(heads.size());
    for (const Head& head : heads) pieces.push_back(head.piece);
    std::vector<std::size_t> of = HeadMatcher(pieces, columns_).Match();
    // A head without a column is one of a blank column, if it stands in the last line.
    std::size_t added = 0;
    const std::size_t none = columns_.size();
    for (std::size_t i = 0; i < heads.size(); ++i) {
      if (of[i] != none) {
        of[i] += added;
      } else if (heads[i].line + 1 == lines_.size()) {
        std::size_t at = 0;
        while (at < columns_.size() && columns_[at].from < heads[i].piece.from) ++at;
        columns_.insert(columns_.begin() + static_cast<std::ptrdiff_t>(at),
                        {.from = heads[i].piece.from,
                         .to = heads[i].piece.to,
                         .kind = TokenKind::kInteger});
        of[i] = at;
        ++added;
      } else {
        continue;
      }
      lowest_[heads[i].piece.text.data()] = of[i];
    }
    for (const Head& head : heads) {
      const auto found = lowest_.find(head.piece.text.data());
      if (found != lowest_.end()) Widen(found->second, head.piece);
    }
  }

  // A column is as wide as its head, but does not reach into the next one.
  void Widen(std::size_t c, const Piece& head) {
    const int least = c > 0 ? columns_[c - 1].to : 0;
    const int most = c + 1 < columns_.size() ? columns_[c + 1].from : head.to;
    columns_[c].from = std::min(columns_[c].from, std::max(head.from, least));
    columns_[c].to = std::max(columns_[c].to, std::min(head.to, most));
  }

  void PlaceLine(std::size_t line) {
    const std::vector<Piece>& pieces = lines_[line];
    std::size_t begin = 0;  // column
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      const auto known = lowest_.find(pieces[i].text.data());
      std::size_t first = 0;
      std::size_t last = 0;
      if (known != lowest_.end()) {
        first = last = known->second;
      } else {
        const int limit = i + 1 < pieces.size() ? pieces[i + 1].from
                                                : std::numeric_limits<int>::max();
        Span(pieces[i], begin, limit, &first, &last);
      }
      Add(pieces[i], line, first, last);
      begin = last + 1;
    }
  }

  // The columns [*first, *last] that a piece stands over best: as a head of one, or in
  // the middle of several; from column `begin` on and before the position `limit`.
  void Span(const Piece& piece, std::size_t begin, int limit, std::size_t* first,
            std::size_t* last) const {
    int best = std::numeric_limits<int>::max();
    begin = std::min(begin, columns_.size() - 1);
    *first = *last = begin;
    for (std::size_t a = begin; a < columns_.size(); ++a) {
      if (a > begin && columns_[a].from > piece.to) break;
      Extent over = columns_[a];
      for (std::size_t b = a; b < columns_.size(); ++b) {
        if (b > a && columns_[b].to > limit) break;
        over.to = columns_[b].to;
        const int middle = std::abs(piece.middle_twice() - over.middle_twice());
        const int cost = a == b ? 2 * Offset(piece, over) : middle + 1;
        if (cost >= best) continue;
        best = cost;
        *first = a;
        *last = b;
      }
    }
  }

  // A piece right above one over the same columns is the first line of its label.
  void Add(const Piece& piece, std::size_t line, std::size_t first, std::size_t last) {
    for (HeaderLabel& label : header_.labels) {
      if (label.first != first || label.last != last) continue;
      label.parts.insert(label.parts.begin(), piece);
      label.line = line;
      return;
    }
    header_.labels.push_back(
        {.first = first, .last = last, .parts = {piece}, .line = line});
  }

  // The level of a label is the number of labels that span more columns around it.
  void SetLevels() {
    std::vector<HeaderLabel>& labels = header_.labels;
    std::ranges::sort(labels, [](const HeaderLabel& a, const HeaderLabel& b) {
      const std::size_t wide_a = a.last - a.first;
      const std::size_t wide_b = b.last - b.first;
      return wide_a != wide_b ? wide_a > wide_b : a.first < b.first;
    });
    std::vector<int> depth(columns_.size(), 0);
    for (HeaderLabel& label : labels) {
      for (std::size_t c = label.first; c <= label.last; ++c) {
        label.level = std::max(label.level, depth[c]);
      }
      for (std::size_t c = label.first; c <= label.last; ++c)
        depth[c] = label.level + 1;
      header_.levels = std::max(header_.levels, label.level + 1);
    }
    for (HeaderLabel& label : labels) {
      const bool lowest = std::ranges::none_of(labels, [&](const HeaderLabel& other) {
        return other.level > label.level && other.first <= label.last &&
               other.last >= label.first;
      });
      label.last_level = lowest ? header_.levels - 1 : label.level;
    }
  }

  PlacedLines lines_;
  std::vector<Extent>& columns_;
  PlacedHeader header_;
  std::map<const char*, std::size_t> lowest_;  // column of each, by where its text is
};

}  // namespace

std::optional<std::vector<Extent>> FindExtents(const PlacedLines& rows) {
  const PlacedLines numbers =
      Select(rows, [](const Piece& piece) { return piece.is_number(); });
  std::vector<Extent> columns = Components(AllPieces(numbers));
  if (columns.empty() || FindConflict(numbers, columns) || !LineUp(numbers, columns)) {
    return std::nullopt;
  }
  const std::optional<std::vector<Extent>> labels =
      LabelExtents(Select(rows, [&](const Piece& piece) {
        return !piece.is_number() && !OverlapsAny(columns, piece);
      }));
  if (!labels) return std::nullopt;
  columns.insert(columns.end(), labels->begin(), labels->end());
  std::ranges::sort(columns, {}, &Extent::from);
  return columns;
}

std::vector<std::size_t> ColumnsOfRow(const std::vector<Piece>& row,
                                      const std::vector<Extent>& columns) {
  std::vector<std::size_t> of;
  of.reserve(row.size());
  for (const Piece& piece : row) {
    std::size_t at = FirstNotBefore(columns, piece);
    // In a gap: the nearer side.
    if (at == columns.size() ||
        (at > 0 && piece.to <= columns[at].from &&
         Distance(piece, columns[at - 1]) < Distance(piece, columns[at]))) {
      --at;
    }
    of.push_back(at);
  }
  return of;
}

PlacedHeader PlaceHeader(const PlacedLines& lines, std::vector<Extent>* columns) {
  return HeaderPlacer(lines, columns).Place();
}

}  // namespace budget::text
