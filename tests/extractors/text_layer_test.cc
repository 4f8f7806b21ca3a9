#include "extractors/reader/text_layer.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "pipeline/script/text.h"

namespace budget::extractors {
namespace {

// A page with these characters, `repeat` times.
Page PageWith(std::string_view utf8, int repeat = 1) {
  Page page;
  page.width = 595;
  page.height = 842;
  for (int i = 0; i < repeat; ++i) {
    for (const char32_t c : script::ToUtf32(utf8)) {
      Glyph& glyph = page.glyphs.emplace_back();
      glyph.text = std::u32string(1, c);
      glyph.doubtful = c == U'?';
    }
  }
  return page;
}

std::string Show(PageText text) {
  switch (text) {
    case PageText::kText:
      return "text";
    case PageText::kBlank:
      return "blank";
    case PageText::kNone:
      return "none";
    case PageText::kGarbage:
      return "garbage";
  }
  return "";
}

struct LayerCase {
  const char* name;
  const char* text;
  const char* want;
  int repeat = 1;
  bool image = false;
  int outlines = 0;
};

class PageTextTest : public testing::TestWithParam<LayerCase> {};

TEST_P(PageTextTest, IsJudged) {
  Page page = PageWith(GetParam().text, GetParam().repeat);
  page.has_image = GetParam().image;
  page.outlines = GetParam().outlines;
  EXPECT_EQ(Show(JudgePage(page)), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Pages, PageTextTest,
    testing::ValuesIn<LayerCase>({
        {"Chinese", "一般公共预算支出表", "text", 20},
        {"Numbers", "1,234.56 78.90% 2101101", "text", 20},
        {"English", "General public budget expenditure", "text", 20},
        {"Traditional", "國務院辦公廳關於預算執行情況的報告與說明書", "text", 10},
        {"Punctuation", "《关于……的通知》（①、②）—— “说明”", "text", 10},
        {"Short", "封面", "text"},
        {"Empty", "", "blank"},
        {"Spaces", "   \u3000", "blank"},
        {"Scan", "", "none", 1, true},
        {"ScanWithPageNumber", "- 3 -", "none", 1, true},
        {"CoverWithBackground", "二○二四年度部门预算", "text", 1, true},
        {"Outlines", "", "none", 1, false, 1000},
        {"SealOnEmptyPage", "", "blank", 1, false, 20},
        {"Unmapped", "???????????合计", "garbage", 5},
        {"SomeUnmapped", "??合计一般公共预算", "text", 5},
        {"Accents", "ÊÕÈë×Ü±íµ¥Î»ÍòÔª", "garbage", 5},
        {"OtherScripts", "ЀЁЂЃԱԲԳऄअआ", "garbage", 5},
        {"RareIdeographs",
         "\u4E02\u4E04\u4E05\u4E06\u4E0F\u4E12\u4E17\u4E1F\u4E20\u4E21", "garbage", 10},
    }),
    [](const auto& test) { return std::string(test.param.name); });

TEST(TextLayer, OfADocumentNamesThePages) {
  TextLayer layer;
  EXPECT_EQ(layer.kind(), TextLayerKind::kNone);
  Page text = PageWith("部门预算", 10);
  text.number = 1;
  layer.Add(text);
  Page blank;
  blank.number = 2;
  layer.Add(blank);
  EXPECT_EQ(layer.kind(), TextLayerKind::kFull);
  Page scan;
  scan.number = 3;
  scan.has_image = true;
  layer.Add(scan);
  Page garbage = PageWith("????????", 10);
  garbage.number = 4;
  layer.Add(garbage);
  EXPECT_EQ(layer.kind(), TextLayerKind::kMixed);
  EXPECT_EQ(layer.pages_without_text(), std::vector<int>{3});
  EXPECT_EQ(layer.pages_of_garbage(), std::vector<int>{4});
}

}  // namespace
}  // namespace budget::extractors
