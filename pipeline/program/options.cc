#include "pipeline/program/options.h"

#include <CLI/CLI.hpp>
#include <charconv>
#include <map>
#include <sstream>
#include <string_view>
#include <system_error>

namespace budget::program {
namespace {

constexpr const char* kDescription =
    R"(Reads published Chinese budget and final-accounts disclosures (PDF and text) and
writes their tables, figures and statements as one canonical, checked dataset.

Examples:
  extract report.pdf                     facts.csv on standard output
  extract -o out report.pdf notes.txt    the whole dataset in the folder out/
  extract -o out disclosures/            every .pdf, .txt and .md below a folder
  extract - < report.txt                 a document from standard input
  extract --schema my.yaml report.pdf    read with a schema of your own
  extract --schema shenzhen report.pdf   or with a bundled one (--list-schemas)
  extract --check-schema my.yaml         say what is wrong with a schema
  extract --explain report.pdf           say why each table was read as it was
  find -name '*2023*' | extract --files-from - -o out
  extract --resume -o out disclosures/   go on with a run that was stopped
  extract --shard 1/3 -o part1 all/      a third of it; then, of all three:
  extract merge out part1 part2 part3
  extract -j 8 --timeout 20 -o out all/  eight documents at once, 20 s for each
)";

constexpr const char* kFooter =
    R"(
Exit status: 0 all documents extracted; 1 some document failed or is partial;
2 wrong usage, schema or output place.
Without -o the facts go to standard output, everything else to standard error.
A document that crashes its reader, or needs more than --memory or --timeout, is a
failed row in documents.csv (crashed, memory-limit, timeout); the others are read.
)";

constexpr int kMostJobs = 1024;
constexpr double kShortestTimeout = 0.01;
constexpr double kLongestTimeout = 1e6;

// What the parser fills and Options does not hold.
struct Flags {
  bool check_schema = false;
  bool print_schema = false;
  bool list_schemas = false;
  bool version = false;
  std::string shard;
};

// What is read, with what, and where it goes.
void DeclareFiles(CLI::App* app, Options* options, Flags* flags) {
  app->add_option("PATH", options->paths,
                  "Documents, folders (searched recursively), or - for standard input");
  app->add_option(
         "-s,--schema", options->schemas,
         "Layout schema, a folder of them, or the name of a bundled one; may be "
         "repeated.  Default: all bundled ones, of which each document takes "
         "the one that claims it")
      ->type_name("FILE|DIR|NAME")
      ->allow_extra_args(false);
  app->add_option("-o,--output", options->output,
                  "Write the whole dataset into this folder")
      ->type_name("DIR");
  app->add_flag("--resume", options->resume,
                "Go on with a run that was stopped: with -o, and the same documents");
  app->add_option("--files-from", options->path_lists,
                  "Further paths, one a line of this file; - for standard input")
      ->type_name("FILE")
      ->allow_extra_args(false);
  app->add_option("--include", options->include,
                  "In folders, only files like this: '*.pdf', '*/2023/*'; may be "
                  "repeated.  Default: .pdf .txt .text .md .tsv .html .htm")
      ->type_name("PATTERN")
      ->allow_extra_args(false);
  app->add_option("--exclude", options->exclude,
                  "In folders, no files and folders like this; may be repeated")
      ->type_name("PATTERN")
      ->allow_extra_args(false);
  app->add_option(
         "--shard", flags->shard,
         "Read only part K of N, divided by content; `extract merge` joins the "
         "N datasets")
      ->type_name("K/N");
  auto* password = app->add_option("--password", options->password,
                                   "For encrypted PDFs; others can see it in the list "
                                   "of processes")
                       ->type_name("TEXT");
  app->add_option("--password-file", options->password_file,
                  "The same, from the first line of this file")
      ->type_name("FILE")
      ->excludes(password);
}

// How documents are read.
void DeclareReading(CLI::App* app, Options* options) {
  app->add_option("-j,--jobs", options->jobs,
                  "Worker processes that read documents.  Default: one for each core; "
                  "0: none, without any protection")
      ->type_name("N")
      ->check(CLI::Range(0, kMostJobs).description(""));
  app->add_option("--memory", options->memory_bytes,
                  "Memory for a document: 500M, 2G ...  Default: 1G; 0: no "
                  "limit")
      ->type_name("SIZE")
      ->transform(CLI::AsSizeValue(/*kb_is_1000=*/false).description(""));
  app->add_option("--timeout", options->timeout_seconds,
                  "Time for a document.  Default: 60")
      ->type_name("SECONDS")
      ->check(CLI::Range(kShortestTimeout, kLongestTimeout).description(""));
  app->add_flag(
      "--excel", options->excel,
      "Write CSV that is safe to open in a spreadsheet: with a byte-order mark, "
      "and an apostrophe before what it would run as a formula");
}

