#include "schemas/pattern/pattern.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <mutex>
#include <utility>

#include "pipeline/script/text.h"
#include "schemas/pattern/required_words.h"

namespace budget::schemas {
namespace {

// Enough for the largest pattern that a person writes; a schema cannot take more.
constexpr int kMaxMemory = 2 << 20;
// Groups beyond these are matched and not reported.
constexpr int kMaxGroups = 16;

RE2::Options PatternOptions() {
  RE2::Options options;
  options.set_encoding(RE2::Options::EncodingUTF8);
  options.set_log_errors(false);
  options.set_max_mem(kMaxMemory);
  return options;
}

// True for words joined by '|': they are compared, and never compiled.
bool IsPlain(std::string_view source) {
  return source.find_first_of("\\.+*?()[]{}^$") == std::string_view::npos;
}

bool IsUtf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t start = i;
    if (script::NextCodePoint(text, &i) == 0xFFFD && i - start == 1) return false;
  }
  return true;
}

}  // namespace

struct Pattern::Program {
  std::once_flag read;
  bool is_plain = false;
  Words words;                  // of a plain pattern: the alternatives
  std::vector<Words> required;  // of others: RequiredWords

  std::once_flag compiled;
  std::unique_ptr<RE2> re2;         // null if bad
  std::vector<std::string> groups;  // names by index; empty for the unnamed
  std::optional<PatternError> error;
};

namespace {

Words SplitWords(const std::string& source) {
  Words words;
  std::size_t start = 0;
  for (std::size_t end = 0; end != std::string::npos; start = end + 1) {
    end = source.find('|', start);
    words.push_back(source.substr(start, end == std::string::npos ? end : end - start));
  }
  return words;
}

// \p{Han} is a class of twenty ranges, and repeated it makes a program of thousands of
// instructions.  The same characters as far as print goes, in five ranges.
std::string WithLightHan(std::string_view source) {
  constexpr std::string_view kHan = "\\p{Han}";
  constexpr std::string_view kRanges =
      "\\x{3005}\\x{3007}\\x{3400}-\\x{9FFF}\\x{F900}-\\x{FAFF}\\x{20000}-\\x{3FFFF}";
  std::string light;
  bool in_class = false;
  for (std::size_t i = 0; i < source.size();) {
    if (source.substr(i).starts_with(kHan)) {
      if (!in_class) light.push_back('[');
      light.append(kRanges);
      if (!in_class) light.push_back(']');
      i += kHan.size();
      continue;
    }
    std::size_t size = source[i] == '\\' ? 2 : 1;
    if (!in_class && source[i] == '[') {
      in_class = true;
      if (i + 1 < source.size() && source[i + 1] == '^') ++size;
      if (i + size < source.size() && source[i + size] == ']') ++size;
    } else if (in_class && source.substr(i).starts_with("[:")) {
      const std::size_t end = source.find(":]", i);
      size = end == std::string_view::npos ? size : end + 2 - i;
    } else if (source[i] == ']') {
      in_class = false;
    }
    light.append(source.substr(i, size));
    i += size;
  }
  return light;
}

// As text.find(word). Chinese characters of one text begin with the same few bytes, so
// that a search for a word's first byte stops at nearly each of them; the last byte of
// its first character tells more.
std::size_t FindWord(std::string_view text, std::string_view word) {
  constexpr std::size_t kTelling = 2;  // of a character of three bytes
  if (word.size() <= kTelling ||
      (static_cast<unsigned char>(word[0]) & 0xF0U) != 0xE0U) {
    return text.find(word);
  }
  for (std::size_t at = text.find(word[kTelling], kTelling);
       at != std::string_view::npos; at = text.find(word[kTelling], at + 1)) {
    const std::size_t begin = at - kTelling;
    if (text.substr(begin, word.size()) == word) return begin;
  }
  return std::string_view::npos;
}

bool ContainsAny(std::string_view text, const Words& words) {
  return std::ranges::any_of(words, [text](const std::string& word) {
    return FindWord(text, word) != std::string_view::npos;
  });
}

std::vector<std::string> GroupNames(const RE2& re2) {
  std::vector<std::string> names;
  for (const auto& [index, name] : re2.CapturingGroupNames()) {
    if (index >= kMaxGroups) break;  // a map: in order of the index
    names.resize(static_cast<std::size_t>(index) + 1);
    names.back() = name;
  }
  return names;
}

// Where the first of the words stands; of two that begin there, the one named first.
std::optional<TextRange> FirstWord(std::string_view text, const Words& words) {
  std::optional<TextRange> first;
  for (const std::string& word : words) {
    const std::size_t begin = FindWord(text, word);
    if (begin == std::string_view::npos) continue;
    if (!first.has_value() || begin < first->begin) {
      first = TextRange{.begin = begin, .end = begin + word.size()};
    }
  }
  return first;
}

}  // namespace

std::string_view Captured(const Captures& captures, std::string_view group) {
  for (const auto& [name, text] : captures) {
    const bool same = name.compare(0, group.size(), group) == 0;
    if (same && (name.size() == group.size() || name[group.size()] == '_')) return text;
  }
  return {};
}

