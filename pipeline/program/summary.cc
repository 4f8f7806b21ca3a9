#include "pipeline/program/summary.h"

#include <algorithm>
#include <numeric>

#include "pipeline/messages/catalogue.h"
#include "pipeline/model/names.h"

namespace budget::program {
namespace {

// Of what went wrong, so many are named; the dataset has them all.
constexpr std::size_t kMostNamed = 5;

void Append(Language language, const std::string& part, std::string* list) {
  if (!list->empty()) *list += messages::Say(language, "summary.comma");
  *list += part;
}

}  // namespace

void Summary::Add(const DocumentData& document) {
  const DocumentInfo& info = document.info;
  ++by_status_[static_cast<std::size_t>(info.status)];
  tables_ += document.tables.size();
  for (const Table& table : document.tables) facts_ += table.facts.size();
  statements_ += document.statements.size();
  checks_ += document.checks.size();
  for (const Check& check : document.checks) {
    if (check.outcome != Outcome::kFail) continue;
    ++checks_failed_;
    if (first_checks_.size() == kMostNamed) continue;
    first_checks_.push_back(
        {.source = info.source, .check_no = check.check_no, .message = check.message});
  }
  if (info.status != DocumentStatus::kFailed &&
      info.status != DocumentStatus::kPartial) {
    return;
  }
  const std::size_t colon = std::min(info.error.find(": "), info.error.size());
  const std::string code = info.error.substr(0, colon);
  ++errors_[code];
  if (first_documents_.size() == kMostNamed) return;
  first_documents_.push_back(
      {.source = info.source,
       .code = code,
       .message = info.error.substr(std::min(colon + 2, info.error.size()))});
}

std::size_t Summary::documents() const {
  return std::accumulate(by_status_.begin(), by_status_.end(), std::size_t{0});
}

std::string Summary::InOneLine(Language language) const {
  const auto count = [&](std::string_view id, std::size_t n,
                         messages::Values more = {}) {
    return messages::Count(language, id, n, more);
  };
  std::string text = count("summary.documents", documents());
  std::string list;
  for (std::size_t i = 0; i < by_status_.size(); ++i) {
    if (by_status_[i] == 0) continue;
    const std::string name(NameOf(static_cast<DocumentStatus>(i)));
    Append(language, count("summary." + name, by_status_[i]), &list);
  }
  if (!list.empty())
    text += messages::Say(language, "summary.status", {{"list", list}});
  text += count("summary.facts", facts_) + count("summary.tables", tables_);
  if (statements_ != 0) text += count("summary.statements", statements_);
  if (checks_ != 0) {
    text +=
        count("summary.checks", checks_, {{"failed", std::to_string(checks_failed_)}});
  }
  list.clear();
  for (std::size_t i = 0; i < left_out_.size(); ++i) {
    if (left_out_[i] == 0) continue;
    const std::string id(IdOf(static_cast<LeftOut>(i)));
    Append(language, count("left-out." + id, left_out_[i]), &list);
  }
  if (!list.empty()) {
    text += messages::Say(language, "summary.left-out", {{"list", list}});
  }
  return text;
}

std::vector<std::string> Summary::Details(Language language,
                                          const std::string& folder) const {
  std::vector<std::string> lines;
  const auto say = [&](std::string_view id, messages::Values values) {
    lines.push_back(messages::Say(language, id, values));
  };
  const std::size_t wrong =
      Count(DocumentStatus::kFailed) + Count(DocumentStatus::kPartial);
  std::string list;
  for (const auto& [code, n] : errors_) {
    Append(language, messages::Count(language, "summary.error", n, {{"code", code}}),
           &list);
  }
  if (wrong != 0) say("summary.errors", {{"list", list}});
  for (const FailedDocument& document : first_documents_) {
    say("summary.document",
        {{"document", document.source},
         {"error",
          document.code + ": " + messages::Translate(language, document.message)}});
  }
  const auto more = [&](std::string_view id, std::size_t all, std::size_t named) {
    if (all > named) lines.push_back(messages::Count(language, id, all - named));
  };
  more("summary.more-documents", wrong, first_documents_.size());
  for (const FailedCheck& check : first_checks_) {
    say("summary.check", {{"document", check.source},
                          {"number", std::to_string(check.check_no)},
                          {"message", check.message}});
  }
  more("summary.more-checks", checks_failed_, first_checks_.size());
  if (lines.empty()) return lines;
  if (folder.empty()) say("summary.no-folder", {});
  if (folder.empty()) return lines;
  if (wrong != 0) say("summary.where.documents", {{"folder", folder}});
  if (checks_failed_ != 0) say("summary.where.checks", {{"folder", folder}});
  return lines;
}

}  // namespace budget::program
