#include <nlohmann/json.hpp>

#include "pipeline/inspect/show_inspection.h"
#include "pipeline/model/names.h"

namespace budget::inspect {
namespace {

using Json = nlohmann::ordered_json;

Json BoxOf(const Box& box) { return Json::array({box.x0, box.y0, box.x1, box.y1}); }

Json PlaceOf(const Place& place) {
  if (place.page == 0) return {{"line", place.line}};
  return {{"page", place.page}, {"box", BoxOf(place.box)}};
}

Json CellOf(const Cell& cell) {
  return {{"row", cell.row + 1},       {"column", cell.column + 1},
          {"row_span", cell.row_span}, {"column_span", cell.column_span},
          {"text", cell.raw},          {"place", PlaceOf(cell.place)}};
}

Json FragmentOf(const Fragment& fragment) {
  Json cells = Json::array();
  for (const Cell& cell : fragment.cells) cells.push_back(CellOf(cell));
  return {{"grid", NameOf(fragment.source)},
          {"rows", fragment.rows},
          {"columns", fragment.columns},
          {"place", PlaceOf(fragment.place)},
          {"cells", std::move(cells)}};
}

Json PageOf(const SeenPage& page) {
  Json texts = Json::array();
  for (const SeenText& text : page.texts) {
    texts.push_back({{"box", BoxOf(text.box)}, {"text", text.text}});
  }
  Json rules = Json::array();
  for (const Ruling& rule : page.rules) {
    rules.push_back({{"horizontal", rule.horizontal},
                     {"position", rule.position},
                     {"from", rule.from},
                     {"to", rule.to},
                     {"width", rule.width}});
  }
  Json items = Json::array();
  for (const Item& item : page.content.items) {
    if (const auto* line = std::get_if<Line>(&item)) {
      items.push_back({{"line", line->text}, {"place", PlaceOf(line->place)}});
    } else {
      items.push_back({{"fragment", FragmentOf(std::get<Fragment>(item))}});
    }
  }
  return {{"page", page.number},       {"width", page.width},
          {"height", page.height},     {"texts", std::move(texts)},
          {"rules", std::move(rules)}, {"items", std::move(items)}};
}

Json TableOf(const bind::BoundTable& bound) {
  Json heads = Json::array();
  for (const bind::HeadEnd& head : bound.heads) {
    Json labels = Json::array();
    for (const HeaderLabel& label : head.path.labels()) labels.push_back(label.folded);
    heads.push_back({{"column", head.grid_column + 1},
                     {"path", std::move(labels)},
                     {"claimed_by", head.claimed_by}});
  }
  Json cells = Json::array();
  for (const bind::CellEnd& end : bound.cells) {
    Json cell = CellOf(end.cell);
    cell["fate"] = NameOf(end.fate);
    cells.push_back(std::move(cell));
  }
  return {
      {"title", bound.table.title},   {"table_id", bound.table.table_id},
      {"layout", bound.table.layout}, {"status", budget::NameOf(bound.table.status)},
      {"heads", std::move(heads)},    {"cells", std::move(cells)}};
}

}  // namespace

std::string AsJson(const Inspection& seen) {
  const DocumentInfo& info = seen.document.info;
  Json json = {{"source", seen.source},       {"status", budget::NameOf(info.status)},
               {"error", info.error},         {"schema", info.schema},
               {"claim", seen.claim},         {"pages", Json::array()},
               {"tables", Json::array()},     {"sections", Json::array()},
               {"diagnostics", Json::array()}};
  for (const SeenPage& page : seen.pages) json["pages"].push_back(PageOf(page));
  for (const bind::BoundTable& bound : seen.tables) {
    json["tables"].push_back(TableOf(bound));
  }
  for (const Section& section : seen.outline.sections) {
    json["sections"].push_back({{"level", section.level},
                                {"heading", section.heading},
                                {"place", PlaceOf(section.place)}});
  }
  for (const Diagnostic& said : seen.document.diagnostics) {
    json["diagnostics"].push_back({{"code", said.code}, {"message", said.message}});
  }
  // A text of a document may be no UTF-8 in an odd place: what cannot be shown is
  // replaced.
  return json.dump(1, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace) +
         "\n";
}

}  // namespace budget::inspect
