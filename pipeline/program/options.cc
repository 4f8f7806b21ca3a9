#include "pipeline/program/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <sstream>
#include <string_view>

#include "pipeline/messages/catalogue.h"
#include "pipeline/program/help_text.h"
#include "pipeline/program/option_values.h"
#include "schemas/yaml/near_names.h"

namespace budget::program {
namespace {

constexpr int kNameColumns = 28;
constexpr int kTextColumns = 70;

// What the parser fills and Options does not hold: values as they were typed, and what
// is another task.
struct Flags {
  bool check_schema = false;
  bool print_schema = false;
  bool list_schemas = false;
  bool version = false;
  std::optional<std::string> jobs;
  std::optional<std::string> memory;
  std::optional<std::string> timeout;
  std::optional<std::string> shard;
  std::optional<std::string> progress;
  std::optional<std::string> language;
  std::optional<std::string> format;
};

// Declares options with their help in a language.
class Declaration {
 public:
  Declaration(CLI::App* app, Language language) : app_(app), language_(language) {
    const auto label = [&](const char* name, std::string_view id) {
      app->get_formatter()->label(name, messages::Say(language, id));
    };
    label("Usage", "help.label.usage");
    label("OPTIONS", "help.label.options");
    label("Positionals", "help.label.positionals");
    app->get_formatter()->column_width(kNameColumns);
    app->set_help_flag("-h,--help", Text("help.help"));
    app->option_defaults()->group(messages::Say(language, "help.label.options"));
    app->get_help_ptr()->group(messages::Say(language, "help.label.options"));
  }

  template <typename Value>
  void Option(const char* names, const char* type, std::string_view help,
              Value* value) const {
    app_->add_option(names, *value, Text(help))
        ->type_name(type)
        ->allow_extra_args(false);
  }
  void Flag(const char* names, std::string_view help, bool* value) const {
    app_->add_flag(names, *value, Text(help));
  }
  // Those that stand alone: all that are left.
  void Paths(const char* name, std::string_view help,
             std::vector<std::string>* value) const {
    app_->add_option(name, *value, Text(help))->type_name("");
  }

 private:
  std::string Text(std::string_view id) const {
    return WrapText(messages::Say(language_, id), kTextColumns);
  }

  CLI::App* app_;
  Language language_;
};

// What is read, with what, and where it goes.
void DeclareFiles(const Declaration& declare, Options* options, Flags* flags) {
  declare.Paths("PATH", "help.path", &options->paths);
  declare.Option("-s,--schema", "FILE|DIR|NAME", "help.schema", &options->schemas);
  declare.Option("-o,--output", "DIR", "help.output", &options->output);
  declare.Flag("--resume", "help.resume", &options->resume);
  declare.Option("--files-from", "FILE", "help.files-from", &options->path_lists);
  declare.Option("--include", "PATTERN", "help.include", &options->include);
  declare.Option("--exclude", "PATTERN", "help.exclude", &options->exclude);
  declare.Option("--shard", "K/N", "help.shard", &flags->shard);
  declare.Option("--password", "TEXT", "help.password", &options->password);
  declare.Option("--password-file", "FILE", "help.password-file",
                 &options->password_file);
}

// How documents are read, what is said, and what is done instead of reading.
void DeclareReading(const Declaration& declare, Options* options, Flags* flags) {
  declare.Option("-j,--jobs", "N", "help.jobs", &flags->jobs);
  declare.Option("--memory", "SIZE", "help.memory", &flags->memory);
  declare.Option("--timeout", "SECONDS", "help.timeout", &flags->timeout);
  declare.Flag("--excel", "help.excel", &options->excel);
  declare.Flag("--explain", "help.explain", &options->explain);
  declare.Option("--lang", "en|zh", "help.lang", &flags->language);
  declare.Option("--progress", "bar|lines|none", "help.progress", &flags->progress);
  declare.Flag("--log-json", "help.log-json", &options->log_json);
  declare.Flag("-q,--quiet", "help.quiet", &options->quiet);
  declare.Flag("-v,--verbose", "help.verbose", &options->verbose);
  declare.Flag("--check-schema", "help.check-schema", &flags->check_schema);
  declare.Flag("--print-schema", "help.print-schema", &flags->print_schema);
  declare.Flag("--list-schemas", "help.list-schemas", &flags->list_schemas);
  declare.Flag("--version", "help.version", &flags->version);
}

// Says what is wrong with a command line, in a language.
class Mistakes {
 public:
  explicit Mistakes(Language language) : language_(language) {}

