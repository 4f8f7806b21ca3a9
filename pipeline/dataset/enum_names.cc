#include "pipeline/dataset/enum_names.h"

namespace budget::dataset {

// No `default`: the compiler tells when an enumeration gains a value.

std::string_view NameOf(DocumentStatus status) {
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
  return "";
}

std::string_view NameOf(TableStatus status) {
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
  return "";
}

std::string_view NameOf(Direction direction) {
  switch (direction) {
    case Direction::kNone:
      return "";
    case Direction::kRevenue:
      return "revenue";
    case Direction::kExpenditure:
      return "expenditure";
  }
  return "";
}

std::string_view NameOf(Phase phase) {
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
  return "";
}

std::string_view NameOf(Kind kind) {
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
  return "";
}

std::string_view NameOf(Certainty certainty) {
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
  return "";
}

std::string_view NameOf(StatementMeasure measure) {
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
  return "";
}

std::string_view NameOf(Trend trend) {
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
  return "";
}

std::string_view NameOf(CheckKind kind) {
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
  return "";
}

std::string_view NameOf(Outcome outcome) {
  switch (outcome) {
    case Outcome::kPass:
      return "pass";
    case Outcome::kFail:
      return "fail";
    case Outcome::kUntestable:
      return "untestable";
  }
  return "";
}

std::string_view NameOf(FindingKind kind) {
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
  return "";
}

std::string_view NameOf(Severity severity) {
  switch (severity) {
    case Severity::kNote:
      return "note";
    case Severity::kWarning:
      return "warning";
    case Severity::kError:
      return "error";
  }
  return "";
}

std::string_view NameOf(Confidence confidence) {
  switch (confidence) {
    case Confidence::kProved:
      return "proved";
    case Confidence::kLikely:
      return "likely";
    case Confidence::kPossible:
      return "possible";
  }
  return "";
}

}  // namespace budget::dataset
