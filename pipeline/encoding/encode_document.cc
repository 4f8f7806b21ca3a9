#include "pipeline/encoding/encode_document.h"

#include "pipeline/encoding/byte_coder.h"
#include "pipeline/encoding/check_references.h"
#include "pipeline/encoding/document_fields.h"

namespace budget::encoding {
namespace {

constexpr std::string_view kMagic = "BDOC";

// More than most documents take: memory that is not written costs nothing, bytes that
// are moved to a larger place are there twice.
std::size_t RoomFor(const DocumentData& document) {
  constexpr std::size_t kLeast = std::size_t{1} << 14U;
  constexpr std::size_t kForEach = 400;  // of facts, statements and checks; bytes
  std::size_t count = document.statements.size() + document.checks.size();
  for (const Table& table : document.tables) count += table.facts.size();
  return kLeast + count * kForEach;
}

}  // namespace

std::string EncodeDocument(const DocumentData& document) {
  Encoder encoder(RoomFor(document));
  encoder.Raw(kMagic);
  encoder(kEncodingVersion, document);
  return std::move(encoder).TakeBytes();
}

std::optional<DocumentData> DecodeDocument(std::string_view bytes,
                                           std::size_t max_bytes) {
  if (!bytes.starts_with(kMagic)) return std::nullopt;
  Decoder decoder(bytes.substr(kMagic.size()), max_bytes);
  std::uint32_t version = 0;
  decoder(version);
  if (!decoder.ok() || version != kEncodingVersion) return std::nullopt;
  DocumentData document;
  decoder(document);
  if (!decoder.ok() || !decoder.at_end()) return std::nullopt;
  if (!ReferencesHold(document)) return std::nullopt;
  return document;
}

}  // namespace budget::encoding
