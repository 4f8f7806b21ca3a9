#include "schemas/pattern.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <mutex>

#include "pipeline/model/text.h"

namespace budget {
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
    if (NextCodePoint(text, &i) == 0xFFFD && i - start == 1) return false;
  }
  return true;
}

}  // namespace

struct Pattern::Program {
  std::once_flag once;
  std::unique_ptr<RE2> re2;         // of all but plain patterns
  std::vector<std::string> words;   // of a plain pattern
  std::vector<std::string> groups;  // names by index; empty for the unnamed
  bool good = false;
};

namespace {

std::vector<std::string> SplitWords(const std::string& source) {
  std::vector<std::string> words;
  std::size_t start = 0;
  for (std::size_t end = 0; end != std::string::npos; start = end + 1) {
    end = source.find('|', start);
    words.push_back(source.substr(start, end == std::string::npos ? end : end - start));
  }
  return words;
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

}  // namespace

std::string_view Captured(const Captures& captures, std::string_view group) {
  for (const auto& [name, text] : captures) {
    if (name == group) return text;
  }
  return {};
}

Pattern::Pattern(std::string source, Location where)
    : source_(std::move(source)),
      where_(std::move(where)),
      program_(source_.empty() ? nullptr : std::make_shared<Program>()) {}

const Pattern::Program* Pattern::Compiled() const {
  if (program_ == nullptr) return nullptr;
  std::call_once(program_->once, [this] {
    if (IsPlain(source_) && IsUtf8(source_)) {
      program_->words = SplitWords(source_);
      program_->good = true;
      return;
    }
    program_->re2 = std::make_unique<RE2>(source_, PatternOptions());
    program_->good = program_->re2->ok();
    if (program_->good) program_->groups = GroupNames(*program_->re2);
  });
  return program_->good ? program_.get() : nullptr;
}

std::optional<PatternError> Pattern::Error() const {
  if (program_ == nullptr || Compiled() != nullptr) return std::nullopt;
  return PatternError{.message = program_->re2->error(),
                      .part = program_->re2->error_arg()};
}

bool Pattern::MatchesAll(std::string_view folded) const {
  const Program* program = Compiled();
  if (program == nullptr) return false;
  if (program->re2 != nullptr) {
    return program->re2->Match({folded.data(), folded.size()}, 0, folded.size(),
                               RE2::ANCHOR_BOTH, nullptr, 0);
  }
  return std::find(program->words.begin(), program->words.end(), folded) !=
         program->words.end();
}

bool Pattern::MatchesPart(std::string_view folded) const {
  const Program* program = Compiled();
  if (program == nullptr) return false;
  if (program->re2 != nullptr) {
    return program->re2->Match({folded.data(), folded.size()}, 0, folded.size(),
                               RE2::UNANCHORED, nullptr, 0);
  }
  return std::any_of(program->words.begin(), program->words.end(),
                     [folded](const std::string& word) {
                       return folded.find(word) != std::string_view::npos;
                     });
}

std::optional<Captures> Pattern::Match(std::string_view folded) const {
  return Find(folded, true);
}

std::optional<Captures> Pattern::Search(std::string_view folded) const {
  return Find(folded, false);
}

std::optional<TextRange> Pattern::Locate(std::string_view folded) const {
  const Program* program = Compiled();
  if (program == nullptr) return std::nullopt;
  if (program->re2 != nullptr) {
    re2::StringPiece found;
    if (!program->re2->Match({folded.data(), folded.size()}, 0, folded.size(),
                             RE2::UNANCHORED, &found, 1)) {
      return std::nullopt;
    }
    const auto begin = static_cast<std::size_t>(found.data() - folded.data());
    return TextRange{.begin = begin, .end = begin + found.size()};
  }
  std::optional<TextRange> first;
  for (const std::string& word : program->words) {
    const std::size_t begin = folded.find(word);
    if (begin == std::string_view::npos) continue;
    if (!first.has_value() || begin < first->begin) {
      first = TextRange{.begin = begin, .end = begin + word.size()};
    }
  }
  return first;
}

std::optional<Captures> Pattern::Find(std::string_view folded, bool whole) const {
  const Program* program = Compiled();
  if (program == nullptr) return std::nullopt;
  if (program->groups.empty()) {
    return (whole ? MatchesAll(folded) : MatchesPart(folded))
               ? std::optional(Captures())
               : std::nullopt;
  }
  std::array<re2::StringPiece, kMaxGroups> found;
  if (!program->re2->Match({folded.data(), folded.size()}, 0, folded.size(),
                           whole ? RE2::ANCHOR_BOTH : RE2::UNANCHORED, found.data(),
                           static_cast<int>(program->groups.size()))) {
    return std::nullopt;
  }
  Captures captures;
  for (std::size_t i = 0; i < program->groups.size(); ++i) {
    if (program->groups[i].empty() || found[i].empty()) continue;
    captures.emplace_back(program->groups[i], found[i].as_string());
  }
  return captures;
}

}  // namespace budget
