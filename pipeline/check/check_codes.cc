// Classification codes: each below its parent, each under a name that it has had.

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/check/check_context.h"
#include "pipeline/identity/code_forest.h"
#include "pipeline/model/index.h"
#include "pipeline/script/text.h"

namespace budget::check {
namespace {

// ---- code_parent

// Codes of a length of which nearly all have a parent; one without is an exception.
constexpr int kEnoughSiblings = 3;

class ParentChecker {
 public:
  ParentChecker(const CheckContext& context, const schemas::IdentitySpec& spec,
                int table, std::vector<Check>* out)
      : context_(context),
        spec_(spec),
        table_(table),
        rows_(context.view.TableOf(table).rows),
        out_(out) {}

  void Run() {
    for (const identity::CodeForest& forest :
         identity::BuildCodeForests(context_.view.TableOf(table_))) {
      CheckForest(forest);
    }
  }

 private:
  std::size_t Length(const identity::CodeNode& node) const {
    return rows_[Index(node.row)].item_code.size();
  }

  // Two digits a level: the parent of 2101501 is 21015, not 210.
  bool HasOwnParent(const identity::CodeForest& forest,
                    const identity::CodeNode& node) const {
    return node.parent >= 0 &&
           Length(forest.nodes[Index(node.parent)]) + 2 == Length(node);
  }

  void CheckForest(const identity::CodeForest& forest) {
    constexpr std::size_t kLongest = 16;
    int with[kLongest] = {};
    std::set<std::string_view> there[kLongest];  // parents, by length of their children
    std::set<std::string_view> missing[kLongest];
    for (const identity::CodeNode& node : forest.nodes) {
      const std::size_t length = Length(node);
      if (length >= kLongest) return;
      if (length <= 3) continue;
      const std::string_view parent =
          std::string_view(rows_[Index(node.row)].item_code).substr(0, length - 2);
      const bool has = HasOwnParent(forest, node);
      (has ? there : missing)[length].insert(parent);
      if (has) ++with[length];
    }
    for (std::size_t i = 0; i < forest.nodes.size(); ++i) {
      const std::size_t length = Length(forest.nodes[i]);
      if (length <= 3 || with[length] < kEnoughSiblings) continue;
      // Tables that leave parents out do so for many.
      if (missing[length].size() * 2 > there[length].size()) continue;
      Report(forest, static_cast<int>(i));
    }
  }

  void Report(const identity::CodeForest& forest, int index) {
    const identity::CodeNode& node = forest.nodes[Index(index)];
    const std::string& code = rows_[Index(node.row)].item_code;
    Check check = CheckAtRow(context_, spec_, table_, node.row);
    check.expected = code.substr(0, code.size() - 2);
    check.outcome = HasOwnParent(forest, node) ? Outcome::kPass : Outcome::kFail;
    check.message = context_.messages.Label(spec_);
    if (check.outcome == Outcome::kPass) {
      check.found = check.expected;
    } else {
      check.message =
          context_.messages.Say("fail_parent", {{"code", code},
                                                {"parent", check.expected},
                                                {"before", NameBefore(forest, index)}});
    }
    out_->push_back(std::move(check));
  }

  std::string NameBefore(const identity::CodeForest& forest, int index) const {
    return index == 0
               ? ""
               : identity::NameOfRow(rows_[Index(forest.nodes[Index(index - 1)].row)]);
  }

