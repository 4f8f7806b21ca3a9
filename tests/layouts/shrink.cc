#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "tests/layouts/judge.h"

namespace budget::layouts {
namespace {

// A change that makes a scenario smaller.
using Scenarios = std::vector<Scenario>;

void DropTables(const Scenario& scenario, Scenarios* smaller) {
  const std::size_t count = scenario.document.tables.size();
  for (std::size_t t = 0; count > 1 && t < count; ++t) {
    smaller->push_back(scenario);
    std::vector<MadeTable>& tables = smaller->back().document.tables;
    tables.erase(tables.begin() + static_cast<std::ptrdiff_t>(t));
  }
}

// Rows stand under the last row that is only a label; below all of them, a total may.
void FindTitlesAnew(MadeBlock* block) {
  std::string title;
  for (MadeRow& row : block->rows) {
    if (row.is_title) title = row.name;
    if (!row.is_title && row.under != "?") row.under = title;
  }
}

// Of every block, `length` rows from `first` on.
Scenario WithoutRows(Scenario scenario, std::size_t table, std::size_t first,
                     std::size_t length) {
  for (MadeBlock& block : scenario.document.tables[table].blocks) {
    const std::size_t begin = std::min(first, block.rows.size());
    const std::size_t end = std::min(first + length, block.rows.size());
    block.rows.erase(block.rows.begin() + static_cast<std::ptrdiff_t>(begin),
                     block.rows.begin() + static_cast<std::ptrdiff_t>(end));
    FindTitlesAnew(&block);
  }
  return scenario;
}

void DropRows(const Scenario& scenario, Scenarios* smaller) {
  for (std::size_t t = 0; t < scenario.document.tables.size(); ++t) {
    std::size_t rows = 0;
    for (const MadeBlock& block : scenario.document.tables[t].blocks) {
      rows = std::max(rows, block.rows.size());
    }
    for (std::size_t length = rows / 2; length > 0; length /= 2) {
      for (std::size_t first = 0; first + length <= rows; first += length) {
        smaller->push_back(WithoutRows(scenario, t, first, length));
      }
    }
  }
}

bool SharesTop(const MadeColumn& a, const MadeColumn& b) {
  return b.heads.size() > 1 && a.heads.front() == b.heads.front();
}

// A spanner over one column is no spanner: without rules nobody could tell it from the
// first line of the head below.
void MergeLonelySpanners(MadeBlock* block) {
  std::vector<MadeColumn>& columns = block->columns;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    while (columns[c].heads.size() > 1 &&
           !(c > 0 && SharesTop(columns[c], columns[c - 1])) &&
           !(c + 1 < columns.size() && SharesTop(columns[c], columns[c + 1]))) {
      columns[c].heads.erase(columns[c].heads.begin());
    }
  }
}

void DropColumn(MadeBlock* block, std::size_t column) {
  block->columns.erase(block->columns.begin() + static_cast<std::ptrdiff_t>(column));
  for (MadeRow& row : block->rows) {
    row.figures.erase(row.figures.begin() + static_cast<std::ptrdiff_t>(column));
  }
  MergeLonelySpanners(block);
}

void DropPartsOfTables(const Scenario& scenario, Scenarios* smaller) {
  for (std::size_t t = 0; t < scenario.document.tables.size(); ++t) {
    const MadeTable& table = scenario.document.tables[t];
    const auto changed = [&]() -> MadeTable& {
      smaller->push_back(scenario);
      return smaller->back().document.tables[t];
    };
    if (!table.notes.empty()) changed().notes.clear();
    for (std::size_t b = 0; b < table.blocks.size(); ++b) {
      if (table.blocks.size() > 1) {
        std::vector<MadeBlock>& blocks = changed().blocks;
        blocks.erase(blocks.begin() + static_cast<std::ptrdiff_t>(b));
      }
      const MadeBlock& block = table.blocks[b];
      if (!block.title.empty()) changed().blocks[b].title.clear();
      if (!block.line_head.empty()) changed().blocks[b].line_head.clear();
      if (!block.group_head.empty()) {
        MadeBlock& bare = changed().blocks[b];
        bare.group_head.clear();
        for (MadeRow& row : bare.rows) row.group.clear();
      }
      if (!block.code_head.empty()) {
        MadeBlock& bare = changed().blocks[b];
        bare.code_head.clear();
        for (MadeRow& row : bare.rows) row.code.clear();
      }
      for (std::size_t c = 0; block.columns.size() > 1 && c < block.columns.size();
           ++c) {
        DropColumn(&changed().blocks[b], c);
      }
    }
  }
}

void SimplifyStyle(const Scenario& scenario, Scenarios* smaller) {
  for (const Style& style : Simpler(scenario.style)) {
    smaller->push_back({.document = scenario.document, .style = style});
  }
}

Scenarios Smaller(const Scenario& scenario) {
  Scenarios smaller;
  DropTables(scenario, &smaller);
  DropPartsOfTables(scenario, &smaller);
  DropRows(scenario, &smaller);
  SimplifyStyle(scenario, &smaller);
  return smaller;
}

// Where nothing frames a table, one row of figures does not make it one.
bool IsReadable(const Scenario& scenario) {
  constexpr std::size_t kLeast = 2;
  if (scenario.style.family == Family::kRuled) return true;
  return std::ranges::all_of(scenario.document.tables, [](const MadeTable& table) {
    return std::ranges::any_of(table.blocks, [](const MadeBlock& block) {
      return block.rows.size() >= kLeast;
    });
  });
}

}  // namespace

Scenario Shrink(Scenario scenario, std::string cause,
                const schemas::SchemaSet& schemas) {
  const Verdict verdict = Try(scenario, schemas);
  if (verdict.causes.empty()) return scenario;
  if (cause.empty()) cause = verdict.causes.front();
  for (bool again = true; again;) {
    again = false;
    for (Scenario& smaller : Smaller(scenario)) {
      if (!IsReadable(smaller)) continue;
      const Verdict other = Try(smaller, schemas);
      if (std::ranges::find(other.causes, cause) == other.causes.end()) continue;
      scenario = std::move(smaller);
      again = true;
      break;
    }
  }
  return scenario;
}

}  // namespace budget::layouts
