#include "tests/table/grid_text.h"

#include <gtest/gtest.h>

#include <vector>

#include "schemas/load/load_schemas.h"

namespace budget::bind {
namespace {

std::vector<std::string> Split(std::string_view text, char separator) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == separator) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

std::string Label(const Row& row) {
  std::string text = std::to_string(row.row_no) + "." + std::to_string(row.block);
  if (!row.item_code.empty()) text += " " + row.item_code;
  text += " " + row.item_name;
  if (!row.reporting_unit.empty()) text += " [" + row.reporting_unit + "]";
  if (!row.level1.empty() || !row.level2.empty()) {
    text += " {" + row.level1 + ">" + row.level2 + "}";
  }
  return text;
}

}  // namespace

Fragment GridOf(std::string_view text, GridSource source) {
  std::vector<std::vector<std::string>> rows;
  for (const std::string& line : Split(text, '\n')) {
    if (!line.empty()) rows.push_back(Split(line, '|'));
  }
  Fragment fragment;
  fragment.source = source;
  fragment.rows = static_cast<int>(rows.size());
  fragment.columns = static_cast<int>(rows.empty() ? 0 : rows[0].size());
  const bool lattice = source == GridSource::kLattice;
  const auto is = [&](std::size_t row, std::size_t column, const char* mark) {
    return lattice && row < rows.size() && column < rows[row].size() &&
           rows[row][column] == mark;
  };
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t column = 0; column < rows[row].size(); ++column) {
      if (is(row, column, "<") || is(row, column, "^")) continue;
      Cell& cell = fragment.cells.emplace_back();
      cell.row = static_cast<int>(row);
      cell.column = static_cast<int>(column);
      cell.raw = rows[row][column];
      cell.place.line = cell.row + 1;
      while (is(row, column + static_cast<std::size_t>(cell.column_span), "<")) {
        ++cell.column_span;
      }
      while (is(row + static_cast<std::size_t>(cell.row_span), column, "^")) {
        ++cell.row_span;
      }
    }
  }
  return fragment;
}

std::shared_ptr<const schemas::Schema> Template(std::string_view id) {
  static const schemas::SchemaSet bundled = [] {
    Result<schemas::SchemaSet> loaded = schemas::LoadSchemas({});
    EXPECT_TRUE(loaded.ok());
    return loaded.ok() ? std::move(loaded).value() : schemas::SchemaSet();
  }();
  return bundled.Find(id);
}

std::string Show(const Table& table) {
  std::string text;
  std::size_t next = 0;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    text += Label(table.rows[row]);
    for (; next < table.facts.size() && table.facts[next].row == static_cast<int>(row);
         ++next) {
      const Fact& fact = table.facts[next];
      text += " | ";
      text += fact.column < 0 ? "?" : table.ColumnOf(fact)->path.printed();
      text += (fact.certainty == Certainty::kInferred ? " ~ " : " = ") + fact.value;
    }
    text += '\n';
  }
  return text;
}

}  // namespace budget::bind
