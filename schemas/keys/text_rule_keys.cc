#include <array>

#include "schemas/keys/section_keys.h"

namespace budget::schemas {
namespace {

using enum KeyType;

constexpr const char* kPlaces =
    "Where it looks: cover, contents, headings, titles, columns (heads of tables), "
    "notes "
    "(of tables), paragraphs, clauses (that state a figure).";
constexpr const char* kExcept = "Cut out of the text before it is searched.";
constexpr const char* kWrong = "What is wrong, in words.";
constexpr const char* kReports = "budget|final_accounts";
constexpr const char* kReport = "Documents that it holds for; all if it is not given.";
constexpr const char* kFromYear = "The first year whose documents it holds for.";

constexpr auto kTextRuleObjects = std::to_array<KeyObject>({
    {"text_rule", "What words must not be."},
    {"year_rule", "Which years may be named where."},
    {"name_rule", "What is named in one way throughout a document."},
    {"section_rule", "What a disclosure must explain somewhere."},
});

constexpr auto kTextRuleKeys = std::to_array<Key>({
    {"text_rule", "label", kMap, "wording", true, kWrong, ""},
    {"text_rule", "in", kTextList, "", true, kPlaces, "[paragraphs, headings]"},
    {"text_rule", "find", kPattern, "", false, "Searched in the folded text.",
     "'X{2,}|×{2,}'"},
    {"text_rule", "except", kPattern, "", false, kExcept, "'《[^》]*》'"},
    {"text_rule", "pair", kTextList, "", false,
     "The forms of an opening and of a closing mark: each needs the other, in one "
     "paragraph.",
     "['（(', '）)']"},
    {"text_rule", "repeated", kFlag, "", false,
     "Finds three or more characters that follow themselves: 财政拨款财政拨款.",
     "true"},
    {"text_rule", "from_year", kInteger, "", false, kFromYear, "2019"},

    {"year_rule", "label", kMap, "wording", true, kWrong, ""},
    {"year_rule", "in", kTextList, "", true, kPlaces, "[headings, titles]"},
    {"year_rule", "find", kPattern, "", true,
     "Searched in the folded text, as often as it is found; group year is the year.",
     "'(?P<year>20[0-9][0-9])年度?部门预算'"},
    {"year_rule", "except", kPattern, "", false, kExcept, "'《[^》]*》'"},
    {"year_rule", "report", kChoice, kReports, false, kReport, "budget"},
    {"year_rule", "offsets", kTextList, "", true,
     "The years that may be meant, counted from that of the document; where it is one "
     "alone it is suggested, and rules with [0] that look at titles tell the year of "
     "the document.",
     "[-1, 0]"},

    {"name_rule", "label", kMap, "wording", true, kWrong, ""},
    {"name_rule", "in", kTextList, "", true, kPlaces, "[headings, titles]"},
    {"name_rule", "find", kPattern, "", true,
     "Searched in the folded text; group name is the name.",
     "'20[0-9][0-9]年度?(?P<name>部门|单位)预算'"},
    {"name_rule", "except", kPattern, "", false, kExcept, "'《[^》]*》'"},
    {"name_rule", "issuer", kFlag, "", false,
     "The name is that of the issuer, or of a part of it; otherwise it is what nearly "
     "all places say.",
     "true"},

    {"section_rule", "label", kMap, "wording", true, kWrong, ""},
    {"section_rule", "find", kPattern, "", true,
     "Searched in folded headings and paragraphs.", "政府采购"},
    {"section_rule", "report", kChoice, kReports, false, kReport, "budget"},
    {"section_rule", "from_year", kInteger, "", false, kFromYear, "2017"},
});

}  // namespace

std::span<const Key> TextRuleKeys() { return kTextRuleKeys; }
std::span<const KeyObject> TextRuleObjects() { return kTextRuleObjects; }

}  // namespace budget::schemas
