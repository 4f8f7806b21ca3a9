// What stands above a column: its labels from the outermost down to its own.
//
//            支出                      path of the third column: 支出, 基本支出
//     项目 | 合计 | 基本支出            printed() is "支出/基本支出"

#ifndef PIPELINE_MODEL_HEADER_PATH_H_
#define PIPELINE_MODEL_HEADER_PATH_H_

#include <string>
#include <vector>

namespace budget {

// A label of a header: as printed without white space, and folded for matching
// (script/text.h).  A '/' that is printed in it is full-width in the folded form.
struct HeaderLabel {
  std::string printed;
  std::string folded;

  bool operator==(const HeaderLabel&) const = default;
};

// Owns its labels; the joined forms are made once.
class HeaderPath {
 public:
  HeaderPath() = default;
  explicit HeaderPath(std::vector<HeaderLabel> labels);

  const std::vector<HeaderLabel>& labels() const { return labels_; }
  bool empty() const { return labels_.empty(); }

  // Labels joined with '/': for the dataset and for messages; a '/' inside a label
  // looks the same here.
  const std::string& printed() const { return printed_; }
  // The same of the folded labels: what patterns are matched with.  Every '/' in it
  // stands between two labels.
  const std::string& folded() const { return folded_; }

  // The outermost and the column's own label, folded; empty of an empty path.
  const std::string& top() const;
  const std::string& leaf() const;

  bool operator==(const HeaderPath& other) const { return labels_ == other.labels_; }

 private:
  std::vector<HeaderLabel> labels_;
  std::string printed_;
  std::string folded_;
};

}  // namespace budget

#endif  // PIPELINE_MODEL_HEADER_PATH_H_
