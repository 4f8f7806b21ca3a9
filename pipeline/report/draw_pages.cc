#include "pipeline/report/draw_pages.h"

#include <fmt/format.h>

#include <cstddef>
#include <memory>
#include <variant>

#include "extractors/open_document.h"
#include "pipeline/report/json_text.h"
#include "pipeline/runs/pieces.h"
#include "pipeline/script/text.h"

namespace budget::report {
namespace {

void AppendBox(const Box& box, std::string* json) {
  for (const float edge : {box.x0, box.y0, box.x1, box.y1}) {
    AppendPoints(edge, json);
    *json += ',';
  }
}

std::string TextOf(const Page& page, const runs::Piece& piece) {
  std::u32string text;
  for (std::size_t i = piece.first; i < piece.last; ++i) text += page.glyphs[i].text;
  return script::ToUtf8(text);
}

Box BoxOf(const Ruling& rule) {
  return rule.horizontal ? Box{rule.from, rule.position, rule.to, rule.position}
                         : Box{rule.position, rule.from, rule.position, rule.to};
}

void AppendPage(const Page& page, std::string* json) {
  *json += fmt::format("\"{}\":{{\"w\":", page.number);
  AppendPoints(page.width, json);
  *json += ",\"h\":";
  AppendPoints(page.height, json);
  *json += ",\"text\":[";
  const char* comma = "";
  for (const runs::Piece& piece : runs::FindPieces(page)) {
    *json += comma;
    *json += '[';
    AppendBox(piece.box(), json);
    AppendPoints(piece.size, json);
    *json += ',';
    AppendString(TextOf(page, piece), json);
    *json += ']';
    comma = ",";
  }
  *json += "],\"rules\":[";
  comma = "";
  for (const Ruling& rule : page.rulings) {
    *json += comma;
    *json += '[';
    AppendBox(BoxOf(rule), json);
    AppendPoints(rule.width, json);
    *json += ']';
    comma = ",";
  }
  *json += "]}";
}

void AppendLine(const TextLine& line, std::string* json) {
  if (!json->empty()) *json += ',';
  AppendString(line.text, json);
}

}  // namespace

std::string DrawPages(std::string_view bytes, const std::string& name) {
  const auto opened = extractors::OpenDocument(bytes, name, {});
  if (!opened.ok()) return "{}";
  std::string pages;
  std::string lines;
  extractors::PageData data;
  while (opened.value()->Next(&data)) {
    const Page* page = std::get_if<Page>(&data);
    if (page == nullptr) continue;  // HTML has cells, and no place on a page
    for (const TextLine& line : page->lines) AppendLine(line, &lines);
    if (page->number == 0) continue;
    if (!pages.empty()) pages += ',';
    AppendPage(*page, &pages);
  }
  if (!lines.empty()) return "{\"lines\":[" + lines + "]}";
  return pages.empty() ? "{}" : "{\"pages\":{" + pages + "}}";
}

}  // namespace budget::report
