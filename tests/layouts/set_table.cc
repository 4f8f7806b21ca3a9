#include "tests/layouts/set_table.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "tests/layouts/print_figure.h"

namespace budget::layouts {
namespace {

std::string Join(const std::vector<std::string>& parts) {
  std::string joined;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!joined.empty()) joined += "/";
    joined += part;
  }
  return joined;
}

class Setter {
 public:
  Setter(const MadeTable& table, const Style& style) : table_(table), style_(style) {}

  SetTable Set() {
    LinesAbove();
    out_.notes = table_.notes;
    std::size_t depth = 1;
    std::size_t body = 0;
    for (const MadeBlock& block : table_.blocks) {
      for (const MadeColumn& column : block.columns) {
        depth = std::max(depth, Heads(block, column).size());
      }
      body = std::max(body, block.rows.size());
    }
    heads_ = static_cast<int>(depth);
    out_.head_rows = heads_ + (style_.line_of_numbers ? 1 : 0);
    out_.rows = out_.head_rows + static_cast<int>(body);
    for (const MadeBlock& block : table_.blocks) AddBlock(block);
    if (style_.line_of_numbers) AddLineOfNumbers();
    FillBelowShortBlocks();
    std::ranges::stable_sort(out_.cells, [](const SetCell& a, const SetCell& b) {
      return std::pair(a.row, a.column) < std::pair(b.row, b.column);
    });
    return std::move(out_);
  }

 private:
  void LinesAbove() {
    if (style_.form_number) out_.form_number = "预算01表";
    out_.title.push_back(table_.title);
    if (!table_.subtitle.empty()) out_.title.push_back(table_.subtitle);
    const bool elsewhere = style_.unit_in_head || style_.unit_behind;
    std::string unit;
    if (!table_.unit.empty() && !elsewhere) unit = "单位：" + table_.unit;
    if (style_.entity_line) {
      unit = "编制单位：东湖区水务局" + std::string(unit.empty() ? "" : "    ") + unit;
    }
    if (!unit.empty()) out_.lines_above.push_back(unit);
  }

  // All cells above a column, with the spanner of its block.
  std::vector<std::string> Heads(const MadeBlock& block,
                                 const MadeColumn& column) const {
    std::vector<std::string> heads = column.heads;
    const bool amount = column.kind == "amount" && !table_.unit.empty();
    if (style_.unit_in_head && amount) {
      heads.back() += "（" + table_.unit + "）";
    }
    if (!block.title.empty()) heads.insert(heads.begin(), block.title);
    return heads;
  }

  void AddCell(SetCell cell) { out_.cells.push_back(std::move(cell)); }

  void AddLabelHead(const MadeBlock& block, const std::string& head, Role role) {
    if (head.empty()) return;
    const int top = block.title.empty() ? 0 : 1;
    AddCell({.row = top,
             .column = Column(),
             .row_span = heads_ - top,
             .text = head,
             .role = Role::kHead});
    out_.columns.push_back(role);
  }

  int Column() const { return static_cast<int>(out_.columns.size()); }

  void AddBlock(const MadeBlock& block) {
    const int first = Column();
    AddLabelHead(block, block.line_head, Role::kCode);
    AddLabelHead(block, block.group_head, Role::kName);
    AddLabelHead(block, block.code_head, Role::kCode);
    AddLabelHead(block, block.name_head, Role::kName);
    AddLabelHead(block, block.unit_head, Role::kCode);
    const int figures = Column();
    for (std::size_t i = 0; i < block.columns.size(); ++i) {
      out_.columns.push_back(Role::kFigure);
    }
    if (!block.title.empty()) {
      AddCell({.row = 0,
               .column = first,
               .column_span = Column() - first,
               .text = block.title,
               .role = Role::kHead});
    }
    AddHeads(block, figures);
    AddLabels(block, first);
    AddFigures(block, figures);
  }

  void AddHeads(const MadeBlock& block, int figures) {
    const std::size_t top = block.title.empty() ? 0 : 1;
    std::vector<std::vector<std::string>> heads;
    for (const MadeColumn& column : block.columns)
      heads.push_back(Heads(block, column));
    for (std::size_t level = top; level < static_cast<std::size_t>(heads_); ++level) {
      for (std::size_t c = 0; c < heads.size();) {
        std::size_t end = c + 1;
        if (level >= heads[c].size()) {  // covered by the head above
          c = end;
          continue;
        }
        const bool leaf = level + 1 == heads[c].size();
        while (!leaf && end < heads.size() && SameUpTo(heads[c], heads[end], level)) {
          ++end;
        }
        AddCell({.row = static_cast<int>(level),
                 .column = figures + static_cast<int>(c),
                 .row_span = leaf ? heads_ - static_cast<int>(level) : 1,
                 .column_span = static_cast<int>(end - c),
                 .text = heads[c][level],
                 .role = Role::kHead});
        c = end;
      }
    }
  }

