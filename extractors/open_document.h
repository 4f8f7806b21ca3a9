// From the bytes of a file to the reader of its format.

#ifndef EXTRACTORS_OPEN_DOCUMENT_H_
#define EXTRACTORS_OPEN_DOCUMENT_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/reader/reader.h"
#include "pipeline/model/result.h"

namespace budget::extractors {

// Tells the format from the first bytes, not from the name, and opens the document.
// `bytes` must outlive the reader.  `name` is used in messages only.  Failures have one
// diagnostic, whose code goes to documents.csv: encrypted, damaged, unknown-format,
// bad-encoding, empty, zero-pages, too-deep.
Result<std::unique_ptr<Reader>> OpenDocument(std::string_view bytes,
                                             const std::string& name,
                                             const ReadOptions& options);

// Reads what readers need from the disk before they can open a document.  Without this
// call it is read when it is first needed.
void PrepareReaders();

// Folders in which readers look for files while they read: tables of character codes.
std::vector<std::string> ReadableFolders();

}  // namespace budget::extractors

#endif  // EXTRACTORS_OPEN_DOCUMENT_H_
