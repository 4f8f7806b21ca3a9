// Run by the build: pack_messages OUTPUT.cc messages.yaml.  Writes Entries().  A table
// that is not whole stops the build: an id without one of the languages.

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "schemas/yaml/yaml_node.h"

namespace {

struct Message {
  std::string id;
  std::string en;
  std::string zh;
};

std::vector<Message> Read(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(stream), {});
  const budget::Result<budget::schemas::YamlNode> tree =
      budget::schemas::ParseYaml(text, path);
  for (const budget::Diagnostic& problem : tree.diagnostics()) {
    std::cerr << path << ":" << problem.where.line << ": error: " << problem.message
              << "\n";
  }
  if (!tree.ok()) return {};
  std::vector<Message> messages;
  for (const auto& [id, value] : tree.value().entries) {
    const budget::schemas::YamlNode* en = value.Find("en");
    const budget::schemas::YamlNode* zh = value.Find("zh");
    if (en == nullptr || zh == nullptr || en->scalar.empty() || zh->scalar.empty()) {
      std::cerr << path << ":" << id.where.line << ": error: " << id.scalar
                << " needs en and zh\n";
      return {};
    }
    messages.push_back({.id = id.scalar, .en = en->scalar, .zh = zh->scalar});
  }
  std::ranges::sort(messages, {}, &Message::id);
  return messages;
}

// As a literal that every compiler takes, whatever the bytes are.
std::string Quoted(const std::string& text) {
  std::string quoted = "\"";
  constexpr unsigned kOctal = 8;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    quoted += '\\';
    for (const unsigned place : {kOctal * kOctal, kOctal, 1U}) {
      quoted += static_cast<char>('0' + byte / place % kOctal);
    }
  }
  return quoted + "\"";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const std::vector<Message> messages = Read(argv[2]);
  if (messages.empty()) return 1;
  std::ofstream out(argv[1], std::ios::binary);
  out << "// Made by pack_messages.\n#include <array>\n"
         "#include \"pipeline/messages/catalogue.h\"\n\n"
         "namespace budget::messages {\nnamespace {\n\n"
         "constexpr std::array<Entry, "
      << messages.size() << "> kEntries = {{\n";
  for (const Message& message : messages) {
    out << "    {" << Quoted(message.id) << ",\n     " << Quoted(message.en)
        << ",\n     " << Quoted(message.zh) << "},\n";
  }
  out << "}};\n\n}  // namespace\n\nstd::span<const Entry> Entries() { return "
         "kEntries; "
         "}\n\n}  // namespace budget::messages\n";
  return out.flush() ? 0 : 1;
}
