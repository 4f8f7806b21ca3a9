#include "pipeline/compare/compare_years.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace budget::compare {
namespace {

using Key = std::vector<std::string>;

const std::string& ItemOf(const Figure& figure) {
  if (!figure.item_code.empty()) return figure.item_code;
  return figure.concept_id.empty() ? figure.item_name : figure.concept_id;
}

std::string MeasureOf(const Figure& figure) {
  return figure.measure == "amount" ? "total" : figure.measure;
}

Key KeyOf(const Figure& figure, const Said& said) {
  return {said.issuer,       said.entity,
          figure.table_id,   figure.reporting_unit,
          figure.direction,  ItemOf(figure),
          MeasureOf(figure), std::to_string(figure.fiscal_year),
          figure.phase,      figure.scope,
          figure.region};
}

// What one document says of a figure: nothing where it says several things.
struct Saying {
  const Figure* figure = nullptr;
  bool several = false;
};

bool Agree(const Figure& a, const Figure& b) {
  const Decimal difference = (a.amount - b.amount).Abs();
  return difference.has_value() && difference <= a.half_unit + b.half_unit;
}

// By figure, then by document in the order of years.
using Sayings = std::map<Key, std::map<std::size_t, Saying>>;

Sayings Gather(const Figures& figures) {
  Sayings sayings;
  for (const Figure& figure : figures.figures) {
    const Key key = KeyOf(figure, figures.documents[figure.document]);
    Saying& saying = sayings[key][figure.document];
    if (saying.figure == nullptr) {
      saying.figure = &figure;
    } else if (!(saying.figure->amount == figure.amount)) {
      saying.several = true;
    }
  }
  return sayings;
}

void CompareSayings(const Sayings& sayings, Compared* out) {
  for (const auto& [key, by_document] : sayings) {
    const Figure* earlier = nullptr;
    for (const auto& [document, saying] : by_document) {
      if (saying.several) {
        ++out->several;
        continue;
      }
      const Figure* later = saying.figure;
      if (earlier != nullptr) {
        out->comparisons.push_back(
            {Agree(*earlier, *later) ? Change::kConfirmed : Change::kRestated, earlier,
             later});
        if (!later->item_code.empty() && earlier->item_name != later->item_name) {
          out->comparisons.push_back({Change::kRenamed, earlier, later});
        }
      }
      earlier = later;
    }
  }
}

// The items of one document's table of its own year, by code.
using Items = std::map<std::string, const Figure*>;
// issuer, entity, kind of report, table, year
using TableKey = std::tuple<std::string, std::string, std::string, std::string, int>;

void CompareItems(const Figures& figures, std::vector<Comparison>* comparisons) {
  std::map<TableKey, Items> tables;
  for (const Figure& figure : figures.figures) {
    const Said& said = figures.documents[figure.document];
    if (figure.item_code.empty() || figure.fiscal_year != said.fiscal_year) continue;
    tables[{said.issuer, said.entity, said.report_kind, figure.table_id,
            said.fiscal_year}]
        .emplace(figure.item_code, &figure);
  }
  for (const auto& [key, items] : tables) {
    TableKey next = key;
    ++std::get<int>(next);
    const auto later = tables.find(next);
    if (later == tables.end()) continue;
    for (const auto& [code, figure] : items) {
      if (!later->second.contains(code)) {
        comparisons->push_back({Change::kEnded, figure, nullptr});
      }
    }
    for (const auto& [code, figure] : later->second) {
      if (!items.contains(code)) {
        comparisons->push_back({Change::kAppeared, nullptr, figure});
      }
    }
  }
}

const Figure& FigureOf(const Comparison& comparison) {
  return comparison.later != nullptr ? *comparison.later : *comparison.earlier;
}

}  // namespace

std::string_view NameOf(Change change) {
  switch (change) {
    case Change::kConfirmed:
      return "confirmed";
    case Change::kRestated:
      return "restated";
    case Change::kRenamed:
      return "renamed";
    case Change::kAppeared:
      return "appeared";
    case Change::kEnded:
      return "ended";
  }
  return "";
}

Compared CompareYears(const Figures& figures) {
  Compared out;
  CompareSayings(Gather(figures), &out);
  CompareItems(figures, &out.comparisons);
  std::ranges::stable_sort(out.comparisons, {}, [](const Comparison& comparison) {
    return FigureOf(comparison).document;
  });
  return out;
}

}  // namespace budget::compare
