#include "pipeline/table/make_fact.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>

#include "pipeline/script/marks.h"
#include "pipeline/script/text.h"
#include "pipeline/script/year.h"

namespace budget::table {
namespace {

// Behind a number, 年, 月, 日 and 天 make a date or a term: 2025年, 10年.  It stays as
// it is printed.
bool IsOfTheCalendar(std::string_view unit) {
  constexpr std::array<char32_t, 4> kWords = {0x5E74, 0x6708, 0x65E5, 0x5929};
  std::size_t at = 0;
  return std::ranges::find(kWords, script::NextCodePoint(unit, &at)) != kWords.end();
}

// The text is a whole part and two decimals, and no month of a year: 1,234.50
bool IsMoney(std::string_view text) {
  constexpr std::size_t kCents = 3;  // characters: the point and two digits
  if (text.size() <= kCents || !script::ParseNumber(text)) return false;
  const std::size_t point = text.size() - kCents;
  return text[point] == '.' && !script::LooksLikeYear(text.substr(0, point));
}

// Whether a text that is no figure has one of money before brackets, or at its end:
// 345.60[1], 某局123.45.  A limit (>=95.00) and a range hold none.
bool HoldsFigure(std::string_view raw) {
  constexpr std::string_view kDigits = "0123456789.,";
  const std::string text = script::Fold(raw);
  const std::size_t head = text.find_first_not_of(kDigits);
  if (head == std::string::npos) return false;
  std::size_t at = head;
  const char32_t behind = script::NextCodePoint(text, &at);
  constexpr char32_t kSquare = 0xFF3B;  // folded [
  if (head > 0 && (script::IsOpenBracket(behind) || behind == kSquare)) {
    return IsMoney(std::string_view(text).substr(0, head));
  }
  const std::size_t tail = text.find_last_not_of(kDigits) + 1;
  if (tail == text.size()) return false;
  at = tail - 1;
  while (at > 0 && script::ContinuesCharacter(text[at])) --at;
  const char32_t before = script::NextCodePoint(text, &at);
  const bool word = script::IsIdeograph(before) || script::IsAsciiLetter(before) ||
                    script::IsCloseBracket(before);
  return word && IsMoney(std::string_view(text).substr(tail));
}

}  // namespace

Fact MakeFact(std::string_view raw, Kind column_kind,
              const schemas::Vocabulary* vocabulary) {
  Fact fact;
  fact.raw = std::string(raw);
  std::optional<script::PrintedNumber> number;
  if (column_kind != Kind::kText) number = script::ReadNumber(raw).number;
  const schemas::Unit* unit = nullptr;
  if (number && !number->unit.empty()) {
    if (vocabulary != nullptr) unit = vocabulary->FindUnit(script::Fold(number->unit));
    if (unit == nullptr || IsOfTheCalendar(number->unit)) number.reset();
  }
  if (!number) {
    fact.value = script::TidySpace(raw);
    return fact;
  }
  fact.value = std::move(number->digits);
  fact.number = number->value;
  fact.kind = number->percent ? Kind::kPercent : column_kind;
  if (unit != nullptr) {
    fact.kind = unit->kind;
    fact.unit = unit->name;
  }
  return fact;
}

std::optional<script::NumberDoubt> DoubtOf(std::string_view raw, Kind column_kind) {
  if (column_kind == Kind::kText) return std::nullopt;
  const script::NumberReading reading = script::ReadNumber(raw);
  if (!reading.number && reading.doubt == script::NumberDoubt::kNone) {
    return HoldsFigure(raw) ? std::optional(script::NumberDoubt::kBroken)
                            : std::nullopt;
  }
  if (reading.number || reading.doubt == script::NumberDoubt::kBrackets) {
    return std::nullopt;
  }
  return reading.doubt;
}

bool LooksLikeFigure(std::string_view raw) {
  return script::ParseNumber(raw).has_value() ||
         DoubtOf(raw, Kind::kAmount).has_value();
}

Fact* AddFact(std::span<const Cell* const> cells, std::string_view raw, int row,
              int column, const schemas::Vocabulary* vocabulary, Table* table,
              Ledger* ledger) {
  const Kind kind = column < 0 ? Kind::kAmount
                               : table->columns[static_cast<std::size_t>(column)].kind;
  const bool unreadable =
      DoubtOf(raw, kind).has_value() ||
      std::ranges::any_of(cells, [](const Cell* cell) {
        return cell->doubtful || cell->layout == LayoutDoubt::kSeveralFigures;
      });
  for (const Cell* cell : cells) {
    ledger->Enter(*cell, unreadable ? Fate::kReported : Fate::kFact);
  }
  if (unreadable) return nullptr;
  Fact fact = MakeFact(raw, kind, vocabulary);
  fact.row = row;
  fact.column = column;
  fact.place = cells.front()->place;
  if (column < 0) fact.certainty = Certainty::kAmbiguous;
  const bool loose = std::ranges::any_of(
      cells, [](const Cell* cell) { return cell->layout != LayoutDoubt::kNone; });
  if (loose) Doubt("lines of the row could belong to its neighbours", &fact);
  return &table->facts.emplace_back(std::move(fact));
}

Fact* AddFact(const Cell& cell, int row, int column,
              const schemas::Vocabulary* vocabulary, Table* table, Ledger* ledger) {
  const Cell* const only = &cell;
  return AddFact({&only, 1}, cell.raw, row, column, vocabulary, table, ledger);
}

void AppendText(std::string_view raw, Fact* fact) {
  fact->raw += '\n';
  fact->raw += raw;
  fact->value = script::TidySpace(fact->raw);
  fact->number.reset();
  fact->kind = Kind::kText;
}

void Doubt(std::string_view why, Fact* fact) {
  fact->certainty = Certainty::kAmbiguous;
  if (!fact->note.empty()) fact->note += "; ";
  fact->note += why;
}

}  // namespace budget::table
