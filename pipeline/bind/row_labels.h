// What the label columns print in a row, and what of it is carried down.
//
//     地区   | 项目     | 类型   | 余额       row 2: name 新增, level1 全市/一般债券
//     全市   | 一般债券 | 合计   |  374       row 4: name 合计, level1 全市/专项债券
//       ^    |    ^     | 新增   |    7
//       ^    | 专项债券 | 合计   |  934

#ifndef PIPELINE_BIND_ROW_LABELS_H_
#define PIPELINE_BIND_ROW_LABELS_H_

#include <string>
#include <vector>

#include "pipeline/model/table.h"
#include "pipeline/table/bind_columns.h"
#include "pipeline/table/whole_table.h"
#include "schemas/spec/schema.h"

namespace budget::bind {

// The columns of one block.  Refers to the binding.
struct Block {
  int number = 1;
  Direction direction = Direction::kNone;
  std::vector<const table::BoundColumn*> labels;  // all but measures
  std::vector<const table::BoundColumn*> values;
  std::size_t names = 0;          // name columns
  bool has_key = false;           // a code column
  std::vector<bool> merged_down;  // by name column: its labels reach over their rows
};
std::vector<Block> MakeBlocks(const table::Grid& grid, int header_rows,
                              const table::Binding& binding);

// A label of one name column.
struct PrintedName {
  std::string text;     // empty: blank
  bool here = false;    // printed in this very row, not merged from above
  bool merged = false;  // blank, and merged with the blank one above
};

// What the label columns of one block print in one row.
struct Labels {
  std::vector<std::string> codes;  // by code column; blank where nothing is printed
  std::vector<PrintedName> names;  // by name column
  std::string stray;               // words in a column of codes or units: 合计
  std::string unit;                // 预算单位
  std::string measure_unit;        // of the figures in the row: 万元, 人
  std::string group;
  std::string subgroup;
  bool group_printed = false;
  bool any = false;       // something is printed in this very row
  bool doubtful = false;  // a label has glyphs that could not be read
  Place place;
  std::vector<const Cell*> taken;    // the cells that the labels come from
  std::vector<const Cell*> ignored;  // line numbers and the like

  bool has_code() const;
  // The deepest label printed; that of a shallower column only if printed here.
  std::string Name() const;
};

// What is carried from row to row within a block.
struct Carried {
  std::string title;  // of a row that is only a label, over all columns
  std::string unit;
  std::string group;
  std::string subgroup;
  std::vector<std::string> codes;
  std::vector<std::string> names;
  int last_row = -1;                // index into Table::rows
  std::vector<const Cell*> labels;  // that are printed in it
};

class LabelReader {
 public:
  // All of them outlive the reader.
  LabelReader(const table::Grid& grid, const std::vector<Block>& blocks,
              const schemas::Schema& schema)
      : grid_(grid), blocks_(blocks), schema_(schema) {}

  Labels Read(int row, const Block& block) const;

 private:
  bool BelongsToOtherBlock(int row, const Cell& cell, const Block& block) const;
  bool IsLevelOfCode(const table::BoundColumn& column, const Cell& cell) const;
  void Take(int row, const table::BoundColumn& column, const Cell& cell,
            Labels* labels) const;

  const table::Grid& grid_;
  const std::vector<Block>& blocks_;
  const schemas::Schema& schema_;
};

// Whether labels stand below those of the row `above` a page break, one of which has no
// room for a character more in its last line: they are the rest of these.  Labels that
// are in doubt are taken for it.
bool GoOnWith(const Labels& labels, const std::vector<const Cell*>& above);
// Whether a label may belong to the row above as well.
bool IsInDoubt(const Labels& labels);
// Puts the rest of labels to those that are carried.
void GoOn(const Labels& labels, Carried* carried);
// The cells of labels that begin in this row.
std::vector<const Cell*> PrintedIn(int row, const Labels& labels);

// Names the row from its labels and those above it: code, name, unit, levels.
// `first_of_page`: a label merged over rows that a page break divides is printed with
// the first of its parts only.
void NameRow(const table::Grid& grid, const schemas::Schema& schema, const Block& block,
             const Labels& labels, bool first_of_page, Carried* carried, Row* row);

}  // namespace budget::bind

#endif  // PIPELINE_BIND_ROW_LABELS_H_
