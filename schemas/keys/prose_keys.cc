#include <array>

#include "schemas/keys/section_keys.h"

namespace budget::schemas {
namespace {

using enum KeyType;

constexpr auto kProseObjects = std::to_array<KeyObject>({
    {"prose",
     "How figures are worded in the running text; every pattern sees folded text."},
    {"figures",
     "What makes a number a figure.  Words stand in named groups, separated by spaces, "
     "so that a schema can add a group; of several units the longest one counts."},
    {"clauses",
     "Patterns on whole clauses, and on leads: what stands before a figure."},
    {"measures",
     "Patterns on a whole lead; group subject is what the figure is of, group base "
     "what "
     "it is compared with."},
    {"subjects", "What belongs to the name of what a figure is of."},
    {"years", "What a clause says about time."},
    {"phases", "Searched in the subject: what kind of figure it is."},
    {"targets", "How performance targets word their bounds (≥90%, 不少于2,000家)."},
    {"narrative", "What the checks of statements need to know."},
});

constexpr auto kProseKeys = std::to_array<Key>({
    {"schema", "prose", kMap, "prose", false,
     "How figures are worded in the running text.", ""},

    {"prose", "figures", kMap, "figures", false, "What makes a number a figure.", ""},
    {"prose", "clauses", kMap, "clauses", false, "How clauses hang together.", ""},
    {"prose", "measures", kMap, "measures", false,
     "What the words before a figure make of it.", ""},
    {"prose", "subjects", kMap, "subjects", false, "What a figure is of.", ""},
    {"prose", "years", kMap, "years", false, "What a clause says about time.", ""},
    {"prose", "phases", kMap, "phases", false, "What kind of figure it is.", ""},
    {"prose", "concepts", kPatternMap, "", false,
     "Concepts of subjects that are no row labels: id and pattern on the whole "
     "subject.",
     "{ total.revenue: '收入总?预算' }"},

    {"prose", "narrative", kMap, "narrative", false,
     "What the checks of statements need to know.", ""},

    {"prose", "targets", kMap, "targets", false,
     "How performance targets word their bounds.", ""},

    {"targets", "before", kPatternMap, "", false,
     "Text before the number, to its end, by bound: at_least, at_most, more, less, "
     "equal "
     "or about.",
     "{ at_least: '.*不少于' }"},
    {"targets", "after", kPatternMap, "", false,
     "Text after the unit, from its start, by bound.", "{ at_least: '以上.*' }"},
    {"targets", "unit", kPattern, "", false,
     "What follows the number: groups unit and rest.",
     "'(?P<unit>[^以]{0,6}?)(?P<rest>以上.*)?'"},
    {"targets", "date", kPattern, "", false, "A target that is a date and no figure.",
     R"('20\d\d年.*')"},

    {"narrative", "tables", kPatternMap, "", false,
     "Table id and a pattern that is searched in the headings of a section: its "
     "figures "
     "must stand in that table.",
     "{ general_budget_expenditure: '一般公共预算支出' }"},
    {"narrative", "whole_sets", kTextMap, "", false,
     "Words for parts that together are the whole, separated by spaces: a list with "
     "all "
     "of them must add up.",
     "{ structure: '基本支出 项目支出' }"},
    {"narrative", "verdicts", kPatternMap, "", false,
     "Searched in folded paragraphs: what they say of the outturn against the budget "
     "(more, less, equal, about); the figures before it must be so.",
     "{ more: 决算数大于预算数 }"},
    {"narrative", "at_most", kTextMap, "", false,
     "Two words for figures of one paragraph, separated by a space: the first figure "
     "is at most the second.",
     "{ small: '授予小微企业 授予中小企业' }"},
    {"narrative", "concept_sums", kTextMap, "", false,
     "Concept of a total and those of its parts, separated by spaces: what a section "
     "says of them, each in its own paragraph, must add up.",
     "{ procurement.total: 'procurement.goods procurement.services' }"},
    {"narrative", "same_as", kTextMap, "", false,
     "Concept and measure: a figure of the concept that is a slip of the pen from the "
     "total of a column of that measure is a mistake.",
     "{ expenditure.agency_operating: public }"},
    {"narrative", "per_head", kPattern, "", false,
     "Searched in folded clauses: amounts for one person or thing, which may be of "
     "another unit than all others.",
     "人均|每"},
    {"narrative", "rates", kPattern, "", false,
     "The whole subject of a percentage: the second of the two figures before it in "
     "its sentence by the first.",
     "'(?:预算)?执行率'"},

    {"figures", "numerals", kText, "", false, "Characters of numbers in words.",
     "一二三四五六七八九十"},
    {"figures", "counting_numerals", kText, "", false,
     "Those that count when they stand alone: not 一, which is an article.",
     "两三四五"},
    {"figures", "scale_numerals", kText, "", false,
     "Those that are no number by themselves.", "百千万亿"},
    {"figures", "numeral_points", kText, "", false,
     "Words for the decimal point of a number in words.", "点"},
    {"figures", "hundredths", kText, "", false,
     "Words that make the number behind them a share.", "百分之"},
    {"figures", "count_units", kTextMap, "", false, "Units of things.",
     "{ people: '人 名 人次' }"},
    {"figures", "counters", kTextMap, "", false,
     "Units that may follow a number in words.", "{ groups: '个 项 家' }"},
    {"figures", "value_units", kTextMap, "", false,
     "Units of neither money nor things.", "{ scores: '分' }"},
    {"figures", "point_units", kTextMap, "", false, "Units of differences of shares.",
     "{ points: '个百分点 百分点' }"},
    {"figures", "no_units", kTextMap, "", false,
     "What follows a number that states nothing.", "{ dates: '年 月 日 号' }"},
    {"figures", "per", kTextMap, "", false, "After the slash of a rate.",
     "{ times: '月 年' }"},
    {"figures", "scales", kTextMap, "", false,
     "Between number and unit, and part of the unit: 10万份.", "{ powers: '万 亿' }"},
    {"figures", "between", kTextMap, "", false,
     "Between number and unit, and no part of it: 300余次.", "{ about: '余 多' }"},
    {"figures", "ranges", kTextMap, "", false, "Between the two numbers of a range.",
     "{ signs: '- 至' }"},
    {"figures", "not_after", kTextMap, "", false,
     "Words that make the number after them a name.", "{ ordinals: '第' }"},
    {"figures", "not_after_in_words", kTextMap, "", false,
     "The same for numbers in words.", "{ inexact: '数 几' }"},
    {"figures", "names", kTextMap, "", false,
     "Phrases that start with a number and state none.", "{ party: '八项规定' }"},

    {"clauses", "number", kPattern, "", false,
     "The number of a list item at the start; group rest is what follows.",
     "'[0-9]{1,2}[、.](?P<rest>.+)'"},
    {"clauses", "list", kPattern, "", false,
     "A clause without figures that opens a list of parts.", "'.*其中'"},
    {"clauses", "list_lead", kPattern, "", false,
     "A lead that opens a list of parts; group rest is the first of them.",
     "'(?:其中|包括)(?P<rest>.*)'"},
    {"clauses", "whole_list", kPattern, "", false,
     "Of these, the ones whose lists name all parts.", "'.*分别为.*'"},
    {"clauses", "list_after", kPattern, "", false,
     "All that follows a figure in its clause: those after it are its parts.", "中"},
    {"clauses", "respectively", kPattern, "", false,
     "A lead of several subjects, each of which has one of the figures that follow; "
     "group members. Without members the values said last in the sentence are meant.",
     "'(?P<members>.+)分别为'"},
    {"clauses", "each", kPattern, "", false,
     "A lead of several subjects that all have this figure; groups members and rest, "
     "which follows each of them.",
     "'(?P<members>.+、.+?)(?P<rest>总计)?各(?:为|增加)'"},
    {"clauses", "between", kTextList, "", false, "What separates members.", "[、]"},
    {"clauses", "between_last", kTextList, "", false,
     "What may separate the last two members.", "[和, 与]"},
    {"clauses", "relative", kPattern, "", false,
     "A clause that belongs to the subject of the next one.", "'.*(?:的|中)'"},
    {"clauses", "reason", kPattern, "", false,
     "A clause or lead after which figures only explain.", "'.*原因.*'"},
    {"clauses", "use", kPattern, "", false,
     "A clause or lead after which figures say what money is for.", "'.*用于.*'"},
    {"clauses", "compare", kPattern, "", false,
     "A clause that says what the next one is compared with; group base.",
     "'与(?P<base>.+)相比'"},
    {"clauses", "compare_lead", kPattern, "", false,
     "The same before a lead, which is group rest.",
     "'与(?P<base>.+)相比(?P<rest>.+)'"},
    {"clauses", "topic", kPattern, "", false,
     "A first sentence that names what the paragraph is about; group subject.",
     "'(?P<subject>[^,]{2,90})'"},

    {"measures", "increase", kPattern, "", false, "The figure is a growth.",
     "'(?P<subject>.*?)(?:比(?P<base>.+?))?增加'"},
    {"measures", "decrease", kPattern, "", false, "The figure is a decline.",
     "'(?P<subject>.*?)(?:比(?P<base>.+?))?减少'"},
    {"measures", "either", kPattern, "", false, "Both are printed.",
     "'(?P<subject>.*?)(?:比(?P<base>.+?))?增加（减少）'"},
    {"measures", "unchanged", kPattern, "", false, "Nothing has changed.",
     "'(?P<subject>.*?)与(?P<base>.+?)持平'"},
    {"measures", "increase_of", kPattern, "", false,
     "The figure is a growth of what stands between verb and figure: group object.",
     "'(?P<subject>.*?)增加了?(?P<object>.+)'"},
    {"measures", "decrease_of", kPattern, "", false, "The same of a decline.",
     "'(?P<subject>.*?)减少了?(?P<object>.+)'"},
    {"measures", "prior", kPattern, "", false,
     "The figure is what another one is compared with.",
     "'(?P<subject>.*?)比(?P<base>.+)'"},
    {"measures", "prior_follows", kPattern, "", false,
     "What must follow such a figure in its clause.", "'(?:增加|减少).*'"},
    {"measures", "share", kPattern, "", false,
     "The figure is a share; group whole is what of.",
     "'(?P<subject>.*?)占(?P<whole>.*?)的?'"},
    {"measures", "completion", kPattern, "", false,
     "The figure is the part of a plan that was carried out; group whole is the plan.",
     "'(?P<subject>.*?)完成(?P<whole>.+)的'"},
    {"measures", "limit_follows", kPattern, "", false,
     "What follows a figure that is a limit.", "'(?:以上|以下).*'"},

    {"subjects", "before", kPatternMap, "", false,
     "Beginnings that do not belong to the name; group rest does.",
     "{ connective: '(?:其中|包括)(?P<rest>.+)' }"},
    {"subjects", "after", kPatternMap, "", false,
     "Ends that do not belong to the name; group rest does.",
     "{ verb: '(?P<rest>.+?)(?:为|约)' }"},
    {"subjects", "joining", kPattern, "", false,
     "A beginning that joins the name to a figure before it; group rest.",
     "'(?:和|及)(?P<rest>.+)'"},
    {"subjects", "dated", kPattern, "", false,
     "A year within: groups owner (before it) and rest.",
     R"('(?P<owner>.*?)20\d\d年(?P<rest>.+)')"},
    {"subjects", "owner", kPattern, "", false,
     "Starts with an office; group rest is what of the office.",
     "'[^,]+局(?P<rest>.{4,})'"},
    {"subjects", "generic", kPattern, "", false,
     "Says what kind of figure it is and not of what.", "'年初预算数?'"},
    {"subjects", "generic_end", kPattern, "", false,
     "Ends with the same; group rest is what of.", "'(?P<rest>.+?)年初预算数?'"},
    {"subjects", "pronoun", kPattern, "", false, "Stands for an earlier name.",
     "'该项目'"},
    {"subjects", "counted", kPattern, "", false,
     "What follows a count, from its start; group thing is what is counted.",
     "'(?P<thing>[^,]{1,20})'"},
    {"subjects", "item_suffix", kText, "", false,
     "What the name of an item may lack before its level.", "支出"},
    {"subjects", "levels", kTextList, "", false,
     "Levels of a classification as they stand in brackets, outermost first.",
     "[类, 款, 项]"},

    {"years", "year", kPattern, "", false, "Names a year: group year.",
     R"('(?P<year>20\d\d)年')"},
    {"years", "clause_year", kPattern, "", false,
     "A clause without figures that sets the year of those after it: group year.",
     R"('(?P<year>20\d\d)年.*')"},
    {"years", "last_year", kPattern, "", false,
     "The figure is of the year before that of the document.", "'上年末'"},
    {"years", "last_base", kPattern, "", false,
     "What it is compared with is of the year before.", "'上年'"},

    {"phases", "executed", kPattern, "", false, "What was spent or received.",
     "'决算|执行数'"},
    {"phases", "adjusted", kPattern, "", false, "A changed budget.", "'调整预算'"},
    {"phases", "approved", kPattern, "", false, "A budget.", "'预算'"},
});

}  // namespace

std::span<const Key> ProseKeys() { return kProseKeys; }
std::span<const KeyObject> ProseObjects() { return kProseObjects; }

}  // namespace budget::schemas
