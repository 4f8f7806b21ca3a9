// The header of a table without vertical rules: which words stand over which columns,
// and on how many levels.
//
//                     本年支出
//     项目     --------------------       two levels: the first word reaches over three
//              小计    基本    项目        columns, 项目 over both levels

#ifndef PIPELINE_FIND_HEADER_LEVELS_H_
#define PIPELINE_FIND_HEADER_LEVELS_H_

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "pipeline/find/column_bars.h"
#include "pipeline/find/lattice.h"
#include "pipeline/find/rule_groups.h"
#include "pipeline/find/text_rows.h"

namespace budget {

// The columns [first, last] that a word of the header stands over.
struct Reach {
  int first = 0;
  int last = 0;
};

// A word's line and its reach.
using Heads = std::vector<std::pair<std::size_t, Reach>>;

// `rules` may hold rules under groups of columns.
Heads FindHeads(std::span<const TextRow> lines, std::span<const Bar> bars,
                std::span<const Rule> rules, float size);

// The lines that start a level: each after one with a word over several columns.
std::vector<std::size_t> LevelStarts(std::size_t lines, const Heads& heads);

// Joins the cells of the header levels, which are the first rows of `lattice`: under a
// word over several columns, and over levels that have no word in a column.
void JoinHeaderCells(const Heads& heads, std::span<const std::size_t> levels,
                     Lattice* lattice);

}  // namespace budget

#endif  // PIPELINE_FIND_HEADER_LEVELS_H_
