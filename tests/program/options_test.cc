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
  if (options.explain) text += " explain";
  if (options.language == Language::kChinese) text += " zh";
  if (options.task == Task::kCheckSchema) text += " check";
  if (options.task == Task::kPrintSchema) text += " print";
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
        {"Explain", {"--explain", "--lang", "zh", "a"}, "[a] explain zh"},
        {"CheckSchema", {"--check-schema", "x.yaml"}, "[] schemas [x.yaml] check"},
        {"CheckBundled", {"--check-schema"}, "[] check"},
        {"PrintSchema", {"--schema", "x", "--print-schema"}, "[] schemas [x] print"},
        {"Help", {"--help"}, "exit 0 out"},
        {"Version", {"--version"}, "exit 0 out"},
        {"NoDocument", {}, "exit 2 err"},
        {"UnknownOption", {"--frobnicate", "a"}, "exit 2 err"},
        {"UnknownLanguage", {"--lang", "fr", "a"}, "exit 2 err"},
        {"OutputWithoutFolder", {"a", "-o"}, "exit 2 err"},
        {"EmptyOutput", {"a", "-o", ""}, "exit 2 err"},
        {"TwoTasks", {"--check-schema", "--print-schema", "x"}, "exit 2 err"},
    }),
    [](const auto& test) { return std::string(test.param.name); });

TEST(OptionsHelpTest, BeginsWithExamples) {
  const char* const argv[] = {"extract", "--help"};
  const std::string help = std::get<EarlyExit>(ParseOptions(2, argv)).output;
  EXPECT_LT(help.find("Examples:"), help.find("Usage:"));
  for (const char* option :
       {"--schema", "--output", "--password", "--explain", "--lang", "--check-schema",
        "--print-schema", "--version"}) {
    EXPECT_NE(help.find(option), std::string::npos) << option;
  }
}

}  // namespace
}  // namespace budget::program
