#include "tests/prose/prose_text.h"

#include <gtest/gtest.h>

#include "pipeline/prose/statements/statements.h"
#include "schemas/load/load_schemas.h"

namespace budget::statements {
namespace {

constexpr int kYear = 2030;

std::string NameOf(StatementMeasure measure) {
  switch (measure) {
    case StatementMeasure::kValue:
      return "value";
    case StatementMeasure::kSharePercent:
      return "share";
    case StatementMeasure::kChangeAmount:
      return "change";
    case StatementMeasure::kChangePercent:
      return "growth";
    case StatementMeasure::kPriorValue:
      return "prior";
    case StatementMeasure::kCount:
      return "count";
  }
  return "?";
}

std::string SignOf(Trend trend) {
  switch (trend) {
    case Trend::kIncrease:
      return "+";
    case Trend::kDecrease:
      return "-";
    case Trend::kFlat:
      return "=";
    case Trend::kNone:
      return "";
  }
  return "?";
}

std::string Link(const char* name, int index) {
  return index < 0 ? "" : std::string(" ") + name + std::to_string(index);
}

}  // namespace

const schemas::Schema& BaseSchema() {
  static const std::shared_ptr<const schemas::Schema> schema = [] {
    const auto set = schemas::LoadSchemas({});
    EXPECT_TRUE(set.ok());
    return set.ok() ? set.value().Find("mof-budget") : nullptr;
  }();
  static const schemas::Schema empty;
  EXPECT_NE(nullptr, schema);
  return schema == nullptr ? empty : *schema;
}

Outline OutlineOf(const std::string& heading, const std::vector<std::string>& text) {
  Outline outline;
  Section section;
  section.section_no = 1;
  section.level = 1;
  section.heading = section.path = heading;
  section.place.line = 1;
  outline.sections.push_back(section);
  int line = 1;
  for (const std::string& words : text) {
    Place place;
    place.line = ++line;
    outline.paragraphs.push_back({.section = 0, .text = words, .starts = {{0, place}}});
  }
  return outline;
}

std::vector<Statement> StatementsOf(const std::string& heading,
                                    const std::vector<std::string>& text) {
  const schemas::Schema& schema = BaseSchema();
  return ReadStatements(OutlineOf(heading, text), schema.prose, *schema.vocabulary,
                        kYear)
      .statements;
}

std::string Show(const std::vector<Statement>& statements) {
  std::string shown;
  for (const Statement& statement : statements) {
    if (!shown.empty()) shown += " | ";
    shown += NameOf(statement.measure) + " " + statement.value + statement.unit +
             SignOf(statement.trend) + Link("of#", statement.refers_to) +
             Link("in#", statement.whole_at) + Link("from#", statement.prior) +
             Link("by#", statement.change) + Link("part#", statement.total);
    if (statement.fiscal_year != kYear) {
      shown += " " + std::to_string(statement.fiscal_year);
    }
    shown += " " + statement.subject;
  }
  return shown;
}

}  // namespace budget::statements
