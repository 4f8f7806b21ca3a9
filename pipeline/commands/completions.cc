#include "pipeline/commands/completions.h"

#include <fmt/format.h>

#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/commands/command_table.h"
#include "pipeline/commands/manual_page.h"
#include "pipeline/messages/catalogue.h"

namespace budget::commands {
namespace {

constexpr std::string_view kMade = "made from the table of commands: do not edit\n";

// What may stand for a value.
enum class Completes : std::uint8_t { kNothing, kWords, kFiles, kFolders };

Completes CompletionOf(const OptionSpec& option) {
  if (option.value.empty()) return Completes::kNothing;
  if (!ChoicesOf(option).empty()) return Completes::kWords;
  if (option.value.find("FILE") != std::string_view::npos) return Completes::kFiles;
  if (option.value.find("DIR") != std::string_view::npos) return Completes::kFolders;
  return Completes::kNothing;
}

template <typename Words>
std::string Joined(const Words& words, std::string_view separator) {
  std::string text;
  for (const std::string_view word : words) {
    if (!text.empty()) text += separator;
    text += word;
  }
  return text;
}

std::vector<std::string_view> CommandWords() {
  std::vector<std::string_view> words;
  for (const Command& command : Commands()) {
    if (!command.word.empty()) words.push_back(command.word);
  }
  return words;
}

std::string HelpOf(std::string_view id) {
  return FirstSentence(messages::Say(Language::kEnglish, id));
}

// With what each of `special` is preceded by a backslash.
std::string Escaped(std::string_view text, std::string_view special) {
  std::string escaped;
  for (const char c : text) {
    if (special.find(c) != std::string_view::npos) escaped += '\\';
    escaped += c;
  }
  return escaped;
}

// In single quotes of bash and zsh.
std::string Quoted(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text)
    quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

// --- bash

// How compgen makes what completes a value.
std::string BashWords(const OptionSpec& option) {
  switch (CompletionOf(option)) {
    case Completes::kWords:
      return "-W '" + Joined(ChoicesOf(option), " ") + "'";
    case Completes::kFiles:
      return "-f";
    case Completes::kFolders:
      return "-d";
    case Completes::kNothing:
      return "-W ''";
  }
  return {};
}

// The options of a command, and what completes the values of those that have one.
std::string BashCommand(const Command& command) {
  std::vector<std::string_view> options = {"-h", "--help"};
  std::string values;
  std::string alone;
  for (const OptionSpec& option : command.options) {
    const std::vector<std::string_view> names = NamesOf(option);
    if (option.stands_alone()) {
      alone = BashWords(option);
      continue;
    }
    options.insert(options.end(), names.begin(), names.end());
    if (option.value.empty()) continue;
    values += "        " + Joined(names, "|") + ") _extract_is " + BashWords(option) +
              "; return ;;\n";
  }
  return "    " + Quoted(command.word) +
         ")\n      options=" + Quoted(Joined(options, " ")) +
         "\n      alone=" + Quoted(alone) + "\n      case $before in\n" + values +
         "      esac ;;\n";
}

// Options that may stand before the word of a command.
std::string BashCommon() {
  std::string cases;
  for (const OptionSpec& option : CommonOptions()) {
    const std::string name(LongNameOf(option));
    if (option.value.empty()) {
      cases += fmt::format("      {}) ;;\n", name);
    } else {
      cases += fmt::format("      {0}) ((++i)) ;;\n      {0}=*) ;;\n", name);
    }
  }
  return cases;
}

// --- zsh

std::string ZshAction(const OptionSpec& option) {
  switch (CompletionOf(option)) {
    case Completes::kWords:
      return "(" + Joined(ChoicesOf(option), " ") + ")";
    case Completes::kFiles:
      return "_files";
    case Completes::kFolders:
      return "_files -/";
    case Completes::kNothing:
      return " ";
  }
  return {};
}

std::string ZshOption(const OptionSpec& option) {
  const std::string help = "[" + Escaped(HelpOf(option.help), "[]:\\") + "]";
  const std::string value =
      option.value.empty() ? std::string()
                           : ":" + std::string(option.value) + ":" + ZshAction(option);
  const std::vector<std::string_view> names = NamesOf(option);
  std::string lines;
  for (const std::string_view name : names) {
    const std::string once =
        option.repeats() ? "*" : fmt::format("({})", Joined(names, " "));
    lines += fmt::format("        {} \\\n",
                         Quoted(fmt::format("{}{}{}{}", once, name, help, value)));
  }
  return lines;
}

std::string ZshCommand(const Command& command) {
  std::string lines;
  int position = 0;
  for (const OptionSpec& option : command.options) {
    if (!option.stands_alone()) {
      lines += ZshOption(option);
      continue;
    }
    const std::string place =
        option.repeats() ? std::string("*") : std::to_string(++position);
    lines += "        " +
             Quoted(place + ":" + std::string(option.names) + ":" + ZshAction(option)) +
             " \\\n";
  }
  return "    " +
         (command.word.empty() ? std::string("*") : std::string(command.word)) +
         ")\n      _arguments -s -S \\\n" + lines +
         "        '(-h --help)'{-h,--help}'[" + HelpOf("help.help") + "]' ;;\n";
}

// --- fish

// `__extract_is WORD`: whether this command has been typed; '' for none yet, - for what
// is no command.
std::string FishFunctions() {
  std::string cases;
  for (const OptionSpec& option : CommonOptions()) {
    const std::string name(LongNameOf(option));
    cases +=
        "      case " + name + (option.value.empty() ? "\n" : " '" + name + "=*'\n");
    if (!option.value.empty()) {
      cases += "        test $words[1] = " + name + "; and set -e words[2]\n";
    }
  }
  return "function __extract_is\n"
         "  set -l words (commandline -opc)\n"
         "  set -e words[1]\n"
         "  while set -q words[1]\n"
         "    switch $words[1]\n" +
         cases + "      case " + Joined(CommandWords(), " ") +
         "\n"
         "        test $words[1] = \"$argv[1]\"; return\n"
         "      case '*'\n"
         "        test - = \"$argv[1]\"; return\n"
         "    end\n"
         "    set -e words[1]\n"
         "  end\n"
         "  test -z \"$argv[1]\"\n"
         "end\n";
}

std::string FishOption(const OptionSpec& option, const std::string& condition) {
  std::string line = "complete -c extract -n \"" + condition + "\"";
  for (const std::string_view name : NamesOf(option)) {
    line += name.starts_with("--") ? " -l " + std::string(name.substr(2))
                                   : " -s " + std::string(name.substr(1));
  }
  switch (CompletionOf(option)) {
    case Completes::kWords:
      line += " -x -a '" + Joined(ChoicesOf(option), " ") + "'";
      break;
    case Completes::kFiles:
      line += " -r -F";
      break;
    case Completes::kFolders:
      line += " -x -a '(__fish_complete_directories)'";
      break;
    case Completes::kNothing:
      if (!option.value.empty()) line += " -x";
      break;
  }
  return line + " -d '" + Escaped(HelpOf(option.help), "'\\") + "'\n";
}

}  // namespace

std::string BashCompletion() {
  std::string cases;
  for (const Command& command : Commands()) cases += BashCommand(command);
  const std::vector<std::string_view> words = CommandWords();
  return "# bash completion for extract, " + std::string(kMade) +
         "_extract_is() {\n"
         "  case $1 in -f|-d) compopt -o filenames 2>/dev/null ;; esac\n"
         "  mapfile -t COMPREPLY < <(compgen \"$@\" -- \"$word\")\n"
         "}\n"
         "_extract() {\n"
         "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
         "  local command= options= alone= i\n"
         "  for ((i = 1; i < COMP_CWORD; ++i)); do\n"
         "    case ${COMP_WORDS[i]} in\n" +
         BashCommon() + "      " + Joined(words, "|") +
         ") command=${COMP_WORDS[i]}; break ;;\n"
         "      *) break ;;\n"
         "    esac\n"
         "  done\n"
         "  case $command in\n" +
         cases +
         "  esac\n"
         "  case $word in\n"
         "    -*) _extract_is -W \"$options\" ;;\n"
         "    *) eval \"_extract_is $alone\"\n"
         "       if ((i == COMP_CWORD)); then\n"
         "         COMPREPLY+=($(compgen -W '" +
         Joined(words, " ") +
         "' -- \"$word\"))\n"
         "       fi ;;\n"
         "  esac\n"
         "}\n"
         "complete -F _extract extract\n";
}

std::string ZshCompletion() {
  std::string cases;
  for (const Command& command : Commands()) {
    if (!command.word.empty()) cases += ZshCommand(command);
  }
  std::string described;
  for (const Command& command : Commands()) {
    if (command.word.empty()) continue;
    described +=
        "      " +
        Quoted(std::string(command.word) + ":" + Escaped(HelpOf(command.help), ":\\")) +
        "\n";
  }
  return "#compdef extract\n# " + std::string(kMade) +
         "_extract() {\n"
         "  if ((CURRENT == 2)) && [[ $words[2] != -* ]]; then\n"
         "    local -a commands=(\n" +
         described +
         "    )\n"
         "    _describe command commands\n"
         "  fi\n"
         "  case $words[2] in\n"
         "    " +
         Joined(CommandWords(), "|") +
         ") shift words; ((CURRENT--)) ;;\n"
         "  esac\n"
         "  case $words[1] in\n" +
         cases + ZshCommand(Commands().front()) +
         "  esac\n"
         "}\n"
         "_extract \"$@\"\n";
}

std::string FishCompletion() {
  std::string text = "# fish completion for extract, " + std::string(kMade) +
                     FishFunctions() + "complete -c extract -s h -l help -d '" +
                     HelpOf("help.help") + "'\n";
  for (const Command& command : Commands()) {
    std::string condition = "__extract_is ''; or __extract_is -";
    if (!command.word.empty()) {
      condition = "__extract_is " + std::string(command.word);
      text += "complete -c extract -n \"__extract_is ''\" -a " +
              std::string(command.word) + " -d '" +
              Escaped(HelpOf(command.help), "'\\") + "'\n";
    }
    for (const OptionSpec& option : command.options) {
      if (!option.stands_alone()) text += FishOption(option, condition);
    }
  }
  return text;
}

}  // namespace budget::commands
