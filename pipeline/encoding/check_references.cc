#include "pipeline/encoding/check_references.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>

namespace budget::encoding {
namespace {

template <typename List>
bool Points(int index, const List& list) {
  return index >= 0 && static_cast<std::size_t>(index) < list.size();
}

template <typename List>
bool PointsOrNot(int index, const List& list) {
  return index == -1 || Points(index, list);
}

bool IsWhatIsPrinted(const std::optional<Decimal>& number, const std::string& value) {
  if (!number) return true;
  const std::optional<Decimal> printed = Decimal::Parse(value);
  return printed && *printed == *number && printed->scale() == number->scale();
}

bool Holds(const Table& table) {
  return std::ranges::all_of(table.facts,
                             [&](const Fact& fact) {
                               return Points(fact.row, table.rows) &&
                                      PointsOrNot(fact.column, table.columns) &&
                                      IsWhatIsPrinted(fact.number, fact.value);
                             }) &&
         std::ranges::all_of(table.targets, [&](const Target& target) {
           return Points(target.fact, table.facts);
         });
}

bool Holds(const Paragraph& paragraph, const Outline& outline) {
  return Points(paragraph.section, outline.sections) &&
         std::ranges::all_of(paragraph.starts, [&](const Paragraph::Start& start) {
           return start.offset <= paragraph.text.size();
         });
}

bool Holds(const Statement& statement, const DocumentData& document) {
  const auto names_statement = [&](int index) {
    return PointsOrNot(index, document.statements);
  };
  return IsWhatIsPrinted(statement.number, statement.value) &&
         Points(statement.section, document.outline.sections) &&
         PointsOrNot(statement.paragraph, document.outline.paragraphs) &&
         names_statement(statement.refers_to) && names_statement(statement.change) &&
         names_statement(statement.prior) && names_statement(statement.whole_at) &&
         names_statement(statement.total);
}

bool HoldAll(const std::vector<FactRef>& facts, const DocumentData& document) {
  return std::ranges::all_of(facts, [&](const FactRef& ref) {
    if (!Points(ref.table, document.tables)) return false;
    const auto table = static_cast<std::size_t>(ref.table);
    return Points(ref.fact, document.tables[table].facts);
  });
}

bool Holds(const CheckRepair& repair, const DocumentData& document) {
  if (!HoldAll(repair.facts, document)) return false;
  if (repair.table < 0) return repair.row < 0;
  return Points(repair.table, document.tables) &&
         Points(repair.row,
                document.tables[static_cast<std::size_t>(repair.table)].rows);
}

bool Holds(const Check& check, const DocumentData& document) {
  return HoldAll(check.facts, document) &&
         std::ranges::all_of(
             check.statements,
             [&](int index) { return Points(index, document.statements); }) &&
         check.repairs.size() <= 1 &&
         std::ranges::all_of(check.repairs, [&](const CheckRepair& repair) {
           return Holds(repair, document);
         });
}

bool Holds(const Finding& finding, const DocumentData& document) {
  return HoldAll(finding.facts, document) &&
         std::ranges::all_of(finding.checks,
                             [&](int index) { return Points(index, document.checks); });
}

}  // namespace

bool ReferencesHold(const DocumentData& document) {
  const auto holds = [&](const auto& value) { return Holds(value, document); };
  return std::ranges::all_of(document.tables,
                             [](const Table& table) { return Holds(table); }) &&
         std::ranges::all_of(document.outline.paragraphs,
                             [&](const Paragraph& paragraph) {
                               return Holds(paragraph, document.outline);
                             }) &&
         std::ranges::all_of(document.statements, holds) &&
         std::ranges::all_of(document.checks, holds) &&
         std::ranges::all_of(document.findings, holds);
}

}  // namespace budget::encoding
