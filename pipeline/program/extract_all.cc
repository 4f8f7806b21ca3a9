#include "pipeline/program/extract_all.h"

#include <sched.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
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

void SayWhatIsMissing(const batch::Protection& protection, Console* console) {
  if (protection.complete()) return;
  console->Say(
      "protection",
      {{"has", messages::Translate(console->language(), batch::Describe(protection))}});
}

ProgressKind ProgressOf(const Options& options) {
  if (options.progress) return *options.progress;
  if (options.quiet) return ProgressKind::kNone;
  const bool terminal = isatty(STDERR_FILENO) == 1 && !options.log_json;
  return terminal ? ProgressKind::kBar : ProgressKind::kLines;
}

QueueOptions QueueOptionsOf(const Options& options, std::string answers, int jobs) {
  const std::chrono::milliseconds timeout(
      std::llround(options.timeout_seconds * kMillisecondsASecond));
  return {.extract = {.password = options.password,
                      .explain = options.explain,
                      .language = options.dataset_language,
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

// What a run says that a signal stops.
std::string_view LastWordsOf(const Options& options) {
  return options.output.empty() ? "stopped" : "stopped.resumable";
}

// The paths of the command line, then those of --files-from.
Result<std::vector<std::string>> AllPaths(const Options& options) {
  std::vector<std::string> paths = options.paths;
  for (const std::string& list : options.path_lists) {
    const Result<LoadedInput> loaded = LoadFileOrPipe(list);
    if (!loaded.ok()) {
      return Result<std::vector<std::string>>::Failed(loaded.diagnostics());
    }
    const batch::MappedBytes mapped(loaded.value().file.descriptor());
    std::istringstream lines{std::string(mapped.bytes())};
    // As `find -print0` writes them: names may have line feeds.
    const bool has_nul = mapped.bytes().find('\0') != std::string_view::npos;
    for (std::string line; std::getline(lines, line, has_nul ? '\0' : '\n');) {
      if (!line.empty()) paths.push_back(line);
    }
  }
  return paths;
}

Result<std::string> PasswordOf(const Options& options) {
  if (options.password_file.empty()) return options.password;
  const Result<LoadedInput> loaded = LoadFileOrPipe(options.password_file);
  if (!loaded.ok()) return Result<std::string>::Failed(loaded.diagnostics());
  const batch::MappedBytes mapped(loaded.value().file.descriptor());
  return std::string(mapped.bytes().substr(0, mapped.bytes().find_first_of("\r\n")));
}

// What is known of the run's inputs before any is read.
Inputs FindAllInputs(const Options& options, const std::vector<std::string>& paths,
                     Console* console) {
  Inputs inputs = FindInputs(paths, {.include = options.include,
                                     .exclude = options.exclude,
                                     .keep_names = options.verbose});
  for (const Inputs::Name& name : inputs.left_out_names) {
    const std::string id = "left-out.name." + std::string(IdOf(name.reason));
    console->Say("left-out", {{"path", EscapeName(name.path)},
                              {"reason", messages::Say(options.language, id)}});
  }
  if (inputs.sources.empty()) console->Say("nothing-to-read");
  return inputs;
}

// One run, from its first document to its summary.
class BatchRun {
 public:
  BatchRun(const Options& options, const schemas::SchemaSet& schemas, Inputs inputs,
           int jobs, Console* console)
      : options_(options),
        inputs_(std::move(inputs)),
        console_(console),
        output_(*schemas.vocabulary(), OutputOptionsOf(options)),
        failure_(output_.Open(options.output, options.resume)),
        documents_(inputs_.sources, schemas,
                   QueueOptionsOf(options, output_.answers(), jobs)),
        progress_(ProgressOf(options), inputs_.sources.size(), Clock::now()) {
    summary_.set_inputs(inputs_);
  }

  int Run() {
    while (!failure_ && !output_.closed() && !documents_.done()) {
      if (const int signal = InterruptedBy(); signal != 0) return Stop(signal);
      Step();
    }
    StopWatchingForInterrupts();
    if (!failure_) failure_ = output_.Commit();
    if (failure_) {
      console_->Say(*failure_);
      return kExitUsage;
    }
    if (!options_.quiet) {
      SayReplaced(output_.replaced(), output_.published(), console_);
      console_->Show(summary_, options_.output);
    }
    const bool all_well = summary_.all_extracted() && !inputs_.sources.empty();
    return all_well || output_.closed() ? kExitOk : kExitPartial;
  }

 private:
  // The exit status of a run that was asked to stop.
  int Stop(int signal) {
    console_->Say(LastWordsOf(options_));
    return ExitStatusOf(signal);
  }

  void Step() {
    const std::optional<DocumentData> document = documents_.Next();
    failure_ = documents_.failure();
    if (failure_) return;
    if (document) {
      console_->Say(document->diagnostics, options_.explain || options_.verbose);
      console_->SayExplanation(document->explanation);
      progress_.Add(document->info);
      summary_.Add(*document);
      failure_ = output_.Add(*document, documents_.position());
    }
    if (documents_.done()) return;
    if (const auto state = progress_.Due(Clock::now())) {
      console_->Show(*state, progress_.kind(),
                     EscapeName(inputs_.sources[documents_.taken()]));
    }
  }

  const Options& options_;
  const Inputs inputs_;
  Console* console_;
  Output output_;
  std::optional<Diagnostic> failure_;  // of the output: it ends the run
  DocumentQueue documents_;
  Progress progress_;
  Summary summary_;
};

}  // namespace

void SayReplaced(const std::optional<dataset::OutputFolder::Standing>& replaced,
                 const dataset::Published& published, Console* console) {
  const Language language = console->language();
  if (replaced) {
    const std::string documents =
        messages::Count(language, "summary.documents", replaced->documents);
    console->Say("replaced", {{"documents", documents}, {"date", replaced->date}});
  }
  if (published.at_once) return;
  console->Say("one-by-one",
               {{"reason", messages::Translate(language, published.reason)}});
}

int ExtractAll(Options options, Console* console) {
  WatchForInterrupts();
  const auto refuse = [&](const Diagnostics& problems) {
    console->Say(problems.front());
    return kExitUsage;
  };
  const Result<std::string> password = PasswordOf(options);
  if (!password.ok()) return refuse(password.diagnostics());
  options.password = password.value();
  const Result<std::vector<std::string>> paths = AllPaths(options);
  if (!paths.ok()) return refuse(paths.diagnostics());
  const Result<schemas::SchemaSet> schemas = schemas::LoadSchemas(options.schemas);
  console->Say(schemas.diagnostics(), options.explain);
  if (!schemas.ok()) return kExitUsage;
  Inputs inputs = FindAllInputs(options, paths.value(), console);
  const int jobs = JobsFor(options, inputs.sources.size());
  if (jobs > 0) SayWhatIsMissing(batch::AvailableProtection(), console);
  if (jobs == 0) EndSoonAfterInterrupt(console->LastWords(LastWordsOf(options)));
  return BatchRun(options, schemas.value(), std::move(inputs), jobs, console).Run();
}

}  // namespace budget::program
