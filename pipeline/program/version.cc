#include "pipeline/program/version.h"

namespace budget {

std::string_view ExtractorVersion() { return BUDGET_VERSION; }

}  // namespace budget
