// Tables to a text in a style.

#ifndef TESTS_LAYOUTS_SET_TEXT_H_
#define TESTS_LAYOUTS_SET_TEXT_H_

#include <string>
#include <vector>

#include "tests/layouts/set_table.h"
#include "tests/layouts/style.h"

namespace budget::layouts {

std::string SetText(const std::string& heading, const Style& style,
                    const std::vector<SetTable>& tables);

}  // namespace budget::layouts

#endif  // TESTS_LAYOUTS_SET_TEXT_H_
