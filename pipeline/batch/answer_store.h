// Answers of workers on the disk, so that a run that was ended from outside can be gone
// on with: each under a key that says all that the answer depends on.
//
// All of them are in one file that only grows, `answers/log`: to write and to remove a
// hundred thousand files takes longer than to read as many small documents.  A record
// is a line with key, CRC-32 and length of the answer, and then the answer.

#ifndef PIPELINE_BATCH_ANSWER_STORE_H_
#define PIPELINE_BATCH_ANSWER_STORE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace budget::batch {

// For one process at a time.  Memory: some forty bytes for each answer that is there
// when it is opened, and nothing for those that are added.
class AnswerStore {
 public:
  // `folder` is there, or is made before the first Keep().
  explicit AnswerStore(const std::string& folder);
  AnswerStore(const AnswerStore&) = delete;
  AnswerStore& operator=(const AnswerStore&) = delete;
  ~AnswerStore();

  // An answer that was there when the store was opened, under a key of 64 hex digits.
  // Nothing if it is not there, or not whole: a torn answer is none.
  std::optional<std::string> Find(std::string_view key) const;

  // 0, or errno: then nothing that was kept before is lost.
  int Keep(std::string_view key, std::string_view answer);

 private:
  void ReadIndex();
  // 0, or errno.  Behind the last whole record.
  int OpenToWrite();

  std::string path_;
  int file_ = -1;
  bool writable_ = false;
  std::uint64_t end_ = 0;  // of the last whole record
  // Where the records begin, by the first digits of their keys.
  std::unordered_map<std::uint64_t, std::uint64_t> places_;
};

}  // namespace budget::batch

#endif  // PIPELINE_BATCH_ANSWER_STORE_H_
