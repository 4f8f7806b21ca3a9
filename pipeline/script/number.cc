#include "pipeline/script/number.h"

#include <algorithm>
#include <utility>

#include "pipeline/script/marks.h"
#include "pipeline/script/number_shape.h"
#include "pipeline/script/text.h"
#include "pipeline/script/year.h"

namespace budget::script {
namespace {

constexpr std::size_t kLongestUnit = 10;  // characters

// A cell, from its first character to its last.
class CellReader {
 public:
  explicit CellReader(std::string_view utf8) : text_(utf8, 0) {}

  NumberReading Read() {
    if (text_.cut) return {};
    if (IsSpreadsheetError()) return {std::nullopt, NumberDoubt::kOverflow};
    if (IsOnLines()) return {std::nullopt, NumberDoubt::kBroken};
    if (!ReadSigns()) return {};
    const NumberBody body = ReadNumberBody(text_, at_, false);
    if (body.shape.empty()) return {};
    at_ = body.end;
    if (IsExponent()) return {std::nullopt, NumberDoubt::kExponent};
    if (IsUnfinished()) return {std::nullopt, NumberDoubt::kUnfinished};
    if (!ReadBehind()) return {};
    if (body.doubt != NumberDoubt::kNone) return {std::nullopt, body.doubt};
    return Finish(body);
  }

 private:
  void SkipSpace() {
    while (at_ < text_.size && IsSpace(text_.At(at_))) ++at_;
  }

  // ##### and #REF!, #DIV/0!, #N/A
  bool IsSpreadsheetError() {
    SkipSpace();
    if (text_.At(at_) != U'#' || at_ + 1 >= text_.size) return false;
    for (std::size_t i = at_ + 1; i < text_.size; ++i) {
      const char32_t c = text_.At(i);
      const bool error = (c >= U'A' && c <= U'Z') || c == U'/' || c == U'0' ||
                         c == U'!' || c == U'?' || c == U'#';
      if (!error && !IsSpace(c)) return false;
    }
    return true;
  }

  // Nothing but what figures are printed with, on more than one line.
  bool IsOnLines() const {
    bool digits = false;
    bool lines = false;  // one has ended behind digits
    bool more = false;   // digits stand on the next
    for (std::size_t i = at_; i < text_.size; ++i) {
      const char32_t c = text_.At(i);
      const bool part = IsNumberCharacter(c) && !(digits && IsDash(c));
      if (c == U'\n') {
        lines = lines || digits;
      } else if (IsDigit(c)) {
        more = more || lines;
        digits = true;
      } else if (!IsSpace(c) && !part) {
        return false;
      }
    }
    return more;
  }

  // What stands before the digits; false if it makes no figure.
  bool ReadSigns() {
    for (SkipSpace(); at_ < text_.size; ++at_, SkipSpace()) {
      const char32_t c = text_.At(at_);
      if (IsDash(c) || IsMinusTriangle(c) || c == U'+' || c == 0xFF0B) {
        if (signed_) return false;
        signed_ = true;
        (c == U'+' || c == 0xFF0B ? plus_ : negative_) = true;
      } else if (IsCurrency(c) && number_.currency.empty()) {
        AppendUtf8(c, &number_.currency);
      } else if (IsOpenBracket(c) && !bracket_ && !signed_) {
        bracket_ = true;
      } else {
        return IsDigit(c) || IsPoint(c) || LooksLikeDigit(c);
      }
    }
    return false;
  }

  bool IsExponent() const {
    std::size_t i = at_;
    if (text_.At(i) != U'E' && text_.At(i) != U'e') return false;
    ++i;
    if (text_.At(i) == U'+' || IsDash(text_.At(i))) ++i;
    const std::size_t digits = text_.DigitsAt(i);
    return digits > 0 && i + digits == text_.size;
  }

  // A separator or a point, and nothing behind it.
  bool IsUnfinished() const {
    const std::size_t i = text_.Visible(at_);
    if (!IsComma(text_.At(i)) && !IsPoint(text_.At(i))) return false;
    return text_.Visible(i + 1) == text_.size;
  }

  void ReadNotes() {
    for (SkipSpace(); IsFootnoteMark(text_.At(at_)); ++at_, SkipSpace()) {
      AppendUtf8(text_.At(at_), &number_.note);
    }
  }

  // What stands behind the digits; false if it makes no figure.
  bool ReadBehind() {
    const char32_t next = text_.At(text_.Visible(at_));
    if (!signed_ && !bracket_ && (next == U'-' || next == 0x2212 || next == 0xFF0D)) {
      at_ = text_.Visible(at_) + 1;
      signed_ = negative_ = true;
    }
    bool closed = false;
    for (ReadNotes(); at_ < text_.size; ++at_, ReadNotes()) {
      const char32_t c = text_.At(at_);
      if (IsPercent(c) && !number_.percent) {
        number_.percent = true;
      } else if (bracket_ && !closed && IsCloseBracket(c)) {
        closed = true;
      } else {
        break;
      }
    }
    return closed == bracket_ && ReadUnit();
  }

