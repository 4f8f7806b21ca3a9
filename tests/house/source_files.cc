#include "tests/house/source_files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

namespace budget::house {
namespace {

namespace fs = std::filesystem;

// Where a comment or literal that begins at `at` ends (one past it); `at` if none does.
std::size_t EndOfComment(const std::string& text, std::size_t at) {
  if (text.compare(at, 2, "//") == 0) return std::min(text.find('\n', at), text.size());
  if (text.compare(at, 2, "/*") != 0) return at;
  const std::size_t end = text.find("*/", at + 2);
  return end == std::string::npos ? text.size() : end + 2;
}

std::size_t EndOfLiteral(const std::string& text, std::size_t at) {
  if (text.compare(at, 2, "R\"") == 0) {
    const std::size_t open = text.find('(', at);
    if (open == std::string::npos) return text.size();
    const std::string close = ")" + text.substr(at + 2, open - at - 2) + "\"";
    const std::size_t end = text.find(close, open);
    return end == std::string::npos ? text.size() : end + close.size();
  }
  const char quote = text[at];
  if (quote != '"' && quote != '\'') return at;
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == quote || text[i] == '\n') {
      return i + 1;
    }
  }
  return text.size();
}

// 1'000'000 and 0xFF'FF are numbers, not character literals.
bool IsDigitSeparator(const std::string& text, std::size_t at) {
  return text[at] == '\'' && at > 0 &&
         std::isxdigit(static_cast<unsigned char>(text[at - 1])) != 0;
}

}  // namespace

std::string ReadFile(const std::string& path) {
  std::ifstream file(fs::path(BUDGET_SOURCE_DIR) / path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<SourceFile> ReadSourceFiles(const std::vector<std::string>& folders) {
  const fs::path top = BUDGET_SOURCE_DIR;
  std::vector<SourceFile> files;
  for (const std::string& folder : folders) {
    for (const auto& entry : fs::recursive_directory_iterator(top / folder)) {
      const fs::path& path = entry.path();
      if (path.extension() != ".h" && path.extension() != ".cc") continue;
      files.push_back(
          {.path = fs::relative(path, top).string(), .text = ReadFile(path)});
    }
  }
  std::ranges::sort(files, {}, &SourceFile::path);
  return files;
}

std::vector<Include> Includes(const std::string& text) {
  static const std::regex kInclude("^#include ([<\"])([^>\"]+)[>\"].*");
  std::vector<Include> includes;
  std::istringstream lines(text);
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    std::smatch match;
    if (!std::regex_match(line, match, kInclude)) continue;
    includes.push_back({.name = match[2], .quoted = match[1] == "\"", .line = number});
  }
  return includes;
}

std::vector<Literal> Literals(const std::string& text) {
  std::vector<Literal> literals;
  std::size_t at = 0;
  while (at < text.size()) {
    if (const std::size_t end = EndOfComment(text, at); end != at) {
      at = end;
      continue;
    }
    const std::size_t end = IsDigitSeparator(text, at) ? at : EndOfLiteral(text, at);
    if (end == at) {
      ++at;
      continue;
    }
    const auto line =
        std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    literals.push_back(
        {.text = text.substr(at, end - at), .line = static_cast<int>(line) + 1});
    at = end;
  }
  return literals;
}

}  // namespace budget::house
