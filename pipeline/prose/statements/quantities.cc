#include "pipeline/prose/statements/quantities.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "pipeline/prose/statements/blots.h"
#include "pipeline/prose/statements/surroundings.h"
#include "pipeline/script/han_number.h"
#include "pipeline/script/marks.h"
#include "pipeline/script/number.h"
#include "pipeline/script/simplified.h"
#include "pipeline/script/text.h"

namespace budget::statements {
namespace {

constexpr std::string_view kAsterisk = "\xEF\xBC\x8A";   // U+FF0A, folded '*'
constexpr std::string_view kTimes = "\xC3\x97";          // U+00D7
constexpr std::string_view kListComma = "\xE3\x80\x81";  // U+3001

}  // namespace

QuantityFinder::QuantityFinder(const schemas::FigureWords& words,
                               const std::vector<std::string>& levels,
                               const schemas::Vocabulary& vocabulary)
    : units_(words, vocabulary), is_numeral_(0x10000, false) {
  for (const std::string& level : levels) levels_.Add(level);
  counters_.Add(words.counters);
  ranges_.Add(words.ranges);
  names_.Add(words.names);
  points_.Add(words.numeral_points);
  hundredths_.Add(words.hundredths);
  not_after_.Add(words.not_after);
  not_after_in_words_.Add(words.not_after_in_words);
  const auto each = [](std::string_view characters, const auto& act) {
    for (std::size_t i = 0; i < characters.size();) {
      const std::size_t start = i;
      const char32_t c = script::NextCodePoint(characters, &i);
      act(c, characters.substr(start, i - start));
    }
  };
  each(words.numerals, [this](char32_t c, std::string_view) {
    if (c < is_numeral_.size()) is_numeral_[c] = true;
  });
  each(words.counting_numerals,
       [this](char32_t, std::string_view word) { counting_.Add(word); });
  each(words.scale_numerals,
       [this](char32_t, std::string_view word) { scale_numerals_.Add(word); });
}

// One pass over a text.
class QuantityFinder::Scan {
 public:
  Scan(const QuantityFinder& finder, const ProseText& text)
      : finder_(finder), text_(text), s_(text.folded()), inside_(Surroundings(s_)) {}

  std::vector<Quantity> Run() {
    for (std::size_t i = 0; i < s_.size();) {
      const auto lead = static_cast<unsigned char>(s_[i]);
      if (inside_[i] == Inside::kTitle) {
        i += CharLength(s_[i]);
      } else if (CanBeginFigure(i)) {
        i = ReadFigures(i);
      } else if (s_[i] == '#') {
        i = ReadOverflow(i);
      } else if (const auto of = finder_.hundredths_.Find(Rest(i)); of.length > 0) {
        i = ReadHundredths(i, i + of.length);
      } else if (lead >= 0xE0 && IsNumeral(i)) {
        i = ReadWords(i);
      } else {
        i += CharLength(s_[i]);
      }
    }
    return std::move(found_);
  }

 private:
  UnitHit UnitAt(std::size_t i) const { return finder_.units_.At(s_, i); }
  std::string_view Rest(std::size_t i) const { return s_.substr(i); }
  std::string_view Before(std::size_t i) const {
    return s_.substr(i > 24 ? i - 24 : 0, i > 24 ? 24 : i);
  }
  bool DigitAt(std::size_t i) const {
    return i < s_.size() && script::IsAsciiDigit(s_[i]);
  }
  bool IsNumeral(std::size_t i) const {
    if (i >= s_.size()) return false;
    std::size_t at = i;
    const char32_t c = script::NextCodePoint(s_, &at);
    return c < finder_.is_numeral_.size() && finder_.is_numeral_[c];
  }
  bool StartsClause(std::size_t i) const {
    return i == 0 || Before(i).ends_with("\xE3\x80\x82") || s_[i - 1] == ';' ||
           s_[i - 1] == ':';
  }

  // A digit, the point of .56, or a letter that is alone among digits: l,959.27
  bool CanBeginFigure(std::size_t i) const {
    if (script::IsAsciiDigit(s_[i])) return true;
    if (s_[i] == '.') return DigitAt(i + 1) && (i == 0 || s_[i - 1] != '.');
    const bool like = s_[i] == 'l' || s_[i] == 'I' || s_[i] == 'O' || s_[i] == 'o';
    return like && (i == 0 || !script::IsAsciiLetter(s_[i - 1]));
  }

