// Tables drawn with coloured cells or bands: the rules where their colours meet.

#ifndef EXTRACTORS_CANVAS_AREA_EDGES_H_
#define EXTRACTORS_CANVAS_AREA_EDGES_H_

#include <vector>

#include "extractors/canvas/backdrop.h"
#include "pipeline/model/page.h"

namespace budget::canvas {

// Adds rulings of width 0 along the visible edges of
//
//   * areas that form a grid: at least two rows and two columns of areas that touch or
//     nearly touch;
//   * bands of one extent that lie behind every other row, with a rule of that extent
//     at the end of the table: their upper and lower edges alone, for rules between
//     columns may be drawn.
//
// Nothing is added where rules are drawn anyway, and nothing for an area that stands
// alone.
void AddAreaEdges(const Backdrop& backdrop, std::vector<Ruling>* rulings);

}  // namespace budget::canvas

#endif  // EXTRACTORS_CANVAS_AREA_EDGES_H_
