// A figure as a style prints it.

#ifndef TESTS_LAYOUTS_PRINT_FIGURE_H_
#define TESTS_LAYOUTS_PRINT_FIGURE_H_

#include <cstdint>
#include <string>

#include "tests/layouts/style.h"

namespace budget::layouts {

// `figure` in units of its last decimal.
std::string PrintFigure(std::int64_t figure, int decimals, const Style& style);

}  // namespace budget::layouts

#endif  // TESTS_LAYOUTS_PRINT_FIGURE_H_
