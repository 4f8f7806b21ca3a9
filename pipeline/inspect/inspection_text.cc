#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "pipeline/inspect/show_inspection.h"
#include "pipeline/model/names.h"
#include "pipeline/script/format_diagnostic.h"
#include "pipeline/script/text.h"

namespace budget::inspect {
namespace {

constexpr std::array kFates = {table::Fate::kFact,    table::Fate::kLabel,
                               table::Fate::kHeader,  table::Fate::kNote,
                               table::Fate::kIgnored, table::Fate::kReported,
                               table::Fate::kNone};

std::string At(const Place& place) {
  if (place.page == 0) return place.line == 0 ? "" : fmt::format("line {}", place.line);
  const Box& box = place.box;
  return fmt::format("page {} ({:.1f}, {:.1f})-({:.1f}, {:.1f})", place.page, box.x0,
                     box.y0, box.x1, box.y1);
}

class Writer {
 public:
  template <typename... Values>
  void Line(fmt::format_string<Values...> form, Values&&... values) {
    fmt::format_to(std::back_inserter(text_), form, std::forward<Values>(values)...);
    text_ += '\n';
  }
  std::string Take() { return std::move(text_); }

 private:
  std::string text_;
};

void ShowPage(const SeenPage& page, Writer* out) {
  const auto fragments = std::ranges::count_if(
      page.content.items,
      [](const Item& item) { return std::holds_alternative<Fragment>(item); });
  const auto lines = static_cast<std::ptrdiff_t>(page.content.items.size()) - fragments;
  if (page.number == 0) {
    out->Line("text: {} lines, {} fragments of tables", lines, fragments);
  } else {
    out->Line(
        "page {}: {:.0f} x {:.0f} points; {} pieces of text, {} rules; {} lines, {} "
        "fragments of tables",
        page.number, page.width, page.height, page.texts.size(), page.rules.size(),
        lines, fragments);
  }
  for (const Item& item : page.content.items) {
    if (const auto* line = std::get_if<budget::Line>(&item)) {
      out->Line("  {}: {}", At(line->place), script::TidySpace(line->text));
      continue;
    }
    const auto& fragment = std::get<Fragment>(item);
    out->Line("  {}: {} grid of {} rows, {} columns", At(fragment.place),
              NameOf(fragment.source), fragment.rows, fragment.columns);
  }
}

// The cells that went nowhere: what has to be found out.
void ShowUnread(const bind::BoundTable& bound, Writer* out) {
  for (const bind::CellEnd& end : bound.cells) {
    if (end.fate != table::Fate::kNone && end.fate != table::Fate::kReported) continue;
    out->Line("  {} '{}' in row {}, column {}, {}", NameOf(end.fate),
              script::TidySpace(end.cell.raw), end.cell.row + 1, end.cell.column + 1,
              At(end.cell.place));
  }
}

void ShowTable(const bind::BoundTable& bound, Writer* out) {
  const Table& table = bound.table;
  out->Line("table '{}': {}, layout {}, {}, {}", table.title, table.table_id,
            table.layout.empty() ? "none" : table.layout, budget::NameOf(table.status),
            table.first_page > 0
                ? fmt::format("pages {}-{}", table.first_page, table.last_page)
                : fmt::format("lines {}-{}", table.first_line, table.last_line));
  for (const bind::HeadEnd& head : bound.heads) {
    out->Line("  head {} '{}' <- {}", head.grid_column + 1, head.path.folded(),
              head.claimed_by.empty() ? "nothing claims it" : head.claimed_by);
  }
  std::string counts;
  for (const table::Fate fate : kFates) {
    const auto count = std::ranges::count(bound.cells, fate, &bind::CellEnd::fate);
    if (count > 0) counts += fmt::format(" {} {}", count, NameOf(fate));
  }
  out->Line("  cells:{}", counts.empty() ? " none" : counts);
  ShowUnread(bound, out);
}

}  // namespace

std::string AsText(const Inspection& seen) {
  Writer out;
  const DocumentInfo& info = seen.document.info;
  out.Line("{}: {}{}", seen.source, budget::NameOf(info.status),
           info.error.empty() ? "" : ", " + info.error);
  out.Line("schema {}, claimed by {}", info.schema.empty() ? "none" : info.schema,
           seen.claim.empty() ? "nothing" : "'" + seen.claim + "'");
  out.Line("issuer '{}', year {}, {}", info.issuer, info.fiscal_year,
           budget::NameOf(info.report_kind));
  for (const SeenPage& page : seen.pages) ShowPage(page, &out);
  for (const bind::BoundTable& bound : seen.tables) ShowTable(bound, &out);
  for (const Section& section : seen.outline.sections) {
    out.Line("section {} of level {}, {}: {}", section.section_no, section.level,
             At(section.place), section.heading);
  }
  for (const Diagnostic& diagnostic : seen.document.diagnostics) {
    out.Line("{}", script::FormatDiagnostic(diagnostic));
  }
  return out.Take();
}

}  // namespace budget::inspect
