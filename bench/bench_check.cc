// Identities: a table of a hundred rows and twelve columns whose blanks are lost, and
// what checking adds to a run.
//
// The documents are those of samples/, or all files of the folder in the environment
// variable BUDGET_DOCUMENTS.

#include <benchmark/benchmark.h>

#include <array>
#include <cstdint>
#include <ctime>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "bench/documents.h"
#include "extract/extract.h"
#include "pipeline/check/check_document.h"
#include "pipeline/model/decimal.h"
#include "pipeline/narrative/check_statements.h"
#include "pipeline/script/text.h"
#include "pipeline/solve/solve_document.h"
#include "schemas/load/load_schemas.h"

namespace budget {
namespace {

constexpr int kColumns = 12;  // the total and eleven sources

const schemas::SchemaSet& Schemas() {
  static const Result<schemas::SchemaSet> loaded = schemas::LoadSchemas({});
  return loaded.value();
}

// 类, 款 and 项 with the sums of their sources, in fen.
class RevenueTable {
 public:
  RevenueTable(int rows, int figures, bool alike)
      : figures_(figures), alike_(alike), random_(12) {
    table_.table_no = 1;
    table_.table_id = table_.layout = "revenue_summary";
    table_.unit = "万元";
    table_.fiscal_year = 2030;
    constexpr std::array<const char*, kColumns> kMeasures = {
        "total",
        "carryover",
        "general_public_budget",
        "government_fund",
        "state_capital",
        "financial_special_account",
        "business_revenue",
        "superior_subsidy",
        "affiliated_remittance",
        "business_operation_revenue",
        "other_revenue",
        "non_fiscal_surplus"};
    for (int i = 0; i < kColumns; ++i) {
      table_.columns.push_back(
          {.grid_column = i,
           .path =
               HeaderPath({script::ReadLabel(kMeasures[static_cast<std::size_t>(i)])}),
           .measure = kMeasures[static_cast<std::size_t>(i)],
           .phase = Phase::kApproved,
           .fiscal_year = 2030,
           .unit = "万元"});
    }
    // A 类 has three 款 of four 项 each.
    Sources all{};
    for (int code = 201; static_cast<int>(rows_.size()) + 2 < rows; ++code) {
      Add(AddClass(code, rows), &all);
    }
    rows_.emplace_back("", all);
  }

  Table Print() {
    for (const auto& [code, sources] : rows_) {
      Row& row = table_.rows.emplace_back();
      row.row_no = static_cast<int>(table_.rows.size());
      row.item_code = code;
      row.item_name = code.empty() ? "合计" : "科目" + code;
      row.item_level = static_cast<int>(code.size()) / 2;
      if (code.empty()) row.row_kind = RowKind::kTotal;
      std::int64_t total = 0;
      for (const std::int64_t value : sources) total += value;
      Print(total);
      for (const std::int64_t value : sources) Print(value);
    }
    return std::move(table_);
  }

 private:
  using Sources = std::array<std::int64_t, kColumns - 1>;

  static void Add(const Sources& from, Sources* to) {
    for (std::size_t i = 0; i < from.size(); ++i) (*to)[i] += from[i];
  }

  Sources AddClass(int code, int rows) {
    const std::size_t place = rows_.size();
    rows_.emplace_back(std::to_string(code), Sources{});
    Sources sum{};
    for (int i = 1; i <= 3 && static_cast<int>(rows_.size()) + 2 < rows; ++i) {
      Add(AddGroup(code * 100 + i), &sum);
    }
    rows_[place].second = sum;
    return sum;
  }

  Sources AddGroup(int code) {
    const std::size_t place = rows_.size();
    rows_.emplace_back(std::to_string(code), Sources{});
    Sources sum{};
    for (int i = 1; i <= 4; ++i) {
      Sources sources{};
      for (int k = 0; k < figures_ - 1; ++k) {
        sources[random_() % sources.size()] =
            alike_ ? 100000 : 100 + static_cast<std::int64_t>(random_() % 10'000'000);
      }
      rows_.emplace_back(std::to_string(code * 100 + i), sources);
      Add(sources, &sum);
    }
    rows_[place].second = sum;
    return sum;
  }