  // The figure at i, and where the folded text goes on behind it and the marks of its
  // footnotes.
  struct Number {
    std::size_t end = 0;
    std::string digits;
    script::NumberDoubt doubt = script::NumberDoubt::kNone;
  };
  std::optional<Number> NumberAt(std::size_t i) const {
    auto read = script::ReadNumberAt(text_.printed(), text_.Origin(i), StartsClause(i));
    if (!read) return std::nullopt;
    return Number{text_.FoldedAt(read->notes_end), std::move(read->digits),
                  read->doubt};
  }

  void Add(std::size_t begin, const UnitHit& unit, std::string value) {
    found_.push_back({.begin = begin,
                      .end = unit.end,
                      .value = std::move(value),
                      .unit = unit.kind == UnitKind::kPercent
                                  ? std::string(text_.Slice(unit.begin, unit.end))
                                  : script::ToSimplified(script::WithoutSpace(
                                        text_.Printed(unit.begin, unit.end))),
                      .kind = unit.kind});
  }

  void AddInWords(std::size_t begin, std::size_t end, const UnitHit& unit) {
    Add(begin, unit, std::string(text_.Slice(begin, end)));
    found_.back().in_words = true;
  }

  // Part of a formula, a code or an ordinal.
  bool IsNoFigure(std::size_t begin, std::size_t end) const {
    if (finder_.not_after_.Ends(Before(begin))) return true;
    if (begin == 0) return false;
    const char last = s_[begin - 1];
    const bool sign = last == '-' && begin > 1;
    if (script::IsAsciiLetter(last) ||
        (sign && (script::IsAsciiLetter(s_[begin - 2]) ||
                  script::IsAsciiDigit(s_[begin - 2])))) {
      return true;
    }
    const std::string_view before = Before(begin);
    const std::string_view after = Rest(end);
    return last == '=' || after.starts_with('=') || before.ends_with(kAsterisk) ||
           after.starts_with(kAsterisk) || before.ends_with(kTimes) ||
           after.starts_with(kTimes) || after.starts_with(kSlash) ||
           before.ends_with(kSlash);
  }

  // The begin of a minus sign before the number, where it can be nothing else: 增长-5%,
  // 增长△5%; else that of the number.
  std::size_t WithSign(std::size_t begin) const {
    if (begin == 0 || text_.SpaceBefore(begin)) return begin;
    const std::size_t sign = CharBefore(begin);
    const char32_t mark = PrintedAt(sign);
    if (script::IsMinusTriangle(mark)) return sign;
    // 12万元-15万元 is a range.
    if (!found_.empty() && found_.back().end == sign) return begin;
    if (sign == 0 || (mark != '-' && mark != 0xFF0D && mark != 0x2212)) return begin;
    std::size_t at = CharBefore(sign);
    return script::IsIdeograph(script::NextCodePoint(s_, &at)) ? sign : begin;
  }

  std::size_t CharBefore(std::size_t i) const {
    do {
      --i;
    } while (i > 0 && script::ContinuesCharacter(s_[i]));
    return i;
  }
  char32_t PrintedAt(std::size_t i) const {
    std::size_t at = text_.Origin(i);
    return script::NextCodePoint(text_.printed(), &at);
  }

  // Reads the number at i and what follows; gives where to go on.
  std::size_t ReadFigures(std::size_t i) {
    std::optional<Number> number = NumberAt(i);
    if (!number || number->end <= i) return i + 1;
    if (const std::size_t end = ReadBlotted(i, *number); end != 0) return end;
    if (IsNoFigure(i, number->end)) return number->end;
    std::size_t begin = i;
    if (!ExtendByRange(&*number)) {
      begin = WithSign(i);
      if (begin < i && !number->digits.empty()) number->digits.insert(0, "-");
    }
    const bool in_doubt = number->doubt != script::NumberDoubt::kNone;
    if (number->digits.empty() && !in_doubt) return number->end;
    if (const std::size_t code = EndOfCode(i, *number); code != 0) return code;
    TakeBrackets(i, &*number);
    UnitHit unit = UnitAt(number->end);
    if (TakeRest(&*number)) unit = UnitAt(number->end);
    if (unit.end == 0) {
      AwaitUnit(begin, *number);
      return number->end;
    }
    if (unit.kind == UnitKind::kAmount) AddAwaiting(begin, unit);
    if (unit.kind == UnitKind::kNone || !StatesIn(inside_[i], unit.kind)) {
      return unit.end;
    }
    if (unit.kind == UnitKind::kCount && StartsClause(begin)) {
      DropListNumber(&begin, &number->digits);
    }
    Add(begin, unit, std::move(number->digits));
    found_.back().doubt = number->doubt;
    return unit.end;
  }

