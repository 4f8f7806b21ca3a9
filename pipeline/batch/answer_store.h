// Answers of workers on the disk, so that a run that was ended from outside can be gone
// on with: a file each, under a key that says all that the answer depends on.

#ifndef PIPELINE_BATCH_ANSWER_STORE_H_
#define PIPELINE_BATCH_ANSWER_STORE_H_

#include <optional>
#include <string>
#include <string_view>

namespace budget::batch {

class AnswerStore {
 public:
  // `folder` is there.
  explicit AnswerStore(std::string folder) : folder_(std::move(folder)) {}

  // Of 64 hex digits.  Nothing if it is not there, or not whole: a torn file is no
  // answer.
  std::optional<std::string> Find(std::string_view key) const;

  // 0, or errno.  Until it is whole, the answer is not there.
  int Keep(std::string_view key, std::string_view answer) const;

 private:
  std::string PathOf(std::string_view key) const;

  std::string folder_;
};

}  // namespace budget::batch

#endif  // PIPELINE_BATCH_ANSWER_STORE_H_
