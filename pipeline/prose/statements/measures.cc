#include "pipeline/prose/statements/measures.h"

#include <algorithm>
#include <optional>

namespace budget::statements {
namespace {

bool IsZero(std::string_view value) {
  return std::all_of(value.begin(), value.end(),
                     [](char c) { return c == '0' || c == '.'; });
}

bool IsShareLike(UnitKind kind) {
  return kind == UnitKind::kPercent || kind == UnitKind::kPoints;
}

// The beginning of the lead that a group `subject` has matched: patterns start with it.
std::string_view SubjectOf(std::string_view lead, const schemas::Captures& captures) {
  return lead.substr(0, schemas::Captured(captures, "subject").size());
}

// A figure that says by how much something has changed.
std::optional<Reading> ReadChange(std::string_view lead, const Quantity& quantity,
                                  const schemas::MeasureWords& words) {
  struct Wording {
    const schemas::Pattern* pattern;
    Trend trend;
  };
  const Trend none = IsZero(quantity.value) ? Trend::kFlat : Trend::kNone;
  for (const Wording& wording :
       {Wording{&words.either, none}, Wording{&words.unchanged, Trend::kFlat},
        Wording{&words.increase, Trend::kIncrease},
        Wording{&words.decrease, Trend::kDecrease}}) {
    const auto match = wording.pattern->Match(lead);
    if (!match) continue;
    return Reading{.measure = IsShareLike(quantity.kind)
                                  ? StatementMeasure::kChangePercent
                                  : StatementMeasure::kChangeAmount,
                   .trend = wording.trend,
                   .subject = SubjectOf(lead, *match),
                   .base = std::string(schemas::Captured(*match, "base")),
                   .whole = {}};
  }
  return std::nullopt;
}

// Money that something has grown or shrunk by: 增加了…经费40万元.
std::optional<Reading> ReadChangeOf(std::string_view lead,
                                    const schemas::MeasureWords& words) {
  for (const bool up : {true, false}) {
    const auto match = (up ? words.increase_of : words.decrease_of).Match(lead);
    if (!match) continue;
    const std::string_view object = schemas::Captured(*match, "object");
    return Reading{.measure = StatementMeasure::kChangeAmount,
                   .trend = up ? Trend::kIncrease : Trend::kDecrease,
                   .subject = lead.substr(lead.size() - object.size()),
                   .base = {},
                   .whole = {}};
  }
  return std::nullopt;
}

std::optional<Reading> ReadPrior(std::string_view lead, std::string_view tail,
                                 const schemas::MeasureWords& words) {
  const auto match = words.prior.Match(lead);
  if (!match || !words.prior_follows.MatchesAll(tail)) return std::nullopt;
  return Reading{.measure = StatementMeasure::kPriorValue,
                 .trend = Trend::kNone,
                 .subject = SubjectOf(lead, *match),
                 .base = std::string(schemas::Captured(*match, "base")),
                 .whole = {}};
}

Reading ReadShare(std::string_view lead, const Quantity& quantity,
                  const schemas::MeasureWords& words) {
  Reading reading{.measure = quantity.kind == UnitKind::kPercent
                                 ? StatementMeasure::kSharePercent
                                 : StatementMeasure::kValue,
                  .trend = Trend::kNone,
                  .subject = lead,
                  .base = {},
                  .whole = {}};
  if (quantity.kind != UnitKind::kPercent) return reading;
  for (const schemas::Pattern* pattern : {&words.share, &words.completion}) {
    if (const auto match = pattern->Match(lead)) {
      reading.subject = SubjectOf(lead, *match);
      reading.whole = std::string(schemas::Captured(*match, "whole"));
      break;
    }
  }
  return reading;
}

}  // namespace

Reading ReadMeasure(std::string_view lead, std::string_view tail, bool compared,
                    const Quantity& quantity, const schemas::MeasureWords& words) {
  const bool counted = quantity.kind == UnitKind::kCount;
  if (!IsShareLike(quantity.kind)) {
    if (const auto prior = ReadPrior(lead, tail, words)) return *prior;
  }
  // 增加发放奖金25人 counts people; 比上年增加2人 compares them.
  if (const auto change = ReadChange(lead, quantity, words);
      change && (!counted || compared || !change->base.empty())) {
    return *change;
  }
  if (IsShareLike(quantity.kind)) return ReadShare(lead, quantity, words);
  if (quantity.kind == UnitKind::kAmount) {
    if (const auto change = ReadChangeOf(lead, words)) return *change;
  }
  return {.measure = counted ? StatementMeasure::kCount : StatementMeasure::kValue,
          .trend = Trend::kNone,
          .subject = lead,
          .base = {},
          .whole = {}};
}

}  // namespace budget::statements
