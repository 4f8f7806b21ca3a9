#include <fmt/format.h>

#include <iterator>
#include <utility>

#include "pipeline/inspect/show_inspection.h"
#include "pipeline/script/text.h"

namespace budget::inspect {
namespace {

// Colours by class; the fates are as NameOf calls them.
constexpr std::string_view kStyle =
    "<style>text{font-family:sans-serif;fill:#333}"
    ".rule{stroke:#888}.line{fill:none;stroke:#0aa;stroke-width:.5}"
    ".grid{fill:none;stroke:#bbb;stroke-width:.5}"
    ".heading{fill:none;stroke:#e80;stroke-width:1.2}"
    ".fact{fill:#2a2}.label{fill:#28f}.header{fill:#a3c}.note,.ignored{fill:#999}"
    ".lost,.reported{fill:#e11}.cell{fill-opacity:.22}</style>\n";

// What may stand in XML: marks escaped, control characters left out.
std::string Escaped(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      default:
        if (static_cast<unsigned char>(c) >= ' ' || c == '\n' || c == '\t')
          escaped += c;
    }
  }
  return escaped;
}

class Drawing {
 public:
  explicit Drawing(const SeenPage& page) : page_(page) {
    Add("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:.1f}\" "
        "height=\"{1:.1f}\" "
        "viewBox=\"0 0 {0:.1f} {1:.1f}\">\n",
        page.width, page.height);
    text_ += kStyle;
    text_ += "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n";
  }

  void Group(std::string_view id) { Add("<g id=\"{}\">\n", id); }
  void EndGroup() { text_ += "</g>\n"; }

  void Text(const SeenText& seen) {
    Add("<text x=\"{:.1f}\" y=\"{:.1f}\" font-size=\"{:.1f}\" textLength=\"{:.1f}\" "
        "lengthAdjust=\"spacingAndGlyphs\">{}</text>\n",
        seen.box.x0, seen.box.y1, seen.box.height(), seen.box.width(),
        Escaped(seen.text));
  }
  void Rule(const Ruling& rule) {
    const float x1 = rule.horizontal ? rule.from : rule.position;
    const float y1 = rule.horizontal ? rule.position : rule.from;
    const float x2 = rule.horizontal ? rule.to : rule.position;
    const float y2 = rule.horizontal ? rule.position : rule.to;
    Add("<path class=\"rule\" d=\"M{:.1f} {:.1f}L{:.1f} {:.1f}\" "
        "stroke-width=\"{:.1f}\"/>\n",
        x1, y1, x2, y2, rule.width);
  }
  // A box that says what it is.
  void Box(std::string_view kind, const Place& place, std::string_view title) {
    if (place.page != page_.number) return;
    Add("<rect class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" "
        "height=\"{:.1f}\"><title>{}</title></rect>\n",
        kind, place.box.x0, place.box.y0, place.box.width(), place.box.height(),
        Escaped(title));
  }

  std::string Take() { return std::move(text_) + "</svg>\n"; }

 private:
  template <typename... Values>
  void Add(fmt::format_string<Values...> form, Values&&... values) {
    fmt::format_to(std::back_inserter(text_), form, std::forward<Values>(values)...);
  }

  const SeenPage& page_;
  std::string text_;
};

void DrawContent(const SeenPage& page, Drawing* drawing) {
  for (const Item& item : page.content.items) {
    if (const auto* line = std::get_if<Line>(&item)) {
      drawing->Box("line", line->place, line->text);
      continue;
    }
    for (const Cell& cell : std::get<Fragment>(item).cells) {
      drawing->Box("grid", cell.place,
                   fmt::format("row {}, column {}", cell.row + 1, cell.column + 1));
    }
  }
}

// The head above a cell, where it is known.
std::string HeadOf(const bind::BoundTable& bound, const Cell& cell) {
  for (const bind::HeadEnd& head : bound.heads) {
    if (head.grid_column == cell.column) {
      return fmt::format(" under {} <- {}", head.path.printed(),
                         head.claimed_by.empty() ? "nothing" : head.claimed_by);
    }
  }
  return {};
}

void DrawAccount(const bind::BoundTable& bound, Drawing* drawing) {
  for (const bind::CellEnd& end : bound.cells) {
    const bool fact = end.fate == table::Fate::kFact;
    drawing->Box(
        fmt::format("cell {}", NameOf(end.fate)), end.cell.place,
        fmt::format("{}: {}{}", NameOf(end.fate), script::TidySpace(end.cell.raw),
                    fact ? HeadOf(bound, end.cell) : ""));
  }
}

}  // namespace

std::string AsSvg(const Inspection& seen, const SeenPage& page) {
  Drawing drawing(page);
  drawing.Group("texts");
  for (const SeenText& text : page.texts) drawing.Text(text);
  drawing.EndGroup();
  drawing.Group("rules");
  for (const Ruling& rule : page.rules) drawing.Rule(rule);
  drawing.EndGroup();
  drawing.Group("content");
  DrawContent(page, &drawing);
  drawing.EndGroup();
  drawing.Group("cells");
  for (const bind::BoundTable& bound : seen.tables) DrawAccount(bound, &drawing);
  drawing.EndGroup();
  drawing.Group("sections");
  for (const Section& section : seen.outline.sections) {
    drawing.Box("heading", section.place,
                fmt::format("section of level {}: {}", section.level, section.heading));
  }
  drawing.EndGroup();
  return drawing.Take();
}

}  // namespace budget::inspect
