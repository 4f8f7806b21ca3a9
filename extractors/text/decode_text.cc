#include "extractors/text/decode_text.h"

#include <unicode/ucnv.h>
#include <unicode/utypes.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

#include "pipeline/script/text.h"

namespace budget::extractors {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view kUtf16LeMark = "\xFF\xFE";
constexpr std::string_view kUtf16BeMark = "\xFE\xFF";

unsigned At(std::string_view bytes, std::size_t i) {
  return static_cast<unsigned char>(bytes[i]);
}

bool IsContinuation(unsigned byte) { return (byte & 0xC0U) == 0x80; }

// The length of the well-formed sequence at `i` (Unicode, table 3-7); 0 if it is none.
std::size_t Utf8Length(std::string_view bytes, std::size_t i) {
  const unsigned lead = At(bytes, i);
  const std::size_t left = bytes.size() - i;
  if (lead >= 0xE0 && lead < 0xF0) {
    if (left < 3) return 0;
    const unsigned second = At(bytes, i + 1);
    const unsigned low = lead == 0xE0 ? 0xA0 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : 0xBF;
    if (second < low || second > high || !IsContinuation(At(bytes, i + 2))) return 0;
    return 3;
  }
  if (lead >= 0xC2 && lead < 0xE0) {
    return left >= 2 && IsContinuation(At(bytes, i + 1)) ? 2 : 0;
  }
  if (lead < 0xF0 || lead > 0xF4 || left < 4) return 0;
  const unsigned second = At(bytes, i + 1);
  const unsigned low = lead == 0xF0 ? 0x90 : 0x80;
  const unsigned high = lead == 0xF4 ? 0x8F : 0xBF;
  if (second < low || second > high) return 0;
  return IsContinuation(At(bytes, i + 2)) && IsContinuation(At(bytes, i + 3)) ? 4 : 0;
}

// How many characters of three bytes a piece of valid UTF-8 has, counting to ten.
int CountThreeByteCharacters(std::string_view utf8) {
  int count = 0;
  for (std::size_t i = 0; i < utf8.size() && count < 10; ++i) {
    if ((At(utf8, i) & 0xF0U) == 0xE0) ++count;
  }
  return count;
}

// Whether eight bytes are all ASCII and none is NUL.
bool IsPlainAscii(std::uint64_t word) {
  constexpr std::uint64_t kHigh = 0x8080808080808080U;
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  return (word & kHigh) == 0 && ((word - kOnes) & kHigh) == 0;
}

// Writes UTF-8 into a string that has been made large enough beforehand.
class Utf8Writer {
 public:
  Utf8Writer(std::string* out, std::size_t most) : out_(out) { out_->resize(most); }
  ~Utf8Writer() { out_->resize(size_); }
  Utf8Writer(const Utf8Writer&) = delete;
  Utf8Writer& operator=(const Utf8Writer&) = delete;

