#include "pipeline/compare/read_figures.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "pipeline/dataset/dataset_files.h"

namespace budget::compare {
namespace {

using dataset::DatasetFile;
using dataset::Fields;

constexpr int kMostPower = 12;  // of ten: no unit is larger

// The fields of a row by the names of their columns.
class Row {
 public:
  explicit Row(DatasetFile file) {
    const auto& fields = dataset::SpecOf(file).fields;
    for (std::size_t i = 0; i < fields.size(); ++i)
      place_of_.emplace(fields[i].name, i);
  }
  Fields* fields() { return &fields_; }
  const std::string& operator[](std::string_view column) const {
    return fields_[place_of_.at(column)];
  }
  int Number(std::string_view column) const {
    const std::string& text = (*this)[column];
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
  }

 private:
  std::map<std::string_view, std::size_t> place_of_;
  Fields fields_;
};

// By which power of ten a unit is more than a yuan: as the figures printed in it and
// their yuan say.  Nothing for a zero, which says nothing.
std::optional<int> PowerOf(const Decimal& printed, const Decimal& yuan) {
  if (printed.is_zero()) return std::nullopt;
  for (int power = 0; power <= kMostPower; ++power) {
    if (printed.ShiftedLeft(power) == yuan) return power;
  }
  return std::nullopt;
}

std::string PlaceOf(const Row& row) {
  return row["page"].empty() ? "line " + row["line"] : "page " + row["page"];
}

struct Unfinished {
  Figure figure;
  Decimal printed;
  std::string unit;
};

Figure FigureOf(const Row& row, std::size_t document, const Decimal& amount) {
  return {.document = document,
          .table_id = row["table_id"],
          .reporting_unit = row["reporting_unit"],
          .direction = row["direction"],
          .item_code = row["item_code"],
          .item_name = row["item_name"],
          .concept_id = row["concept"],
          .measure = row["measure"],
          .phase = row["phase"],
          .scope = row["scope"],
          .region = row["region"],
          .fiscal_year = row.Number("fiscal_year"),
          .amount = amount,
          .half_unit = {},
          .place = PlaceOf(row)};
}

// By id; documents in the order of their years.
std::optional<Diagnostic> ReadDocuments(const dataset::DatasetReader& data,
                                        std::vector<Said>* documents,
                                        std::map<std::string, std::size_t>* by_id) {
  dataset::RowReader rows = data.Rows(DatasetFile::kDocuments);
  std::vector<std::pair<std::string, Said>> read;
  for (Row row(DatasetFile::kDocuments); rows.Next(row.fields());) {
    const int year = row.Number("fiscal_year");
    if (row["document_id"].empty() || row["issuer"].empty() || year == 0) continue;
    read.emplace_back(row["document_id"], Said{.source = row["source"],
                                               .issuer = row["issuer"],
                                               .entity = row["entity"],
                                               .report_kind = row["report_kind"],
                                               .fiscal_year = year});
  }
  // A budget stands before the accounts of its year.
  std::ranges::stable_sort(read, {}, [](const auto& entry) {
    return std::pair(entry.second.fiscal_year, entry.second.report_kind);
  });
  for (auto& [id, document] : read) {
    by_id->emplace(id, documents->size());
    documents->push_back(std::move(document));
  }
  return rows.failure();
}

}  // namespace

Result<Figures> ReadFigures(const dataset::DatasetReader& data) {
  Figures out;
  std::map<std::string, std::size_t> by_id;
  if (auto problem = ReadDocuments(data, &out.documents, &by_id)) {
    return Result<Figures>::Failed(*std::move(problem));
  }
  std::map<std::string, int> power_of;  // by unit
  std::vector<Unfinished> read;
  dataset::RowReader rows = data.Rows(DatasetFile::kFacts);
  for (Row row(DatasetFile::kFacts); rows.Next(row.fields());) {
    const auto document = by_id.find(row["document_id"]);
    if (document == by_id.end() || row["kind"] != "amount") continue;
    const std::optional<Decimal> amount = Decimal::Parse(row["amount_cny"]);
    const std::optional<Decimal> printed = Decimal::Parse(row["value"]);
    const bool certain = row["certainty"] != "ambiguous" && !row["measure"].empty();
    if (!amount || !printed || !certain || row["phase"].empty() ||
        row["fiscal_year"].empty()) {
      ++out.left_out;
      continue;
    }
    if (const std::optional<int> power = PowerOf(*printed, *amount)) {
      power_of[row["unit"]] = *power;
    }
    read.push_back({.figure = FigureOf(row, document->second, *amount),
                    .printed = *printed,
                    .unit = row["unit"]});
  }
  if (rows.failure()) return Result<Figures>::Failed(*rows.failure());
  for (Unfinished& one : read) {
    one.figure.half_unit = one.printed.HalfUnit().ShiftedLeft(power_of[one.unit]);
    out.figures.push_back(std::move(one.figure));
  }
  return out;
}

}  // namespace budget::compare
