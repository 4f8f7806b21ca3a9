// A row of findings.csv: one probable mistake of a document, with all failures that it
// explains.

#ifndef PIPELINE_MODEL_FINDING_H_
#define PIPELINE_MODEL_FINDING_H_

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/model/check.h"
#include "pipeline/model/diagnostic.h"
#include "pipeline/model/place.h"

namespace budget {

enum class FindingKind : std::uint8_t {
  kFigure,     // an amount contradicts others
  kPercent,    // a percentage contradicts its figures
  kDirection,  // 增加 or 减少 contradicts them
  kColumn,     // figures stand in the wrong column
  kRow,        // a row is missing
  kTable,    // most of an identity fails in a table: it, or our reading of it, is wrong
  kCode,     // a classification code is wrong, or has another name
  kUnit,     // amounts differ by a power of ten
  kMissing,  // what is announced is not there
  kText      // wording and form
};

// Proved: two independent identities agree on the value.  Likely: one names it.
enum class Confidence : std::uint8_t { kProved, kLikely, kPossible };

struct Finding {
  int finding_no = 0;  // 1-based
  FindingKind kind = FindingKind::kFigure;
  Severity severity = Severity::kError;
  Confidence confidence = Confidence::kPossible;
  Place place;
  std::string where;      // table, row and column, or section and subject, in words
  std::string printed;    // as the document has it
  std::string suggested;  // what explains the failures; empty: nothing single does
  std::string message_zh;
  std::string message_en;
  std::vector<int> checks;  // indices into DocumentData::checks: the failures explained
  std::vector<FactRef> facts;  // the cells that are wrong, or that the failures rest on
};

}  // namespace budget

#endif  // PIPELINE_MODEL_FINDING_H_
