// The accounts of the cells of a document's tables, as --explain tells them.

#ifndef TESTS_TABLE_OPEN_ACCOUNTS_H_
#define TESTS_TABLE_OPEN_ACCOUNTS_H_

#include <cstddef>
#include <sstream>
#include <string>
#include <vector>

namespace budget {

// What is wrong with them: a table without an account, or one that has cells which were
// not read or are unreadable and is not `partial`.  `partial` says for each table that
// was found on the pages, in order, whether it is.
inline std::vector<std::string> OpenAccounts(const std::string& explanation,
                                             const std::vector<bool>& partial) {
  std::vector<std::string> accounts;
  std::istringstream lines(explanation);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("table '")) accounts.push_back(line + " has no account");
    if (line.starts_with("  cells:") && !accounts.empty()) accounts.back() = line;
  }
  std::vector<std::string> open;
  if (accounts.size() != partial.size()) {
    open.push_back(std::to_string(accounts.size()) + " accounts of " +
                   std::to_string(partial.size()) + " tables");
  }
  for (std::size_t i = 0; i < accounts.size(); ++i) {
    const bool lost = accounts[i].find("not read") != std::string::npos ||
                      accounts[i].find("unreadable") != std::string::npos ||
                      accounts[i].ends_with("no account");
    if (lost && !(i < partial.size() && partial[i])) open.push_back(accounts[i]);
  }
  return open;
}

}  // namespace budget

#endif  // TESTS_TABLE_OPEN_ACCOUNTS_H_
