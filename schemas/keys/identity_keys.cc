#include <array>

#include "pipeline/model/names.h"
#include "schemas/keys/section_keys.h"

namespace budget::schemas {
namespace {

using enum KeyType;

constexpr const char* kIdentityKinds =
    "row_sum|change|code_tree|label_tree|block_total|column_total|row_tree|head_total|"
    "flow|limit|rate|growth_rate|repeat|unit_total|concept_sum|equal|at_most|code_"
    "parent|"
    "code_children|code_name|contents|unit";
constexpr const char* kCheckKinds = kWords<CheckKind>.data();

constexpr auto kObjects = std::to_array<KeyObject>({
    {"identity",
     "What must hold between figures.  Tolerances follow from the printed precision."},
    {"equation", "One of several ways to put an identity, of which one must hold."},
    {"cells", "Cells, by what their rows and columns mean."},
    {"wording", "The same words in Chinese and English."},
    {"checks", "How labels are read for the identities, and what checks say."},
});

constexpr auto kKeys = std::to_array<Key>({
    {"schema", "identities", kMapList, "identity", false,
     "What must hold between the figures of a document.", ""},
    {"schema", "checks", kMap, "checks", false,
     "How labels are read for the identities, and what checks say.", ""},

    {"identity", "id", kId, "", true,
     "Name of the identity; check_id of its rows in checks.csv.", "row-expenditure"},
    {"identity", "kind", kChoice, kIdentityKinds, true, "What it equates.", "row_sum"},
    {"identity", "check", kChoice, kCheckKinds, false,
     "Column kind of checks.csv; follows from `kind` if it is not given.", "row_sum"},
    {"identity", "label", kMap, "wording", true, "The identity in words.",
     "{ zh: 合计＝基本支出＋项目支出, en: total = basic + project }"},
    {"identity", "tables", kTextList, "", false,
     "Table ids that it holds in; if it is not given, all recognised tables (row_tree, "
     "head_total, flow, limit, rate, growth_rate: all tables).",
     "[expenditure_summary]"},
    {"identity", "report", kChoice, "budget|final_accounts", false,
     "Documents that it holds in; all if it is not given.", "budget"},
    {"identity", "total", kTextList, "", false,
     "row_sum: measures, concept_sum: concepts of the total; the first that is there.",
     "[total, amount]"},
    {"identity", "parts", kAny, "", false,
     "row_sum: measures, concept_sum and block_total: concepts of the addends; "
     "-id subtracts, ?id may be counted in or not, { id: [pieces] } takes the pieces "
     "where only they are printed.",
     "[abroad, { vehicle: [vehicle_purchase, vehicle_operation] }, reception]"},
    {"identity", "left", kMap, "cells", false, "equal, at_most: the one side.", ""},
    {"identity", "right", kMap, "cells", false, "equal, at_most: the other side.", ""},
    {"identity", "any", kMapList, "equation", false,
     "equal, at_most: instead of left and right, several pairs of them; it fails only "
     "if none holds.",
     ""},
    {"identity", "join", kChoice, "code|concept", false,
     "equal, at_most: one equation for each code or concept that both sides have.",
     "code"},
    {"identity", "from", kTextList, "", false,
     "change: measures of the figure of the year before.", "[total, amount]"},
    {"identity", "to", kTextList, "", false, "change: measures of the year's figure.",
     "[total, amount]"},
    {"identity", "amount", kTextList, "", false,
     "change: measures of the change itself.", "[change_amount]"},
    {"identity", "percent", kTextList, "", false,
     "change: measures of the change in percent.", "[change_percent]"},
    {"identity", "header", kPattern, "", false,
     "rate, growth_rate: searched in the header paths of columns of percentages; "
     "head_total: in the last labels of columns of totals.",
     "'完成|为.*%'"},
    {"identity", "balance", kPattern, "", false,
     "flow: searched in the labels of rows: balances, of which the one after the "
     "movements follows from the one before them.  limit: matched with labels of rows "
     "and heads; group what is what it is a balance of.",
     "'余额|结余'"},
    {"identity", "limit", kPattern, "", false,
     "limit: the same: what bounds the balance with the same group what.",
     "'.*?(?P<what>债务)限额'"},
    {"identity", "inflow", kPattern, "", false,
     "flow: the same: what adds to the balance.", "'发行|举借'"},
    {"identity", "outflow", kPattern, "", false,
     "flow: the same: what takes from the balance.", "'还本'"},
    {"identity", "amounts", kMapList, "cells", false,
     "unit: figures of which the same one may be printed in different units.", ""},

    {"equation", "left", kMap, "cells", true, "The one side.", ""},
    {"equation", "right", kMap, "cells", true, "The other side.", ""},

    {"cells", "tables", kTextList, "", true, "Table ids in order of preference.",
     "[revenue_summary]"},
    {"cells", "concepts", kTextList, "", false,
     "Concepts of the rows in order of preference; without concepts and codes the "
     "total "
     "row.",
     "[total.revenue]"},
    {"cells", "codes", kTextList, "", false, "Codes of the rows.", "['301', '303']"},
    {"cells", "measures", kTextList, "", true,
     "Measures of the columns in order of preference.", "[total, amount]"},
    {"cells", "sum", kFlag, "", false,
     "Add up all that are found, instead of taking the first.", "true"},

    {"wording", "zh", kText, "", true, "In Chinese; {names} are replaced.", ""},
    {"wording", "en", kText, "", true, "In English; {names} are replaced.", ""},

    {"checks", "label_levels", kPatternList, "", false,
     "Searched in row labels: how they are numbered, from the outermost kind inwards.",
     R"(['^[一二三]+、', '^（[一二三]+）'])"},
    {"checks", "numerals", kTextList, "", false,
     "The numerals of those numbers for 1 to 10, in their order: lists that leave none "
     "out are told by them.",
     "[一, 二, 三, 四, 五, 六, 七, 八, 九, 十]"},
    {"checks", "sums", kPattern, "", false,
     "Searched in row labels: items that are sums of others, so no further addends.",
     "'小计|合计'"},
    {"checks", "scopes", kPatternMap, "", false,
     "Searched in titles, headings and clauses: whose figures they are about "
     "(territory, level, own).  Figures of two scopes are never compared.",
     "{territory: 全市, own: 市本级}"},
    {"checks", "of_which", kPattern, "", false,
     "Searched in header paths: columns that are part of another and no addend.",
     "'(?:^|/)其中'"},
    {"checks", "texts", kNamedMaps, "text_rule", false,
     "What words must not be, by id: rests of templates, unfinished sentences.", ""},
    {"checks", "item_suffixes", kTextMap, "", false,
     "Names of items that have one number below every group of the classification, and "
     "the last two digits of their codes.",
     "{ 行政运行: '01' }"},
    {"checks", "counted_units", kPattern, "", false,
     "Searched in folded paragraphs: how many units belong to the department (group "
     "count); all counts of a sentence together.",
     "'预算单位(?P<count>[0-9]+)家'"},
    {"checks", "units_follow", kPattern, "", false,
     "Searched behind the last count: the units are listed here (group list), or in "
     "the numbered paragraphs below.",
     "'包括:(?P<list>[^。]*)'"},
    {"checks", "units_join", kPattern, "", false,
     "Searched in that list: what may stand before its last unit.", "和|及"},
    {"checks", "governments", kPattern, "", false,
     "Searched in folded titles and headings: the document is the report of a whole "
     "government, for which rules on years and sections do not hold.",
     "'预算草案|全市'"},
    {"checks", "years", kNamedMaps, "year_rule", false,
     "Which years may be named where, by id.", ""},
    {"checks", "names", kNamedMaps, "name_rule", false,
     "What is named in one way throughout, by id: the issuer, 部门 or 单位.", ""},
    {"checks", "sections", kNamedMaps, "section_rule", false,
     "What a disclosure must explain, by id.", ""},
    {"checks", "empty_tables", kPatternMap, "", false,
     "By table id, searched in folded notes and clauses: they are about what this "
     "table "
     "shows, and may say why it is empty.",
     "{government_fund_expenditure: 政府性?基金}"},
    {"checks", "says_nothing", kPattern, "", false,
     "Searched in folded notes and paragraphs: there is nothing to show.",
     "'没有|无|未安排'"},
    {"checks", "says_empty", kPattern, "", false,
     "Searched in folded notes: this table is empty.", "'本表无数据|空表'"},
    {"checks", "says_if", kPattern, "", false,
     "Cut out of notes before: what they say of any table, not of this one.",
     "'[如若][^,。]*'"},
    {"checks", "sentence_end", kPattern, "", false,
     "Searched in a paragraph: it ends with a whole sentence, so that nothing of it "
     "stands in the next one.",
     "'[。!?]$'"},
    {"checks", "messages", kNamedMaps, "wording", false, "What checks say, by id.", ""},
});

}  // namespace

std::span<const Key> IdentityKeys() { return kKeys; }
std::span<const KeyObject> IdentityObjects() { return kObjects; }

}  // namespace budget::schemas