  void Append(char32_t c) {
    if (c < 0x80) {
      Byte(c);
    } else if (c < 0x800) {
      Byte(0xC0 | (c >> 6));
      Byte(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
      Byte(0xE0 | (c >> 12));
      Byte(0x80 | ((c >> 6) & 0x3F));
      Byte(0x80 | (c & 0x3F));
    } else {
      Byte(0xF0 | (c >> 18));
      Byte(0x80 | ((c >> 12) & 0x3F));
      Byte(0x80 | ((c >> 6) & 0x3F));
      Byte(0x80 | (c & 0x3F));
    }
  }

 private:
  void Byte(char32_t byte) { (*out_)[size_++] = static_cast<char>(byte); }

  std::string* out_;
  std::size_t size_ = 0;
};

bool IsLead(char32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool IsTrail(char32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }
char32_t FromPair(char32_t lead, char32_t trail) {
  return 0x10000 + ((lead - 0xD800) << 10) + (trail - 0xDC00);
}

char32_t UnitAt(std::string_view bytes, std::size_t i, bool big_endian) {
  const unsigned first = At(bytes, i);
  const unsigned second = At(bytes, i + 1);
  return big_endian ? first << 8 | second : second << 8 | first;
}

// Characters of which the texts at hand are made.
bool IsPlausible(char32_t unit) {
  return (unit >= 0x20 && unit < 0x7F) || (unit >= 0x09 && unit <= 0x0D) ||
         (unit >= 0x2010 && unit <= 0x203F) || (unit >= 0x2190 && unit <= 0x25FF) ||
         (unit >= 0x3000 && unit <= 0x303F) || (unit >= 0x4E00 && unit <= 0x9FFF) ||
         (unit >= 0xFF00 && unit <= 0xFFEF);
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

// A converter that stops at the first byte that it cannot convert.
std::unique_ptr<UConverter, CloseConverter> OpenStrict(const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(encoding, &status));
  if (converter) {
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr,
                        nullptr, &status);
  }
  if (U_FAILURE(status)) converter.reset();
  return converter;
}

// How many of the bytes before `source` belong to the sequence that was refused.
std::size_t RefusedBytes(const UConverter* converter) {
  std::array<char, 16> invalid{};
  auto length = static_cast<int8_t>(invalid.size());
  UErrorCode status = U_ZERO_ERROR;
  ucnv_getInvalidChars(converter, invalid.data(), &length, &status);
  return U_SUCCESS(status) && length > 0 ? static_cast<std::size_t>(length) : 0;
}

std::optional<std::size_t> ConvertToUtf8(const char* encoding, std::string_view bytes,
                                         std::string* out) {
  const auto converter = OpenStrict(encoding);
  if (!converter) return 0;
  Utf8Writer writer(out, bytes.size() + bytes.size() / 2 + 4);
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  char32_t lead = 0;
  for (UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
       status == U_BUFFER_OVERFLOW_ERROR;) {
    status = U_ZERO_ERROR;
    std::array<UChar, 4096> units;
    UChar* target = units.data();
    ucnv_toUnicode(converter.get(), &target, target + units.size(), &source, end,
                   nullptr, /*flush=*/1, &status);
    for (const UChar* unit = units.data(); unit != target; ++unit) {
      if (IsLead(*unit)) {
        lead = *unit;
      } else {
        writer.Append(IsTrail(*unit) ? FromPair(lead, *unit) : char32_t{*unit});
      }
    }
    if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) {
      const auto read = static_cast<std::size_t>(source - bytes.data());
      return read - std::min(read, RefusedBytes(converter.get()));
    }
  }
  const std::size_t nul = bytes.find('\0');
  if (nul != std::string_view::npos) return nul;
  return std::nullopt;
}

}  // namespace

std::optional<std::size_t> FindBadUtf8(std::string_view bytes) {
  std::size_t i = 0;
  while (i < bytes.size()) {
    if (i + 8 <= bytes.size()) {
      std::uint64_t word = 0;
      std::memcpy(&word, bytes.data() + i, 8);
      if (IsPlainAscii(word)) {
        i += 8;
        continue;
      }
    }
    const unsigned byte = At(bytes, i);
    if (byte == 0) return i;
    const std::size_t length = byte < 0x80 ? 1 : Utf8Length(bytes, i);
    if (length == 0) return i;
    i += length;
  }
  return std::nullopt;
}

std::optional<std::size_t> Gb18030ToUtf8(std::string_view bytes, std::string* out) {
  return ConvertToUtf8("gb18030", bytes, out);
}

std::optional<std::size_t> Big5ToUtf8(std::string_view bytes, std::string* out) {
  return ConvertToUtf8("big5-hkscs", bytes, out);
}

