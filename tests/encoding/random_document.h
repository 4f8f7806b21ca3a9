// Documents of any content: every field that the encoding walks over gets a random
// value, so that a field which is lost on the way shows.

#ifndef TESTS_ENCODING_RANDOM_DOCUMENT_H_
#define TESTS_ENCODING_RANDOM_DOCUMENT_H_

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "pipeline/encoding/document_fields.h"

namespace budget::encoding {

class FillAtRandom {
 public:
  explicit FillAtRandom(std::mt19937* random) : random_(random) {}

  template <typename... Values>
  void operator()(Values&... values) {
    (Fill(values), ...);
  }

 private:
  std::uint32_t Below(std::uint32_t limit) {
    return static_cast<std::uint32_t>((*random_)()) % limit;
  }

  void Fill(bool& flag) { flag = Below(2) == 1; }
  void Fill(float& number) { number = static_cast<float>(Below(100'000)) / 7.0F; }
  void Fill(std::string& text) {
    static constexpr std::array kPieces = {"",   "a",     "\n",  "收入",
                                           "𠮷", "12.00", "\x7F"};
    text.clear();
    for (std::uint32_t i = Below(4); i > 0; --i) text += kPieces[Below(kPieces.size())];
  }
  template <std::integral Integer>
  void Fill(Integer& number) {
    using Limits = std::numeric_limits<Integer>;
    static constexpr std::array<Integer, 5> kNumbers = {Limits::min(), Limits::max(), 0,
                                                        1, 63};
    number = Below(2) == 0 ? kNumbers[Below(kNumbers.size())]
                           : static_cast<Integer>((*random_)());
  }
  template <typename Enum>
  requires std::is_enum_v<Enum>
  void Fill(Enum& value) {
    value = static_cast<Enum>(Below(static_cast<std::uint32_t>(CountOf<Enum>())));
  }
  void Fill(Decimal& /*number*/) {}  // see RandomDocument
  template <typename Item>
  void Fill(std::optional<Item>& item) {
    if (Below(2) == 1) Fill(item.emplace());
  }
  template <typename Item>
  void Fill(std::vector<Item>& items) {
    items.resize(Below(4));
    for (Item& item : items) Fill(item);
  }
  template <typename Item, std::size_t count>
  void Fill(std::array<Item, count>& items) {
    for (Item& item : items) Fill(item);
  }
  template <typename Struct>
  requires std::is_class_v<Struct>
  void Fill(Struct& value) { VisitFields(value, *this); }

  std::mt19937* random_;
};

// A valid index near a random one; -1 where there is nothing to point at.
inline void Repair(int* index, std::size_t size) {
  *index = size == 0 ? -1 : static_cast<int>(static_cast<unsigned>(*index) % size);
}

// A number where a random one is, in digits, too.
inline void Repair(std::optional<Decimal>* number, std::string* digits,
                   std::mt19937* random) {
  if (!number->has_value()) return;
  *number = Decimal(static_cast<int>((*random)()), static_cast<int>((*random)() % 9));
  *digits = (*number)->ToString();
}

// As FillAtRandom, but its indices point at something.
inline DocumentData RandomDocument(std::mt19937* random) {
  DocumentData document;
  FillAtRandom fill(random);
  fill(document);
  for (Table& table : document.tables) {
    if (table.rows.empty()) table.facts.clear();
    for (Fact& fact : table.facts) {
      Repair(&fact.number, &fact.value, random);
      Repair(&fact.row, table.rows.size());
      Repair(&fact.column, table.columns.size());
    }
    if (table.facts.empty()) table.targets.clear();
    for (Target& target : table.targets) Repair(&target.fact, table.facts.size());
  }
  Outline& outline = document.outline;
  if (outline.sections.empty()) outline.sections.emplace_back();
  for (Paragraph& paragraph : outline.paragraphs) {
    Repair(&paragraph.section, outline.sections.size());
    for (Paragraph::Start& start : paragraph.starts) {
      start.offset %= paragraph.text.size() + 1;
    }
  }
  for (Statement& statement : document.statements) {
    Repair(&statement.number, &statement.value, random);
    Repair(&statement.section, outline.sections.size());
    Repair(&statement.paragraph, outline.paragraphs.size());
    for (int* index : {&statement.refers_to, &statement.change, &statement.prior,
                       &statement.whole_at, &statement.total}) {
      Repair(index, document.statements.size());
    }
  }
  const auto repair_facts = [&](std::vector<FactRef>* facts) {
    std::erase_if(*facts, [&](FactRef& ref) {
      Repair(&ref.table, document.tables.size());
      if (ref.table < 0) return true;
      const auto table = static_cast<std::size_t>(ref.table);
      Repair(&ref.fact, document.tables[table].facts.size());
      return ref.fact < 0;
    });
  };
  for (Finding& finding : document.findings) {
    repair_facts(&finding.facts);
    if (document.checks.empty()) finding.checks.clear();
    for (int& index : finding.checks) Repair(&index, document.checks.size());
  }
  for (Check& check : document.checks) {
    repair_facts(&check.facts);
    if (check.repairs.size() > 1) check.repairs.resize(1);
    for (CheckRepair& repair : check.repairs) {
      repair_facts(&repair.facts);
      repair.table = -1;
      repair.row = -1;
    }
    if (document.statements.empty()) check.statements.clear();
    for (int& index : check.statements) Repair(&index, document.statements.size());
  }
  return document;
}

}  // namespace budget::encoding

#endif  // TESTS_ENCODING_RANDOM_DOCUMENT_H_
