#include "tests/check/suggestions.h"

#include <algorithm>
#include <cstddef>

#include "pipeline/identity/messages.h"

namespace budget::check {
namespace {

std::size_t Index(int i) { return static_cast<std::size_t>(i); }

}  // namespace

bool Suggests(const Check& check) {
  return check.message.find(". If ") != std::string::npos ||
         check.message.find(". A row may") != std::string::npos;
}

bool Contains(const Check& check, const std::string& text) {
  return check.message.find(text) != std::string::npos;
}

// The value of: If "CELL" were VALUE (...
std::optional<Decimal> ValueFor(const Check& check, const std::string& cell) {
  for (const char* between : {"\" were ", "\" (blank) were "}) {
    const std::string start = ". If \"" + cell + between;
    const std::size_t at = check.message.find(start);
    if (at == std::string::npos) continue;
    const std::size_t from = at + start.size();
    std::size_t to = check.message.find_first_not_of("-0123456789.", from);
    while (check.message[to - 1] == '.') --to;
    return Decimal::Parse(check.message.substr(from, to - from));
  }
  return std::nullopt;
}

// All values of: A row may be missing: COLUMN VALUE, COLUMN VALUE
bool MissingRowIs(const Check& check, const std::vector<Decimal>& values) {
  const std::string start = ". A row may be missing: ";
  std::size_t at = check.message.find(start);
  if (at == std::string::npos) return false;
  for (at += start.size(); at < check.message.size();) {
    const std::size_t end =
        std::min(check.message.find(", ", at), check.message.size());
    const std::string item = check.message.substr(at, end - at);
    const auto value = Decimal::Parse(item.substr(item.rfind(' ') + 1));
    const auto tolerance = Decimal::Parse(check.tolerance);
    const bool is_one =
        value && tolerance &&
        std::any_of(values.begin(), values.end(),
                    [&](const Decimal& v) { return (v - *value).Abs() <= *tolerance; });
    if (!is_one) return false;
    at = end + 2;
  }
  return true;
}

std::string NameOf(const DocumentData& data, int table, int row, int column,
                   bool with_table) {
  const Table& t = data.tables[Index(table)];
  std::string name = with_table ? identity::NameOfTable(t) : "";
  for (const std::string& part :
       {row < 0 ? "" : identity::NameOfRow(t.rows[Index(row)]),
        column < 0 ? "" : identity::NameOfColumn(t.columns[Index(column)])}) {
    if (part.empty()) continue;
    if (!name.empty()) name += " / ";
    name += part;
  }
  return name;
}

}  // namespace budget::check