std::optional<std::size_t> Utf16ToUtf8(std::string_view bytes, bool big_endian,
                                       std::string* out) {
  Utf8Writer writer(out, bytes.size() + bytes.size() / 2 + 4);
  for (std::size_t i = 0; i < bytes.size(); i += 2) {
    if (i + 1 == bytes.size()) return i;
    char32_t c = UnitAt(bytes, i, big_endian);
    if (c == 0 || IsTrail(c)) return i;
    if (IsLead(c)) {
      if (i + 3 >= bytes.size()) return i;
      const char32_t trail = UnitAt(bytes, i + 2, big_endian);
      if (!IsTrail(trail)) return i;
      c = FromPair(c, trail);
      i += 2;
    }
    writer.Append(c);
  }
  return std::nullopt;
}

std::optional<TextEncoding> GuessUtf16(std::string_view bytes) {
  constexpr std::size_t kSample = 1U << 14;
  const std::string_view sample = bytes.substr(0, std::min(kSample, bytes.size()));
  const std::size_t units = sample.size() / 2;
  if (units == 0 || sample.find('\0') == std::string_view::npos) return std::nullopt;
  std::size_t little = 0;
  std::size_t big = 0;
  std::size_t high = 0;  // bytes
  std::size_t wide = 0;  // units without a NUL
  for (std::size_t i = 0; i + 1 < sample.size(); i += 2) {
    little += IsPlausible(UnitAt(sample, i, false)) ? 1 : 0;
    big += IsPlausible(UnitAt(sample, i, true)) ? 1 : 0;
    high += (At(sample, i) >= 0x80 ? 1U : 0U) + (At(sample, i + 1) >= 0x80 ? 1U : 0U);
    wide += sample[i] != 0 && sample[i + 1] != 0 ? 1 : 0;
  }
  // Two ASCII characters read as one unit make an ideograph, but without high bytes.
  if (wide >= 4 && 4 * high < wide) return std::nullopt;
  // Nearly all units must be plausible: digits and ideographs read the wrong way round
  // are scattered over the whole plane.
  if (std::max(little, big) * 10 < units * 9) return std::nullopt;
  return little >= big ? TextEncoding::kUtf16Le : TextEncoding::kUtf16Be;
}

DecodedText DecodeText(std::string_view bytes, std::string* buffer) {
  DecodedText text;
  const auto utf16 = [&](TextEncoding encoding, std::size_t skip) {
    text.encoding = encoding;
    text.bad_offset =
        Utf16ToUtf8(bytes.substr(skip), encoding == TextEncoding::kUtf16Be, buffer);
    if (text.bad_offset) *text.bad_offset += skip;
    text.utf8 = *buffer;
    return text;
  };
  if (bytes.starts_with(kUtf16LeMark)) return utf16(TextEncoding::kUtf16Le, 2);
  if (bytes.starts_with(kUtf16BeMark)) return utf16(TextEncoding::kUtf16Be, 2);
  if (const auto encoding = GuessUtf16(bytes)) return utf16(*encoding, 0);

  const std::size_t skip = bytes.starts_with(kUtf8Mark) ? kUtf8Mark.size() : 0;
  text.utf8 = bytes.substr(skip);
  text.bad_offset = FindBadUtf8(text.utf8);
  if (text.bad_offset) *text.bad_offset += skip;
  if (!text.bad_offset || skip > 0) return text;

  // A text cut off or broken somewhere may be valid GB18030 by chance; what begins with
  // several ideographs in UTF-8 is meant to be UTF-8.
  if (CountThreeByteCharacters(text.utf8.substr(0, *text.bad_offset)) >= 4) return text;

  const auto bad_gb18030 = Gb18030ToUtf8(bytes, buffer);
  if (!bad_gb18030 || *bad_gb18030 > *text.bad_offset) {
    // Where neither fits, the one that got further is what the text was meant to be.
    text.encoding = TextEncoding::kGb18030;
    text.bad_offset = bad_gb18030;
    text.utf8 = *buffer;
  }
  return text;
}

}  // namespace budget::extractors
