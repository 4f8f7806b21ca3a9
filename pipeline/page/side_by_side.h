// Two tables beside each other, each under a title and a unit of its own: what stands
// above the left one is read before it, and then what stands above the right one.

#ifndef PIPELINE_PAGE_SIDE_BY_SIDE_H_
#define PIPELINE_PAGE_SIDE_BY_SIDE_H_

#include <span>
#include <vector>

#include "pipeline/model/content.h"
#include "pipeline/runs/text_lines.h"

namespace budget::page {

// The white between fragments that stand beside each other, with what is above them up
// to the fragments before: no line of text there goes on across it.
std::vector<runs::Gutter> FindGutters(std::span<const Fragment> fragments);

// Puts the items at both sides of a gutter in the order of reading, if each side has a
// caption of its own: a line centred over its fragment.
void OrderSides(std::span<const runs::Gutter> gutters, std::vector<Item>* items);

}  // namespace budget::page

#endif  // PIPELINE_PAGE_SIDE_BY_SIDE_H_
