#include "extractors/content/inline_image.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

#include "extractors/content/characters.h"

namespace budget::content {
namespace {

// What the dictionary says, under its short or its long keys.
struct Dictionary {
  double width = 0;
  double height = 0;
  double bits = 1;
  double components = 0;  // of a pixel; 0: not known
  bool stencil = false;
  bool filtered = false;
  bool whole = true;  // ended by ID
};

double ComponentsOf(std::string_view space) {
  if (space == "G" || space == "DeviceGray" || space == "I" || space == "Indexed") {
    return 1;
  }
  if (space == "RGB" || space == "DeviceRGB") return 3;
  if (space == "CMYK" || space == "DeviceCMYK") return 4;
  return 0;
}

void Set(std::string_view key, const Token& value, Dictionary* dictionary) {
  if (key == "W" || key == "Width") dictionary->width = value.number;
  if (key == "H" || key == "Height") dictionary->height = value.number;
  if (key == "BPC" || key == "BitsPerComponent") dictionary->bits = value.number;
  if (key == "IM" || key == "ImageMask") dictionary->stencil = value.text == "true";
  if (key == "F" || key == "Filter") dictionary->filtered = true;
  if ((key == "CS" || key == "ColorSpace") && value.kind == TokenKind::kName) {
    dictionary->components = ComponentsOf(value.text);
  }
}

Dictionary ReadDictionary(ContentLexer* lexer) {
  Dictionary dictionary;
  std::string_view key;
  bool has_key = false;
  while (true) {
    const Token token = lexer->Next();
    if (token.kind == TokenKind::kEnd) {
      dictionary.whole = false;
      return dictionary;
    }
    if (token.kind == TokenKind::kOperator && token.text == "ID") return dictionary;
    if (!has_key && token.kind == TokenKind::kName) {
      key = token.text;
      has_key = true;
    } else if (has_key) {
      Set(key, token, &dictionary);
      has_key = false;
      // The rest of an array stands where a key is expected, but holds no such key.
    }
  }
}

// "EI" stands at `at`, as a word of its own.
bool IsEnd(std::string_view data, std::size_t at) {
  return data.substr(at, 2) == "EI" && (at + 2 == data.size() || IsWhite(data[at + 2]));
}

// What follows an image is content again, which is text: data that happen to hold "EI"
// go on with any bytes.
bool IsContent(std::string_view data) {
  constexpr std::size_t kLooked = 16;
  return std::ranges::all_of(data.substr(0, kLooked), [](char c) {
    return (c >= ' ' && c <= '~') || (IsWhite(c) && c != '\0');
  });
}

// The size of the data if nothing has coded them.
std::optional<std::size_t> SizeOf(const Dictionary& d, std::size_t most) {
  const double components = d.stencil ? 1 : d.components;
  const double bits = d.stencil ? 1 : d.bits;
  if (d.filtered || components == 0 || !(d.width > 0) || !(d.height > 0)) {
    return std::nullopt;
  }
  const double row = d.width * components * bits / 8;
  if (!(row >= 0) || row * d.height > static_cast<double>(most)) return std::nullopt;
  const auto bytes = static_cast<std::size_t>(row);
  const bool part = static_cast<double>(bytes) < row;
  return (bytes + (part ? 1 : 0)) * static_cast<std::size_t>(d.height);
}

// The place of "EI" by the size of the data; nothing if there is none.
std::optional<std::size_t> EndBySize(std::string_view data, std::size_t size) {
  if (size > data.size()) return std::nullopt;
  std::size_t at = size;
  while (at < data.size() && IsWhite(data[at])) ++at;
  if (!IsEnd(data, at)) return std::nullopt;
  return at;
}

std::optional<std::size_t> EndByLooking(std::string_view data) {
  for (std::size_t at = data.find("EI"); at != std::string_view::npos;
       at = data.find("EI", at + 2)) {
    const bool apart = at == 0 || IsWhite(data[at - 1]) || data[at - 1] == '>';
    if (apart && IsEnd(data, at) && IsContent(data.substr(at + 2))) return at;
  }
  return std::nullopt;
}

}  // namespace

InlineImage SkipInlineImage(ContentLexer* lexer) {
  const Dictionary dictionary = ReadDictionary(lexer);
  InlineImage image{.opaque = !dictionary.stencil, .whole = false};
  if (!dictionary.whole) return image;
  if (!lexer->rest().empty()) lexer->Skip(1);  // the one space behind ID
  const std::string_view data = lexer->rest();
  std::optional<std::size_t> end;
  if (const auto size = SizeOf(dictionary, data.size())) end = EndBySize(data, *size);
  if (!end) end = EndByLooking(data);
  image.whole = end.has_value();
  lexer->Skip(end ? *end + 2 : data.size());
  return image;
}

}  // namespace budget::content
