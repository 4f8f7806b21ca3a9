// The table of contents against the tables that are there.

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
    for (const Table& table : data.tables) {
      const ContentsEntry* entry =
          FindEntry(contents, folded, script::Fold(table.title));
      const bool missing = table.status == TableStatus::kListedButMissing;
      if (entry == nullptr && !missing) continue;
      Check check = CheckOf(table, entry);
      (missing ? missing_ : found_).push_back(std::move(check));
    }
    if (found_.empty() && missing_.size() > 1) return ReportAllMissing();
    for (auto* checks : {&found_, &missing_}) {
      out_->insert(out_->end(), checks->begin(), checks->end());
    }
  }

 private:
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
