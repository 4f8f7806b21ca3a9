#include "pipeline/script/text.h"

#include <unicode/unorm2.h>
#include <unicode/utypes.h>

#include <array>
#include <cstddef>
#include <cstdint>

#include "pipeline/script/marks.h"
#include "pipeline/script/simplified.h"

namespace budget::script {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr char32_t kFullWidthOffset = 0xFEE0;  // '!' + this is the full-width form

// The ideographs of the CJK Radicals Supplement, U+2E80 to U+2EF3, which NFKC leaves
// alone; after EquivalentUnifiedIdeograph.txt of the Unicode Character Database, with
// the ideograph in common use where that names one outside the BMP.  0: none.
constexpr std::array<char16_t, 0x74> kRadicalSupplement = {
    0,      0x5382, 0x4E5B, 0x4E5A, 0x4E59, 0x4EBB, 0x5182, 0x51E0,  // 2E80
    0x5200, 0x5202, 0x535C, 0x353E, 0x5C0F, 0x5C0F, 0x5140, 0x5C22,  // 2E88
    0x5C23, 0x5C22, 0x5DF3, 0x5E7A, 0x5F51, 0x5F50, 0x5FC4, 0x38FA,  // 2E90
    0x624C, 0x6535, 0,      0x65E1, 0x65E5, 0x6708, 0x6B7A, 0x6BCD,  // 2E98
    0x6C11, 0x6C35, 0x6C3A, 0x706C, 0x722B, 0x722B, 0x4E2C, 0x725B,  // 2EA0
    0x72AD, 0x738B, 0x758B, 0x76EE, 0x793A, 0x793B, 0x7AF9, 0x7CF9,  // 2EA8
    0x7E9F, 0x7F53, 0x7F52, 0x34C1, 0x5188, 0x7F51, 0x7F8A, 0x7F8A,  // 2EB0
    0x7F8B, 0x8002, 0x8080, 0x807F, 0x8089, 0x81FC, 0x8279, 0x8279,  // 2EB8
    0x8279, 0x864E, 0x8864, 0x8980, 0x897F, 0x89C1, 0x89D2, 0x89D2,  // 2EC0
    0x8BA0, 0x8D1D, 0x8DB3, 0x8F66, 0x8FB6, 0x8FB6, 0x8FB6, 0x961D,  // 2EC8
    0x9485, 0x9577, 0x9578, 0x957F, 0x95E8, 0x961C, 0x961D, 0x96E8,  // 2ED0
    0x9752, 0x97E6, 0x9875, 0x98CE, 0x98DE, 0x98DF, 0x98DF, 0x98E0,  // 2ED8
    0x9963, 0x9996, 0x9A6C, 0x9AA8, 0x9B3C, 0x9C7C, 0x9E1F, 0x5364,  // 2EE0
    0x9EA6, 0x9EC4, 0x9EFE, 0x6589, 0x9F50, 0x6B6F, 0x9F7F, 0x7ADC,  // 2EE8
    0x9F99, 0x9F9C, 0x4E80, 0x9F9F};                                 // 2EF0

const UNormalizer2* Nfkc() {
  static const UNormalizer2* const kNfkc = [] {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2* instance = unorm2_getNFKCInstance(&status);
    return U_SUCCESS(status) ? instance : nullptr;
  }();
  return kNfkc;
}

// NFKC of one code point, as UTF-16; itself if it has no other form.
std::u16string Compatible(char32_t code_point) {
  std::array<UChar, 32> out{};
  UErrorCode status = U_ZERO_ERROR;
  const int length =
      Nfkc() == nullptr
          ? -1
          : unorm2_getDecomposition(Nfkc(), static_cast<UChar32>(code_point),
                                    out.data(), static_cast<int>(out.size()), &status);
  if (length <= 0 || U_FAILURE(status)) return {};
  return std::u16string(out.data(), static_cast<std::size_t>(length));
}

bool IsSyntax(char32_t c) {
  static constexpr std::string_view kSyntax = "()[]{}*+?|/^$\\";
  return c < 0x80 && kSyntax.find(static_cast<char>(c)) != std::string_view::npos;
}

bool IsDoubleQuote(char32_t c) {
  return (c >= 0x201C && c <= 0x201F) || (c >= 0x301D && c <= 0x301F) || c == 0xFF02;
}

bool IsSingleQuote(char32_t c) { return (c >= 0x2018 && c <= 0x201B) || c == 0xFF07; }

// The bytes from `i` on that fold to themselves, which is most of a text: letters,
// digits and the simplified ones of the ideographs U+4000 to U+9FFF, whose first byte
// in UTF-8 is E4 to E9.
std::size_t PlainLength(std::string_view utf8, std::size_t i) {
  const auto byte = [utf8](std::size_t at) {
    return static_cast<unsigned char>(utf8[at]);
  };
  const std::size_t start = i;
  while (i < utf8.size()) {
    const unsigned c = byte(i);
    if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) {
      ++i;
    } else if (c >= 0xE4 && c <= 0xE9 && utf8.size() - i >= 3 &&
               (byte(i + 1) & 0xC0U) == 0x80U && (byte(i + 2) & 0xC0U) == 0x80U) {
      const char32_t ideograph =
          ((c & 0x0FU) << 12U) | ((byte(i + 1) & 0x3FU) << 6U) | (byte(i + 2) & 0x3FU);
      if (Simplified(ideograph) != ideograph) break;
      i += 3;
    } else {
      break;
    }
  }
  return i - start;
}

