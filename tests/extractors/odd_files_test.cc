// Hostile and damaged files from the test suites of PDF programs: nothing may crash,
// hang or print.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <variant>

#include "extractors/canvas/glyph_builder.h"
#include "extractors/canvas/ruling_builder.h"
#include "extractors/open_document.h"
#include "extractors/reader/reader.h"
#include "tests/extractors/poppler_oracle.h"
#include "tests/extractors/shared_folder.h"
#include "tests/extractors/show_page.h"

// fontconfig keeps what it finds until the process ends.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig"; }

namespace budget::extractors {
namespace {

namespace fs = std::filesystem;

std::string ReadFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream buffer;
  buffer << file.rdbuf();
  return std::move(buffer).str();
}

void ReadAll(const fs::path& path) {
  const std::string bytes = ReadFile(path);
  auto opened = OpenDocument(bytes, path.filename().string(), {});
  if (!opened.ok()) {
    EXPECT_EQ(opened.diagnostics().size(), 1U);
    return;
  }
  const std::unique_ptr<Reader> reader = std::move(opened).value();
  PageData data;
  const Page& page = std::get<Page>(data);
  int pages = 0;
  while (pages < 200 && reader->Next(&data)) {
    ++pages;
    EXPECT_EQ(page.number, reader->page_count() == 0 ? 0 : pages);
    EXPECT_LE(page.glyphs.size(), canvas::GlyphBuilder::kMaxGlyphs);
    for (const Glyph& glyph : page.glyphs) {
      ASSERT_LE(glyph.box.x0, glyph.box.x1);
      ASSERT_LE(glyph.box.y0, glyph.box.y1);
      ASSERT_EQ(glyph.direction % 90, 0);
      ASSERT_TRUE(!glyph.text.empty() || glyph.doubtful);
    }
    for (const Ruling& ruling : page.rulings) {
      ASSERT_LE(ruling.from, ruling.to);
      ASSERT_GE(ruling.from, 0);
      ASSERT_LE(ruling.to, (ruling.horizontal ? page.width : page.height) + 1);
    }
  }
}

std::string Show(const Page& page) {
  return ShowText(page) + " " + ShowRulings(page) + " " + ShowHidden(page.hidden);
}

TEST(CorpusFiles, AreReadTheSameByBothInterpreters) {
  const fs::path folder = SharedFolder() / "corpus";
  if (!fs::is_directory(folder)) {
    GTEST_SKIP() << "NOT TESTED: there are no files in " << folder
                 << "; set BUDGET_SHARED";
  }
  int files = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".pdf") continue;
    const std::string bytes = ReadFile(entry.path());
    auto opened = OpenDocument(bytes, entry.path().filename().string(), {});
    ASSERT_TRUE(opened.ok()) << entry.path();
    const std::unique_ptr<Reader> reader = std::move(opened).value();
    PageData data;
    const Page& page = std::get<Page>(data);
    for (const Page& other : ReadByPoppler(bytes)) {
      ASSERT_TRUE(reader->Next(&data));
      EXPECT_TRUE(Show(page) == Show(other)) << entry.path() << " page " << page.number;
    }
    ++files;
  }
  EXPECT_GT(files, 0);
}

// What viewers make of broken content, by poppler's own interpreter.
TEST(OddFiles, SayWhatTheySayToPoppler) {
  // A string over two streams; a document that poppler repairs too late; gray with a
  // gamma, in which areas are compared.
  const std::set<std::string> kOther = {"qpdf-split-tokens.pdf",
                                        "pdfium-bug_455199.pdf", "pdfjs-calgray.pdf"};
  const fs::path folder = SharedFolder() / "corpus" / "odd";
  if (!fs::is_directory(folder)) {
    GTEST_SKIP() << "NOT TESTED: there are no files in " << folder
                 << "; set BUDGET_SHARED";
  }
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (entry.path().extension() != ".pdf" || kOther.contains(name)) continue;
    const std::string bytes = ReadFile(entry.path());
    auto opened = OpenDocument(bytes, name, {});
    if (!opened.ok()) continue;
    const std::unique_ptr<Reader> reader = std::move(opened).value();
    PageData data;
    const Page& page = std::get<Page>(data);
    for (const Page& other : ReadByPoppler(bytes)) {
      ASSERT_TRUE(reader->Next(&data));
      EXPECT_TRUE(Show(page) == Show(other)) << name << " page " << page.number;
    }
  }
}

TEST(OddFiles, AreReadOrRefused) {
  const fs::path folder = SharedFolder() / "corpus" / "odd";
  if (!fs::is_directory(folder)) {
    GTEST_SKIP() << "NOT TESTED: there are no files in " << folder
                 << "; set BUDGET_SHARED";
  }
  int files = 0;
  testing::internal::CaptureStderr();
  testing::internal::CaptureStdout();
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    SCOPED_TRACE(entry.path().filename().string());
    ReadAll(entry.path());
    ++files;
  }
  EXPECT_EQ(testing::internal::GetCapturedStdout(), "");
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
  EXPECT_GT(files, 0);
}

}  // namespace
}  // namespace budget::extractors
