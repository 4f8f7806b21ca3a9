// What a disclosure must explain: the sections that the Ministry's rules ask for
// (`checks.sections` of the schema).

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "pipeline/check/check_context.h"

namespace budget::check {
namespace {

// A file with fewer is an excerpt, or has its tables alone.
constexpr std::size_t kEnoughSections = 8;
constexpr std::size_t kEnoughStatements = 40;

bool IsWholeDisclosure(const CheckContext& context) {
  const DocumentData& data = *context.view.data;
  return data.info.fiscal_year != 0 && !IsOfGovernment(context) &&
         data.outline.sections.size() >= kEnoughSections &&
         data.statements.size() >= kEnoughStatements;
}

bool HoldsFor(const schemas::SectionRule& rule, const DocumentInfo& info) {
  return (rule.report == ReportKind::kNone || rule.report == info.report_kind) &&
         info.fiscal_year >= rule.from_year;
}

}  // namespace

void CheckSections(const CheckContext& context, std::vector<Check>* out) {
  const DocumentData& data = *context.view.data;
  if (!IsWholeDisclosure(context)) return;
  for (const schemas::SectionRule& rule : context.identities.sections) {
    if (context.stop.requested()) return;
    if (!HoldsFor(rule, data.info)) continue;
    const auto about = std::ranges::find_if(context.texts, [&](const TextAt& text) {
      return text.in != schemas::TextPlace::kContents &&
             rule.find.MatchesPart(text.folded);
    });
    Check check = about == context.texts.end()
                      ? FailedText(context, rule.id, rule.label, {}, "")
                      : Check();
    if (about != context.texts.end()) {
      check.check_id = rule.id;
      check.outcome = Outcome::kPass;
      check.where = about->where;
      check.place = about->place;
      check.message = context.messages.Choose(rule.label);
    }
    check.kind = CheckKind::kContents;
    out->push_back(std::move(check));
  }
}

}  // namespace budget::check
