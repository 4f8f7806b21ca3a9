#include "schemas/load/schema_set.h"

#include <utility>

namespace budget::schemas {

SchemaSet::SchemaSet(std::vector<SchemaCandidate> candidates,
                     std::shared_ptr<const Vocabulary> vocabulary, Decode decode)
    : shared_(std::make_shared<Shared>()), vocabulary_(std::move(vocabulary)) {
  shared_->decoded.resize(candidates.size());
  shared_->candidates = std::move(candidates);
  shared_->decode = std::move(decode);
}

const std::vector<SchemaCandidate>& SchemaSet::candidates() const {
  static const std::vector<SchemaCandidate> kNone;
  return shared_ == nullptr ? kNone : shared_->candidates;
}

std::shared_ptr<const Schema> SchemaSet::Load(std::size_t index) const {
  if (index >= candidates().size()) return nullptr;
  const std::lock_guard<std::mutex> lock(shared_->mutex);
  std::shared_ptr<const Schema>& schema = shared_->decoded[index];
  if (schema == nullptr) schema = shared_->decode(index);
  return schema;
}

std::shared_ptr<const Schema> SchemaSet::Find(std::string_view id) const {
  for (std::size_t i = 0; i < candidates().size(); ++i) {
    if (candidates()[i].id == id) return Load(i);
  }
  return nullptr;
}

}  // namespace budget::schemas
