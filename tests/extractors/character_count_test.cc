// The characters of each page of real documents, counted against those of poppler-cpp:
// what it has and the reader leaves out must be in the hidden counts.

#include <gtest/gtest.h>
#include <poppler-document.h>
#include <poppler-page.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <variant>

#include "extractors/open_document.h"
#include "extractors/reader/mapped_file.h"
#include "extractors/reader/reader.h"
#include "pipeline/script/text.h"
#include "tests/extractors/shared_folder.h"

namespace budget::extractors {
namespace {

namespace fs = std::filesystem;

long CountCharacters(std::u32string_view text) {
  return std::count_if(text.begin(), text.end(),
                       [](char32_t c) { return !script::IsSpace(c) && c >= 0x20; });
}

long CountAll(const Page& page) {
  const HiddenCounts& hidden = page.hidden;
  // Poppler leaves out what is off the page, too.
  long count = hidden.invisible + hidden.clipped + hidden.slanted + hidden.watermark +
               hidden.repeated;
  for (const Glyph& glyph : page.glyphs) count += CountCharacters(glyph.text);
  return count;
}

long CountByPoppler(const poppler::document& document, int index) {
  const std::unique_ptr<poppler::page> page(document.create_page(index));
  long count = 0;
  for (const poppler::text_box& box : page->text_list()) {
    const poppler::byte_array utf8 = box.text().to_utf8();
    count +=
        CountCharacters(script::ToUtf32(std::string_view(utf8.data(), utf8.size())));
  }
  return count;
}

TEST(CharacterCount, IsThatOfPoppler) {
  const fs::path folder = SharedFolder() / "corpus";
  if (!fs::is_directory(folder)) {
    GTEST_SKIP() << "NOT TESTED: there are no files in " << folder
                 << "; set BUDGET_SHARED";
  }
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  int pages = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".pdf") continue;
    const std::string name = entry.path().filename().string();
    const auto file = MappedFile::Open(entry.path().string());
    const std::unique_ptr<poppler::document> document(
        poppler::document::load_from_file(entry.path().string()));
    auto opened = OpenDocument(file->bytes(), name, {});
    ASSERT_TRUE(opened.ok() && document != nullptr) << name;
    const std::unique_ptr<Reader> reader = std::move(opened).value();
    EXPECT_EQ(reader->page_count(), document->pages());
    PageData data;
    const Page& page = std::get<Page>(data);
    while (reader->Next(&data)) {
      EXPECT_EQ(CountAll(page), CountByPoppler(*document, page.number - 1))
          << name << " page " << page.number;
      ++pages;
    }
  }
  EXPECT_GT(pages, 0);
}

}  // namespace
}  // namespace budget::extractors
