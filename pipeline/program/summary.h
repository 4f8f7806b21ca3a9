// What a run has done: how much of what, what went wrong, and where to look.

#ifndef PIPELINE_PROGRAM_SUMMARY_H_
#define PIPELINE_PROGRAM_SUMMARY_H_

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "pipeline/model/document_data.h"
#include "pipeline/model/language.h"
#include "pipeline/program/find_inputs.h"

namespace budget::program {

class Summary {
 public:
  void Add(const DocumentData& document);
  void set_inputs(const Inputs& inputs) { left_out_ = inputs.left_out; }

  bool all_extracted() const { return wrong() == 0; }
  std::size_t Count(DocumentStatus status) const {
    return by_status_[static_cast<std::size_t>(status)];
  }
  std::size_t documents() const;
  std::size_t tables() const { return tables_; }
  std::size_t facts() const { return facts_; }
  std::size_t statements() const { return statements_; }
  std::size_t checks() const { return checks_; }
  std::size_t checks_failed() const { return checks_failed_; }
  std::size_t findings(Severity severity) const {
    return findings_[static_cast<std::size_t>(severity)];
  }
  const std::map<std::string, std::size_t>& errors() const {
    return errors_;
  }  // by code

  // "3 documents: 2 ok, 1 failed; 1024 facts in 20 tables; 2 of 80 checks failed"
  std::string InOneLine(Language language) const;

  // What went wrong, by code, the first documents of it, those that failed before those
  // that are partial; the probable mistakes
  // of the documents by severity, and the first of the worst; where to look: lines.
  // `folder`: of the dataset; empty: there is none.
  std::vector<std::string> Details(Language language, const std::string& folder) const;

 private:
  // Documents of which something or all is missing.
  std::size_t wrong() const {
    return Count(DocumentStatus::kFailed) + Count(DocumentStatus::kPartial);
  }

  struct WrongDocument {
    std::string source;
    bool failed = false;  // nothing of it was read; else something is missing
    std::string code;
    std::string message;  // in English
  };
  struct NamedFinding {
    std::string source;
    Finding finding;
  };

  void Name(WrongDocument document);
  void AddFindings(const DocumentData& document);
  void AppendFindings(Language language, std::vector<std::string>* lines) const;

  static constexpr std::size_t kSeverities = 3;

  std::array<std::size_t, 4> by_status_{};
  std::size_t tables_ = 0;
  std::size_t facts_ = 0;
  std::size_t statements_ = 0;
  std::size_t checks_ = 0;
  std::size_t checks_failed_ = 0;
  std::map<std::string, std::size_t> errors_;
  std::vector<WrongDocument> first_documents_;  // those that failed first
  std::array<std::size_t, kSeverities> findings_{};
  std::vector<NamedFinding> first_findings_;  // the worst first
  std::array<std::size_t, kLeftOutReasons> left_out_{};
};

}  // namespace budget::program

#endif  // PIPELINE_PROGRAM_SUMMARY_H_