  // Without its column.
  void Print(std::int64_t value) {
    if (value == 0) return;
    Fact fact;
    fact.row = static_cast<int>(table_.rows.size()) - 1;
    fact.value = fact.raw = Decimal(value, 2).ToString();
    fact.kind = Kind::kAmount;
    fact.certainty = Certainty::kAmbiguous;
    table_.facts.push_back(std::move(fact));
  }

  int figures_;
  bool alike_;
  std::mt19937 random_;
  Table table_;
  std::vector<std::pair<std::string, Sources>> rows_;
};

// Figures of a row; 1 if all are alike, so that hardly anything can be told.
void SolveHundredRows(benchmark::State& state) {
  const auto schema = Schemas().Find("mof-budget");
  DocumentData document;
  document.info.report_kind = ReportKind::kBudget;
  document.info.fiscal_year = 2030;
  document.tables.push_back(
      RevenueTable(100, static_cast<int>(state.range(0)), state.range(1) == 1).Print());
  int inferred = 0;
  for (auto _ : state) {
    DocumentData data = document;
    const auto assignments =
        solve::SolveDocument(schema->prose, schema->identities, *schema->vocabulary,
                             Language::kEnglish, {}, data);
    data.tables = solve::Assign(assignments, std::move(data.tables));
    inferred = 0;
    for (const Fact& fact : data.tables[0].facts) inferred += fact.column >= 0 ? 1 : 0;
  }
  state.counters["rows"] = static_cast<double>(document.tables[0].rows.size());
  state.counters["figures"] = static_cast<double>(document.tables[0].facts.size());
  state.counters["known"] = inferred;
}
BENCHMARK(SolveHundredRows)
    ->ArgNames({"figures", "alike"})
    ->Args({2, 0})
    ->Args({3, 0})
    ->Args({5, 0})
    ->Args({8, 0})
    ->Args({3, 1})
    ->Args({6, 1})
    ->Unit(benchmark::kMillisecond);

double CpuSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

// Takes the time of the check stage on what the other stages gave, without the columns
// that it found itself.
double CheckSeconds(const schemas::Schema& schema, DocumentData data) {
  data.checks.clear();
  for (Table& table : data.tables) {
    for (Fact& fact : table.facts) {
      if (fact.certainty == Certainty::kInferred) fact.column = -1;
    }
  }
  const double start = CpuSeconds();
  const auto assignments =
      solve::SolveDocument(schema.prose, schema.identities, *schema.vocabulary,
                           Language::kEnglish, {}, data);
  data.tables = solve::Assign(assignments, std::move(data.tables));
  check::AddChecks(check::CheckDocument(schema.identities, *schema.vocabulary,
                                        Language::kEnglish, data)
                       .checks,
                   &data);
  check::AddChecks(
      narrative::CheckStatements(schema.prose, schema.identities, *schema.vocabulary,
                                 Language::kEnglish, data),
      &data);
  return CpuSeconds() - start;
}

// All documents through all stages; the counter says how much of it is checking.
void ShareOfChecking(benchmark::State& state) {
  const std::vector<Document> documents = Documents();
  double all = 0;
  double check = 0;
  for (auto _ : state) {
    for (const Document& document : documents) {
      const double start = CpuSeconds();
      DocumentData data =
          ExtractDocument(document.bytes, document.source, Schemas(), {});
      all += CpuSeconds() - start;
      const auto schema =
          Schemas().Find(data.info.schema.substr(0, data.info.schema.find('@')));
      if (schema != nullptr) check += CheckSeconds(*schema, std::move(data));
    }
  }
  state.counters["percent_checking"] = all > 0 ? 100 * check / all : 0;
}
BENCHMARK(ShareOfChecking)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace budget
