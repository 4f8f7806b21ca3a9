// Whole documents, read by all stages, for tests that damage them.

#ifndef TESTS_CHECK_WHOLE_DOCUMENTS_H_
#define TESTS_CHECK_WHOLE_DOCUMENTS_H_

#include <memory>
#include <string>
#include <vector>

#include "pipeline/model/document_data.h"
#include "schemas/spec/schema.h"

namespace budget::check {

struct WholeDocument {
  std::string name;
  DocumentData data;
  std::shared_ptr<const schemas::Schema> schema;
};

// Disclosures that have tables: of the folder samples/, and of the shared folder.  The
// latter is empty, and says so, where that folder is not there.
const std::vector<WholeDocument>& SampleDocuments();
const std::vector<WholeDocument>& SharedDocuments();

// Checks the tables anew, with messages in English; what the checks found before is
// forgotten.
void CheckAnew(const schemas::Schema& schema, DocumentData* data);

}  // namespace budget::check

#endif  // TESTS_CHECK_WHOLE_DOCUMENTS_H_
