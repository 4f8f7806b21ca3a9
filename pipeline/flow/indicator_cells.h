// The cells of the indicators of a form whose cells are broken over lines.
//
//     参加相关培 / 训的人数 / ≥ 400 / 人次 / ≥400人次 5.0 5.0
//     name                  target         actual   scores

#ifndef PIPELINE_FLOW_INDICATOR_CELLS_H_
#define PIPELINE_FLOW_INDICATOR_CELLS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "pipeline/flow/flow_values.h"
#include "pipeline/model/content.h"
#include "pipeline/model/table.h"
#include "schemas/spec/schema.h"

namespace budget::flow {

// The printed cells of one indicator, after the names of its levels.
struct IndicatorCells {
  std::string level1;
  std::string level2;
  std::vector<const Cell*> cells;
};

// How many of the columns (indices into Table::columns) hold numbers.
std::size_t CountScores(const std::vector<int>& columns, const Table& table);

// Appends a row with its facts for each indicator, and enters their cells.  `columns`
// are those after the name.
void AddIndicators(const std::vector<IndicatorCells>& indicators,
                   const std::vector<int>& columns, const schemas::Schema& schema,
                   int* row_no, const FlowOutput& out);

}  // namespace budget::flow

#endif  // PIPELINE_FLOW_INDICATOR_CELLS_H_
