// How figures are printed in the prose of a disclosure: the wording that makes a number
// a statement.  All of it is matched with folded text (pipeline/model/text.h).

#ifndef SCHEMAS_SPEC_PROSE_SPEC_H_
#define SCHEMAS_SPEC_PROSE_SPEC_H_

#include <string>
#include <utility>
#include <vector>

#include "pipeline/model/diagnostic.h"
#include "pipeline/model/table.h"
#include "schemas/pattern/pattern.h"

namespace budget::schemas {

// Words by the name of their group, separated by spaces; a schema can add a group.
using WordGroups = std::vector<std::pair<std::string, std::string>>;

// What makes a number a quantity.  Units of money and the percent sign come from the
// vocabulary; here are the others.  Of several units the longest one counts.
struct FigureWords {
  std::string numerals;  // characters of numbers in words: 一二三…十百千
  std::string counting_numerals;  // those that count when they stand alone: not 一 (a)
  std::string scale_numerals;     // those that are no number by themselves: 百, 万
  std::string numeral_points;     // the decimal point of numbers in words: 点
  std::string hundredths;         // what makes the number after it a share: 百分之
  WordGroups count_units;         // of things: 个, 人, 辆, 平方米 ...
  WordGroups counters;            // the units that may follow a number in words
  WordGroups value_units;         // neither money nor count: 分, 倍
  WordGroups point_units;         // differences of percentages: 个百分点
  WordGroups no_units;            // what follows a number that states nothing: 年, 号
  WordGroups per;                 // after a slash: 元/月
  WordGroups scales;              // between number and unit: 10 万份
  WordGroups between;             // the same, and no part of the unit: 300 余次
  WordGroups ranges;              // between two numbers: 3 至 5 种
  WordGroups not_after;           // words that make the number after them a name: 第
  WordGroups not_after_in_words;  // the same for numbers in words
  WordGroups names;               // phrases that start with a number and are names
};

// Patterns on the text that leads up to a figure in its clause (its lead), as a whole.
struct MeasureWords {
  Pattern increase;     // groups subject, base
  Pattern decrease;     // the same
  Pattern either;       // 增加（减少）: both are printed; the same groups
  Pattern unchanged;    // 与上年一致; the same groups
  Pattern increase_of;  // 增加了…经费: group object
  Pattern decrease_of;
  Pattern prior;          // 比2021年执行数: groups subject, base
  Pattern prior_follows;  // what follows a prior value, from its start
  Pattern share;          // 占…的: groups subject, whole
  Pattern completion;     // 完成年初预算的: groups subject, whole
  Pattern limit_follows;  // what follows a figure that is a limit: 以上
};

// Patterns on the text that names what a figure is of.
struct SubjectWords {
  std::vector<Pattern> before;  // a beginning that does not belong to it: group rest
  std::vector<Pattern> after;   // an end that does not belong to it: group rest
  Pattern dated;                // a year in the middle: groups owner (before it), rest
  Pattern owner;                // starts with the name of an office: group rest
  Pattern joining;              // joins it to a figure before it: group rest
  Pattern generic;              // needs another subject before it: 年初预算数
  Pattern generic_end;      // one of these behind a subject: group rest (the subject)
  Pattern pronoun;          // stands for an earlier subject: 该项目
  Pattern counted;          // from its start, what follows a count: group thing
  std::string item_suffix;  // what a class may lack of its name: 支出
  std::vector<std::string> levels;  // of a classification, outermost first: 类 款 项
};

// Patterns on whole clauses and leads.
struct ClauseWords {
  Pattern number;        // the number of a list item at the start: group rest
  Pattern list;          // a clause without figures that opens a list of parts: 其中
  Pattern list_lead;     // the same at the start of a lead: group rest
  Pattern whole_list;    // of both, those whose lists name all parts: 分别为
  Pattern list_after;    // what follows the total of a list in its clause: 15亿元中
  Pattern respectively;  // a lead: …分别为; group members
  Pattern each;  // a lead: …各; groups members, rest (what follows every member)
  std::vector<std::string> between;       // between two members: 、
  std::vector<std::string> between_last;  // between the last two: 和
  Pattern relative;  // a clause that belongs to the subject of the next: …的, …中
  Pattern reason;    // what follows explains a figure
  Pattern use;       // what follows says what its money is for
  Pattern compare;   // a clause that says what the next one compares with: group base
  Pattern compare_lead;  // the same before a lead: groups base, rest
  Pattern topic;  // a sentence that names what the next ones are about: group subject
};

// What a clause says about time.
struct YearWords {
  Pattern year;         // in a lead: group year
  Pattern clause_year;  // a clause that sets the year of those after it: group year
  Pattern last_year;    // of a value
  Pattern last_base;    // of what a figure is compared with
};

// How a performance target words its bound: 不少于2,000家.
struct TargetWords {
  // By bound (at_least, at_most, more, less, equal, about): on the text right before
  // the number, to its end, and right after the unit, from its start.
  std::vector<std::pair<std::string, Pattern>> before;
  std::vector<std::pair<std::string, Pattern>> after;
  Pattern unit;  // what follows the number: groups unit, rest
  Pattern date;  // a target that is a date and no figure: 2022年底完成
};

// What the checks of statements need to know.
struct NarrativeWords {
  // The table that the figures of a section describe, by a pattern on the folded path
  // of its headings: only there is a figure without its cell an error.
  std::vector<std::pair<std::string, Pattern>> tables;
  // Parts that together are the whole: a list that names them all must add up.
  WordGroups whole_sets;
  // What a sentence says of the outturn against the budget, searched in folded
  // paragraphs: more, less, equal, about.
  std::vector<std::pair<std::string, Pattern>> verdicts;
  // Of two words for figures of one paragraph, the first is at most the second.
  WordGroups at_most;
  // By the concept of a total: the concepts of its parts, which stand in paragraphs of
  // their own.
  WordGroups concept_sums;
  // By concept: the measure whose totals are usually the same amount.
  WordGroups same_as;
  // Searched in folded clauses: amounts for one person, of any unit.
  Pattern per_head;
  // The whole subject of a percentage: how far the second of the two figures before it
  // has got with the first.
  Pattern rates;
};

struct ProseSpec {
  FigureWords figures;
  MeasureWords measures;
  SubjectWords subjects;
  ClauseWords clauses;
  YearWords years;
  std::vector<std::pair<Phase, Pattern>> phases;  // searched in the subject; first wins
  // Concepts of subjects that are no row labels of tables: the first pattern that
  // matches the whole folded subject.
  std::vector<std::pair<std::string, Pattern>> concepts;
  NarrativeWords narrative;
  TargetWords targets;
  Location where;
};

}  // namespace budget::schemas

#endif  // SCHEMAS_SPEC_PROSE_SPEC_H_