Pattern::Pattern(std::string source, Location where)
    : source_(std::move(source)),
      where_(std::move(where)),
      program_(source_.empty() ? nullptr : std::make_shared<Program>()) {}

Pattern PatternPool::Make(std::string source, Location where) {
  const auto [at, is_new] = patterns_.try_emplace(source);
  if (is_new) at->second = Pattern(std::move(source), {});
  Pattern pattern = at->second;
  pattern.where_ = std::move(where);
  return pattern;
}

// Null if the text cannot match.  Otherwise a plain or a compiled program.
const Pattern::Program* Pattern::ProgramFor(std::string_view folded) const {
  if (program_ == nullptr) return nullptr;
  std::call_once(program_->read, [this] { Read(); });
  if (program_->is_plain) return program_.get();
  for (const Words& words : program_->required) {
    if (!ContainsAny(folded, words)) return nullptr;
  }
  std::call_once(program_->compiled, [this] { Compile(); });
  return program_->re2 == nullptr ? nullptr : program_.get();
}

void Pattern::Read() const {
  program_->is_plain = IsPlain(source_) && IsUtf8(source_);
  if (program_->is_plain) {
    program_->words = SplitWords(source_);
  } else {
    program_->required = RequiredWords(source_);
  }
}

void Pattern::Compile() const {
  auto re2 = std::make_unique<RE2>(WithLightHan(source_), PatternOptions());
  if (re2->ok()) {
    program_->groups = GroupNames(*re2);
    program_->re2 = std::move(re2);
    return;
  }
  // Once more as it was written, for the words of the error.
  const RE2 written(source_, PatternOptions());
  const RE2& bad = written.ok() ? *re2 : written;
  program_->error = {.message = bad.error(), .part = bad.error_arg()};
}

std::optional<PatternError> Pattern::Error() const {
  if (program_ == nullptr) return std::nullopt;
  std::call_once(program_->read, [this] { Read(); });
  if (program_->is_plain) return std::nullopt;
  std::call_once(program_->compiled, [this] { Compile(); });
  return program_->error;
}

std::size_t Pattern::Work() const {
  if (program_ == nullptr) return 0;
  const auto instructions =
      program_->re2 == nullptr ? 0
                               : static_cast<std::size_t>(program_->re2->ProgramSize());
  return source_.size() + instructions;
}

bool Pattern::MatchesAll(std::string_view folded) const {
  const Program* program = ProgramFor(folded);
  if (program == nullptr) return false;
  if (program->is_plain) {
    return std::find(program->words.begin(), program->words.end(), folded) !=
           program->words.end();
  }
  return program->re2->Match({folded.data(), folded.size()}, 0, folded.size(),
                             RE2::ANCHOR_BOTH, nullptr, 0);
}

bool Pattern::MatchesPart(std::string_view folded) const {
  const Program* program = ProgramFor(folded);
  if (program == nullptr) return false;
  if (program->is_plain) return ContainsAny(folded, program->words);
  return program->re2->Match({folded.data(), folded.size()}, 0, folded.size(),
                             RE2::UNANCHORED, nullptr, 0);
}

std::optional<Captures> Pattern::Match(std::string_view folded) const {
  return Find(folded, true);
}

std::optional<Captures> Pattern::Search(std::string_view folded) const {
  return Find(folded, false);
}

std::optional<TextRange> Pattern::Locate(std::string_view folded) const {
  const Program* program = ProgramFor(folded);
  if (program == nullptr) return std::nullopt;
  if (program->is_plain) return FirstWord(folded, program->words);
  re2::StringPiece found;
  if (!program->re2->Match({folded.data(), folded.size()}, 0, folded.size(),
                           RE2::UNANCHORED, &found, 1)) {
    return std::nullopt;
  }
  const auto begin = static_cast<std::size_t>(found.data() - folded.data());
  return TextRange{.begin = begin, .end = begin + found.size()};
}

std::optional<Captures> Pattern::Find(std::string_view folded, bool whole) const {
  // Most texts do not match as a whole, and RE2 says so faster when it is not asked for
  // groups.  Of a part it finds that out by itself.
  if (whole && !MatchesAll(folded)) return std::nullopt;
  const Program* program = ProgramFor(folded);
  if (program == nullptr) return std::nullopt;
  const std::vector<std::string>& groups = program->groups;
  if (groups.empty()) {
    return whole || MatchesPart(folded) ? std::optional(Captures()) : std::nullopt;
  }
  std::array<re2::StringPiece, kMaxGroups> found;
  if (!program->re2->Match({folded.data(), folded.size()}, 0, folded.size(),
                           whole ? RE2::ANCHOR_BOTH : RE2::UNANCHORED, found.data(),
                           static_cast<int>(groups.size()))) {
    return std::nullopt;
  }
  Captures captures;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (groups[i].empty() || found[i].empty()) continue;
    captures.emplace_back(groups[i], found[i].as_string());
  }
  return captures;
}

}  // namespace budget::schemas
