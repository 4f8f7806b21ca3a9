// Bytes of a text to UTF-8, without guessing: a text is in an encoding if all of it is.
//
//   1. A byte order mark decides: UTF-8, UTF-16 LE or UTF-16 BE.
//   2. Otherwise, text whose NULs show 16-bit units of plausible characters is UTF-16.
//   3. Otherwise, valid UTF-8 is UTF-8; what is valid for several ideographs and then
//      broken is UTF-8 with an error.
//   4. Otherwise, valid GB18030 is GB18030 (GBK and GB2312 are parts of it).
//
// NUL is in no text.

#ifndef EXTRACTORS_TEXT_DECODE_TEXT_H_
#define EXTRACTORS_TEXT_DECODE_TEXT_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace budget::extractors {

enum class TextEncoding : std::uint8_t { kUtf8, kGb18030, kUtf16Le, kUtf16Be, kBig5 };

struct DecodedText {
  std::string_view utf8;  // into the bytes, or into the buffer; no byte order mark
  TextEncoding encoding = TextEncoding::kUtf8;
  // Bytes from the start to the first one that is in no encoding; none if all is well.
  std::optional<std::size_t> bad_offset;
};

// `buffer` is used if the bytes are not UTF-8 already.
DecodedText DecodeText(std::string_view bytes, std::string* buffer);

// UTF-16 without a byte order mark, told from a sample of the first bytes.
std::optional<TextEncoding> GuessUtf16(std::string_view bytes);

// Steps of DecodeText: the offset of the first bad byte.
std::optional<std::size_t> FindBadUtf8(std::string_view bytes);
std::optional<std::size_t> Gb18030ToUtf8(std::string_view bytes, std::string* out);
// Big5 is valid GB18030 nearly always: only a declaration tells it, never the bytes.
std::optional<std::size_t> Big5ToUtf8(std::string_view bytes, std::string* out);
std::optional<std::size_t> Utf16ToUtf8(std::string_view bytes, bool big_endian,
                                       std::string* out);

}  // namespace budget::extractors

#endif  // EXTRACTORS_TEXT_DECODE_TEXT_H_
