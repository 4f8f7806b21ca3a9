// Figures of the prose against the cells of the tables.

#include <algorithm>
#include <optional>

#include "pipeline/model/ids.h"
#include "pipeline/model/index.h"
#include "pipeline/narrative/check_books.h"
#include "pipeline/narrative/statement_checks.h"
#include "pipeline/narrative/table_cells.h"
#include "pipeline/script/text.h"
#include "pipeline/solve/said_amounts.h"

namespace budget::narrative {
namespace {

constexpr std::size_t kMostCells = 200;  // of one name

class CellChecker {
 public:
  CellChecker(const StatementContext& context, std::vector<Check>* out)
      : context_(context),
        cells_(context.data(), context.vocabulary()),
        sections_(context.prose(), context.data()),
        out_(out) {}

  void Check(int index) {
    const Statement& statement = context_.At(index);
    const std::vector<int> named = Named(index);
    const int equal = FirstEqual(index, named);
    if (equal >= 0) return CompareWith(index, equal);
    if (const int other = EqualOfDocumentYear(index, named); other >= 0) {
      return ReportYear(index, other);
    }
    if (const auto book = FindInBook(context_, cells_, index)) {
      return SayOfBook(index, *book);
    }
    if (const int other = SameDigits(index, named); other >= 0) {
      return CompareWith(index, other);
    }
    if (const int other = OneSlipFrom(index, named); other >= 0) {
      return CompareWith(index, other);
    }
    if (const int only = OnlyAmountOf(index, named); only >= 0) {
      return CompareWith(index, only);
    }
    const std::string& table = sections_.Of(statement);
    const auto fits = [&](int cell) {
      return IdOfTable(cell) == table && IsTheSame(index, cell);
    };
    const auto described = std::find_if(named.begin(), named.end(), fits);
    if (!table.empty() && described != named.end()) {
      const int other = context_.ScopeOf(TableOf(*described)).empty()
                            ? -1
                            : FirstEqualOfAnyYear(index);
      return other < 0 ? CompareWith(index, *described) : FindElsewhere(index, other);
    }
    if (!solve::IsTelling(statement.value)) return;
    const int same = FirstEqual(index, cells_.OfAmount(context_.Figure(index)->value));
    if (same >= 0) return FindElsewhere(index, same);
    ReportUnit(index);
  }

  // The change of a value against the column of changes in the value's own row.
  void CheckChange(int index) {
    const Statement& change = context_.At(index);
    const int value = change.refers_to;
    if (value < 0 || !context_.Figure(value) || !context_.Comparable(index, value)) {
      return;
    }
    const int cell = FirstEqual(value, Named(value));
    const int printed = cell < 0 ? -1 : ChangeBeside(cell);
    if (printed < 0) return;
    const AmountCell& at = cells_.cells()[Index(printed)];
    const identity::Rounded& said = *context_.Figure(index);
    const bool down = change.trend == Trend::kDecrease;
    budget::Check check = context_.CheckOf("narrative-cell", index, {value});
    check.facts.push_back(at.fact);
    context_.Compare(down ? -said.value : said.value, at.amount.value,
                     said.half + at.amount.half, index, &check);
    context_.Word("fail_cell", NameOfCell(printed), &check);
    out_->push_back(std::move(check));
  }

 private:
  // The one cell of a row that prints the change of its total; -1: none, or several.
  int ChangeBeside(int cell) const {
    const AmountCell& at = cells_.cells()[Index(cell)];
    if (!IsWhole(ColumnOf(cell))) return -1;
    int found = -1;
    const auto is_beside = [&](int i) {
      const AmountCell& other = cells_.cells()[Index(i)];
      return other.fact.table == at.fact.table && other.row == at.row;
    };
    const int count = static_cast<int>(cells_.cells().size());
    int first = cell;
    while (first > 0 && is_beside(first - 1)) --first;
    for (int i = first; i < count && is_beside(i); ++i) {
      if (ColumnOf(i).measure != "change_amount") continue;
      if (found >= 0) return -1;
      found = i;
    }
    return found;
  }

  const std::string& IdOfTable(int cell) const {
    const FactRef& fact = cells_.cells()[Index(cell)].fact;
    return context_.data().tables[Index(fact.table)].table_id;
  }

  const Table& TableOf(int cell) const {
    const FactRef& fact = cells_.cells()[Index(cell)].fact;
    return context_.data().tables[Index(fact.table)];
  }
  const Column& ColumnOf(int cell) const {
    const AmountCell& at = cells_.cells()[Index(cell)];
    return TableOf(cell).columns[Index(at.column)];
  }

