// Plants one mistake at a time in the text of a document and looks whether a finding
// comes of it.  Prints the rates and what was missed; the limits may only rise.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/extract.h"
#include "pipeline/model/names.h"
#include "schemas/load/load_schemas.h"

namespace budget::findings {
namespace {

namespace fs = std::filesystem;

constexpr int kWanted = 40;  // of each kind, over all documents
constexpr int kTries = 400;  // to find so many places that can be damaged

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

struct Found {
  std::string what;  // places move when a line is dropped, paths when a heading changes
  int line = 0;
};

std::vector<Found> FindingsOf(const std::string& text) {
  const DocumentData data = ExtractDocument(text, "report.txt", Schemas(), {});
  std::vector<Found> found;
  for (const Finding& finding : data.findings) {
    found.push_back({std::string(NameOf(finding.kind)) + "|" + finding.printed + "|" +
                         finding.suggested,
                     finding.place.line});
  }
  return found;
}

// Those that were not there before.
std::vector<Found> NewOnes(const std::vector<Found>& before, std::vector<Found> after) {
  for (const Found& known : before) {
    const auto at = std::ranges::find(after, known.what, &Found::what);
    if (at != after.end()) after.erase(at);
  }
  return after;
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
// stop.  What is wrong in the note of a table is reported at the table.
bool IsProse(std::string_view line) {
  return line.find("。") != std::string_view::npos && !line.starts_with("注") &&
         line.find('\t') == std::string_view::npos;
}
bool IsRow(std::string_view line) {
  return !IsProse(line) && line.find('.') != std::string_view::npos &&
         line.find("，") == std::string_view::npos;
}
bool IsTotal(std::string_view line) { return IsRow(line) && line.find("合计") < 4; }
bool IsTitle(std::string_view line) {
  constexpr std::size_t kLongest = 90;
  return !IsProse(line) && line.size() < kLongest &&
         line.find("年") != std::string_view::npos &&
         line.find("预算") != std::string_view::npos;
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

// The figures with two decimals of a line: where each begins and ends.
std::vector<std::pair<std::size_t, std::size_t>> FiguresOf(const std::string& line) {
  std::vector<std::pair<std::size_t, std::size_t>> figures;
  for (const std::size_t point : PlacesOf(line, ".")) {
    std::size_t begin = point;
    while (begin > 0 && (IsDigit(line[begin - 1]) || line[begin - 1] == ',')) --begin;
    std::size_t end = point + 1;
    while (end < line.size() && IsDigit(line[end])) ++end;
    if (begin < point && end == point + 3) figures.emplace_back(begin, end);
  }
  return figures;
}

// Two different figures of a line change places.
bool SwapFigures(std::string* line, std::mt19937* random) {
  const auto figures = FiguresOf(*line);
  if (figures.size() < 2) return false;
  const std::size_t first = (*random)() % (figures.size() - 1);
  const auto& [a, a_end] = figures[first];
  const auto& [b, b_end] = figures[first + 1];
  const std::string left = line->substr(a, a_end - a);
  const std::string right = line->substr(b, b_end - b);
  if (left == right) return false;
  line->replace(b, right.size(), left).replace(a, left.size(), right);
  return true;
}

// The last digit of a year that a word follows.
bool BreakYearBefore(std::string* line, std::mt19937* random, std::string_view word) {
  std::vector<std::size_t> digits;
  for (const std::size_t at : PlacesOf(*line, word)) {
    if (at >= 4 && line->compare(at - 4, 2, "20") == 0) digits.push_back(at - 1);
  }
  if (digits.empty()) return false;
  char& digit = (*line)[digits[(*random)() % digits.size()]];
  digit = static_cast<char>('0' + (digit - '0' + 2 + (*random)() % 6) % 10);
  return true;
}

struct Kind {
  const char* name;
  bool (*fits)(std::string_view);
  Mistake plant;
  double least;   // of a hundred that are found
  bool in_place;  // whatever is found must stand in the line that is wrong
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
       97, false},
      {"swapped cells", IsRow, SwapFigures, 100, false},
      {"total dropped", IsTotal,
       [](std::string* line, std::mt19937*) {
         *line = kDropped;
         return true;
       },
       100, false},
      {"row dropped", HasCode,
       [](std::string* line, std::mt19937*) {
         *line = kDropped;
         return true;
       },
       100, false},
      {"digit of a code", HasCode,
       [](std::string* line, std::mt19937*) {
         (*line)[4] = (*line)[4] == '9' ? '0' : static_cast<char>((*line)[4] + 1);
         return true;
       },
       100, true},
      {"digit in prose", IsProse,
       [](std::string* line, std::mt19937* random) {
         return BreakDigitBefore(line, random, "万元");
       },
       90, true},
      {"amounts exchanged", IsProse, SwapFigures, 80, true},
      {"percentage", IsProse,
       [](std::string* line, std::mt19937* random) {
         return BreakDigitBefore(line, random, "%");
       },
       100, true},
      {"unit", IsProse, in_prose("万元", "元"), 80, true},
      {"direction", IsProse, in_prose("增加", "减少"), 100, true},
      {"direction of a rate", IsProse, in_prose("增长", "下降"), 100, true},
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
       100, true},
      {"year of a title", IsTitle,
       [](std::string* line, std::mt19937* random) {
         return BreakYearBefore(line, random, "年");
       },
       92, false},
      {"year of a figure", IsProse,
       [](std::string* line, std::mt19937* random) {
         return BreakYearBefore(line, random, "年");
       },
       100, true},
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
       100, true}};
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

// A place of a document that can be damaged.
struct Spot {
  std::size_t text = 0;
  std::size_t line = 0;
};

std::vector<Spot> SpotsOf(const Kind& kind,
                          const std::vector<std::vector<std::string>>& texts) {
  std::vector<Spot> spots;
  for (std::size_t t = 0; t < texts.size(); ++t) {
    for (std::size_t i = 0; i < texts[t].size(); ++i) {
      if (kind.fits(texts[t][i])) spots.push_back({t, i});
    }
  }
  return spots;
}

// The samples as lines, with what is found in them as they are.
struct Sources {
  std::vector<std::vector<std::string>> texts;
  std::vector<std::vector<Found>> before;
};

const Sources& AllSources() {
  static const Sources sources = [] {
    Sources read;
    for (const std::string& text : Texts()) {
      read.before.push_back(FindingsOf(text));
      read.texts.push_back(Lines(text));
    }
    return read;
  }();
  return sources;
}

class Planted : public testing::TestWithParam<Kind> {};

TEST_P(Planted, MistakesAreFound) {
  const Kind& kind = GetParam();
  const Sources& sources = AllSources();
  const std::vector<Spot> spots = SpotsOf(kind, sources.texts);
  ASSERT_FALSE(spots.empty());
  std::mt19937 random(7);
  int planted = 0;
  int found = 0;
  int elsewhere = 0;
  for (int i = 0; i < kTries && planted < kWanted; ++i) {
    const Spot& spot = spots[random() % spots.size()];
    std::vector<std::string> damaged = sources.texts[spot.text];
    if (!kind.plant(&damaged[spot.line], &random)) continue;
    ++planted;
    const std::vector<Found> new_ones =
        NewOnes(sources.before[spot.text], FindingsOf(Joined(damaged)));
    if (new_ones.empty()) {
      std::printf("  missed: %s\n", damaged[spot.line].c_str());
    } else {
      ++found;
    }
    for (const Found& other : new_ones) {
      if (other.line == static_cast<int>(spot.line) + 1) continue;
      ++elsewhere;
      if (kind.in_place) {
        std::printf("  for %s\n  in line %d: %s\n", damaged[spot.line].c_str(),
                    other.line, other.what.c_str());
      }
    }
  }
  const double rate = planted == 0 ? 0 : 100.0 * found / planted;
  std::printf("%-20s %3d planted, %5.1f %% found, %d in other lines\n", kind.name,
              planted, rate, elsewhere);
  EXPECT_EQ(planted, kWanted);
  EXPECT_GE(rate, kind.least);
  if (kind.in_place) {
    EXPECT_EQ(elsewhere, 0);
  }
}

INSTANTIATE_TEST_SUITE_P(OneAtATime, Planted, testing::ValuesIn(Kinds()),
                         [](const testing::TestParamInfo<Kind>& kind) {
                           std::string name(kind.param.name);
                           std::ranges::replace(name, ' ', '_');
                           return name;
                         });

}  // namespace
}  // namespace budget::findings
