// Prose for tests: paragraphs in, statements out, as one line of text each.

#ifndef TESTS_PROSE_PROSE_TEXT_H_
#define TESTS_PROSE_PROSE_TEXT_H_

#include <string>
#include <vector>

#include "pipeline/model/prose.h"
#include "schemas/spec/schema.h"

namespace budget::statements {

// The bundled schema that all others are made of.
const schemas::Schema& BaseSchema();

// One section with these paragraphs; its heading stands on line 1, they on the next.
Outline OutlineOf(const std::string& heading, const std::vector<std::string>& text);

// The statements of a 2030 budget.
std::vector<Statement> StatementsOf(const std::string& heading,
                                    const std::vector<std::string>& text);

// "value 12.50万元 公用经费 | share 50% of#0 公用经费".  A sign behind the unit is the
// direction: + - =.  Links: of# the value it belongs to, in# its whole, from# its prior
// value, by# the amount of its change, part# the total of its list.  A year is shown if
// it is not 2030.
std::string Show(const std::vector<Statement>& statements);

}  // namespace budget::statements

#endif  // TESTS_PROSE_PROSE_TEXT_H_
