// What must hold between the figures of a disclosure, as the `identities` of a schema
// say it.  Each is written once and used twice: pipeline/check checks with it, and
// solves with it where a text has lost its columns.
//
// A closed set of kinds, each of which makes equations between cells:
//
//     row_sum       in a row: total = parts, over columns of one block, phase and year
//     change        in a row: amount = to - from, percent = amount / from
//     code_tree     in a column: a code = the codes below it (3 / 5 / 7 digits)
//     label_tree    in a column: 一、 = （一）+（二） = ...
//     block_total   in a block: subtotal = the items above it, total = subtotal + rest
//     column_total  in a list: 合计 = its topmost items
//     row_tree      in a list: an item = the items below it, by numbers or indentation
//     flow          in a column: closing balance = opening one + inflows - outflows
//     limit         a balance <= its limit: two columns of a row, two rows of a column
//     head_total    in a row: a column headed as a total = the columns beside it
//     rate          in a row: percent = a figure / another
//     growth_rate   in a row: percent = (a figure - another) / the other
//     unit_total    in a list by reporting unit: a unit = its items, department = units
//     concept_sum   in a column: the row of one concept = the rows of others
//     repeat        figures of one meaning in several tables are the same
//     equal         two selections of cells, of one table or of several
//     at_most       the same, left <= right
//     code_parent   every code has its parent in the table
//     code_children every code has codes below it, where all others of its level have
//     code_name     code and name agree with the classification
//     contents      every table that 目录 lists is there
//     unit          amounts of two tables differ by a power of ten: a unit is wrong
//
// There are no tolerances here: they follow from the printed precision.

#ifndef SCHEMAS_SPEC_IDENTITY_SPEC_H_
#define SCHEMAS_SPEC_IDENTITY_SPEC_H_

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "pipeline/model/check.h"
#include "pipeline/model/diagnostic.h"
#include "pipeline/model/document_data.h"
#include "schemas/pattern/pattern.h"
#include "schemas/spec/text_rules_spec.h"

namespace budget::schemas {

enum class IdentityKind : std::uint8_t {
  kRowSum,
  kChange,
  kCodeTree,
  kLabelTree,
  kBlockTotal,
  kColumnTotal,
  kRowTree,
  kHeadTotal,
  kFlow,
  kLimit,
  kRepeat,
  kRate,
  kGrowthRate,
  kUnitTotal,
  kConceptSum,
  kEqual,
  kAtMost,
  kCodeParent,
  kCodeChildren,
  kCodeName,
  kContents,
  kUnit
};

// An addend of row_sum (a measure) or concept_sum (a concept).
struct SumPart {
  std::string id;
  bool minus = false;
  bool optional = false;  // some issuers count it in, others do not: either may hold
  // Its own parts, for tables that print these and not it.
  std::vector<std::string> instead;
};

// Cells, by what their rows and columns mean.
struct CellSelector {
  std::vector<std::string> tables;    // table ids in order of preference
  std::vector<std::string> concepts;  // rows; none and no codes: the total row
  std::vector<std::string> codes;     // rows
  std::vector<std::string> measures;  // columns in order of preference
  bool sum = false;  // all that are found, added up; otherwise the first that is found
};

// left = right (equal) or left <= right (at_most).
struct Equation {
  CellSelector left;
  CellSelector right;
};

// One equation for each row that left and right have in common.
enum class JoinRows : std::uint8_t { kNone, kCode, kConcept };

// change: the measures of its four columns, in order of preference.  A list is paired
// with the others by position where a table has several of each.
struct ChangeSpec {
  std::vector<std::string> from;  // in the year before
  std::vector<std::string> to;
  std::vector<std::string> amount;
  std::vector<std::string> percent;
};

// flow: searched in row labels; a label that is an outflow is no inflow.
struct FlowSpec {
  Pattern balance;
  Pattern inflow;
  Pattern outflow;
};

// limit: matched with whole labels; group `what` is what both are of.
struct LimitSpec {
  Pattern balance;
  Pattern limit;
};

struct IdentitySpec {
  std::string id;
  IdentityKind kind = IdentityKind::kEqual;
  CheckKind check_kind = CheckKind::kOther;  // for checks.csv
  Wording label;                    // in words: 合计 = 基本支出 + 项目支出
  std::vector<std::string> tables;  // that it applies to; empty: all that are claimed
  ReportKind report = ReportKind::kNone;  // kNone: any
  std::vector<std::string> total;   // measures (row_sum) or concepts, by preference
  std::vector<SumPart> parts;       // row_sum, concept_sum
  std::vector<Equation> equations;  // equal, at_most: alternatives
  JoinRows join = JoinRows::kNone;
  ChangeSpec change;
  FlowSpec flow;
  LimitSpec limit;
  // rates: in the header path of a column of percentages; head_total: in the leaf of
  // one of totals
  Pattern header;
  std::vector<CellSelector> amounts;  // unit: figures of one magnitude
  Location where;
};

struct Identities {
  std::vector<IdentitySpec> checks;
  // How labels are numbered, from the outermost kind inwards: 一、 （一） 1. （1）
  std::vector<Pattern> label_levels;
  std::vector<std::string> numerals;  // of those numbers, for 1 to 10
  Pattern sums;      // in a row label: an item that is the sum of others
  Pattern of_which;  // in a header path or label: 其中
  // Whose figures a title, a heading or a clause is about: territory, level, own.  The
  // first that is found wins.
  std::vector<std::pair<std::string, Pattern>> scopes;
  // Names of items and the last two digits of their codes, below every group.
  std::vector<std::pair<std::string, std::string>> item_suffixes;
  // In a paragraph: how many units belong to the department (group count), and that
  // their list follows to its end (group list).
  Pattern counted_units;
  Pattern units_follow;
  Pattern units_join;   // before the last of a list: 和
  Pattern governments;  // in a title or heading: the report of a whole government
  std::vector<TextRule> texts;
  std::vector<YearRule> years;
  std::vector<NameRule> names;
  std::vector<SectionRule> sections;
  std::vector<EmptyTableRule> empty_tables;
  Pattern says_nothing;  // in a folded note or paragraph: there is nothing to show
  Pattern says_empty;    // in a folded note: this table is empty
  Pattern says_if;  // cut out of notes before: what is said of no table in particular
  Pattern sentence_end;  // in a folded paragraph: it ends with a whole sentence
  std::unordered_map<std::string, Wording> messages;
};

}  // namespace budget::schemas

#endif  // SCHEMAS_SPEC_IDENTITY_SPEC_H_
