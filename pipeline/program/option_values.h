// Values of options as they are typed.

#ifndef PIPELINE_PROGRAM_OPTION_VALUES_H_
#define PIPELINE_PROGRAM_OPTION_VALUES_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "pipeline/model/language.h"
#include "pipeline/program/options.h"
#include "pipeline/program/progress.h"

namespace budget::program {

std::optional<int> ReadJobs(std::string_view text);  // 0..1024
// Bytes: "500M", "2G", "1.5 GiB", "1000000"; a K is 1024.
std::optional<std::uint64_t> ReadSize(std::string_view text);
std::optional<double> ReadSeconds(std::string_view text);  // 0.01..1000000
std::optional<Language> ReadLanguage(std::string_view text);
std::optional<ProgressKind> ReadProgressKind(std::string_view text);

// xlsx or sqlite
std::optional<ExportFormat> ReadExportFormat(std::string_view text);
// text or csv
std::optional<CompareFormat> ReadCompareFormat(std::string_view text);
// text, json or svg
std::optional<InspectFormat> ReadInspectFormat(std::string_view text);

struct Shard {
  int number = 1;  // 1..of
  int of = 1;
};
std::optional<Shard> ReadShard(std::string_view text);  // "2/3"

}  // namespace budget::program

#endif  // PIPELINE_PROGRAM_OPTION_VALUES_H_
