#include "pipeline/program/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <sstream>
#include <string_view>
#include <utility>

#include "pipeline/commands/command_table.h"
#include "pipeline/messages/catalogue.h"
#include "pipeline/program/help_text.h"
#include "pipeline/program/option_values.h"
#include "schemas/yaml/near_names.h"

namespace budget::program {
namespace {

using commands::Command;
using commands::LongNameOf;
using commands::OptionSpec;
using commands::Typed;

constexpr int kNameColumns = 28;
constexpr int kTextColumns = 70;

// Declares the options of a command with their help in a language.
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

  void Declare(const OptionSpec& option, Typed* typed) const {
    const std::string names(option.names);
    std::visit([&](auto target) { Declare(option, names, &(typed->*target)); },
               option.target);
  }

 private:
  void Declare(const OptionSpec& option, const std::string& names, bool* flag) const {
    app_->add_flag(names, *flag, Text(option.help));
  }
  template <typename Value>
  void Declare(const OptionSpec& option, const std::string& names, Value* value) const {
    CLI::Option* declared = app_->add_option(names, *value, Text(option.help));
    declared->type_name(option.stands_alone() ? std::string()
                                              : std::string(option.value));
    // What stands alone takes all that is left.
    if (!option.stands_alone()) declared->allow_extra_args(false);
  }

  std::string Text(std::string_view id) const {
    return WrapText(messages::Say(language_, id), kTextColumns);
  }

  CLI::App* app_;
  Language language_;
};

// Says what is wrong with a command line, in a language.
class Mistakes {
 public:
  Mistakes(Language language, const Command& command)
      : language_(language), command_(command) {}

