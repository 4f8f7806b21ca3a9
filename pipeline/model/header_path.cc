#include "pipeline/model/header_path.h"

#include <utility>

namespace budget {
namespace {

const std::string& Nothing() {
  static const std::string kNothing;
  return kNothing;
}

}  // namespace

HeaderPath::HeaderPath(std::vector<HeaderLabel> labels) : labels_(std::move(labels)) {
  for (const HeaderLabel& label : labels_) {
    if (&label != &labels_.front()) {
      printed_ += '/';
      folded_ += '/';
    }
    printed_ += label.printed;
    folded_ += label.folded;
  }
}

const std::string& HeaderPath::top() const {
  return labels_.empty() ? Nothing() : labels_.front().folded;
}

const std::string& HeaderPath::leaf() const {
  return labels_.empty() ? Nothing() : labels_.back().folded;
}

}  // namespace budget
