#include "bench/documents.h"

#include <cstdlib>
#include <utility>

#include "pipeline/program/find_inputs.h"
#include "pipeline/program/load_input.h"

namespace budget {

std::vector<Document> Documents() {
  const char* folder = std::getenv("BUDGET_DOCUMENTS");
  std::vector<Document> documents;
  for (const std::string& source :
       program::FindInputs({folder != nullptr ? folder : BUDGET_SOURCE_DIR "/samples"})
           .sources) {
    const Result<program::LoadedInput> input = program::LoadInput(source);
    if (!input.ok()) continue;
    const batch::MappedBytes mapped(input.value().file.descriptor());
    documents.push_back({source, std::string(mapped.bytes())});
  }
  return documents;
}

}  // namespace budget
