// From header paths to what each column is for.
//
//     header paths + layout --> roles, measures, phases, years, blocks
//
// A column is known by its header path; a ColumnSpec claims a path by matching all of
// it.  The layout's own columns are tried first, then those that all tables share.  A
// column that nothing claims is still read: it becomes a value column without a
// measure, and a diagnostic says so.
//
// Blocks are tables side by side under one caption: a label column that repeats an
// earlier one, or stands under another direction (收入 | 支出), begins the next block.

#ifndef PIPELINE_TABLE_BIND_COLUMNS_H_
#define PIPELINE_TABLE_BIND_COLUMNS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/table.h"
#include "pipeline/table/column_contents.h"
#include "pipeline/table/read_headers.h"
#include "schemas/spec/schema.h"

namespace budget::table {

struct BoundColumn {
  int grid_column = 0;
  int block = 1;
  schemas::ColumnRole role = schemas::ColumnRole::kMeasure;
  const schemas::ColumnSpec* spec =
      nullptr;               // owned by the schema; null: nothing claims it
  int value_column = -1;     // kMeasure: index into Table::columns
  bool opens_block = false;  // a label between columns of figures
};

struct Binding {
  std::vector<BoundColumn> columns;   // one for each grid column
  std::vector<Column> value_columns;  // Table::columns
  std::vector<Direction> directions;  // by block - 1
};

// What is known of a table's figures before its columns are read.
struct TableContext {
  int fiscal_year = 0;               // of its title, else of the document; 0: not known
  std::optional<Phase> phase;        // of its title
  Phase usual_phase = Phase::kNone;  // of all amounts of documents of this kind
};

// What a header path says of the column below it, and what claims it (null: nothing)
// over that; amounts, if nothing says another kind.  `fiscal_year` is that of the
// table.
Column DescribeColumn(const HeaderPath& path, const schemas::ColumnSpec* spec,
                      const schemas::Schema& schema, int fiscal_year);

// `bodies` are those of the columns below the paths, or empty if they are not known.
// `layout` may be null: a table that no layout claims.
Binding BindColumns(const std::vector<HeaderPath>& paths,
                    const std::vector<ColumnBody>& bodies,
                    const schemas::TableLayout* layout, const schemas::Schema& schema,
                    const TableContext& context);

}  // namespace budget::table

#endif  // PIPELINE_TABLE_BIND_COLUMNS_H_
