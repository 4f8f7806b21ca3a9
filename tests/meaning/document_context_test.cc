#include "pipeline/meaning/document_context.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "schemas/load/load_schemas.h"

namespace budget::meaning {
namespace {

const schemas::Schema& Budget() {
  static const Result<schemas::SchemaSet> kSchemas = schemas::LoadSchemas({});
  static const auto kSchema = kSchemas.value().Find("mof-budget");
  return *kSchema;
}

Line LineOf(const char* text, LineRole role = LineRole::kText) {
  Line line;
  line.text = text;
  line.role = role;
  return line;
}

// What a document says of the unit of all its tables.
TEST(DocumentContextTest, UnitOfAllTables) {
  const Line title = LineOf("支出总表", LineRole::kCaption);
  struct Case {
    const char* name;
    std::vector<Line> lines;
    const char* want;
  };
  for (const Case& test : std::vector<Case>{
           {"before all tables",
            {LineOf("金额单位：万元"), LineOf("目录"), title},
            "万元"},
           {"twice the same",
            {LineOf("单位：元"), LineOf("单位：元"), LineOf("目录")},
            "元"},
           {"two that differ",
            {LineOf("单位：元"), LineOf("单位：万元"), LineOf("目录")},
            ""},
           {"right above a title", {LineOf("单位：万元"), title}, ""},
           {"and a blank line", {LineOf("单位：万元"), LineOf(" "), title}, ""},
           {"of a table",
            {LineOf("单位：万元", LineRole::kCaption), LineOf("目录")},
            ""},
           {"behind a table", {title, LineOf("单位：万元"), LineOf("正文")}, ""},
           {"prose", {LineOf("各单位万元以上的支出"), LineOf("目录")}, ""},
       }) {
    EXPECT_EQ(test.want, DecideContext(Budget(), {.lines = test.lines}).unit)
        << test.name;
  }
}

// The schema's, the cover's, that of a line.
TEST(DocumentContextTest, Issuer) {
  const std::vector<Line> lines = {LineOf("目录"), LineOf("部门：云山市水务局")};
  EXPECT_EQ(
      "石潭县水务局",
      DecideContext(Budget(), {.cover_issuer = "石潭县水务局", .lines = lines}).issuer);
  EXPECT_EQ("云山市水务局", DecideContext(Budget(), {.lines = lines}).issuer);
  EXPECT_EQ("", DecideContext(Budget(), {.lines = {}}).issuer);
}

// What no schema claims is of no kind, and its amounts have no usual phase.
TEST(DocumentContextTest, WhatNothingClaimsHasNoKind) {
  const DocumentContext claimed = DecideContext(Budget(), {.lines = {}});
  EXPECT_EQ(ReportKind::kBudget, claimed.report_kind);
  EXPECT_EQ(Phase::kApproved, claimed.usual_phase);
  const DocumentContext other =
      DecideContext(Budget(), {.claimed = false, .lines = {}});
  EXPECT_EQ(ReportKind::kOther, other.report_kind);
  EXPECT_EQ(Phase::kNone, other.usual_phase);
}

}  // namespace
}  // namespace budget::meaning
