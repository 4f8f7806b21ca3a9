// A layout schema as the stages use it: inheritance resolved, patterns ready, ids known
// to be good.  schemas/README.md is the reference of every key.

#ifndef SCHEMAS_SPEC_SCHEMA_H_
#define SCHEMAS_SPEC_SCHEMA_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/model/diagnostic.h"
#include "pipeline/model/document_data.h"
#include "pipeline/model/table.h"
#include "schemas/pattern/pattern.h"
#include "schemas/spec/form_spec.h"
#include "schemas/spec/identity_spec.h"
#include "schemas/spec/prose_spec.h"
#include "schemas/spec/vocabulary.h"

namespace budget::schemas {

// What a printed column is for.  All but kMeasure are label columns or ignored.
enum class ColumnRole : std::uint8_t {
  kMeasure,      // a value column (also of text values)
  kCode,         // a classification code, or the next part of one (类 | 款 | 项)
  kName,         // the row's label; of several, the deepest printed one is the name
  kUnit,         // 预算单位: the reporting unit, carried down
  kGroup,        // a group merged over rows: goes to level1, carried down
  kSubgroup,     // the same below it: level2
  kLineNumber,   // 行次, 序号: printed numbers that are no figures
  kMeasureUnit,  // 计量单位: the unit of the figures in the row
  kIgnore
};

// Claims the columns whose folded header path the pattern matches as a whole.
struct ColumnSpec {
  std::string id;
  Pattern header;
  ColumnRole role = ColumnRole::kMeasure;
  std::string measure;         // vocabulary id; empty: unmapped on purpose
  std::optional<Phase> phase;  // overrides `periods`
  std::optional<Kind> kind;    // of its numbers; default kAmount
  std::string unit;            // default: that of the table
  Location where;
};

// What a header path (or a title) says about the time of its figures.
struct PeriodSpec {
  std::string id;
  Pattern header;  // searched in the path; may have a group `year`
  std::optional<Phase> phase;
  std::optional<int> year_offset;  // against the year of the document
  Location where;
};

// What a label says of the kind of its figures: 占比, 人数.
struct KindSpec {
  std::string id;
  Pattern label;  // searched in it
  Kind kind = Kind::kAmount;
  Location where;
};

// Whose figures they are, by a title or by a label.
struct ScopeSpec {
  std::string id;
  Scope scope = Scope::kNone;  // kNone: words of others, which say none
  Pattern text;   // searched in titles and in the prose, group `region` is the place;
                  // empty: says nothing there
  Pattern label;  // the whole label of a column or a row, without ordinal and 其中
  Location where;
};

// Patterns on the folded label of a row.
struct RowPatterns {
  Pattern total;       // 合计, 总计 ...
  Pattern subtotal;    // 小计, 本年收入合计 ...
  Pattern skip;        // 栏次: no data row
  Pattern of_which;    // 其中：
  Pattern ordinal;     // 一、 （一） 1. : leading part of a label that is no name
  Pattern name_lead;   // 市本级, 2024年末: the same, of labels that lack a concept
  Pattern name_tail;   // 合计, 决算数, （含…）: the same at their end
  Pattern coded_name;  // 2010601行政运行; groups `code` and `name`
  Pattern dated;       // 2024年末余额: the year is that of the row's figures
  Pattern revenue;     // header path or label of a revenue block
  Pattern expenditure;
};

// A numbered heading whose numbering is worded: 第三部分 ..., 第二章 ....  Numbering
// that is only script (一、 （一） 1. (1) and the like) is known without a pattern.
struct HeadingPattern {
  std::string id;
  Pattern pattern;  // whole folded line; groups `number` and `title`
  int level = 1;    // among the worded ones; all of them stand above 一、
  Location where;
};

// Lines around tables, on folded text.
struct LinePatterns {
  Pattern unit;  // group `unit`: 单位：万元
  Pattern header_unit;  // in a label, group `unit`: 预算金额（万元）, 保有量（辆）
  Pattern comparison;  // 比上年...: from here on a label names what it compares with
  Pattern continued;   // 续表: group `title` is what is left without it
  Pattern form_number;  // 公开01表, 表1, 附表2
  Pattern caption_extra;  // 部门：…, 预算年度：2022, (2022年度): group `year` is used
  Pattern issuer;          // 部门：某省水利厅, group `issuer`
  Pattern place;           // 2025年济南市…: group `place`, which a place begins
  Pattern department;      // 部门预算: words for a department's disclosure
  Pattern unit_of;         // 单位预算: the same of a unit below it
  Pattern note;            // 注：, 说明：, 备注：
  Pattern declared_empty;  // in a note: 空表列示, 没有使用, 无发生额
  Pattern title;           // what a table title looks like when no layout claims it
  Pattern listed_table;  // an entry of the contents that names a table: group `title`,
                         // or `part` where it names the part with all tables
  Pattern contents;      // 目录
  std::vector<HeadingPattern> headings;
};

enum class TableShape : std::uint8_t { kColumns, kForm };

// How to recognise one table and how to read it.
struct TableLayout {
  std::string id;                         // key in the schema
  std::string table_id;                   // of the contract; default: id
  Pattern caption;                        // whole folded title; group `year` is used
  Pattern form_number;                    // 公开04表
  std::vector<Pattern> requires_columns;  // each must match some whole header path
  bool by_header = false;  // may be claimed without any title, by its columns alone
  TableShape shape = TableShape::kColumns;
  std::string unit;                    // when none is printed
  std::optional<Direction> direction;  // of all its rows
  std::optional<Phase> phase;          // when its headers say nothing
  std::vector<ColumnSpec> columns;     // tried before Schema::columns
  // Where the figure stands that the rows add up to, when the table has no total row.
  std::string whole_table;  // table id; empty: not known
  std::string whole_measure;
  // Whole header paths in print order, for texts whose layout is lost; folded.
  std::vector<std::string> printed_columns;
  Location where;
};

struct Issuer {
  std::string name;
  std::string code;
  std::string region_code;
  GovernmentLevel level = GovernmentLevel::kNone;
};

struct Schema {
  std::string id;
  std::string version;  // of its content, for documents.csv
  std::string file;
  bool is_template = false;  // national: used when no issuer's schema claims a document
  ReportKind report_kind = ReportKind::kNone;
  Issuer issuer;
  Pattern applies_to;  // searched in the folded text of the first pages; groups
                       // year, issuer
  std::vector<TableLayout> tables;
  std::vector<ColumnSpec> columns;  // shared by all tables
  std::vector<PeriodSpec> periods;  // first match of each kind wins
  std::vector<KindSpec> kinds;      // the first match wins
  std::vector<ScopeSpec> scopes;    // the same
  RowPatterns rows;
  LinePatterns lines;
  ProseSpec prose;
  Identities identities;
  FormSpec form;
  std::shared_ptr<const Vocabulary> vocabulary;
};

}  // namespace budget::schemas

#endif  // SCHEMAS_SPEC_SCHEMA_H_
