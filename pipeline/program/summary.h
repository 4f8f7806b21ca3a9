// What a run has done, in one line.

#ifndef PIPELINE_PROGRAM_SUMMARY_H_
#define PIPELINE_PROGRAM_SUMMARY_H_

#include <array>
#include <cstddef>
#include <string>

#include "pipeline/model/document_data.h"
#include "pipeline/program/find_inputs.h"

namespace budget::program {

class Summary {
 public:
  void Add(const DocumentData& document);
  void set_inputs(const Inputs& inputs) { left_out_ = inputs.left_out; }

  bool all_extracted() const {
    return Count(DocumentStatus::kFailed) + Count(DocumentStatus::kPartial) == 0;
  }
  // "3 documents: 2 ok, 1 failed; 1024 facts in 20 tables; 2 of 80 checks failed"
  std::string ToString() const;

 private:
  std::size_t Count(DocumentStatus status) const {
    return by_status_[static_cast<std::size_t>(status)];
  }

  std::array<std::size_t, 4> by_status_{};
  std::size_t tables_ = 0;
  std::size_t facts_ = 0;
  std::size_t statements_ = 0;
  std::size_t checks_ = 0;
  std::size_t checks_failed_ = 0;
  std::array<std::size_t, kLeftOutReasons> left_out_{};
};

}  // namespace budget::program

#endif  // PIPELINE_PROGRAM_SUMMARY_H_