  const CheckContext& context_;
  const schemas::IdentitySpec& spec_;
  int table_;
  const std::vector<Row>& rows_;
  std::vector<Check>* out_;
};

// ---- code_name

// Names that differ in their ending only (…, …支出) are one name.
bool SameName(std::string_view a, std::string_view b) {
  return a == b || (!a.empty() && b.substr(0, a.size()) == a) ||
         (!b.empty() && a.substr(0, b.size()) == b);
}

// Another code below the same parent that has this name.
const schemas::Code* SiblingWithName(const schemas::Vocabulary& vocabulary,
                                     const schemas::Code& code,
                                     std::string_view folded) {
  for (const schemas::Code& other : vocabulary.codes) {
    if (other.code != code.code && other.parent == code.parent &&
        other.classification == code.classification &&
        script::Fold(other.name) == folded) {
      return &other;
    }
  }
  return nullptr;
}

// One digit is another, or two have changed places.
bool IsSlip(std::string_view printed, std::string_view code) {
  if (printed.size() != code.size()) return false;
  std::string of_printed;
  std::string of_code;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (printed[i] == code[i]) continue;
    of_printed.push_back(printed[i]);
    of_code.push_back(code[i]);
  }
  std::ranges::reverse(of_code);
  constexpr std::size_t kSwapped = 2;
  return of_code.size() == 1 || (of_code.size() == kSwapped && of_code == of_printed);
}

// What the codes of the rows before and after one have in common; empty unless it is a
// class at least.
std::string_view PrefixAround(const std::vector<Row>& rows, int row) {
  constexpr std::size_t kClassDigits = 3;
  const auto code = [&](int at) -> std::string_view {
    const bool there = at >= 0 && at < static_cast<int>(rows.size());
    return there ? std::string_view(rows[Index(at)].item_code) : std::string_view();
  };
  const std::string_view before = code(row - 1);
  const std::string_view after = code(row + 1);
  std::size_t size = 0;
  while (size < std::min(before.size(), after.size()) && before[size] == after[size]) {
    ++size;
  }
  return size < kClassDigits ? std::string_view() : before.substr(0, size);
}

// A code that no classification has: a slip of one that has the printed name and fits
// between its neighbours, which the printed one does not.  21040 信访事务 between 20139
// and 2014001 is 20140.  False: it says nothing.
bool CheckUnknownCode(const CheckContext& context, const schemas::IdentitySpec& spec,
                      int table, int row, std::vector<Check>* out) {
  const std::vector<Row>& rows = context.view.TableOf(table).rows;
  const Row& r = rows[Index(row)];
  const std::string_view prefix = PrefixAround(rows, row);
  if (prefix.empty() || r.item_code.starts_with(prefix)) return false;
  std::set<std::string_view> meant;
  for (const schemas::Code* entry :
       context.vocabulary.FindCodesNamed(script::Fold(r.item_name))) {
    if (entry->code.starts_with(prefix) && IsSlip(r.item_code, entry->code)) {
      meant.insert(entry->code);
    }
  }
  if (meant.size() != 1) return false;
  Check check = CheckAtRow(context, spec, table, row);
  check.expected = *meant.begin();
  check.found = r.item_code;
  check.outcome = Outcome::kFail;
  check.message = context.messages.Say(
      "fail_code",
      {{"code", r.item_code}, {"name", r.item_name}, {"other", check.expected}});
  out->push_back(std::move(check));
  return true;
}

// A code that no classification has: some names have one number everywhere.
void CheckSuffix(const CheckContext& context, const schemas::IdentitySpec& spec,
                 int table, int row, const std::string& folded,
                 std::vector<Check>* out) {
  constexpr std::size_t kItemLength = 7;
  const Row& r = context.view.TableOf(table).rows[Index(row)];
  if (r.item_code.size() != kItemLength) return;
  for (const auto& [name, suffix] : context.identities.item_suffixes) {
    if (folded != script::Fold(name)) continue;
    Check check = CheckAtRow(context, spec, table, row);
    check.found = r.item_name;
    check.outcome = r.item_code.ends_with(suffix) ? Outcome::kPass : Outcome::kFail;
    check.message = check.outcome == Outcome::kPass
                        ? context.messages.Label(spec)
                        : context.messages.Say("fail_suffix", {{"code", r.item_code},
                                                               {"name", r.item_name},
                                                               {"expected", suffix}});
    out->push_back(std::move(check));
  }
}

void CheckName(const CheckContext& context, const schemas::IdentitySpec& spec,
               int table, int row, int year, std::vector<Check>* out) {
  const Row& r = context.view.TableOf(table).rows[Index(row)];
  const std::string folded = script::Fold(r.item_name);
  const auto entries = context.vocabulary.FindCode(r.item_code);
  if (entries.empty()) {
    if (!CheckUnknownCode(context, spec, table, row, out)) {
      CheckSuffix(context, spec, table, row, folded, out);
    }
    return;
  }
  const schemas::Code* named =
      nullptr;  // has the printed name, this year's if there is one
  const schemas::Code* current = nullptr;  // this year's
  for (const schemas::Code* entry : entries) {
    const bool same = SameName(folded, script::Fold(entry->name));
    const bool valid = InYear(*entry, year);
    if (valid && current == nullptr) current = entry;
    if (same && (named == nullptr || valid)) named = entry;
    if (same && valid) current = entry;
  }
  Check check = CheckAtRow(context, spec, table, row);
  check.found = r.item_name;
  check.message = context.messages.Label(spec);
  check.outcome = Outcome::kPass;
  const std::string name_now = current == nullptr ? "" : current->name;
  check.expected = name_now;
  if (named == nullptr) {
    const schemas::Code* sibling =
        SiblingWithName(context.vocabulary, *entries[0], folded);
    if (sibling == nullptr) return;
    check.outcome = Outcome::kFail;
    check.message = context.messages.Say("fail_name", {{"code", r.item_code},
                                                       {"name", r.item_name},
                                                       {"expected", name_now},
                                                       {"other", sibling->code}});
  } else if (!InYear(*named, year)) {
    check.message = context.messages.Say(
        "old_name", {{"code", r.item_code}, {"name", r.item_name}, {"now", name_now}});
  }
  out->push_back(std::move(check));
}

}  // namespace

int YearOf(const CheckContext& context, int table) {
  const int year = context.view.TableOf(table).fiscal_year;
  return year != 0 ? year : context.view.data->info.fiscal_year;
}

bool InYear(const schemas::Code& code, int year) {
  return year == 0 || ((code.valid_from == 0 || code.valid_from <= year) &&
                       (code.valid_to == 0 || year <= code.valid_to));
}

void CheckCodes(const CheckContext& context, std::vector<Check>* out) {
  for (int table = 0; table < static_cast<int>(context.view.tables.size()); ++table) {
    const Table& t = context.view.TableOf(table);
    for (const schemas::IdentitySpec& spec : context.identities.checks) {
      if (!identity::AppliesTo(spec, context.view, table)) continue;
      if (spec.kind == schemas::IdentityKind::kCodeParent) {
        ParentChecker(context, spec, table, out).Run();
      } else if (spec.kind == schemas::IdentityKind::kCodeName) {
        const int year = YearOf(context, table);
        for (int row = 0; row < static_cast<int>(t.rows.size()); ++row) {
          if (!t.rows[Index(row)].item_code.empty()) {
            CheckName(context, spec, table, row, year, out);
          }
        }
      }
    }
  }
}

}  // namespace budget::check