  // Whatever the cell prints, the statement must say the same: a cell of one scope, and
  // where a document tells scopes apart, of a phase that the clause itself names.
  bool IsTheSame(int index, int cell) const {
    const std::string scope = context_.ScopeOf(TableOf(cell));
    if (scope != context_.ScopeOf(index) || scope == kSeveralScopes) return false;
    return scope.empty() || (context_.At(index).phase != Phase::kNone &&
                             context_.At(index).phase == ColumnOf(cell).phase);
  }

  void SayOfBook(int index, const BookResult& book) {
    if (book.cell >= 0 && !book.elsewhere) return CompareWith(index, book.cell);
    if (book.cell >= 0) return FindElsewhere(index, book.cell);
    budget::Check check = context_.CheckOf("narrative-cell", index);
    check.outcome = Outcome::kUntestable;
    check.found = context_.At(index).value;
    SayReason(context_.messages().Say("no_book_total"), &check);
    out_->push_back(std::move(check));
  }

  void SayReason(const std::string& reason, budget::Check* check) const {
    check->message = context_.messages().Say(
        "untestable",
        {{"label", context_.messages().Say(check->check_id)}, {"reason", reason}});
  }

  // The cells that the statement names: of a row that prints its total beside its parts
  // (基本支出 | 项目支出) a part only if it says so.
  std::vector<int> Named(int index) const {
    std::vector<int> named = NamedByRow(index);
    const std::string& key = context_.At(index).key;
    std::erase_if(named, [&](int cell) {
      const Column& column = ColumnOf(cell);
      if (IsWhole(column)) return false;
      if (!column.path.leaf().empty() &&
          key.find(column.path.leaf()) != std::string::npos) {
        return false;
      }
      const AmountCell& at = cells_.cells()[Index(cell)];
      const std::vector<Column>& columns = TableOf(cell).columns;
      return IsChange(column) || std::ranges::any_of(columns, [&](const Column& other) {
               return IsWhole(other) && other.block == column.block &&
                      other.fiscal_year == column.fiscal_year &&
                      other.phase == column.phase && !cells_.IsTotal(at);
             });
    });
    return named;
  }

  static bool IsWhole(const Column& column) {
    return column.measure == ids::kTotal || column.measure == ids::kAmount;
  }
  static bool IsChange(const Column& column) {
    return column.measure.starts_with("change_");
  }

  // The cells that have the name of the statement, its year and its phase.
  std::vector<int> NamedByRow(int index) const {
    const Statement& statement = context_.At(index);
    std::vector<int> named;
    const auto add = [&](const std::vector<int>& cells) {
      for (const int cell : cells) {
        if (named.size() >= kMostCells) return;
        if (Agrees(index, cells_.cells()[Index(cell)]) &&
            std::find(named.begin(), named.end(), cell) == named.end()) {
          named.push_back(cell);
        }
      }
    };
    if (const std::string_view item = ItemOf(statement); !item.empty()) {
      for (const int cell : RowsOf(statement, item)) {
        if (IsBelowItems(statement, cells_.cells()[Index(cell)], item)) {
          add({cell});
        }
      }
      return named;
    }
    if (!statement.concept_id.empty()) add(cells_.OfConcept(statement.concept_id));
    add(cells_.OfRow(statement.key));
    add(cells_.OfColumn(statement.key));
    return named;
  }

  // 社会保障（类） is the class 社会保障和就业支出.
  const std::vector<int>& RowsOf(const Statement& statement,
                                 std::string_view item) const {
    const std::vector<int>& rows = cells_.OfRow(item);
    const bool is_class = item == statement.items.front();
    return rows.empty() && is_class ? cells_.OfClassThatBegins(item) : rows;
  }

  // The innermost item of the classification, if it is what the subject ends with.
  static std::string_view ItemOf(const Statement& statement) {
    for (std::size_t i = statement.items.size(); i-- > 0;) {
      const std::string& item = statement.items[i];
      if (!item.empty() && statement.key.find(item) != std::string::npos) return item;
    }
    return {};
  }

  bool IsBelowItems(const Statement& statement, const AmountCell& cell,
                    std::string_view item) const {
    return std::all_of(
        statement.items.begin(), statement.items.end(), [&](const std::string& outer) {
          return outer.empty() || outer == item || cells_.IsBelow(cell, outer);
        });
  }

