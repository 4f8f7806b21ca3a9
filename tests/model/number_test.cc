#include "pipeline/script/number.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "pipeline/script/marks.h"

namespace budget::script {
namespace {

// What a reading says, on one line: "1234.50 % 万元 ①", "? letter", "none".
std::string Shown(const NumberReading& reading) {
  if (reading.doubt != NumberDoubt::kNone) {
    EXPECT_FALSE(reading.number.has_value());
    return "? " + std::string(Describe(reading.doubt));
  }
  if (!reading.number) return "none";
  const PrintedNumber& number = *reading.number;
  EXPECT_EQ(Decimal::Parse(number.digits).value(), number.value);
  std::string shown = number.currency + number.digits;
  if (number.percent) shown += " %";
  if (!number.unit.empty()) shown += " " + number.unit;
  if (!number.note.empty()) shown += " note " + number.note;
  if (number.spaced) shown += " spaced";
  return shown;
}

struct NumberCase {
  const char* text;
  const char* want;
};

constexpr const char* kLetter = "? a letter stands where a digit should be";
constexpr const char* kDot = "? a dot that is no decimal point";
constexpr const char* kSeparators = "? separators that are not at thousands";
constexpr const char* kUnfinished = "? nothing follows its last separator";
constexpr const char* kBrackets = "? a negative or the number of an item";

TEST(NumberTest, ReadsCells) {
  const std::vector<NumberCase> cases = {
      // Digits and separators.
      {"1,234.50", "1234.50"},
      {"14,360.52 ", "14360.52"},
      {"189767551", "189767551"},
      {"0", "0"},
      {"1 959.27", "1959.27 spaced"},
      {"12 345 678.00", "12345678.00 spaced"},
      {"1\u2009959.27", "1959.27 spaced"},
      {"1\u00A0959.27", "1959.27 spaced"},
      {"1\u202F959.27", "1959.27 spaced"},
      {"1'959.27", "1959.27"},
      {"1’959’000.27", "1959000.27"},
      {"1，959.27", "1959.27"},
      {"１２，３４５．６０", "12345.60"},
      {".56", "0.56"},
      {"-.56", "-0.56"},
      {"1,234 .56", "1234.56"},
      {"1,234. 56", "1234.56"},
      {"1, 234.56", "1234.56"},
      // Signs.
      {"-16.9", "-16.9"},
      {"－223.23", "-223.23"},
      {"−40.22", "-40.22"},
      {"–40.22", "-40.22"},
      {"- 134.46", "-134.46"},
      {"134.46-", "-134.46"},
      {"134.46−", "-134.46"},
      {"△134.46", "-134.46"},
      {"▲ 1,134.46", "-1134.46"},
      {"+5.2", "+5.2"},
      {"(134.46)", "-134.46"},
      {"（134.46）", "-134.46"},
      {"（1,024.00）", "-1024.00"},
      {"(-134.46)", "-134.46"},
      {"（5.2%）", "-5.2 %"},
      {"（5.2）%", "-5.2 %"},
      {"(1 134.46)", "-1134.46 spaced"},
      {"(134)", "-134"},
      {"￥1,959.27", "￥1959.27"},
      {"¥ -5.00", "¥-5.00"},
      {"-￥5.00", "￥-5.00"},
      // What stands behind.
      {"28.2%", "28.2 %"},
      {"100 ％", "100 %"},
      {"12.5万元", "12.5 万元"},
      {"12.5 万元", "12.5 万元"},
      {"5人", "5 人"},
      {"3台（套）", "3 台（套）"},
      {"3元/月", "3 元/月"},
      {"1,959.27①", "1959.27 note ①"},
      {"12.00¹", "12.00 note ¹"},
      {"12.00*", "12.00 note *"},
      {"12.00①万元", "12.00 万元 note ①"},
      {"12.00万元*", "12.00 万元 note *"},
      {"28.2%②", "28.2 % note ②"},
      {"(134.46)①", "-134.46 note ①"},
      // Characters without width.
      {"\u200B1,9\u200B59.27\uFEFF", "1959.27"},
  };
  for (const NumberCase& c : cases) {
    EXPECT_EQ(c.want, Shown(ReadNumber(c.text))) << "'" << c.text << "'";
  }
}

TEST(NumberTest, TellsWhatCannotBeRead) {
  const std::vector<NumberCase> cases = {
      {"l,959.27", kLetter},
      {"1,2I4", kLetter},
      {"1,959.2I", kLetter},
      {"1,95O.27", kLetter},
      {"O.56", kLetter},
      {"1O5", kLetter},
      {"1959·27", kDot},
      {"1959•27", kDot},
      {"1959。27", kDot},
      {"1959,27", kSeparators},
      {"1.234,56", kSeparators},
      {"12,34.5", kSeparators},
      {"1.959.27", kSeparators},
      {"12,3456", kSeparators},
      {"1234,567", kSeparators},
      {"1,234,56.7", kSeparators},
      {"1,234'567", kSeparators},
      {"12 34", kSeparators},
      {"1,234 567.00", kSeparators},
      {"1959.2 7", kSeparators},
      {"1,23", kSeparators},
      {"1,234.", kUnfinished},
      {"1,234,", kUnfinished},
      {"100\n200", "? a figure that is broken, or several"},
      {"1,959.\n27", "? a figure that is broken, or several"},
      {"(5)", kBrackets},
      {"（12）", kBrackets},
      {"(2022)", kBrackets},
      {"1.2E+05", "? a power of ten hides its digits"},
      {"#####", "? an error of a spreadsheet"},
      {"#DIV/0!", "? an error of a spreadsheet"},
  };
  for (const NumberCase& c : cases) {
    EXPECT_EQ(c.want, Shown(ReadNumber(c.text))) << "'" << c.text << "'";
    EXPECT_FALSE(ParseNumber(c.text)) << c.text;
  }
}

TEST(NumberTest, LeavesOtherText) {
  for (const char* text : {"",
                           " ",
                           "-",
                           "--",
                           "—",
                           "%",
                           "()",
                           "合计",
                           "约 440 万",
                           "≥90%",
                           "1.2.3",
                           "2021.12.31",
                           "12*3",
                           "5-10",
                           "3/4",
                           "A12",
                           "B05",
                           "第3批",
                           "2021年12月",
                           "5\n-10",
                           "-5-",
                           "--5",
                           "(5",
                           "5)",
                           "12.00 a1",
                           "#",
                           "○",
                           "①",
                           "99999999999999999999999999",
                           "1,2,3、4",
                           "abc",
                           "l",
                           "O"}) {
    EXPECT_EQ("none", Shown(ReadNumber(text))) << "'" << text << "'";
  }
}

TEST(NumberTest, ParsesNoUnit) {
  EXPECT_FALSE(ParseNumber("12.5万元"));
  EXPECT_EQ("12.5", ParseNumber("12.5%").value().digits);
  EXPECT_TRUE(ParseNumber("12.5%").value().percent);
}

struct TextCase {
  const char* text;
  const char* want;  // digits or "?", then what is left behind the marks of notes
  bool starts_clause = false;
};

TEST(NumberTest, ReadsTheLongestInText) {
  const std::vector<TextCase> cases = {
      {"12 345 678.00元", "12345678.00|元"},
      {"1,959.27①万元", "1959.27|万元"},
      {"1,959.27*万元", "1959.27|万元"},
      {"1'959.27万元", "1959.27|万元"},
      {".56万元", "0.56|万元"},
      {"12.50，2021年", "12.50|，2021年"},
      {"5，其中", "5|，其中"},
      {"5.", "5|."},
      {"12.5%", "12.5|%"},
      {"1,2 34.50万元", "1234.50|万元"},
      {"100.00 200.00万元", "100.00| 200.00万元"},
      {"5-10人", "5|-10人"},
      {"3*5", "3|*5"},
      {"1. 5个", "1|. 5个", true},
      {"12. 56万元", "12.56|万元"},
      {"1959,27万元", "?|万元"},
      {"1959·27万元", "?|万元"},
      {"1959，27万元", "?|万元"},
      {"l,959.27万元", "?|万元"},
      {"1,95O.27万元", "?|万元"},
      {"1.959.27万元", "?|万元"},
      {"12 34.5万元", "?|万元"},
      {"1959.2 7万元", "?|万元"},
      {"1.2.3节", "|节"},  // no figure, and no doubt
      {"12345678901234567890人", "|人"},
      {"万元", "none"},
      {"l", "none"},
      {"..5", "none"},
      {"", "none"},
  };
  for (const TextCase& c : cases) {
    const auto number = ReadNumberAt(c.text, 0, c.starts_clause);
    std::string shown = "none";
    if (number) {
      shown = number->doubt == NumberDoubt::kNone ? number->digits : "?";
      shown += "|" + std::string(c.text).substr(number->notes_end);
    }
    EXPECT_EQ(c.want, shown) << c.text;
  }
}

TEST(NumberTest, CountsColumns) {
  const auto count = [](const std::vector<const char*>& texts) {
    ColumnNumbers numbers;
    for (const char* text : texts) numbers.Add(text);
    return numbers.count();
  };
  EXPECT_EQ(3, count({"栏次", "1", "2", "3"}));
  EXPECT_EQ(0, count({"1", "3"}));
  EXPECT_EQ(0, count({"1", "3", "2", "3"}));
  EXPECT_EQ(0, count({"2", "3"}));
  EXPECT_EQ(0, count({"项目"}));
  EXPECT_EQ(0, count({"1", "2.00", "2021"}));
  EXPECT_EQ(1, count({"1", "2.00"}));
}

TEST(NumberTest, ReadsSmallIntegers) {
  EXPECT_EQ(120, SmallInteger("120"));
  EXPECT_EQ(-1, SmallInteger("1200"));
  EXPECT_EQ(1200, SmallInteger("1200", 5));
  EXPECT_EQ(-1, SmallInteger(""));
  EXPECT_EQ(-1, SmallInteger("-1"));
  EXPECT_EQ(-1, SmallInteger("12345678901", 20));
}

TEST(MarksTest, TellsPlaceholders) {
  for (const char* text : {"-", "--", "—", "－", "──"})
    EXPECT_TRUE(IsPlaceholder(text)) << text;
  for (const char* text : {"", "- 1", "合计", "…"}) {
    EXPECT_FALSE(IsPlaceholder(text)) << text;
  }
}

}  // namespace
}  // namespace budget::script
