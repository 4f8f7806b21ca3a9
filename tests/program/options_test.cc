#include "pipeline/program/options.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace budget::program {
namespace {

std::string Joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

const char* TaskOf(const Options& options) {
  switch (options.task) {
    case Task::kVersion:
      return " version";
    case Task::kListSchemas:
      return " list";
    case Task::kMerge:
      return " merge";
    case Task::kExport:
      return " export";
    case Task::kInspect:
      return " inspect";
    case Task::kDraft:
      return " draft";
    case Task::kCompare:
      return " compare";
    case Task::kCheckSchema:
      return " check";
    case Task::kPrintSchema:
      return " print";
    default:
      return "";
  }
}

// What differs from the defaults, or "exit N".
std::string Show(const std::variant<Options, EarlyExit>& parsed) {
  if (const auto* exit = std::get_if<EarlyExit>(&parsed)) {
    return "exit " + std::to_string(exit->code) + (exit->output.empty() ? "" : " out") +
           (exit->error.empty() ? "" : " err");
  }
  const Options& options = std::get<Options>(parsed);
  std::string text = "[" + Joined(options.paths) + "]";
  if (!options.schemas.empty()) text += " schemas [" + Joined(options.schemas) + "]";
  if (!options.output.empty()) text += " to " + options.output;
  if (!options.password.empty()) text += " password " + options.password;
  if (!options.path_lists.empty()) text += " from " + Joined(options.path_lists);
  if (!options.include.empty()) text += " include " + Joined(options.include);
  if (!options.exclude.empty()) text += " exclude " + Joined(options.exclude);
  if (!options.password_file.empty()) text += " secret " + options.password_file;
  if (options.quiet) text += " quiet";
  if (options.verbose) text += " verbose";
  if (options.shards != 1) {
    text += " shard " + std::to_string(options.shard) + "/" +
            std::to_string(options.shards);
  }
  if (options.progress) {
    text += " progress " + std::to_string(static_cast<int>(*options.progress));
  }
  if (options.excel) text += " excel";
  text += TaskOf(options);
  if (options.task == Task::kReport) text += " report with " + options.sources;
  if (options.resume) text += " resume";
  if (options.explain) text += " explain";
  if (options.language == Language::kChinese) text += " zh";
  if (options.dataset_language == Language::kChinese) text += " dataset zh";
  if (options.log_json) text += " json";
  const Options defaults;
  if (options.jobs != defaults.jobs) text += " jobs " + std::to_string(options.jobs);
  if (options.memory_bytes != defaults.memory_bytes) {
    text += " memory " + std::to_string(options.memory_bytes);
  }
  if (options.timeout_seconds != defaults.timeout_seconds) {
    text += " timeout " + std::to_string(options.timeout_seconds);
  }
  return text;
}

struct OptionsCase {
  const char* name;
  std::vector<const char*> arguments;
  std::string want;
};

class OptionsTest : public testing::TestWithParam<OptionsCase> {};

TEST_P(OptionsTest, Parses) {
  std::vector<const char*> argv = {"extract"};
  argv.insert(argv.end(), GetParam().arguments.begin(), GetParam().arguments.end());
  EXPECT_EQ(Show(ParseOptions(static_cast<int>(argv.size()), argv.data())),
            GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    CommandLines, OptionsTest,
    testing::ValuesIn(std::vector<OptionsCase>{
        {"OneDocument", {"a.pdf"}, "[a.pdf]"},
        {"StandardInput", {"-"}, "[-]"},
        {"Output", {"-o", "out", "a.pdf", "b"}, "[a.pdf b] to out"},
        {"LongOutput", {"a.pdf", "--output=out"}, "[a.pdf] to out"},
        {"SchemaTakesOnePath",
         {"--schema", "x.yaml", "a.pdf"},
         "[a.pdf] schemas [x.yaml]"},
        {"Schemas", {"--schema", "x", "--schema", "y", "a"}, "[a] schemas [x y]"},
        {"AfterTwoDashes", {"--", "-o"}, "[-o]"},
        {"Password", {"--password", "s e", "a"}, "[a] password s e"},
        {"Explain", {"--explain", "--lang", "zh", "a"}, "[a] explain zh dataset zh"},
        {"CheckSchema", {"--check-schema", "x.yaml"}, "[] schemas [x.yaml] check"},
        {"CheckBundled", {"--check-schema"}, "[] check"},
        {"PrintSchema", {"--schema", "x", "--print-schema"}, "[] schemas [x] print"},
        {"Resume", {"--resume", "-o", "out", "a"}, "[a] to out resume"},
        {"ResumeNothing", {"--resume", "a"}, "exit 2 err"},
        {"Shard", {"--shard", "2/3", "-o", "out", "a"}, "[a] to out shard 2/3"},
        {"NoShard", {"--shard", "4/3", "-o", "out", "a"}, "exit 2 err"},
        {"ShardOfText", {"--shard", "1/3x", "-o", "out", "a"}, "exit 2 err"},
        {"ShardToNowhere", {"--shard", "1/3", "a"}, "exit 2 err"},
        {"Merge", {"merge", "out", "a", "b"}, "[a b] to out merge"},
        {"MergeNothing", {"merge", "out"}, "exit 2 err"},
        {"Jobs", {"-j", "8", "a"}, "[a] jobs 8"},
        {"NoJobs", {"--jobs=0", "a"}, "[a] jobs 0"},
        {"NegativeJobs", {"-j", "-2", "a"}, "exit 2 err"},
        {"Memory", {"--memory", "500M", "a"}, "[a] memory 524288000"},
        {"MemoryInBytes", {"--memory", "1000000", "a"}, "[a] memory 1000000"},
        {"NoMemory", {"--memory", "much", "a"}, "exit 2 err"},
        {"Timeout", {"--timeout", "0.5", "a"}, "[a] timeout 0.500000"},
        {"NoTimeout", {"--timeout", "0", "a"}, "exit 2 err"},
        {"Progress", {"--progress", "none", "a"}, "[a] progress 0"},
        {"NoProgress", {"--progress", "much", "a"}, "exit 2 err"},
        {"Excel", {"--excel", "a"}, "[a] excel"},
        {"ListSchemas", {"--list-schemas"}, "[] list"},
        {"LogJson", {"--log-json", "a"}, "[a] json"},
        {"MemoryWithAUnit", {"--memory", "1.5 GiB", "a"}, "[a] memory 1610612736"},
        {"MemoryOfNothing", {"--memory", "", "a"}, "exit 2 err"},
        {"NegativeMemory", {"--memory", "-1", "a"}, "exit 2 err"},
        {"TwoOutputs", {"-o", "a", "-o", "b", "c"}, "exit 2 err"},
        {"MergeInChinese",
         {"merge", "out", "a", "--lang", "zh"},
         "[a] to out merge zh dataset zh"},
        {"Help", {"--help"}, "exit 0 out"},
        {"Version", {"--version"}, "[] version"},
        {"VersionAndMore", {"--version", "-v"}, "[] verbose version"},
        {"FilesFrom", {"--files-from", "-"}, "[] from -"},
        {"Patterns",
         {"--include", "*.pdf", "--include", "a*", "--exclude", "old", "x"},
         "[x] include *.pdf a* exclude old"},
        {"PasswordFile", {"--password-file", "p", "a"}, "[a] secret p"},
        {"TwoPasswords",
         {"--password-file", "p", "--password", "q", "a"},
         "exit 2 err"},
        {"Quiet", {"-q", "a"}, "[a] quiet"},
        {"NoDocument", {}, "exit 2 err"},
        {"UnknownOption", {"--frobnicate", "a"}, "exit 2 err"},
        {"UnknownLanguage", {"--lang", "fr", "a"}, "exit 2 err"},
        {"OutputWithoutFolder", {"a", "-o"}, "exit 2 err"},
        {"EmptyOutput", {"a", "-o", ""}, "exit 2 err"},
        {"Report",
         {"report", "out", "--sources", "in"},
         "[out] to report.html report with in"},
        // Issue 13: what every command takes may stand before its word.
        {"LanguageBeforeExport",
         {"--lang", "zh", "export", "out", "--format", "sqlite", "-o", "a"},
         "[out] to a export zh dataset zh"},
        {"LogBeforeMerge",
         {"--log-json", "--lang=zh", "merge", "out", "a"},
         "[a] to out merge zh dataset zh json"},
        {"LanguageTwice",
         {"--lang", "zh", "report", "out", "--lang", "en"},
         "exit 2 err"},
        // A document of that name stands behind what only documents take.
        {"WordBehindAnOption", {"-o", "out", "merge"}, "[merge] to out"},
        {"LanguageBeforeADocument", {"--lang", "zh", "a"}, "[a] zh dataset zh"},
        {"Inspect", {"inspect", "a.pdf"}, "[a.pdf] inspect"},
        {"InspectAsDrawings",
         {"inspect", "a.pdf", "--format", "svg", "-o", "out"},
         "[a.pdf] to out inspect"},
        {"Compare", {"compare", "out", "--format", "csv"}, "[out] compare"},
        {"CompareTwo", {"compare", "a", "b"}, "exit 2 err"},
        {"CompareAsWorkbook", {"compare", "a", "--format", "xlsx"}, "exit 2 err"},
        {"Draft", {"draft", "a.pdf", "b", "-s", "x"}, "[a.pdf b] schemas [x] draft"},
        {"DraftOfNothing", {"draft"}, "exit 2 err"},
        {"DrawingsToNowhere", {"inspect", "a.pdf", "--format", "svg"}, "exit 2 err"},
        {"InspectAsWorkbook", {"inspect", "a.pdf", "--format", "xlsx"}, "exit 2 err"},
        {"ReportOfTwo", {"report", "a", "b"}, "exit 2 err"},
        {"TwoTasks", {"--check-schema", "--print-schema", "x"}, "exit 2 err"},
    }),
    [](const auto& test) { return std::string(test.param.name); });

// The locale is for people: it does not change a byte of the dataset.
TEST(OptionsLanguageTest, IsThatOfTheLocaleUnlessGiven) {
  const auto parse = [](std::vector<const char*> argv) {
    return Show(
        ParseOptions(static_cast<int>(argv.size()), argv.data(), Language::kChinese));
  };
  EXPECT_EQ(parse({"extract", "a"}), "[a] zh");
  EXPECT_EQ(parse({"extract", "--lang", "en", "a"}), "[a]");
  EXPECT_EQ(parse({"extract", "a", "--lang=en"}), "[a]");
}

struct MistakeCase {
  const char* name;
  std::vector<const char*> arguments;
  const char* want;
  std::string command = "extract";
};

class MistakeTest : public testing::TestWithParam<MistakeCase> {};

TEST_P(MistakeTest, SaysWhatIsMeant) {
  std::vector<const char*> argv = {"extract"};
  argv.insert(argv.end(), GetParam().arguments.begin(), GetParam().arguments.end());
  const auto parsed = ParseOptions(static_cast<int>(argv.size()), argv.data());
  EXPECT_EQ(std::get<EarlyExit>(parsed).error, std::string(GetParam().want) +
                                                   "extract: try '" +
                                                   GetParam().command + " --help'\n");
}

INSTANTIATE_TEST_SUITE_P(
    CommandLines, MistakeTest,
    testing::ValuesIn(std::vector<MistakeCase>{
        {"NearestName",
         {"--shema", "x", "a"},
         "extract: unknown option '--shema'\nhint: did you mean '--schema'?\n"},
        {"NearestNameWithAValue",
         {"--timeot=3", "a"},
         "extract: unknown option '--timeot'\nhint: did you mean '--timeout'?\n"},
        {"NothingNear",
         {"--frobnicate", "a"},
         "extract: unknown option '--frobnicate'\n"},
        {"NearestValue",
         {"--progress", "line", "a"},
         "extract: --progress cannot be 'line': it takes bar, lines or none\n"
         "hint: did you mean 'lines'?\n"},
        {"ValuesAllowed",
         {"--jobs", "many", "a"},
         "extract: --jobs cannot be 'many': it takes a whole number from 0 to 1024\n"},
        // Issue 13.
        {"OfACommand",
         {"report", "a", "b"},
         "extract: 'extract report' needs the folder of one dataset\n",
         "extract report"},
        {"OfACommandBehindALanguage",
         {"--lang", "en", "merge", "--lagn"},
         "extract: unknown option '--lagn'\nhint: did you mean '--lang'?\n",
         "extract merge"},
        {"NoValue", {"a", "--jobs"}, "extract: --jobs needs a value\n"},
        {"Twice", {"-o", "a", "-o", "b", "c"}, "extract: --output can be given once\n"},
    }),
    [](const auto& test) { return std::string(test.param.name); });

TEST(OptionsHelpTest, BeginsWithExamples) {
  const char* const argv[] = {"extract", "--help"};
  const std::string help = std::get<EarlyExit>(ParseOptions(2, argv)).output;
  EXPECT_LT(help.find("Examples:"), help.find("Usage:"));
  for (const char* option :
       {"--schema", "--output", "--password", "--explain", "--lang", "--check-schema",
        "--print-schema", "--version", "--jobs", "--memory", "--timeout", "--resume",
        "--include", "--exclude", "--files-from", "--password-file", "--quiet",
        "--verbose", "--log-json"}) {
    EXPECT_NE(help.find(option), std::string::npos) << option;
  }
}

TEST(OptionsHelpTest, IsInTheLanguageOfItsReader) {
  const char* const argv[] = {"extract", "--lang", "zh", "--help"};
  const std::string help = std::get<EarlyExit>(ParseOptions(4, argv)).output;
  EXPECT_NE(help.find("用法: extract"), std::string::npos);
  EXPECT_NE(help.find("退出状态"), std::string::npos);
  for (const char* english : {"Print this", "Options", "Usage", "Default"}) {
    EXPECT_EQ(help.find(english), std::string::npos) << english;
  }
}

}  // namespace
}  // namespace budget::program
