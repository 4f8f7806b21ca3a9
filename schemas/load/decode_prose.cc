#include "schemas/load/decode_prose.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/script/text.h"

namespace budget::schemas {
namespace {

std::vector<std::string> FoldAll(std::vector<std::string> words) {
  for (std::string& word : words) word = script::Fold(word);
  return words;
}

FigureWords DecodeFigures(const MapReader& map) {
  return {.numerals = map.Text("numerals"),
          .counting_numerals = map.Text("counting_numerals"),
          .scale_numerals = map.Text("scale_numerals"),
          .numeral_points = map.Text("numeral_points"),
          .hundredths = map.Text("hundredths"),
          .count_units = map.TextMap("count_units"),
          .counters = map.TextMap("counters"),
          .value_units = map.TextMap("value_units"),
          .point_units = map.TextMap("point_units"),
          .no_units = map.TextMap("no_units"),
          .per = map.TextMap("per"),
          .scales = map.TextMap("scales"),
          .between = map.TextMap("between"),
          .ranges = map.TextMap("ranges"),
          .not_after = map.TextMap("not_after"),
          .not_after_in_words = map.TextMap("not_after_in_words"),
          .names = map.TextMap("names")};
}

MeasureWords DecodeMeasures(const MapReader& map) {
  return {.increase = map.ReadPattern("increase"),
          .decrease = map.ReadPattern("decrease"),
          .either = map.ReadPattern("either"),
          .unchanged = map.ReadPattern("unchanged"),
          .increase_of = map.ReadPattern("increase_of"),
          .decrease_of = map.ReadPattern("decrease_of"),
          .prior = map.ReadPattern("prior"),
          .prior_follows = map.ReadPattern("prior_follows"),
          .share = map.ReadPattern("share"),
          .completion = map.ReadPattern("completion"),
          .limit_follows = map.ReadPattern("limit_follows")};
}

// The patterns of a map, in written order: what they are called is for those who
// override one.
std::vector<Pattern> PatternsOf(const MapReader& map, std::string_view key) {
  std::vector<Pattern> patterns;
  for (auto& [name, pattern] : map.PatternMap(key)) patterns.push_back(pattern);
  return patterns;
}

SubjectWords DecodeSubjects(const MapReader& map) {
  return {.before = PatternsOf(map, "before"),
          .after = PatternsOf(map, "after"),
          .dated = map.ReadPattern("dated"),
          .owner = map.ReadPattern("owner"),
          .joining = map.ReadPattern("joining"),
          .generic = map.ReadPattern("generic"),
          .generic_end = map.ReadPattern("generic_end"),
          .pronoun = map.ReadPattern("pronoun"),
          .counted = map.ReadPattern("counted"),
          .item_suffix = script::Fold(map.Text("item_suffix")),
          .levels = FoldAll(map.Texts("levels"))};
}

ClauseWords DecodeClauses(const MapReader& map) {
  return {.number = map.ReadPattern("number"),
          .list = map.ReadPattern("list"),
          .list_lead = map.ReadPattern("list_lead"),
          .whole_list = map.ReadPattern("whole_list"),
          .list_after = map.ReadPattern("list_after"),
          .respectively = map.ReadPattern("respectively"),
          .each = map.ReadPattern("each"),
          .between = FoldAll(map.Texts("between")),
          .between_last = FoldAll(map.Texts("between_last")),
          .relative = map.ReadPattern("relative"),
          .reason = map.ReadPattern("reason"),
          .use = map.ReadPattern("use"),
          .compare = map.ReadPattern("compare"),
          .compare_lead = map.ReadPattern("compare_lead"),
          .topic = map.ReadPattern("topic")};
}

YearWords DecodeYears(const MapReader& map) {
  return {.year = map.ReadPattern("year"),
          .clause_year = map.ReadPattern("clause_year"),
          .last_year = map.ReadPattern("last_year"),
          .last_base = map.ReadPattern("last_base")};
}

std::vector<std::pair<Phase, Pattern>> DecodePhases(const MapReader& map) {
  std::vector<std::pair<Phase, Pattern>> phases;
  // Executed before approved: 预算执行数 is what was spent.
  for (const auto& [key, phase] : {std::pair{"executed", Phase::kExecuted},
                                   std::pair{"adjusted", Phase::kAdjusted},
                                   std::pair{"approved", Phase::kApproved}}) {
    if (map.Has(key)) phases.emplace_back(phase, map.ReadPattern(key));
  }
  return phases;
}

}  // namespace

ProseSpec DecodeProse(const MapReader& schema) {
  const MapReader prose = schema.Map("prose");
  ProseSpec spec;
  spec.figures = DecodeFigures(prose.Map("figures"));
  spec.clauses = DecodeClauses(prose.Map("clauses"));
  spec.measures = DecodeMeasures(prose.Map("measures"));
  spec.subjects = DecodeSubjects(prose.Map("subjects"));
  spec.years = DecodeYears(prose.Map("years"));
  spec.phases = DecodePhases(prose.Map("phases"));
  spec.concepts = prose.PatternMap("concepts");
  const MapReader narrative = prose.Map("narrative");
  spec.narrative = {.tables = narrative.PatternMap("tables"),
                    .whole_sets = narrative.TextMap("whole_sets"),
                    .verdicts = narrative.PatternMap("verdicts"),
                    .at_most = narrative.TextMap("at_most"),
                    .concept_sums = narrative.TextMap("concept_sums"),
                    .same_as = narrative.TextMap("same_as"),
                    .per_head = narrative.ReadPattern("per_head"),
                    .rates = narrative.ReadPattern("rates")};
  const MapReader targets = prose.Map("targets");
  spec.targets = {.before = targets.PatternMap("before"),
                  .after = targets.PatternMap("after"),
                  .unit = targets.ReadPattern("unit"),
                  .date = targets.ReadPattern("date")};
  spec.where = schema.WhereIs("prose");
  return spec;
}

}  // namespace budget::schemas
