// A made table as a grid of printed cells, with the facts that a reader should find.

#ifndef TESTS_LAYOUTS_SET_TABLE_H_
#define TESTS_LAYOUTS_SET_TABLE_H_

#include <string>
#include <vector>

#include "tests/layouts/made_table.h"
#include "tests/layouts/style.h"

namespace budget::layouts {

// As in facts.csv.  "?" is what the print leaves open.
struct TrueFact {
  std::string code;
  std::string name;
  std::string path;
  std::string value;
  std::string kind;
  std::string unit;
  std::string fiscal_year;
  std::string phase;
  std::string level1;
  int page = 0;  // set by the PDF setter
};

enum class Role : std::uint8_t { kHead, kName, kCode, kFigure };

struct SetCell {
  int row = 0;
  int column = 0;
  int row_span = 1;
  int column_span = 1;
  std::string text;
  Role role = Role::kFigure;
  int indent = 0;      // ideographs
  std::string raised;  // a small mark behind the text, above its line
  int fact = -1;       // index into SetTable::facts
};

struct SetTable {
  std::string form_number;
  std::vector<std::string> title;        // lines
  std::vector<std::string> lines_above;  // unit and entity
  std::vector<std::string> notes;
  int head_rows = 0;
  int rows = 0;
  std::vector<Role> columns;
  std::vector<SetCell> cells;  // by row, then by column
  std::vector<TrueFact> facts;
};

SetTable SetOut(const MadeTable& table, const Style& style);

// The cells as text by row and column; merged cells stand at their first place, or at
// all of them.
std::vector<std::vector<std::string>> Lines(const SetTable& table, bool fill_merged);

}  // namespace budget::layouts

#endif  // TESTS_LAYOUTS_SET_TABLE_H_
