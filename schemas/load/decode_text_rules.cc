#include "schemas/load/decode_text_rules.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>
#include <vector>

namespace budget::schemas {
namespace {

constexpr auto kPlaces = std::to_array<std::pair<std::string_view, TextPlace>>({
    {"cover", TextPlace::kCover},
    {"contents", TextPlace::kContents},
    {"headings", TextPlace::kHeading},
    {"titles", TextPlace::kTitle},
    {"columns", TextPlace::kColumn},
    {"notes", TextPlace::kNote},
    {"paragraphs", TextPlace::kParagraph},
    {"clauses", TextPlace::kClause},
});

std::vector<TextPlace> PlacesOf(const MapReader& rule) {
  std::set<std::string> known;
  for (const auto& [name, place] : kPlaces) known.insert(std::string(name));
  std::vector<TextPlace> places;
  for (const std::string& word : rule.Texts("in")) {
    const auto at = std::ranges::find(kPlaces, std::string_view(word),
                                      &std::pair<std::string_view, TextPlace>::first);
    if (at != kPlaces.end()) {
      places.push_back(at->second);
    } else {
      CheckKnown(rule.context(), "place", word, rule.WhereIs("in"), known);
    }
  }
  return places;
}

Wording LabelOf(const MapReader& rule) {
  const MapReader label = rule.Map("label");
  return {.zh = label.Text("zh"), .en = label.Text("en")};
}

ReportKind ReportOf(const MapReader& rule) {
  return rule.Choice<ReportKind>("report").value_or(ReportKind::kNone);
}

std::vector<int> OffsetsOf(const MapReader& rule) {
  std::vector<int> offsets;
  for (const std::string& word : rule.Texts("offsets")) {
    int offset = 0;
    const char* end = word.data() + word.size();
    const auto [read, error] = std::from_chars(word.data(), end, offset);
    if (error != std::errc() || read != end) {
      rule.Report("offsets", "schema-wrong-type",
                  "'" + word + "' is no whole number of years");
      continue;
    }
    offsets.push_back(offset);
  }
  return offsets;
}

}  // namespace

void DecodeTextRules(const MapReader& checks, const std::set<std::string>& tables,
                     Identities* identities) {
  for (const auto& [id, rule] : checks.NamedMaps("texts")) {
    identities->texts.push_back({.id = id,
                                 .label = LabelOf(rule),
                                 .in = PlacesOf(rule),
                                 .find = rule.ReadPattern("find"),
                                 .except = rule.ReadPattern("except"),
                                 .pair = rule.Texts("pair"),
                                 .repeated = rule.Flag("repeated"),
                                 .from_year = rule.Integer("from_year").value_or(0)});
  }
  for (const auto& [id, rule] : checks.NamedMaps("years")) {
    identities->years.push_back({.id = id,
                                 .label = LabelOf(rule),
                                 .in = PlacesOf(rule),
                                 .find = rule.ReadPattern("find"),
                                 .except = rule.ReadPattern("except"),
                                 .report = ReportOf(rule),
                                 .offsets = OffsetsOf(rule)});
  }
  for (const auto& [id, rule] : checks.NamedMaps("names")) {
    identities->names.push_back({.id = id,
                                 .label = LabelOf(rule),
                                 .in = PlacesOf(rule),
                                 .find = rule.ReadPattern("find"),
                                 .except = rule.ReadPattern("except"),
                                 .issuer = rule.Flag("issuer")});
  }
  for (const auto& [id, rule] : checks.NamedMaps("sections")) {
    identities->sections.push_back(
        {.id = id,
         .label = LabelOf(rule),
         .find = rule.ReadPattern("find"),
         .report = ReportOf(rule),
         .from_year = rule.Integer("from_year").value_or(0)});
  }
  identities->item_suffixes = checks.TextMap("item_suffixes");
  identities->counted_units = checks.ReadPattern("counted_units");
  identities->units_follow = checks.ReadPattern("units_follow");
  identities->units_join = checks.ReadPattern("units_join");
  identities->governments = checks.ReadPattern("governments");
  identities->says_nothing = checks.ReadPattern("says_nothing");
  identities->says_empty = checks.ReadPattern("says_empty");
  identities->says_if = checks.ReadPattern("says_if");
  for (const auto& [table, about] : checks.PatternMap("empty_tables")) {
    if (!tables.empty()) {
      CheckKnown(checks.context(), "table", table, checks.WhereIs("empty_tables"),
                 tables);
    }
    identities->empty_tables.push_back({.table = table, .about = about});
  }
}

}  // namespace budget::schemas
