// The account of a page: every character that its glyphs print stands in a cell or a
// line of its content, and nothing else does.

#ifndef TESTS_PAGE_LEDGER_H_
#define TESTS_PAGE_LEDGER_H_

#include <cmath>
#include <map>
#include <string>
#include <variant>

#include "pipeline/model/content.h"
#include "pipeline/model/page.h"
#include "pipeline/script/text.h"

namespace budget::page {

// How often each character is printed; no white space.
using Account = std::map<char32_t, int>;

inline void Count(std::u32string_view text, int by, Account* account) {
  for (const char32_t c : text) {
    if (!script::IsSpace(c)) (*account)[c] += by;
  }
}

// What is printed and not in the content (above zero), or in it too often (below);
// empty where the account is right.
inline Account Difference(const Page& page, const PageContent& content) {
  Account account;
  for (const Glyph& glyph : page.glyphs) Count(glyph.text, 1, &account);
  for (const Item& item : content.items) {
    if (const auto* line = std::get_if<Line>(&item)) {
      Count(script::ToUtf32(line->text), -1, &account);
      continue;
    }
    for (const Cell& cell : std::get<Fragment>(item).cells) {
      Count(script::ToUtf32(cell.raw), -1, &account);
    }
  }
  std::erase_if(account, [](const auto& entry) { return entry.second == 0; });
  return account;
}

// "张 2 李 -1": for a message.
inline std::string Show(const Account& account) {
  std::string shown;
  for (const auto& [c, count] : account) {
    shown += script::ToUtf8(std::u32string(1, c)) + " " + std::to_string(count) + " ";
  }
  return shown;
}

}  // namespace budget::page

#endif  // TESTS_PAGE_LEDGER_H_
