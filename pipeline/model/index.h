// Positions are held as int, so that -1 can mean none; containers count in size_t.

#ifndef PIPELINE_MODEL_INDEX_H_
#define PIPELINE_MODEL_INDEX_H_

#include <cstddef>

namespace budget {

// A position as a subscript; it must not be negative.
constexpr std::size_t Index(int position) { return static_cast<std::size_t>(position); }

}  // namespace budget

#endif  // PIPELINE_MODEL_INDEX_H_
