#include "pipeline/meaning/document_year.h"

#include <algorithm>
#include <utility>

#include "pipeline/meaning/words.h"
#include "pipeline/model/document_data.h"
#include "pipeline/script/text.h"

namespace budget::meaning {
namespace {

// Year 0 if the text says none, or two.
Words WordsOf(const std::string& printed, const schemas::Schema& schema) {
  Words words = ReadWords(script::Fold(printed), schema, 0);
  if (words.two_years) words.year = 0;
  return words;
}

// The year that most of the texts say, the first of several; 0 if none says one.
class UsualYear {
 public:
  void Count(int year) {
    const auto found = std::ranges::find(counts_, year, &std::pair<int, int>::first);
    if (found == counts_.end()) {
      counts_.emplace_back(year, 1);
    } else {
      ++found->second;
    }
  }

  int get() const {
    const auto most =
        std::ranges::max_element(counts_, {}, &std::pair<int, int>::second);
    return most == counts_.end() ? 0 : most->first;
  }

 private:
  std::vector<std::pair<int, int>> counts_;  // year, texts; by first text
};

// A report on the budget of a year tells of the execution of the year before in as many
// tables: those of the document's own kind say its year, if there are any.
int YearOfTitles(const std::vector<std::string>& titles,
                 const schemas::Schema& schema) {
  const Phase own = UsualPhase(schema.report_kind);
  UsualYear of_own_kind;
  UsualYear of_all;
  for (const std::string& title : titles) {
    const Words words = WordsOf(title, schema);
    if (words.year == 0) continue;
    of_all.Count(words.year);
    if (words.phase.value_or(own) == own) of_own_kind.Count(words.year);
  }
  return of_own_kind.get() != 0 ? of_own_kind.get() : of_all.get();
}

}  // namespace

DocumentYear DecideYear(const YearEvidence& evidence, const schemas::Schema& schema) {
  const int titles = YearOfTitles(evidence.titles, schema);
  if (evidence.cover != 0) {
    return {.year = evidence.cover,
            .disputed = titles != 0 && titles != evidence.cover};
  }
  if (titles != 0) return {.year = titles};
  for (const std::string& heading : evidence.headings) {
    if (const int year = WordsOf(heading, schema).year; year != 0)
      return {.year = year};
  }
  return {};
}

}  // namespace budget::meaning
