// The report page's own files, which the build packs into the program.

#ifndef PIPELINE_REPORT_PAGE_FILES_H_
#define PIPELINE_REPORT_PAGE_FILES_H_

#include <string_view>

namespace budget::report {

std::string_view PageHtml();
std::string_view PageStyle();
std::string_view PageScript();

}  // namespace budget::report

#endif  // PIPELINE_REPORT_PAGE_FILES_H_
