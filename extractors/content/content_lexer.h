// The tokens of a page's content stream.
//
//     BT /F1 9 Tf 72 700 Td [(9,0) -20 <3636>] TJ ET
//
// Nothing is copied but strings and names with escapes.

#ifndef EXTRACTORS_CONTENT_CONTENT_LEXER_H_
#define EXTRACTORS_CONTENT_CONTENT_LEXER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace budget::content {

enum class TokenKind : std::uint8_t {
  kEnd,
  kNumber,
  kName,    // without the slash
  kString,  // decoded
  kArrayBegin,
  kArrayEnd,
  kDictionaryBegin,
  kDictionaryEnd,
  kOperator,  // any other word: true, false and null, too
  kBad        // no token of a sound stream; the next one follows all the same
};

struct Token {
  TokenKind kind = TokenKind::kEnd;
  double number = 0;      // kNumber
  std::string_view text;  // kName, kString, kOperator: of the content, or of the lexer
};

// An operator of up to three characters as a number, for switch statements.
constexpr std::uint32_t Op(std::string_view name) {
  std::uint32_t op = 0;
  for (const char c : name) op = op << 8U | static_cast<unsigned char>(c);
  return op;
}

class ContentLexer {
 public:
  // `content` must outlive the lexer and all its tokens.
  explicit ContentLexer(std::string_view content)
      : at_(content.data()), end_(content.data() + content.size()), content_(content) {}

  // The next token; after the last one kEnd, however often it is asked for.
  Token Next();

  // What has not been read yet, and a way past the first `count` bytes of it.
  std::string_view rest() const { return {at_, static_cast<std::size_t>(end_ - at_)}; }
  void Skip(std::size_t count) { at_ += count; }

  // The texts of all tokens so far are no longer needed.
  void ForgetTexts() { used_ = 0; }

 private:
  Token ReadNumber();
  Token ReadName();
  Token ReadString();
  Token ReadHexString();
  Token ReadWord();
  char* Room();  // for a decoded text: as much as the content itself is enough
  void SkipSpace();
  int ReadEscape();

  const char* at_;
  const char* end_;
  std::string_view content_;
  std::unique_ptr<char[]> room_;
  std::size_t used_ = 0;
};

}  // namespace budget::content

#endif  // EXTRACTORS_CONTENT_CONTENT_LEXER_H_
