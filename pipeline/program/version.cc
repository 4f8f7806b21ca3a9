#include "pipeline/program/version.h"

namespace budget::program {

std::string_view ExtractorVersion() { return BUDGET_VERSION; }

}  // namespace budget::program
