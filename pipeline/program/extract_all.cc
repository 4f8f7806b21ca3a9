#include "pipeline/program/extract_all.h"

#include <fmt/format.h>
#include <sched.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/batch/lock_down.h"
#include "pipeline/batch/memory_file.h"
#include "pipeline/dataset/csv_rows.h"
#include "pipeline/dataset/datapackage.h"
#include "pipeline/program/console.h"
#include "pipeline/program/document_queue.h"
#include "pipeline/program/find_inputs.h"
#include "pipeline/program/interrupt.h"
#include "pipeline/program/load_input.h"
#include "pipeline/program/output.h"
#include "pipeline/program/progress.h"
#include "pipeline/program/run_key.h"
#include "pipeline/program/shown_text.h"
#include "pipeline/program/summary.h"
#include "schemas/load/load_schemas.h"

namespace budget::program {
namespace {

// What shells show of a program that a signal ended.
constexpr int kExitSignal = 128;
constexpr double kMillisecondsASecond = 1000;
using Clock = std::chrono::steady_clock;

// Those that this process may use.
std::size_t ProcessorCount() {
  cpu_set_t allowed;
  if (sched_getaffinity(0, sizeof allowed, &allowed) != 0) return 1;
  return static_cast<std::size_t>(std::max(CPU_COUNT(&allowed), 1));
}

// Workers beyond the documents would only be started.
int JobsFor(const Options& options, std::size_t documents) {
  if (options.jobs == 0) return 0;
  const std::size_t wanted =
      options.jobs < 0 ? ProcessorCount() : static_cast<std::size_t>(options.jobs);
  return static_cast<int>(std::clamp(documents, std::size_t{1}, wanted));
}

void SayWhatIsMissing(const batch::Protection& protection) {
  if (protection.complete()) return;
  Say("documents are read with less protection than this program can give: " +
      batch::Describe(protection) + " of seccomp and Landlock");
}

ProgressKind ProgressOf(const Options& options) {
  if (options.progress) return *options.progress;
  if (options.quiet) return ProgressKind::kNone;
  return isatty(STDERR_FILENO) == 1 ? ProgressKind::kBar : ProgressKind::kLines;
}

QueueOptions QueueOptionsOf(const Options& options, std::string answers, int jobs) {
  const std::chrono::milliseconds timeout(
      std::llround(options.timeout_seconds * kMillisecondsASecond));
  return {.extract = {.password = options.password,
                      .explain = options.explain,
                      .language = options.language,
                      // A worker is ended from outside.
                      .time = jobs == 0 ? timeout : std::chrono::milliseconds(0)},
          .jobs = jobs,
          .memory_bytes = options.memory_bytes,
          .timeout = timeout,
          .answers = std::move(answers),
          .shard = options.shard,
          .shards = options.shards,
          .run_key = options.output.empty() ? std::string() : RunKey(options)};
}

OutputOptions OutputOptionsOf(const Options& options) {
  OutputOptions output;
  if (options.excel) output.style = dataset::CsvStyle::kSpreadsheet;
  if (options.shards != 1) {
    output.shard = dataset::ShardPart{.number = options.shard, .of = options.shards};
  }
  return output;
}

// The exit status of a run that was asked to stop.
int Stopped(int signal, const Options& options) {
  Say(options.output.empty()
          ? "stopped: the output is not complete"
          : "stopped: the same command with --resume goes on from here");
  return kExitSignal + signal;
}

// The paths of the command line, then those of --files-from.
Result<std::vector<std::string>> AllPaths(const Options& options) {
  std::vector<std::string> paths = options.paths;
  for (const std::string& list : options.path_lists) {
    const Result<LoadedInput> loaded = LoadInput(list);
    if (!loaded.ok()) {
      return Result<std::vector<std::string>>::Failed(loaded.diagnostics());
    }
    const batch::MappedBytes mapped(loaded.value().file.descriptor());
    std::istringstream lines{std::string(mapped.bytes())};
    for (std::string line; std::getline(lines, line);) {
      if (!line.empty()) paths.push_back(line);
    }
  }
  return paths;
}

Result<std::string> PasswordOf(const Options& options) {
  if (options.password_file.empty()) return options.password;
  const Result<LoadedInput> loaded = LoadInput(options.password_file);
  if (!loaded.ok()) return Result<std::string>::Failed(loaded.diagnostics());
  const batch::MappedBytes mapped(loaded.value().file.descriptor());
  return std::string(mapped.bytes().substr(0, mapped.bytes().find_first_of("\r\n")));
}

// What is known of the run's inputs before any is read.
Inputs FindAllInputs(const Options& options, const std::vector<std::string>& paths) {
  Inputs inputs = FindInputs(paths, {.include = options.include,
                                     .exclude = options.exclude,
                                     .keep_names = options.verbose});
  for (const Inputs::Name& name : inputs.left_out_names) {
    Say(fmt::format("{}: left out: {}", name.path, NameOf(name.reason).one));
  }
  if (inputs.sources.empty()) Say("nothing to read: no file there is a document's");
  return inputs;
}

// One run, from its first document to its summary.
class BatchRun {
 public:
  BatchRun(const Options& options, const schemas::SchemaSet& schemas, Inputs inputs,
           int jobs)
      : options_(options),
        inputs_(std::move(inputs)),
        output_(*schemas.vocabulary(), OutputOptionsOf(options)),
        failure_(output_.Open(options.output, options.resume)),
        documents_(inputs_.sources, schemas,
                   QueueOptionsOf(options, output_.answers(), jobs)),
        progress_(ProgressOf(options), inputs_.sources.size(), Clock::now()) {
    summary_.set_inputs(inputs_);
  }

