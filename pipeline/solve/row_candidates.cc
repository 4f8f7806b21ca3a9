#include "pipeline/solve/row_candidates.h"

#include <algorithm>

#include "pipeline/model/index.h"

namespace budget::solve {
namespace {

// A printed token of the row.
struct Token {
  int fact = 0;
  int column = -1;  // if it is known
};

class CandidateLister {
 public:
  CandidateLister(const identity::TableView& view, int row, std::size_t most)
      : view_(view), table_(view.table()), most_(most) {
    FindColumns(table_.rows[Index(row)].block);
    FindTokens(row);
  }

  RowCandidates List() {
    RowCandidates result;
    for (const Token& token : tokens_) {
      if (token.column < 0) result.facts.push_back(token.fact);
    }
    Choose(&result);
    return result;
  }

 private:
  // In print order.
  void FindColumns(int block) {
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      if (table_.columns[i].block == block) columns_.push_back(static_cast<int>(i));
    }
    std::stable_sort(columns_.begin(), columns_.end(), [&](int a, int b) {
      return table_.columns[Index(a)].grid_column <
             table_.columns[Index(b)].grid_column;
    });
  }

  // Facts stand in print order.
  void FindTokens(int row) {
    for (const int fact : view_.Undetermined(row)) tokens_.push_back({fact, -1});
    for (const identity::TableView::Cell& cell : view_.Cells(row)) {
      tokens_.push_back({cell.fact, cell.column});
    }
    std::sort(tokens_.begin(), tokens_.end(),
              [](const Token& a, const Token& b) { return a.fact < b.fact; });
  }

  bool Fits(const Token& token, int column) const {
    if (token.column >= 0) return token.column == column;
    const Kind kind = table_.columns[Index(column)].kind;
    const Fact& fact = table_.facts[Index(token.fact)];
    if (fact.kind == Kind::kText) {
      return kind == Kind::kText || view_.IsDash(token.fact);
    }
    if (fact.kind == Kind::kPercent) return kind == Kind::kPercent;
    return kind != Kind::kText;
  }

  // Depth first without recursion: at[i] is the position of token i among the columns.
  void Choose(RowCandidates* result) const {
    const int n = static_cast<int>(tokens_.size());
    const int m = static_cast<int>(columns_.size());
    if (n == 0 || n > m) return;
    std::vector<int> at(Index(n), -1);
    std::size_t steps = 0;
    int depth = 0;
    while (depth >= 0) {
      int& position = at[Index(depth)];
      if (position < 0) position = depth == 0 ? -1 : at[Index(depth - 1)];
      ++position;
      // Enough columns must be left for the tokens behind.
      while (position <= m - (n - depth) &&
             !Fits(tokens_[Index(depth)], columns_[Index(position)])) {
        ++position;
      }
      if (++steps > most_ * Index(n)) {
        result->complete = false;
        return;
      }
      if (position > m - (n - depth)) {
        position = -1;
        --depth;
      } else if (depth + 1 < n) {
        at[Index(++depth)] = -1;
      } else {
        if (result->choices.size() == most_) {
          result->complete = false;
          return;
        }
        result->choices.push_back(ChoiceAt(at));
      }
    }
  }

  std::vector<int> ChoiceAt(const std::vector<int>& at) const {
    std::vector<int> choice;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].column < 0) choice.push_back(columns_[Index(at[i])]);
    }
    return choice;
  }

  const identity::TableView& view_;
  const Table& table_;
  std::size_t most_;
  std::vector<int> columns_;
  std::vector<Token> tokens_;
};

}  // namespace

RowCandidates ListRowCandidates(const identity::TableView& view, int row,
                                std::size_t most) {
  RowCandidates candidates = CandidateLister(view, row, most).List();
  // The columns of its other blocks are not among them.
  if (!view.table().rows[Index(row)].block_is_known) candidates.complete = false;
  return candidates;
}

}  // namespace budget::solve
