#include <string>
#include <utility>
#include <vector>

#include "tests/layouts/made_table.h"

namespace budget::layouts {
namespace {

std::string Year(int year) { return std::to_string(year) + "年"; }

}  // namespace

// The heads of figures that tables of disclosures have, in six shapes.
std::vector<MadeColumn> MakeColumns(int year, bool narrow, Random* random) {
  const std::string now = Year(year);
  const std::string before = Year(year - 1);
  const auto amount = [&](std::vector<std::string> heads, std::vector<int> parts = {}) {
    return MadeColumn{
        .heads = std::move(heads), .phase = "?", .parts = std::move(parts)};
  };
  std::vector<MadeColumn> columns;
  switch (narrow ? random->Small(0, 1) : random->Small(0, 8)) {
    case 0:
      columns = {amount({now + "预算数"})};
      columns[0].phase = "approved";
      break;
    case 1:
      columns = {amount({before + "决算数"}), amount({now + "预算数"})};
      columns[0].fiscal_year = year - 1;
      columns[0].phase = "executed";
      columns[1].phase = "approved";
      break;
    case 2:
      columns = {
          amount({before + "执行数"}),
          amount({now + "预算数"}),
          {.heads = {"增长率（%）"}, .kind = "percent", .unit = "%", .decimals = 1}};
      columns[0].fiscal_year = year - 1;
      columns[0].phase = "executed";
      columns[1].phase = "approved";
      break;
    case 3:
      columns = {amount({"合计"}, {1, 4}), amount({"基本支出", "小计"}, {2, 3}),
                 amount({"基本支出", "人员经费"}), amount({"基本支出", "公用经费"}),
                 amount({"项目支出"})};
      break;
    case 4:
      columns = {{.heads = {"人数（人）"},
                  .kind = "count",
                  .unit = "人",
                  .phase = "?",
                  .decimals = 0},
                 amount({"金额"}),
                 {.heads = {"占比"},
                  .kind = "percent",
                  .unit = "%",
                  .decimals = 2,
                  .percent_marks = true}};
      break;
    case 5:
      columns = {amount({now + "预算数", "合计"}, {1, 4}),
                 amount({now + "预算数", "财政拨款", "小计"}, {2, 3}),
                 amount({now + "预算数", "财政拨款", "一般公共预算"}),
                 amount({now + "预算数", "财政拨款", "政府性基金"}),
                 amount({now + "预算数", "其他资金"})};
      for (MadeColumn& column : columns) column.phase = "approved";
      break;
    case 6:
      columns = {amount({"上年执行数"}),
                 amount({"本年预算数"}),
                 {.heads = {"备注"}, .kind = "text"}};
      columns[0].fiscal_year = year - 1;
      columns[0].phase = "executed";
      columns[1].phase = "approved";
      break;
    case 7:
      columns = {amount({"金额"})};
      break;
    default:
      columns = {amount({"年初预算数"}),
                 amount({"调整预算数"}),
                 amount({"决算数"}),
                 {.heads = {"完成预算的%"}, .kind = "percent", .unit = "%"}};
      columns[0].phase = "approved";
      columns[1].phase = "adjusted";
      columns[2].phase = "executed";
      break;
  }
  return columns;
}

}  // namespace budget::layouts