  EarlyExit Of(std::string_view id, messages::Values values = {},
               const std::string& hint = {}) const {
    std::string text = "extract: " + messages::Say(language_, id, values) + "\n";
    if (!hint.empty()) text += messages::Say(language_, "hint") + hint + "\n";
    text += "extract: " + messages::Say(language_, "usage.try") + "\n";
    return {.code = kExitUsage, .output = {}, .error = std::move(text)};
  }

  EarlyExit OfValue(const std::string& option, const std::string& value,
                    std::string_view allowed,
                    const std::vector<std::string_view>& words = {}) const {
    return Of("usage.value",
              {{"option", option},
               {"value", value},
               {"allowed", messages::Say(language_, allowed)}},
              Near(value, words));
  }

  // Of the first word that is no option and no path; nothing if there is none.
  std::optional<EarlyExit> OfUnknown(const CLI::App& app) const {
    const std::vector<std::string> words = app.remaining();
    const auto given = std::ranges::find_if(
        words, [](const std::string& word) { return word != "--"; });
    if (given == words.end()) return std::nullopt;
    return OfUnknown(app, *given);
  }

  // What the parser of the library refuses; it reports --help as an error, too.
  EarlyExit OfParser(const CLI::App& app, const CLI::ParseError& error) const {
    if (error.get_exit_code() == 0) {
      std::ostringstream out;
      std::ostringstream ignored;
      app.exit(error, out, ignored);
      return {.code = kExitOk, .output = out.str(), .error = {}};
    }
    const std::string what = error.what();
    const std::string option = what.substr(0, what.find(':'));
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) == nullptr) {
      return Of("usage.once", {{"option", option}});
    }
    const bool missing = what.find("required") != std::string::npos &&
                         what.find("received") == std::string::npos;
    return Of(missing ? "usage.no-value" : "usage.once", {{"option", option}});
  }

 private:
  EarlyExit OfUnknown(const CLI::App& app, const std::string& given) const {
    const std::string option = given.substr(0, given.find('='));
    std::vector<std::string> names;
    for (const CLI::Option* known : app.get_options()) {
      for (const std::string& name : known->get_lnames()) names.push_back("--" + name);
    }
    return Of("usage.unknown", {{"option", option}},
              Near(option, {names.begin(), names.end()}));
  }

  std::string Near(const std::string& given,
                   const std::vector<std::string_view>& known) const {
    const std::string_view near = schemas::NearestName(given, known);
    if (near.empty()) return {};
    return messages::Say(language_, "usage.near", {{"name", std::string(near)}});
  }

  Language language_;
};

using Refusal = std::optional<EarlyExit>;

// The typed values into what they mean.
Refusal TakeValues(const Flags& flags, const Mistakes& mistakes, Options* options) {
  const auto take = [](const std::optional<std::string>& text, auto read, auto* value) {
    if (!text) return true;
    const auto got = read(*text);
    if (!got) return false;
    const auto& taken = *got;
    *value = taken;
    return true;
  };
  if (!take(flags.jobs, ReadJobs, &options->jobs)) {
    return mistakes.OfValue("--jobs", *flags.jobs, "allowed.jobs");
  }
  if (!take(flags.memory, ReadSize, &options->memory_bytes)) {
    return mistakes.OfValue("--memory", *flags.memory, "allowed.memory");
  }
  if (!take(flags.timeout, ReadSeconds, &options->timeout_seconds)) {
    return mistakes.OfValue("--timeout", *flags.timeout, "allowed.timeout");
  }
  if (!take(flags.progress, ReadProgressKind, &options->progress)) {
    return mistakes.OfValue("--progress", *flags.progress, "allowed.progress",
                            {"bar", "lines", "none"});
  }
  if (!take(flags.language, ReadLanguage, &options->dataset_language)) {
    return mistakes.OfValue("--lang", *flags.language, "allowed.lang", {"en", "zh"});
  }
  Shard shard;
  if (!take(flags.shard, ReadShard, &shard)) {
    return mistakes.OfValue("--shard", *flags.shard, "allowed.shard");
  }
  options->shard = shard.number;
  options->shards = shard.of;
  return std::nullopt;
}

