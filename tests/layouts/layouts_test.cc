// Made documents are read as they were set.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "extract/extract.h"
#include "schemas/load/load_schemas.h"
#include "tests/layouts/judge.h"
#include "tests/table/open_accounts.h"

namespace budget::layouts {
namespace {

constexpr std::uint64_t kSeeds = 30;  // documents of each family

// Figures that are wrong in silence, as the program is today.  A number here may only
// go down: what fails more often than that is a new mistake.
struct Known {
  Family family;
  int silent;
};
constexpr std::array<Known, kFamilyCount> kKnown = {{
    {Family::kRuled, 0},
    {Family::kRows, 2},
    {Family::kThreeLine, 2},
    {Family::kUnruled, 2},
    {Family::kShaded, 2},
    {Family::kTabs, 27},
    {Family::kPipes, 27},
    {Family::kCsv, 25},
    {Family::kSpaces, 0},
    {Family::kBox, 27},
    {Family::kHtml, 0},
    {Family::kCells, 34},
}};

const schemas::SchemaSet& Schemas() {
  static const schemas::SchemaSet kSchemas = [] {
    Result<schemas::SchemaSet> loaded = schemas::LoadSchemas({});
    EXPECT_TRUE(loaded.ok());
    return loaded.ok() ? std::move(loaded).value() : schemas::SchemaSet();
  }();
  return kSchemas;
}

class LayoutsTest : public testing::TestWithParam<Known> {};

TEST_P(LayoutsTest, AreReadAsTheyWereSet) {
  int silent = 0;
  std::uint64_t first = 0;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const Verdict verdict = Try(MakeScenario(seed, GetParam().family), Schemas());
    ASSERT_GT(verdict.facts(), 0) << "seed " << seed;
    if (verdict.silent > 0 && first == 0) first = seed;
    silent += verdict.silent;
  }
  if (silent < GetParam().silent) {
    std::cout << "now " << silent << ": lower the number of "
              << NameOf(GetParam().family) << "\n";
  }
  if (silent <= GetParam().silent) return;
  const Scenario small = Shrink(MakeScenario(first, GetParam().family), "", Schemas());
  FAIL() << silent << " figures; the first are of seed " << first << ":\n"
         << Show(small, Try(small, Schemas()));
}

// Of every table that is read: nothing is lost and the table called complete.
TEST_P(LayoutsTest, CloseTheAccountOfEachTable) {
  constexpr std::uint64_t kFew = 10;
  for (std::uint64_t seed = 1; seed <= kFew; ++seed) {
    const SetDocument set = SetScenario(MakeScenario(seed, GetParam().family));
    ExtractOptions options;
    options.explain = true;
    const DocumentData document =
        ExtractDocument(set.bytes, "made", Schemas(), options);
    std::vector<bool> partial;
    for (const Table& table : document.tables) {
      if (table.status == TableStatus::kListedButMissing ||
          table.status == TableStatus::kUnread) {
        continue;
      }
      partial.push_back(table.status == TableStatus::kPartial);
    }
    EXPECT_THAT(OpenAccounts(document.explanation, partial), testing::IsEmpty())
        << "seed " << seed;
  }
}

INSTANTIATE_TEST_SUITE_P(Families, LayoutsTest, testing::ValuesIn(kKnown),
                         [](const auto& param) {
                           std::string name = NameOf(param.param.family);
                           std::erase(name, '-');
                           return name;
                         });

// The same seed makes the same document with every library.
TEST(ScenarioTest, IsMadeOfItsSeedAlone) {
  for (std::uint64_t seed = 1; seed <= kFamilyCount; ++seed) {
    EXPECT_EQ(SetScenario(MakeScenario(seed)).bytes,
              SetScenario(MakeScenario(seed)).bytes);
  }
}

}  // namespace
}  // namespace budget::layouts
