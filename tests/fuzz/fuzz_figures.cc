// Figures and folded text: whatever is printed in a cell.

#include <optional>
#include <string>

#include "pipeline/model/decimal.h"
#include "pipeline/script/number.h"
#include "pipeline/script/text.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

// A figure is its digits, and a doubt has none.
void CheckNumber(std::string_view text) {
  const budget::script::NumberReading reading = budget::script::ReadNumber(text);
  if (!reading.number) return;
  FUZZ_CHECK(reading.doubt == budget::script::NumberDoubt::kNone);
  const auto value = budget::Decimal::Parse(reading.number->digits);
  FUZZ_CHECK(value.has_value() && *value == reading.number->value);
}

// A figure in a text has digits or none, and ends behind its beginning.
void CheckNumberAt(std::string_view text, std::size_t begin) {
  const auto number = budget::script::ReadNumberAt(text, begin);
  if (!number) return;
  FUZZ_CHECK(number->end > begin && number->end <= number->notes_end);
  FUZZ_CHECK(number->notes_end <= text.size());
  FUZZ_CHECK(number->digits.empty() ||
             budget::Decimal::Parse(number->digits).has_value());
}

}  // namespace

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
  CheckNumber(text);
  for (std::size_t i = 0; i < text.size(); ++i) CheckNumberAt(text, i);
  const std::string folded = budget::script::Fold(text);
  FUZZ_CHECK(budget::script::Fold(folded) == folded);
  budget::script::FoldPattern(text);
  budget::script::WithoutSpace(text);
  budget::script::TidySpace(text);
  return 0;
}