// What was typed, into what was declared, and that into the options.
Refusal Parse(int argc, const char* const* argv, const Mistakes& mistakes,
              const Flags& flags, CLI::App* app, Options* options) {
  app->allow_extras();
  try {
    app->parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return mistakes.OfParser(*app, error);
  }
  if (auto refusal = mistakes.OfUnknown(*app)) return refusal;
  return TakeValues(flags, mistakes, options);
}

// Schema tasks read no documents: their paths are schemas.
void TakePathsAsSchemas(Options* options) {
  options->schemas.insert(options->schemas.end(), options->paths.begin(),
                          options->paths.end());
  options->paths.clear();
}

// What the run is for, and whether all is given that this needs.
Refusal TakeTask(const CLI::App& app, const Flags& flags, const Mistakes& mistakes,
                 Options* options) {
  if (flags.version) {
    options->task = Task::kVersion;
    return std::nullopt;
  }
  if (flags.check_schema && flags.print_schema) {
    return mistakes.Of("usage.excludes",
                       {{"option", "--check-schema"}, {"other", "--print-schema"}});
  }
  if (flags.list_schemas || flags.check_schema || flags.print_schema) {
    options->task = flags.list_schemas   ? Task::kListSchemas
                    : flags.check_schema ? Task::kCheckSchema
                                         : Task::kPrintSchema;
    TakePathsAsSchemas(options);
    return std::nullopt;
  }
  if (options->paths.empty() && options->path_lists.empty()) {
    return mistakes.Of("usage.no-document");
  }
  if (app.count("--password") != 0 && app.count("--password-file") != 0) {
    return mistakes.Of("usage.excludes",
                       {{"option", "--password"}, {"other", "--password-file"}});
  }
  if (app.count("--output") != 0 && options->output.empty()) {
    return mistakes.Of("usage.no-folder");
  }
  if (flags.shard && options->output.empty()) {
    return mistakes.Of("usage.shard-folder");
  }
  if (options->resume && options->output.empty()) {
    return mistakes.Of("usage.resume-folder");
  }
  return std::nullopt;
}

// --lang, before all else is looked at: --help is in it, and so are mistakes.
Language LanguageOf(int argc, const char* const* argv, Language otherwise) {
  constexpr std::string_view kOption = "--lang";
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--") break;
    std::optional<Language> language;
    if (argument == kOption && i + 1 < argc) language = ReadLanguage(argv[i + 1]);
    if (argument.starts_with("--lang=")) {
      language = ReadLanguage(argument.substr(kOption.size() + 1));
    }
    if (language) return *language;
  }
  return otherwise;
}

// `extract merge OUT SHARD...`
std::variant<Options, EarlyExit> ParseMerge(int argc, const char* const* argv,
                                            Language language) {
  const Mistakes mistakes(language);
  CLI::App app(messages::Say(language, "help.merge"), "extract merge");
  Options options;
  options.task = Task::kMerge;
  Flags flags;
  const Declaration declare(&app, language);
  declare.Option("OUT", "", "help.merge.out", &options.output);
  declare.Paths("SHARD", "help.merge.shard", &options.paths);
  declare.Option("--lang", "en|zh", "help.lang", &flags.language);
  declare.Flag("--log-json", "help.log-json", &options.log_json);
  if (auto refusal = Parse(argc, argv, mistakes, flags, &app, &options)) {
    return *refusal;
  }
  if (options.output.empty() || options.paths.empty()) {
    return mistakes.Of("usage.merge");
  }
  options.language = language;
  return options;
}

