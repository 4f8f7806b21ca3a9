#include "tests/layouts/made_table.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace budget::layouts {
namespace {

std::string Year(int year) { return std::to_string(year) + "年"; }

std::int64_t RandomFigure(const MadeColumn& column, Random* random) {
  constexpr std::array<std::int64_t, 5> kMost = {900, 20'000, 400'000, 9'000'000,
                                                 250'000'000};
  constexpr std::int64_t kMostPercent = 140'00;
  if (column.kind == "percent") return random->Pick(-kMostPercent / 4, kMostPercent);
  if (column.kind == "text") return random->Pick(0, kRemarks - 1);
  if (column.kind == "count") return random->Pick(1, 1800);
  const auto size = static_cast<std::size_t>(random->Pick(0, kMost.size() - 1));
  const std::int64_t figure = random->Pick(1, kMost[size]);
  return random->Chance(5) ? -figure : figure;
}

// Columns that are sums of columns to their right.
void AddParts(const std::vector<MadeColumn>& columns, MadeRow* row) {
  for (std::size_t c = columns.size(); c-- > 0;) {
    if (columns[c].parts.empty()) continue;
    std::int64_t sum = 0;
    for (const int part : columns[c].parts) {
      sum += row->figures[static_cast<std::size_t>(part)].value_or(0);
    }
    row->figures[c] = sum;
  }
}

// Rows that have parts are their sums; rates and persons of such rows are their own.
void FillFigures(MadeBlock* block, Random* random) {
  const int blank = random->OneOf(std::vector<int>{0, 0, 5, 25});
  std::vector<MadeRow>& rows = block->rows;
  for (std::size_t r = rows.size(); r-- > 0;) {
    MadeRow& row = rows[r];
    const bool has_parts = r + 1 < rows.size() && rows[r + 1].level > row.level;
    row.figures.resize(block->columns.size());
    if (row.is_title) continue;
    for (std::size_t c = 0; c < row.figures.size(); ++c) {
      if (random->Chance(blank) && !has_parts) continue;
      row.figures[c] = RandomFigure(block->columns[c], random);
      if (!has_parts || block->columns[c].kind != "amount") continue;
      std::int64_t sum = 0;
      for (std::size_t i = r + 1; i < rows.size() && rows[i].level > row.level; ++i) {
        if (rows[i].level == row.level + 1) sum += rows[i].figures[c].value_or(0);
      }
      row.figures[c] = sum;
    }
    AddParts(block->columns, &row);
  }
}

void AddTotal(MadeBlock* block, bool first, Random* random) {
  MadeRow total{.name = first || random->Chance(50) ? "合计" : "总计"};
  // Whether the last label or group still holds for a total below all is left open.
  const MadeRow& last = block->rows.back();
  if (!first && !(last.under.empty() && last.group.empty())) total.under = "?";
  total.figures.resize(block->columns.size());
  for (std::size_t c = 0; c < block->columns.size(); ++c) {
    std::int64_t sum = 0;
    for (const MadeRow& row : block->rows) {
      if (row.level == 1) sum += row.figures[c].value_or(0);
    }
    if (block->columns[c].kind == "text") continue;
    const bool rate = block->columns[c].kind == "percent";
    total.figures[c] = rate ? RandomFigure(block->columns[c], random) : sum;
  }
  block->rows.insert(first ? block->rows.begin() : block->rows.end(), std::move(total));
}

bool HasOwnUnits(const MadeBlock& block) {
  return std::ranges::any_of(block.rows,
                             [](const MadeRow& row) { return !row.unit.empty(); });
}

MadeBlock MakeBlock(int year, bool narrow, Random* random) {
  MadeBlock block = MakeRows(year, narrow, random);
  const bool own_units = HasOwnUnits(block);
  const bool own_years = block.rows.front().fiscal_year != 0;
  if (own_units) {
    // Persons and sums of money in one column are whole numbers.
    block.columns = MakeColumns(year, true, random);
    for (MadeColumn& column : block.columns) column.decimals = 0;
  } else if (own_years) {
    block.columns = {{.heads = {"金额"}, .phase = "?"}};
  } else {
    block.columns = MakeColumns(year, narrow, random);
  }
  FillFigures(&block, random);
  if (!own_units && !own_years && random->Chance(80)) {
    AddTotal(&block, random->Chance(50), random);
  }
  return block;
}

MadeTable MakeTable(int year, Random* random) {
  static const std::vector<std::string> kTitles = {
      "重点项目资金安排预算表", "专项资金预算汇总表", "部门预算支出明细表",
      "一般公共预算支出预算表", "水利发展资金预算表"};
  MadeTable table;
  table.fiscal_year = year;
  table.title = Year(year) + random->OneOf(kTitles);
  table.unit = random->OneOf(std::vector<std::string>{"元", "万元", "万元", "亿元"});
  if (random->Chance(25)) {
    table.title = Year(year) + "收支预算总表";
    table.blocks = {MakeBlock(year, true, random), MakeBlock(year, true, random)};
    table.blocks[0].title = "收入";
    table.blocks[1].title = "支出";
  } else {
    table.blocks = {MakeBlock(year, false, random)};
    if (!table.blocks.front().unit_head.empty()) table.unit.clear();
    if (random->Chance(10)) table.subtitle = "（按项目分地区）";
  }
  if (random->Chance(30)) table.notes = {"注：本表数据由各单位汇总上报形成。"};
  return table;
}

}  // namespace

MadeDocument MakeDocument(Random* random) {
  const int year = random->Small(2018, 2026);
  MadeDocument document;
  document.heading = "东湖区水务局" + Year(year) + "部门预算";
  const int tables = random->Chance(25) ? 2 : 1;
  for (int i = 0; i < tables; ++i) document.tables.push_back(MakeTable(year, random));
  return document;
}

const char* Remark(std::int64_t figure) {
  static constexpr std::array<const char*, kRemarks> kTexts = {
      "据实结算", "按计划实施", "上级专项，跨年度实施", "一次性项目"};
  return kTexts[static_cast<std::size_t>(figure)];
}

std::string PlainFigure(std::int64_t figure, int decimals) {
  std::string digits = std::to_string(figure < 0 ? -figure : figure);
  const auto places = static_cast<std::size_t>(decimals);
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  if (places > 0) digits.insert(digits.size() - places, ".");
  return (figure < 0 ? "-" : "") + digits;
}

}  // namespace budget::layouts
