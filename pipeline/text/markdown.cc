#include "pipeline/text/markdown.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "pipeline/script/marks.h"
#include "pipeline/script/text.h"
#include "pipeline/text/text_tokens.h"

namespace budget::text {
namespace {

bool IsMark(char c) { return c == '*' || c == '_'; }

// The number of equal characters from `i` on.
std::size_t RunLength(std::string_view text, std::size_t i) {
  std::size_t end = i;
  while (end < text.size() && text[end] == text[i]) ++end;
  return end - i;
}

// Two marks are bold, three are bold and italic; more are a line to fill in, or stars
// that hide a number.
bool IsBoldRun(std::size_t length) { return length == 2 || length == 3; }

bool HasMark(std::string_view text) {
  return text.find('*') != std::string_view::npos ||
         text.find('_') != std::string_view::npos;
}

// The next run of bold marks of kind `mark` (0: either) from `i` on.
std::size_t FindBold(std::string_view text, std::size_t i, char mark) {
  while (i < text.size()) {
    i = mark == 0 ? text.find_first_of("*_", i) : text.find(mark, i);
    if (i == std::string_view::npos) return i;
    const std::size_t length = RunLength(text, i);
    if (IsBoldRun(length)) return i;
    i += length;
  }
  return std::string_view::npos;
}

// Whether a pair begins at `open`; *close is where its other half begins.
bool FindPair(std::string_view text, std::size_t open, std::size_t* close) {
  const std::size_t length = RunLength(text, open);
  *close = FindBold(text, open + length, text[open]);
  return *close != std::string_view::npos;
}

bool HasPair(std::string_view text) {
  if (!HasMark(text)) return false;
  std::size_t close = 0;
  const std::size_t open = FindBold(text, 0, 0);
  return open != std::string_view::npos && FindPair(text, open, &close) &&
         close > open + RunLength(text, open);
}

// The number of '#' of a heading; they need a space or a character of another script.
int HeadingMarks(std::string_view line) {
  constexpr std::size_t kMost = 6;
  if (line.empty() || line[0] != '#') return 0;
  const std::size_t count = RunLength(line, 0);
  if (count > kMost || count == line.size()) return 0;
  const char next = line[count];
  const bool ends =
      next == ' ' || next == '*' || static_cast<unsigned char>(next) >= 0x80;
  return ends ? static_cast<int>(count) : 0;
}

// "- text"; the dashes around a page number (- 3 -) are printed.
bool HasListDash(std::string_view line) {
  if (line.size() < 3 || (line[0] != '-' && line[0] != '*') || line[1] != ' ') {
    return false;
  }
  return line[0] == '*' || !line.ends_with('-');
}

// Copies without ** and __.  Runs without another half go only if `lone`.
std::string RemoveBold(std::string_view text, bool lone) {
  if (!HasMark(text)) return std::string(text);
  std::string out;
  out.reserve(text.size());
  std::size_t done = 0;
  std::size_t close = std::string_view::npos;  // of the pair that is open
  for (std::size_t i = FindBold(text, 0, 0); i != std::string_view::npos;) {
    const std::size_t length = RunLength(text, i);
    const bool closes = i == close;
    std::size_t other = std::string_view::npos;
    const bool opens = !closes && FindPair(text, i, &other);
    out.append(text.substr(done, i - done));
    if (closes || opens || (lone && text[i] == '*')) {
      close = opens ? other : std::string_view::npos;
    } else {
      out.append(text.substr(i, length));
    }
    done = i + length;
    // Within a pair only its other half counts: the rest is found once, not twice.
    i = FindBold(text, done, opens ? text[i] : '\0');
  }
  out.append(text.substr(done));
  return out;
}

bool EqualsIgnoringCase(std::string_view a, std::string_view b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
           return (x >= 'A' && x <= 'Z' ? x - 'A' + 'a' : x) == y;
         });
}

// The name of the tag at `i` and its end; empty if there is none that is known here.
std::string_view TagAt(std::string_view text, std::size_t i, std::size_t* end) {
  constexpr std::size_t kLongest = 64;
  const std::size_t close = text.substr(0, i + kLongest).find('>', i);
  if (close == std::string_view::npos) return {};
  std::string_view name = text.substr(i + 1, close - i - 1);
  if (name.starts_with('/')) name.remove_prefix(1);
  name = name.substr(0, name.find_first_of(" /"));
  for (const std::string_view known : {"p", "br", "b", "strong", "sup", "sub"}) {
    if (EqualsIgnoringCase(name, known)) {
      *end = close + 1;
      return known;
    }
  }
  return {};
}

// The digits of <sup>, which point at a note, so that they are none of the figure
// before them.
void AppendRaised(std::string_view text, std::string* out) {
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = script::NextCodePoint(text, &i);
    const char32_t raised = script::RaisedOf(c);
    script::AppendUtf8(raised == 0 ? c : raised, out);
  }
}

