#include "pipeline/meaning/document_context.h"

#include <cstddef>
#include <utility>

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

// What names the document: its first lines, the titles of its tables, its headings.
std::vector<std::string> NamesOf(const DocumentEvidence& evidence) {
  constexpr std::size_t kCoverLines = 60;  // the first page or two
  std::vector<std::string> names;
  for (const Line& line : evidence.lines) {
    if (names.size() == kCoverLines) break;
    std::string folded = script::Fold(line.text);
    if (folded.empty() || line.text.size() > kLongestLabel) continue;
    names.push_back(std::move(folded));
  }
  for (const auto* texts : {&evidence.table_titles, &evidence.headings}) {
    for (const std::string& text : *texts) names.push_back(script::Fold(text));
  }
  return names;
}

Entity EntityIn(const std::vector<std::string>& names,
                const schemas::LinePatterns& lines) {
  for (const std::string& name : names) {
    if (lines.unit_of.MatchesPart(name)) return Entity::kUnit;
    if (lines.department.MatchesPart(name)) return Entity::kDepartment;
  }
  return Entity::kNone;
}

bool IsBlank(const Line& line) { return script::Fold(line.text).empty(); }

std::string UnitIn(const std::vector<Line>& lines, const schemas::Schema& schema) {
  std::string unit;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (line.role == LineRole::kCaption) break;
    if (line.role != LineRole::kText || line.text.size() > kLongestLabel) continue;
    const auto stated = schema.lines.unit.Search(script::Fold(line.text));
    if (!stated) continue;
    const schemas::Unit* found =
        schema.vocabulary->FindUnit(schemas::Captured(*stated, "unit"));
    if (found == nullptr) continue;
    std::size_t next = i + 1;
    while (next < lines.size() && IsBlank(lines[next])) ++next;
    const bool above_title =
        next < lines.size() && lines[next].role == LineRole::kCaption;
    if (above_title) break;
    if (!unit.empty() && unit != found->name) return {};
    unit = found->name;
  }
  return unit;
}

}  // namespace

DocumentContext DecideContext(const schemas::Schema& schema,
                              const DocumentEvidence& evidence) {
  const DocumentYear year = DecideYear({.cover = script::ReadYear(evidence.cover_year),
                                        .titles = evidence.table_titles,
                                        .headings = evidence.headings},
                                       schema);
  DocumentContext context;
  const std::vector<std::string> names = NamesOf(evidence);
  context.issuer = IssuerOf(schema, evidence);
  context.place = FindIssuingPlace(names, schema);
  context.entity = EntityIn(names, schema.lines);
  context.unit = UnitIn(evidence.lines, schema);
  context.fiscal_year = year.year;
  context.year_disputed = year.disputed;
  if (!evidence.claimed) return context;
  context.report_kind = schema.report_kind;
  context.usual_phase = UsualPhase(schema.report_kind);
  return context;
}

}  // namespace budget::meaning
