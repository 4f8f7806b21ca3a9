// The one table of what may be typed: every command with its options.  The parser,
// --help, the manual pages and the completions of shells are made from it.

#ifndef PIPELINE_COMMANDS_COMMAND_TABLE_H_
#define PIPELINE_COMMANDS_COMMAND_TABLE_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace budget::commands {

// What was typed, as it was typed: values are not read yet.
struct Typed {
  std::vector<std::string> paths;
  std::vector<std::string> schemas;
  std::vector<std::string> path_lists;
  std::vector<std::string> include;
  std::vector<std::string> exclude;
  std::optional<std::string> output;
  std::optional<std::string> sources;
  std::optional<std::string> password;
  std::optional<std::string> password_file;
  std::optional<std::string> jobs;
  std::optional<std::string> memory;
  std::optional<std::string> timeout;
  std::optional<std::string> shard;
  std::optional<std::string> progress;
  std::optional<std::string> language;
  std::optional<std::string> format;
  std::optional<std::string> concept_id;
  bool resume = false;
  bool excel = false;
  bool explain = false;
  bool log_json = false;
  bool quiet = false;
  bool verbose = false;
  bool check_schema = false;
  bool print_schema = false;
  bool list_schemas = false;
  bool version = false;
};

// Where it goes: a flag, a value that is given once, one that may be repeated.
using Target = std::variant<bool Typed::*, std::optional<std::string> Typed::*,
                            std::vector<std::string> Typed::*>;

struct OptionSpec {
  // "-o,--output"; without '-' it is what stands alone: "PATH".
  std::string_view names;
  // What its value is, which also tells shells what to complete: FILE, DIR, both, words
  // in small letters ("en|zh"), or anything else.  Empty: a flag.
  std::string_view value;
  std::string_view help;  // the id of a message
  Target target;

  bool stands_alone() const { return !names.starts_with('-'); }
  bool repeats() const {
    return std::holds_alternative<std::vector<std::string> Typed::*>(target);
  }
};

// "--output": the last of its names.
std::string_view LongNameOf(const OptionSpec& option);
// All of its names.
std::vector<std::string_view> NamesOf(const OptionSpec& option);
// The words that its value may be; none: it is no choice of words.
std::vector<std::string_view> ChoicesOf(const OptionSpec& option);

struct Command {
  std::string_view word;  // "merge"; empty: the program itself
  std::string_view help;  // the id of a message
  std::span<const OptionSpec> options;

  // "extract merge"
  std::string Name() const;
};

// The program itself stands first.
std::span<const Command> Commands();

// Options that every command takes may also stand before its word: `extract --lang zh
// merge`.
std::span<const OptionSpec> CommonOptions();

}  // namespace budget::commands

#endif  // PIPELINE_COMMANDS_COMMAND_TABLE_H_
