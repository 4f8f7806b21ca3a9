#include "extractors/pdf/font_cost.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "extractors/content/content_lexer.h"
#include "extractors/pdf/poppler_objects.h"

namespace budget::pdf {
namespace {

using content::PageBudget;

constexpr std::size_t kCostOfFont = std::size_t{64} << 10U;  // the least that any costs
constexpr std::size_t kSmallStream = std::size_t{1} << 20U;  // not looked at closer
constexpr std::size_t kLargestMap = std::size_t{2} << 20U;   // of glyphs: 65,536 have
                                                             // two bytes each
constexpr int kMostCMaps = 4;                                // one that uses another
constexpr unsigned kBitsOfByte = 8;

std::uint64_t CodeOf(std::string_view bytes) {
  std::uint64_t code = 0;
  for (const char c : bytes.substr(0, 4)) {
    code = code << kBitsOfByte | static_cast<unsigned char>(c);
  }
  return code;
}

// Counts what poppler stores for the blocks of a CMap.
class MappingCost {
 public:
  // To Unicode: an array up to the largest code, written once for each code.
  void AddToUnicode(std::string_view first, std::string_view last) {
    constexpr std::uint64_t kCodesOfAByte = 16;  // that are written in the same time
    largest_ = std::max(largest_, CodeOf(last));
    total_ += (CodeOf(last) - std::min(CodeOf(first), CodeOf(last))) / kCodesOfAByte;
  }

  // To glyphs: for each prefix of a code a table of 256 entries.
  void AddToGlyphs(std::string_view first, std::string_view last) {
    constexpr std::uint64_t kTable = 4096;
    const std::uint64_t begin = CodeOf(first) >> kBitsOfByte;
    const std::uint64_t end = std::max(CodeOf(last) >> kBitsOfByte, begin);
    const bool known = begin == end && begin == last_prefix_;
    last_prefix_ = end;
    const std::uint64_t depth = std::max<std::uint64_t>(first.size(), 2) - 1;
    if (!known) total_ += (end - begin + 1) * depth * kTable;
  }

  // Of a mapping that poppler has in a file, which is read anew each time.
  void AddFile() {
    constexpr std::uint64_t kOfAFile = std::uint64_t{1} << 20U;
    total_ += kOfAFile;
  }

  std::size_t bytes() const { return total_ + largest_ * sizeof(std::uint32_t); }

 private:
  std::uint64_t last_prefix_ = ~std::uint64_t{0};
  std::uint64_t largest_ = 0;
  std::uint64_t total_ = 0;
};

// The kind of block that an operator begins.
struct Block {
  int length = 0;  // of an entry; 0: no block
  bool unicode = false;
};

Block BlockOf(std::string_view name) {
  if (name == "beginbfchar") return {2, true};
  if (name == "beginbfrange") return {3, true};
  if (name == "begincidchar") return {2, false};
  if (name == "begincidrange") return {3, false};
  return {};
}

void SkipArray(content::ContentLexer* lexer) {
  for (content::Token token = lexer->Next();
       token.kind != content::TokenKind::kEnd &&
       token.kind != content::TokenKind::kArrayEnd;
       token = lexer->Next()) {
  }
}

bool SpendOnCMap(const Object& cmap, int depth, PageBudget* budget) {
  if (!cmap.isStream()) return true;
  if (depth >= kMostCMaps) return budget->Spend(budget->left());
  std::string text;
  if (!AppendStream(cmap, budget, &text)) return budget->Spend(budget->left());
  if (!budget->Spend(CostOfMapping(text))) return false;
  return SpendOnCMap(cmap.getStream()->getDict()->lookup("UseCMap"), depth + 1, budget);
}

// Poppler reads the files of simple fonts, which say what their codes mean, and looks
// far into those of one kind to tell what they are.
bool IsRead(const char* key, const Object& file, bool simple) {
  if (std::string_view(key) == "FontFile2") return false;
  return simple || file.getStream()->getDict()->lookup("Subtype").isName("OpenType");
}

bool SpendOnFile(const Dict& font, bool simple, PageBudget* budget) {
  const Object descriptor = font.lookup("FontDescriptor");
  if (!descriptor.isDict()) return true;
  for (const char* key : {"FontFile", "FontFile2", "FontFile3"}) {
    const Object file = descriptor.dictLookup(key);
    if (!file.isStream() || !IsRead(key, file, simple)) continue;
    const std::size_t size = DecodedSize(file, kSmallStream, kLargestFontFile);
    if (!SpendOnFontFile(size, budget)) return false;
  }
  return true;
}

bool SpendOnGlyphMap(const Dict& font, PageBudget* budget) {
  const Object map = font.lookup("CIDToGIDMap");
  if (!map.isStream()) return true;
  const std::size_t size = DecodedSize(map, kSmallStream, kLargestMap);
  return budget->Spend(size <= kLargestMap ? size : budget->left());
}

}  // namespace

std::size_t CostOfMapping(std::string_view cmap) {
  MappingCost cost;
  content::ContentLexer lexer(cmap);
  Block block;
  int place = 0;  // in an entry: <first> <last> value, or <code> value
  std::string_view first;
  for (content::Token token = lexer.Next(); token.kind != content::TokenKind::kEnd;
       token = lexer.Next()) {
    if (token.kind == content::TokenKind::kOperator) {
      if (token.text == "usecmap") cost.AddFile();
      block = BlockOf(token.text);
      place = 0;
      lexer.ForgetTexts();
    }
    if (block.length == 0 || token.kind == content::TokenKind::kOperator) continue;
    if (place == 0) first = token.text;
    if (place == block.length - 2) {
      const std::string_view last = token.text;
      block.unicode ? cost.AddToUnicode(first, last) : cost.AddToGlyphs(first, last);
    }
    if (token.kind == content::TokenKind::kArrayBegin) SkipArray(&lexer);
    place = (place + 1) % block.length;
  }
  return cost.bytes();
}

bool SpendOnFont(const Dict& font, PageBudget* budget) {
  if (!budget->Spend(kCostOfFont)) return false;
  if (!SpendOnCMap(font.lookup("ToUnicode"), 0, budget)) return false;
  if (!SpendOnCMap(font.lookup("Encoding"), 0, budget)) return false;
  const Object descendants = font.lookup("DescendantFonts");
  const bool composite = descendants.isArray() && descendants.arrayGetLength() > 0;
  const Object descendant = composite ? descendants.arrayGet(0) : Object(objNull);
  if (!descendant.isDict()) return SpendOnFile(font, true, budget);
  const Dict& inner = *descendant.getDict();
  return SpendOnFile(inner, false, budget) && SpendOnGlyphMap(inner, budget);
}

bool SpendOnFontFile(std::size_t size, PageBudget* budget) {
  constexpr std::size_t kBytesOfAByte = 4;  // decoded in the time of one interpreted
  return budget->Spend(size <= kLargestFontFile ? size / kBytesOfAByte
                                                : budget->left());
}

}  // namespace budget::pdf
