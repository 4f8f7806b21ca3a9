#include "tests/layouts/judge.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <utility>

#include "extract/extract.h"
#include "pipeline/dataset/format_rows.h"
#include "tests/dataset/read_csv.h"
#include "tests/layouts/set_pdf.h"
#include "tests/layouts/set_text.h"

namespace budget::layouts {
namespace {

using ReadFact = std::map<std::string, std::string>;

std::vector<ReadFact> FactsOf(const DocumentData& document,
                              const schemas::Vocabulary& vocabulary) {
  dataset::DatasetRows rows;
  dataset::FormatRows(document, vocabulary, "", &rows);
  const dataset::CsvTable table =
      dataset::ReadCsv(dataset::HeaderRow(dataset::DatasetFile::kFacts) +
                       rows[dataset::DatasetFile::kFacts].text());
  std::vector<ReadFact> facts;
  for (std::size_t r = 1; r < table.size(); ++r) {
    ReadFact fact;
    for (std::size_t c = 0; c < table[r].size(); ++c) fact[table[0][c]] = table[r][c];
    facts.push_back(std::move(fact));
  }
  return facts;
}

std::vector<std::pair<std::string, std::string>> Wanted(const TrueFact& fact) {
  std::vector<std::pair<std::string, std::string>> wanted = {
      {"item_code", fact.code},   {"item_name", fact.name},
      {"column_path", fact.path}, {"kind", fact.kind},
      {"unit", fact.unit},        {"fiscal_year", fact.fiscal_year},
      {"phase", fact.phase},      {"level1", fact.level1},
  };
  if (fact.page != 0) wanted.emplace_back("page", std::to_string(fact.page));
  std::erase_if(wanted, [](const auto& item) { return item.second == "?"; });
  return wanted;
}

// The attributes that are wrong.
std::vector<std::string> Wrong(const TrueFact& want, const ReadFact& got) {
  std::vector<std::string> wrong;
  for (const auto& [column, value] : Wanted(want)) {
    if (got.at(column) != value) wrong.push_back(column);
  }
  return wrong;
}

std::string ShowFact(const TrueFact& fact) {
  return fact.code + " " + fact.name + " | " + fact.path + " | " + fact.value;
}

std::string ShowFact(const ReadFact& fact) {
  return fact.at("item_code") + " " + fact.at("item_name") + " | " +
         fact.at("column_path") + " | " + fact.at("value");
}

// A figure has the digits that are printed; a mark of its own may stay with it.
std::string Digits(std::string value) {
  if (value.ends_with('%')) value.pop_back();
  if (value.starts_with('.')) value.insert(0, "0");
  if (value.starts_with("-.")) value.insert(1, "0");
  return value;
}

class Judging {
 public:
  Judging(const DocumentData& document, const schemas::Vocabulary& vocabulary)
      : got_(FactsOf(document, vocabulary)), taken_(got_.size()) {
    incomplete_ = document.info.status != DocumentStatus::kOk;
    for (std::size_t i = 0; i < got_.size(); ++i) {
      by_value_[Digits(got_[i].at("value"))].push_back(i);
    }
  }

  Verdict Judge(const std::vector<SetTable>& tables) {
    std::vector<const TrueFact*> open;
    for (const SetTable& table : tables) {
      for (const TrueFact& fact : table.facts) {
        if (!TakeExact(fact)) open.push_back(&fact);
      }
    }
    for (const TrueFact* fact : open) TakeNearest(*fact);
    for (std::size_t i = 0; i < got_.size(); ++i) {
      if (taken_[i] || got_[i].at("certainty") != "printed") continue;
      Silent("extra", "not set: " + ShowFact(got_[i]));
    }
    return std::move(verdict_);
  }

 private:
  void Silent(const std::string& cause, const std::string& difference) {
    ++verdict_.silent;
    verdict_.causes.push_back(cause);
    verdict_.differences.push_back(difference);
  }