  // 48.47、51.50、39.07亿元: figures of a list whose unit stands behind the last.  What
  // begins a clause is its number.
  void AwaitUnit(std::size_t begin, const Number& number) {
    if (!ContinuesList(begin)) awaiting_.clear();
    const std::size_t next = number.end + kListComma.size();
    const bool listed = Rest(number.end).starts_with(kListComma) && DigitAt(next) &&
                        !number.digits.empty() && !StartsClause(begin);
    if (!listed) awaiting_.clear();
    if (listed) {
      awaiting_.push_back({.begin = begin, .end = number.end, .value = number.digits});
    }
  }

  bool ContinuesList(std::size_t begin) const {
    return !awaiting_.empty() && awaiting_.back().end + kListComma.size() == begin;
  }

  void AddAwaiting(std::size_t begin, const UnitHit& unit) {
    if (ContinuesList(begin)) {
      for (Quantity& quantity : awaiting_) {
        const std::size_t end = quantity.end;
        Add(quantity.begin, unit, std::move(quantity.value));
        found_.back().end = end;
      }
    }
    awaiting_.clear();
  }

  // Money or a share whose digits are not all digits: 1,959.XX万元, B12.00万元,
  // □□.5万元, 12.3.4万元.  It is in doubt and never the figure of the digits that are
  // left.  Gives where its unit ends; 0 for other numbers.
  std::size_t ReadBlotted(std::size_t i, const Number& number) {
    if (inside_[i] == Inside::kTitle || finder_.not_after_.Ends(Before(i))) return 0;
    const std::size_t begin = BeginOfBlot(text_, i);
    const bool several =
        number.digits.empty() && number.doubt == script::NumberDoubt::kNone;
    std::size_t end = number.end;
    if (UnitAt(end).end == 0) end = EndOfBlot(text_, end);
    if (begin == i && end == number.end && !several) return 0;
    const UnitHit unit = UnitAt(end);
    if (unit.end == 0 ||
        (unit.kind != UnitKind::kAmount && unit.kind != UnitKind::kPercent)) {
      return 0;
    }
    const bool letter = script::IsAsciiLetter(s_[begin]) ||
                        (end > number.end && script::IsAsciiLetter(s_[end - 1]));
    Add(begin, unit, "");
    found_.back().doubt =
        letter ? script::NumberDoubt::kLetter : script::NumberDoubt::kBroken;
    return unit.end;
  }

  // （134.46）万元: a negative, or the rest of something.
  void TakeBrackets(std::size_t begin, Number* number) const {
    if (!Before(begin).ends_with(kBracketOpen) ||
        !Rest(number->end).starts_with(kBracketClose)) {
      return;
    }
    const std::size_t end = number->end + kBracketClose.size();
    if (UnitAt(end).kind != UnitKind::kAmount) return;
    Doubt(script::NumberDoubt::kBrackets, end, number);
  }

  // 1亿2,345万元: one sum of two figures.
  bool TakeRest(Number* number) const {
    const std::size_t scale = finder_.units_.ScaleLength(Rest(number->end));
    const std::size_t next = number->end + scale;
    if (scale == 0 || !DigitAt(next) || text_.SpaceBefore(next)) return false;
    const std::optional<Number> rest = NumberAt(next);
    if (!rest || UnitAt(rest->end).kind != UnitKind::kAmount) return false;
    Doubt(script::NumberDoubt::kBroken, rest->end, number);
    return true;
  }

  static void Doubt(script::NumberDoubt doubt, std::size_t end, Number* number) {
    number->digits.clear();
    number->end = end;
    if (number->doubt == script::NumberDoubt::kNone) number->doubt = doubt;
  }

  // （204类）, （06款）, （01项）: a code in the name of an item.  A count of three
  // digits or with a nought before it is none.  Gives where the level ends; 0 if it is
  // no code.
  std::size_t EndOfCode(std::size_t begin, const Number& number) const {
    constexpr std::size_t kClassDigits = 3;
    const std::size_t end = number.end + finder_.levels_.Find(Rest(number.end)).length;
    if (end == number.end || !Before(begin).ends_with(kBracketOpen) ||
        !Rest(end).starts_with(kBracketClose)) {
      return 0;
    }
    const bool code = script::IsAsciiDigits(number.digits) &&
                      (number.digits.size() == kClassDigits || number.digits[0] == '0');
    return code ? end : 0;
  }

  // 60-70, 3至5
  bool ExtendByRange(Number* number) const {
    const auto range = finder_.ranges_.Find(Rest(number->end));
    const std::size_t next = number->end + range.length;
    if (range.length == 0 || !DigitAt(next)) return false;
    std::optional<Number> upper = NumberAt(next);
    if (!upper) return false;
    if (!number->digits.empty() && !upper->digits.empty()) {
      number->digits += text_.Slice(number->end, next);
      number->digits += upper->digits;
    } else {
      number->digits.clear();
      if (upper->doubt != script::NumberDoubt::kNone) number->doubt = upper->doubt;
    }
    number->end = upper->end;
    return true;
  }