  static bool SameUpTo(const std::vector<std::string>& a,
                       const std::vector<std::string>& b, std::size_t level) {
    if (b.size() <= level + 1) return false;
    return std::equal(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(level) + 1,
                      b.begin());
  }

  // A block with fewer rows than the one beside it ends in blank cells.
  void FillBelowShortBlocks() {
    int first = 0;
    for (const MadeBlock& block : table_.blocks) {
      const int labels = static_cast<int>(std::ranges::count_if(
          std::array{block.line_head, block.group_head, block.code_head,
                     block.name_head, block.unit_head},
          [](const std::string& head) { return !head.empty(); }));
      const int end = first + labels + static_cast<int>(block.columns.size());
      for (int row = out_.head_rows + static_cast<int>(block.rows.size());
           row < out_.rows; ++row) {
        for (int column = first; column < end; ++column) {
          AddCell({.row = row,
                   .column = column,
                   .role = out_.columns[static_cast<std::size_t>(column)]});
        }
      }
      first = end;
    }
  }

  // 栏次 | 1 | 2: numbers of the columns, which are no figures.
  void AddLineOfNumbers() {
    int number = 0;
    bool named = false;
    for (std::size_t c = 0; c < out_.columns.size(); ++c) {
      SetCell cell{.row = heads_, .column = static_cast<int>(c), .role = Role::kHead};
      if (out_.columns[c] == Role::kFigure) cell.text = std::to_string(++number);
      if (out_.columns[c] == Role::kName && !named) cell.text = "栏次";
      named = named || out_.columns[c] == Role::kName;
      AddCell(std::move(cell));
    }
  }

  // A row that is only a label is told from an item without figures where it is seen to
  // be one cell.
  bool MergesTitles() const {
    return style_.family == Family::kRuled || style_.family == Family::kHtml;
  }
  bool IsMergedTitle(const MadeRow& row) const {
    return row.is_title && MergesTitles();
  }

  void AddTitle(const MadeBlock& block, const MadeRow& row, int at, int first) {
    int columns = static_cast<int>(block.columns.size());
    for (const std::string& head : {block.line_head, block.group_head, block.code_head,
                                    block.name_head, block.unit_head}) {
      columns += head.empty() ? 0 : 1;
    }
    AddCell({.row = at,
             .column = first,
             .column_span = columns,
             .text = row.name,
             .role = Role::kName});
  }

  void AddLabels(const MadeBlock& block, int first) {
    int number = 0;
    for (std::size_t r = 0; r < block.rows.size(); ++r) {
      const MadeRow& row = block.rows[r];
      if (IsMergedTitle(row)) {
        AddTitle(block, row, out_.head_rows + static_cast<int>(r), first);
        continue;
      }
      int column = first;
      const auto add = [&](const std::string& head, const std::string& text,
                           Role role) {
        if (head.empty()) return;
        AddCell({.row = out_.head_rows + static_cast<int>(r),
                 .column = column++,
                 .text = text,
                 .role = role});
      };
      const bool total = row.level == 0;
      add(block.line_head, total ? "" : std::to_string(++number), Role::kCode);
      if (!block.group_head.empty()) ++column;
      add(block.code_head, row.code, Role::kCode);
      const std::string code =
          block.code_in_name && !row.code.empty() ? row.code + " " : "";
      add(block.name_head, code + row.name, Role::kName);
      out_.cells.back().indent = row.indent;
      add(block.unit_head, row.unit, Role::kCode);
    }
    if (!block.group_head.empty())
      AddGroups(block, first + (block.line_head.empty() ? 0 : 1));
  }

  void AddGroups(const MadeBlock& block, int column) {
    for (std::size_t r = 0; r < block.rows.size();) {
      std::size_t end = r + 1;
      while (end < block.rows.size() && !block.rows[r].group.empty() &&
             block.rows[end].group == block.rows[r].group) {
        ++end;
      }
      AddCell({.row = out_.head_rows + static_cast<int>(r),
               .column = column,
               .row_span = static_cast<int>(end - r),
               .text = block.rows[r].group,
               .role = Role::kName});
      r = end;
    }
  }

