// A document as bytes, so that it can come from another process.
//
//     "BDOC" version fields...
//
// An integer is a variable-length one (LEB128, zigzag), a float its four bytes, a text
// or list its length and then what is in it.  The bytes are those of one version of the
// program for the same version: another one's are refused, never guessed at.
//
// Decoding trusts nothing.  It checks every length against what is left, every
// enumeration against its values, every text for UTF-8, every index for what it points
// at, and what all of it takes in memory; what passes can be walked without a check.

#ifndef PIPELINE_ENCODING_ENCODE_DOCUMENT_H_
#define PIPELINE_ENCODING_ENCODE_DOCUMENT_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/model/document_data.h"

namespace budget::encoding {

// Grows with every change of the model.
inline constexpr std::uint32_t kEncodingVersion = 2;

// What a decoded document may take in memory.
inline constexpr std::size_t kMaxDecodedBytes = std::size_t{1} << 31;

// Time and size are linear in the document.
std::string EncodeDocument(const DocumentData& document);

// Nothing if the bytes are not what EncodeDocument of this version can have made of a
// document that hangs together.
std::optional<DocumentData> DecodeDocument(std::string_view bytes,
                                           std::size_t max_bytes = kMaxDecodedBytes);

}  // namespace budget::encoding

#endif  // PIPELINE_ENCODING_ENCODE_DOCUMENT_H_
