#include "extractors/pdf/poppler_document.h"

#include <ErrorCodes.h>
#include <Page.h>
#include <Stream.h>
#include <goo/GooString.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "extractors/pdf/declared_sizes.h"
#include "extractors/pdf/poppler_pages.h"
#include "extractors/pdf/rescue_pdf.h"

namespace budget::pdf {
namespace {

OpenedPdf Open(std::string_view bytes, const std::string& password) {
  OpenedPdf opened;
  std::optional<GooString> given;
  if (!password.empty()) given.emplace(password);
  // The document owns the stream.
  auto* stream = new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()),
                               Object(objNull));
  opened.document =
      std::make_unique<PDFDoc>(stream, given, given, nullptr,
                               [repaired = opened.repaired] { *repaired = true; });
  opened.sound_pages = opened.document->isOk() && HasSoundPageTree(*opened.document);
  return opened;
}

}  // namespace

bool OpenedPdf::encrypted() const {
  return !document->isOk() && document->getErrorCode() == errEncrypted;
}

bool OpenedPdf::readable() const {
  if (!document->isOk() || !sound_pages) return false;
  const int looks = std::min(document->getNumPages(), 10);
  for (int i = 1; i <= looks; ++i) {
    if (document->getPage(i) != nullptr) return true;
  }
  return false;
}

OpenedPdf OpenOrRescue(std::string_view bytes, const std::string& password,
                       const std::function<void()>& release) {
  std::unique_ptr<std::string> sober;
  if (std::optional<std::string> changed = WithoutHugeClaims(bytes, release)) {
    sober = std::make_unique<std::string>(*std::move(changed));
    bytes = *sober;
  }
  OpenedPdf opened = Open(bytes, password);
  if (sober != nullptr) *opened.repaired = true;
  const bool good = opened.encrypted() || opened.readable();
  for (const auto rescue : {&WithTrailer, &WithPageTree}) {
    if (good) break;
    std::optional<std::string> rescued = rescue(bytes);
    if (!rescued) continue;
    auto kept = std::make_unique<std::string>(*std::move(rescued));
    OpenedPdf again = Open(*kept, password);
    if (!again.readable()) continue;
    again.bytes = std::move(kept);
    again.rescued = true;
    return again;
  }
  opened.bytes = std::move(sober);
  return opened;
}

void DropOutputIntents(PDFDoc* document) {
  XRef* xref = document->getXRef();
  Object catalog = xref->getCatalog();
  if (!catalog.isDict() || !catalog.getDict()->hasKey("OutputIntents")) return;
  catalog.dictRemove("OutputIntents");
  xref->setModifiedObject(&catalog, xref->getRoot());
}

}  // namespace budget::pdf
