#include "pipeline/dataset/merge_shards.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "pipeline/dataset/csv_records.h"
#include "pipeline/dataset/datapackage.h"
#include "pipeline/dataset/dataset_files.h"
#include "pipeline/dataset/dataset_writer.h"
#include "pipeline/dataset/output_folder.h"

namespace budget::dataset {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kIndent = 2;  // as in datapackage.cc

Diagnostic MergeProblem(const std::string& folder, std::string message) {
  return {.severity = Severity::kError,
          .code = "merge",
          .message = std::move(message),
          .where = {.file = folder},
          .because = {},
          .hint = {}};
}

// Up to the first comma; of documents.csv and all others the id of the document, which
// is never quoted.
std::string_view KeyOf(std::string_view record) {
  return record.substr(0, record.find(','));
}

struct Shard {
  std::string folder;
  Json description;
  int number = 0;
  int of = 0;
  std::vector<std::size_t> positions;  // of its documents in the whole
  std::array<std::unique_ptr<CsvRecords>, kDatasetFileCount> files;
  std::size_t next = 0;  // index into positions
};

std::optional<Diagnostic> Open(const std::string& folder, Shard* shard) {
  shard->folder = folder;
  std::ifstream file(folder + "/" + std::string(kDatapackageName), std::ios::binary);
  shard->description = Json::parse(file, nullptr, /*allow_exceptions=*/false);
  const Json& json = shard->description;
  if (!json.is_object() || json.value("name", "") != kPackageName ||
      !json.contains("resources") || json["resources"].size() != kDatasetFileCount) {
    return MergeProblem(folder, "no dataset of this program");
  }
  const Json part = json.value("shard", Json());
  if (!part.is_object() || !part.contains("positions") ||
      !part["positions"].is_array()) {
    return MergeProblem(folder, "no part of a dataset: it was written without --shard");
  }
  shard->number = part.value("number", 0);
  shard->of = part.value("of", 0);
  for (const Json& position : part["positions"]) {
    if (!position.is_number_unsigned())
      return MergeProblem(folder, "a position is no number");
    shard->positions.push_back(position.get<std::size_t>());
  }
  for (int i = 0; i < kDatasetFileCount; ++i) {
    const std::string name(SpecOf(static_cast<DatasetFile>(i)).file_name);
    std::string path = folder;
    path += '/';
    path += name;
    shard->files[static_cast<std::size_t>(i)] = std::make_unique<CsvRecords>(path);
  }
  return std::nullopt;
}

// The description without what differs from part to part.
Json Common(Json description) {
  description.erase("shard");
  for (Json& resource : description["resources"]) {
    resource["bytes"] = nullptr;
    resource["hash"] = nullptr;
  }
  return description;
}

std::optional<Diagnostic> CheckThatTheyFit(const std::vector<Shard>& shards) {
  const Shard& first = shards.front();
  for (std::size_t i = 0; i < shards.size(); ++i) {
    const Shard& shard = shards[i];
    if (shard.of != first.of ||
        Common(shard.description) != Common(first.description)) {
      return MergeProblem(shard.folder, "a part of another run than " + first.folder);
    }
    if (i > 0 && shard.number == shards[i - 1].number) {
      return MergeProblem(shard.folder, "the same part as " + shards[i - 1].folder);
    }
  }
  if (static_cast<int>(shards.size()) != first.of) {
    return MergeProblem(first.folder, "is one of " + std::to_string(first.of) +
                                          " parts, and " +
                                          std::to_string(shards.size()) + " are given");
  }
  return std::nullopt;
}

// The next document's rows of all files.
std::optional<Diagnostic> CopyDocument(Shard* shard, DatasetWriter* writer) {
  CsvRecords& documents = *shard->files.front();
  if (documents.at_end()) return MergeProblem(shard->folder, "documents.csv is torn");
  const std::string id(KeyOf(documents.record()));
  for (int i = 0; i < kDatasetFileCount; ++i) {
    const auto file = static_cast<DatasetFile>(i);
    CsvRecords& records = *shard->files[static_cast<std::size_t>(i)];
    const bool one = file == DatasetFile::kDocuments;
    while (!records.at_end() &&
           (one || (!id.empty() && KeyOf(records.record()) == id))) {
      if (auto failure = writer->Write(file, records.record())) return failure;
      records.Advance();
      if (one) break;
    }
  }
  ++shard->next;
  return std::nullopt;
}

// Every row has been copied, and the file is the one that was written.
std::optional<Diagnostic> CheckThatAllIsThere(const Shard& shard) {
  for (std::size_t i = 0; i < shard.files.size(); ++i) {
    const Json& resource = shard.description["resources"][i];
    CsvRecords& records = *shard.files[i];
    if (!records.at_end() ||
        resource.value("bytes", std::size_t{0}) != records.bytes() ||
        resource.value("hash", "") != records.TakeHash()) {
      return MergeProblem(shard.folder,
                          resource.value("path", "") + " is not what was written");
    }
  }
  return std::nullopt;
}

std::optional<Diagnostic> CopyAll(std::vector<Shard>* shards, DatasetWriter* writer) {
  for (Shard& shard : *shards) {
    for (const auto& records : shard.files) records->Advance();  // the header
  }
  while (true) {
    Shard* first = nullptr;
    for (Shard& shard : *shards) {
      if (shard.next == shard.positions.size()) continue;
      if (first == nullptr ||
          shard.positions[shard.next] < first->positions[first->next]) {
        first = &shard;
      }
    }
    if (first == nullptr) break;
    if (auto failure = CopyDocument(first, writer)) return failure;
  }
  for (const Shard& shard : *shards) {
    if (auto failure = CheckThatAllIsThere(shard)) return failure;
  }
  return std::nullopt;
}

std::string Describe(Json description, const FileDigests& digests) {
  description.erase("shard");
  for (std::size_t i = 0; i < digests.size(); ++i) {
    description["resources"][i]["bytes"] = digests[i].bytes;
    description["resources"][i]["hash"] = "sha256:" + digests[i].sha256;
  }
  return description.dump(kIndent) + "\n";
}

}  // namespace

