// Tables to a PDF in a style.

#ifndef TESTS_LAYOUTS_SET_PDF_H_
#define TESTS_LAYOUTS_SET_PDF_H_

#include <string>
#include <vector>

#include "tests/layouts/set_table.h"
#include "tests/layouts/style.h"

namespace budget::layouts {

// Sets TrueFact::page.
std::string SetPdf(const std::string& heading, const Style& style,
                   std::vector<SetTable>* tables);

}  // namespace budget::layouts

#endif  // TESTS_LAYOUTS_SET_PDF_H_