// Appends the folded form of an ASCII character.
void AppendFoldedAscii(char32_t c, std::string* out) {
  if (c <= ' ' || c == 0x7F) return;
  AppendUtf8(IsSyntax(c) ? c + kFullWidthOffset : c, out);
}

// Appends the folded form of any other character.  `depth` ends the recursion through
// decompositions, which never are deep.
void AppendFolded(char32_t c, std::string* out, int depth = 0) {
  if (c < 0x80) return AppendFoldedAscii(c, out);
  if (IsSpace(c)) return;
  if (c >= 0x4E00 && c <= 0x9FFF) return AppendUtf8(Simplified(c), out);
  if (c >= 0x3001 && c <= 0x301C) return AppendUtf8(c, out);
  if (c >= 0xFF01 && c <= 0xFF5E && !IsDash(c)) {
    return AppendFoldedAscii(c - kFullWidthOffset, out);
  }
  if (IsDash(c)) return out->push_back('-');
  if (IsDoubleQuote(c)) return out->push_back('"');
  if (IsSingleQuote(c)) return out->push_back('\'');
  if (c >= 0x2E80 && c <= 0x2FD5) return AppendUtf8(FoldRadical(c), out);
  const std::u16string compatible = depth < 2 ? Compatible(c) : std::u16string();
  if (compatible.empty()) return AppendUtf8(c, out);
  for (std::size_t i = 0; i < compatible.size(); ++i) {
    char32_t part = compatible[i];
    if (part >= 0xD800 && part < 0xDC00 && i + 1 < compatible.size()) {
      part = 0x10000 + ((part - 0xD800) << 10) + (compatible[++i] - 0xDC00U);
    }
    AppendFolded(part, out, depth + 1);
  }
}

}  // namespace

char32_t NextCodePoint(std::string_view utf8, std::size_t* offset) {
  const auto byte = [&](std::size_t i) {
    return i < utf8.size() ? static_cast<unsigned char>(utf8[i]) : 0U;
  };
  const unsigned lead = byte(*offset);
  const int length = lead < 0x80   ? 1
                     : lead < 0xC2 ? 0
                     : lead < 0xE0 ? 2
                     : lead < 0xF0 ? 3
                     : lead < 0xF5 ? 4
                                   : 0;
  if (length <= 1) {
    ++*offset;
    return length == 1 ? lead : kReplacement;
  }
  char32_t code_point = lead & (0xFFU >> (length + 1));
  for (int i = 1; i < length; ++i) {
    const unsigned next = byte(*offset + static_cast<std::size_t>(i));
    if ((next & 0xC0U) != 0x80U) {
      ++*offset;
      return kReplacement;
    }
    code_point = (code_point << 6) | (next & 0x3FU);
  }
  *offset += static_cast<std::size_t>(length);
  return code_point;
}

