#include "pipeline/commands/command_table.h"

#include <algorithm>
#include <array>

namespace budget::commands {
namespace {

constexpr OptionSpec kLanguage = {"--lang", "en|zh", "help.lang", &Typed::language};
constexpr OptionSpec kLogJson = {"--log-json", "", "help.log-json", &Typed::log_json};
constexpr std::array kCommon = {kLanguage, kLogJson};

// What is read, with what, and where it goes; how documents are read, what is said, and
// what is done instead of reading.
constexpr auto kExtract = std::to_array<OptionSpec>({
    {"PATH", "FILE|DIR", "help.path", &Typed::paths},
    {"-s,--schema", "FILE|DIR|NAME", "help.schema", &Typed::schemas},
    {"-o,--output", "DIR", "help.output", &Typed::output},
    {"--resume", "", "help.resume", &Typed::resume},
    {"--files-from", "FILE", "help.files-from", &Typed::path_lists},
    {"--include", "PATTERN", "help.include", &Typed::include},
    {"--exclude", "PATTERN", "help.exclude", &Typed::exclude},
    {"--shard", "K/N", "help.shard", &Typed::shard},
    {"--password", "TEXT", "help.password", &Typed::password},
    {"--password-file", "FILE", "help.password-file", &Typed::password_file},
    {"-j,--jobs", "N", "help.jobs", &Typed::jobs},
    {"--memory", "SIZE", "help.memory", &Typed::memory},
    {"--timeout", "SECONDS", "help.timeout", &Typed::timeout},
    {"--excel", "", "help.excel", &Typed::excel},
    {"--explain", "", "help.explain", &Typed::explain},
    kLanguage,
    {"--progress", "bar|lines|none", "help.progress", &Typed::progress},
    kLogJson,
    {"-q,--quiet", "", "help.quiet", &Typed::quiet},
    {"-v,--verbose", "", "help.verbose", &Typed::verbose},
    {"--check-schema", "", "help.check-schema", &Typed::check_schema},
    {"--print-schema", "", "help.print-schema", &Typed::print_schema},
    {"--list-schemas", "", "help.list-schemas", &Typed::list_schemas},
    {"--version", "", "help.version", &Typed::version},
});

constexpr auto kMerge = std::to_array<OptionSpec>({
    {"OUT", "DIR", "help.merge.out", &Typed::output},
    {"SHARD", "DIR", "help.merge.shard", &Typed::paths},
    kLanguage,
    kLogJson,
});

constexpr auto kReport = std::to_array<OptionSpec>({
    {"DATASET", "DIR", "help.report.dataset", &Typed::paths},
    {"-o,--output", "FILE", "help.report.output", &Typed::output},
    {"--sources", "DIR", "help.report.sources", &Typed::sources},
    kLanguage,
    kLogJson,
});

constexpr auto kExport = std::to_array<OptionSpec>({
    {"DATASET", "DIR", "help.export.dataset", &Typed::paths},
    {"--format", "xlsx|sqlite", "help.export.format", &Typed::format},
    {"-o,--output", "FILE", "help.export.output", &Typed::output},
    {"--lang", "en|zh", "help.export.lang", &Typed::language},
    kLogJson,
});

constexpr auto kInspect = std::to_array<OptionSpec>({
    {"DOCUMENT", "FILE", "help.inspect.document", &Typed::paths},
    {"--format", "text|json|svg", "help.inspect.format", &Typed::format},
    {"-o,--output", "DIR", "help.inspect.output", &Typed::output},
    {"-s,--schema", "FILE|DIR|NAME", "help.schema", &Typed::schemas},
    {"--password", "TEXT", "help.password", &Typed::password},
    kLanguage,
    kLogJson,
});

constexpr auto kDraft = std::to_array<OptionSpec>({
    {"DOCUMENT", "FILE", "help.draft.document", &Typed::paths},
    {"-s,--schema", "FILE|DIR|NAME", "help.schema", &Typed::schemas},
    kLanguage,
    kLogJson,
});

constexpr auto kCompare = std::to_array<OptionSpec>({
    {"DATASET", "DIR", "help.export.dataset", &Typed::paths},
    {"--format", "text|csv", "help.compare.format", &Typed::format},
    {"--concept", "ID", "help.compare.concept", &Typed::concept_id},
    kLanguage,
    kLogJson,
});

constexpr auto kCommands = std::to_array<Command>({
    {"", "help.description", kExtract},
    {"merge", "help.merge", kMerge},
    {"report", "help.report", kReport},
    {"export", "help.export", kExport},
    {"inspect", "help.inspect", kInspect},
    {"draft", "help.draft", kDraft},
    {"compare", "help.compare", kCompare},
});

std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

}  // namespace

std::vector<std::string_view> NamesOf(const OptionSpec& option) {
  return Split(option.names, ',');
}

std::string_view LongNameOf(const OptionSpec& option) {
  return option.names.substr(option.names.find(',') + 1);
}

std::vector<std::string_view> ChoicesOf(const OptionSpec& option) {
  const bool words = std::ranges::all_of(option.value, [](char c) { return c >= 'a'; });
  return words ? Split(option.value, '|') : std::vector<std::string_view>();
}

std::string Command::Name() const {
  return word.empty() ? "extract" : "extract " + std::string(word);
}

std::span<const Command> Commands() { return kCommands; }

std::span<const OptionSpec> CommonOptions() { return kCommon; }

}  // namespace budget::commands
