#include "pipeline/stages/choose_schema.h"

#include <algorithm>
#include <memory>
#include <string>
#include <variant>

#include "pipeline/script/text.h"

namespace budget::stages {
namespace {

constexpr std::size_t kMostText = std::size_t{1} << 16;  // bytes that are looked at

std::string TextOf(const std::vector<PageContent>& pages) {
  std::string text;
  for (const PageContent& page : pages) {
    for (const Item& item : page.items) {
      if (text.size() > kMostText) return text;
      if (const Line* line = std::get_if<Line>(&item)) {
        text += line->text;
      } else {
        for (const Cell& cell : std::get<Fragment>(item).cells) text += cell.raw;
      }
    }
  }
  return text;
}

std::shared_ptr<const schemas::Schema> FirstTemplate(
    const schemas::SchemaSet& schemas) {
  const std::vector<schemas::SchemaCandidate>& candidates = schemas.candidates();
  const auto found =
      std::ranges::find_if(candidates, &schemas::SchemaCandidate::is_template);
  if (found == candidates.end()) return nullptr;
  return schemas.Load(static_cast<std::size_t>(found - candidates.begin()));
}

}  // namespace

ChosenSchema ChooseSchema(const schemas::SchemaSet& schemas,
                          const std::vector<PageContent>& first_pages) {
  ChosenSchema chosen;
  chosen.choice = schemas::ChooseSchema(schemas, script::Fold(TextOf(first_pages)));
  chosen.claimed = chosen.choice.schema != nullptr || !chosen.choice.tied.empty();
  if (!chosen.claimed) chosen.choice.schema = FirstTemplate(schemas);
  return chosen;
}

Diagnostics ReportChoice(const ChosenSchema& chosen, const std::string& source) {
  if (!chosen.claimed || chosen.choice.claimed) return {};
  return {{.severity = Severity::kWarning,
           .code = "schema-mismatch",
           .message = "the schema '" + chosen.choice.schema->id +
                      "' does not claim this document, and read it as the only one "
                      "given",
           .where = {.file = source},
           .because = {},
           .hint = "leave out --schema to read each document with the schema that "
                   "claims it"}};
}

}  // namespace budget::stages
