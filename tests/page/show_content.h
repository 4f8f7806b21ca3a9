// What the find stage gives, as text to compare.

#ifndef TESTS_PAGE_SHOW_CONTENT_H_
#define TESTS_PAGE_SHOW_CONTENT_H_

#include <sstream>
#include <string>
#include <string_view>
#include <variant>

#include "pipeline/page/find_page_content.h"
#include "pipeline/text/find_text_content.h"

namespace budget::page {

// A page of text; a line for each '\n'.
inline Page TextPage(std::string_view text) {
  Page page;
  std::istringstream lines{std::string(text)};
  std::string line;
  while (std::getline(lines, line)) {
    page.lines.push_back({static_cast<int>(page.lines.size()) + 1, line});
  }
  return page;
}

// "3 text": a line of prose ("+": after a blank line, "#": heading marks, "!": bold).
inline std::string Show(const Line& line) {
  return std::to_string(line.place.line) + (line.blank_before ? "+" : " ") +
         std::string(static_cast<std::size_t>(line.heading_marks), '#') +
         (line.bold ? "!" : "") + line.text + "\n";
}

inline std::string NameOf(GridSource source) {
  switch (source) {
    case GridSource::kLattice:
      return "lattice";
    case GridSource::kAligned:
      return "aligned";
    case GridSource::kDelimited:
      return "tabs";
    case GridSource::kCells:
      return "cells";
    case GridSource::kFlow:
      return "flow";
  }
  return "";
}

// "tabs 2x3 4-5" or "flow ..." and a line for each row; header rows of a flow table
// begin with '='.  A cell over two columns and three rows is "[text]2^3".
inline std::string Show(const Fragment& fragment) {
  std::string shown = NameOf(fragment.source) + " " + std::to_string(fragment.rows) +
                      "x" + std::to_string(fragment.columns) + " " +
                      std::to_string(fragment.place.line) + "-" +
                      std::to_string(fragment.last_line);
  int row = -1;
  for (const Cell& cell : fragment.cells) {
    if (cell.row != row) {
      row = cell.row;
      shown += row < fragment.header_rows ? "\n=" : "\n ";
    }
    shown += "[" + cell.raw + "]";
    if (cell.column_span > 1) shown += std::to_string(cell.column_span);
    if (cell.row_span > 1) shown += "^" + std::to_string(cell.row_span);
  }
  return shown + "\n";
}

inline std::string Show(const PageContent& content) {
  std::string shown;
  for (const Item& item : content.items) {
    shown += std::visit([](const auto& one) { return Show(one); }, item);
  }
  return shown;
}

inline std::string ShowText(std::string_view text) {
  return Show(text::FindTextContent(TextPage(text)));
}

// A text, and what ShowText gives of it.
struct TextCase {
  const char* name;
  std::string text;
  std::string want;
};

}  // namespace budget::page

#endif  // TESTS_PAGE_SHOW_CONTENT_H_
