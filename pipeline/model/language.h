// The languages in which the program speaks to people.

#ifndef PIPELINE_MODEL_LANGUAGE_H_
#define PIPELINE_MODEL_LANGUAGE_H_

#include <cstdint>

namespace budget {

enum class Language : std::uint8_t { kEnglish, kChinese };

}  // namespace budget

#endif  // PIPELINE_MODEL_LANGUAGE_H_
