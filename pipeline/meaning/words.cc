#include "pipeline/meaning/words.h"

#include <algorithm>
#include <ranges>
#include <utility>

#include "pipeline/script/year.h"

namespace budget::meaning {
namespace {

// What a label says before it names what it is compared with: of
// 执行数比上年决算数增减% it is 执行数.
std::string_view BeforeComparison(std::string_view label,
                                  const schemas::LinePatterns& lines) {
  const auto compared = lines.comparison.Locate(label);
  return compared ? label.substr(0, compared->begin) : label;
}

void AddPeriod(std::string_view label, const schemas::Schema& schema, int this_year,
               Words* words) {
  for (const schemas::PeriodSpec& spec : schema.periods) {
    const bool tells_year = spec.year_offset.has_value() || !spec.phase.has_value();
    if ((words->phase || !spec.phase) && (words->year != 0 || !tells_year)) continue;
    const auto match = spec.header.Search(label);
    if (!match) continue;
    if (!words->phase) words->phase = spec.phase;
    if (words->year != 0) continue;
    if (const int year = script::ReadYear(schemas::Captured(*match, "year"));
        year != 0) {
      words->year = year;
      const auto again =
          spec.header.Search(label.substr(spec.header.Locate(label)->end));
      const int other = again ? script::ReadYear(schemas::Captured(*again, "year")) : 0;
      words->two_years = other != 0 && other != year;
    } else if (spec.year_offset && this_year != 0) {
      words->year = this_year + *spec.year_offset;
    }
  }
}

void AddKind(std::string_view label, const schemas::Schema& schema, Words* words) {
  if (const auto match = schema.lines.header_unit.Search(label)) {
    const std::string_view printed = schemas::Captured(*match, "unit");
    if (const schemas::Unit* unit = schema.vocabulary->FindUnit(printed)) {
      words->unit = unit->name;
      words->kind = unit->kind;
      return;
    }
    words->unknown_unit = printed;
  }
  for (const schemas::KindSpec& spec : schema.kinds) {
    if (!spec.label.Search(label)) continue;
    words->kind = spec.kind;
    if (spec.kind == Kind::kPercent) words->unit = "%";
    return;
  }
}

// Takes the kind of the figures and their unit from what a label of their path says.
void TakeKind(Words own, Words* words) {
  words->kind = own.kind;
  words->unit = std::move(own.unit);
  if (own.unknown_unit.empty()) return;
  // Whatever its unit is, it is not the money of the table.
  words->assumes_kind = !own.kind;
  words->kind = own.kind.value_or(Kind::kCount);
  words->unknown_unit = std::move(own.unknown_unit);
}

}  // namespace

Words ReadWords(std::string_view folded_label, const schemas::Schema& schema,
                int this_year) {
  const std::string label = script::WithArabicYears(folded_label);
  Words words;
  AddKind(label, schema, &words);
  AddPeriod(BeforeComparison(label, schema.lines), schema, this_year, &words);
  return words;
}

Words ReadKind(std::string_view folded_label, const schemas::Schema& schema) {
  Words words;
  AddKind(script::WithArabicYears(folded_label), schema, &words);
  return words;
}

Words ReadPeriod(std::string_view folded_label, const schemas::Schema& schema,
                 int this_year) {
  const std::string label = script::WithArabicYears(folded_label);
  Words words;
  AddPeriod(BeforeComparison(label, schema.lines), schema, this_year, &words);
  return words;
}

Words ReadWords(const HeaderPath& path, const schemas::Schema& schema, int this_year) {
  Words words;
  for (const HeaderLabel& label : std::views::reverse(path.labels())) {
    Words own = ReadWords(label.folded, schema, this_year);
    // 债券期限 over 5年期 counts nothing; a unit and a ratio hold for all below them.
    const bool holds_below =
        own.kind == Kind::kPercent || !own.unit.empty() || !own.unknown_unit.empty();
    if (words.year == 0) {
      words.year = own.year;
      words.two_years = own.two_years;
    }
    if (!words.phase) words.phase = own.phase;
    if (!words.kind && (holds_below || &label == &path.labels().back())) {
      TakeKind(std::move(own), &words);
    }
  }
  if (words.kind == Kind::kPercent) words.phase = Phase::kNone;
  return words;
}

}  // namespace budget::meaning
