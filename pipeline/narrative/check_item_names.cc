// Names of the classification in prose: 一般行政事务管理（项） for 一般行政管理事务.

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/narrative/statement_checks.h"
#include "pipeline/script/slip.h"
#include "pipeline/script/text.h"

namespace budget::narrative {
namespace {

constexpr std::size_t kShortest = 6;  // characters: shorter ones are alike by chance

// One letter apart, or the same letters in another order.
bool AreAlike(const std::u32string& a, const std::u32string& b) {
  if (script::OneSlipApart(std::u32string_view(a), std::u32string_view(b))) return true;
  return a.size() == b.size() && a != b && std::ranges::is_permutation(a, b);
}

class NameChecker {
 public:
  NameChecker(const StatementContext& context, std::vector<Check>* out)
      : context_(context), out_(out) {
    for (const Table& table : context.data().tables) {
      for (const Row& row : table.rows) {
        if (!row.item_code.empty()) printed_.insert(script::Fold(row.item_name));
      }
    }
    for (const schemas::Code& code : context.vocabulary().codes) {
      known_.insert(script::Fold(code.name));
    }
  }

  void Check(int index) {
    for (const std::string& item : context_.At(index).items) {
      if (item.empty() || !seen_.insert(item).second || IsKnown(item)) continue;
      if (const std::string meant = MeantBy(item); !meant.empty()) {
        Report(index, item, meant);
      }
    }
  }

 private:
  // Some name begins with it (社会保障 for 社会保障和就业支出), or it with some name.
  bool IsKnown(const std::string& item) const {
    const auto begins = [&](const std::string& name) {
      return !name.empty() && (name.starts_with(item) || item.starts_with(name));
    };
    return std::ranges::any_of(printed_, begins) || std::ranges::any_of(known_, begins);
  }

  // The only name that is like it, of those that the tables print, else of all.
  std::string MeantBy(const std::string& item) const {
    const std::u32string letters = script::ToUtf32(item);
    if (letters.size() < kShortest) return {};
    for (const auto* names : {&printed_, &known_}) {
      std::string meant;
      for (const std::string& name : *names) {
        if (!AreAlike(letters, script::ToUtf32(name))) continue;
        if (!meant.empty()) return {};
        meant = name;
      }
      if (!meant.empty()) return meant;
    }
    return {};
  }

  void Report(int index, const std::string& item, const std::string& meant) {
    budget::Check check = context_.CheckOf("narrative-name", index);
    check.kind = CheckKind::kOther;
    check.statements.clear();  // its figure may well be right
    check.outcome = Outcome::kFail;
    check.found = item;
    check.expected = meant;
    context_.Word("fail_value", context_.At(index).quote, &check);
    out_->push_back(std::move(check));
  }

  const StatementContext& context_;
  std::vector<budget::Check>* out_;
  std::set<std::string> printed_;  // beside a code, in a table
  std::set<std::string> known_;    // of the classification, of any year
  std::set<std::string> seen_;
};

}  // namespace

void CheckItemNames(const StatementContext& context, std::vector<Check>* out) {
  const bool any = std::ranges::any_of(
      context.statements(),
      [](const Statement& statement) { return !statement.items.empty(); });
  if (!any) return;  // the classification is long, and folded for this alone
  NameChecker checker(context, out);
  for (int i = 0; i < static_cast<int>(context.statements().size()); ++i) {
    if (context.stopped()) return;
    checker.Check(i);
  }
}

}  // namespace budget::narrative
