// Everything that is known about one input file: the value that flows from stage to
// stage and that the writer turns into the rows of the dataset.

#ifndef PIPELINE_MODEL_DOCUMENT_DATA_H_
#define PIPELINE_MODEL_DOCUMENT_DATA_H_

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/model/check.h"
#include "pipeline/model/diagnostic.h"
#include "pipeline/model/finding.h"
#include "pipeline/model/prose.h"
#include "pipeline/model/table.h"

namespace budget {

enum class DocumentStatus : std::uint8_t { kOk, kPartial, kFailed, kSkipped };
// What is published; kNone: the document was not read.
enum class ReportKind : std::uint8_t { kNone, kBudget, kFinalAccounts, kOther };
// What the amounts of such documents are, unless they say otherwise.
constexpr Phase UsualPhase(ReportKind kind) {
  switch (kind) {
    case ReportKind::kBudget:
      return Phase::kApproved;
    case ReportKind::kFinalAccounts:
      return Phase::kExecuted;
    case ReportKind::kNone:
    case ReportKind::kOther:
      return Phase::kNone;
  }
  return Phase::kNone;
}
enum class GovernmentLevel : std::uint8_t {
  kNone,
  kCentral,
  kProvince,
  kPrefecture,
  kCounty,
  kUnit
};
// Whose figures a document holds; kNone: the document was not read.
enum class Entity : std::uint8_t { kNone, kDepartment, kUnit, kGovernment, kOther };
// Whether the pages of a document hold text; kNotApplicable: it has no pages.
enum class TextLayerKind : std::uint8_t {
  kUnknown,
  kFull,
  kNone,
  kMixed,
  kNotApplicable
};

struct DocumentInfo {
  std::string source;  // path as given, relative; the key of documents.csv
  std::string sha256;  // 64 hex digits; empty if unreadable
  std::uint64_t bytes = 0;
  std::string media_type;  // application/pdf, text/plain ...
  DocumentStatus status = DocumentStatus::kOk;
  std::string error;   // "code: message"; empty when ok
  std::string schema;  // "id@version" of the layout schema used
  std::string issuer;
  std::string issuer_code;
  std::string region_code;  // GB/T 2260
  GovernmentLevel level = GovernmentLevel::kNone;
  Entity entity = Entity::kNone;
  int fiscal_year = 0;
  ReportKind report_kind = ReportKind::kNone;
  int pages = 0;
  TextLayerKind text_layer = TextLayerKind::kUnknown;
};

struct DocumentData {
  DocumentInfo info;
  std::vector<Table> tables;  // document order; listed_but_missing ones where the
                              // table of contents puts them
  Outline outline;
  std::vector<Statement> statements;
  std::vector<Check> checks;
  std::vector<Finding> findings;  // what the failures come to; by severity
  Diagnostics diagnostics;        // warnings and notes, in document order
  std::string explanation;        // --explain: filled only when asked for
};

// A document that could not be read: the first of the diagnostics, of which there must
// be one, is its error.
DocumentData FailedDocument(const std::string& source, const Diagnostics& diagnostics);

}  // namespace budget

#endif  // PIPELINE_MODEL_DOCUMENT_DATA_H_
