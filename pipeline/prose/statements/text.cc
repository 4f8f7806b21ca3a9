#include "pipeline/prose/statements/text.h"

#include <algorithm>

#include "pipeline/script/simplified.h"
#include "pipeline/script/text.h"

namespace budget::statements {

ProseText::ProseText(std::string_view printed) : printed_(printed) {
  folded_.reserve(printed.size());
  origin_.reserve(printed.size() + 1);
  space_before_.reserve(printed.size() + 1);
  bool space = false;
  for (std::size_t i = 0; i < printed.size();) {
    const std::size_t start = i;
    const char32_t c = script::NextCodePoint(printed, &i);
    if (c == '*' && i < printed.size() && printed[i] == '*') {
      ++i;
      continue;
    }
    if (script::IsSpace(c)) {
      space = true;
      continue;
    }
    const std::size_t before = folded_.size();
    if (c >= 0x4E00 && c <= 0x9FFF) {  // most of a text
      script::AppendUtf8(script::Simplified(c), &folded_);
    } else {
      folded_ += script::Fold(printed.substr(start, i - start));
    }
    origin_.resize(folded_.size(), static_cast<std::uint32_t>(start));
    space_before_.resize(folded_.size(), 0);
    if (folded_.size() > before) {
      space_before_[before] = space ? 1 : 0;
      space = false;
    }
  }
  origin_.push_back(static_cast<std::uint32_t>(printed.size()));
  space_before_.push_back(0);
}

std::size_t ProseText::FoldedAt(std::size_t origin) const {
  return static_cast<std::size_t>(std::ranges::lower_bound(origin_, origin) -
                                  origin_.begin());
}

std::string_view ProseText::Printed(std::size_t begin, std::size_t end) const {
  if (begin >= end) return {};
  std::size_t last = end - 1;
  while (last > begin && origin_[last - 1] == origin_[last]) --last;
  std::size_t stop = origin_[last];
  script::NextCodePoint(printed_, &stop);
  stop = std::min(stop, printed_.size());
  return printed_.substr(origin_[begin], stop - origin_[begin]);
}

std::size_t CharStart(std::string_view text, std::size_t offset) {
  while (offset < text.size() && script::ContinuesCharacter(text[offset])) ++offset;
  return offset;
}

std::size_t CharCount(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

}  // namespace budget::statements
