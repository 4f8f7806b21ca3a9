#include "pipeline/identity/code_forest.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "pipeline/model/index.h"

namespace budget::identity {
namespace {

constexpr std::size_t kShortestCode = 3;

bool HasCode(const Row& row) { return row.item_code.size() >= kShortestCode; }

// Blocks side by side may continue one list, or hold two lists with the same codes.
bool CodesOccurOnce(const Table& table) {
  std::unordered_map<std::string_view, std::unordered_set<std::string_view>> seen;
  for (const Row& row : table.rows) {
    if (HasCode(row) && !seen[row.reporting_unit].insert(row.item_code).second) {
      return false;
    }
  }
  return true;
}

using Codes = std::unordered_map<std::string_view, int>;

class Builder {
 public:
  explicit Builder(const Table& table)
      : table_(table), unique_(CodesOccurOnce(table)) {}

  std::vector<CodeForest> Build() {
    if (unique_) {
      AddRows(0);
    } else {
      std::vector<int> blocks;
      for (const Row& row : table_.rows) {
        if (HasCode(row) && (blocks.empty() || row.block > blocks.back())) {
          blocks.push_back(row.block);
        }
      }
      for (const int block : blocks) AddRows(block);
    }
    for (std::size_t i = 0; i < forests_.size(); ++i) Link(i);
    return std::move(forests_);
  }

 private:
  // `block` 0: of all blocks.
  void AddRows(int block) {
    std::unordered_map<std::string_view, std::size_t> forest_of_unit;
    for (std::size_t i = 0; i < table_.rows.size(); ++i) {
      const Row& row = table_.rows[i];
      if (!HasCode(row) || (block != 0 && row.block != block)) continue;
      auto [place, is_new] =
          forest_of_unit.try_emplace(row.reporting_unit, forests_.size());
      // A 款 that is printed again as its own 项 is no row of the tree, ...
      if (i > 0 && table_.rows[i - 1].item_code == row.item_code && !is_new &&
          FindParent(codes_[place->second], row.item_code) >= 0) {
        continue;
      }
      // ... any other code that comes again begins another list.
      if (!is_new && codes_[place->second].contains(row.item_code)) {
        place->second = forests_.size();
        is_new = true;
      }
      if (is_new) {
        forests_.emplace_back();
        codes_.emplace_back();
      }
      CodeForest& forest = forests_[place->second];
      codes_[place->second][row.item_code] = static_cast<int>(forest.nodes.size());
      if (!forest.nodes.empty() &&
          table_.rows[static_cast<std::size_t>(forest.nodes[0].row)].block !=
              row.block) {
        forest.one_block = false;
      }
      forest.nodes.push_back(
          {.row = static_cast<int>(i), .parent = -1, .children = {}});
    }
  }

  void Link(std::size_t index) {
    CodeForest& forest = forests_[index];
    for (std::size_t i = 0; i < forest.nodes.size(); ++i) {
      const int parent = FindParent(codes_[index], CodeOf(forest.nodes[i]));
      forest.nodes[i].parent = parent;
      if (parent < 0) {
        forest.roots.push_back(static_cast<int>(i));
      } else {
        forest.nodes[static_cast<std::size_t>(parent)].children.push_back(
            static_cast<int>(i));
      }
    }
  }

  std::string_view CodeOf(const CodeNode& node) const {
    return table_.rows[static_cast<std::size_t>(node.row)].item_code;
  }

  static int FindParent(const Codes& codes, std::string_view code) {
    constexpr std::size_t kLongestCode = 16;
    std::size_t length = std::min(code.size() - 1, kLongestCode);
    for (; length >= kShortestCode; --length) {
      const auto found = codes.find(code.substr(0, length));
      if (found != codes.end()) return found->second;
    }
    return -1;
  }

  const Table& table_;
  bool unique_;
  std::vector<CodeForest> forests_;
  std::vector<Codes> codes_;  // of each forest: index into its nodes
};

std::size_t CodeLength(const Table& table, int row) {
  return table.rows[Index(row)].item_code.size();
}

}  // namespace

std::vector<CodeForest> BuildCodeForests(const Table& table) {
  return Builder(table).Build();
}

std::vector<int> RowsOf(const CodeForest& forest, const std::vector<int>& nodes) {
  std::vector<int> rows;
  rows.reserve(nodes.size());
  for (const int node : nodes) rows.push_back(forest.nodes[Index(node)].row);
  return rows;
}

std::vector<int> ShortestCodes(const Table& table, const std::vector<int>& rows) {
  std::size_t shortest = SIZE_MAX;
  for (const int row : rows) shortest = std::min(shortest, CodeLength(table, row));
  std::vector<int> result;
  for (const int row : rows) {
    if (CodeLength(table, row) == shortest) result.push_back(row);
  }
  return result;
}

}  // namespace budget::identity
