#include "bench/documents.h"

#include <cstdlib>
#include <utility>

#include "pipeline/program/find_inputs.h"
#include "pipeline/program/read_input.h"

namespace budget {

std::vector<Document> Documents() {
  const char* folder = std::getenv("BUDGET_DOCUMENTS");
  std::vector<Document> documents;
  for (const std::string& source :
       program::FindInputs({folder != nullptr ? folder : BUDGET_SOURCE_DIR "/samples"})
           .sources) {
    Result<std::string> bytes = program::ReadInput(source);
    if (bytes.ok()) documents.push_back({source, std::move(bytes).value()});
  }
  return documents;
}

}  // namespace budget
