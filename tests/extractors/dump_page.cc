// Prints what the reader makes of the pages of a file, for looking at it:
//
//     dump_page FILE [PAGE [PASSWORD]]        glyph runs and rulings, one a line
//     dump_page --boxes FILE PAGE             the same as lines for a drawing tool

#include <cstdio>
#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <variant>

#include "extractors/open_document.h"
#include "extractors/reader/mapped_file.h"
#include "extractors/reader/reader.h"
#include "pipeline/script/text.h"

namespace budget::extractors {
namespace {

std::string Number(float value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.1f", static_cast<double>(value));
  return buffer;
}

std::string Show(const Box& box) {
  return Number(box.x0) + "," + Number(box.y0) + "," + Number(box.x1) + "," +
         Number(box.y1);
}

// Glyphs of one run in a line.
void PrintText(const Page& page) {
  for (std::size_t i = 0; i < page.glyphs.size();) {
    const Glyph& first = page.glyphs[i];
    Box box;
    std::string text;
    bool doubtful = false;
    for (; i < page.glyphs.size() && page.glyphs[i].run == first.run; ++i) {
      box = Union(box, page.glyphs[i].box);
      text += page.glyphs[i].text.empty() ? "<?>" : script::ToUtf8(page.glyphs[i].text);
      doubtful = doubtful || page.glyphs[i].doubtful;
    }
    std::cout << "text " << Show(box) << " base " << Number(first.baseline) << " size "
              << Number(first.size) << " dir " << first.direction
              << (first.bold ? " bold" : "") << (doubtful ? " doubtful" : "") << " run "
              << first.run << " |" << text << "|\n";
  }
}

void PrintRulings(const Page& page) {
  for (const Ruling& r : page.rulings) {
    std::cout << "rule " << (r.horizontal ? "h" : "v") << " at " << Number(r.position)
              << " from " << Number(r.from) << " to " << Number(r.to) << " width "
              << Number(r.width) << "\n";
  }
}

void Print(const Page& page) {
  const HiddenCounts& h = page.hidden;
  std::cout << "page " << page.number << " " << Number(page.width) << " x "
            << Number(page.height) << " glyphs " << page.glyphs.size() << " rulings "
            << page.rulings.size() << (page.has_image ? " image" : "") << " invisible "
            << h.invisible << " clipped " << h.clipped << " off " << h.off_page
            << " slanted " << h.slanted << " watermark " << h.watermark << " repeated "
            << h.repeated << " unmapped " << h.unmapped << "\n";
  PrintText(page);
  PrintRulings(page);
}

void PrintBoxes(const Page& page) {
  for (const Glyph& g : page.glyphs) {
    const Box& b = g.box;
    std::cout << "glyph " << b.x0 << " " << b.y0 << " " << b.x1 << " " << b.y1 << " "
              << g.baseline << " " << g.direction << " " << script::ToUtf8(g.text)
              << "\n";
  }
  for (const Ruling& r : page.rulings) {
    std::cout << "rule " << r.horizontal << " " << r.position << " " << r.from << " "
              << r.to << " " << r.width << "\n";
  }
}

int Main(int argc, char** argv) {
  bool boxes = false;
  for (; argc > 1 && std::string(argv[1]).starts_with("--"); ++argv, --argc) {
    boxes = boxes || std::string(argv[1]) == "--boxes";
  }
  if (argc < 2) {
    std::cerr << "usage: dump_page [--boxes] FILE [PAGE [PASSWORD]]\n";
    return 2;
  }
  const int wanted = argc > 2 ? std::stoi(argv[2]) : 0;
  const std::unique_ptr<MappedFile> file = MappedFile::Open(argv[1]);
  if (file == nullptr) {
    std::cerr << argv[1] << " cannot be read\n";
    return 2;
  }
  auto opened = OpenDocument(
      file->bytes(), argv[1],
      {.password = argc > 3 ? argv[3] : "", .release = [&] { file->Release(); }});
  const auto report = [](const Diagnostics& diagnostics) {
    for (const Diagnostic& d : diagnostics) {
      std::cout << "note " << d.code << " page " << d.where.page << ": " << d.message
                << "\n";
    }
  };
  report(opened.diagnostics());
  if (!opened.ok()) return 1;
  const std::unique_ptr<Reader> reader = std::move(opened).value();
  PageData data;
  const Page& page = std::get<Page>(data);
  while (reader->Next(&data)) {
    if (wanted != 0 && page.number != wanted) continue;
    if (boxes) {
      PrintBoxes(page);
    } else {
      Print(page);
    }
  }
  report(reader->diagnostics());
  return 0;
}

}  // namespace
}  // namespace budget::extractors

int main(int argc, char** argv) { return budget::extractors::Main(argc, argv); }
