#include "pipeline/meaning/document_context.h"

#include "pipeline/meaning/document_year.h"
#include "pipeline/script/text.h"
#include "pipeline/script/year.h"

namespace budget::meaning {
namespace {

constexpr std::size_t kLongestLabel = 240;  // bytes

// Where the title does not say who publishes, the lines above the tables do.
std::string IssuerIn(const std::vector<Line>& lines, const schemas::Schema& schema) {
  for (const Line& line : lines) {
    if (line.text.size() > kLongestLabel) continue;
    const auto captures = schema.lines.issuer.Match(script::Fold(line.text));
    if (!captures.has_value()) continue;
    const std::string_view issuer = schemas::Captured(*captures, "issuer");
    if (!issuer.empty()) return std::string(issuer);
  }
  return {};
}

std::string IssuerOf(const schemas::Schema& schema, const DocumentEvidence& evidence) {
  if (!schema.issuer.name.empty()) return schema.issuer.name;
  if (!evidence.cover_issuer.empty()) return std::string(evidence.cover_issuer);
  return IssuerIn(evidence.lines, schema);
}

}  // namespace

DocumentContext DecideContext(const schemas::Schema& schema,
                              const DocumentEvidence& evidence) {
  const DocumentYear year = DecideYear({.cover = script::ReadYear(evidence.cover_year),
                                        .titles = evidence.table_titles,
                                        .headings = evidence.headings},
                                       schema);
  DocumentContext context;
  context.issuer = IssuerOf(schema, evidence);
  context.fiscal_year = year.year;
  context.year_disputed = year.disputed;
  if (!evidence.claimed) return context;
  context.report_kind = schema.report_kind;
  context.usual_phase = UsualPhase(schema.report_kind);
  return context;
}

}  // namespace budget::meaning
