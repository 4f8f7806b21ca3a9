// A piece of prose in folded form that still knows its printed one.

#ifndef PIPELINE_PROSE_STATEMENTS_TEXT_H_
#define PIPELINE_PROSE_STATEMENTS_TEXT_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace budget::statements {

// Marks as they are in a folded text.
inline constexpr std::string_view kSlash = "\xEF\xBC\x8F";         // U+FF0F for '/'
inline constexpr std::string_view kBracketOpen = "\xEF\xBC\x88";   // U+FF08 for '('
inline constexpr std::string_view kBracketClose = "\xEF\xBC\x89";  // U+FF09 for ')'
inline constexpr std::string_view kTitleOpen = "\xE3\x80\x8A";     // U+300A
inline constexpr std::string_view kTitleClose = "\xE3\x80\x8B";    // U+300B

// Of a quotation, in bytes: longer ones are stray marks.
inline constexpr std::size_t kLongestQuotation = 120;

// `folded` is Fold(printed) without pairs of asterisks (mark-up of bold text).  Offsets
// are bytes; those into `folded` always stand between characters.
class ProseText {
 public:
  explicit ProseText(std::string_view printed);

  std::string_view printed() const { return printed_; }
  const std::string& folded() const { return folded_; }
  std::size_t size() const { return folded_.size(); }
  std::string_view Slice(std::size_t begin, std::size_t end) const {
    return std::string_view(folded_).substr(begin, end - begin);
  }

  // Where a folded character stands in the printed text.
  std::size_t Origin(std::size_t offset) const { return origin_[offset]; }
  // The first folded character that stands at or after a place of the printed text.
  std::size_t FoldedAt(std::size_t origin) const;
  // The printed text of a slice.
  std::string_view Printed(std::size_t begin, std::size_t end) const;
  // White space stood before this character.
  bool SpaceBefore(std::size_t offset) const { return space_before_[offset] != 0; }

 private:
  std::string_view printed_;
  std::string folded_;
  std::vector<std::uint32_t> origin_;       // one more than bytes of folded_
  std::vector<std::uint8_t> space_before_;  // the same
};

// The bytes of the UTF-8 character that starts with this byte; 1 for a broken one.
inline std::size_t CharLength(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

// The start of a character, at or after `offset`.
std::size_t CharStart(std::string_view text, std::size_t offset);

// The number of characters.
std::size_t CharCount(std::string_view utf8);

}  // namespace budget::statements

#endif  // PIPELINE_PROSE_STATEMENTS_TEXT_H_
