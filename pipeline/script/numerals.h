// Numbers that are written with ideographs.

#ifndef PIPELINE_SCRIPT_NUMERALS_H_
#define PIPELINE_SCRIPT_NUMERALS_H_

#include <string>
#include <string_view>

namespace budget::script {

// The same text with the years that ideographs spell digit by digit in Arabic digits:
// 二〇二五年 and 二○二五年 become 2025年.  Four digits before U+5E74 alone are a year;
// everything else stays.
std::string WithArabicYears(std::string_view utf8);

}  // namespace budget::script

#endif  // PIPELINE_SCRIPT_NUMERALS_H_
