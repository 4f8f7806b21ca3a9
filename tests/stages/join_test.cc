#include "pipeline/stages/join.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "pipeline/model/names.h"

namespace budget::stages {
namespace {

Table TableAt(const char* title, int page, int line = 0) {
  Table table;
  table.title = title;
  table.first_page = page;
  table.first_line = line;
  return table;
}

// "1 title | 0 title": numbers and titles in order.
std::string Show(const std::vector<Table>& tables) {
  std::string shown;
  for (const Table& table : tables) {
    if (!shown.empty()) shown += " | ";
    shown += std::to_string(table.table_no) + " " + table.title;
  }
  return shown;
}

TEST(JoinTables, UnreadOnesStandWhereTheirCaptionsDo) {
  const struct {
    const char* name;
    std::vector<Table> bound;
    std::vector<Table> unread;
    const char* want;
  } cases[] = {
      {"between",
       {TableAt("a", 1), TableAt("b", 5)},
       {TableAt("u", 3)},
       "1 a | 2 u | 3 b"},
      {"first and last",
       {TableAt("a", 2)},
       {TableAt("u", 1), TableAt("v", 3)},
       "1 u | 2 a | 3 v"},
      {"by lines in a text",
       {TableAt("a", 0, 4), TableAt("b", 0, 40)},
       {TableAt("u", 0, 20)},
       "1 a | 2 u | 3 b"},
      {"of the same place behind", {TableAt("a", 2)}, {TableAt("u", 2)}, "1 a | 2 u"},
      {"alone", {}, {TableAt("u", 2)}, "1 u"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(c.want, Show(JoinMissing(JoinTables(c.bound, c.unread), {}))) << c.name;
  }
}

TEST(JoinTables, MissingOnesHaveNoNumber) {
  const std::vector<Table> tables = {TableAt("a", 1), TableAt("b", 2)};
  const struct {
    const char* name;
    std::vector<std::size_t> before;
    const char* want;
  } cases[] = {
      {"none", {}, "1 a | 2 b"},
      {"first", {0}, "0 m | 1 a | 2 b"},
      {"two between", {1, 1}, "1 a | 0 m | 0 m | 2 b"},
      {"everywhere", {0, 1, 2}, "0 m | 1 a | 0 m | 2 b | 0 m"},
  };
  for (const auto& c : cases) {
    std::vector<bind::MissingTable> missing;
    for (const std::size_t before : c.before) {
      missing.push_back({.before = before, .table = TableAt("m", 0)});
    }
    EXPECT_EQ(c.want, Show(JoinMissing(tables, std::move(missing)))) << c.name;
  }
}

Diagnostic Said(Severity severity, const char* code, int page = 0) {
  return {.severity = severity, .code = code, .message = "m", .where = {.page = page}};
}

// "status text_layer error; codes in order".
std::string Show(const DocumentData& document) {
  std::string shown = std::string(NameOf(document.info.status)) + " " +
                      std::string(NameOf(document.info.text_layer)) + " " +
                      document.info.error + ";";
  for (const Diagnostic& diagnostic : document.diagnostics) {
    shown += " " + diagnostic.code;
  }
  return shown;
}

TEST(Join, TheFirstProblemIsTheError) {
  const Diagnostic note = Said(Severity::kNote, "n");
  const Diagnostic warning = Said(Severity::kWarning, "w");
  const struct {
    const char* name;
    Diagnostics reader;
    Diagnostics found;
    Diagnostics stages;
    const char* want;
  } cases[] = {
      {"all well", {}, {}, {}, "ok n/a ;"},
      {"notes", {note}, {note}, {note}, "ok n/a ; n n n"},
      {"of a late stage", {}, {note}, {note, warning}, "partial n/a w: m; n n w"},
      {"of the reader",
       {Said(Severity::kWarning, "r")},
       {},
       {warning},
       "partial n/a r: m; r w"},
      {"of finding",
       {note},
       {Said(Severity::kError, "f")},
       {warning},
       "partial n/a f: m; n f w"},
  };
  for (const auto& c : cases) {
    DocumentData checked;
    checked.tables = {TableAt("a", 1)};
    checked.diagnostics = c.stages;
    EXPECT_EQ(c.want, Show(Join(std::move(checked), {.media_type = "text/plain",
                                                     .pages = 0,
                                                     .layer = {},
                                                     .reader = c.reader,
                                                     .found = c.found})))
        << c.name;
  }
}

TEST(Join, SaysThatNothingWasFound) {
  const Reading reading = {.media_type = "text/plain", .pages = 0};
  EXPECT_EQ(
      "partial n/a nothing-found: no table and no figure was found in the document; "
      "nothing-found",
      Show(Join({}, reading)));
  DocumentData listed;
  listed.tables = {TableAt("a", 1)};
  listed.tables[0].status = TableStatus::kListedButMissing;
  EXPECT_EQ(DocumentStatus::kPartial, Join(listed, reading).info.status);
  DocumentData said;
  said.statements.emplace_back();
  EXPECT_EQ(DocumentStatus::kOk, Join(said, reading).info.status);
}

// A document of blank pages: the cause is what the reader says of a page, if anything.
TEST(Join, PagesWithoutTextFailTheDocument) {
  const struct {
    const char* name;
    Diagnostics reader;
    const char* want;
  } cases[] = {
      {"blank",
       {},
       "failed none no-text-layer: all pages are blank; no-text-layer nothing-found"},
      {"lost",
       {Said(Severity::kWarning, "page-lost", 1)},
       "failed none page-lost: m; page-lost nothing-found"},
      {"repaired as a whole",
       {Said(Severity::kWarning, "document-repaired")},
       "failed none no-text-layer: all pages are blank; document-repaired "
       "no-text-layer nothing-found"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(c.want, Show(Join({}, {.media_type = "application/pdf",
                                     .pages = 1,
                                     .layer = {},
                                     .reader = c.reader,
                                     .found = {}})))
        << c.name;
  }
}

}  // namespace
}  // namespace budget::stages
