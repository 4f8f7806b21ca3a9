#include "tests/check/whole_documents.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <utility>

#include "extract/extract.h"
#include "pipeline/check/check_document.h"
#include "pipeline/program/find_inputs.h"
#include "schemas/load/load_schemas.h"
#include "tests/extractors/shared_folder.h"

namespace budget::check {
namespace {

const schemas::SchemaSet& Schemas() {
  static const schemas::SchemaSet kSchemas = [] {
    Result<schemas::SchemaSet> loaded = schemas::LoadSchemas({});
    EXPECT_TRUE(loaded.ok());
    return loaded.ok() ? std::move(loaded).value() : schemas::SchemaSet();
  }();
  return kSchemas;
}

bool HasFigures(const DocumentData& data) {
  return std::any_of(data.tables.begin(), data.tables.end(),
                     [](const Table& table) { return !table.facts.empty(); });
}

std::vector<WholeDocument> ReadAll(const std::vector<std::string>& folders) {
  std::vector<WholeDocument> documents;
  for (const std::string& source : program::FindInputs(folders).sources) {
    std::ifstream file(source, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    DocumentData data = ExtractDocument(bytes, source, Schemas(), {});
    const std::string id = data.info.schema.substr(0, data.info.schema.find('@'));
    auto schema = Schemas().Find(id);
    if (data.info.report_kind == ReportKind::kOther || !HasFigures(data) ||
        schema == nullptr) {
      continue;
    }
    const std::filesystem::path path(source);
    const bool sample = path.stem() == "report";
    const auto name = sample ? path.parent_path().filename() : path.stem();
    documents.push_back({name.string(), std::move(data), std::move(schema)});
  }
  return documents;
}

}  // namespace

const std::vector<WholeDocument>& SampleDocuments() {
  static const std::vector<WholeDocument> kDocuments =
      ReadAll({BUDGET_SOURCE_DIR "/samples"});
  return kDocuments;
}

const std::vector<WholeDocument>& SharedDocuments() {
  static const std::vector<WholeDocument> kDocuments = [] {
    const std::filesystem::path folder = extractors::SharedFolder();
    if (!std::filesystem::exists(folder / "corpus"))
      return std::vector<WholeDocument>();
    return ReadAll({(folder / "sources").string(), (folder / "corpus").string()});
  }();
  return kDocuments;
}

void CheckAnew(const schemas::Schema& schema, DocumentData* data) {
  data->checks.clear();
  for (Table& table : data->tables) {
    for (Fact& fact : table.facts) fact.checks_passed = fact.checks_failed = 0;
  }
  AddChecks(
      CheckDocument(schema.identities, *schema.vocabulary, Language::kEnglish, *data)
          .checks,
      data);
}

}  // namespace budget::check
