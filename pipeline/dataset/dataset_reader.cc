#include "pipeline/dataset/dataset_reader.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "pipeline/dataset/datapackage.h"

namespace budget::dataset {
namespace {

std::string PathOf(const std::string& folder, std::string_view name) {
  return folder + "/" + std::string(name);
}

Diagnostic ReadProblem(const std::string& file, std::string message) {
  return {.severity = Severity::kError,
          .code = "dataset",
          .message = std::move(message),
          .where = {.file = file},
          .because = {},
          .hint = {}};
}

}  // namespace

RowReader::RowReader(const std::string& folder, DatasetFile file, std::string hash)
    : path_(PathOf(folder, SpecOf(file).file_name)),
      hash_(std::move(hash)),
      columns_(SpecOf(file).fields.size()),
      records_(path_) {
  Fields header;
  const bool same =
      !records_.at_end() && Take(&header) &&
      std::ranges::equal(header, SpecOf(file).fields, {}, {}, &FieldSpec::name);
  if (!same) Fail("no file of a dataset of this version, or one of --excel");
}

bool RowReader::Fail(std::string message) {
  failure_ = ReadProblem(path_, std::move(message));
  return false;
}

// The fields of the next record; false if it is torn.
bool RowReader::Take(Fields* row) {
  const bool whole = SplitRecord(records_.record(), row) && row->size() == columns_;
  records_.Advance();
  return whole;
}

bool RowReader::Next(Fields* row) {
  if (failure_) return false;
  if (!records_.at_end()) return Take(row) || Fail("a row is torn");
  if (!hash_.empty() && std::exchange(hash_, {}) != records_.TakeHash()) {
    return Fail("is not what was written");
  }
  return false;
}

Result<DatasetReader> DatasetReader::Open(const std::string& folder) {
  using Opened = Result<DatasetReader>;
  const auto refuse = [&] {
    return Opened::Failed(ReadProblem(folder, "no dataset of this program"));
  };
  std::ifstream file(PathOf(folder, kDatapackageName), std::ios::binary);
  const nlohmann::json description =
      nlohmann::json::parse(file, nullptr, /*allow_exceptions=*/false);
  if (!description.is_object() || description.value("name", "") != kPackageName) {
    return refuse();
  }
  const nlohmann::json resources =
      description.value("resources", nlohmann::json::array());
  if (resources.size() != kDatasetFileCount) return refuse();
  DatasetReader reader(folder);
  for (std::size_t i = 0; i < resources.size(); ++i) {
    if (!resources[i].is_object()) return refuse();
    reader.hashes_[i] = resources[i].value("hash", "");
    if (reader.hashes_[i].empty()) return refuse();
  }
  return reader;
}

RowReader DatasetReader::Rows(DatasetFile file) const {
  return {folder_, file, hashes_[static_cast<std::size_t>(file)]};
}

}  // namespace budget::dataset
