#include "pipeline/flow/flow_columns.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "pipeline/script/number.h"
#include "pipeline/script/text.h"
#include "pipeline/table/bind_columns.h"

namespace budget::flow {
namespace {

// The header without spaces, as printed and folded, with the printed form of every
// folded byte range.
struct HeaderText {
  std::string folded;
  std::string printed;
  std::vector<std::size_t> printed_at;  // by folded byte: offset into `printed`
};

void AppendCell(std::string_view raw, HeaderText* text) {
  for (std::size_t i = 0; i < raw.size();) {
    const std::size_t start = i;
    if (script::IsSpace(script::NextCodePoint(raw, &i))) continue;
    const std::string_view character = raw.substr(start, i - start);
    const std::string folded = script::Fold(character);
    text->printed_at.insert(text->printed_at.end(), folded.size(),
                            text->printed.size());
    text->folded += folded;
    text->printed += character;
  }
}

HeaderText TextOf(const std::vector<FlowLine>& lines) {
  HeaderText text;
  for (const FlowLine& line : lines) {
    for (const Cell* cell : line) AppendCell(cell->raw, &text);
  }
  text.printed_at.push_back(text.printed.size());
  return text;
}

std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::vector<std::string_view> SplitPath(std::string_view path) {
  return Split(path, '/');
}

// A path of a layout with its labels as the header prints them, where it prints them in
// one piece.
HeaderPath PrintedPath(std::string_view folded, const HeaderText& header) {
  std::vector<HeaderLabel> labels;
  for (const std::string_view part : SplitPath(folded)) {
    HeaderLabel& label = labels.emplace_back();
    label.folded = part;
    const std::size_t at = header.folded.find(part);
    if (at == std::string::npos) {
      label.printed = part;
    } else {
      const std::size_t from = header.printed_at[at];
      label.printed =
          header.printed.substr(from, header.printed_at[at + part.size()] - from);
    }
  }
  return HeaderPath(std::move(labels));
}

// How often each character occurs.
using Characters = std::unordered_map<char32_t, int>;

void Count(std::string_view text, Characters* characters) {
  for (std::size_t i = 0; i < text.size();)
    ++(*characters)[script::NextCodePoint(text, &i)];
}

// Whether header and labels are the same characters, but for a share of both.
bool AreSameCharacters(const Characters& header, const Characters& labels,
                       int percent) {
  int missing = 0;
  int all = 0;
  for (const auto& [character, count] : labels) {
    const auto found = header.find(character);
    missing += std::max(0, count - (found == header.end() ? 0 : found->second));
    all += count;
  }
  int surplus = 0;
  for (const auto& [character, count] : header) {
    const auto found = labels.find(character);
    surplus += std::max(0, count - (found == labels.end() ? 0 : found->second));
  }
  return missing * 100 <= all * percent && surplus * 100 <= all * percent;
}

// The characters of the label in order, whatever stands between them.
bool IsSubsequence(std::string_view label, std::string_view text) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < label.size();) {
    const std::size_t start = i;
    script::NextCodePoint(label, &i);
    at = text.find(label.substr(start, i - start), at);
    if (at == std::string_view::npos) return false;
    at += i - start;
  }
  return true;
}

// Of labels with '|' between them the one that the header prints, best in one piece;
// the first if it prints none.
std::string_view PrintedLabel(std::string_view labels, const HeaderText& header) {
  std::vector<std::string_view> choices = Split(labels, '|');
  const auto whole = std::ranges::find_if(choices, [&](std::string_view label) {
    return header.folded.find(label) != std::string::npos;
  });
  if (whole != choices.end()) return *whole;
  const auto scattered = std::ranges::find_if(choices, [&](std::string_view label) {
    return IsSubsequence(label, header.folded);
  });
  return scattered != choices.end() ? *scattered : choices.front();
}

// A path of a layout as a header prints it.
struct LayoutPath {
  std::string path;
  std::string spanner;  // above it, for the count of characters alone
};

LayoutPath WithPrintedLabels(const std::string& path, const HeaderText& header) {
  LayoutPath listed;
  for (std::string_view labels : SplitPath(path)) {
    if (labels.ends_with('?')) {
      labels.remove_suffix(1);
      if (header.folded.find(labels) != std::string::npos) listed.spanner = labels;
      continue;
    }
    if (!listed.path.empty()) listed.path += '/';
    listed.path += PrintedLabel(labels, header);
  }
  return listed;
}

// The labels of the paths, merged ones once: those that differ from the path before.
Characters CharactersOf(const std::vector<LayoutPath>& paths) {
  Characters characters;
  std::vector<std::string_view> last;
  std::string_view spanner;
  for (const LayoutPath& listed : paths) {
    if (listed.spanner != spanner) Count(spanner = listed.spanner, &characters);
    std::vector<std::string_view> parts = SplitPath(listed.path);
    std::size_t same = 0;
    while (same + 1 < parts.size() && same + 1 < last.size() &&
           parts[same] == last[same]) {
      ++same;
    }
    for (; same < parts.size(); ++same) Count(parts[same], &characters);
    last = std::move(parts);
  }
  return characters;
}

