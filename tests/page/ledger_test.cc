#include "tests/page/ledger.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <variant>

#include "extractors/open_document.h"
#include "extractors/reader/reader.h"
#include "pipeline/page/find_page_content.h"
#include "tests/page/page_builder.h"
#include "tests/page/page_cases.h"

namespace budget::page {
namespace {

namespace fs = std::filesystem;

const fs::path kSamples = fs::path(BUDGET_SOURCE_DIR) / "samples";

TEST(LedgerTest, EveryGlyphOfTheSamplesEndsInACellOrALine) {
  int pages = 0;
  for (const auto& entry : fs::recursive_directory_iterator(kSamples)) {
    if (entry.path().extension() != ".pdf") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    auto opened = extractors::OpenDocument(bytes, entry.path().string(), {});
    if (!opened.ok()) continue;  // one sample is damaged on purpose
    const std::unique_ptr<extractors::Reader> reader = std::move(opened).value();
    extractors::PageData data;
    const Page& page = std::get<Page>(data);
    for (; reader->Next(&data); ++pages) {
      EXPECT_EQ("", Show(Difference(page, FindPageContent(page))))
          << entry.path() << " page " << page.number;
    }
  }
  EXPECT_GT(pages, 30);
}

// Tables beside each other, watermarks, turned and skewed text, glyphs over a rule.
TEST(LedgerTest, EveryGlyphOfAMixedPageEndsInACellOrALine) {
  PageBuilder builder = Table().Grid(kXs, kYs);
  builder.Text(60, 60, "某部门收支总表").Text(20, 90, "横跨页面的一行文字", 60);
  builder.Text(45, 134, "压线").Unmapped(300, 174).Text(420, 140, "表外");
  Page page = builder.page();
  const Page turned = Table().Turned();
  for (Glyph glyph : turned.glyphs) {
    glyph.box.y0 += 300;
    glyph.box.y1 += 300;
    glyph.run += 1000;
    page.glyphs.push_back(glyph);
  }
  EXPECT_EQ("", Show(Difference(page, FindPageContent(page))));
}

TEST(LedgerTest, TellsWhatIsLost) {
  EXPECT_EQ("名 1 称 1 编 -1 ",
            Show(Difference(PageBuilder().Text(0, 0, "科目名称").page(),
                            PageContent{.items = {Line{.text = "编科目"}}})));
}

// A table of 2,500 rows, and one of 600 columns, is a table.
TEST(LedgerTest, ReadsVeryLargeGrids) {
  PageBuilder rows(600, 30000);
  rows.V(50, 0, 25000).V(150, 0, 25000).V(250, 0, 25000);
  for (int i = 0; i <= 2500; ++i) rows.H(10.0F * static_cast<float>(i), 50, 250);
  for (int i = 0; i < 2500; ++i) {
    rows.Text(53, 10.0F * static_cast<float>(i) + 8, "12", 8);
  }
  const PageContent content = FindPageContent(rows.page());
  ASSERT_EQ(1U, content.items.size());
  EXPECT_EQ(2500, std::get<Fragment>(content.items[0]).rows);

  PageBuilder columns(20000, 200);
  columns.H(50, 0, 18000).H(70, 0, 18000).H(90, 0, 18000);
  for (int i = 0; i <= 600; ++i) columns.V(30.0F * static_cast<float>(i), 50, 90);
  for (int i = 0; i < 600; ++i) {
    columns.Text(30.0F * static_cast<float>(i) + 3, 64, "12", 8);
  }
  const PageContent wide = FindPageContent(columns.page());
  ASSERT_EQ(1U, wide.items.size());
  EXPECT_EQ(600, std::get<Fragment>(wide.items[0]).columns);
}

// What is too large is said; its text is among the lines.
TEST(LedgerTest, TellsOfGridsThatAreTooLarge) {
  PageBuilder page(20000, 20000);
  for (int i = 0; i < 700; ++i) {
    page.H(20.0F * static_cast<float>(i), 0, 13980);
    page.V(20.0F * static_cast<float>(i), 0, 13980);
  }
  page.Text(25, 34, "合计");
  const PageContent content = FindPageContent(page.page());
  ASSERT_EQ(1U, content.diagnostics.size());
  EXPECT_EQ(1, content.diagnostics[0].where.page);
  EXPECT_EQ("", Show(Difference(page.page(), content)));
}

}  // namespace
}  // namespace budget::page