  bool TakeExact(const TrueFact& fact) {
    for (const std::size_t i : by_value_[fact.value]) {
      if (taken_[i] || !Wrong(fact, got_[i]).empty()) continue;
      Take(i) ? ++verdict_.ambiguous : ++verdict_.exact;
      return true;
    }
    return false;
  }

  // True if the fact says itself that it is not certain.
  bool Take(std::size_t i) {
    taken_[i] = true;
    return got_[i].at("certainty") == "ambiguous";
  }

  void TakeNearest(const TrueFact& fact) {
    std::optional<std::size_t> nearest;
    for (const std::size_t i : by_value_[fact.value]) {
      if (taken_[i]) continue;
      if (!nearest ||
          Wrong(fact, got_[i]).size() < Wrong(fact, got_[*nearest]).size()) {
        nearest = i;
      }
    }
    if (!nearest) {
      if (incomplete_) {
        ++verdict_.reported;
      } else {
        Silent("missing", "missing: " + ShowFact(fact));
      }
      return;
    }
    if (Take(*nearest)) {
      ++verdict_.ambiguous;
      return;
    }
    const ReadFact& got = got_[*nearest];
    std::string difference = ShowFact(fact) + ":";
    std::string cause;
    for (const auto& [column, value] : Wanted(fact)) {
      if (got.at(column) == value) continue;
      difference += " " + column + " is '" + got.at(column) + "', not '" + value + "';";
      cause += (cause.empty() ? "" : "+") + column;
    }
    Silent(cause, difference);
  }

  std::vector<ReadFact> got_;
  std::vector<bool> taken_;
  std::map<std::string, std::vector<std::size_t>> by_value_;
  bool incomplete_ = false;
  Verdict verdict_;
};

}  // namespace

Scenario MakeScenario(std::uint64_t seed) {
  return MakeScenario(seed, static_cast<Family>(seed % kFamilyCount));
}

Scenario MakeScenario(std::uint64_t seed, Family family) {
  Random random(seed);
  Scenario scenario;
  scenario.style = MakeStyle(family, &random);
  scenario.document = MakeDocument(&random);
  return scenario;
}

SetDocument SetScenario(const Scenario& scenario) {
  SetDocument set;
  for (const MadeTable& table : scenario.document.tables) {
    set.tables.push_back(SetOut(table, scenario.style));
  }
  const std::string& heading = scenario.document.heading;
  set.bytes = IsPdf(scenario.style.family)
                  ? SetPdf(heading, scenario.style, &set.tables)
                  : SetText(heading, scenario.style, set.tables);
  return set;
}

Verdict Judge(const std::vector<SetTable>& tables, const DocumentData& document,
              const schemas::Vocabulary& vocabulary) {
  return Judging(document, vocabulary).Judge(tables);
}

Verdict Try(const Scenario& scenario, const schemas::SchemaSet& schemas) {
  const SetDocument set = SetScenario(scenario);
  const DocumentData document = ExtractDocument(set.bytes, "made", schemas, {});
  return Judge(set.tables, document, *schemas.vocabulary());
}

std::string Show(const Scenario& scenario, const Verdict& verdict) {
  constexpr std::size_t kMost = 12;
  std::string out = Describe(scenario.style) + "\n";
  for (const MadeTable& table : scenario.document.tables) {
    const SetTable set = SetOut(table, scenario.style);
    for (const std::string& line : set.title) out += line + "\n";
    for (const std::string& line : set.lines_above) out += line + "\n";
    for (const std::vector<std::string>& row : Lines(set, false)) {
      for (const std::string& cell : row) out += "| " + cell + " ";
      out += "|\n";
    }
    for (const std::string& note : set.notes) out += note + "\n";
  }
  for (std::size_t i = 0; i < std::min(kMost, verdict.differences.size()); ++i) {
    out += verdict.differences[i] + "\n";
  }
  return out;
}

}  // namespace budget::layouts