  bool Agrees(int index, const AmountCell& cell) const {
    const Statement& statement = context_.At(index);
    if (statement.scope != Scope::kNone && cell.scope != Scope::kNone &&
        statement.scope != cell.scope) {
      return false;
    }
    const std::string scope =
        context_.ScopeOf(context_.data().tables[Index(cell.fact.table)]);
    const std::string& said = context_.ScopeOf(index);
    if (statement.scope == Scope::kNone && !scope.empty() && !said.empty() &&
        said != kSeveralScopes && scope != said) {
      return false;
    }
    if (cell.fiscal_year != 0 && statement.fiscal_year != 0 &&
        cell.fiscal_year != statement.fiscal_year) {
      return false;
    }
    const Phase phase = statement.measure == StatementMeasure::kPriorValue
                            ? statement.phase
                            : context_.PhaseOf(index);
    return cell.phase == Phase::kNone || phase == Phase::kNone || cell.phase == phase;
  }

  // A named cell with the same digits and another magnitude: 元 for 万元.
  int SameDigits(int index, const std::vector<int>& named) const {
    constexpr int kMostPowers = 8;
    if (!solve::IsTelling(context_.At(index).value)) return -1;
    const Decimal said = context_.Figure(index)->value.Reduced();
    if (said.is_zero()) return -1;
    for (const int i : named) {
      const Decimal amount = cells_.cells()[Index(i)].amount.value.Reduced();
      for (int power = -kMostPowers; power <= kMostPowers; ++power) {
        if (power != 0 && said.ShiftedLeft(power) == amount) return i;
      }
    }
    return -1;
  }

  // A named cell that differs by a slip of the pen, or a total that is usually the
  // same.
  int OneSlipFrom(int index, const std::vector<int>& named) const {
    const auto is_slip = [&](int i) {
      const AmountCell& cell = cells_.cells()[Index(i)];
      return Agrees(index, cell) && context_.IsSlipOf(index, cell.amount.value);
    };
    if (const auto at = std::ranges::find_if(named, is_slip); at != named.end()) {
      return *at;
    }
    for (const auto& [concept_id, measure] : context_.prose().narrative.same_as) {
      if (concept_id != context_.At(index).concept_id) continue;
      const std::vector<int>& totals = cells_.OfTotal(measure);
      const auto at = std::ranges::find_if(totals, is_slip);
      if (at != totals.end()) return *at;
    }
    return -1;
  }

  // A subject that names class, group and item of the classification means one row; if
  // all tables print one amount for it there is nothing else it could be.
  int OnlyAmountOf(int index, const std::vector<int>& named) const {
    const Statement& statement = context_.At(index);
    const bool whole_path = std::ranges::none_of(
        statement.items, [](const std::string& item) { return item.empty(); });
    if (!whole_path || named.empty() || statement.measure != StatementMeasure::kValue ||
        !IsTheSame(index, named.front())) {
      return -1;
    }
    const AmountCell& first = cells_.cells()[Index(named.front())];
    const bool one_amount = std::ranges::all_of(named, [&](int i) {
      return SayTheSame(cells_.cells()[Index(i)].amount, first.amount);
    });
    return one_amount ? named.front() : -1;
  }

  // A figure that is said to be of the year before, whose name has no cell of that
  // year, and the same amount in one of the document's own year.
  int EqualOfDocumentYear(int index, const std::vector<int>& named) const {
    const Statement& statement = context_.At(index);
    const int own = context_.data().info.fiscal_year;
    if (!named.empty() || own == 0 || statement.fiscal_year == own ||
        statement.measure != StatementMeasure::kValue ||
        statement.trend == Trend::kFlat || !context_.ScopeOf(index).empty() ||
        !solve::IsTelling(statement.value)) {
      return -1;
    }
    const identity::Rounded& figure = *context_.Figure(index);
    for (const auto* cells :
         {&cells_.OfConcept(statement.concept_id), &cells_.OfRow(statement.key)}) {
      for (const int i : *cells) {
        const AmountCell& cell = cells_.cells()[Index(i)];
        if (cell.fiscal_year == own && SayTheSame(figure, cell.amount)) return i;
      }
    }
    return -1;
  }

  // So many yuan are in no table, and ten thousand times as much is: 元 for 万元.
  void ReportUnit(int index) {
    constexpr int kTenThousand = 4;
    const Statement& statement = context_.At(index);
    if (context_.vocabulary().FindUnit(statement.unit)->power_of_ten != 0) return;
    const Decimal amount = context_.Figure(index)->value.ShiftedLeft(kTenThousand);
    for (const int i : cells_.OfAmount(amount)) {
      if (!Agrees(index, cells_.cells()[Index(i)])) continue;
      budget::Check check = context_.CheckOf("narrative-unit", index);
      check.facts.push_back(cells_.cells()[Index(i)].fact);
      check.outcome = Outcome::kFail;
      check.found = statement.value + statement.unit;
      check.expected =
          TableOf(i).unit.empty() ? std::string() : statement.value + TableOf(i).unit;
      context_.Word("fail_value", NameOfCell(i), &check);
      out_->push_back(std::move(check));
      return;
    }
  }

