// Which printed numbers the binary numbers of a spreadsheet or a database can hold.

#ifndef PIPELINE_FORMATS_EXACT_NUMBER_H_
#define PIPELINE_FORMATS_EXACT_NUMBER_H_

#include <cstdint>
#include <string_view>
#include <variant>

namespace budget::formats {

// A whole number; a decimal that a double gives back when it is printed with 15 digits
// (IEEE 754: each one of at most 15 digits); nothing: neither holds it, and it stays
// text.
using ExactNumber = std::variant<std::monostate, std::int64_t, double>;

// `digits` as the dataset writes numbers: an optional '-', digits, perhaps a point and
// digits.  Zeros at the end of a fraction do not count.
ExactNumber ReadExactNumber(std::string_view digits);

}  // namespace budget::formats

#endif  // PIPELINE_FORMATS_EXACT_NUMBER_H_
