#include "pipeline/encoding/encode_document.h"

#include "pipeline/encoding/byte_coder.h"
#include "pipeline/encoding/check_references.h"
#include "pipeline/encoding/document_fields.h"

namespace budget::encoding {
namespace {

constexpr std::string_view kMagic = "BDOC";

}  // namespace

std::string EncodeDocument(const DocumentData& document) {
  Encoder encoder;
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