  void ReportYear(int index, int i) {
    budget::Check check = context_.CheckOf("narrative-year-cell", index);
    check.facts.push_back(cells_.cells()[Index(i)].fact);
    check.outcome = Outcome::kFail;
    check.found = std::to_string(context_.At(index).fiscal_year);
    check.expected = std::to_string(context_.data().info.fiscal_year);
    context_.Word("fail_year_cell", NameOfCell(i), &check);
    out_->push_back(std::move(check));
  }

  // The first cell with the same amount; those of the table that the section describes
  // go first.
  int FirstEqual(int index, const std::vector<int>& cells) const {
    const std::string& table = sections_.Of(context_.At(index));
    int first = -1;
    for (const int i : cells) {
      const AmountCell& cell = cells_.cells()[Index(i)];
      const identity::Rounded& figure = *context_.Figure(index);
      const Decimal difference = (figure.value - cell.amount.value).Abs();
      if (difference > figure.half + cell.amount.half || !Agrees(index, cell)) continue;
      if (IdOfTable(i) == table) return i;
      if (first < 0) first = i;
    }
    return first;
  }

  // A cell of that name and amount, whatever it says of year, phase and scope: in the
  // report of a government many tables print one name.
  int FirstEqualOfAnyYear(int index) const {
    const Statement& statement = context_.At(index);
    const identity::Rounded& figure = *context_.Figure(index);
    for (const auto* cells :
         {&cells_.OfConcept(statement.concept_id), &cells_.OfRow(statement.key)}) {
      for (const int i : *cells) {
        if (SayTheSame(figure, cells_.cells()[Index(i)].amount)) return i;
      }
    }
    return -1;
  }

  budget::Check Compare(int index, int i) const {
    const AmountCell& cell = cells_.cells()[Index(i)];
    const identity::Rounded& figure = *context_.Figure(index);
    budget::Check check = context_.CheckOf("narrative-cell", index);
    check.facts.push_back(cell.fact);
    context_.Compare(figure.value, cell.amount.value, figure.half + cell.amount.half,
                     index, &check);
    return check;
  }

  std::string NameOfCell(int i) const {
    const AmountCell& cell = cells_.cells()[Index(i)];
    const Table& table = context_.data().tables[Index(cell.fact.table)];
    return identity::NameOfTable(table) + " / " +
           identity::NameOfRow(table.rows[Index(cell.row)]) + " / " +
           identity::NameOfColumn(table.columns[Index(cell.column)]);
  }

  void CompareWith(int index, int cell) {
    budget::Check check = Compare(index, cell);
    context_.Word("fail_cell", NameOfCell(cell), &check);
    out_->push_back(std::move(check));
  }

  // The amount stands in a cell that has another name: that is no proof.  A wrong
  // figure may well be the right one of something else.
  void FindElsewhere(int index, int cell) {
    budget::Check check = Compare(index, cell);
    check.outcome = Outcome::kUntestable;
    SayReason(context_.messages().Say("other_cell", {{"cell", NameOfCell(cell)}}),
              &check);
    out_->push_back(std::move(check));
  }

  const StatementContext& context_;
  TableCells cells_;
  solve::SectionTables sections_;
  std::vector<budget::Check>* out_;
};

}  // namespace

void CheckCells(const StatementContext& context, std::vector<Check>* out) {
  CellChecker checker(context, out);
  for (int i = 0; i < static_cast<int>(context.statements().size()); ++i) {
    if (context.stopped()) return;
    const Statement& statement = context.At(i);
    const schemas::Unit* unit = context.vocabulary().FindUnit(statement.unit);
    if (statement.explains || statement.limit || unit == nullptr ||
        unit->kind != Kind::kAmount || !context.Figure(i)) {
      continue;
    }
    switch (statement.measure) {
      case StatementMeasure::kValue:
      case StatementMeasure::kPriorValue:
        checker.Check(i);
        break;
      case StatementMeasure::kChangeAmount:
        checker.CheckChange(i);
        break;
      default:
        break;
    }
  }
}

}  // namespace budget::narrative