// Drops tags.  <br>, and the end of a paragraph that another one follows, is the end
// of a line.
void RemoveTags(std::string* text) {
  if (text->find('<') == std::string::npos) return;
  bool raised = false;  // within <sup>
  std::string out;
  out.reserve(text->size());
  const std::string_view all = *text;
  std::size_t done = 0;
  for (std::size_t i = all.find('<'); i != std::string_view::npos;) {
    std::size_t end = i + 1;
    const std::string_view tag = TagAt(all, i, &end);
    if (!tag.empty()) {
      const std::string_view before = all.substr(done, i - done);
      if (raised) {
        AppendRaised(before, &out);
      } else {
        out.append(before);
      }
      done = end;
      if (tag == "sup") raised = all[i + 1] != '/';
      const bool ends_line =
          tag == "br" || (all.substr(i).starts_with("</p>") && end < all.size());
      if (ends_line && !out.empty() && out.back() != '\n') out.push_back('\n');
    }
    i = all.find('<', end);
  }
  out.append(all.substr(done));
  *text = std::move(out);
}

// The few characters that converters leave by their names in HTML.
struct Entity {
  std::string_view name;
  std::string_view text;
};
constexpr std::array<Entity, 8> kEntities = {{{"&nbsp;", " "},
                                              {"&#160;", " "},
                                              {"&ensp;", " "},
                                              {"&emsp;", " "},
                                              {"&lt;", "<"},
                                              {"&gt;", ">"},
                                              {"&quot;", "\""},
                                              {"&amp;", "&"}}};

void ReadEntities(std::string* text) {
  for (std::size_t i = text->find('&'); i != std::string::npos;
       i = text->find('&', i + 1)) {
    const std::string_view rest = std::string_view(*text).substr(i);
    const auto* const entity = std::ranges::find_if(
        kEntities, [&](const Entity& e) { return rest.starts_with(e.name); });
    if (entity != kEntities.end()) text->replace(i, entity->name.size(), entity->text);
  }
}

// A backslash before a mark of Markdown says that the mark is printed.
void RemoveEscapes(std::string* text) {
  constexpr std::string_view kEscaped = "\\`*_{}[]()#+-.!|~>";
  std::size_t to = 0;
  for (std::size_t i = 0; i < text->size(); ++i) {
    const bool escapes = (*text)[i] == '\\' && i + 1 < text->size() &&
                         kEscaped.find((*text)[i + 1]) != std::string_view::npos;
    if (escapes) ++i;
    (*text)[to++] = (*text)[i];
  }
  text->resize(to);
}

// What is printed where marks stand within a line or a cell.
std::string Unmarked(std::string_view marked, bool markdown) {
  std::string text = RemoveBold(marked, markdown);
  RemoveTags(&text);
  ReadEntities(&text);
  if (markdown) RemoveEscapes(&text);
  return text;
}

// Removes the spaces around the ends of lines that tags have left.
void TidyLineEnds(std::string* text) {
  if (text->find('\n') == std::string::npos) return;
  std::string out;
  std::string_view rest = *text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = TrimSpace(rest.substr(0, end));
    if (!line.empty()) {
      if (!out.empty()) out.push_back('\n');
      out.append(line);
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  *text = std::move(out);
}

}  // namespace

bool UsesMarkdown(const std::vector<TextLine>& lines) {
  return std::any_of(lines.begin(), lines.end(), [](const TextLine& line) {
    return (line.text.starts_with('#') && HeadingMarks(line.text) > 0) ||
           HasPair(line.text);
  });
}

UnmarkedLine RemoveMarks(std::string_view line, bool markdown) {
  UnmarkedLine unmarked;
  std::string_view rest = line;
  while (rest.starts_with(' ')) rest.remove_prefix(1);
  unmarked.heading_marks = HeadingMarks(rest);
  if (unmarked.heading_marks > 0) {
    rest = TrimSpace(rest.substr(static_cast<std::size_t>(unmarked.heading_marks)));
  } else if (HasListDash(rest)) {
    rest = TrimSpace(rest.substr(1));
  } else {
    rest = line;  // its indent is printed
    while (!rest.empty() && (rest.back() == ' ' || rest.back() == '\t')) {
      rest.remove_suffix(1);
    }
  }
  std::size_t close = 0;
  unmarked.bold = !rest.empty() && IsMark(rest[0]) && IsBoldRun(RunLength(rest, 0)) &&
                  FindPair(rest, 0, &close) &&
                  close + RunLength(rest, close) == rest.size();
  unmarked.text = Unmarked(rest, markdown);
  return unmarked;
}

std::string RemoveCellMarks(std::string_view cell, bool markdown) {
  std::string text = Unmarked(TrimSpace(cell), markdown);
  TidyLineEnds(&text);
  return std::string(TrimSpace(text));
}

bool IsMarkOnly(std::string_view line, bool markdown) {
  line = TrimSpace(line);
  if (line.size() < 3) return false;
  const char first = line[0];
  if (first == '-' || first == '*' || first == '_' || first == '`' || first == '=') {
    const std::size_t length = RunLength(line, 0);
    if (length == line.size()) return markdown || first != '_';
    return markdown && first == '`' && length >= 3;
  }
  return line.starts_with("![") && line.ends_with(')');
}

}  // namespace budget::text
