// Numbers that are written in words.

#ifndef PIPELINE_SCRIPT_HAN_NUMBER_H_
#define PIPELINE_SCRIPT_HAN_NUMBER_H_

#include <string>
#include <string_view>

namespace budget::script {

// The digits of 五, 六十二, 一百, 三点五 and 二〇: below a million, also in the
// numerals of contracts (U+58F9 ...).  Empty if the text is no such number.
std::string ReadHanNumber(std::string_view utf8);

}  // namespace budget::script

#endif  // PIPELINE_SCRIPT_HAN_NUMBER_H_
