// Takes tables whose columns are known, deletes their blank cells, as a text does that
// keeps no layout, and looks what the solver makes of it.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <random>
#include <string>
#include <vector>

#include "pipeline/solve/solve_document.h"
#include "tests/check/whole_documents.h"

namespace budget::check {
namespace {

struct Tally {
  int kept = 0;  // as many figures as columns
  int inferred = 0;
  int ambiguous = 0;
  int wrong = 0;

  int lost() const { return inferred + ambiguous + wrong; }
};

// Columns by fact; empty if nothing of the table can be lost.
using Columns = std::vector<int>;

bool IsFigure(const Column& column) {
  return column.kind == Kind::kAmount || column.kind == Kind::kPercent;
}

// Forgets the columns of all figures.
Columns LoseBlanks(Table* table) {
  const bool figures =
      std::all_of(table->columns.begin(), table->columns.end(), IsFigure);
  const bool known = std::all_of(table->facts.begin(), table->facts.end(),
                                 [](const Fact& fact) { return fact.column >= 0; });
  if (!figures || !known || table->columns.size() < 2) return {};
  Columns columns;
  for (Fact& fact : table->facts) {
    columns.push_back(fact.column);
    // A % behind a figure is printed; that a column is one of percentages is not.
    if (fact.kind == Kind::kPercent && !fact.raw.ends_with("%")) {
      fact.kind = Kind::kAmount;
    }
    fact.column = -1;
    fact.certainty = Certainty::kAmbiguous;
  }
  return columns;
}

const char* PathOf(const Table& table, int column) {
  return table.columns[static_cast<std::size_t>(column)].path.printed().c_str();
}

void Count(const WholeDocument& document, const Table& table, const Columns& columns,
           Tally* tally) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Fact& fact = table.facts[i];
    const Row& row = table.rows[static_cast<std::size_t>(fact.row)];
    if (fact.column < 0) {
      ++tally->ambiguous;
    } else if (fact.column != columns[i]) {
      ++tally->wrong;
      std::printf("%s, %s, %s: %s is of the column %s, not of %s (%s)\n",
                  document.name.c_str(), table.title.c_str(), row.item_name.c_str(),
                  fact.value.c_str(), PathOf(table, columns[i]),
                  PathOf(table, fact.column), fact.note.c_str());
    } else {
      ++(fact.certainty == Certainty::kPrinted ? tally->kept : tally->inferred);
    }
  }
}

void Solve(const WholeDocument& document, DocumentData* data) {
  const auto assignments =
      solve::SolveDocument(document.schema->prose, document.schema->identities,
                           *document.schema->vocabulary, Language::kEnglish, {}, *data);
  data->tables = solve::Assign(assignments, std::move(data->tables));
}

// One table after the other loses its blanks; the rest of the document is whole.
Tally LoseEach(const WholeDocument& document) {
  Tally tally;
  for (std::size_t t = 0; t < document.data.tables.size(); ++t) {
    DocumentData data = document.data;
    const Columns columns = LoseBlanks(&data.tables[t]);
    if (columns.empty()) continue;
    Solve(document, &data);
    Count(document, data.tables[t], columns, &tally);
  }
  return tally;
}

// All tables lose them together.
Tally LoseAll(const WholeDocument& document) {
  Tally tally;
  DocumentData data = document.data;
  std::vector<Columns> columns;
  columns.reserve(data.tables.size());
  for (Table& table : data.tables) columns.push_back(LoseBlanks(&table));
  Solve(document, &data);
  for (std::size_t t = 0; t < columns.size(); ++t) {
    Count(document, data.tables[t], columns[t], &tally);
  }
  return tally;
}

constexpr int kSlips = 8;  // a table

// A digit of one table is wrong, too: the identities through it do not hold.
Tally LoseWithSlip(const WholeDocument& document) {
  Tally tally;
  std::mt19937 random(20220);
  for (std::size_t t = 0; t < document.data.tables.size(); ++t) {
    for (int i = 0; i < kSlips; ++i) {
      DocumentData data = document.data;
      Table& table = data.tables[t];
      if (table.facts.empty()) break;
      std::string& value = table.facts[random() % table.facts.size()].value;
      const std::size_t at = random() % std::max<std::size_t>(value.size(), 1);
      if (value.empty() || value[at] < '0' || value[at] > '9') continue;
      const int slip = 1 + static_cast<int>(random() % 9);
      value[at] = static_cast<char>('0' + (value[at] - '0' + slip) % 10);
      const Columns columns = LoseBlanks(&table);
      if (columns.empty()) break;
      Solve(document, &data);
      Count(document, table, columns, &tally);
    }
  }
  return tally;
}

double Share(int part, int whole) { return whole == 0 ? 0 : 100.0 * part / whole; }

Tally Report(const char* what, const std::vector<WholeDocument>& documents,
             Tally (*lose)(const WholeDocument&)) {
  Tally sum;
  for (const WholeDocument& document : documents) {
    const Tally tally = lose(document);
    std::printf("%-9s %-34s kept %5d  inferred %5d  ambiguous %5d  wrong %d\n", what,
                document.name.c_str(), tally.kept, tally.inferred, tally.ambiguous,
                tally.wrong);
    sum.kept += tally.kept;
    sum.inferred += tally.inferred;
    sum.ambiguous += tally.ambiguous;
    sum.wrong += tally.wrong;
  }
  std::printf(
      "%-9s all: of %d lost figures %.1f %% inferred, %.1f %% ambiguous, %d wrong\n",
      what, sum.lost(), Share(sum.inferred, sum.lost()),
      Share(sum.ambiguous, sum.lost()), sum.wrong);
  testing::Test::RecordProperty(std::string(what) + "_lost", sum.lost());
  testing::Test::RecordProperty(std::string(what) + "_inferred", sum.inferred);
  return sum;
}

// How many of the lost figures came back.
double InferredShare(const Tally& tally) { return Share(tally.inferred, tally.lost()); }

// Wrong is none; how many come back depends on what the tables print.
TEST(BlankColumns, OfSamplesComeBackOrStayOpen) {
  const Tally each = Report("one table", SampleDocuments(), LoseEach);
  EXPECT_EQ(each.wrong, 0);
  EXPECT_GT(InferredShare(each), 75);
  const Tally all = Report("all", SampleDocuments(), LoseAll);
  EXPECT_EQ(all.wrong, 0);
  EXPECT_GT(InferredShare(all), 75);
}

TEST(BlankColumns, OfPublishedDocumentsComeBackOrStayOpen) {
  if (SharedDocuments().empty()) GTEST_SKIP() << "no shared documents";
  const Tally each = Report("one table", SharedDocuments(), LoseEach);
  EXPECT_EQ(each.wrong, 0);
  EXPECT_GT(InferredShare(each), 95);
  const Tally all = Report("all", SharedDocuments(), LoseAll);
  EXPECT_EQ(all.wrong, 0);
  EXPECT_GT(InferredShare(all), 85);
}

// With a wrong digit less comes back, and what does is right: one slip in ten thousand
// may make other columns the only ones that add up.
TEST(BlankColumns, ComeBackRightBesideASlip) {
  std::vector<WholeDocument> documents = SampleDocuments();
  documents.insert(documents.end(), SharedDocuments().begin(), SharedDocuments().end());
  const Tally slip = Report("slip", documents, LoseWithSlip);
  EXPECT_LE(slip.wrong, slip.inferred / 10000);
  EXPECT_GT(InferredShare(slip), 45);
}

}  // namespace
}  // namespace budget::check
