// What the program read against what was set.

#ifndef TESTS_LAYOUTS_JUDGE_H_
#define TESTS_LAYOUTS_JUDGE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/model/document_data.h"
#include "schemas/load/schema_set.h"
#include "tests/layouts/made_table.h"
#include "tests/layouts/set_table.h"
#include "tests/layouts/style.h"

namespace budget::layouts {

// A document with its style, all from one seed.
struct Scenario {
  MadeDocument document;
  Style style;
};

Scenario MakeScenario(std::uint64_t seed);
Scenario MakeScenario(std::uint64_t seed, Family family);

struct SetDocument {
  std::string bytes;
  std::vector<SetTable> tables;
};
SetDocument SetScenario(const Scenario& scenario);

// Every true fact is one of these; a fact too many that claims to be printed is silent.
struct Verdict {
  int exact = 0;
  int ambiguous = 0;  // said so
  int reported = 0;   // missing, and the document says that something is
  int silent = 0;     // wrong or missing without a word
  std::vector<std::string> differences;
  std::vector<std::string> causes;  // "phase", "column_path" ... of the silent ones

  int facts() const { return exact + ambiguous + reported + silent; }
};

Verdict Judge(const std::vector<SetTable>& tables, const DocumentData& document,
              const schemas::Vocabulary& vocabulary);

// Sets, reads and judges.
Verdict Try(const Scenario& scenario, const schemas::SchemaSet& schemas);

// The smallest scenario found that still has a fact wrong in silence of this cause, or,
// if it is empty, of the first one.
Scenario Shrink(Scenario scenario, std::string cause,
                const schemas::SchemaSet& schemas);

// The scenario for people: style, tables, differences.
std::string Show(const Scenario& scenario, const Verdict& verdict);

}  // namespace budget::layouts

#endif  // TESTS_LAYOUTS_JUDGE_H_