  void AddFigures(const MadeBlock& block, int figures) {
    for (std::size_t r = 0; r < block.rows.size(); ++r) {
      if (IsMergedTitle(block.rows[r])) continue;
      for (std::size_t c = 0; c < block.columns.size(); ++c) {
        SetCell cell{.row = out_.head_rows + static_cast<int>(r),
                     .column = figures + static_cast<int>(c)};
        Print(block.rows[r], block.columns[c], c, &cell);
        if (!cell.text.empty()) {
          cell.fact = static_cast<int>(out_.facts.size());
          out_.facts.push_back(FactOf(block, block.rows[r], c, cell.text));
        }
        AddCell(std::move(cell));
      }
    }
  }

  void Print(const MadeRow& row, const MadeColumn& column, std::size_t c,
             SetCell* cell) {
    const std::optional<std::int64_t>& figure = row.figures[c];
    if (column.kind == "text") {
      if (figure.has_value()) cell->text = Remark(*figure);
      return;
    }
    if (!figure.has_value()) {
      if (!row.is_title) cell->text = style_.blank;
      return;
    }
    const bool amount = column.kind == "amount" && row.unit.empty();
    cell->text = PrintFigure(*figure, column.decimals, style_);
    if (amount && style_.yuan_sign) cell->text.insert(0, "￥");
    if (amount && style_.unit_behind) cell->text += table_.unit;
    if (column.percent_marks) cell->text += "%";
    constexpr int kMarked = 7;  // every how many figures
    if (style_.mark == Mark::kNone || ++printed_ % kMarked != 0) return;
    if (style_.mark == Mark::kRaised) {
      cell->raised = "1";
    } else {
      cell->text += style_.mark == Mark::kCircled ? "①" : "*";
    }
  }

  TrueFact FactOf(const MadeBlock& block, const MadeRow& row, std::size_t c,
                  const std::string& text) const {
    const MadeColumn& column = block.columns[c];
    TrueFact fact;
    fact.code = row.code;
    fact.name = row.name;
    fact.path = Join(Heads(block, column));
    fact.level1 = row.group;
    if (!row.under.empty()) fact.level1 = MergesTitles() ? row.under : "?";
    fact.kind = column.kind;
    fact.unit = column.unit.empty() ? table_.unit : column.unit;
    if (column.unit.empty() && !row.unit.empty()) SetUnit(row.unit, &fact);
    int year = column.fiscal_year == 0 ? table_.fiscal_year : column.fiscal_year;
    if (row.fiscal_year != 0) year = row.fiscal_year;
    fact.fiscal_year = std::to_string(year);
    fact.phase = fact.kind == "percent" ? "" : column.phase;
    if (column.kind == "text") {
      fact.value = text;
      fact.unit.clear();
      fact.fiscal_year = fact.phase = "?";
    } else if (row.figures[c].has_value()) {
      fact.value = PlainFigure(*row.figures[c], column.decimals);
    } else {  // a dash: printed, but no figure
      fact.value = text;
      fact.kind = "text";
      fact.unit.clear();
    }
    return fact;
  }

  static void SetUnit(const std::string& unit, TrueFact* fact) {
    fact->unit = unit;
    fact->kind = unit == "%"                            ? "percent"
                 : unit.find("元") != std::string::npos ? "amount"
                                                        : "count";
  }

  const MadeTable& table_;
  const Style& style_;
  SetTable out_;
  int heads_ = 0;    // rows of them, without the line of numbers
  int printed_ = 0;  // figures so far
};

}  // namespace

SetTable SetOut(const MadeTable& table, const Style& style) {
  return Setter(table, style).Set();
}

std::vector<std::vector<std::string>> Lines(const SetTable& table, bool fill_merged) {
  std::vector<std::vector<std::string>> lines(
      static_cast<std::size_t>(table.rows),
      std::vector<std::string>(table.columns.size()));
  for (const SetCell& cell : table.cells) {
    for (int r = 0; r < (fill_merged ? cell.row_span : 1); ++r) {
      for (int c = 0; c < (fill_merged ? cell.column_span : 1); ++c) {
        std::string text;
        for (int i = 0; i < cell.indent; ++i) text += "　";
        lines[static_cast<std::size_t>(cell.row + r)]
             [static_cast<std::size_t>(cell.column + c)] = text + cell.text;
      }
    }
  }
  return lines;
}

}  // namespace budget::layouts