// Leaves out the value columns whose label the header does not print; *values is how
// many are left.
std::vector<LayoutPath> PrintedColumns(const schemas::TableLayout& layout,
                                       const schemas::Schema& schema,
                                       const HeaderText& header, bool in_one_piece,
                                       int* values) {
  std::vector<LayoutPath> listed;
  std::vector<HeaderPath> all;
  listed.reserve(layout.printed_columns.size());
  all.reserve(layout.printed_columns.size());
  for (const std::string& path : layout.printed_columns) {
    listed.push_back(WithPrintedLabels(path, header));
    all.push_back(PrintedPath(listed.back().path, header));
  }
  const table::Binding binding = table::BindColumns(all, {}, &layout, schema, {});
  std::vector<LayoutPath> printed;
  *values = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (binding.columns[i].role == schemas::ColumnRole::kMeasure) {
      const std::string& leaf = all[i].leaf();
      const bool found = in_one_piece ? header.folded.find(leaf) != std::string::npos
                                      : IsSubsequence(leaf, header.folded);
      if (!found) continue;
      ++*values;
    }
    printed.push_back(std::move(listed[i]));
  }
  return printed;
}

std::vector<HeaderPath> PathsOfLayout(const std::vector<FlowLine>& header_lines,
                                      int counted, const schemas::TableLayout& layout,
                                      const schemas::Schema& schema) {
  constexpr int kLoose = 25;  // percent; the count of columns agrees as well
  constexpr int kStrict = 8;
  const HeaderText header = TextOf(header_lines);
  Characters characters;
  Count(header.folded, &characters);
  for (const bool in_one_piece : {false, true}) {
    int values = 0;
    const std::vector<LayoutPath> paths =
        PrintedColumns(layout, schema, header, in_one_piece, &values);
    if (values == 0 || (counted > 0 && values != counted)) continue;
    const int percent = counted > 0 ? kLoose : kStrict;
    if (!AreSameCharacters(characters, CharactersOf(paths), percent)) continue;
    std::vector<HeaderPath> result;
    result.reserve(paths.size());
    for (const LayoutPath& listed : paths) {
      result.push_back(PrintedPath(listed.path, header));
    }
    return result;
  }
  return {};
}

// A header of one line that is whole: all lines have as many cells or, where blank ones
// have vanished, two at least and none has more.  (Where it is the last line of
// several, the columns merged down to it are not in it, and rows are wider.)
std::vector<HeaderPath> PathsOfOneLine(const std::vector<FlowLine>& lines,
                                       int header_rows) {
  if (header_rows != 1 || lines.size() < 2) return {};
  std::size_t whole = 0;
  for (const FlowLine& line : std::span(lines).subspan(1)) {
    if (line.size() > lines[0].size()) return {};
    whole += line.size() == lines[0].size() ? 1U : 0U;
  }
  if (whole < 2 && whole + 1 < lines.size()) return {};
  std::vector<HeaderPath> paths;
  for (const Cell* cell : lines[0]) {
    paths.emplace_back(
        std::vector<HeaderLabel>{{.printed = script::WithoutSpace(cell->raw),
                                  .folded = script::Fold(cell->raw)}});
  }
  return paths;
}

}  // namespace

std::vector<FlowLine> FlowLines(const Fragment& fragment) {
  std::vector<FlowLine> lines(static_cast<std::size_t>(std::max(0, fragment.rows)));
  for (const Cell& cell : fragment.cells) {
    if (cell.row >= 0 && cell.row < fragment.rows) {
      lines[static_cast<std::size_t>(cell.row)].push_back(&cell);
    }
  }
  return lines;
}

HeaderPath ListedPath(std::string_view folded) {
  std::vector<HeaderLabel> labels;
  for (const std::string_view label : SplitPath(folded)) {
    labels.push_back({std::string(label), std::string(label)});
  }
  return HeaderPath(std::move(labels));
}

int CountedColumns(const FlowLine& line) {
  script::ColumnNumbers numbers;
  for (const Cell* cell : line) numbers.Add(cell->raw);
  return numbers.count();
}

std::vector<HeaderPath> FlowPaths(const Fragment& fragment,
                                  const schemas::TableLayout* layout,
                                  const schemas::Schema& schema) {
  const std::vector<FlowLine> lines = FlowLines(fragment);
  const auto rows = static_cast<std::size_t>(std::max(0, fragment.header_rows));
  if (rows == 0 || rows > lines.size()) return {};
  if (layout != nullptr && !layout->printed_columns.empty()) {
    std::vector<FlowLine> header(lines.begin(),
                                 lines.begin() + static_cast<std::ptrdiff_t>(rows));
    const int counted = CountedColumns(header.back());
    if (counted > 0) header.pop_back();
    std::vector<HeaderPath> paths = PathsOfLayout(header, counted, *layout, schema);
    if (!paths.empty()) return paths;
  }
  return PathsOfOneLine(lines, fragment.header_rows);
}

}  // namespace budget::flow
