// The schemas of a run, of which each document takes one.

#ifndef SCHEMAS_LOAD_SCHEMA_SET_H_
#define SCHEMAS_LOAD_SCHEMA_SET_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/diagnostic.h"
#include "schemas/pattern/pattern.h"
#include "schemas/spec/schema.h"
#include "schemas/spec/vocabulary.h"

namespace budget::schemas {

// What is known of a schema before it is needed.
struct SchemaCandidate {
  std::string id;
  std::string file;
  bool is_template = false;
  Pattern applies_to;
  std::vector<std::string> ancestors;  // ids, nearest first
};

// May be copied (copies share the schemas) and used by several threads.
class SchemaSet {
 public:
  // Decodes the candidate of this index.  Null: it is broken.
  using Decode = std::function<std::shared_ptr<const Schema>(std::size_t)>;

  SchemaSet() = default;
  SchemaSet(std::vector<SchemaCandidate> candidates,
            std::shared_ptr<const Vocabulary> vocabulary, Decode decode);

  // In the order given.  The bundled national templates are among them, last, unless
  // exactly one schema was given: that one then reads everything.
  const std::vector<SchemaCandidate>& candidates() const;
  const std::shared_ptr<const Vocabulary>& vocabulary() const { return vocabulary_; }

  // Decoded when it is first asked for, so that a run does not pay for schemas that
  // claim no document.  Null only for an index beyond the end.
  std::shared_ptr<const Schema> Load(std::size_t index) const;
  // By id; null if there is none.
  std::shared_ptr<const Schema> Find(std::string_view id) const;

 private:
  struct Shared {
    std::vector<SchemaCandidate> candidates;
    Decode decode;
    std::mutex mutex;
    std::vector<std::shared_ptr<const Schema>> decoded;
  };
  std::shared_ptr<Shared> shared_;
  std::shared_ptr<const Vocabulary> vocabulary_ = std::make_shared<Vocabulary>();
};

}  // namespace budget::schemas

#endif  // SCHEMAS_LOAD_SCHEMA_SET_H_
