#include "pipeline/stages/decide_context.h"

namespace budget::stages {

meaning::DocumentContext DecideContext(const ChosenSchema& chosen,
                                       const PrintedDocument& printed,
                                       const Outline& outline) {
  const schemas::Captures& cover = chosen.choice.captures;
  meaning::DocumentEvidence evidence{.claimed = chosen.claimed,
                                     .cover_issuer = schemas::Captured(cover, "issuer"),
                                     .cover_year = schemas::Captured(cover, "year"),
                                     .lines = printed.lines};
  for (const table::WholeTable& whole : printed.tables) {
    evidence.table_titles.push_back(whole.title);
  }
  for (const Section& section : outline.sections) {
    evidence.headings.push_back(section.heading);
  }
  return meaning::DecideContext(*chosen.choice.schema, evidence);
}

}  // namespace budget::stages
