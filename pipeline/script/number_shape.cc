#include "pipeline/script/number_shape.h"

#include <algorithm>
#include <utility>

namespace budget::script {
namespace {

constexpr std::size_t kGroup = 3;  // digits between two separators

// Reads NumberBody::shape.
class Run {
 public:
  Run(const Characters& text, std::size_t begin, bool starts_clause)
      : text_(text), starts_clause_(starts_clause), end_(begin) {
    for (std::size_t i = text.Visible(begin); i < text.size;) {
      const std::size_t next = Step(i);
      if (next == kStop) break;
      i = text.Visible(next);
    }
  }

  const std::string& shape() const { return shape_; }
  std::size_t end() const { return end_; }  // behind the last digit
  bool endless() const { return text_.cut && end_ == text_.size; }

 private:
  static constexpr std::size_t kStop = static_cast<std::size_t>(-1);

  bool Has(char mark) const { return shape_.find(mark) != std::string::npos; }
  bool AfterDigit() const {
    return !shape_.empty() && IsDigit(static_cast<unsigned char>(shape_.back()));
  }

  // Takes the character at `i`; gives the next one, or kStop.
  std::size_t Step(std::size_t i) {
    const char32_t c = text_.At(i);
    if (const int digit = DigitValue(c); digit >= 0) {
      return Take(static_cast<char>('0' + digit), i);
    }
    if (IsComma(c)) return Comma(i);
    if (IsPoint(c)) return Point(i);
    if (IsNarrowSpace(c)) return Space(i);
    if (LooksLikeDigit(c)) return Letter(i);
    const bool inside = AfterDigit() && text_.DigitAt(text_.Visible(i + 1));
    if (inside && IsApostrophe(c)) return Take('\'', i);
    if (inside && (IsMiddleDot(c) || c == U'。')) return Take('M', i);
    return kStop;
  }

  std::size_t Take(char mark, std::size_t i) {
    shape_.push_back(mark);
    if (mark == 'L' || (mark >= '0' && mark <= '9')) end_ = i + 1;
    return i + 1;
  }

  // A wide comma behind decimals is one of the sentence: 12.50，2021年
  std::size_t Comma(std::size_t i) {
    if (!AfterDigit() && !(shape_.ends_with('L'))) return kStop;
    if (Has('.') && text_.At(i) != U',') return kStop;
    std::size_t next = text_.Visible(i + 1);
    if (IsNarrowSpace(text_.At(next))) {
      ++next;
      if (text_.DigitsAt(next) != kGroup) return kStop;
    }
    if (!text_.DigitAt(next) && !LetterGoesOn(next)) return kStop;
    Take(',', i);
    return next;
  }

  std::size_t Point(std::size_t i) {
    std::size_t next = text_.Visible(i + 1);
    if (IsNarrowSpace(text_.At(next))) {
      const bool item = starts_clause_ && shape_.size() < kGroup;
      if (item || Has('.') || !AfterDigit()) return kStop;
      ++next;
    }
    if (!text_.DigitAt(next) && !LetterGoesOn(next)) return kStop;
    Take('.', i);
    return next;
  }

  std::size_t Space(std::size_t i) {
    if (!AfterDigit()) return kStop;
    const std::size_t next = text_.Visible(i + 1);
    const std::size_t digits = text_.DigitsAt(next);
    if (digits > 0) {
      // Behind decimals another figure begins, unless it has none of its own.
      const char32_t behind = text_.At(next + digits);
      if (Has('.') && (IsPoint(behind) || IsComma(behind))) return kStop;
      return Take(' ', i);
    }
    // 1234 .56   1 ,234
    if (Has('.') || !text_.DigitAt(next + 1)) return kStop;
    const bool group = IsComma(text_.At(next)) && text_.DigitsAt(next + 1) == kGroup;
    return IsPoint(text_.At(next)) || group ? next : kStop;
  }

