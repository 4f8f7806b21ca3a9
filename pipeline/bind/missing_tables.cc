#include "pipeline/bind/missing_tables.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "pipeline/model/ids.h"
#include "pipeline/script/text.h"

namespace budget::bind {
namespace {

// An entry of the contents that names a table.
struct Listed {
  std::string title;  // as printed, without its ordinal
  std::string folded;
  const schemas::TableLayout* layout = nullptr;  // null: no layout has such a caption
  const ContentsEntry* entry = nullptr;
  bool part = false;  // names the part with the tables, not one of them
};

// A piece of a printed text without white, and the same piece folded, which has as many
// code points.
struct Piece {
  std::u32string printed;
  std::u32string folded;

  static Piece Of(std::string_view text) {
    const std::string printed = script::WithoutSpace(text);
    return {script::ToUtf32(printed), script::ToUtf32(script::Fold(printed))};
  }
  // The part of it that is `wanted`, which a pattern has found in the folded text.
  Piece Part(std::string_view wanted) const {
    const std::u32string part = script::ToUtf32(wanted);
    const std::size_t at = folded.rfind(part);
    if (at == std::u32string::npos || at + part.size() > printed.size()) return *this;
    return {printed.substr(at, part.size()), part};
  }
};

// The entry without what numbers it: 四、 or 第四部分, which makes it a part.
Piece WithoutNumber(const Piece& entry, const schemas::Schema& schema, bool* part) {
  const std::string folded = script::ToUtf8(entry.folded);
  for (const schemas::HeadingPattern& heading : schema.lines.headings) {
    const std::optional<schemas::Captures> match = heading.pattern.Match(folded);
    if (!match) continue;
    *part = true;
    return entry.Part(schemas::Captured(*match, "title"));
  }
  const std::optional<schemas::Captures> match = schema.rows.ordinal.Search(folded);
  if (!match) return entry;
  const std::size_t length = schemas::Captured(*match, "ordinal").size();
  return entry.Part(std::string_view(folded).substr(length));
}

// What the entry lists; nothing if that is no table.
std::optional<Listed> ReadEntry(const ContentsEntry& entry,
                                const schemas::Schema& schema) {
  Listed table;
  table.entry = &entry;
  const Piece name = WithoutNumber(Piece::Of(entry.text), schema, &table.part);
  const auto match = schema.lines.listed_table.Match(script::ToUtf8(name.folded));
  if (!match) return std::nullopt;
  const std::string_view title = schemas::Captured(*match, "title");
  const Piece piece = title.empty() ? name : name.Part(title);
  table.part = table.part || !schemas::Captured(*match, "part").empty();
  table.title = script::ToUtf8(piece.printed);
  table.folded = script::ToUtf8(piece.folded);
  for (const schemas::TableLayout& layout : schema.tables) {
    if (!layout.caption.MatchesAll(table.folded)) continue;
    table.layout = &layout;
    break;
  }
  return table;
}

std::vector<Listed> ListedTables(const Outline& outline,
                                 const schemas::Schema& schema) {
  std::vector<Listed> listed;
  for (const ContentsEntry& entry : outline.contents) {
    if (std::optional<Listed> table = ReadEntry(entry, schema)) {
      listed.push_back(*std::move(table));
    }
  }
  return listed;
}

// A heading of the body says its name: what stands below it is no table that we know,
// but it is there.
bool IsHeading(const Listed& listed, const Outline& outline) {
  return std::ranges::any_of(outline.sections, [&](const Section& section) {
    return script::Fold(section.heading).ends_with(listed.folded);
  });
}

// The first table that the entry can mean.
std::optional<std::size_t> FindTable(const Listed& listed,
                                     const std::vector<Table>& tables) {
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const Table& table = tables[i];
    const std::string title = script::Fold(table.title);
    const bool same_id =
        listed.layout != nullptr && table.table_id == listed.layout->table_id;
    // 基本支出总表 ends like 支出总表 and is another table: a part of the title tells
    // only where no layout knows it.
    const bool same_title =
        !title.empty() &&
        (title == listed.folded ||
         (listed.layout == nullptr &&
          (title.ends_with(listed.folded) || listed.folded.ends_with(title))));
    if (same_id || same_title) return i;
  }
  return std::nullopt;
}

Table TableOf(const Listed& listed, int document_year) {
  Table table;
  table.table_id =
      listed.layout == nullptr ? ids::kOtherTable : listed.layout->table_id;
  if (listed.layout != nullptr) table.layout = listed.layout->id;
  table.title = listed.title;
  table.fiscal_year = document_year;
  table.status = TableStatus::kListedButMissing;
  table.note = "listed in the table of contents";
  const Place& place = listed.entry->place;
  if (place.page != 0) table.note += ", page " + std::to_string(place.page);
  if (place.line != 0) table.note += ", line " + std::to_string(place.line);
  return table;
}

}  // namespace

std::vector<MissingTable> FindMissingTables(const Outline& outline,
                                            const schemas::Schema& schema,
                                            int document_year,
                                            const std::vector<Table>& tables,
                                            Stop stop) {
  const std::vector<Listed> listed = ListedTables(outline, schema);
  const bool named_singly = std::ranges::any_of(listed, [](const Listed& table) {
    return table.layout != nullptr || !table.part;
  });
  std::vector<MissingTable> missing;
  std::size_t next = 0;  // where a table missing at this point of the contents belongs
  for (const Listed& entry : listed) {
    if (stop.requested()) break;
    if (const std::optional<std::size_t> found = FindTable(entry, tables)) {
      next = std::max(next, *found + 1);
      continue;
    }
    if (entry.layout == nullptr && entry.part && (named_singly || !tables.empty())) {
      continue;
    }
    if (entry.layout == nullptr && IsHeading(entry, outline)) continue;
    missing.push_back({.before = next, .table = TableOf(entry, document_year)});
  }
  return missing;
}

}  // namespace budget::bind
