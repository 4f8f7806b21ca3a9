#include "pipeline/formats/read_rows.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <utility>

#include "pipeline/dataset/datapackage.h"

namespace budget::formats {
namespace {

using dataset::DatasetFile;
using dataset::SpecOf;
using Json = nlohmann::json;

std::string PathOf(const std::string& folder, std::string_view name) {
  return folder + "/" + std::string(name);
}

}  // namespace

Diagnostic ExportProblem(const std::string& file, std::string message) {
  return {.severity = Severity::kError,
          .code = "export",
          .message = std::move(message),
          .where = {.file = file},
          .because = {},
          .hint = {}};
}

RowReader::RowReader(const std::string& folder, DatasetFile file)
    : path_(PathOf(folder, SpecOf(file).file_name)),
      columns_(SpecOf(file).fields.size()),
      records_(path_) {
  Fields header;
  const bool same = !records_.at_end() && Take(&header) &&
                    std::ranges::equal(header, SpecOf(file).fields, {}, {},
                                       &dataset::FieldSpec::name);
  if (!same) Fail("no file of a dataset of this version, or one of --excel");
}

bool RowReader::Fail(std::string message) {
  failure_ = ExportProblem(path_, std::move(message));
  return false;
}

// The fields of the next record; false if it is torn.
bool RowReader::Take(Fields* row) {
  const bool whole =
      dataset::SplitRecord(records_.record(), row) && row->size() == columns_;
  records_.Advance();
  return whole;
}

bool RowReader::Next(Fields* row) {
  if (failure_ || records_.at_end()) return false;
  return Take(row) || Fail("a row is torn");
}

std::optional<Diagnostic> CheckDataset(const std::string& folder) {
  std::ifstream file(PathOf(folder, dataset::kDatapackageName), std::ios::binary);
  const Json description = Json::parse(file, nullptr, /*allow_exceptions=*/false);
  if (!description.is_object() ||
      description.value("name", "") != dataset::kPackageName ||
      !description.contains("resources") ||
      description["resources"].size() != dataset::kDatasetFileCount) {
    return ExportProblem(folder, "no dataset of this program");
  }
  for (int i = 0; i < dataset::kDatasetFileCount; ++i) {
    const auto which = static_cast<DatasetFile>(i);
    RowReader rows(folder, which);
    for (Fields row; rows.Next(&row);) {
    }
    if (rows.failure()) return rows.failure();
    const Json& resource = description["resources"][static_cast<std::size_t>(i)];
    if (resource.value("hash", "") != rows.TakeHash()) {
      return ExportProblem(PathOf(folder, SpecOf(which).file_name),
                           "is not what was written");
    }
  }
  return std::nullopt;
}

}  // namespace budget::formats
