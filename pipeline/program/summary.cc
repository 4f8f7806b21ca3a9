#include "pipeline/program/summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <numeric>

#include "pipeline/model/names.h"

namespace budget::program {
namespace {

std::string Counted(std::size_t count, const char* noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

}  // namespace

void Summary::Add(const DocumentData& document) {
  ++by_status_[static_cast<std::size_t>(document.info.status)];
  tables_ += document.tables.size();
  for (const Table& table : document.tables) facts_ += table.facts.size();
  statements_ += document.statements.size();
  checks_ += document.checks.size();
  checks_failed_ += static_cast<std::size_t>(
      std::ranges::count(document.checks, Outcome::kFail, &Check::outcome));
}

std::string Summary::ToString() const {
  const std::size_t documents =
      std::accumulate(by_status_.begin(), by_status_.end(), std::size_t{0});
  std::string text = Counted(documents, "document");
  const char* separator = ": ";
  for (std::size_t i = 0; i < by_status_.size(); ++i) {
    if (by_status_[i] == 0) continue;
    fmt::format_to(std::back_inserter(text), "{}{} {}", separator, by_status_[i],
                   NameOf(static_cast<DocumentStatus>(i)));
    separator = ", ";
  }
  text += "; " + Counted(facts_, "fact") + " in " + Counted(tables_, "table");
  if (statements_ != 0) text += ", " + Counted(statements_, "statement");
  if (checks_ != 0) {
    fmt::format_to(std::back_inserter(text), "; {} of {} failed", checks_failed_,
                   Counted(checks_, "check"));
  }
  separator = "; left out: ";
  for (std::size_t i = 0; i < left_out_.size(); ++i) {
    if (left_out_[i] == 0) continue;
    const ReasonName name = NameOf(static_cast<LeftOut>(i));
    fmt::format_to(std::back_inserter(text), "{}{} {}", separator, left_out_[i],
                   left_out_[i] == 1 ? name.one : name.many);
    separator = ", ";
  }
  return text;
}

}  // namespace budget::program
