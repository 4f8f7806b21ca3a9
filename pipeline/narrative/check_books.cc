#include "pipeline/narrative/check_books.h"

#include <algorithm>
#include <string_view>

#include "pipeline/model/ids.h"
#include "pipeline/model/index.h"

namespace budget::narrative {
namespace {

// The tables of the book that a concept is the total of: of one that stands for the
// prose (gov_*) and for the tables of one book (gov_fund_*).  Empty: it is none.
std::string_view BookOf(const schemas::Concept& total) {
  std::string_view book;
  bool in_prose = false;
  for (std::string_view limit : total.tables) {
    if (!limit.ends_with('*')) return {};
    limit.remove_suffix(1);
    if (limit == ids::kGovernmentTables) {
      in_prose = true;
    } else {
      book = limit;
    }
  }
  return in_prose ? book : std::string_view();
}

}  // namespace

std::optional<BookResult> FindInBook(const StatementContext& context,
                                     const TableCells& cells, int statement) {
  const Statement& said = context.At(statement);
  const bool told = said.scope != Scope::kNone && said.scope != Scope::kRegion &&
                    said.phase != Phase::kNone && said.fiscal_year != 0 &&
                    said.measure == StatementMeasure::kValue;
  const schemas::Concept* total = context.vocabulary().FindConceptById(said.concept_id);
  const std::string_view book = total == nullptr ? "" : BookOf(*total);
  if (!told || book.empty()) return std::nullopt;
  const identity::Rounded& figure = *context.Figure(statement);
  BookResult named;
  bool one_amount = true;
  for (std::size_t i = 0; i < cells.cells().size(); ++i) {
    const AmountCell& cell = cells.cells()[i];
    const Table& table = context.data().tables[Index(cell.fact.table)];
    const bool same = cell.scope == said.scope && cell.phase == said.phase &&
                      cell.fiscal_year == said.fiscal_year &&
                      table.table_id.starts_with(book);
    if (!same) continue;
    const int index = static_cast<int>(i);
    if (SayTheSame(figure, cell.amount)) return BookResult{index, true};
    const Fact& fact = table.facts[Index(cell.fact.fact)];
    if (MeaningOf(table, fact).concept_id != said.concept_id ||
        table.RowOf(fact).of_which) {
      continue;
    }
    if (named.cell < 0) {
      named.cell = index;
    } else {
      one_amount = one_amount &&
                   SayTheSame(cells.cells()[Index(named.cell)].amount, cell.amount);
    }
  }
  return one_amount ? named : BookResult();
}

}  // namespace budget::narrative
