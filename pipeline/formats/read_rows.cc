#include "pipeline/formats/read_rows.h"

#include <algorithm>
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
      stream_(path_, std::ios::binary) {
  Fields header;
  const bool same = NextRecord() && Split(&header) &&
                    std::ranges::equal(header, SpecOf(file).fields, {}, {},
                                       &dataset::FieldSpec::name);
  if (!same) Fail("no file of a dataset of this version, or one of --excel");
}

bool RowReader::Fail(std::string message) {
  failure_ = ExportProblem(path_, std::move(message));
  return false;
}

// An end of line inside quotes ends no record.
bool RowReader::NextRecord() {
  record_.clear();
  std::string line;
  do {
    if (!std::getline(stream_, line)) return false;
    record_ += line;
    if (!stream_.eof()) record_ += '\n';
  } while (std::ranges::count(record_, '"') % 2 != 0);
  hash_.Add(record_);
  if (record_.back() == '\n') record_.pop_back();
  return true;
}

bool RowReader::Split(Fields* row) const {
  row->clear();
  row->emplace_back();
  bool quoted = false;
  for (std::size_t i = 0; i < record_.size(); ++i) {
    const char c = record_[i];
    if (c == '"') {
      const bool doubled = quoted && i + 1 < record_.size() && record_[i + 1] == '"';
      if (doubled) {
        row->back() += c;
        ++i;
      } else {
        quoted = !quoted;
      }
    } else if (c == ',' && !quoted) {
      row->emplace_back();
    } else {
      row->back() += c;
    }
  }
  return !quoted && row->size() == columns_;
}

bool RowReader::Next(Fields* row) {
  if (failure_) return false;
  if (!NextRecord()) {
    return record_.empty() ? false : Fail("a row is torn");
  }
  return Split(row) || Fail("a row is torn");
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
