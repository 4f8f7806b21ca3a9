#include "pipeline/commands/manual_page.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <utility>

#include "pipeline/messages/catalogue.h"

namespace budget::commands {
namespace {

// A text that the formatter shows as it is.
std::string Escaped(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '\\') {
      escaped += "\\e";
    } else if (c == '-') {
      escaped += "\\-";
    } else {
      escaped += c;
    }
  }
  // At the beginning of a line these are requests.
  if (escaped.starts_with('.') || escaped.starts_with('\'')) escaped.insert(0, "\\&");
  return escaped;
}

class Page {
 public:
  explicit Page(Language language) : language_(language) {}

  std::string Say(std::string_view id) const { return messages::Say(language_, id); }

  void Line(std::string_view request) {
    text_ += request;
    text_ += '\n';
  }
  void Section(std::string_view id) { Line(".SH " + Say(id)); }

  // Indented lines stay as they are: they are examples.
  void Text(std::string_view text) {
    bool example = false;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      const std::string_view line = text.substr(0, end);
      text.remove_prefix(std::min(end + 1, text.size()));
      if (line.starts_with(' ') != example) Line(example ? ".fi" : ".nf");
      example = line.starts_with(' ');
      Line(line.empty() ? ".PP" : Escaped(line));
    }
    if (example) Line(".fi");
  }

  void Option(const OptionSpec& option) {
    Line(".TP");
    std::string names;
    for (const std::string_view name : NamesOf(option)) {
      if (!names.empty()) names += ", ";
      names += "\\fB" + Escaped(name) + "\\fR";
    }
    if (!option.value.empty() && !option.stands_alone()) {
      names += " \\fI" + Escaped(option.value) + "\\fR";
    }
    Line(names);
    Text(Say(option.help));
  }

  std::string Take() { return std::move(text_); }

 private:
  Language language_;
  std::string text_;
};

std::string NameOfPage(const Command& command) {
  std::string name = command.Name();
  std::ranges::replace(name, ' ', '-');
  return name;
}

std::string Upper(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) {
    return static_cast<char>(std::toupper(c));
  });
  return text;
}

void AddSynopsis(const Command& command, Page* page) {
  page->Section("manual.synopsis");
  std::string line =
      "\\fB" + command.Name() + "\\fR [\\fI" + page->Say("manual.option") + "\\fR]...";
  for (const OptionSpec& option : command.options) {
    if (!option.stands_alone()) continue;
    line += " \\fI" + std::string(option.names) + "\\fR";
    if (option.repeats()) line += "...";
  }
  page->Line(line);
}

// The pages of the other commands.
void AddSeeAlso(const Command& command, Page* page) {
  page->Section("manual.see-also");
  std::string names;
  for (const Command& other : Commands()) {
    if (other.word == command.word) continue;
    if (!names.empty()) names += ", ";
    names += "\\fB" + Escaped(NameOfPage(other)) + "\\fR(1)";
  }
  page->Line(names);
}

}  // namespace

std::string FirstSentence(std::string_view text) {
  constexpr std::string_view kWideStop = "\xE3\x80\x82";  // U+3002
  std::size_t end = std::min(text.find(kWideStop), text.size());
  for (const std::string_view stop : {". ", ".\n", "\n\n", ": "}) {
    end = std::min(end, text.find(stop));
  }
  text = text.substr(0, end);
  if (text.ends_with('.')) text.remove_suffix(1);
  std::string sentence(text);
  std::ranges::replace(sentence, '\n', ' ');
  return sentence;
}

std::string ManualFile(const Command& command) { return NameOfPage(command) + ".1"; }

std::string ManualPage(const Command& command, Language language,
                       std::string_view version) {
  Page page(language);
  const std::string name = NameOfPage(command);
  const std::string help = page.Say(command.help);
  page.Line(".TH " + Upper(name) + " 1 \"\" \"extract " + std::string(version) + "\"");
  page.Section("manual.name");
  page.Line(Escaped(name) + " \\- " + Escaped(FirstSentence(help)));
  AddSynopsis(command, &page);
  page.Section("manual.description");
  page.Text(help);
  page.Section("manual.options");
  for (const OptionSpec& option : command.options) page.Option(option);
  if (command.word.empty()) {
    page.Section("manual.exit-status");
    page.Text(page.Say("help.footer"));
  }
  AddSeeAlso(command, &page);
  return page.Take();
}

}  // namespace budget::commands