Result<Merged> MergeShards(const std::vector<std::string>& folders,
                           const std::string& output) {
  const auto failed = [](std::optional<Diagnostic> failure) {
    return Result<Merged>::Failed(*std::move(failure));
  };
  std::vector<Shard> shards(folders.size());
  for (std::size_t i = 0; i < folders.size(); ++i) {
    if (auto failure = Open(folders[i], &shards[i])) return failed(failure);
  }
  std::ranges::sort(shards, {}, &Shard::number);
  if (auto failure = CheckThatTheyFit(shards)) return failed(failure);
  Result<OutputFolder> opened = OutputFolder::Open(output, /*keep_answers=*/false);
  if (!opened.ok()) return failed(opened.diagnostics().front());
  OutputFolder folder = std::move(opened).value();
  DatasetWriter writer;
  const std::string_view header = shards.front().files.front()->record();
  const CsvStyle style = header.starts_with(BeginningOf(CsvStyle::kSpreadsheet))
                             ? CsvStyle::kSpreadsheet
                             : CsvStyle::kExact;
  if (auto failure = writer.Open(folder.staging(), style)) return failed(failure);
  if (auto failure = CopyAll(&shards, &writer)) return failed(failure);
  const Json description = shards.front().description;
  if (auto failure = writer.Finish(
          [&](const FileDigests& digests) { return Describe(description, digests); })) {
    return failed(failure);
  }
  const Result<Published> published = folder.Publish();
  if (!published.ok()) return failed(published.diagnostics().front());
  return Merged{.replaced = folder.standing(), .published = published.value()};
}

}  // namespace budget::dataset
