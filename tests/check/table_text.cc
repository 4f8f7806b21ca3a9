#include "tests/check/table_text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "pipeline/check/check_document.h"
#include "pipeline/model/names.h"
#include "pipeline/script/number.h"
#include "pipeline/script/text.h"
#include "pipeline/solve/solve_document.h"
#include "pipeline/table/classify_row.h"
#include "schemas/load/load_schemas.h"

namespace budget::check {
namespace {

// The labels of a path, which are divided by '/'.
HeaderPath PathOf(std::string_view text) {
  std::vector<HeaderLabel> labels;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('/', begin), text.size());
    labels.push_back(script::ReadLabel(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return HeaderPath(std::move(labels));
}

std::string_view Trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t at = text.find(separator);
    parts.push_back(Trim(text.substr(0, at)));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

// A label whose indentation is known: "> " once for the outermost, twice below it.
std::string Indented(std::string_view name, int* indent) {
  while (name.starts_with("> ")) {
    name.remove_prefix(2);
    ++*indent;
  }
  return std::string(name);
}

bool TakePrefix(std::string_view prefix, std::string_view* text) {
  if (text->substr(0, prefix.size()) != prefix) return false;
  text->remove_prefix(prefix.size());
  return true;
}

class Parser {
 public:
  Parser(const schemas::Schema& schema, std::string_view report) : schema_(schema) {
    document_.info.report_kind =
        ValueOf<ReportKind>(report).value_or(ReportKind::kNone);
  }

  DocumentData Parse(std::string_view text) {
    for (const std::string_view line : Split(text, '\n')) {
      std::string_view rest = line;
      if (rest.empty()) continue;
      if (TakePrefix("table ", &rest)) {
        StartTable(rest);
      } else if (TakePrefix("columns ", &rest)) {
        for (const std::string_view column : Split(rest, '|')) AddColumn(column);
      } else if (TakePrefix("unit ", &rest)) {
        unit_ = Trim(rest);
      } else if (TakePrefix("group ", &rest)) {
        group_ = Trim(rest);
      } else {
        AddRow(rest);
      }
    }
    return std::move(document_);
  }

 private:
  Table& table() { return document_.tables.back(); }

  void StartTable(std::string_view rest) {
    const auto parts = Split(rest, ' ');
    Table table;
    table.table_no = static_cast<int>(document_.tables.size()) + 1;
    table.table_id = parts.at(0);
    table.layout = table.table_id;
    table.title = parts.at(1);
    table.unit = parts.at(2);
    table.fiscal_year = std::stoi(std::string(parts.at(3)));
    document_.info.fiscal_year = table.fiscal_year;
    document_.tables.push_back(std::move(table));
    unit_ = group_ = "";
    row_no_ = 0;
    block_ = 1;
  }

  void AddColumn(std::string_view text) {
    if (text.size() > 2 && text[1] == ':') {
      block_ = text[0] - '0';
      text = Trim(text.substr(2));
    }
    Column column;
    column.block = block_;
    column.grid_column = static_cast<int>(table().columns.size());
    column.unit = table().unit;
    column.fiscal_year = table().fiscal_year;
    const std::size_t equals = text.find('=');
    column.path = PathOf(text.substr(0, equals));
    std::string_view measure = text.substr(equals + 1);
    if (measure.ends_with('%')) {
      column.kind = Kind::kPercent;
      measure.remove_suffix(1);
    }
    if (const std::size_t at = measure.find('#'); at != std::string_view::npos) {
      const std::string_view phase = measure.substr(at + 1);
      column.phase = phase == "executed" ? Phase::kExecuted : Phase::kApproved;
      measure = measure.substr(0, at);
    }
    if (const std::size_t at = measure.find('@'); at != std::string_view::npos) {
      column.fiscal_year = std::stoi(std::string(measure.substr(at + 1)));
      measure = measure.substr(0, at);
    }
    column.measure = measure;
    table().columns.push_back(std::move(column));
  }

  void AddRow(std::string_view line) {
    int block = 1;
    const bool lost = TakePrefix("~ ", &line);
    if (line.size() > 2 && line[1] == '>') {
      block = line[0] - '0';
      line.remove_prefix(2);
    }
    const auto cells = Split(line, '|');
    Row& row = table().rows.emplace_back();
    if (block == 1) ++row_no_;
    row.row_no = row_no_;
    row.block = block;
    row.reporting_unit = unit_;
    row.level1 = group_;
    row.item_code = cells.at(0);
    row.item_name = Indented(cells.at(1), &row.indent);
    if (row.item_name == row.reporting_unit) row.item_code.clear();
    const bool summary = table().table_id.ends_with("_summary");
    if (summary && table().columns.back().block > 1) {
      row.direction = block == 1 ? Direction::kRevenue : Direction::kExpenditure;
    }
    row.place.line = ++line_;
    table::ClassifyRow(schema_, table().table_id, &row);
    int first = 0;
    for (const Column& column : table().columns) first += column.block < block ? 1 : 0;
    for (std::size_t i = 2; i < cells.size(); ++i) {
      const int column = lost ? -1 : first + static_cast<int>(i) - 2;
      if (!cells[i].empty()) AddFact(cells[i], column);
    }
  }

  void AddFact(std::string_view value, int column) {
    Fact fact;
    fact.row = static_cast<int>(table().rows.size()) - 1;
    fact.column = column;
    fact.raw = value;
    fact.place.line = line_;
    const auto number = script::ParseNumber(value);
    fact.value = number ? number->digits : std::string(value);
    if (number) fact.number = Decimal::Parse(fact.value);
    fact.kind = !number      ? Kind::kText
                : column < 0 ? Kind::kAmount
                             : table().columns[static_cast<std::size_t>(column)].kind;
    fact.certainty = column < 0 ? Certainty::kAmbiguous : Certainty::kPrinted;
    table().facts.push_back(std::move(fact));
  }

  const schemas::Schema& schema_;
  DocumentData document_;
  std::string unit_;
  std::string group_;
  int row_no_ = 0;
  int block_ = 1;
  int line_ = 0;
};

const char* Name(Outcome outcome) {
  return outcome == Outcome::kPass   ? "pass"
         : outcome == Outcome::kFail ? "fail"
                                     : "untestable";
}

const char* Name(Certainty certainty) {
  return certainty == Certainty::kInferred    ? "inferred"
         : certainty == Certainty::kAmbiguous ? "ambiguous"
                                              : "printed";
}

}  // namespace

std::string Replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

std::shared_ptr<const schemas::Schema> BundledSchema(std::string_view id) {
  static const schemas::SchemaSet bundled = [] {
    Result<schemas::SchemaSet> loaded = schemas::LoadSchemas({});
    EXPECT_TRUE(loaded.ok());
    return loaded.ok() ? std::move(loaded).value() : schemas::SchemaSet();
  }();
  return bundled.Find(id);
}

DocumentData DocumentOf(std::string_view text, std::string_view report) {
  return Parser(*BundledSchema("mof-budget"), report).Parse(text);
}

void Solve(DocumentData* document) {
  const auto schema = BundledSchema("mof-budget");
  const auto assignments =
      solve::SolveDocument(schema->prose, schema->identities, *schema->vocabulary,
                           Language::kEnglish, {}, *document);
  document->tables = solve::Assign(assignments, std::move(document->tables));
}

void CheckAll(DocumentData* document) {
  const auto schema = BundledSchema("mof-budget");
  Findings found = CheckDocument(schema->identities, *schema->vocabulary,
                                 Language::kEnglish, *document);
  document->tables = MarkPartial(found.partial, std::move(document->tables));
  AddChecks(std::move(found.checks), document);
}

std::string ShowChecks(const DocumentData& document, std::string_view outcomes,
                       std::string_view id) {
  std::string text;
  for (const Check& check : document.checks) {
    const char* outcome = Name(check.outcome);
    if (outcomes.find(outcome) == std::string_view::npos) continue;
    if (!id.empty() && check.check_id != id) continue;
    text += check.check_id + " " + outcome + " " + check.where + ": " + check.message;
    text += "\n";
  }
  return text;
}

std::string CountChecks(const DocumentData& document) {
  int counts[3] = {};
  for (const Check& check : document.checks) {
    ++counts[static_cast<std::size_t>(check.outcome)];
  }
  return "pass " + std::to_string(counts[0]) + ", fail " + std::to_string(counts[1]) +
         ", untestable " + std::to_string(counts[2]);
}

std::string ShowLost(const DocumentData& document) {
  std::string text;
  for (const Table& table : document.tables) {
    int row = -1;
    for (const Fact& fact : table.facts) {
      if (fact.certainty == Certainty::kPrinted && fact.note.empty()) continue;
      if (fact.row != row) {
        row = fact.row;
        if (!text.empty()) text += "\n";
        text += table.rows[static_cast<std::size_t>(row)].item_name + ":";
      }
      const std::string column =
          fact.column < 0 ? "?" : table.ColumnOf(fact)->path.printed();
      text += " " + fact.value + " " + column + " " + Name(fact.certainty) + ";";
    }
  }
  return text;
}

}  // namespace budget::check