  // A letter at `i` stands for a digit, as what follows shows.
  bool LetterGoesOn(std::size_t i) const {
    if (!LooksLikeDigit(text_.At(i))) return false;
    const char32_t next = text_.At(i + 1);
    if (IsDigit(next)) return true;
    return (IsComma(next) || IsPoint(next)) && text_.DigitAt(i + 2);
  }

  std::size_t Letter(std::size_t i) {
    const char32_t next = text_.At(i + 1);
    if (shape_.empty()) {
      const bool thousands = IsComma(next) && text_.DigitsAt(i + 2) == kGroup;
      const bool zero = (text_.At(i) == U'O' || text_.At(i) == U'o') && IsPoint(next) &&
                        text_.DigitsAt(i + 2) >= 2;
      return thousands || zero ? Take('L', i) : kStop;
    }
    if (LetterGoesOn(i)) return Take('L', i);
    const bool last = AfterDigit() && (Has(',') || Has('.')) && !IsAsciiLetter(next);
    return last ? Take('L', i) : kStop;
  }

  const Characters& text_;
  bool starts_clause_;
  std::string shape_;
  std::size_t end_;
};

// 1.959.27 has three digits between two points; dates and numbers of sections have not.
bool HasThousandsBetweenPoints(std::string_view shape) {
  std::size_t from = shape.find('.');
  for (std::size_t to = shape.find('.', from + 1); to != std::string_view::npos;
       to = shape.find('.', from + 1)) {
    if (to - from - 1 == kGroup) return true;
    from = to;
  }
  return false;
}

// Whether `mark` divides digits into groups of three, the first one of one to three.
bool DividesThousands(std::string_view whole, char mark) {
  std::size_t from = whole.find(mark);
  if (from == 0 || from > kGroup) return false;
  while (from != std::string_view::npos) {
    const std::size_t to = std::min(whole.find(mark, from + 1), whole.size());
    if (to - from - 1 != kGroup) return false;
    from = whole.find(mark, from + 1);
  }
  return true;
}

// Reads the digits of a shape, or why there are none.
void ReadDigits(NumberBody* body) {
  const std::string& shape = body->shape;
  const auto doubt = [body](NumberDoubt reason) { body->doubt = reason; };
  if (shape.find('L') != std::string::npos) return doubt(NumberDoubt::kLetter);
  if (shape.find('M') != std::string::npos) return doubt(NumberDoubt::kDot);
  const std::size_t point = shape.find('.');
  if (point != shape.rfind('.')) {
    if (HasThousandsBetweenPoints(shape)) doubt(NumberDoubt::kSeparators);
    return;
  }
  std::string whole = shape.substr(0, point);
  const std::string decimals =
      point == std::string::npos ? std::string() : shape.substr(point);
  const bool commas = whole.find(',') != std::string::npos;
  const bool apostrophes = whole.find('\'') != std::string::npos;
  const bool spaces = whole.find(' ') != std::string::npos;
  if (decimals.find_first_of(", '") != std::string::npos || (commas && apostrophes)) {
    return doubt(NumberDoubt::kSeparators);
  }
  // A figure with commas that a line or a font has torn apart: 1,2 34.50
  if (commas || apostrophes) std::erase(whole, ' ');
  const char mark = commas ? ',' : apostrophes ? '\'' : ' ';
  if ((commas || apostrophes || spaces) && !DividesThousands(whole, mark)) {
    return doubt(NumberDoubt::kSeparators);
  }
  std::erase(whole, mark);
  if (whole.empty() && !decimals.empty()) whole = "0";
  body->digits = whole + decimals;
  body->spaced = spaces && !commas && !apostrophes;
}

}  // namespace

NumberBody ReadNumberBody(const Characters& text, std::size_t begin,
                          bool starts_clause) {
  const Run run(text, begin, starts_clause);
  NumberBody body;
  body.shape = run.shape();
  body.end = run.end();
  body.endless = run.endless();
  ReadDigits(&body);
  return body;
}

}  // namespace budget::script
