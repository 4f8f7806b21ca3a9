#include "pipeline/identity/messages.h"

#include "pipeline/model/index.h"

namespace budget::identity {
namespace {

// The leaf of a header path names the column; the rest is for tables that print it
// several times, so the whole path is given.
void Append(std::string_view part, std::string* out) {
  if (part.empty()) return;
  if (!out->empty()) *out += " / ";
  *out += part;
}

// Its row and column.
void AppendCell(const DocumentView& view, const Term& cell, std::string* name) {
  const Table& table = view.TableOf(cell.table);
  if (Index(cell.row) < table.rows.size()) {
    Append(NameOfRow(table.rows[Index(cell.row)]), name);
  }
  if (Index(cell.column) < table.columns.size()) {
    Append(NameOfColumn(table.columns[Index(cell.column)]), name);
  }
}

}  // namespace

const std::string& Messages::Choose(const schemas::Wording& wording) const {
  const bool chinese = language_ == Language::kChinese;
  const std::string& chosen = chinese ? wording.zh : wording.en;
  return chosen.empty() ? (chinese ? wording.en : wording.zh) : chosen;
}

const std::string& Messages::Label(const schemas::IdentitySpec& spec) const {
  const std::string& label = Choose(spec.label);
  return label.empty() ? spec.id : label;
}

std::string Messages::Say(std::string_view id, Values values) const {
  const auto found = identities_.messages.find(std::string(id));
  std::string text;
  if (found == identities_.messages.end()) {
    text = id;
    for (const auto& [name, value] : values) text += " " + value;
    return text;
  }
  const std::string& wording = Choose(found->second);
  std::size_t at = 0;
  while (at < wording.size()) {
    const std::size_t open = wording.find('{', at);
    const std::size_t close =
        open == std::string::npos ? open : wording.find('}', open);
    if (close == std::string::npos) break;
    text.append(wording, at, open - at);
    const std::string_view name =
        std::string_view(wording).substr(open + 1, close - open - 1);
    for (const auto& [key, value] : values) {
      if (key == name) text += value;
    }
    at = close + 1;
  }
  return text.append(wording, at);
}

std::string NameOfTable(const Table& table) {
  return table.title.empty() ? table.table_id : table.title;
}

std::string NameOfRow(const Row& row) {
  std::string name = row.item_code;
  if (!name.empty() && !row.item_name.empty()) name += " ";
  name += row.item_name;
  if (name.empty()) name = "#" + std::to_string(row.row_no);
  if (!row.reporting_unit.empty() && row.reporting_unit != row.item_name) {
    name = row.reporting_unit + " / " + name;
  }
  return name;
}

std::string NameOfColumn(const Column& column) { return column.path.printed(); }

std::string ShortCellName(const DocumentView& view, const Term& cell) {
  std::string name;
  AppendCell(view, cell, &name);
  return name;
}

std::string CellName(const DocumentView& view, const Term& cell) {
  constexpr std::size_t kUsualLength = 160;
  std::string name;
  name.reserve(kUsualLength);
  Append(NameOfTable(view.TableOf(cell.table)), &name);
  AppendCell(view, cell, &name);
  return name;
}

}  // namespace budget::identity
