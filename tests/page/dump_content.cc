// Prints what the find stage makes of a document: every fragment as a grid of text, and
// every line.  For looking at beside the rendered page.
//
//     dump_content [-t] [-c] [-p PAGE] FILE
//
// -t prints milliseconds a page and nothing else, -c one cell a line with its box.
// Characters that the page prints and the content lacks, or has too often, are told.

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "extractors/open_document.h"
#include "extractors/reader/reader.h"
#include "pipeline/page/find_page_content.h"
#include "pipeline/page/mark_furniture.h"
#include "tests/page/ledger.h"

namespace budget::page {
namespace {

std::string OneLine(std::string text) {
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 3) {
    text.replace(at, 1, "⏎");
  }
  return text;
}

// What is not certain about a cell.
std::string MarksOf(const Cell& cell) {
  std::string marks = cell.doubtful ? "(?)" : "";
  if (cell.layout == LayoutDoubt::kSeveralFigures) marks += "(?figures)";
  if (cell.layout == LayoutDoubt::kRow) marks += "(?row)";
  if (cell.layout == LayoutDoubt::kColumn) marks += "(?column)";
  return marks;
}

void Show(const Fragment& fragment, int number) {
  const Box& box = fragment.place.box;
  std::printf("  #%d %s %d x %d  [%.0f %.0f %.0f %.0f]\n", number,
              fragment.source == GridSource::kLattice ? "lattice" : "aligned",
              fragment.rows, fragment.columns, static_cast<double>(box.x0),
              static_cast<double>(box.y0), static_cast<double>(box.x1),
              static_cast<double>(box.y1));
  int row = -1;
  for (const Cell& cell : fragment.cells) {
    if (cell.row != row) std::printf("%s    %2d ", row < 0 ? "" : "\n", cell.row);
    row = cell.row;
    std::printf("| ");
    if (cell.row_span > 1 || cell.column_span > 1) {
      std::printf("{%dx%d}", cell.row_span, cell.column_span);
    }
    std::printf("%s%s ", OneLine(cell.raw).c_str(), MarksOf(cell).c_str());
  }
  std::printf("\n");
}

void Show(const Line& line, int number) {
  static constexpr std::string_view kRoles = "-cnfC";
  std::printf("  #%d %c%c%c %4.1f [%.0f %.0f] %s\n", number,
              kRoles[static_cast<std::size_t>(line.role)], line.bold ? 'B' : ' ',
              line.blank_before ? '^' : ' ', static_cast<double>(line.size),
              static_cast<double>(line.place.box.x0),
              static_cast<double>(line.place.box.y0), line.text.c_str());
}

void ShowCells(const PageContent& content) {
  int number = 0;
  for (const Item& item : content.items) {
    ++number;
    if (const auto* line = std::get_if<Line>(&item)) {
      const Box& b = line->place.box;
      std::printf("%d\t%d\tline\t\t\t\t\t%.2f\t%.2f\t%.2f\t%.2f\t%s\n", content.page,
                  number, static_cast<double>(b.x0), static_cast<double>(b.y0),
                  static_cast<double>(b.x1), static_cast<double>(b.y1),
                  line->text.c_str());
      continue;
    }
    for (const Cell& cell : std::get<Fragment>(item).cells) {
      const Box& b = cell.place.box;
      std::printf("%d\t%d\tcell\t%d\t%d\t%d\t%d\t%.2f\t%.2f\t%.2f\t%.2f\t%s\n",
                  content.page, number, cell.row, cell.column, cell.row_span,
                  cell.column_span, static_cast<double>(b.x0),
                  static_cast<double>(b.y0), static_cast<double>(b.x1),
                  static_cast<double>(b.y1), OneLine(cell.raw).c_str());
    }
  }
}

int Main(int argc, char** argv) {
  bool time = false;
  bool cells = false;
  int only = 0;
  std::string path;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "-t") {
      time = true;
    } else if (argument == "-c") {
      cells = true;
    } else if (argument == "-p" && i + 1 < argc) {
      only = std::atoi(argv[++i]);
    } else {
      path = argument;
    }
  }
  std::ifstream file(path, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(file)),
                          std::istreambuf_iterator<char>());
  auto reader = extractors::OpenDocument(bytes, path, {});
  if (!reader.ok()) {
    std::fprintf(stderr, "%s\n", reader.diagnostics().front().message.c_str());
    return 1;
  }
  extractors::PageData data;
  const Page& page = std::get<Page>(data);
  PageContent previous;
  bool first = true;
  double total = 0;
  int pages = 0;
  while (reader.value()->Next(&data)) {
    const auto start = std::chrono::steady_clock::now();
    PageContent content = FindPageContent(page);
    MarkFurniture(first ? nullptr : &previous, &content);
    const std::chrono::duration<double, std::milli> spent =
        std::chrono::steady_clock::now() - start;
    total += spent.count();
    ++pages;
    if (!time && (only == 0 || only == page.number)) {
      if (cells) {
        ShowCells(content);
      } else {
        std::printf("=== page %d  %.0f x %.0f\n", page.number,
                    static_cast<double>(page.width), static_cast<double>(page.height));
        int number = 0;
        for (const Item& item : content.items) {
          std::visit([&](const auto& it) { Show(it, ++number); }, item);
        }
        const Account account = Difference(page, content);
        if (!account.empty()) std::printf("  LOST %s\n", page::Show(account).c_str());
      }
    }
    previous = std::move(content);
    first = false;
  }
  if (time) std::printf("%.3f ms a page, %d pages\n", total / pages, pages);
  return 0;
}

}  // namespace
}  // namespace budget::page

int main(int argc, char** argv) { return budget::page::Main(argc, argv); }