// What is said, and what is done instead of reading.
void DeclareTasks(CLI::App* app, Options* options, Flags* flags) {
  static const std::map<std::string, Language> kLanguages = {
      {"en", Language::kEnglish}, {"zh", Language::kChinese}};
  static const std::map<std::string, ProgressKind> kProgress = {
      {"bar", ProgressKind::kBar},
      {"lines", ProgressKind::kLines},
      {"none", ProgressKind::kNone}};

  app->add_flag("--explain", options->explain,
                "Say on standard error how each table was read, and why");
  app->add_option("--lang", options->language, "Language of explanations: en or zh")
      ->type_name("en|zh")
      ->transform(CLI::Transformer(kLanguages).description(""));
  app->add_flag("--check-schema", flags->check_schema,
                "Only check the schemas: those of --schema and of PATH");
  app->add_flag(
      "--print-schema", flags->print_schema,
      "Print the schemas with all that they inherit, each key with its origin");
  app->add_flag("--list-schemas", flags->list_schemas,
                "List the bundled schemas: name, parents, and what they claim");
  app->add_option("--progress", options->progress,
                  "How far it is: bar, lines or none.  Default: a bar on a terminal, "
                  "lines elsewhere")
      ->type_name("bar|lines|none")
      ->transform(CLI::Transformer(kProgress).description(""));
  app->add_flag("-q,--quiet", options->quiet, "Say only what is wrong");
  app->add_flag("-v,--verbose", options->verbose,
                "Say everything: also notes, and the name of what is left out");
  app->add_flag("--version", flags->version,
                "Show the version; with -v also how documents are locked in");
}

EarlyExit Mistake(const std::string& message) {
  return {.code = kExitUsage,
          .output = {},
          .error = "extract: " + message + "\nextract: try 'extract --help'\n"};
}

// CLI11 reports --help as an error, too.
EarlyExit Stopped(const CLI::App& app, const CLI::ParseError& error) {
  if (error.get_exit_code() != 0) return Mistake(error.what());
  std::ostringstream out;
  std::ostringstream ignored;
  app.exit(error, out, ignored);
  return {.code = kExitOk, .output = out.str(), .error = {}};
}

// "2/3".
bool ParseShard(const std::string& text, Options* options) {
  const char* end = text.data() + text.size();
  const auto part = std::from_chars(text.data(), end, options->shard);
  if (part.ec != std::errc() || part.ptr == end || *part.ptr != '/') return false;
  const auto whole = std::from_chars(part.ptr + 1, end, options->shards);
  return whole.ec == std::errc() && whole.ptr == end && options->shard >= 1 &&
         options->shard <= options->shards;
}

// `extract merge OUT SHARD...`
std::variant<Options, EarlyExit> ParseMerge(int argc, const char* const* argv) {
  CLI::App app(
      "Joins the datasets of extract --shard 1/N ... N/N into one, with the bytes that "
      "one run would have written.",
      "extract merge");
  Options options;
  options.task = Task::kMerge;
  app.add_option("OUT", options.output, "Folder of the new dataset")->required();
  app.add_option("SHARD", options.paths, "Folders of all parts, in any order")
      ->required();
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return Stopped(app, error);
  }
  return options;
}

// Schema tasks read no documents: their paths are schemas.
void TakePathsAsSchemas(Options* options) {
  options->schemas.insert(options->schemas.end(), options->paths.begin(),
                          options->paths.end());
  options->paths.clear();
}

}  // namespace

std::variant<Options, EarlyExit> ParseOptions(int argc, const char* const* argv) {
  if (argc > 1 && std::string_view(argv[1]) == "merge") {
    return ParseMerge(argc - 1, argv + 1);
  }
  CLI::App app(kDescription, "extract");
  app.footer(kFooter);
  app.get_formatter()->column_width(28);
  Options options;
  Flags flags;
  DeclareFiles(&app, &options, &flags);
  DeclareReading(&app, &options);
  DeclareTasks(&app, &options, &flags);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return Stopped(app, error);
  }

  if (flags.version) {
    options.task = Task::kVersion;
    return options;
  }
  if (flags.list_schemas) {
    options.task = Task::kListSchemas;
    TakePathsAsSchemas(&options);
    return options;
  }
  if (flags.check_schema && flags.print_schema) {
    return Mistake("--check-schema and --print-schema exclude each other");
  }
  if (flags.check_schema || flags.print_schema) {
    options.task = flags.check_schema ? Task::kCheckSchema : Task::kPrintSchema;
    TakePathsAsSchemas(&options);
  } else if (options.paths.empty() && options.path_lists.empty()) {
    return Mistake("no document given");
  }
  if (app.count("--output") != 0 && options.output.empty()) {
    return Mistake("-o needs a folder");
  }
  if (!flags.shard.empty() && !ParseShard(flags.shard, &options)) {
    return Mistake("--shard needs K/N with K from 1 to N: 2/3");
  }
  if (!flags.shard.empty() && options.output.empty()) {
    return Mistake("--shard needs a folder: -o");
  }
  if (options.resume && options.output.empty()) {
    return Mistake("--resume goes on with the folder of -o, which is missing");
  }
  return options;
}

}  // namespace budget::program
