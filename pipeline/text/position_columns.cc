#include "pipeline/text/position_columns.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <map>
#include <string_view>

#include "pipeline/script/marks.h"
#include "pipeline/script/text.h"

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

// A minus alone: a dash, or the triangle of accounts.
bool IsSign(std::string_view text) {
  std::size_t end = 0;
  const char32_t c = text.empty() ? U'\0' : script::NextCodePoint(text, &end);
  return end == text.size() && (script::IsDash(c) || script::IsMinusTriangle(c));
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

}  // namespace

std::size_t FirstNotBefore(const std::vector<Extent>& extents, const Piece& piece) {
  const auto found = std::ranges::upper_bound(extents, piece.from, {}, &Extent::to);
  return static_cast<std::size_t>(found - extents.begin());
}

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

bool OverlapsAny(const std::vector<Extent>& extents, const Piece& piece) {
  const std::size_t at = FirstNotBefore(extents, piece);
  return at < extents.size() && extents[at].from < piece.to;
}

int Distance(const Piece& a, const Piece& b) { return std::max(0, -Overlap(a, b)); }

void JoinSigns(PlacedLines* rows) {
  const auto goes_on = [](const std::vector<Piece>& row, std::size_t i) {
    return i + 1 < row.size() && row[i + 1].is_number() &&
           row[i + 1].kind != TokenKind::kPlaceholder &&
           row[i + 1].from - row[i].to == 1 && IsSign(row[i].text);
  };
  std::vector<int> ends;  // of what is no sign before a figure
  for (const std::vector<Piece>& row : *rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (row[i].is_number() && !goes_on(row, i)) ends.push_back(row[i].to);
    }
  }
  std::ranges::sort(ends);
  for (std::vector<Piece>& row : *rows) {
    for (std::size_t i = 0; i + 1 < row.size(); ++i) {
      if (!goes_on(row, i)) continue;
      const auto end = std::ranges::upper_bound(ends, row[i].from);
      if (end != ends.end() && *end <= row[i + 1].from) continue;
      Piece& figure = row[i + 1];
      figure.from = row[i].from;
      figure.text = {row[i].text.begin(), figure.text.end()};
      row.erase(row.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }
}

void JoinCodes(PlacedLines* rows) {
  for (std::vector<Piece>& row : *rows) {
    if (row.size() < 2 || !IsCodeLike(row[0].text) || row[1].is_number()) continue;
    if (row[1].from - row[0].to != 1) continue;
    row[1].from = row[0].from;
    row[1].text = {row[0].text.begin(), row[1].text.end()};
    row.erase(row.begin());
  }
}

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

}  // namespace budget::text