  EarlyExit Of(std::string_view id, messages::Values values = {},
               const std::string& hint = {}) const {
    std::string text = "extract: " + messages::Say(language_, id, values) + "\n";
    if (!hint.empty()) text += messages::Say(language_, "hint") + hint + "\n";
    text += "extract: " +
            messages::Say(language_, "usage.try", {{"command", command_.Name()}}) +
            "\n";
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
  const Command& command_;
};

using Refusal = std::optional<EarlyExit>;

// The typed values into what they mean.
Refusal TakeValues(const Typed& typed, const Mistakes& mistakes, Options* options) {
  const auto take = [](const std::optional<std::string>& text, auto read, auto* value) {
    if (!text) return true;
    const auto got = read(*text);
    if (!got) return false;
    const auto& taken = *got;
    *value = taken;
    return true;
  };
  if (!take(typed.jobs, ReadJobs, &options->jobs)) {
    return mistakes.OfValue("--jobs", *typed.jobs, "allowed.jobs");
  }
  if (!take(typed.memory, ReadSize, &options->memory_bytes)) {
    return mistakes.OfValue("--memory", *typed.memory, "allowed.memory");
  }
  if (!take(typed.timeout, ReadSeconds, &options->timeout_seconds)) {
    return mistakes.OfValue("--timeout", *typed.timeout, "allowed.timeout");
  }
  if (!take(typed.progress, ReadProgressKind, &options->progress)) {
    return mistakes.OfValue("--progress", *typed.progress, "allowed.progress",
                            {"bar", "lines", "none"});
  }
  if (!take(typed.language, ReadLanguage, &options->dataset_language)) {
    return mistakes.OfValue("--lang", *typed.language, "allowed.lang", {"en", "zh"});
  }
  Shard shard;
  if (!take(typed.shard, ReadShard, &shard)) {
    return mistakes.OfValue("--shard", *typed.shard, "allowed.shard");
  }
  options->shard = shard.number;
  options->shards = shard.of;
  return std::nullopt;
}

// What is taken as it was typed.
void TakeTexts(const Typed& typed, Options* options) {
  options->paths = typed.paths;
  options->schemas = typed.schemas;
  options->path_lists = typed.path_lists;
  options->include = typed.include;
  options->exclude = typed.exclude;
  options->output = typed.output.value_or("");
  options->sources = typed.sources.value_or("");
  options->password = typed.password.value_or("");
  options->password_file = typed.password_file.value_or("");
  options->resume = typed.resume;
  options->excel = typed.excel;
  options->explain = typed.explain;
  options->log_json = typed.log_json;
  options->quiet = typed.quiet;
  options->verbose = typed.verbose;
}

// Schema tasks read no documents: their paths are schemas.
void TakePathsAsSchemas(Options* options) {
  options->schemas.insert(options->schemas.end(), options->paths.begin(),
                          options->paths.end());
  options->paths.clear();
}

// What the program itself is asked for, and whether all is given that this needs.
Refusal TakeExtract(const Typed& typed, const Mistakes& mistakes, Options* options) {
  if (typed.version) {
    options->task = Task::kVersion;
    return std::nullopt;
  }
  if (typed.check_schema && typed.print_schema) {
    return mistakes.Of("usage.excludes",
                       {{"option", "--check-schema"}, {"other", "--print-schema"}});
  }
  if (typed.list_schemas || typed.check_schema || typed.print_schema) {
    options->task = typed.list_schemas   ? Task::kListSchemas
                    : typed.check_schema ? Task::kCheckSchema
                                         : Task::kPrintSchema;
    TakePathsAsSchemas(options);
    return std::nullopt;
  }
  if (options->paths.empty() && options->path_lists.empty()) {
    return mistakes.Of("usage.no-document");
  }
  if (typed.password && typed.password_file) {
    return mistakes.Of("usage.excludes",
                       {{"option", "--password"}, {"other", "--password-file"}});
  }
  if (typed.output && options->output.empty()) return mistakes.Of("usage.no-folder");
  if (typed.shard && options->output.empty()) return mistakes.Of("usage.shard-folder");
  if (options->resume && options->output.empty()) {
    return mistakes.Of("usage.resume-folder");
  }
  return std::nullopt;
}

Refusal TakeMerge(const Typed& /*typed*/, const Mistakes& mistakes, Options* options) {
  options->task = Task::kMerge;
  if (options->output.empty() || options->paths.empty()) {
    return mistakes.Of("usage.merge");
  }
  return std::nullopt;
}

Refusal TakeReport(const Typed& typed, const Mistakes& mistakes, Options* options) {
  options->task = Task::kReport;
  options->output = typed.output.value_or("report.html");
  if (options->paths.size() != 1) return mistakes.Of("usage.report");
  return std::nullopt;
}

Refusal TakeExport(const Typed& typed, const Mistakes& mistakes, Options* options) {
  options->task = Task::kExport;
  if (options->paths.size() != 1 || options->output.empty() || !typed.format) {
    return mistakes.Of("usage.export");
  }
  const std::optional<ExportFormat> format = ReadExportFormat(*typed.format);
  if (!format) {
    return mistakes.OfValue("--format", *typed.format, "allowed.format",
                            {"xlsx", "sqlite"});
  }
  options->format = *format;
  return std::nullopt;
}

Refusal TakeInspect(const Typed& typed, const Mistakes& mistakes, Options* options) {
  options->task = Task::kInspect;
  if (options->paths.size() != 1) return mistakes.Of("usage.inspect");
  const std::optional<InspectFormat> format =
      ReadInspectFormat(typed.format.value_or("text"));
  if (!format) {
    return mistakes.OfValue("--format", *typed.format, "allowed.inspect",
                            {"text", "json", "svg"});
  }
  options->inspect_as = *format;
  if (*format == InspectFormat::kSvg && options->output.empty()) {
    return mistakes.Of("usage.inspect-folder");
  }
  return std::nullopt;
}

Refusal TakeCompare(const Typed& typed, const Mistakes& mistakes, Options* options) {
  options->task = Task::kCompare;
  if (options->paths.size() != 1) return mistakes.Of("usage.compare");
  const std::optional<CompareFormat> format =
      ReadCompareFormat(typed.format.value_or("text"));
  if (!format) {
    return mistakes.OfValue("--format", *typed.format, "allowed.compare",
                            {"text", "csv"});
  }
  options->compare_as = *format;
  if (typed.concept_id) options->concept_id = *typed.concept_id;
  return std::nullopt;
}

Refusal TakeDraft(const Typed& /*typed*/, const Mistakes& mistakes, Options* options) {
  options->task = Task::kDraft;
  if (options->paths.empty()) return mistakes.Of("usage.no-document");
  return std::nullopt;
}

// What a command is asked for.
struct Taker {
  std::string_view word;
  Refusal (*take)(const Typed&, const Mistakes&, Options*);
};
constexpr auto kTakers = std::to_array<Taker>({
    {"", TakeExtract},
    {"merge", TakeMerge},
    {"report", TakeReport},
    {"export", TakeExport},
    {"inspect", TakeInspect},
    {"draft", TakeDraft},
    {"compare", TakeCompare},
});

// --lang, before all else is looked at: --help is in it, and so are mistakes.
Language LanguageOf(const std::vector<std::string>& arguments, Language otherwise) {
  constexpr std::string_view kOption = "--lang";
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    if (argument == "--") break;
    std::optional<Language> language;
    if (argument == kOption && i + 1 < arguments.size()) {
      language = ReadLanguage(arguments[i + 1]);
    }
    if (argument.starts_with("--lang=")) {
      language = ReadLanguage(argument.substr(kOption.size() + 1));
    }
    if (language) return *language;
  }
  return otherwise;
}

// The place of the first argument behind options that every command takes.
std::size_t PlaceOfWord(const std::vector<std::string>& arguments) {
  std::size_t at = 0;
  while (at < arguments.size()) {
    const std::string_view argument = arguments[at];
    const std::string_view name = argument.substr(0, argument.find('='));
    const auto common = std::ranges::find(commands::CommonOptions(), name, LongNameOf);
    if (common == commands::CommonOptions().end()) break;
    const bool value_follows = !common->value.empty() && name == argument;
    at += value_follows ? 2 : 1;
  }
  return at;
}

// The command that is meant; its word is taken away.
const Command& TakeCommand(std::vector<std::string>* arguments) {
  const std::size_t at = PlaceOfWord(*arguments);
  if (at < arguments->size()) {
    const auto command =
        std::ranges::find(commands::Commands(), (*arguments)[at], &Command::word);
    if (command != commands::Commands().end() && !command->word.empty()) {
      arguments->erase(arguments->begin() + static_cast<std::ptrdiff_t>(at));
      return *command;
    }
  }
  return commands::Commands().front();
}

// What was typed, into what was declared.
Refusal Parse(std::vector<std::string> arguments, const Mistakes& mistakes,
              CLI::App* app) {
  app->allow_extras();
  try {
    // From the back, as this library wants them.
    std::ranges::reverse(arguments);
    app->parse(std::move(arguments));
  } catch (const CLI::ParseError& error) {
    return mistakes.OfParser(*app, error);
  }
  return mistakes.OfUnknown(*app);
}

}  // namespace

std::variant<Options, EarlyExit> ParseOptions(int argc, const char* const* argv,
                                              Language locale) {
  std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
  const Language language = LanguageOf(arguments, locale);
  const Command& command = TakeCommand(&arguments);
  const Mistakes mistakes(language, command);
  CLI::App app(messages::Say(language, command.help), command.Name());
  if (command.word.empty()) {
    app.description(app.get_description() + "\n");
    app.footer(messages::Say(language, "help.footer"));
  }
  Typed typed;
  const Declaration declare(&app, language);
  for (const OptionSpec& option : command.options) declare.Declare(option, &typed);
  if (auto refusal = Parse(std::move(arguments), mistakes, &app)) return *refusal;
  Options options;
  options.language = language;
  TakeTexts(typed, &options);
  if (auto refusal = TakeValues(typed, mistakes, &options)) return *refusal;
  const auto taker = std::ranges::find(kTakers, command.word, &Taker::word);
  if (auto refusal = taker->take(typed, mistakes, &options)) return *refusal;
  return options;
}

}  // namespace budget::program
