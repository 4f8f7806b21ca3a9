#include "pipeline/program/options.h"

#include <CLI/CLI.hpp>
#include <map>
#include <sstream>

#include "pipeline/program/version.h"

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
  extract --check-schema my.yaml         say what is wrong with a schema
  extract --explain report.pdf           say why each table was read as it was)";

constexpr const char* kFooter =
    R"(
Exit status: 0 all documents extracted; 1 some document failed or is partial;
2 wrong usage, schema or output place.
Without -o the facts go to standard output, everything else to standard error.
)";

// What the parser fills and Options does not hold.
struct Flags {
  bool check_schema = false;
  bool print_schema = false;
};

void Declare(CLI::App* app, Options* options, Flags* flags) {
  static const std::map<std::string, Language> kLanguages = {
      {"en", Language::kEnglish}, {"zh", Language::kChinese}};

  app->add_option("PATH", options->paths,
                  "Documents, folders (searched recursively), or - for standard input");
  app->add_option("-s,--schema", options->schemas,
                  "Layout schema, or a folder of them; may be repeated.  Default: the "
                  "bundled ones")
      ->type_name("FILE|DIR")
      ->allow_extra_args(false);
  app->add_option("-o,--output", options->output,
                  "Write the whole dataset into this folder")
      ->type_name("DIR");
  app->add_option("--password", options->password, "For encrypted PDFs")
      ->type_name("TEXT");
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
  app->set_version_flag("--version", "extract " + std::string(ExtractorVersion()));
}

EarlyExit Mistake(const std::string& message) {
  return {.code = kExitUsage,
          .output = {},
          .error = "extract: " + message + "\nextract: try 'extract --help'\n"};
}

// CLI11 reports --help and --version as errors, too.
EarlyExit Stopped(const CLI::App& app, const CLI::ParseError& error) {
  if (error.get_exit_code() != 0) return Mistake(error.what());
  std::ostringstream out;
  std::ostringstream ignored;
  app.exit(error, out, ignored);
  return {.code = kExitOk, .output = out.str(), .error = {}};
}

// Schema tasks read no documents: their paths are schemas.
void TakePathsAsSchemas(Options* options) {
  options->schemas.insert(options->schemas.end(), options->paths.begin(),
                          options->paths.end());
  options->paths.clear();
}

}  // namespace

std::variant<Options, EarlyExit> ParseOptions(int argc, const char* const* argv) {
  CLI::App app(kDescription, "extract");
  app.footer(kFooter);
  app.get_formatter()->column_width(28);
  Options options;
  Flags flags;
  Declare(&app, &options, &flags);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return Stopped(app, error);
  }

  if (flags.check_schema && flags.print_schema) {
    return Mistake("--check-schema and --print-schema exclude each other");
  }
  if (flags.check_schema || flags.print_schema) {
    options.task = flags.check_schema ? Task::kCheckSchema : Task::kPrintSchema;
    TakePathsAsSchemas(&options);
  } else if (options.paths.empty()) {
    return Mistake("no document given");
  }
  if (app.count("--output") != 0 && options.output.empty()) {
    return Mistake("-o needs a folder");
  }
  return options;
}

}  // namespace budget::program
