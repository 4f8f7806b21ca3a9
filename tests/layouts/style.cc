#include "tests/layouts/style.h"

#include <array>
#include <cstddef>
#include <functional>

namespace budget::layouts {
namespace {

// One feature: how it is shown, and how it is taken from one style to another.
struct Feature {
  const char* name;
  std::function<std::string(const Style&)> show;
  std::function<void(const Style&, Style*)> copy;
};

template <typename T>
Feature FeatureOf(const char* name, T Style::*member) {
  return {name,
          [member](const Style& style) {
            if constexpr (std::is_same_v<T, std::string>) {
              return "'" + style.*member + "'";
            } else {
              return std::to_string(static_cast<int>(style.*member));
            }
          },
          [member](const Style& from, Style* to) { to->*member = from.*member; }};
}

const std::vector<Feature>& AllFeatures() {
  static const std::vector<Feature> kFeatures = {
      FeatureOf("separator", &Style::separator),
      FeatureOf("negative", &Style::negative),
      FeatureOf("blank", &Style::blank),
      FeatureOf("yuan_sign", &Style::yuan_sign),
      FeatureOf("wide_digits", &Style::wide_digits),
      FeatureOf("bare_point", &Style::bare_point),
      FeatureOf("mark", &Style::mark),
      FeatureOf("unit_in_head", &Style::unit_in_head),
      FeatureOf("unit_behind", &Style::unit_behind),
      FeatureOf("form_number", &Style::form_number),
      FeatureOf("line_of_numbers", &Style::line_of_numbers),
      FeatureOf("entity_line", &Style::entity_line),
      FeatureOf("page_numbers", &Style::page_numbers),
      FeatureOf("font_size", &Style::font_size),
      FeatureOf("pitch", &Style::pitch),
      FeatureOf("name_width", &Style::name_width),
      FeatureOf("figures", &Style::figures),
      FeatureOf("names", &Style::names),
      FeatureOf("middle", &Style::middle),
      FeatureOf("latin_figures", &Style::latin_figures),
      FeatureOf("identity", &Style::identity),
      FeatureOf("rows_per_page", &Style::rows_per_page),
      FeatureOf("rows_broken", &Style::rows_broken),
      FeatureOf("repeat_heads", &Style::repeat_heads),
      FeatureOf("continued", &Style::continued),
      FeatureOf("rotate", &Style::rotate),
      FeatureOf("skew", &Style::skew),
      FeatureOf("spread", &Style::spread),
      FeatureOf("fill_merged", &Style::fill_merged),
      FeatureOf("outer_bars", &Style::outer_bars),
  };
  return kFeatures;
}

void MakePdfStyle(Random* random, Style* style) {
  style->page_numbers = random->Chance(40);
  style->font_size = random->Small(7, 10);
  style->pitch = style->font_size + random->Small(5, 14);
  style->name_width = random->OneOf(std::vector<int>{90, 120, 150, 200});
  style->figures = random->Chance(80) ? Align::kRight : Align::kCentre;
  style->names = random->Chance(85) ? Align::kLeft : Align::kCentre;
  const bool framed = style->family == Family::kRuled;
  style->middle = framed && random->Chance(20) ? Align::kLeft : Align::kCentre;
  style->latin_figures = random->Chance(40);
  style->identity = random->Chance(20);
  if (random->Chance(30)) style->rows_per_page = random->Small(6, 14);
  style->rows_broken = random->Chance(30);
  style->repeat_heads = random->Chance(70);
  style->continued = random->OneOf(std::vector<Continued>{
      Continued::kNothing, Continued::kNothing, Continued::kTitle, Continued::kMarked});
  style->rotate = random->OneOf(std::vector<int>{0, 0, 0, 0, 90, 270});
  if (random->Chance(8)) style->skew = random->Small(-20, 20);
  style->spread = random->Chance(6);
}

// Most print figures in one of the two common ways.
void MakeFigureStyle(Random* random, Style* style) {
  style->separator = random->Chance(70) ? Separator::kComma : Separator::kNone;
  if (random->Chance(60)) return;
  const bool spaces = style->family == Family::kSpaces;
  if (random->Chance(15) && !spaces) {
    style->separator = random->OneOf(std::vector<Separator>{
        Separator::kSpace, Separator::kThinSpace, Separator::kApostrophe});
  }
  style->negative = static_cast<Negative>(random->Pick(0, 7));
  style->yuan_sign = random->Chance(8);
  style->wide_digits = random->Chance(6);
  style->bare_point = random->Chance(8);
  if (!random->Chance(12)) return;
  style->mark = static_cast<Mark>(random->Pick(1, IsPdf(style->family) ? 3 : 2));
}

}  // namespace

const char* NameOf(Family family) {
  static constexpr std::array<const char*, kFamilyCount> kNames = {
      "ruled", "rows", "three-line", "unruled", "shaded", "tabs",
      "pipes", "csv",  "spaces",     "box",     "html",   "cells"};
  return kNames[static_cast<std::size_t>(family)];
}

Style MakeStyle(Family family, Random* random) {
  Style style;
  style.family = family;
  MakeFigureStyle(random, &style);
  style.blank = random->OneOf(std::vector<std::string>{"", "", "", "-", "—"});
  style.unit_in_head = random->Chance(10);
  style.unit_behind = !style.unit_in_head && random->Chance(4);
  style.entity_line = random->Chance(40);
  style.form_number = random->Chance(15);
  style.line_of_numbers = random->Chance(8);
  if (IsPdf(family)) {
    MakePdfStyle(random, &style);
    return style;
  }
  style.fill_merged = random->Chance(30);
  style.outer_bars = random->Chance(70);
  return style;
}

std::vector<Style> Simpler(const Style& style) {
  std::vector<Style> simpler;
  const Style plain;
  for (const Feature& feature : AllFeatures()) {
    if (feature.show(style) == feature.show(plain)) continue;
    simpler.push_back(style);
    feature.copy(plain, &simpler.back());
  }
  return simpler;
}

std::vector<std::string> Features(const Style& style) {
  std::vector<std::string> features;
  const Style plain;
  for (const Feature& feature : AllFeatures()) {
    const std::string value = feature.show(style);
    if (value == feature.show(plain)) continue;
    features.push_back(std::string(feature.name) + "=" + value);
  }
  return features;
}

std::string Describe(const Style& style) {
  std::string text = NameOf(style.family);
  for (const std::string& feature : Features(style)) text += " " + feature;
  return text;
}

}  // namespace budget::layouts
