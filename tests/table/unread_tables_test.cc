#include "pipeline/bind/unread_tables.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "tests/table/grid_text.h"

namespace budget::bind {
namespace {

// Lines of page 3; "^" before one that is the caption of a table that was read.
std::vector<Line> Lines(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    Line& line = lines.emplace_back();
    line.text = text.substr(begin, end - begin);
    line.place.page = 3;
    if (line.text.starts_with('^')) {
      line.text.erase(0, 1);
      line.role = LineRole::kCaption;
    }
    begin = end + 1;
  }
  return lines;
}

std::string Show(const std::vector<Table>& tables) {
  std::string text;
  for (const Table& table : tables) {
    EXPECT_EQ(TableStatus::kUnread, table.status);
    EXPECT_EQ(3, table.first_page);
    text += table.table_id + " " + table.title + ": " + table.note + "\n";
  }
  return text;
}

TEST(UnreadTablesTest, AreCaptionsWithFiguresBelowThem) {
  const struct {
    const char* name;
    const char* lines;
    const char* want;
  } cases[] = {
      {"figures by themselves",
       "部门支出总表\n科目名称 合计\n教育支出\n1,234.50\n卫生支出\n20.10\n3.00",
       "expenditure_summary 部门支出总表: the figures in 3 lines below it are not "
       "read\n"},
      {"labels beside figures",
       "部门支出总表\n教育支出 12.50 3.00\n外交 1.00\n国防 2.00",
       "expenditure_summary 部门支出总表: the figures in 3 lines below it are not "
       "read\n"},
      {"prose",
       "部门支出总表\n支出总计 1,234.50 万元，比上年 增加 20.10 万元\n其中 3.00\n无",
       ""},
      {"contents", "部门收支总表\n部门收入总表\n部门支出总表\n1\n2\n3\n4", ""},
      {"too few", "部门支出总表\n教育支出\n1,234.50\n20.10", ""},
      {"a table that was read", "^部门支出总表\n1.00\n2.00\n3.00", ""},
      {"the figures are below the caption of another",
       "部门支出总表\n无\n^部门收入总表\n1.00\n2.00\n3.00", ""},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(c.want, Show(FindUnreadTables(Lines(c.lines), *Template("mof-budget"))))
        << c.name;
  }
}

}  // namespace
}  // namespace budget::bind
