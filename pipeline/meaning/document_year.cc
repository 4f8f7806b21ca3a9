#include "pipeline/meaning/document_year.h"

#include <algorithm>
#include <utility>

#include "pipeline/meaning/words.h"
#include "pipeline/script/text.h"

namespace budget::meaning {
namespace {

int YearOf(const std::string& printed, const schemas::Schema& schema) {
  const Words words = ReadPeriod(script::Fold(printed), schema, 0);
  return words.two_years ? 0 : words.year;
}

// The year that most of the texts say; 0 if none says one.
int UsualYear(const std::vector<std::string>& texts, const schemas::Schema& schema) {
  std::vector<std::pair<int, int>> counts;  // year, texts; by first text
  for (const std::string& text : texts) {
    const int year = YearOf(text, schema);
    if (year == 0) continue;
    const auto found = std::ranges::find(counts, year, &std::pair<int, int>::first);
    if (found == counts.end()) {
      counts.emplace_back(year, 1);
    } else {
      ++found->second;
    }
  }
  const auto most = std::ranges::max_element(counts, {}, &std::pair<int, int>::second);
  return most == counts.end() ? 0 : most->first;
}

}  // namespace

DocumentYear DecideYear(const YearEvidence& evidence, const schemas::Schema& schema) {
  const int titles = UsualYear(evidence.titles, schema);
  if (evidence.cover != 0) {
    return {.year = evidence.cover,
            .disputed = titles != 0 && titles != evidence.cover};
  }
  if (titles != 0) return {.year = titles};
  for (const std::string& heading : evidence.headings) {
    if (const int year = YearOf(heading, schema); year != 0) return {.year = year};
  }
  return {};
}

}  // namespace budget::meaning
