#include "pipeline/text/position_heads.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <map>
#include <set>
#include <utility>

#include "pipeline/text/filled_heads.h"

namespace budget::text {
namespace {

// How far a piece is from standing in a column: its edges or its middle.
int Offset(const Piece& piece, const Extent& column) {
  return std::min({std::abs(piece.from - column.from), std::abs(piece.to - column.to),
                   std::abs(piece.middle_twice() - column.middle_twice()) / 2});
}

// A head with nothing below it.
struct Head {
  Piece piece;
  std::size_t line = 0;
  bool upper = false;  // not on the last line: it may stand over the gap of two columns
};

// Sets heads over columns, in order, so that the distances are least.  A head or a
// column may stay alone, at a price.
class HeadMatcher {
 public:
  HeadMatcher(const std::vector<Head>& heads, const std::vector<Extent>& columns)
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
      } else if (cost == At(h - 1, c) + PriceAlone(h)) {
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
  static constexpr int kUpperAlone = 3 * kHundred;
  static constexpr int kColumnAlone = 3 * kHundred;
  static constexpr int kNever = std::numeric_limits<int>::max() / 2;

  int At(std::size_t h, std::size_t c) const {
    return cost_[h * (columns_.size() + 1) + c];
  }
  int PriceAlone(std::size_t h) const {
    return heads_[h - 1].upper ? kUpperAlone : kHeadAlone;
  }
  int Alone(std::size_t h, std::size_t c) const {
    const int head = h > 0 ? At(h - 1, c) + PriceAlone(h) : kNever;
    const int column = c > 0 ? At(h, c - 1) + kColumnAlone : kNever;
    return std::min(head, column);
  }
  int Pair(std::size_t h, std::size_t c) const {
    if (h == 0 || c == 0) return kNever;
    const int apart = Distance(heads_[h - 1].piece, columns_[c - 1]) * kHundred;
    return At(h - 1, c - 1) + apart + Offset(heads_[h - 1].piece, columns_[c - 1]);
  }

  const std::vector<Head>& heads_;
  const std::vector<Extent>& columns_;
  std::vector<int> cost_;  // of the first h heads and c columns
};

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
    UnfilledHeads heads = UnfillHeads(lines_, columns_);
    lines_ = std::move(heads.lines);
    merged_ = std::move(heads.merged);
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
    std::vector<Head> heads;
    for (std::size_t line = 0; line < lines_.size(); ++line) {
      for (const Piece& piece : lines_[line]) {
        if (!HasBelow(line, piece)) {
          heads.push_back({piece, line, line + 1 < lines_.size()});
        }
      }
    }
    std::ranges::sort(heads, {}, [](const Head& head) { return head.piece.from; });
    std::vector<std::size_t> of = HeadMatcher(heads, columns_).Match();
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
      } else if (merged_.contains(pieces[i].text.data())) {
        SpanOverlapped(pieces[i], &first, &last);
      } else {
        const int limit = i + 1 < pieces.size() ? pieces[i + 1].from
                                                : std::numeric_limits<int>::max();
        if (!SpanBlocks(line, i, &first, &last) &&
            !SpanRepeated(line, i, &first, &last) && !SpanRun(line, i, &first, &last)) {
          Span(pieces[i], begin, limit, &first, &last);
        }
      }
      Add(pieces[i], line, first, last);
      begin = last + 1;
    }
  }

  // The columns that a merged piece overlaps.
  void SpanOverlapped(const Piece& piece, std::size_t* first, std::size_t* last) const {
    *first = std::min(FirstNotBefore(columns_, piece), columns_.size() - 1);
    *last = *first;
    while (*last + 1 < columns_.size() && columns_[*last + 1].from < piece.to) ++*last;
  }

  // Labels of the first line that begin right above others are over all columns from
  // there on, if those are no rests of them: these had room beside them.
  bool SpanBlocks(std::size_t line, std::size_t i, std::size_t* first,
                  std::size_t* last) const {
    if (line > 0 || lines_.size() < 2) return false;
    const std::vector<Piece>& above = lines_[0];
    const std::vector<Piece>& below = lines_[1];
    if (above.size() >= below.size() || above[0].from > columns_[0].from) return false;
    std::vector<std::size_t> begins;  // the first column of each
    for (const Piece& label : above) {
      const auto head = std::ranges::find(below, label.from, &Piece::from);
      if (head == below.end()) return false;
      const auto column = lowest_.find(head->text.data());
      if (column == lowest_.end()) return false;
      const Extent& extent = columns_[column->second];
      const int both = label.to - label.from + head->to - head->from;
      if (both > extent.to - extent.from) return false;
      begins.push_back(column->second);
    }
    begins.push_back(columns_.size());
    *first = begins[i];
    *last = begins[i + 1] - 1;
    return true;
  }

  // The line below repeats its heads under each piece of the line: 项目 | 预算数 under
  // 收入 and again under 支出.  The columns of the repetition under piece `i`.
  bool SpanRepeated(std::size_t line, std::size_t i, std::size_t* first,
                    std::size_t* last) const {
    const std::size_t count = lines_[line].size();
    if (count < 2 || line + 1 >= lines_.size()) return false;
    const std::vector<Piece>& below = lines_[line + 1];
    const std::size_t period = below.size() / count;
    if (period < 2 || below.size() != period * count) return false;
    for (std::size_t k = period; k < below.size(); ++k) {
      if (below[k].text != below[k - period].text) return false;
    }
    for (std::size_t k = 0; k < count; ++k) {
      const Piece& piece = lines_[line][k];
      if (piece.from >= below[(k + 1) * period - 1].to) return false;
      if (piece.to <= below[k * period].from) return false;
    }
    const auto begin = lowest_.find(below[i * period].text.data());
    const auto end = lowest_.find(below[(i + 1) * period - 1].text.data());
    if (begin == lowest_.end() || end == lowest_.end()) return false;
    *first = begin->second;
    *last = end->second;
    return *first <= *last;
  }

  // Where heads of one line stand on the first line, one that stands lower is under
  // another: the columns with such heads that stand side by side are divided among the
  // pieces over them.  The columns of piece `i`.
  bool SpanRun(std::size_t line, std::size_t i, std::size_t* first,
               std::size_t* last) const {
    const bool top = std::ranges::any_of(lines_.front(), [&](const Piece& piece) {
      return lowest_.contains(piece.text.data());
    });
    if (!top) return false;
    const Piece& piece = lines_[line][i];
    for (std::size_t begin = 0; begin < columns_.size(); ++begin) {
      if (!IsBelow(line, begin)) continue;
      std::size_t end = begin + 1;
      while (end < columns_.size() && IsBelow(line, end)) ++end;
      if (StandsOver(piece, begin, end))
        return Divide(line, i, begin, end, first, last);
      begin = end;
    }
    return false;
  }

  // Whether the lowest head of a column stands below the line.
  bool IsBelow(std::size_t line, std::size_t column) const {
    for (std::size_t below = line + 1; below < lines_.size(); ++below) {
      for (const Piece& piece : lines_[below]) {
        const auto found = lowest_.find(piece.text.data());
        if (found != lowest_.end() && found->second == column) return true;
      }
    }
    return false;
  }

  // Whether the middle of a piece is between the columns beside [begin, end).
  bool StandsOver(const Piece& piece, std::size_t begin, std::size_t end) const {
    const int middle = piece.middle_twice();
    return (begin == 0 || middle >= 2 * columns_[begin - 1].to) &&
           (end == columns_.size() || middle <= 2 * columns_[end].from);
  }

  // Divides columns [begin, end) among the pieces of the line that stand over them, so
  // that these are nearest to the edges or the middles of their parts.
  bool Divide(std::size_t line, std::size_t i, std::size_t begin, std::size_t end,
              std::size_t* first, std::size_t* last) const {
    std::vector<Piece> pieces;
    std::size_t at = 0;  // of piece `i` among them
    for (const Piece& piece : lines_[line]) {
      if (&piece == &lines_[line][i]) at = pieces.size();
      if (StandsOver(piece, begin, end)) pieces.push_back(piece);
    }
    const std::size_t width = end - begin;
    if (pieces.size() > width) return false;
    // least[p][c]: of the first p pieces over the first c columns; cut: where the last
    // of them begins.
    constexpr int kNever = std::numeric_limits<int>::max() / 2;
    std::vector least(pieces.size() + 1, std::vector<int>(width + 1, kNever));
    std::vector cut(pieces.size() + 1, std::vector<std::size_t>(width + 1, 0));
    least[0][0] = 0;
    for (std::size_t p = 1; p <= pieces.size(); ++p) {
      for (std::size_t c = p; c <= width; ++c) {
        Extent over = columns_[begin + c - 1];
        for (std::size_t from = c; from-- > p - 1;) {
          over.from = columns_[begin + from].from;
          const int cost = least[p - 1][from] + Offset(pieces[p - 1], over);
          if (cost > least[p][c]) continue;
          least[p][c] = cost;
          cut[p][c] = from;
        }
      }
    }
    std::size_t right = width;
    for (std::size_t p = pieces.size(); p > at + 1; --p) right = cut[p][right];
    *first = begin + cut[at + 1][right];
    *last = begin + right - 1;
    return true;
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
  std::set<const char*> merged_;  // pieces over several columns, by where their text is
  std::map<const char*, std::size_t> lowest_;  // column of each, by where its text is
};

}  // namespace

PlacedHeader PlaceHeader(const PlacedLines& lines, std::vector<Extent>* columns) {
  return HeaderPlacer(lines, columns).Place();
}

}  // namespace budget::text
