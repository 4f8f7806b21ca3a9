// Documents written as text, and checks shown as text, for the tests of check.
//
//     table expenditure_summary 支出总表 万元 2022
//     columns 合计=total | 基本支出=basic_expenditure | 项目支出=project_expenditure
//     208 | 社会保障和就业支出 | 10.00 | 4.00 | 6.00
//      | 合计 | 10.00 | 4.00 | 6.00
//
// A column is path=measure, then @year, #executed or #approved and % as it needs.
// "columns 1: 预算数=amount | 2: 预算数=amount" has blocks; a row of block 2 begins
// with "2> ".  A row whose blank cells are lost begins with "~ ": its figures have no
// column.  A label that begins with "> " has the indentation 0, with "> > " 1.  "unit
// 甲单位" sets the reporting unit of the rows below, "group X" their level1.

#ifndef TESTS_CHECK_TABLE_TEXT_H_
#define TESTS_CHECK_TABLE_TEXT_H_

#include <memory>
#include <string>
#include <string_view>

#include "pipeline/model/document_data.h"
#include "schemas/spec/schema.h"

namespace budget::check {

// A table in which everything holds.
inline constexpr const char* kExpenditure = R"(
table expenditure_summary 支出总表 万元 2022
columns 合计=total | 基本支出=basic_expenditure | 项目支出=project_expenditure
208 | 社会保障和就业支出 | 45.36 | 45.36 |
20805 | 行政事业单位养老支出 | 45.36 | 45.36 |
2080505 | 机关事业单位基本养老保险缴费支出 | 30.24 | 30.24 |
2080506 | 机关事业单位职业年金缴费支出 | 15.12 | 15.12 |
210 | 卫生健康支出 | 164.86 | 22.91 | 141.95
21015 | 医疗保障管理事务 | 164.86 | 22.91 | 141.95
2101501 | 行政运行 | 22.91 | 22.91 |
2101502 | 一般行政管理事务 | 61.95 | | 61.95
2101504 | 信息化建设 | 80.00 | | 80.00
 | 合计 | 210.22 | 68.27 | 141.95
)";

// The text with another piece; a failure where it has no such piece.
std::string Replaced(std::string text, const std::string& from, const std::string& to);

// The bundled schema of this id.
std::shared_ptr<const schemas::Schema> BundledSchema(std::string_view id);

// `report`: budget or final_accounts.
DocumentData DocumentOf(std::string_view text, std::string_view report = "budget");

// Solves and checks with the identities of the bundled national template.
void Solve(DocumentData* document);
void CheckAll(DocumentData* document);

// Failures, and passes that are worth a word, a line each: "id outcome where: message".
// `outcomes`: of "pass fail untestable", those to show; `id`: of one identity only.
std::string ShowChecks(const DocumentData& document, std::string_view outcomes,
                       std::string_view id = "");

// "pass 12, fail 1, untestable 0".
std::string CountChecks(const DocumentData& document);

// Facts whose column was lost: "名称: 12.00 基本支出 inferred; 3.00 ? ambiguous".
std::string ShowLost(const DocumentData& document);

}  // namespace budget::check

#endif  // TESTS_CHECK_TABLE_TEXT_H_
