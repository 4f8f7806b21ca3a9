// SHA-256, which names a document and tells duplicates.

#ifndef PIPELINE_PROGRAM_SHA256_H_
#define PIPELINE_PROGRAM_SHA256_H_

#include <string>
#include <string_view>

namespace budget {

// 64 lower-case hex digits.
std::string Sha256Hex(std::string_view bytes);

}  // namespace budget

#endif  // PIPELINE_PROGRAM_SHA256_H_
