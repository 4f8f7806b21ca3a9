// The rows of a summary table as its labels number them: 一、 > （一） > 1. > （1）.
//
//     一、本年收入                 level 0, number 1
//       其中：专项债券             of which: a list of parts, no addends ...
//             一般债券             ... that lasts until
//     二、上年结转                 a row of its parent's level

#ifndef PIPELINE_IDENTITY_ROW_OUTLINE_H_
#define PIPELINE_IDENTITY_ROW_OUTLINE_H_

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/table.h"
#include "schemas/spec/identity_spec.h"

namespace budget::identity {

inline constexpr int kNoLevel = -1;

struct OutlineRow {
  int row = 0;           // index into Table::rows
  int level = kNoLevel;  // index into Identities::label_levels
  int number = 0;        // 一、 1, （二） 2 ...; 0: none, or none that can be read
  bool of_which = false;
  bool is_doubtful = false;  // it may as well stand beside the parent of that list
  bool is_sum = false;       // an item whose label says that it is the sum of others
  RowKind kind = RowKind::kItem;
};

// By block, in print order.  Linear in the rows.
std::map<int, std::vector<OutlineRow>> OutlineOfRows(
    const schemas::Identities& identities, const Table& table);

// A label or a heading and the number that it begins with: 九、 and 政府采购情况. Parts
// of the folded text that they are of.
struct Numbered {
  std::string_view number;
  std::string_view words;
};
std::optional<Numbered> NumberOf(const schemas::Identities& identities,
                                 std::string_view folded);

// The numbers of one list, which may leave some out (a summary prints the classes that
// it has): they grow, and begin with no 0.
bool IsAscending(std::span<const int> numbers);

// The value of the ordinal that a folded label begins with; 0 if it begins with none.
// `numerals`: the numerals for 1 to 10 in their order.
int OrdinalOf(const std::string& folded, std::span<const std::string> numerals);

}  // namespace budget::identity

#endif  // PIPELINE_IDENTITY_ROW_OUTLINE_H_
