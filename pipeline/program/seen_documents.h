// Which documents of a run have the same bytes.

#ifndef PIPELINE_PROGRAM_SEEN_DOCUMENTS_H_
#define PIPELINE_PROGRAM_SEEN_DOCUMENTS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace budget::program {

class SeenDocuments {
 public:
  // For at most `most` documents.  All memory is taken now (about 50 bytes for each),
  // so that a long run needs no more at its end than at its beginning.
  explicit SeenDocuments(std::size_t most);

  // The first document with these bytes: `index` itself, if they are new.  `sha256`: 64
  // hex digits, of which half are as good as all.
  std::size_t Add(std::string_view sha256, std::size_t index);

 private:
  using Digest = std::array<std::uint64_t, 2>;
  struct Slot {
    Digest digest{};
    std::size_t index_plus_one = 0;  // 0: free
  };

  std::vector<Slot> slots_;  // a power of two; open addressing
};

}  // namespace budget::program

#endif  // PIPELINE_PROGRAM_SEEN_DOCUMENTS_H_
