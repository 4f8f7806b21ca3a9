#include <array>

#include "pipeline/model/names.h"
#include "schemas/keys/section_keys.h"

namespace budget::schemas {
namespace {

constexpr const char* kPhases = "approved|adjusted|executed|target|none";
constexpr const char* kDirections = kWords<Direction>.data();
constexpr const char* kKinds = kWords<Kind>.data();
constexpr const char* kScopes = kWords<Scope>.data();
constexpr const char* kLevels = kWords<GovernmentLevel>.data();
constexpr const char* kReportKinds = kWords<ReportKind>.data();
constexpr const char* kRoles =
    "measure|code|name|unit|group|subgroup|line_number|measure_unit|ignore";

using enum KeyType;

constexpr auto kSchemaObjects = std::to_array<KeyObject>({
    {"schema", "A schema file: one issuer's layouts, or what several share."},
    {"issuer", "Who publishes the documents; goes to documents.csv."},
    {"column",
     "Claims the columns whose whole folded header path its pattern matches."},
    {"period", "What a header path or a title says about the time of its figures."},
    {"kind", "What a label says of the kind of the figures that it stands with."},
    {"scope", "Words for whose figures they are, in whole governments' tables."},
    {"rows", "Patterns on the folded label of a row."},
    {"lines", "Patterns on the folded lines around tables."},
    {"heading",
     "A numbered heading whose numbering is worded (第三部分); numbering that "
     "is only script (一、 （一） 1.) is known without a pattern."},
    {"form",
     "Patterns on the whole folded text of a cell of a form: a table with labels "
     "beside their values (绩效目标表)."},
    {"table", "A layout: how to recognise one table, and how to read it."},
});

constexpr auto kSchemaKeys = std::to_array<Key>({
    {"schema", "schema", kInteger, "", true, "Version of this file format.", "1"},
    {"schema", "id", kId, "", true, "Name of the schema; the file is <id>.yaml.",
     "shenzhen"},
    {"schema", "version", kText, "", false,
     "Version of the content, for documents.csv; a change of what is read changes it.",
     "'2024-03'"},
    {"schema", "extends", kId, "", false,
     "Id of the parent schema, whose content this one changes.", "mof-budget"},
    {"schema", "template", kFlag, "", false,
     "True for a national template: it reads what no issuer's schema claims.", "true"},
    {"schema", "report_kind", kChoice, kReportKinds, false,
     "What kind of disclosure it reads.", "budget"},
    {"schema", "issuer", kMap, "issuer", false, "Who publishes the documents.", ""},
    {"schema", "applies_to", kPattern, "", false,
     "Searched in the folded text of the first pages: claims the document; groups year "
     "and issuer are used.  A schema without it is a parent only.",
     R"('(?P<year>20\d\d)年(?P<issuer>石潭县\p{Han}+局)部门预算')"},
    {"schema", "patterns", kPatternMap, "", false,
     "Named pieces of patterns, inserted into others as ${name}.",
     R"({ year: '(?P<year>20\d\d)年' })"},
    {"schema", "vocabulary", kMap, "vocabulary", false,
     "Concepts, measures and units that the documents of this schema have beside those "
     "of vocabulary.yaml, or other names of those; merged by id.",
     ""},
    {"schema", "columns", kMapList, "column", false,
     "Columns of any table, tried after the table's own.", ""},
    {"schema", "periods", kMapList, "period", false,
     "Phases and years of columns and tables; of each kind the first match wins.", ""},
    {"schema", "kinds", kMapList, "kind", false,
     "What labels say of the kind of their figures; the first match wins.", ""},
    {"schema", "scopes", kMapList, "scope", false,
     "Whole governments: what titles and labels say of whose figures they are.", ""},
    {"schema", "rows", kMap, "rows", false, "What the label of a row tells.", ""},
    {"schema", "lines", kMap, "lines", false, "What a line near a table tells.", ""},
    {"schema", "form", kMap, "form", false, "How the cells of forms are told apart.",
     ""},
    {"schema", "tables", kNamedMaps, "table", false,
     "The layouts by id, tried in this order.", ""},

    {"issuer", "name", kText, "", false,
     "Full name, unless applies_to has a group `issuer`.", "石潭县档案馆"},
    {"issuer", "code", kText, "", false, "Code of the issuer as it prints it.",
     "'207'"},
    {"issuer", "region_code", kText, "", false, "GB/T 2260, six digits.", "'440300'"},
    {"issuer", "level", kChoice, kLevels, false, "Level of government.", "prefecture"},

    {"column", "id", kId, "", true, "Name, by which children change it.", "basic"},
    {"column", "header", kPattern, "", true,
     "The whole folded header path, outermost cell first, joined with '/'; group year "
     "is "
     "used.",
     "'(?:.*/)?基本支出'"},
    {"column", "role", kChoice, kRoles, false,
     "What the column is for; measure if absent.", "name"},
    {"column", "measure", kId, "", false,
     "Id of the vocabulary; absent: unmapped on purpose.", "basic_expenditure"},
    {"column", "concept", kId, "", false,
     "Id of the vocabulary: what its figures are of, whatever their rows say.",
     "three_public.reception"},
    {"column", "direction", kChoice, kDirections, false,
     "Direction of the rows of the block whose labels stand in this column.",
     "expenditure"},
    {"column", "year_offset", kInteger, "", false,
     "Year of its figures, counted from the year of the table.", "-1"},
    {"column", "phase", kChoice, kPhases, false,
     "Phase of its figures, against what `periods` say.", "approved"},
    {"column", "kind", kChoice, kKinds, false,
     "What its numbers are; amount if absent.", "percent"},
    {"column", "unit", kText, "", false, "Unit of its numbers, if not the table's.",
     "人"},

    {"period", "id", kId, "", true, "Name, by which children change it.", "last_year"},
    {"period", "header", kPattern, "", true,
     "Searched in the folded header path or title; group year is used: four digits, "
     "Chinese ones too, or the last two.",
     "'上年(?:执行|决算)数'"},
    {"period", "phase", kChoice, kPhases, false, "Phase that it tells.", "executed"},
    {"period", "year_offset", kInteger, "", false,
     "Year that it tells, counted from the year of the document.", "-1"},

    {"kind", "id", kId, "", true, "Name, by which children change it.", "share"},
    {"kind", "label", kPattern, "", true,
     "Searched in each folded label of a header path, the innermost first, and in row "
     "labels.",
     "'占比|比重'"},
    {"kind", "kind", kChoice, kKinds, true,
     "What the numbers are.  A unit that is printed in a label says so without it.",
     "percent"},

    {"scope", "id", kId, "", true, "Name, by which children change it.", "own"},
    {"scope", "scope", kChoice, kScopes, false,
     "What it says; absent: nothing, and no scope behind it is looked for in that "
     "text.",
     "own"},
    {"scope", "text", kPattern, "", false,
     "Searched in folded titles and clauses; group region is the place of a region.",
     "'市本级'"},
    {"scope", "label", kPattern, "", false,
     "The whole folded label of a row or a column, without its ordinal.  A region "
     "holds "
     "only where its row or column has two names of regions.csv, or the whole they are "
     "part of.",
     "'市?本级'"},

    {"rows", "total", kPattern, "", false, "Labels of totals.", "'合计|总计'"},
    {"rows", "subtotal", kPattern, "", false, "Labels of subtotals.", "'小计'"},
    {"rows", "skip", kPattern, "", false, "Labels of rows that hold no data.",
     "'栏次'"},
    {"rows", "of_which", kPattern, "", false,
     "Start of the label of a part of the row above.", "'其中[:,]?.*'"},
    {"rows", "ordinal", kPattern, "", false,
     "Leading part of a label that is numbering and no name.",
     "'[一二三四五六七八九十]+、'"},
    {"rows", "name_lead", kPattern, "", false,
     "Leading part of a label that belongs to no concept: whose figures, of when; left "
     "out where the whole label means nothing.",
     "'^市本级'"},
    {"rows", "name_tail", kPattern, "", false, "The same at its end.", "'合计$'"},
    {"rows", "coded_name", kPattern, "", false,
     "A label with the code of its item before it; groups `code` and `name` are used.",
     R"('^(?P<code>\d{3,7})-?(?P<name>.+)$')"},
    {"rows", "group", kPattern, "", false,
     "Labels that group the rows below them, where they print no figure: they go to "
     "level1.",
     "'[省市]直部门'"},
    {"rows", "dated", kPattern, "", false,
     "Searched in a label with a year: the year is that of the row's figures, not part "
     "of a name.",
     "'余额|限额|预算数'"},
    {"rows", "revenue", kPattern, "", false,
     "Header path or label of a block of revenue.", "'收入'"},
    {"rows", "expenditure", kPattern, "", false,
     "Header path or label of a block of expenditure.", "'支出'"},

    {"lines", "unit", kPattern, "", false,
     "The line that gives the unit; group `unit` is used.",
     "'(?:金额)?单位:(?P<unit>.+)'"},
    {"lines", "header_unit", kPattern, "", false,
     "Searched in a label of a header or a row: the unit of its figures; group `unit` "
     "is used if the vocabulary has it.  A head with one that it has not is of no "
     "money; "
     "ambiguous where no word of `kinds` says what.",
     "'（(?P<unit>万元|元|辆)）'"},
    {"lines", "comparison", kPattern, "", false,
     "From here on a label names what its figures are compared with, which says "
     "nothing "
     "of their own year and phase.",
     "'比上年|占预算'"},
    {"lines", "continued", kPattern, "", false,
     "A title that goes on from the page before; group `title` is what is left without "
     "the mark.",
     "'^(?P<title>.+?)（续）$'"},
    {"lines", "form_number", kPattern, "", false, "The number of a form.",
     R"('公开\d+表')"},
    {"lines", "caption_extra", kPattern, "", false,
     "A line of a caption beside the title; group year is used.", "'部门:.*'"},
    {"lines", "issuer", kPattern, "", false,
     "The line above a table that names who publishes, for documents whose applies_to "
     "does not tell; group `issuer` is used.",
     R"('部门:(?P<issuer>\p{Han}+)')"},
    {"lines", "place", kPattern, "", false,
     "Searched in titles, headings and the lines of the first pages, where it stands "
     "for "
     "the place that publishes: group `place` begins with a name of regions.csv.",
     R"('(?:^|年|关于)(?P<place>\p{Han}+)')"},
    {"lines", "department", kPattern, "", false,
     "Searched there: the disclosure of a department, with its units.", "'部门预算'"},
    {"lines", "unit_of", kPattern, "", false,
     "Searched there: that of a unit below a department.", "'单位预算'"},
    {"lines", "note", kPattern, "", false, "Start of a note below a table.", "'注:.*'"},
    {"lines", "declared_empty", kPattern, "", false,
     "Searched in notes: the table is empty on purpose.", "'空表列示|无发生额'"},
    {"lines", "title", kPattern, "", false,
     "What the title of a table looks like that no layout claims.", "'.*表'"},
    {"lines", "listed_table", kPattern, "", false,
     "An entry of the table of contents that names a table, without its ordinal: "
     "group title is the title; group part names the part with all tables.",
     "'.*表'"},
    {"lines", "contents", kPattern, "", false, "Heading of the table of contents.",
     "'目录'"},
    {"lines", "headings", kMapList, "heading", false, "Worded headings of sections.",
     ""},

    {"heading", "id", kId, "", true, "Name, by which children change it.", "part"},
    {"heading", "pattern", kPattern, "", true,
     "The whole folded line; groups number and title are used.",
     "'第(?P<number>[一二三四五六七八九十]+)部分(?P<title>.*)'"},
    {"heading", "level", kInteger, "", false,
     "Level among the worded ones, 1 if absent; all of them stand above 一、.", "1"},

    {"form", "level1_header", kPattern, "", false,
     "Header of the indicators of the first level.", "'一级指标'"},
    {"form", "level2_header", kPattern, "", false, "The same of the second level.",
     "'二级指标'"},
    {"form", "level3_header", kPattern, "", false, "The same of the third level.",
     "'三级指标'"},
    {"form", "level1_name", kPattern, "", false,
     "What is printed below the first: tells the place of rows that have lost their "
     "leading blank cells.",
     "'(?:产出|效益|满意度)指标'"},
    {"form", "level2_name", kPattern, "", false, "The same below the second.",
     "'(?:数量|质量|时效|成本)指标'"},
    {"form", "indicators", kPattern, "", false,
     "Label that stands beside the rows of indicators.", "'绩效指标'"},
    {"form", "funds", kPattern, "", false, "Label beside the sums by source.",
     "'项目资金.*'"},
    {"form", "tasks", kPattern, "", false, "Label beside a small table of tasks.",
     "'年度主要任务'"},
    {"form", "goals", kPattern, "", false, "Label beside the goals in words.",
     "'年度总体目标'"},
    {"form", "total", kPattern, "", false, "Label that ends the tasks.", "'金额合计'"},
    {"form", "label", kPattern, "", false,
     "Every other label that has its value to the right.", "'项目名称|主管部门'"},

    {"table", "table", kId, "", false,
     "table_id of the dataset; the layout's id if absent.", "revenue_summary"},
    {"table", "caption", kPattern, "", false,
     "The whole folded title; group year is used.", "'部门收入总表|收入预算总表'"},
    {"table", "form_number", kPattern, "", false, "The printed number of the form.",
     "'公开0?2表'"},
    {"table", "under", kPattern, "", false,
     "Searched in the headings that the table stands under, outermost first and joined "
     "with '/', or the layout loses: 支出表 below 一、社会保险基金预算.",
     "'社会保险基金'"},
    {"table", "before", kId, "", false,
     "Layout of the parent that this one is tried before; `after` is the same behind "
     "it.",
     "expenditure_summary"},
    {"table", "after", kId, "", false, "See `before`.", "revenue_summary"},
    {"table", "requires", kPatternList, "", false,
     "Each must match some whole header path, or the layout loses.", "['.*基本支出']"},
    {"table", "by_header", kFlag, "", false,
     "True if its columns alone may claim a table without a title.", "true"},
    {"table", "shape", kChoice, "columns|form", false,
     "columns: a header above rows; form: labels beside values.", "form"},
    {"table", "unit", kText, "", false, "Unit of its amounts when none is printed.",
     "万元"},
    {"table", "direction", kChoice, kDirections, false, "Direction of all its rows.",
     "expenditure"},
    {"table", "phase", kChoice, kPhases, false,
     "Phase of its figures when its headers tell none.", "approved"},
    {"table", "columns", kMapList, "column", false,
     "Its columns, tried in this order and before those of the schema.", ""},
    {"table", "whole_table", kId, "", false,
     "Table id: where the figure stands that this table, if it prints no total row, "
     "must "
     "add up to; when it falls short, the table is partial.",
     "expenditure_summary"},
    {"table", "whole_measure", kId, "", false, "The measure of that figure.",
     "project_expenditure"},
    {"table", "printed_columns", kTextList, "", false,
     "Whole header paths in print order, for texts that have lost the layout.  Not in "
     "forms: labels that some print otherwise with '|' between them, '?' behind one "
     "above others that some do not print.",
     "[科目编码, 科目名称, 收入?/决算数|金额]"},
});

}  // namespace

std::span<const Key> SchemaKeys() { return kSchemaKeys; }
std::span<const KeyObject> SchemaObjects() { return kSchemaObjects; }

}  // namespace budget::schemas
