// The version of the program, as in CMakeLists.txt.

#ifndef PIPELINE_PROGRAM_VERSION_H_
#define PIPELINE_PROGRAM_VERSION_H_

#include <string_view>

namespace budget::program {

std::string_view ExtractorVersion();

}  // namespace budget::program

#endif  // PIPELINE_PROGRAM_VERSION_H_
