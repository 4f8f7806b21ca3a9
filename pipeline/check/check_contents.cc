// The table of contents against the tables that are there: all of them, in its order,
// each once.

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/check/check_context.h"
#include "pipeline/script/text.h"

namespace budget::check {
namespace {

// Shorter titles could stand in any line.
constexpr std::size_t kShortestTitle = 12;  // bytes: four characters

// A line of the contents, folded, that names a title; null if none does.
const ContentsEntry* FindEntry(const std::vector<ContentsEntry>& contents,
                               const std::vector<std::string>& folded,
                               const std::string& title) {
  if (title.size() < kShortestTitle) return nullptr;
  for (std::size_t i = 0; i < contents.size(); ++i) {
    if (folded[i].find(title) != std::string::npos) return &contents[i];
  }
  return nullptr;
}

class ContentsChecker {
 public:
  ContentsChecker(const CheckContext& context, const schemas::IdentitySpec& spec,
                  std::vector<Check>* out)
      : context_(context), spec_(spec), out_(out) {}

  void Run() {
    const DocumentData& data = *context_.view.data;
    const std::vector<ContentsEntry>& contents = data.outline.contents;
    std::vector<std::string> folded;
    folded.reserve(contents.size());
    for (const ContentsEntry& entry : contents)
      folded.push_back(script::Fold(entry.text));
    std::vector<std::string> titles;
    titles.reserve(data.tables.size());
    for (const Table& table : data.tables) titles.push_back(script::Fold(table.title));
    for (std::size_t i = 0; i < titles.size(); ++i) {
      const Table& table = data.tables[i];
      const ContentsEntry* entry = FindEntry(contents, folded, titles[i]);
      const bool missing = table.status == TableStatus::kListedButMissing;
      if (entry == nullptr && !missing) continue;
      Check check = CheckOf(table, entry);
      (missing ? missing_ : found_).push_back(std::move(check));
    }
    CheckOrder(folded, titles);
    CheckTwice();
    if (found_.empty() && missing_.size() > 1) return ReportAllMissing();
    for (auto* checks : {&found_, &missing_}) {
      out_->insert(out_->end(), checks->begin(), checks->end());
    }
  }

 private:
  // The tables in the order of the entries that name exactly one of them each.
  void CheckOrder(const std::vector<std::string>& entries,
                  const std::vector<std::string>& titles) {
    const std::vector<Table>& tables = context_.view.data->tables;
    const Table* last = nullptr;
    for (const std::string& entry : entries) {
      const Table* named = nullptr;
      int several = 0;
      for (std::size_t i = 0; i < titles.size(); ++i) {
        if (tables[i].status == TableStatus::kListedButMissing ||
            titles[i].size() < kShortestTitle || !entry.ends_with(titles[i])) {
          continue;
        }
        named = &tables[i];
        ++several;
      }
      if (several != 1) continue;
      if (last != nullptr && named->table_no < last->table_no) {
        Report("contents-order", *named, identity::NameOfTable(*last));
      }
      last = named;
    }
  }

  // The same figures under the same title: a page that is there twice.
  void CheckTwice() {
    const std::vector<Table>& tables = context_.view.data->tables;
    for (std::size_t b = 1; b < tables.size(); ++b) {
      for (std::size_t a = 0; a < b; ++a) {
        if (!AreTheSame(tables[a], tables[b])) continue;
        Report("table-twice", tables[b], "");
        break;
      }
    }
  }

  static bool AreTheSame(const Table& a, const Table& b) {
    constexpr std::size_t kEnoughFacts = 10;
    if (a.facts.size() < kEnoughFacts || a.facts.size() != b.facts.size() ||
        a.title.empty() || a.title != b.title || a.unit != b.unit ||
        a.rows.size() != b.rows.size()) {
      return false;
    }
    const auto same_fact = [](const Fact& one, const Fact& other) {
      return one.raw == other.raw && one.row == other.row && one.column == other.column;
    };
    const auto same_row = [](const Row& one, const Row& other) {
      return one.item_name == other.item_name && one.item_code == other.item_code &&
             one.reporting_unit == other.reporting_unit;
    };
    return std::ranges::equal(a.facts, b.facts, same_fact) &&
           std::ranges::equal(a.rows, b.rows, same_row);
  }

  // `before`: the table that stands behind it, and before it in the contents.
  void Report(const char* id, const Table& table, const std::string& before) {
    Check check;
    check.check_id = id;
    check.kind = CheckKind::kOther;
    check.outcome = Outcome::kFail;
    check.where = identity::NameOfTable(table);
    check.place = {.page = table.first_page, .line = table.first_line};
    check.found = check.where;
    check.expected = before;
    check.message = context_.messages.Say(
        "fail_text", {{"label", context_.messages.Say(id)}, {"found", check.found}});
    out_->push_back(std::move(check));
  }

  Check CheckOf(const Table& table, const ContentsEntry* entry) const {
    const bool missing = table.status == TableStatus::kListedButMissing;
    Check check;
    check.check_id = spec_.id;
    check.kind = spec_.check_kind;
    check.where = identity::NameOfTable(table);
    check.place = entry == nullptr
                      ? Place{.page = table.first_page, .line = table.first_line}
                      : entry->place;
    check.expected = identity::NameOfTable(table);
    check.found = missing ? "" : identity::NameOfTable(table);
    check.outcome = missing ? Outcome::kFail : Outcome::kPass;
    check.message =
        missing ? context_.messages.Say("fail_contents",
                                        {{"table", identity::NameOfTable(table)}})
                : context_.messages.Label(spec_);
    return check;
  }

  // A file with the prose alone: one finding, not one for each table.
  void ReportAllMissing() {
    Check check = missing_.front();
    std::string tables;
    for (const Check& one : missing_) {
      if (!tables.empty()) tables += ", ";
      tables += one.where;
    }
    check.expected = std::to_string(missing_.size());
    check.found = "0";
    check.message = context_.messages.Say(
        "fail_all_contents", {{"count", check.expected}, {"tables", tables}});
    check.where = tables;
    out_->push_back(std::move(check));
  }

  const CheckContext& context_;
  const schemas::IdentitySpec& spec_;
  std::vector<Check>* out_;
  std::vector<Check> found_;
  std::vector<Check> missing_;
};

}  // namespace

void CheckContents(const CheckContext& context, std::vector<Check>* out) {
  for (const schemas::IdentitySpec& spec : context.identities.checks) {
    if (spec.kind == schemas::IdentityKind::kContents) {
      ContentsChecker(context, spec, out).Run();
    }
  }
}

}  // namespace budget::check