void AppendUtf8(char32_t c, std::string* out) {
  const auto push = [out](char32_t byte) { out->push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    push(c);
  } else if (c < 0x800) {
    push(0xC0 | (c >> 6));
    push(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    push(0xE0 | (c >> 12));
    push(0x80 | ((c >> 6) & 0x3F));
    push(0x80 | (c & 0x3F));
  } else {
    push(0xF0 | (c >> 18));
    push(0x80 | ((c >> 12) & 0x3F));
    push(0x80 | ((c >> 6) & 0x3F));
    push(0x80 | (c & 0x3F));
  }
}

std::u32string ToUtf32(std::string_view utf8) {
  std::u32string text;
  text.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size();) text.push_back(NextCodePoint(utf8, &i));
  return text;
}

std::string ToUtf8(std::u32string_view text) {
  std::string utf8;
  utf8.reserve(text.size() * 3);
  for (const char32_t c : text) AppendUtf8(c, &utf8);
  return utf8;
}

bool IsSpace(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= 9 && c <= 13);
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200F) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x2060 ||
         c == 0x3000 || c == 0xFEFF;
}

bool IsIdeograph(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFD) ||
         (c >= 0x2E80 && c <= 0x2FD5) || c == 0x3007;
}

bool IsCjk(char32_t c) {
  return IsIdeograph(c) || (c >= 0x3000 && c <= 0x30FF) ||
         (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0xFE30 && c <= 0xFE4F) ||
         (c >= 0x2018 && c <= 0x201F) || c == 0x2026 || c == 0x2014 || c == 0x00B7;
}

char32_t FoldRadical(char32_t c) {
  if (c >= 0x2E80 && c <= 0x2EF3) {
    const char32_t ideograph = kRadicalSupplement[c - 0x2E80];
    return ideograph == 0 ? c : ideograph;
  }
  if ((c >= 0x2F00 && c <= 0x2FD5) || (c >= 0xF900 && c <= 0xFAFF)) {
    const std::u16string compatible = Compatible(c);
    if (compatible.size() == 1) return compatible[0];
  }
  return c;
}

std::string Fold(std::string_view utf8) {
  std::string folded;
  folded.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size();) {
    const std::size_t plain = PlainLength(utf8, i);
    folded.append(utf8.substr(i, plain));
    i += plain;
    if (i < utf8.size()) AppendFolded(NextCodePoint(utf8, &i), &folded);
  }
  return folded;
}

std::string FoldPattern(std::string_view utf8) {
  std::string folded;
  folded.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size();) {
    const char32_t c = NextCodePoint(utf8, &i);
    if (c < 0x80) {
      folded.push_back(static_cast<char>(c));
    } else {
      AppendFolded(c, &folded);
    }
  }
  return folded;
}

std::string WithoutSpace(std::string_view utf8) {
  std::string text;
  text.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size();) {
    const std::size_t start = i;
    if (!IsSpace(NextCodePoint(utf8, &i))) text.append(utf8.substr(start, i - start));
  }
  return text;
}

HeaderLabel ReadLabel(std::string_view utf8) {
  return {.printed = WithoutSpace(utf8), .folded = Fold(utf8)};
}

std::string TidySpace(std::string_view utf8) {
  std::string text;
  text.reserve(utf8.size());
  char32_t last = 0;
  bool space = false;
  bool line_end = false;
  for (std::size_t i = 0; i < utf8.size();) {
    const std::size_t start = i;
    const char32_t c = NextCodePoint(utf8, &i);
    if (IsSpace(c)) {
      space = true;
      line_end = line_end || c == '\n';
      continue;
    }
    const bool joined = line_end && (IsCjk(last) || IsCjk(c));
    if (space && last != 0 && !joined) text.push_back(' ');
    text.append(utf8.substr(start, i - start));
    last = c;
    space = line_end = false;
  }
  return text;
}

}  // namespace budget::script