// `extract report DATASET`
std::variant<Options, EarlyExit> ParseReport(int argc, const char* const* argv,
                                             Language language) {
  const Mistakes mistakes(language);
  CLI::App app(messages::Say(language, "help.report"), "extract report");
  Options options;
  options.task = Task::kReport;
  options.output = "report.html";
  Flags flags;
  const Declaration declare(&app, language);
  declare.Paths("DATASET", "help.report.dataset", &options.paths);
  declare.Option("-o,--output", "FILE", "help.report.output", &options.output);
  declare.Option("--sources", "DIR", "help.report.sources", &options.sources);
  declare.Option("--lang", "en|zh", "help.lang", &flags.language);
  declare.Flag("--log-json", "help.log-json", &options.log_json);
  if (auto refusal = Parse(argc, argv, mistakes, flags, &app, &options)) {
    return *refusal;
  }
  if (options.paths.size() != 1) return mistakes.Of("usage.report");
  options.language = language;
  return options;
}

// `extract export DATASET --format xlsx|sqlite -o FILE`
std::variant<Options, EarlyExit> ParseExport(int argc, const char* const* argv,
                                             Language language) {
  const Mistakes mistakes(language);
  CLI::App app(messages::Say(language, "help.export"), "extract export");
  Options options;
  options.task = Task::kExport;
  options.language = language;
  Flags flags;
  const Declaration declare(&app, language);
  declare.Paths("DATASET", "help.export.dataset", &options.paths);
  declare.Option("--format", "xlsx|sqlite", "help.export.format", &flags.format);
  declare.Option("-o,--output", "FILE", "help.export.output", &options.output);
  declare.Option("--lang", "en|zh", "help.export.lang", &flags.language);
  declare.Flag("--log-json", "help.log-json", &options.log_json);
  if (auto refusal = Parse(argc, argv, mistakes, flags, &app, &options)) {
    return *refusal;
  }
  if (options.paths.size() != 1 || options.output.empty() || !flags.format) {
    return mistakes.Of("usage.export");
  }
  const std::optional<ExportFormat> format = ReadExportFormat(*flags.format);
  if (!format) {
    return mistakes.OfValue("--format", *flags.format, "allowed.format",
                            {"xlsx", "sqlite"});
  }
  options.format = *format;
  return options;
}

// The words that may stand first, and what reads what stands behind them.
struct Subcommand {
  std::string_view word;
  std::variant<Options, EarlyExit> (*parse)(int, const char* const*, Language);
};
constexpr std::array<Subcommand, 3> kSubcommands = {
    {{"merge", ParseMerge}, {"report", ParseReport}, {"export", ParseExport}}};

}  // namespace

std::variant<Options, EarlyExit> ParseOptions(int argc, const char* const* argv,
                                              Language locale) {
  const Language language = LanguageOf(argc, argv, locale);
  for (const Subcommand& command : kSubcommands) {
    if (argc > 1 && argv[1] == command.word) {
      return command.parse(argc - 1, argv + 1, language);
    }
  }
  const Mistakes mistakes(language);
  CLI::App app(messages::Say(language, "help.description") + "\n", "extract");
  app.footer(messages::Say(language, "help.footer"));
  Options options;
  Flags flags;
  const Declaration declare(&app, language);
  DeclareFiles(declare, &options, &flags);
  DeclareReading(declare, &options, &flags);
  if (auto refusal = Parse(argc, argv, mistakes, flags, &app, &options)) {
    return *refusal;
  }
  if (auto refusal = TakeTask(app, flags, mistakes, &options)) return *refusal;
  options.language = language;
  return options;
}

}  // namespace budget::program
