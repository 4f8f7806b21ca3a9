// The command line of `extract`.

#ifndef PIPELINE_PROGRAM_OPTIONS_H_
#define PIPELINE_PROGRAM_OPTIONS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "pipeline/model/language.h"
#include "pipeline/program/progress.h"

namespace budget::program {

// How a run ends: part of the contract with scripts.
inline constexpr int kExitOk = 0;       // every document was extracted
inline constexpr int kExitPartial = 1;  // some document failed or is partial
inline constexpr int kExitUsage = 2;    // wrong usage, schema or output place

// What a dataset is exported to.
enum class ExportFormat : std::uint8_t { kXlsx, kSqlite };

// What `inspect` shows a document as.
enum class InspectFormat : std::uint8_t { kText, kJson, kSvg };

// What `compare` writes.
enum class CompareFormat : std::uint8_t { kText, kCsv };

// What the run is for.
enum class Task : std::uint8_t {
  kExtract,
  kMerge,    // paths: the shards
  kReport,   // paths: the dataset
  kExport,   // paths: the dataset; output: a file
  kCompare,  // paths: the dataset
  kDraft,    // paths: the documents
  kInspect,  // paths: the document; output: a folder, for drawings
  kCheckSchema,
  kPrintSchema,
  kListSchemas,
  kVersion
};

struct Options {
  Task task = Task::kExtract;
  std::vector<std::string> schemas;  // files, folders, names; empty: the bundled ones
  std::string output;                // folder; empty: facts.csv to standard output
  bool resume = false;               // go on with what an earlier run has done
  std::vector<std::string> paths;    // files, folders, "-"
  std::vector<std::string> path_lists;  // files of such paths, one a line
  std::vector<std::string> include;     // patterns for files in folders
  std::vector<std::string> exclude;
  int shard = 1;  // which part of the documents: 1..shards
  int shards = 1;
  std::string sources;  // report: the folder of the documents; empty: none
  std::string password;
  std::string password_file;
  int jobs = -1;  // worker processes; -1: one for each core; 0: none
  std::uint64_t memory_bytes = std::uint64_t{1} << 30;  // of one worker; 0: no limit
  double timeout_seconds = 60;                          // for one document
  ExportFormat format = ExportFormat::kXlsx;
  InspectFormat inspect_as = InspectFormat::kText;
  CompareFormat compare_as = CompareFormat::kText;
  std::string concept_id = "total.expenditure";  // compare: what is shown over years
  bool excel = false;                            // defuse what spreadsheets would run
  bool explain = false;
  std::optional<ProgressKind> progress;    // nothing: as standard error is
  bool log_json = false;                   // messages as JSON
  bool quiet = false;                      // say only what is wrong
  bool verbose = false;                    // say everything
  Language language = Language::kEnglish;  // of messages
  // Of messages in the dataset: the locale of a machine does not change its bytes.
  Language dataset_language = Language::kEnglish;
};

// The run is over before it began: after --help or a mistake.
struct EarlyExit {
  int code = kExitOk;
  std::string output;  // for standard output
  std::string error;   // for standard error
};

// `locale`: the language where no --lang is given.
std::variant<Options, EarlyExit> ParseOptions(int argc, const char* const* argv,
                                              Language locale = Language::kEnglish);

}  // namespace budget::program

#endif  // PIPELINE_PROGRAM_OPTIONS_H_
