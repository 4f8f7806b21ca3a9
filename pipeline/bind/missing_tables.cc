#include "pipeline/bind/missing_tables.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "pipeline/script/text.h"

namespace budget::bind {
namespace {

// An entry of the contents that names a table.
struct Listed {
  std::string title;  // as printed, without its ordinal
  std::string folded;
  const schemas::TableLayout* layout = nullptr;  // null: no layout has such a caption
  const ContentsEntry* entry = nullptr;
};

// How many code points of a folded entry number it: 四、 or 第四部分.
std::size_t LengthOfNumber(const std::string& folded, const schemas::Schema& schema) {
  for (const schemas::HeadingPattern& heading : schema.lines.headings) {
    const std::optional<schemas::Captures> match = heading.pattern.Match(folded);
    if (!match) continue;
    const std::string_view title = schemas::Captured(*match, "title");
    return script::ToUtf32(folded).size() - script::ToUtf32(title).size();
  }
  const std::optional<schemas::Captures> match = schema.rows.ordinal.Search(folded);
  return match ? script::ToUtf32(schemas::Captured(*match, "ordinal")).size() : 0;
}

// The title of an entry.  What numbers it has as many code points folded as printed.
std::string TitleOf(const std::string& entry, const schemas::Schema& schema) {
  const std::string printed = script::WithoutSpace(entry);
  const std::u32string text = script::ToUtf32(printed);
  const std::size_t number = LengthOfNumber(script::Fold(printed), schema);
  return script::ToUtf8(
      std::u32string_view(text).substr(std::min(number, text.size())));
}

std::vector<Listed> ListedTables(const Outline& outline,
                                 const schemas::Schema& schema) {
  std::vector<Listed> listed;
  for (const ContentsEntry& entry : outline.contents) {
    if (!schema.lines.listed_table.MatchesAll(script::Fold(entry.text))) continue;
    Listed table;
    table.entry = &entry;
    table.title = TitleOf(entry.text, schema);
    table.folded = script::Fold(table.title);
    for (const schemas::TableLayout& layout : schema.tables) {
      if (!layout.caption.MatchesAll(table.folded)) continue;
      table.layout = &layout;
      break;
    }
    listed.push_back(std::move(table));
  }
  return listed;
}

// The first table at or after `from` that the entry can mean.
std::optional<std::size_t> FindTable(const Listed& listed,
                                     const std::vector<Table>& tables) {
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const Table& table = tables[i];
    if (table.status == TableStatus::kListedButMissing) continue;
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

Table MissingTable(const Listed& listed, int document_year) {
  Table table;
  table.table_id = listed.layout == nullptr ? "other" : listed.layout->table_id;
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

void AddMissingTables(const Outline& outline, const schemas::Schema& schema,
                      int document_year, std::vector<Table>* tables) {
  const std::vector<Listed> listed = ListedTables(outline, schema);
  const bool named_singly = std::ranges::any_of(
      listed, [](const Listed& table) { return table.layout != nullptr; });
  const bool has_tables = !tables->empty();
  std::size_t next = 0;  // where a table missing at this point of the contents belongs
  for (const Listed& entry : listed) {
    if (const std::optional<std::size_t> found = FindTable(entry, *tables)) {
      next = std::max(next, *found + 1);
      continue;
    }
    if (entry.layout == nullptr && (named_singly || has_tables)) continue;
    tables->insert(tables->begin() + static_cast<std::ptrdiff_t>(next),
                   MissingTable(entry, document_year));
    ++next;
  }
}

}  // namespace budget::bind