  static bool StatesIn(Inside inside, UnitKind kind) {
    return inside != Inside::kQuote || kind == UnitKind::kAmount ||
           kind == UnitKind::kPercent;
  }

  // 1.3个项目 is item 1 and three projects: things do not come in fractions.
  void DropListNumber(std::size_t* begin, std::string* digits) const {
    const std::size_t point = digits->find('.');
    if (point == std::string::npos) return;
    digits->erase(0, point + 1);
    *begin = s_.find('.', *begin) + 1;
  }

  // ####万元, #VALUE!万元: what a spreadsheet prints in the place of a figure.
  std::size_t ReadOverflow(std::size_t i) {
    std::size_t end = i;
    while (end < s_.size() &&
           (s_[end] == '#' || s_[end] == '!' || (s_[end] >= 'A' && s_[end] <= 'Z'))) {
      ++end;
    }
    const UnitHit unit = UnitAt(end);
    if (unit.end == 0 || unit.kind != UnitKind::kAmount) return end;
    Add(i, unit, "");
    found_.back().doubt = script::NumberDoubt::kOverflow;
    return unit.end;
  }

  // 百分之五, 百分之12.5: a share, in digits.  `i`: of the number.
  std::size_t ReadHundredths(std::size_t begin, std::size_t i) {
    std::size_t end = i;
    std::string digits;
    if (DigitAt(i)) {
      const std::optional<Number> number = NumberAt(i);
      if (!number || number->digits.empty()) return i;
      end = number->end;
      digits = number->digits;
    } else {
      while (IsNumeral(end) ||
             (end > i && finder_.points_.Find(Rest(end)).length > 0)) {
        end += CharLength(s_[end]);
      }
      digits = script::ReadHanNumber(text_.Slice(i, end));
    }
    if (digits.empty()) return std::max(i, end);
    found_.push_back({.begin = begin,
                      .end = end,
                      .value = std::move(digits),
                      .unit = "%",
                      .kind = UnitKind::kPercent});
    return end;
  }

  std::size_t ReadWords(std::size_t i) {
    std::size_t end = i;
    std::size_t last = i;
    int characters = 0;
    bool counts = false;
    while (end < s_.size()) {
      const std::size_t point = finder_.points_.Find(Rest(end)).length;
      const bool goes_on = point > 0 && end > i && IsNumeral(end + point);
      if (!goes_on && !IsNumeral(end)) break;
      last = end;
      counts = counts || finder_.scale_numerals_.Find(Rest(end)).length == 0;
      end += CharLength(s_[end]);
      ++characters;
    }
    if (const auto name = finder_.names_.Find(Rest(i)); name.length > 0) {
      return std::max(end, i + name.length);
    }
    const std::string_view before = Before(i);
    if (!counts || inside_[i] == Inside::kQuote || finder_.not_after_.Ends(before) ||
        finder_.not_after_in_words_.Ends(before) ||
        (i > 0 &&
         (script::IsAsciiDigit(s_[i - 1]) || script::IsAsciiLetter(s_[i - 1])))) {
      return end;
    }
    if (const UnitHit unit = UnitAt(end);
        unit.end > 0 && unit.kind == UnitKind::kPoints) {
      Add(i, unit, script::ReadHanNumber(text_.Slice(i, end)));
      return unit.end;
    }
    if (characters == 1 && finder_.counting_.Find(Rest(i)).length == 0) return end;
    // 五十万元 is fifty 万元.
    if (characters > 1 && finder_.scale_numerals_.Find(Rest(last)).length > 0) {
      const UnitHit money = UnitAt(last);
      if (money.end > 0 && money.kind == UnitKind::kAmount) {
        AddInWords(i, last, money);
        return money.end;
      }
    }
    const UnitHit unit = UnitAt(end);
    const auto counter = finder_.counters_.Find(Rest(end));
    if (counter.length == 0 ||
        (unit.end > end + counter.length && unit.kind != UnitKind::kCount)) {
      return end;
    }
    AddInWords(i, end,
               {.begin = end, .end = end + counter.length, .kind = UnitKind::kCount});
    return end + counter.length;
  }

  const QuantityFinder& finder_;
  const ProseText& text_;
  std::string_view s_;
  std::vector<Inside> inside_;
  std::vector<Quantity> found_;
  std::vector<Quantity> awaiting_;  // of a list whose unit is still to come
};

std::vector<Quantity> QuantityFinder::Find(const ProseText& text) const {
  return Scan(*this, text).Run();
}

}  // namespace budget::statements
