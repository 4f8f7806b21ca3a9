#include "pipeline/compare/show_comparisons.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace budget::compare {
namespace {

constexpr std::array kChanges = {Change::kConfirmed, Change::kRestated,
                                 Change::kRenamed, Change::kAppeared, Change::kEnded};

std::string Sentence(const Figures& figures, const Comparison& comparison) {
  const Figure* earlier = comparison.earlier;
  const Figure* later = comparison.later;
  const Figure& one = later != nullptr ? *later : *earlier;
  const auto said = [&](const Figure& figure) {
    return fmt::format("{} ({}, {})", figure.amount.ToString(),
                       figures.documents[figure.document].source, figure.place);
  };
  std::string text = fmt::format("  {}: {} {} {}, {} {} {}", NameOf(comparison.change),
                                 one.table_id, one.item_code, one.item_name,
                                 one.fiscal_year, one.phase, one.measure);
  if (comparison.change == Change::kRenamed) {
    return text + fmt::format(": '{}' -> '{}'\n", earlier->item_name, later->item_name);
  }
  if (earlier != nullptr) text += ": " + said(*earlier);
  if (later != nullptr) text += (earlier != nullptr ? " -> " : ": ") + said(*later);
  if (earlier != nullptr && later != nullptr) {
    text += fmt::format(", difference {}",
                        (later->amount - earlier->amount).Reduced().ToString());
  }
  return text + "\n";
}

std::string NameOfIssuer(const Said& said) {
  return said.entity.empty() ? said.issuer
                             : fmt::format("{} ({})", said.issuer, said.entity);
}

// A row an issuer, a column a year and phase; the last document's word counts, and a
// figure that a document says twice is none.
std::string Series(const Figures& figures, std::string_view concept_id) {
  using Column = std::pair<int, std::string>;
  std::map<std::string, std::map<Column, const Figure*>> rows;
  std::set<Column> columns;
  for (const Figure& figure : figures.figures) {
    const bool whole = figure.measure == "total" || figure.measure == "amount";
    if (figure.concept_id != concept_id || !whole || !figure.reporting_unit.empty() ||
        figure.table_id != "revenue_expenditure_summary") {
      continue;
    }
    const Column column(figure.fiscal_year, figure.phase);
    columns.insert(column);
    const Figure*& cell =
        rows[NameOfIssuer(figures.documents[figure.document])][column];
    if (cell == nullptr || cell->document <= figure.document) cell = &figure;
  }
  if (rows.empty()) return {};
  std::string text = fmt::format("\n{}, yuan\n", concept_id);
  for (const auto& [issuer, cells] : rows) {
    text += "  " + issuer + ":";
    for (const Column& column : columns) {
      const auto cell = cells.find(column);
      if (cell == cells.end()) continue;
      text += fmt::format(" {} {} {};", column.first, column.second,
                          cell->second->amount.ToString());
    }
    text.back() = '\n';
  }
  return text;
}

std::string Quoted(std::string_view field) {
  if (field.find_first_of(",\"\n\r") == std::string_view::npos)
    return std::string(field);
  std::string quoted = "\"";
  for (const char c : field)
    quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

}  // namespace

std::string AsText(const Figures& figures, const Compared& compared,
                   std::string_view concept_id) {
  std::string text;
  for (const Change change : kChanges) {
    text += fmt::format(
        "{} {}, ",
        std::ranges::count(compared.comparisons, change, &Comparison::change),
        NameOf(change));
  }
  text += fmt::format("{} said in several ways, {} not certain\n", compared.several,
                      figures.left_out);
  std::string issuer;
  for (const Comparison& comparison : compared.comparisons) {
    if (comparison.change == Change::kConfirmed) continue;
    const Figure& one =
        comparison.later != nullptr ? *comparison.later : *comparison.earlier;
    const std::string name = NameOfIssuer(figures.documents[one.document]);
    if (name != issuer) text += "\n" + name + "\n";
    issuer = name;
    text += Sentence(figures, comparison);
  }
  return text + Series(figures, concept_id);
}

std::string AsCsv(const Figures& figures, const Compared& compared) {
  std::string csv =
      "change,issuer,entity,table_id,reporting_unit,direction,item_code,item_name,"
      "concept,measure,fiscal_year,phase,earlier_amount_cny,earlier_source,"
      "earlier_place,later_amount_cny,later_source,later_place,difference_cny,"
      "earlier_name\n";
  for (const Comparison& comparison : compared.comparisons) {
    const Figure* earlier = comparison.earlier;
    const Figure* later = comparison.later;
    const Figure& one = later != nullptr ? *later : *earlier;
    const Said& said = figures.documents[one.document];
    const auto amount = [](const Figure* figure) {
      return figure == nullptr ? std::string() : figure->amount.ToString();
    };
    const auto source = [&](const Figure* figure) {
      return figure == nullptr ? std::string()
                               : figures.documents[figure->document].source;
    };
    const auto place = [](const Figure* figure) {
      return figure == nullptr ? std::string() : figure->place;
    };
    const bool both = earlier != nullptr && later != nullptr;
    const std::vector<std::string> fields = {
        std::string(NameOf(comparison.change)),
        said.issuer,
        said.entity,
        one.table_id,
        one.reporting_unit,
        one.direction,
        one.item_code,
        one.item_name,
        one.concept_id,
        one.measure,
        std::to_string(one.fiscal_year),
        one.phase,
        amount(earlier),
        source(earlier),
        place(earlier),
        amount(later),
        source(later),
        place(later),
        both ? (later->amount - earlier->amount).Reduced().ToString() : "",
        earlier == nullptr ? "" : earlier->item_name};
    for (std::size_t i = 0; i < fields.size(); ++i) {
      csv += (i == 0 ? "" : ",") + Quoted(fields[i]);
    }
    csv += '\n';
  }
  return csv;
}

}  // namespace budget::compare
