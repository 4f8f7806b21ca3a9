// Slips of the pen: what is printed differs from what was meant by one letter.

#ifndef PIPELINE_SCRIPT_SLIP_H_
#define PIPELINE_SCRIPT_SLIP_H_

#include <string_view>

namespace budget::script {

// One digit more, less, or another; or two neighbours that changed places.  Of bytes:
// digits and signs.
bool OneSlipApart(std::string_view a, std::string_view b);
// The same of characters.
bool OneSlipApart(std::u32string_view a, std::u32string_view b);

}  // namespace budget::script

#endif  // PIPELINE_SCRIPT_SLIP_H_
