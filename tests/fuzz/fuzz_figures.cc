// Figures and folded text: whatever is printed in a cell.

#include <optional>
#include <string>

#include "pipeline/model/decimal.h"
#include "pipeline/script/text.h"
#include "tests/fuzz/fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = AsText(data, size);
  if (const auto decimal = budget::Decimal::Parse(text)) {
    // What was read is what is written, but for a leading '+'.
    const auto again = budget::Decimal::Parse(decimal->ToString());
    FUZZ_CHECK(again.has_value());
    FUZZ_CHECK(*again == *decimal && again->scale() == decimal->scale());
    FUZZ_CHECK(*decimal - *decimal == budget::Decimal());
    FUZZ_CHECK(decimal->Reduced() == *decimal);
  }
  if (const auto number = budget::script::ParseNumber(text)) {
    FUZZ_CHECK(number->digits.find(',') == std::string::npos);
  }
  const std::string folded = budget::script::Fold(text);
  FUZZ_CHECK(budget::script::Fold(folded) == folded);
  budget::script::FoldPattern(text);
  budget::script::WithoutSpace(text);
  budget::script::TidySpace(text);
  return 0;
}
