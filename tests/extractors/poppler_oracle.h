// The pages of a PDF as poppler's own interpreter draws them, to compare with.

#ifndef TESTS_EXTRACTORS_POPPLER_ORACLE_H_
#define TESTS_EXTRACTORS_POPPLER_ORACLE_H_

#include <string_view>
#include <vector>

#include "pipeline/model/page.h"

namespace budget::extractors {

// All pages of a document that is sound and asks for no password; `bytes` are needed
// while they are read.
std::vector<Page> ReadByPoppler(std::string_view bytes);

}  // namespace budget::extractors

#endif  // TESTS_EXTRACTORS_POPPLER_ORACLE_H_
