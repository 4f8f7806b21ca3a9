// The one reader of printed years.  Where a year stands, and which words say one
// without printing it (上年), is in schemas/*.yaml; how it is written is here.

#ifndef PIPELINE_SCRIPT_YEAR_H_
#define PIPELINE_SCRIPT_YEAR_H_

#include <string>
#include <string_view>

namespace budget::script {

// The year that these digits are: 2025, ２０２５, 二〇二五, 二○二五, 二零二五, and in
// short 22 for 2022.  0 for any other text, and for years before 1949 or after 2199.
int ReadYear(std::string_view digits);

// The same text with the years that are spelled digit by digit in Arabic digits:
// 二〇二五年 and 二○二五年 become 2025年.  Four digits before U+5E74 alone are a year;
// everything else stays.
std::string WithArabicYears(std::string_view utf8);

// Four ASCII digits that are as likely a year as a number: 1900 to 2099.
bool LooksLikeYear(std::string_view text);

}  // namespace budget::script

#endif  // PIPELINE_SCRIPT_YEAR_H_
