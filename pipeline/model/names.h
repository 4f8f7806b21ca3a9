// The words for the values of the model's enumerations: those of the dataset, of the
// schemas, and of the encoding's limits.  Each stands here and nowhere else.
//
//     NameOf(Phase::kExecuted)          "executed"
//     ValueOf<Phase>("executed")        Phase::kExecuted
//     kWords<Phase>                     "approved|adjusted|executed|target"
//
// The values of an enumeration count from 0.  Its switch has no `default`: the compiler
// tells when an enumeration gains a value, and everything below follows from the
// switch.

#ifndef PIPELINE_MODEL_NAMES_H_
#define PIPELINE_MODEL_NAMES_H_

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>

#include "pipeline/model/check.h"
#include "pipeline/model/diagnostic.h"
#include "pipeline/model/document_data.h"
#include "pipeline/model/finding.h"
#include "pipeline/model/prose.h"
#include "pipeline/model/table.h"

namespace budget {

// Empty for a value that means "none"; null for what is no value.

constexpr std::string_view NameOf(DocumentStatus status) {
  switch (status) {
    case DocumentStatus::kOk:
      return "ok";
    case DocumentStatus::kPartial:
      return "partial";
    case DocumentStatus::kFailed:
      return "failed";
    case DocumentStatus::kSkipped:
      return "skipped";
  }
  return {};
}

constexpr std::string_view NameOf(ReportKind kind) {
  switch (kind) {
    case ReportKind::kNone:
      return "";
    case ReportKind::kBudget:
      return "budget";
    case ReportKind::kFinalAccounts:
      return "final_accounts";
    case ReportKind::kOther:
      return "other";
  }
  return {};
}

constexpr std::string_view NameOf(GovernmentLevel level) {
  switch (level) {
    case GovernmentLevel::kNone:
      return "";
    case GovernmentLevel::kCentral:
      return "central";
    case GovernmentLevel::kProvince:
      return "province";
    case GovernmentLevel::kPrefecture:
      return "prefecture";
    case GovernmentLevel::kCounty:
      return "county";
    case GovernmentLevel::kUnit:
      return "unit";
  }
  return {};
}

constexpr std::string_view NameOf(Entity entity) {
  switch (entity) {
    case Entity::kNone:
      return "";
    case Entity::kDepartment:
      return "department";
    case Entity::kUnit:
      return "unit";
    case Entity::kGovernment:
      return "government";
    case Entity::kOther:
      return "other";
  }
  return {};
}

constexpr std::string_view NameOf(TextLayerKind layer) {
  switch (layer) {
    case TextLayerKind::kUnknown:
      return "";
    case TextLayerKind::kFull:
      return "full";
    case TextLayerKind::kNone:
      return "none";
    case TextLayerKind::kMixed:
      return "mixed";
    case TextLayerKind::kNotApplicable:
      return "n/a";
  }
  return {};
}

constexpr std::string_view NameOf(TableStatus status) {
  switch (status) {
    case TableStatus::kComplete:
      return "complete";
    case TableStatus::kEmpty:
      return "empty";
    case TableStatus::kPartial:
      return "partial";
    case TableStatus::kListedButMissing:
      return "listed_but_missing";
    case TableStatus::kUnrecognised:
      return "unrecognised";
    case TableStatus::kUnread:
      return "unread";
  }
  return {};
}

constexpr std::string_view NameOf(Scope scope) {
  switch (scope) {
    case Scope::kNone:
      return "";
    case Scope::kTerritory:
      return "territory";
    case Scope::kLevel:
      return "level";
    case Scope::kOwn:
      return "own";
    case Scope::kRegion:
      return "region";
  }
  return {};
}

constexpr std::string_view NameOf(RowKind kind) {
  switch (kind) {
    case RowKind::kItem:
      return "item";
    case RowKind::kSubtotal:
      return "subtotal";
    case RowKind::kTotal:
      return "total";
  }
  return {};
}

constexpr std::string_view NameOf(Direction direction) {
  switch (direction) {
    case Direction::kNone:
      return "";
    case Direction::kRevenue:
      return "revenue";
    case Direction::kExpenditure:
      return "expenditure";
  }
  return {};
}

constexpr std::string_view NameOf(Phase phase) {
  switch (phase) {
    case Phase::kNone:
      return "";
    case Phase::kApproved:
      return "approved";
    case Phase::kAdjusted:
      return "adjusted";
    case Phase::kExecuted:
      return "executed";
    case Phase::kTarget:
      return "target";
  }
  return {};
}

constexpr std::string_view NameOf(Kind kind) {
  switch (kind) {
    case Kind::kAmount:
      return "amount";
    case Kind::kPercent:
      return "percent";
    case Kind::kCount:
      return "count";
    case Kind::kText:
      return "text";
  }
  return {};
}

constexpr std::string_view NameOf(Certainty certainty) {
  switch (certainty) {
    case Certainty::kPrinted:
      return "printed";
    case Certainty::kInferred:
      return "inferred";
    case Certainty::kAmbiguous:
      return "ambiguous";
    case Certainty::kOcr:
      return "ocr";
  }
  return {};
}

constexpr std::string_view NameOf(StatementMeasure measure) {
  switch (measure) {
    case StatementMeasure::kValue:
      return "value";
    case StatementMeasure::kSharePercent:
      return "share_percent";
    case StatementMeasure::kChangeAmount:
      return "change_amount";
    case StatementMeasure::kChangePercent:
      return "change_percent";
    case StatementMeasure::kPriorValue:
      return "prior_value";
    case StatementMeasure::kCount:
      return "count";
  }
  return {};
}

constexpr std::string_view NameOf(Trend trend) {
  switch (trend) {
    case Trend::kNone:
      return "";
    case Trend::kIncrease:
      return "increase";
    case Trend::kDecrease:
      return "decrease";
    case Trend::kFlat:
      return "flat";
  }
  return {};
}

constexpr std::string_view NameOf(CheckKind kind) {
  switch (kind) {
    case CheckKind::kRowSum:
      return "row_sum";
    case CheckKind::kHierarchy:
      return "hierarchy";
    case CheckKind::kBlockTotal:
      return "block_total";
    case CheckKind::kCrossTable:
      return "cross_table";
    case CheckKind::kNarrative:
      return "narrative";
    case CheckKind::kPercent:
      return "percent";
    case CheckKind::kCodeName:
      return "code_name";
    case CheckKind::kContents:
      return "contents";
    case CheckKind::kUnit:
      return "unit";
    case CheckKind::kOther:
      return "other";
  }
  return {};
}

constexpr std::string_view NameOf(Outcome outcome) {
  switch (outcome) {
    case Outcome::kPass:
      return "pass";
    case Outcome::kFail:
      return "fail";
    case Outcome::kUntestable:
      return "untestable";
  }
  return {};
}

constexpr std::string_view NameOf(Severity severity) {
  switch (severity) {
    case Severity::kNote:
      return "note";
    case Severity::kWarning:
      return "warning";
    case Severity::kError:
      return "error";
  }
  return {};
}

constexpr std::string_view NameOf(RepairKind kind) {
  switch (kind) {
    case RepairKind::kValue:
      return "value";
    case RepairKind::kMovedCell:
      return "moved-cell";
    case RepairKind::kMissingRow:
      return "missing-row";
    case RepairKind::kOtherCode:
      return "other-code";
    case RepairKind::kSwappedColumns:
      return "swapped-columns";
  }
  return {};
}

constexpr std::string_view NameOf(FindingKind kind) {
  switch (kind) {
    case FindingKind::kFigure:
      return "figure";
    case FindingKind::kPercent:
      return "percent";
    case FindingKind::kDirection:
      return "direction";
    case FindingKind::kYear:
      return "year";
    case FindingKind::kColumn:
      return "column";
    case FindingKind::kRow:
      return "row";
    case FindingKind::kTable:
      return "table";
    case FindingKind::kCode:
      return "code";
    case FindingKind::kUnit:
      return "unit";
    case FindingKind::kMissing:
      return "missing";
    case FindingKind::kText:
      return "text";
  }
  return {};
}

constexpr std::string_view NameOf(Confidence confidence) {
  switch (confidence) {
    case Confidence::kProved:
      return "proved";
    case Confidence::kLikely:
      return "likely";
    case Confidence::kPossible:
      return "possible";
  }
  return {};
}

// An enumeration with words.
template <typename Enum>
concept Named = std::is_enum_v<Enum> && requires(Enum value) {
  NameOf(value);
};

// How many values it has.
template <Named Enum>
constexpr std::size_t CountOf() {
  std::size_t count = 0;
  while (NameOf(static_cast<Enum>(count)).data() != nullptr) ++count;
  return count;
}

// The value that has this word; nothing if none has, or the word is empty.
template <Named Enum>
constexpr std::optional<Enum> ValueOf(std::string_view word) {
  for (std::size_t i = 0; i < CountOf<Enum>() && !word.empty(); ++i) {
    if (NameOf(static_cast<Enum>(i)) == word) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

namespace names_internal {

// The words joined with '|' and a null behind them.
template <typename Enum>
constexpr std::size_t JoinedSize() {
  std::size_t size = 0;
  for (std::size_t i = 0; i < CountOf<Enum>(); ++i) {
    const std::string_view name = NameOf(static_cast<Enum>(i));
    if (!name.empty()) size += name.size() + 1;
  }
  return size;
}

template <typename Enum>
constexpr auto Joined() {
  std::array<char, JoinedSize<Enum>()> joined{};
  std::size_t at = 0;
  for (std::size_t i = 0; i < CountOf<Enum>(); ++i) {
    const std::string_view name = NameOf(static_cast<Enum>(i));
    if (name.empty()) continue;
    if (at > 0) joined[at - 1] = '|';
    for (const char letter : name) joined[at++] = letter;
    ++at;
  }
  return joined;
}

template <typename Enum>
inline constexpr auto kJoined = Joined<Enum>();

}  // namespace names_internal

// All its words, joined with '|'; ends with a null, too.
template <Named Enum>
inline constexpr std::string_view kWords{names_internal::kJoined<Enum>.data(),
                                         names_internal::kJoined<Enum>.size() - 1};

static_assert(kWords<Phase> == "approved|adjusted|executed|target");
static_assert(ValueOf<Phase>("executed") == Phase::kExecuted);

}  // namespace budget

#endif  // PIPELINE_MODEL_NAMES_H_
