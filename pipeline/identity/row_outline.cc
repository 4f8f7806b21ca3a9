#include "pipeline/identity/row_outline.h"

#include <algorithm>
#include <string_view>

#include "pipeline/script/text.h"

namespace budget::identity {
namespace {

constexpr int kTen = 10;

int LevelOf(const schemas::Identities& identities, const std::string& folded) {
  for (std::size_t i = 0; i < identities.label_levels.size(); ++i) {
    if (identities.label_levels[i].MatchesPart(folded)) return static_cast<int>(i);
  }
  return kNoLevel;
}

// What stands before an ordinal: an opening bracket.
std::string_view WithoutBracket(std::string_view text) {
  for (const std::string_view bracket : {"(", "（"}) {
    if (text.starts_with(bracket)) return text.substr(bracket.size());
  }
  return text;
}

// A list of parts opens at 其中 and lasts until a number of its parent's level.  Rows
// without a number may belong to it, or stand beside the parent.
void CarryOfWhich(std::vector<OutlineRow>* rows) {
  const OutlineRow* parent = nullptr;  // of the list that is open
  const OutlineRow* before = nullptr;  // the last row that is no part
  for (OutlineRow& row : *rows) {
    if (row.of_which) {
      parent = before;
      continue;
    }
    if (parent != nullptr && parent->level != kNoLevel && row.kind == RowKind::kItem &&
        (row.level == kNoLevel || row.level > parent->level)) {
      row.of_which = true;
      row.is_doubtful = row.level == kNoLevel;
      continue;
    }
    parent = nullptr;
    before = &row;
  }
}

}  // namespace

int OrdinalOf(const std::string& folded, std::span<const std::string> numerals) {
  std::string_view rest = WithoutBracket(folded);
  int value = 0;
  std::size_t digits = 0;
  while (digits < rest.size() && rest[digits] >= '0' && rest[digits] <= '9') {
    if (value >= kTen * kTen) return 0;
    value = value * kTen + (rest[digits++] - '0');
  }
  if (digits > 0 || numerals.size() != kTen) return value;
  int unit = 0;
  while (true) {
    const auto found = std::ranges::find_if(
        numerals, [&](const std::string& one) { return rest.starts_with(one); });
    if (found == numerals.end()) return value + unit;
    const int digit = static_cast<int>(found - numerals.begin()) + 1;
    rest.remove_prefix(found->size());
    if (digit == kTen) {
      value += unit == 0 ? kTen : unit * kTen;
      unit = 0;
    } else {
      unit = digit;
    }
  }
}

std::optional<Numbered> NumberOf(const schemas::Identities& identities,
                                 std::string_view folded) {
  for (const schemas::Pattern& level : identities.label_levels) {
    const auto at = level.Locate(folded);
    if (!at || at->begin != 0) continue;
    return Numbered{folded.substr(0, at->end), folded.substr(at->end)};
  }
  return std::nullopt;
}

bool IsAscending(std::span<const int> numbers) {
  int before = 0;
  return std::ranges::all_of(numbers, [&](int number) {
    const bool ascends = number > before;
    before = number;
    return ascends;
  });
}

std::map<int, std::vector<OutlineRow>> OutlineOfRows(
    const schemas::Identities& identities, const Table& table) {
  std::map<int, std::vector<OutlineRow>> blocks;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const Row& row = table.rows[i];
    OutlineRow outline{
        .row = static_cast<int>(i), .of_which = row.of_which, .kind = row.row_kind};
    if (row.row_kind == RowKind::kItem) {
      const std::string folded = script::Fold(row.item_name);
      outline.level = LevelOf(identities, folded);
      if (outline.level != kNoLevel) {
        outline.number = OrdinalOf(folded, identities.numerals);
      }
      outline.is_sum = !identities.sums.empty() && identities.sums.MatchesPart(folded);
    }
    blocks[row.block].push_back(outline);
  }
  for (auto& [block, rows] : blocks) CarryOfWhich(&rows);
  return blocks;
}

}  // namespace budget::identity
