// Tables with known facts, made from a seed: what they say, not how they look.

#ifndef TESTS_LAYOUTS_MADE_TABLE_H_
#define TESTS_LAYOUTS_MADE_TABLE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tests/layouts/random.h"

namespace budget::layouts {

// A column of figures, with what its heads say about them; or of texts.
struct MadeColumn {
  std::vector<std::string> heads;  // outermost first
  std::string kind = "amount";
  std::string unit;     // "" = the table's
  int fiscal_year = 0;  // 0 = the table's
  std::string phase;    // "?" = the print leaves it open
  int decimals = 2;
  bool percent_marks = false;  // every cell prints its own %
  std::vector<int> parts;      // columns that it is the sum of
};

struct MadeRow {
  std::string group;  // further label column, merged over the rows that share it
  std::string code;
  std::string name;
  int level = 0;          // 0 = a total; 1.. in the hierarchy
  int indent = 0;         // ideographs in front of the name
  std::string unit;       // what its label, or the column of units, says of its figures
  int fiscal_year = 0;    // what its label says
  std::string under;      // the row above that is only a label: level1
  bool is_title = false;  // only a label itself
  // By column, in units of its last decimal; none = a blank cell.
  std::vector<std::optional<std::int64_t>> figures;
};

// Blocks stand side by side: 收入 | 支出.
struct MadeBlock {
  std::string title;      // spanner over the whole block; empty if there is none
  std::string line_head;  // 序号; empty: no such label column, as below
  std::string group_head;
  std::string code_head;
  std::string name_head;
  std::string unit_head;      // a column of units between names and figures
  bool code_in_name = false;  // both in one cell
  std::vector<MadeColumn> columns;
  std::vector<MadeRow> rows;
};

struct MadeTable {
  std::string title;
  std::string subtitle;  // a second line of the title
  std::string unit;      // of the line above it; empty if there is none
  int fiscal_year = 0;
  std::vector<MadeBlock> blocks;
  std::vector<std::string> notes;
};

struct MadeDocument {
  std::string heading;
  std::vector<MadeTable> tables;
};

MadeDocument MakeDocument(Random* random);

// Parts of it.  Narrow: for blocks that stand side by side.
std::vector<MadeColumn> MakeColumns(int year, bool narrow, Random* random);
MadeBlock MakeRows(int year, bool narrow, Random* random);  // without columns

// What a column of texts says: its figures are indices.
inline constexpr int kRemarks = 4;
const char* Remark(std::int64_t figure);

// The figure as a reader should give it: 1234.50, -3.
std::string PlainFigure(std::int64_t figure, int decimals);

}  // namespace budget::layouts

#endif  // TESTS_LAYOUTS_MADE_TABLE_H_
