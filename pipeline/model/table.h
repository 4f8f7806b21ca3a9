// A whole table, bound to its meaning: what the read stage gives, what solve and check
// work on, and what becomes rows of tables.csv and facts.csv.
//
//     columns   the value columns (label columns are not among them)
//     rows      the data rows, one entry for each block of a printed row
//     facts     one for each non-blank value cell: rows[fact.row] x
//     columns[fact.column]

#ifndef PIPELINE_MODEL_TABLE_H_
#define PIPELINE_MODEL_TABLE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/decimal.h"
#include "pipeline/model/header_path.h"
#include "pipeline/model/place.h"

namespace budget {

enum class Kind : std::uint8_t { kAmount, kPercent, kCount, kText };
enum class Certainty : std::uint8_t { kPrinted, kInferred, kAmbiguous, kOcr };
enum class Phase : std::uint8_t { kNone, kApproved, kAdjusted, kExecuted, kTarget };
enum class Direction : std::uint8_t { kNone, kRevenue, kExpenditure };
enum class TableStatus : std::uint8_t {
  kComplete,
  kEmpty,
  kPartial,
  kListedButMissing,
  kUnrecognised,
  kUnread  // its caption stands there, and the figures below it could not be read
};
// Whole governments: whose figure it is.  kNone: nothing says it.
enum class Scope : std::uint8_t {
  kNone,
  kTerritory,  // 全省, 全市: all below it, too
  kLevel,      // 省级, 市级: its own level
  kOwn,        // 本级: its own level without its zones
  kRegion      // one of its districts
};
enum class RowKind : std::uint8_t { kItem, kSubtotal, kTotal };

// A value column.
struct Column {
  int grid_column = 0;  // in the printed grid, 0-based
  int block = 1;
  HeaderPath path;
  std::string measure;  // id of the vocabulary; empty if unmapped
  Phase phase = Phase::kNone;
  bool says_phase = false;  // its own header or schema; else the table's title or kind
  int fiscal_year = 0;      // that the values are about; 0 = not known
  bool says_year = false;   // its own header; else the table's
  Kind kind = Kind::kAmount;   // what a number in it is
  std::string unit;            // as printed: 万元, %, 人 ...; empty: the table's
  Scope scope = Scope::kNone;  // that its header says; kNone: it says none
  std::string region;          // kRegion: the district as printed
  std::string concept_id;      // that its head names; of rows that name none
};

// One block of one data row.
struct Row {
  int row_no = 0;  // 1-based among the table's data rows
  int block = 1;
  bool block_is_known = true;  // false: it could stand in another, with other columns
  RowKind row_kind = RowKind::kItem;
  Direction direction = Direction::kNone;
  std::string reporting_unit;
  std::string item_code;   // digits only
  std::string item_name;   // printed label, white space removed
  int item_level = 0;      // 1 类, 2 款, 3 项; 0 = not known
  std::string concept_id;  // of the vocabulary; empty if unmapped
  std::string level1;
  std::string level2;
  bool of_which = false;  // 其中：a part of the row above it, not a further addend
  int indent = -1;  // steps that its label stands right of the outermost; -1: not known
  int fiscal_year = 0;  // when the row says it (2021年 | 2022年); 0: it does not
  std::optional<Phase> phase;  // the same: 2024年末余额
  std::string unit;            // the same, or its column of units: 保有量（辆）
  Scope scope = Scope::kNone;  // that its label says; kNone: it says none
  std::string region;          // kRegion: the district as printed
  Place place;                 // of its label, or of its first cell
};

struct Fact {
  int row = 0;        // index into Table::rows
  int column = -1;    // index into Table::columns; -1 = not determined
  std::string value;  // contract: digits as printed without separators, or text
  std::optional<Decimal> number;  // `value`, read once; nothing in a text
  std::string raw;
  Kind kind = Kind::kText;
  std::string unit;  // by its own marks or its row's label; empty: the column's
  Certainty certainty = Certainty::kPrinted;
  Place place;
  std::string note;
  int checks_passed = 0;
  int checks_failed = 0;
};

// A performance target read as a quantity: ≥90% is >=, 90, %.
struct Target {
  int fact = 0;            // index into Table::facts
  std::string comparison;  // >= <= > < = ~, or empty
  std::string number;      // as printed, without separators
  std::string unit;
};

struct Table {
  int table_no = 0;      // 1-based; 0 for a table that is listed but missing
  std::string table_id;  // of the contract's list; "other" if no layout claims it
  std::string layout;    // the schema layout that claimed it; empty if none
  std::string title;     // as printed, white space removed
  std::string unit;      // 元, 千元, 万元, 亿元 or empty
  int fiscal_year = 0;
  int first_page = 0;
  int last_page = 0;
  int first_line = 0;
  int last_line = 0;
  int row_count = 0;     // printed data rows
  int column_count = 0;  // printed grid columns
  TableStatus status = TableStatus::kComplete;
  std::string note;                // why it is not complete, or what of it is not known
  Scope scope = Scope::kNone;      // of all figures whose column and row say none
  std::string region;              // kRegion: the place that the title names
  std::vector<std::string> notes;  // the lines 注, 说明 in and under it, as printed
  std::vector<Column> columns;
  std::vector<Row> rows;
  std::vector<Fact> facts;      // in document order: by row, then by grid column
  std::vector<Target> targets;  // of facts that are targets with a number; by fact

  // The column of a fact; null if it is not determined.
  const Column* ColumnOf(const Fact& fact) const {
    return fact.column < 0 ? nullptr : &columns[static_cast<std::size_t>(fact.column)];
  }
  const Row& RowOf(const Fact& fact) const {
    return rows[static_cast<std::size_t>(fact.row)];
  }
};

// What a figure is, from all that is printed about it: its own marks, its row's label,
// its column, its table, in this order.  Refers to the table.
struct Meaning {
  Kind kind = Kind::kText;
  std::string_view unit;  // empty: nothing says it, or it is a text
  int fiscal_year = 0;    // 0: not known
  Phase phase = Phase::kNone;
  Scope scope = Scope::kNone;  // kNone: nothing says it, or column and row disagree
  std::string_view region;
  std::string_view concept_id;  // of the vocabulary: the row's, else the column's
};
Meaning MeaningOf(const Table& table, const Fact& fact);

}  // namespace budget

#endif  // PIPELINE_MODEL_TABLE_H_
