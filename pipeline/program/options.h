// The command line of `extract`.

#ifndef PIPELINE_PROGRAM_OPTIONS_H_
#define PIPELINE_PROGRAM_OPTIONS_H_

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "pipeline/model/language.h"

namespace budget::program {

// How a run ends: part of the contract with scripts.
inline constexpr int kExitOk = 0;       // every document was extracted
inline constexpr int kExitPartial = 1;  // some document failed or is partial
inline constexpr int kExitUsage = 2;    // wrong usage, schema or output place

// What the run is for.
enum class Task : std::uint8_t { kExtract, kCheckSchema, kPrintSchema };

struct Options {
  Task task = Task::kExtract;
  std::vector<std::string> schemas;  // files and folders; empty: the bundled ones
  std::string output;                // folder; empty: facts.csv to standard output
  std::vector<std::string> paths;    // files, folders, "-"
  std::string password;
  bool explain = false;
  Language language = Language::kEnglish;
};

// The run is over before it began: after --help, --version or a mistake.
struct EarlyExit {
  int code = kExitOk;
  std::string output;  // for standard output
  std::string error;   // for standard error
};

std::variant<Options, EarlyExit> ParseOptions(int argc, const char* const* argv);

}  // namespace budget::program

#endif  // PIPELINE_PROGRAM_OPTIONS_H_
