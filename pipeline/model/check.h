// A row of checks.csv: one identity, evaluated at one place.

#ifndef PIPELINE_MODEL_CHECK_H_
#define PIPELINE_MODEL_CHECK_H_

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/model/place.h"

namespace budget {

enum class CheckKind : std::uint8_t {
  kRowSum,
  kHierarchy,
  kBlockTotal,
  kCrossTable,
  kNarrative,
  kPercent,
  kCodeName,
  kContents,
  kUnit,
  kOther
};

enum class Outcome : std::uint8_t { kPass, kFail, kUntestable };

// A fact by its position in DocumentData, so that outcomes can be counted on it.
struct FactRef {
  int table = 0;  // index into DocumentData::tables
  int fact = 0;   // index into Table::facts
};

// What would make a failure hold, and every other identity that it touches.
enum class RepairKind : std::uint8_t {
  kValue,          // the cell has another value
  kMovedCell,      // its figure belongs to another column
  kMissingRow,     // a row is missing
  kOtherCode,      // its row has another code
  kSwappedColumns  // two columns have changed places
};

struct CheckRepair {
  RepairKind kind = RepairKind::kValue;
  std::string where;           // the cell, row or column, in words
  std::string printed;         // what stands there; empty: nothing
  std::string value;           // what should
  int explained = 1;           // failures that it explains
  std::vector<FactRef> facts;  // the cell; none if it is blank
  int table = -1;              // of the row, for kOtherCode; -1: none
  int row = -1;
  Place place;
};

struct Check {
  int check_no = 0;  // 1-based
  std::string check_id;
  CheckKind kind = CheckKind::kOther;
  Outcome outcome = Outcome::kUntestable;
  std::string where;     // table, row and column in words
  std::string expected;  // exact decimals as text
  std::string found;
  std::string difference;
  std::string tolerance;
  std::vector<FactRef> facts;
  std::vector<int> statements;  // indices into DocumentData::statements
  Place place;
  std::string message;
  // What would make a failure hold: one at most.  Out of line, for few checks have one.
  std::vector<CheckRepair> repairs;
};

}  // namespace budget

#endif  // PIPELINE_MODEL_CHECK_H_
