// Which schema reads a document, by its first pages.

#ifndef PIPELINE_STAGES_CHOOSE_SCHEMA_H_
#define PIPELINE_STAGES_CHOOSE_SCHEMA_H_

#include <cstddef>
#include <string>
#include <vector>

#include "pipeline/model/content.h"
#include "pipeline/model/diagnostic.h"
#include "schemas/load/choose_schema.h"
#include "schemas/load/schema_set.h"

namespace budget::stages {

// The pages whose text tells which schema reads the document.
inline constexpr std::size_t kProbePages = 3;

struct ChosenSchema {
  schemas::SchemaChoice choice;  // of the schemas; `choice.schema` null: none reads it
  // False: nothing claims the document, and a national template reads what it can: its
  // tables may still be the Ministry's.
  bool claimed = false;
};

ChosenSchema ChooseSchema(const schemas::SchemaSet& schemas,
                          const std::vector<PageContent>& first_pages);

// A warning where the only schema given reads what it does not claim: its user wants it
// to.
Diagnostics ReportChoice(const ChosenSchema& chosen, const std::string& source);

}  // namespace budget::stages

#endif  // PIPELINE_STAGES_CHOOSE_SCHEMA_H_