  int Run() {
    while (!failure_ && !output_.closed() && !documents_.done()) {
      if (const int signal = InterruptedBy(); signal != 0) {
        WriteText(STDERR_FILENO, progress_.Clear());
        return Stopped(signal, options_);
      }
      Step();
    }
    WriteText(STDERR_FILENO, progress_.Clear());
    if (!failure_) failure_ = output_.Commit();
    if (failure_) {
      Say(*failure_);
      return kExitUsage;
    }
    if (!options_.quiet) SaySummary();
    const bool all_well = summary_.all_extracted() && !inputs_.sources.empty();
    return all_well || output_.closed() ? kExitOk : kExitPartial;
  }

 private:
  void Step() {
    const std::optional<DocumentData> document = documents_.Next();
    failure_ = documents_.failure();
    if (failure_) return;
    if (document) {
      Report(*document);
      progress_.Add(document->info);
      summary_.Add(*document);
      failure_ = output_.Add(*document, documents_.position());
    }
    if (documents_.done()) return;
    const std::string& waited_for = inputs_.sources[documents_.taken()];
    WriteText(STDERR_FILENO, progress_.Show(waited_for, Clock::now()));
  }

  void Report(const DocumentData& document) {
    if (document.diagnostics.empty() && document.explanation.empty()) return;
    WriteText(STDERR_FILENO, progress_.Clear());
    Say(document.diagnostics, options_.explain || options_.verbose);
    WriteText(STDERR_FILENO, CleanForTerminal(document.explanation));
  }

  void SaySummary() const {
    if (const auto replaced = output_.replaced()) {
      Say(fmt::format("replaced the dataset of {} document{} of {}",
                      replaced->documents, replaced->documents == 1 ? "" : "s",
                      replaced->date));
    }
    Say(summary_.ToString());
  }

  const Options& options_;
  const Inputs inputs_;
  Output output_;
  std::optional<Diagnostic> failure_;  // of the output: it ends the run
  DocumentQueue documents_;
  Progress progress_;
  Summary summary_;
};

}  // namespace

int ExtractAll(Options options) {
  const auto refuse = [](const Diagnostics& problems) {
    Say(problems.front());
    return kExitUsage;
  };
  const Result<std::string> password = PasswordOf(options);
  if (!password.ok()) return refuse(password.diagnostics());
  options.password = password.value();
  const Result<std::vector<std::string>> paths = AllPaths(options);
  if (!paths.ok()) return refuse(paths.diagnostics());
  const Result<schemas::SchemaSet> schemas = schemas::LoadSchemas(options.schemas);
  Say(schemas.diagnostics(), options.explain);
  if (!schemas.ok()) return kExitUsage;
  Inputs inputs = FindAllInputs(options, paths.value());
  const int jobs = JobsFor(options, inputs.sources.size());
  if (jobs > 0) SayWhatIsMissing(batch::AvailableProtection());
  return BatchRun(options, schemas.value(), std::move(inputs), jobs).Run();
}

}  // namespace budget::program
