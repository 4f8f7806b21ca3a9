#include "schemas/load/choose_schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace budget::schemas {
namespace {

struct Claim {
  std::size_t index;  // among the candidates
  TextRange range;    // of the match
};

std::vector<Claim> FindClaims(const SchemaSet& schemas, std::string_view text,
                              bool templates) {
  std::vector<Claim> claims;
  const std::vector<SchemaCandidate>& candidates = schemas.candidates();
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (candidates[i].is_template != templates) continue;
    if (const std::optional<TextRange> range = candidates[i].applies_to.Locate(text)) {
      claims.push_back({.index = i, .range = *range});
    }
  }
  return claims;
}

// Ancestors of other claimants.
void RemoveAncestors(const std::vector<SchemaCandidate>& candidates,
                     std::vector<Claim>* claims) {
  const std::vector<Claim> all = *claims;
  std::erase_if(*claims, [&](const Claim& claim) {
    const std::string& id = candidates[claim.index].id;
    return std::any_of(all.begin(), all.end(), [&](const Claim& other) {
      const std::vector<std::string>& ancestors = candidates[other.index].ancestors;
      return std::find(ancestors.begin(), ancestors.end(), id) != ancestors.end();
    });
  });
}

// Of the matches that overlap the first one: of issuers the longest, because a longer
// name says more; of templates the one that ends first, because they look for the kind
// of report after a year, and the title names its own kind before any other.
void KeepBest(bool templates, std::vector<Claim>* claims) {
  if (claims->empty()) return;
  const TextRange first = std::min_element(claims->begin(), claims->end(),
                                           [](const Claim& a, const Claim& b) {
                                             return a.range.begin < b.range.begin;
                                           })
                              ->range;
  std::erase_if(*claims,
                [&](const Claim& claim) { return claim.range.begin >= first.end; });
  // The smaller, the better.
  const auto rank = [templates](const Claim& claim) {
    const std::size_t length = claim.range.end - claim.range.begin;
    return templates ? claim.range.end : SIZE_MAX - length;
  };
  std::size_t best = SIZE_MAX;
  for (const Claim& claim : *claims) best = std::min(best, rank(claim));
  std::erase_if(*claims, [&](const Claim& claim) { return rank(claim) > best; });
}

}  // namespace

SchemaChoice ChooseSchema(const SchemaSet& schemas, std::string_view folded_text) {
  const std::vector<SchemaCandidate>& candidates = schemas.candidates();
  SchemaChoice choice;
  std::optional<std::size_t> chosen;
  if (candidates.size() == 1) {
    chosen = 0;
  } else {
    std::vector<Claim> claims = FindClaims(schemas, folded_text, false);
    const bool templates = claims.empty();
    if (templates) claims = FindClaims(schemas, folded_text, true);
    RemoveAncestors(candidates, &claims);
    KeepBest(templates, &claims);
    if (claims.size() == 1) chosen = claims.front().index;
    for (const Claim& claim : claims) {
      if (claims.size() > 1) choice.tied.push_back(candidates[claim.index]);
    }
  }
  if (!chosen.has_value()) return choice;
  choice.schema = schemas.Load(*chosen);
  if (std::optional<Captures> captures =
          candidates[*chosen].applies_to.Search(folded_text)) {
    choice.captures = *std::move(captures);
    choice.claimed = true;
  }
  return choice;
}

Diagnostic ExplainNoChoice(const SchemaChoice& choice, const Location& document) {
  Diagnostic error{.severity = Severity::kError,
                   .code = "no-schema",
                   .message = "no schema claims this document",
                   .where = document,
                   .because = {},
                   .hint = "give the schema to read it with: --schema FILE"};
  if (choice.tied.empty()) return error;
  error.code = "ambiguous-schema";
  error.message = "several schemas claim this document:";
  for (const SchemaCandidate& candidate : choice.tied) {
    error.message += fmt::format(" {} ({})", candidate.id, candidate.file);
  }
  error.because = choice.tied.front().applies_to.where();
  error.hint =
      "make one of their 'applies_to' patterns longer, or let one extend the "
      "other; or give the schema to read it with: --schema FILE";
  return error;
}

}  // namespace budget::schemas
