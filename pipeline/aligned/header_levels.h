// The header of a table without vertical rules: which words stand over which columns,
// and on how many levels.
//
//                     本年支出
//     项目     --------------------       two levels: the first head reaches over three
//              小计    基本    项目        columns, 项目 over both levels
//
// A head is a word, or the words of a label that is broken over lines.  Heads beside
// each other need not share their lines: a label of one line stands at the middle of
// one of two.

#ifndef PIPELINE_ALIGNED_HEADER_LEVELS_H_
#define PIPELINE_ALIGNED_HEADER_LEVELS_H_

#include <cstddef>
#include <span>
#include <vector>

#include "pipeline/aligned/column_bars.h"
#include "pipeline/aligned/share_columns.h"
#include "pipeline/aligned/text_rows.h"
#include "pipeline/lattice/lattice.h"
#include "pipeline/lattice/rule_groups.h"

namespace budget::aligned {

struct Head {
  Word word;  // from its leftmost to its rightmost word; the baseline is the last one's
  std::size_t first_line = 0;
  std::size_t last_line = 0;
  Reach reach;
};

using Heads = std::vector<Head>;

// The heads of some lines, from top to bottom; their reach is not known yet.
Heads FindHeads(std::span<const TextRow> lines);

// The lines with each head as one word, in its last line.
std::vector<TextRow> LinesOfHeads(std::span<const TextRow> lines, const Heads& heads);

// Finds the reach of each head.  `rules` may hold rules under groups of columns.
void FindReaches(std::span<const Bar> bars, std::span<const lattice::Rule> rules,
                 float size, Heads* heads);

// The lines that start a level: each after one with a head over several columns.
std::vector<std::size_t> LevelStarts(std::size_t lines, const Heads& heads);

// Joins the cells of the header levels, which are the first rows of `lattice`: under a
// head over several columns or lines, and over levels that have no head in a column.
void JoinHeaderCells(const Heads& heads, std::span<const std::size_t> levels,
                     lattice::Lattice* lattice);

}  // namespace budget::aligned

#endif  // PIPELINE_ALIGNED_HEADER_LEVELS_H_
