#include "extractors/open_document.h"

#include <utility>

#include "extractors/html/html_reader.h"
#include "extractors/pdf/pdf_reader.h"
#include "extractors/text/text_reader.h"
#include "extractors/unknown_format.h"

namespace budget::extractors {

Result<std::unique_ptr<Reader>> OpenDocument(std::string_view bytes,
                                             const std::string& name,
                                             const ReadOptions& options) {
  const auto failed = [&](const char* code, std::string_view message,
                          std::string_view hint) {
    Diagnostic diagnostic;
    diagnostic.code = code;
    diagnostic.message = message;
    diagnostic.where.file = name;
    diagnostic.hint = hint;
    return Result<std::unique_ptr<Reader>>::Failed(std::move(diagnostic));
  };
  if (bytes.empty()) return failed("empty", "the file is empty", "");
  if (pdf::LooksLikePdf(bytes)) return pdf::OpenPdf(bytes, name, options);
  const KnownFormat format = RecogniseFormat(bytes);
  if (!format.message.empty()) {
    return failed("unknown-format", format.message, format.hint);
  }
  if (LooksLikeHtml(bytes)) return OpenHtml(bytes, name, options);
  if (LooksLikeText(bytes)) return OpenText(bytes, name, options);
  return failed("unknown-format", "the file is neither a PDF nor HTML nor text",
                "convert it to PDF or to text in UTF-8");
}

void PrepareReaders() { pdf::PreparePdf(); }

std::vector<std::string> ReadableFolders() { return {pdf::kDataFolder}; }

}  // namespace budget::extractors
