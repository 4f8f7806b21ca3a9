// Grids written as text, and bound tables shown as text, for the tests of bind.

#ifndef TESTS_TABLE_GRID_TEXT_H_
#define TESTS_TABLE_GRID_TEXT_H_

#include <memory>
#include <string>
#include <string_view>

#include "pipeline/model/content.h"
#include "pipeline/model/table.h"
#include "schemas/spec/schema.h"

namespace budget::bind {

// One row a line, cells separated by '|'.  In a lattice "<" is a cell merged with the
// one to its left and "^" one merged with the one above; in delimited text both are
// plain text.
Fragment GridOf(std::string_view text, GridSource source = GridSource::kLattice);

// The bundled national template of this id.
std::shared_ptr<const schemas::Schema> Template(std::string_view id);

// "row.block code name [unit] {level1>level2} | path = value" for each fact, a line
// each; rows without facts end after the name.
std::string Show(const Table& table);

}  // namespace budget::bind

#endif  // TESTS_TABLE_GRID_TEXT_H_
