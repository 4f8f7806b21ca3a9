#include "tests/prose/outline_text.h"

#include <cstddef>
#include <utility>

#include "pipeline/script/text.h"

namespace budget::statements {
namespace {

constexpr float kLeft = 72;
constexpr float kEm = 12;
constexpr float kLeading = 20;

std::vector<std::string_view> SplitLines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
  }
  return lines;
}

bool Take(std::string_view prefix, std::string_view* text) {
  if (!text->starts_with(prefix)) return false;
  text->remove_prefix(prefix.size());
  return true;
}

float WidthOf(std::string_view text, float size) {
  float width = 0;
  for (const char32_t c : script::ToUtf32(text)) width += c < 0x80 ? size / 2 : size;
  return width;
}

schemas::HeadingPattern Worded(const char* id, const char* word, int level) {
  const std::string pattern =
      std::string("第(?P<number>[一二三四五六七八九十\\d]+)") + word + "(?P<title>.*)";
  return {id, schemas::Pattern(script::FoldPattern(pattern), {}), level, {}};
}

}  // namespace

schemas::LinePatterns TestPatterns() {
  schemas::LinePatterns patterns;
  patterns.contents = schemas::Pattern(script::FoldPattern(".{0,20}目录"), {});
  patterns.headings.push_back(Worded("part", "部分", 1));
  patterns.headings.push_back(Worded("chapter", "章", 2));
  return patterns;
}

std::vector<Line> TextLines(std::string_view text) {
  std::vector<Line> lines;
  int number = 0;
  bool blank = false;
  for (std::string_view row : SplitLines(text)) {
    ++number;
    if (row == "[table]") {
      number += 8;
      blank = true;
      continue;
    }
    if (row.empty()) {
      blank = true;
      continue;
    }
    Line line;
    if (Take("[caption]", &row)) line.role = LineRole::kCaption;
    if (Take("[note]", &row)) line.role = LineRole::kNote;
    while (Take("#", &row)) ++line.heading_marks;
    line.text = std::string(row);
    line.place.line = number;
    line.blank_before = std::exchange(blank, false);
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<Line> PageLines(std::string_view text) {
  constexpr float kWidth = 20 * kEm;
  std::vector<Line> lines;
  int page = 1;
  float y = 72;
  bool gap = false;
  for (std::string_view row : SplitLines(text)) {
    if (row == "---") {
      ++page;
      y = 72;
      gap = false;
      continue;
    }
    if (row.empty()) {
      gap = true;
      y += kLeading;
      continue;
    }
    Line line;
    float x = kLeft;
    while (Take(">", &row)) x += 2 * kEm;
    const bool centred = Take("=", &row);
    line.bold = Take("!", &row);
    line.size = Take("+", &row) ? 18 : kEm;
    const float width = WidthOf(row, line.size);
    if (centred) x = kLeft + (kWidth - width) / 2;
    line.text = std::string(row);
    line.place = {page, 0, {x, y, x + width, y + line.size}};
    line.blank_before = std::exchange(gap, false);
    y += kLeading;
    lines.push_back(std::move(line));
  }
  return lines;
}

std::string Show(const Outline& outline) {
  std::string text;
  for (const ContentsEntry& entry : outline.contents) {
    text += "* " + entry.text;
    if (entry.printed_page > 0) text += " @" + std::to_string(entry.printed_page);
    text += '\n';
  }
  std::size_t next = 0;
  for (std::size_t i = 0; i < outline.sections.size(); ++i) {
    const Section& section = outline.sections[i];
    text += std::to_string(section.level) + " " + section.path + '\n';
    while (next < outline.paragraphs.size() &&
           outline.paragraphs[next].section == static_cast<int>(i)) {
      text += "  | " + outline.paragraphs[next++].text + '\n';
    }
  }
  return text;
}

}  // namespace budget::statements
