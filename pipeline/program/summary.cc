#include "pipeline/program/summary.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "pipeline/messages/catalogue.h"
#include "pipeline/model/names.h"
#include "pipeline/script/format_diagnostic.h"

namespace budget::program {
namespace {

// Of what went wrong, so many are named; the dataset has them all.
constexpr std::size_t kMostNamed = 5;

void Append(Language language, const std::string& part, std::string* list) {
  if (!list->empty()) *list += messages::Say(language, "summary.comma");
  *list += part;
}

void AppendMore(Language language, std::string_view id, std::size_t more,
                std::vector<std::string>* lines) {
  if (more != 0) lines->push_back(messages::Count(language, id, more));
}

}  // namespace

void Summary::Add(const DocumentData& document) {
  const DocumentInfo& info = document.info;
  ++by_status_[static_cast<std::size_t>(info.status)];
  tables_ += document.tables.size();
  for (const Table& table : document.tables) facts_ += table.facts.size();
  statements_ += document.statements.size();
  checks_ += document.checks.size();
  checks_failed_ += static_cast<std::size_t>(
      std::ranges::count(document.checks, Outcome::kFail, &Check::outcome));
  AddFindings(document);
  if (info.status != DocumentStatus::kFailed &&
      info.status != DocumentStatus::kPartial) {
    return;
  }
  const std::size_t colon = std::min(info.error.find(": "), info.error.size());
  const std::string code = info.error.substr(0, colon);
  ++errors_[code];
  Name({.source = info.source,
        .failed = info.status == DocumentStatus::kFailed,
        .code = code,
        .message = info.error.substr(std::min(colon + 2, info.error.size()))});
}

void Summary::Name(WrongDocument document) {
  const auto at = document.failed ? std::ranges::find(first_documents_, false,
                                                      &WrongDocument::failed)
                                  : first_documents_.end();
  if (at == first_documents_.end() && first_documents_.size() == kMostNamed) return;
  first_documents_.insert(at, std::move(document));
  if (first_documents_.size() > kMostNamed) first_documents_.pop_back();
}

void Summary::AddFindings(const DocumentData& document) {
  for (const Finding& finding : document.findings) {
    ++findings_[static_cast<std::size_t>(finding.severity)];
    const auto at =
        std::ranges::find_if(first_findings_, [&](const NamedFinding& known) {
          return known.finding.severity < finding.severity;
        });
    if (at == first_findings_.end() && first_findings_.size() == kMostNamed) continue;
    first_findings_.insert(at, {.source = document.info.source, .finding = finding});
    if (first_findings_.size() > kMostNamed) first_findings_.pop_back();
  }
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

void Summary::AppendFindings(Language language, std::vector<std::string>* lines) const {
  if (first_findings_.empty()) return;
  std::string list;
  for (const Severity severity :
       {Severity::kError, Severity::kWarning, Severity::kNote}) {
    if (findings(severity) == 0) continue;
    const std::string name(NameOf(severity));
    Append(
        language,
        messages::Count(language, "summary." + name + "-finding", findings(severity)),
        &list);
  }
  lines->push_back(messages::Say(language, "summary.findings", {{"list", list}}));
  for (const auto& [source, finding] : first_findings_) {
    const Location where{
        .file = source, .page = finding.place.page, .line = finding.place.line};
    lines->push_back(messages::Say(
        language,
        finding.where.empty() ? "summary.finding-of-document" : "summary.finding",
        {{"place", script::FormatLocation(where)},
         {"where", finding.where},
         {"message",
          language == Language::kChinese ? finding.message_zh : finding.message_en}}));
  }
  const std::size_t all =
      std::accumulate(findings_.begin(), findings_.end(), std::size_t{0});
  AppendMore(language, "summary.more-findings", all - first_findings_.size(), lines);
}

std::vector<std::string> Summary::Details(Language language,
                                          const std::string& folder) const {
  std::vector<std::string> lines;
  const auto say = [&](std::string_view id, messages::Values values) {
    lines.push_back(messages::Say(language, id, values));
  };
  std::string list;
  for (const auto& [code, n] : errors_) {
    Append(language, messages::Count(language, "summary.error", n, {{"code", code}}),
           &list);
  }
  if (wrong() != 0) say("summary.errors", {{"list", list}});
  for (const WrongDocument& document : first_documents_) {
    say("summary.document",
        {{"document", document.source},
         {"error",
          document.code + ": " + messages::Translate(language, document.message)}});
  }
  AppendMore(language, "summary.more-documents", wrong() - first_documents_.size(),
             &lines);
  AppendFindings(language, &lines);
  if (lines.empty()) return lines;
  if (folder.empty()) say("summary.no-folder", {});
  if (folder.empty()) return lines;
  if (wrong() != 0) say("summary.where.documents", {{"folder", folder}});
  if (!first_findings_.empty()) say("summary.where.findings", {{"folder", folder}});
  return lines;
}

}  // namespace budget::program
