#include <cstddef>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/layouts/made_table.h"

namespace budget::layouts {
namespace {

struct Subject {
  const char* code;
  const char* name;
};
// Of the classification of expenditure by function (政府收支分类科目).
const std::vector<Subject> kSubjects = {
    {"201", "一般公共服务支出"},
    {"20103", "政府办公厅（室）及相关机构事务"},
    {"2010301", "行政运行"},
    {"2010302", "一般行政管理事务"},
    {"20106", "财政事务"},
    {"2010601", "行政运行"},
    {"2010607", "信息化建设"},
    {"205", "教育支出"},
    {"20508", "进修及培训"},
    {"2050803", "培训支出"},
    {"208", "社会保障和就业支出"},
    {"20805", "行政事业单位养老支出"},
    {"2080505", "机关事业单位基本养老保险缴费支出"},
    {"2080506", "机关事业单位职业年金缴费支出"},
    {"210", "卫生健康支出"},
    {"21011", "行政事业单位医疗"},
    {"2101101", "行政单位医疗"},
    {"2101103", "公务员医疗补助"},
    {"213", "农林水支出"},
    {"21303", "水利"},
    {"2130305", "水利工程建设"},
    {"2130314", "防汛"},
    {"221", "住房保障支出"},
    {"22102", "住房改革支出"},
    {"2210201", "住房公积金"},
    {"2210203", "购房补贴"},
};

constexpr std::size_t kClassDigits = 3;

std::string PlainName(Random* random) {
  static const std::vector<std::string> kWhere = {"东片区", "城乡", "重点", "老旧小区",
                                                  "乡镇",   "流域", "",     "社区"};
  static const std::vector<std::string> kWhat = {"水利设施", "农田",    "道路",
                                                 "供水管网", "学校",    "公共卫生",
                                                 "信息系统", "防汛物资"};
  static const std::vector<std::string> kHow = {"建设", "维护",     "整治",
                                                "改造", "运行保障", "采购"};
  static const std::vector<std::string> kEnd = {"项目", "经费", "补助资金", "支出", ""};
  std::string name = random->OneOf(kWhere) + random->OneOf(kWhat) + random->OneOf(kHow);
  if (random->Chance(15)) {
    name += "及" + random->OneOf(kWhat) + random->OneOf(kHow) + "（含以前年度安排）";
  }
  return name + random->OneOf(kEnd);
}

std::string UniqueName(std::set<std::string>* taken, Random* random) {
  while (true) {
    std::string name = PlainName(random);
    if (taken->insert(name).second) return name;
  }
}

// Rows of the classification: some classes with all that stands below them.
std::vector<MadeRow> CodedRows(Random* random) {
  std::vector<MadeRow> rows;
  bool taken = false;
  for (const Subject& subject : kSubjects) {
    const std::string code = subject.code;
    const int level = static_cast<int>((code.size() - 1) / 2);
    if (code.size() == kClassDigits) taken = random->Chance(50);
    if (!taken) continue;
    rows.push_back({.code = code, .name = subject.name, .level = level});
  }
  if (rows.empty()) {
    rows.push_back({.code = "201", .name = "一般公共服务支出", .level = 1});
    rows.push_back({.code = "20106", .name = "财政事务", .level = 2});
    rows.push_back({.code = "2010607", .name = "信息化建设", .level = 3});
  }
  return rows;
}

// Rows that ordinals order, two levels deep, or that nothing orders.
std::vector<MadeRow> NamedRows(bool ordinals, Random* random) {
  static const std::vector<std::string> kOrdinals = {"一", "二", "三", "四", "五",
                                                     "六", "七", "八", "九", "十"};
  std::vector<MadeRow> rows;
  std::set<std::string> taken;
  const int count = random->Small(3, ordinals ? 5 : 14);
  for (int i = 0; i < count; ++i) {
    MadeRow row{.name = UniqueName(&taken, random), .level = 1};
    if (ordinals) row.name = kOrdinals[static_cast<std::size_t>(i)] + "、" + row.name;
    rows.push_back(row);
    const int parts = ordinals ? random->Small(0, 3) : 0;
    for (int part = 1; part <= parts; ++part) {
      rows.push_back({.name = std::to_string(part) + "." + UniqueName(&taken, random),
                      .level = 2});
    }
  }
  return rows;
}

void GroupRows(std::vector<MadeRow>* rows, Random* random) {
  static const std::vector<std::string> kGroups = {"基础设施类", "民生保障类", "运转类",
                                                   "其他类"};
  std::size_t at = 0;
  for (const std::string& group : kGroups) {
    for (int i = random->Small(1, 4); i > 0 && at < rows->size(); --i) {
      (*rows)[at++].group = group;
    }
  }
  rows->resize(at);
}

std::string Year(int year) { return std::to_string(year) + "年"; }

// Things that are counted, among sums of money: the label says which.
void CountedRows(MadeBlock* block, Random* random) {
  struct Counted {
    const char* name;
    const char* unit;
  };
  static const std::vector<Counted> kCounted = {{"因公出国（境）团组数（个）", "个"},
                                                {"公务用车购置数（辆）", "辆"},
                                                {"公务用车保有量（辆）", "辆"},
                                                {"国内公务接待批次（批）", "批"},
                                                {"国内公务接待人次（人）", "人"},
                                                {"公务用车运行维护费", ""},
                                                {"公务接待费", ""},
                                                {"会议费", ""}};
  for (const Counted& counted : kCounted) {
    if (random->Chance(25)) continue;
    block->rows.push_back({.name = counted.name, .level = 1, .unit = counted.unit});
  }
  if (block->rows.size() < 3) {
    block->rows = {{.name = "公务接待费", .level = 1},
                   {.name = "会议费", .level = 1},
                   {.name = "国内公务接待人次（人）", .level = 1, .unit = "人"}};
  }
}

// Balances whose labels say the year.
void YearRows(int year, MadeBlock* block) {
  const std::string now = Year(year);
  const std::string before = Year(year - 1);
  block->rows = {
      {.name = before + "末地方政府债务余额", .level = 1, .fiscal_year = year - 1},
      {.name = now + "地方政府债务限额", .level = 1, .fiscal_year = year},
      {.name = now + "地方政府债券还本额", .level = 1, .fiscal_year = year},
      {.name = now + "末地方政府债务余额", .level = 1, .fiscal_year = year}};
}

// Rows that are only a label, each over some of the others.
void TitleRows(MadeBlock* block, Random* random) {
  static const std::vector<std::string> kTitles = {"一、基础设施", "二、民生保障",
                                                   "三、运转保障"};
  std::vector<MadeRow> rows;
  std::size_t at = 0;
  for (const std::string& title : kTitles) {
    if (at >= block->rows.size()) break;
    rows.push_back({.name = title, .level = 1, .is_title = true});
    for (int i = random->Small(2, 4); i > 0 && at < block->rows.size(); --i) {
      rows.push_back(block->rows[at++]);
      rows.back().under = title;
    }
  }
  block->rows = std::move(rows);
}

// Every row its unit, in a column of its own.
void UnitColumn(MadeBlock* block, Random* random) {
  static const std::vector<std::string> kUnits = {"万元", "元", "人", "辆", "个", "%"};
  block->unit_head = random->Chance(50) ? "计量单位" : "单位";
  for (MadeRow& row : block->rows) row.unit = random->OneOf(kUnits);
}

void Indent(MadeBlock* block) {
  for (MadeRow& row : block->rows) row.indent = row.level > 0 ? row.level - 1 : 0;
}

MadeBlock CodedBlock(Random* random) {
  MadeBlock block;
  block.rows = CodedRows(random);
  block.code_in_name = random->Chance(25);
  if (!block.code_in_name) block.code_head = "科目编码";
  block.name_head = block.code_in_name ? "功能分类科目" : "科目名称";
  return block;
}

}  // namespace

MadeBlock MakeRows(int year, bool narrow, Random* random) {
  MadeBlock block;
  block.name_head = "项目";
  const int shape = random->Small(0, narrow ? 1 : 8);
  switch (shape) {
    case 0:
      block.rows = NamedRows(true, random);
      break;
    case 2:
      block.rows = NamedRows(false, random);
      GroupRows(&block.rows, random);
      block.group_head = "类别";
      block.name_head = "项目名称";
      break;
    case 3:
      CountedRows(&block, random);
      break;
    case 4:
      YearRows(year, &block);
      break;
    case 5:
      block.rows = NamedRows(false, random);
      TitleRows(&block, random);
      break;
    case 6:
    case 7:
      block = CodedBlock(random);
      break;
    case 8:
      block.rows = NamedRows(false, random);
      UnitColumn(&block, random);
      break;
    default:
      block.rows = NamedRows(false, random);
      break;
  }
  if (random->Chance(30)) Indent(&block);
  const bool lines = !narrow && block.group_head.empty() && block.code_head.empty();
  if (lines && random->Chance(20)) block.line_head = "序号";
  return block;
}

}  // namespace budget::layouts
