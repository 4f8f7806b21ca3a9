#include "pipeline/text/markup_lines.h"

#include <algorithm>
#include <string_view>

#include "pipeline/text/text_tokens.h"

namespace budget::text {
namespace {

char LowerOf(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// Whether the tag of this name, < included, begins at `i`.
bool IsTagAt(std::string_view text, std::size_t i, std::string_view tag) {
  if (text.size() - i <= tag.size()) return false;
  for (std::size_t k = 0; k < tag.size(); ++k) {
    if (LowerOf(text[i + k]) != tag[k]) return false;
  }
  const char next = text[i + tag.size()];
  return next == '>' || next == '/' || TrimSpace({&next, 1}).empty();
}

// Tables that the line opens and does not close, or the other way round (negative).
int Balance(std::string_view line, bool* any) {
  int balance = 0;
  for (std::size_t i = line.find('<'); i != std::string_view::npos;
       i = line.find('<', i + 1)) {
    if (IsTagAt(line, i, "<table")) {
      ++balance;
      *any = true;
    } else if (IsTagAt(line, i, "</table")) {
      --balance;
    }
  }
  return balance;
}

bool IsBlankLine(const TextLine& line) { return TrimSpace(line.text).empty(); }

bool HasTag(const TextLine& line) { return line.text.find('<') != std::string::npos; }

// Behind the last line of a table that begins at `first` and is not closed.
std::size_t EndOfTags(const std::vector<TextLine>& lines, std::size_t first) {
  std::size_t end = first + 1;
  for (std::size_t i = end; i < lines.size(); ++i) {
    if (HasTag(lines[i])) {
      end = i + 1;
    } else if (!IsBlankLine(lines[i])) {
      break;
    }
  }
  return end;
}

}  // namespace

std::vector<MarkupLines> FindMarkup(const std::vector<TextLine>& lines) {
  std::vector<MarkupLines> found;
  std::size_t open = 0;  // first line of the table that is open
  int depth = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    bool any = false;
    const int balance = Balance(lines[i].text, &any);
    if (depth == 0 && any) open = i;
    if (depth == 0 && !any) continue;
    depth = std::max(0, depth + balance);
    if (depth == 0) found.push_back({open, i + 1});
  }
  if (depth > 0) found.push_back({open, EndOfTags(lines, open)});
  return found;
}

}  // namespace budget::text
