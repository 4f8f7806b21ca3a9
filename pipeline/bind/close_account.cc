#include "pipeline/bind/close_account.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/script/number.h"
#include "pipeline/script/text.h"
#include "pipeline/table/make_fact.h"

namespace budget::bind {
namespace {

// Cells named in one message; the others are counted.
constexpr std::size_t kMostNamed = 5;

std::string ListOf(const std::vector<const Cell*>& cells) {
  std::string list;
  for (std::size_t i = 0; i < std::min(cells.size(), kMostNamed); ++i) {
    list += (i == 0 ? "'" : ", '") + script::TidySpace(cells[i]->raw) + "'";
    if (const auto doubt = table::DoubtOf(cells[i]->raw, Kind::kAmount)) {
      list += " (" + std::string(script::Describe(*doubt)) + ")";
    }
  }
  return cells.size() > kMostNamed ? list + " ..." : list;
}

void Report(const std::vector<const Cell*>& cells, std::string_view code,
            std::string_view what, const Location& where, Table* table,
            Diagnostics* diagnostics) {
  if (cells.empty()) return;
  const std::string message = std::to_string(cells.size()) +
                              (cells.size() == 1 ? " cell " : " cells ") +
                              std::string(what) + ": " + ListOf(cells);
  Diagnostic problem;
  problem.severity = Severity::kWarning;
  problem.code = code;
  problem.message = message;
  problem.where = where;
  const Place& place = cells.front()->place;
  if (place.page != 0) problem.where.page = place.page;
  if (place.line != 0) problem.where.line = place.line;
  problem.hint = "look at the page: these cells are not in the dataset";
  diagnostics->push_back(std::move(problem));
  table->status = TableStatus::kPartial;
  if (!table->note.empty()) table->note += "; ";
  table->note += message;
}

}  // namespace

void CloseAccount(const table::Ledger& ledger, const Location& where, Table* table,
                  Diagnostics* diagnostics) {
  Report(ledger.Lost(), "unread-cell", "not read", where, table, diagnostics);
  Report(ledger.Reported(), "unreadable-figure", "that cannot be read for certain",
         where, table, diagnostics);
}

std::string ExplainAccount(const table::Ledger& ledger) {
  static constexpr std::pair<table::Fate, std::string_view> kFates[] = {
      {table::Fate::kFact, "facts"},      {table::Fate::kLabel, "labels"},
      {table::Fate::kHeader, "header"},   {table::Fate::kNote, "notes"},
      {table::Fate::kIgnored, "ignored"}, {table::Fate::kReported, "unreadable"},
      {table::Fate::kNone, "not read"}};
  std::string text = "  cells:";
  for (const auto& [fate, name] : kFates) {
    const std::size_t count = ledger.Count(fate);
    if (count == 0) continue;
    text += (text.ends_with(':') ? " " : ", ") + std::to_string(count) + " " +
            std::string(name);
  }
  return text;
}

}  // namespace budget::bind
