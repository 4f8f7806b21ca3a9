// Nothing that is printed is lost: every ideograph and every digit of a text comes out
// in a cell or a line, once.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <regex>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pipeline/script/text.h"
#include "tests/page/show_content.h"

namespace budget::text {
namespace {

namespace fs = std::filesystem;

using Counts = std::map<char32_t, int>;

// Ideographs and digits: what is neither a mark of Markdown, a separator nor drawn.
void Count(std::string_view text, Counts* counts) {
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = script::NextCodePoint(text, &i);
    if (script::IsIdeograph(c) || (c >= '0' && c <= '9')) ++(*counts)[c];
  }
}

Counts CountContent(const PageContent& content) {
  Counts counts;
  for (const Item& item : content.items) {
    if (const auto* line = std::get_if<Line>(&item)) {
      Count(line->text, &counts);
      continue;
    }
    for (const Cell& cell : std::get<Fragment>(item).cells) Count(cell.raw, &counts);
  }
  return counts;
}

// "中 1 of 2; ": what is lost or added.
std::string Compare(const Counts& want, const Counts& got) {
  std::string difference;
  Counts all = want;
  all.insert(got.begin(), got.end());
  for (const auto& [c, count] : all) {
    const auto at = [c = c](const Counts& counts) {
      const auto found = counts.find(c);
      return found == counts.end() ? 0 : found->second;
    };
    if (at(want) == at(got)) continue;
    difference += script::ToUtf8(std::u32string(1, c)) + " " + std::to_string(at(got)) +
                  " of " + std::to_string(at(want)) + "; ";
  }
  return difference;
}

std::string Lost(const std::string& text) {
  static const std::regex kTags("</?[a-zA-Z][^>]*>");  // of HTML in it
  Counts want;
  Count(
      text.find('<') == std::string::npos ? text : std::regex_replace(text, kTags, ""),
      &want);
  return Compare(want, CountContent(FindTextContent(page::TextPage(text))));
}

// Texts in UTF-8 below a folder.
std::vector<fs::path> TextsBelow(const fs::path& folder) {
  std::vector<fs::path> texts;
  if (!fs::exists(folder)) return texts;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const fs::path& path = entry.path();
    const bool text = path.extension() == ".txt" || path.extension() == ".md";
    if (text && path.string().find("gb18030") == std::string::npos)
      texts.push_back(path);
  }
  return texts;
}

TEST(LedgerTest, SamplesLoseNothing) {
  const std::vector<fs::path> texts =
      TextsBelow(fs::path(BUDGET_SOURCE_DIR) / "samples");
  EXPECT_GE(texts.size(), 4U);
  for (const fs::path& path : texts) {
    std::ifstream file(path);
    const std::string text(std::istreambuf_iterator<char>(file), {});
    EXPECT_EQ("", Lost(text)) << path;
  }
}

// Real documents, where they are at hand.
TEST(LedgerTest, PublishedTextsLoseNothing) {
  const char* folder = std::getenv("BUDGET_SHARED");
  const fs::path shared = folder != nullptr
                              ? fs::path(folder)
                              : fs::path(BUDGET_SOURCE_DIR) / ".." / "shared";
  for (const char* name : {"sources", "cases"}) {
    for (const fs::path& path : TextsBelow(shared / name)) {
      std::ifstream file(path);
      const std::string text(std::istreambuf_iterator<char>(file), {});
      EXPECT_EQ("", Lost(text)) << path;
    }
  }
}

// Lines of every form, one after the other, so that they meet in every way.  Words are
// numbered: none is the repetition of a merged cell.
class RandomText {
 public:
  explicit RandomText(unsigned seed) : random_(seed) {}

  std::string Make() {
    std::string text;
    for (int blocks = Between(1, 4); blocks > 0; --blocks) {
      const std::vector<std::string> separators = {"\t", " | ", "|", "，", ",",  ";",
                                                   "  ", "   ", " ", "│",  "\n", "¦"};
      const std::string& separator =
          separators[static_cast<std::size_t>(Between(0, 11))];
      const int columns = Between(1, 6);
      for (int rows = Between(1, 8); rows > 0; --rows) {
        const bool ragged = Between(0, 9) == 0;
        AddRow(ragged ? Between(1, 6) : columns, separator, &text);
        if (Between(0, 7) == 0) text += Ending();
      }
      text += "\n";
    }
    return text;
  }

 private:
  int Between(int low, int high) {
    return std::uniform_int_distribution<int>(low, high)(random_);
  }

  void AddRow(int columns, const std::string& separator, std::string* text) {
    const bool outer = Between(0, 3) == 0 && separator != "\n";
    if (outer) *text += separator;
    for (int c = 0; c < columns; ++c) *text += (c > 0 ? separator : "") + AnyCell();
    if (outer) *text += separator;
    *text += "\n";
  }

  std::string AnyCell() {
    const std::string number = std::to_string(++words_);
    switch (Between(0, 8)) {
      case 0:
        return "";
      case 1:
        return "词" + number;
      case 2:
        return "科目" + number + "（含项";
      case 3:
        return "\"甲" + number + ",乙\"";
      case 4:
        return "201" + number;
      case 5:
        return "1," + std::to_string(Between(100, 999)) + ".00";
      case 6:
        return std::string(static_cast<std::size_t>(Between(0, 9)), ' ') + number +
               ".50";
      case 7:
        return "说明" + number + "，见下。";
      default:
        return "—";
    }
  }

  std::string Ending() {
    static const std::vector<std::string> kLines = {
        "---|---|---\n", "┌──┬──┐\n", "├──┼──┤\n", "└──┴──┘\n",
        "+--+--+\n",     "\n",        "\f",        "# 题\n",
        "单位：万元\n",  "续）\n"};
    return kLines[static_cast<std::size_t>(Between(0, 9))];
  }

  std::mt19937 random_;
  int words_ = 0;
};

TEST(LedgerTest, RandomTextsLoseNothing) {
  for (unsigned seed = 1; seed <= 3000; ++seed) {
    const std::string text = RandomText(seed).Make();
    ASSERT_EQ("", Lost(text)) << "seed " << seed << ":\n" << text;
  }
}

}  // namespace
}  // namespace budget::text
