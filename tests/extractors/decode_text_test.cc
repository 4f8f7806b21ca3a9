#include "extractors/text/decode_text.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace budget::extractors {
namespace {

using namespace std::string_view_literals;

struct DecodeCase {
  const char* name;
  std::string_view bytes;
  std::string want;  // "encoding text", or "encoding bad at OFFSET"
};

std::string Show(std::string_view bytes) {
  static constexpr const char* kNames[] = {"utf8", "gb", "le", "be"};
  std::string buffer;
  const DecodedText text = DecodeText(bytes, &buffer);
  const std::string name = kNames[static_cast<int>(text.encoding)];
  if (text.bad_offset) return name + " bad at " + std::to_string(*text.bad_offset);
  return name + " " + std::string(text.utf8);
}

class DecodeTextTest : public testing::TestWithParam<DecodeCase> {};

TEST_P(DecodeTextTest, Decodes) { EXPECT_EQ(GetParam().want, Show(GetParam().bytes)); }

INSTANTIATE_TEST_SUITE_P(
    Utf8, DecodeTextTest,
    testing::ValuesIn(std::vector<DecodeCase>{
        {"Empty", ""sv, "utf8 "},
        {"Ascii", "budget 2022\t1,000.00\n"sv, "utf8 budget 2022\t1,000.00\n"},
        {"Han", "收入"sv, "utf8 收入"},
        {"Mark", "\xEF\xBB\xBF收入"sv, "utf8 收入"},
        {"FourBytes", "\xF0\xA0\xAE\xB7 end"sv, "utf8 \xF0\xA0\xAE\xB7 end"},
        {"MarkAndBadByte",
         "\xEF\xBB\xBF"
         "ab\xFF"sv,
         "utf8 bad at 5"},
        {"Nul", "abcdefghij\0k"sv, "utf8 bad at 10"},
        {"TwoNuls", "abcdefg\0\0\0\0\0\0\0"sv, "utf8 bad at 7"},
        // Valid up to a byte far on: UTF-8 with a defect, not another encoding.
        {"BadByteInUtf8", "收入合计，支出合计。\xFF\n"sv, "utf8 bad at 30"},
        {"CutOff", "收入支出预算\xE6\x94"sv, "utf8 bad at 18"},
        {"Overlong", "收入支出\xC0\xAF"sv, "utf8 bad at 12"},
        {"Surrogate", "收入支出\xED\xA0\x80"sv, "utf8 bad at 12"},
        {"BeyondUnicode", "收入支出\xF4\x90\x80\x80"sv, "utf8 bad at 12"},
        // In no encoding: the one that got further is named.
        {"InNone", "abc\xF4\x90\x80\x80\xFF"sv, "gb bad at 5"},
    }),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(Gb18030, DecodeTextTest,
                         testing::ValuesIn(std::vector<DecodeCase>{
                             {"Han", "\xCA\xD5\xC8\xEB 12\n"sv, "gb 收入 12\n"},
                             {"GbkOnly", "\x81\x40"sv, "gb 丂"},
                             {"FourBytes", "\xCA\xD5\x81\x39\xEE\x39"sv, "gb 收㐀"},
                             {"OutsideTheBmp", "\xCA\xD5\x95\x32\x82\x36"sv, "gb 收𠀀"},
                             {"BadTrail", "\xCA\xD5\xC8\xEB\xCA\n"sv, "gb bad at 4"},
                             {"CutOff", "\xCA\xD5\xC8\xEB\xCA"sv, "gb bad at 4"},
                             {"Nul", "\xCA\xD5\xC8\xEB\0\xCA\xD5"sv, "gb bad at 4"},
                             {"Latin1", "caf\xE9 au lait"sv, "utf8 bad at 3"},
                         }),
                         [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Utf16, DecodeTextTest,
    testing::ValuesIn(std::vector<DecodeCase>{
        {"LittleWithMark", "\xFF\xFE\x36\x65\x65\x51"sv, "le 收入"},
        {"BigWithMark", "\xFE\xFF\x65\x36\x51\x65"sv, "be 收入"},
        {"Little", "\x36\x65\x65\x51\n\0\x31\0\x32\0\n\0"sv, "le 收入\n12\n"},
        {"Big", "\x65\x36\x51\x65\0\n\0\x31\0\x32\0\n"sv, "be 收入\n12\n"},
        {"Ascii", "a\0b\0c\0"sv, "le abc"},
        // 一 is U+4E00: a NUL on the other side.
        {"NulOnBothSides", "\0\x4E\0\x4E\x01\x30\n\0"sv, "le 一一、\n"},
        {"Pair", "\xFF\xFE\x40\xD8\x00\xDC"sv, "le 𠀀"},
        {"LoneLead", "\xFF\xFE\x36\x65\x40\xD8\x36\x65"sv, "le bad at 4"},
        {"LeadAtEnd", "\xFF\xFE\x36\x65\x40\xD8"sv, "le bad at 4"},
        {"LoneTrail", "\xFF\xFE\x36\x65\x00\xDC"sv, "le bad at 4"},
        {"OddLength", "\xFF\xFE\x36\x65\x36"sv, "le bad at 4"},
        {"Nul", "\xFF\xFE\x36\x65\0\0"sv, "le bad at 4"},
        {"MarkOnly", "\xFF\xFE"sv, "le "},
    }),
    [](const auto& test) { return std::string(test.param.name); });

TEST(DecodeTextTest, FindsTheBadByteBeyondOneBuffer) {
  std::string bytes;
  for (int i = 0; i < 20000; ++i) bytes += "\xCA\xD5";
  bytes += "\xFF\xFF";
  std::string buffer;
  EXPECT_EQ(40000U, DecodeText(bytes, &buffer).bad_offset);
}

TEST(DecodeTextTest, PairsSurviveTheEdgeOfABuffer) {
  // One byte first, so that a pair meets the edge at every even size of the buffer.
  std::string bytes =
      "\x95\x32\x82\x36"
      "a";
  std::string want = "𠀀a";
  for (int i = 0; i < 10000; ++i) {
    bytes += "\x95\x32\x82\x36";
    want += "𠀀";
  }
  std::string buffer;
  EXPECT_EQ(want, DecodeText(bytes, &buffer).utf8);
}

}  // namespace
}  // namespace budget::extractors
