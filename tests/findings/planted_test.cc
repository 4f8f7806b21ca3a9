// Plants one mistake at a time in the text of a document and looks whether a finding
// comes of it.  Prints the rates; the limits may only rise.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/extract.h"
#include "schemas/load/load_schemas.h"

namespace budget::findings {
namespace {

namespace fs = std::filesystem;

constexpr int kTrials = 16;  // of each kind in each document

std::string Read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

const schemas::SchemaSet& Schemas() {
  static const schemas::SchemaSet set = [] {
    Result<schemas::SchemaSet> loaded = schemas::LoadSchemas({});
    EXPECT_TRUE(loaded.ok());
    return loaded.ok() ? std::move(loaded).value() : schemas::SchemaSet();
  }();
  return set;
}

// What is found, by what it says: places move when a line is dropped.
std::multiset<std::string> FindingsOf(const std::string& text) {
  const DocumentData data = ExtractDocument(text, "report.txt", Schemas(), {});
  std::multiset<std::string> found;
  for (const Finding& finding : data.findings) {
    found.insert(finding.where + "|" + finding.printed + "|" + finding.suggested);
  }
  return found;
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

// What becomes of a line that is dropped: the text goes on without it.
constexpr std::string_view kDropped = "\f";

std::string Joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) {
    if (line != kDropped) text += line + "\n";
  }
  return text;
}

// A line of prose ends or goes on with a sentence; a line of a table has figures and no
// stop.
bool IsProse(std::string_view line) {
  return line.find("。") != std::string_view::npos &&
         line.find('\t') == std::string_view::npos;
}
bool IsRow(std::string_view line) {
  return !IsProse(line) && line.find('.') != std::string_view::npos &&
         line.find("，") == std::string_view::npos;
}
bool HasCode(std::string_view line) {
  std::size_t digits = 0;
  while (digits < line.size() && IsDigit(line[digits])) ++digits;
  return digits == 7;
}

// Changes one line; false: there is nothing to change in it.
using Mistake = std::function<bool(std::string*, std::mt19937*)>;

std::vector<std::size_t> PlacesOf(std::string_view line, std::string_view word) {
  std::vector<std::size_t> places;
  for (std::size_t at = line.find(word); at != std::string_view::npos;
       at = line.find(word, at + word.size())) {
    places.push_back(at);
  }
  return places;
}

bool Exchange(std::string* line, std::mt19937* random, std::string_view from,
              std::string_view to) {
  const std::vector<std::size_t> places = PlacesOf(*line, from);
  if (places.empty()) return false;
  line->replace(places[(*random)() % places.size()], from.size(), to);
  return true;
}

// The digits of a figure that stands before a word: 12.50万元.
bool BreakDigitBefore(std::string* line, std::mt19937* random, std::string_view word) {
  const std::vector<std::size_t> places = PlacesOf(*line, word);
  if (places.empty()) return false;
  std::size_t end = places[(*random)() % places.size()];
  std::vector<std::size_t> digits;
  while (end > 0 && (IsDigit((*line)[end - 1]) || (*line)[end - 1] == '.' ||
                     (*line)[end - 1] == ',')) {
    --end;
    if (IsDigit((*line)[end])) digits.push_back(end);
  }
  if (digits.size() < 3) return false;
  char& digit = (*line)[digits[(*random)() % digits.size()]];
  digit = static_cast<char>('0' + (digit - '0' + 1 + (*random)() % 8) % 10);
  return true;
}

struct Kind {
  const char* name;
  bool (*fits)(std::string_view);
  Mistake plant;
  double least;  // of a hundred that are found
};

std::vector<Kind> Kinds() {
  const auto in_prose = [](std::string_view from, std::string_view to) -> Mistake {
    return [from, to](std::string* line, std::mt19937* random) {
      return Exchange(line, random, from, to);
    };
  };
  return {
      {"digit of a cell", IsRow,
       [](std::string* line, std::mt19937* random) {
         std::vector<std::size_t> digits;
         for (const std::size_t at : PlacesOf(*line, ".")) {
           if (at > 0 && IsDigit((*line)[at - 1])) digits.push_back(at - 1);
         }
         if (digits.empty()) return false;
         char& digit = (*line)[digits[(*random)() % digits.size()]];
         digit = static_cast<char>('0' + (digit - '0' + 1 + (*random)() % 8) % 10);
         return true;
       },
       100},
      {"row dropped", HasCode,
       [](std::string* line, std::mt19937*) {
         *line = kDropped;
         return true;
       },
       100},
      {"digit of a code", HasCode,
       [](std::string* line, std::mt19937*) {
         (*line)[4] = (*line)[4] == '9' ? '0' : static_cast<char>((*line)[4] + 1);
         return true;
       },
       100},
      {"digit in prose", IsProse,
       [](std::string* line, std::mt19937* random) {
         return BreakDigitBefore(line, random, "万元");
       },
       73},
      {"percentage", IsProse,
       [](std::string* line, std::mt19937* random) {
         return BreakDigitBefore(line, random, "%");
       },
       100},
      {"unit", IsProse, in_prose("万元", "元"), 80},
      {"direction", IsProse, in_prose("增加", "减少"), 100},
      {"direction of a rate", IsProse, in_prose("增长", "下降"), 100},
      {"year compared with", IsProse,
       [](std::string* line, std::mt19937* random) {
         constexpr std::string_view kThan = "比20";
         const std::vector<std::size_t> places = PlacesOf(*line, kThan);
         if (places.empty()) return false;
         const std::size_t last =
             places[(*random)() % places.size()] + kThan.size() + 1;
         if (last >= line->size() || !IsDigit((*line)[last])) return false;
         ++(*line)[last];
         return true;
       },
       100},
      {"placeholder", IsProse,
       [](std::string* line, std::mt19937* random) {
         const std::vector<std::size_t> places = PlacesOf(*line, "万元");
         if (places.empty()) return false;
         const std::size_t end = places[(*random)() % places.size()];
         std::size_t begin = end;
         while (begin > 0 && (IsDigit((*line)[begin - 1]) ||
                              (*line)[begin - 1] == '.' || (*line)[begin - 1] == ',')) {
           --begin;
         }
         if (begin == end) return false;
         line->replace(begin, end - begin, "XX");
         return true;
       },
       100}};
}

std::vector<std::string> Texts() {
  std::vector<std::string> texts;
  const fs::path root = BUDGET_SOURCE_DIR;
  for (const char* sample :
       {"samples/narrative/report.md", "samples/tabbed-budget/report.txt",
        "samples/mixed-forms/report.txt"}) {
    texts.push_back(Read(root / sample));
  }
  return texts;
}

TEST(Planted, MistakesAreFound) {
  const std::vector<std::string> texts = Texts();
  std::vector<std::multiset<std::string>> before;
  for (const std::string& text : texts) before.push_back(FindingsOf(text));
  for (const Kind& kind : Kinds()) {
    std::mt19937 random(7);
    int tried = 0;
    int found = 0;
    int findings = 0;
    for (std::size_t t = 0; t < texts.size(); ++t) {
      const std::vector<std::string> lines = Lines(texts[t]);
      std::vector<std::size_t> fitting;
      for (std::size_t i = 0; i < lines.size(); ++i) {
        if (kind.fits(lines[i])) fitting.push_back(i);
      }
      for (int i = 0; i < kTrials && !fitting.empty(); ++i) {
        std::vector<std::string> damaged = lines;
        if (!kind.plant(&damaged[fitting[random() % fitting.size()]], &random))
          continue;
        ++tried;
        std::multiset<std::string> after = FindingsOf(Joined(damaged));
        for (const std::string& known : before[t]) {
          if (const auto at = after.find(known); at != after.end()) after.erase(at);
        }
        if (!after.empty()) ++found;
        findings += static_cast<int>(after.size());
      }
    }
    const double rate = tried == 0 ? 0 : 100.0 * found / tried;
    std::printf("%-20s %3d planted, %5.1f %% found, %.2f findings each\n", kind.name,
                tried, rate, found == 0 ? 0 : 1.0 * findings / found);
    EXPECT_GE(rate, kind.least) << kind.name;
    EXPECT_GT(tried, 0) << kind.name;
  }
}

}  // namespace
}  // namespace budget::findings
