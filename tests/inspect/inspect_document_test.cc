#include "pipeline/inspect/inspect_document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "pipeline/inspect/show_inspection.h"

namespace budget::inspect {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;
using testing::Not;

std::string Sample(const std::string& name) {
  std::ifstream file(BUDGET_SOURCE_DIR "/samples/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

Inspection Inspect(std::string_view bytes, const std::string& name) {
  static const Schemas kSchemas = LoadSchemas().value();
  return InspectDocument(bytes, name, *kSchemas);
}

const Inspection& RuledSample() {
  static const std::string kBytes = Sample("pdf-ruled-budget/report.pdf");
  static const Inspection kSeen = Inspect(kBytes, "report.pdf");
  return kSeen;
}

std::size_t Count(std::string_view text, std::string_view what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos;
       at = text.find(what, at + 1)) {
    ++count;
  }
  return count;
}

std::size_t CellsOf(const bind::BoundTable& bound, table::Fate fate) {
  return static_cast<std::size_t>(
      std::ranges::count(bound.cells, fate, &bind::CellEnd::fate));
}

// What is shown is what the document came to: the same tables with the same figures.
TEST(InspectDocumentTest, SeesWhatIsExtracted) {
  const Inspection& seen = RuledSample();
  std::vector<const Table*> printed;
  for (const Table& table : seen.document.tables) {
    if (table.status != TableStatus::kListedButMissing) printed.push_back(&table);
  }
  ASSERT_EQ(seen.tables.size(), printed.size());
  ASSERT_GT(printed.size(), 5U);
  for (std::size_t i = 0; i < printed.size(); ++i) {
    EXPECT_EQ(seen.tables[i].table.table_id, printed[i]->table_id);
    EXPECT_EQ(CellsOf(seen.tables[i], table::Fate::kFact), printed[i]->facts.size())
        << printed[i]->title;
    EXPECT_EQ(CellsOf(seen.tables[i], table::Fate::kNone), 0U) << printed[i]->title;
  }
  EXPECT_EQ(seen.pages.size(), static_cast<std::size_t>(seen.document.info.pages));
  EXPECT_FALSE(seen.claim.empty());
  EXPECT_EQ(seen.outline.sections.size(), seen.document.outline.sections.size());
}

TEST(InspectDocumentTest, TellsWhatNothingClaims) {
  const std::string text =
      "2023\xE5\xB9\xB4\xE9\x83\xA8\xE9\x97\xA8\xE9\xA2\x84\xE7\xAE\x97\n"  // the cover
      "<A & B>\n"
      "K\tzzz\n"
      "1\t2.00\n"
      "2\t3.00\n";
  const std::string shown = AsText(Inspect(text, "a.txt"));
  EXPECT_THAT(shown, HasSubstr("'zzz' <- nothing claims it"));
  EXPECT_THAT(shown, HasSubstr("layout none"));
}

TEST(InspectDocumentTest, ADocumentThatCannotBeOpenedHasNoPages) {
  const Inspection seen = Inspect("%PDF-1.4\n", "a.pdf");
  EXPECT_TRUE(seen.pages.empty());
  EXPECT_TRUE(seen.tables.empty());
  EXPECT_THAT(AsText(seen), HasSubstr("a.pdf: failed, damaged"));
}

TEST(ShowInspectionTest, TextNamesPagesHeadsAndSections) {
  const std::string shown = AsText(RuledSample());
  EXPECT_EQ(Count(shown, "\npage "), RuledSample().pages.size());
  for (const bind::BoundTable& bound : RuledSample().tables) {
    for (const bind::HeadEnd& head : bound.heads) {
      EXPECT_THAT(shown, HasSubstr("'" + head.path.folded() + "' <- "));
    }
  }
  EXPECT_EQ(Count(shown, "\nsection "), RuledSample().outline.sections.size());
}

TEST(ShowInspectionTest, JsonHoldsAllOfIt) {
  const Inspection& seen = RuledSample();
  const Json json = Json::parse(AsJson(seen));
  ASSERT_EQ(json["pages"].size(), seen.pages.size());
  for (std::size_t i = 0; i < seen.pages.size(); ++i) {
    EXPECT_EQ(json["pages"][i]["texts"].size(), seen.pages[i].texts.size());
    EXPECT_EQ(json["pages"][i]["rules"].size(), seen.pages[i].rules.size());
    EXPECT_EQ(json["pages"][i]["items"].size(), seen.pages[i].content.items.size());
  }
  ASSERT_EQ(json["tables"].size(), seen.tables.size());
  for (std::size_t i = 0; i < seen.tables.size(); ++i) {
    EXPECT_EQ(json["tables"][i]["cells"].size(), seen.tables[i].cells.size());
  }
}

TEST(ShowInspectionTest, ADrawingHasABoxForEachCell) {
  const Inspection& seen = RuledSample();
  std::size_t boxes = 0;
  std::size_t cells = 0;
  for (const SeenPage& page : seen.pages) {
    const std::string drawing = AsSvg(seen, page);
    EXPECT_EQ(Count(drawing, "<text "), page.texts.size());
    EXPECT_EQ(Count(drawing, "class=\"rule\""), page.rules.size());
    boxes += Count(drawing, "class=\"cell ");
  }
  for (const bind::BoundTable& bound : seen.tables) cells += bound.cells.size();
  EXPECT_EQ(boxes, cells);
}

TEST(ShowInspectionTest, ADrawingShowsTextsAsTheyStand) {
  Inspection seen;
  SeenPage page{.number = 1, .width = 10, .height = 10};
  page.texts.push_back({.box = {0, 0, 5, 5}, .text = "<script>&\x01"});
  const std::string drawing = AsSvg(seen, page);
  EXPECT_THAT(drawing, HasSubstr(">&lt;script&gt;&amp;</text>"));
  EXPECT_THAT(drawing, Not(HasSubstr("<script>")));
}

}  // namespace
}  // namespace budget::inspect