  // A short word without digits and without the marks of sentences.
  bool ReadUnit() {
    if (at_ == text_.size) return true;
    const char32_t first = text_.At(at_);
    const bool word = IsIdeograph(first) || IsAsciiLetter(first) || first == 0x2030 ||
                      first == 0x2103 || (first >= 0x3300 && first <= 0x33FF) ||
                      IsOpenBracket(first);
    if (!word || text_.size - at_ > kLongestUnit) return false;
    for (; at_ < text_.size; ++at_) {
      const char32_t c = text_.At(at_);
      if (IsSpace(c)) continue;
      if (IsFootnoteMark(c) && !number_.unit.empty()) {
        ReadNotes();
        return at_ == text_.size;
      }
      const bool part = IsIdeograph(c) || IsAsciiLetter(c) || c == first || c == U'/' ||
                        c == 0x00B7 || c == 0x00B2 || c == 0x00B3 || IsOpenBracket(c) ||
                        IsCloseBracket(c);
      if (!part) return false;
      AppendUtf8(c, &number_.unit);
    }
    return true;
  }

  // (1), (12) and (2022) are as likely the number of an item, of a column or a year.
  bool CanBeAnItem(std::string_view shape) const {
    if (!bracket_ || signed_ || number_.percent || !number_.currency.empty()) {
      return false;
    }
    if (!IsAsciiDigits(shape)) return false;
    return shape.size() <= 2 || LooksLikeYear(shape);
  }

  NumberReading Finish(const NumberBody& body) {
    if (CanBeAnItem(body.shape)) return {std::nullopt, NumberDoubt::kBrackets};
    if (bracket_ && plus_) return {};
    const std::string_view sign = negative_ || bracket_ ? "-" : plus_ ? "+" : "";
    number_.digits = std::string(sign) + body.digits;
    number_.spaced = body.spaced;
    const std::optional<Decimal> value = Decimal::Parse(number_.digits);
    if (!value) return {};
    number_.value = *value;
    return {std::move(number_), NumberDoubt::kNone};
  }

  Characters text_;
  std::size_t at_ = 0;
  bool signed_ = false;
  bool negative_ = false;
  bool plus_ = false;
  bool bracket_ = false;
  PrintedNumber number_;
};

// Most cells are words; these begin with none of what a figure begins with.
bool CanBegin(std::string_view utf8) {
  if (utf8.empty() || utf8.size() > Characters::kLongest * 4) return false;
  const auto lead = static_cast<unsigned char>(utf8.front());
  return lead < 0xE3 || lead > 0xE9;  // no ideograph, but an ideographic space
}

}  // namespace

std::string_view Describe(NumberDoubt doubt) {
  switch (doubt) {
    case NumberDoubt::kNone:
      break;
    case NumberDoubt::kLetter:
      return "a letter stands where a digit should be";
    case NumberDoubt::kDot:
      return "a dot that is no decimal point";
    case NumberDoubt::kSeparators:
      return "separators that are not at thousands";
    case NumberDoubt::kUnfinished:
      return "nothing follows its last separator";
    case NumberDoubt::kBroken:
      return "a figure that is broken, or several";
    case NumberDoubt::kBrackets:
      return "a negative or the number of an item";
    case NumberDoubt::kExponent:
      return "a power of ten hides its digits";
    case NumberDoubt::kOverflow:
      return "an error of a spreadsheet";
  }
  return {};
}

NumberReading ReadNumber(std::string_view utf8) {
  while (!utf8.empty() && utf8.starts_with("\u3000")) utf8.remove_prefix(3);
  if (!CanBegin(utf8)) return {};
  return CellReader(utf8).Read();
}

std::optional<PrintedNumber> ParseNumber(std::string_view utf8) {
  std::optional<PrintedNumber> number = ReadNumber(utf8).number;
  if (number && !number->unit.empty()) return std::nullopt;
  return number;
}

std::optional<NumberInText> ReadNumberAt(std::string_view utf8, std::size_t begin,
                                         bool starts_clause) {
  const Characters text(utf8, begin);
  NumberBody body = ReadNumberBody(text, 0, starts_clause);
  if (body.shape.empty() || body.end == 0) return std::nullopt;
  NumberInText number;
  number.end = number.notes_end = text.offset[body.end];
  if (body.endless) {  // digits without end
    std::size_t next = number.end;
    while (next < utf8.size() && IsDigit(NextCodePoint(utf8, &next))) number.end = next;
    number.notes_end = number.end;
    return number;
  }
  if (Decimal::Parse(body.digits)) number.digits = std::move(body.digits);
  number.doubt = body.doubt;
  std::size_t behind = body.end;
  while (IsFootnoteMark(text.At(text.Visible(behind)))) {
    behind = text.Visible(behind) + 1;
  }
  // A digit behind a star is multiplied: 3*5
  number.notes_end = text.offset[IsDigit(text.At(behind)) ? body.end : behind];
  return number;
}

int SmallInteger(std::string_view text, std::size_t most) {
  constexpr std::size_t kMost = 9;  // so that it fits an int
  if (text.size() > std::min(most, kMost) || !IsAsciiDigits(text)) return -1;
  int value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  return value;
}

bool ColumnNumbers::Add(std::string_view text) {
  if (!IsAsciiDigits(text)) return false;
  in_order_ = in_order_ && SmallInteger(text) == last_ + 1;
  ++last_;
  return true;
}

bool IsNumberCharacter(char32_t c) {
  return IsDigit(c) || IsPoint(c) || IsComma(c) || IsPercent(c) || c == U'+' ||
         c == U'-' || c == 0xFF0D || c == 0x2212 || c == U'(' || c == U')';
}

}  // namespace budget::script
