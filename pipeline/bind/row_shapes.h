// What a row of a grid is by its shape, whatever its columns are for.

#ifndef PIPELINE_BIND_ROW_SHAPES_H_
#define PIPELINE_BIND_ROW_SHAPES_H_

#include <string_view>
#include <vector>

#include "pipeline/model/content.h"
#include "pipeline/table/read_headers.h"
#include "pipeline/table/whole_table.h"
#include "schemas/spec/schema.h"
#include "schemas/spec/vocabulary.h"

namespace budget::bind {

// What the columns are made of: A=B+C | B | C; two formulas and no figure.
bool IsFormulaRow(const table::Grid& grid, int row);

// Two or more labels of one of the first `header_rows` rows, each in its column, and
// nothing else.
bool RepeatsHeader(const table::Grid& grid, int row, int header_rows);

// The only printed cell of a row; null if it has more, or one merged from above.
const Cell* OnlyCell(const table::Grid& grid, int row);

// What stands in a column in the next row with anything, if a page break is between;
// null if nothing does.
const Cell* CellBelowBreak(const table::Grid& grid, int row, int column);

// Whether the cell stands in the column, merged or not.
bool Covers(const Cell& cell, int column);

// By row, which rows below the header are notes: those that a pattern of the schema
// knows, and texts over all columns of values that are sentences or stand at the end of
// the table.  A label over all columns has rows below it.
std::vector<bool> FindNotes(const table::Grid& grid, int header_rows,
                            const std::vector<int>& value_columns,
                            const schemas::Schema& schema);

// Whether a label says itself that it begins a row: a total, an ordinal, of which.
bool IsMarked(const schemas::RowPatterns& patterns, std::string_view label);

// Whether the classification knows the code by this very name.
bool IsNamed(const schemas::Vocabulary& vocabulary, std::string_view code,
             std::string_view name);

// Whether a text ends in a figure, behind some space: 因公出国经费 12.34.
bool EndsInFigure(std::string_view text);

// Whether the columns that the cell reaches over are told apart by their headers.
bool ReachesOverOtherColumns(const table::Header& header, const Cell& cell);

}  // namespace budget::bind

#endif  // PIPELINE_BIND_ROW_SHAPES_H_
