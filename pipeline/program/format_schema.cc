#include "pipeline/program/format_schema.h"

#include <fmt/format.h>

#include <cstddef>
#include <string_view>

namespace budget::program {
namespace {

// Deeper trees than the parser lets in do not come here.
constexpr int kIndent = 2;

std::string Origin(const Location& where) {
  if (where.file.empty()) return "\n";
  return fmt::format("  # {}:{}\n", where.file, where.line);
}

// Single quotes unless the text has characters that need escapes.
std::string Quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') out += '\'';
    out += c;
  }
  return out + "'";
}

std::string Escaped(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string Scalar(const schemas::YamlNode& node) {
  if (node.is_null()) return "null";
  if (node.scalar.find_first_of("\n\t") != std::string::npos) {
    return Escaped(node.scalar);
  }
  return node.quoted || node.scalar.empty() ? Quoted(node.scalar) : node.scalar;
}

bool IsLeaf(const schemas::YamlNode& node) {
  return node.is_null() || node.is_scalar();
}

bool IsEmpty(const schemas::YamlNode& node) {
  return (node.is_list() && node.items.empty()) ||
         (node.is_map() && node.entries.empty());
}

void AppendNode(const schemas::YamlNode& node, std::size_t indent, std::string* out);

// What follows "key:" or "-": a value on the same line, or a block below it.
void AppendValue(const schemas::YamlNode& node, const Location& where,
                 std::size_t indent, std::string* out) {
  if (IsLeaf(node) || IsEmpty(node)) {
    *out += " " + (IsLeaf(node) ? Scalar(node) : node.is_list() ? "[]" : "{}");
    *out += Origin(where);
    return;
  }
  *out += Origin(where);
  AppendNode(node, indent + kIndent, out);
}

void AppendNode(const schemas::YamlNode& node, std::size_t indent, std::string* out) {
  const std::string margin(indent, ' ');
  for (const schemas::YamlNode& item : node.items) {
    *out += margin + "-";
    AppendValue(item, item.where, indent, out);
  }
  for (const auto& [key, value] : node.entries) {
    *out += margin + Scalar(key) + ":";
    // An entry that an heir has overridden has the heir's value; its place tells more
    // than that of the key.
    AppendValue(value, IsLeaf(value) ? value.where : key.where, indent, out);
  }
}

}  // namespace

std::string FormatSchema(const schemas::ResolvedSchema& schema) {
  std::string out = fmt::format("# {}: {}\n---\n", schema.file, schema.id);
  AppendNode(schema.tree, 0, &out);
  return out;
}

}  // namespace budget::program
