#include "schemas/pattern/named_patterns.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <utility>

#include "schemas/pattern/insert_pattern.h"
#include "schemas/yaml/near_names.h"
#include "schemas/yaml/schema_error.h"

namespace budget::schemas {
namespace {

constexpr std::size_t kLongest = 64U << 10;
constexpr std::size_t kMostInsertions = 4096;    // in one pattern
constexpr std::size_t kMostInserted = 8U << 20;  // in all, bytes

}  // namespace

NamedPatterns::NamedPatterns(const YamlNode* node) {
  if (node == nullptr || !node->is_map()) return;
  for (const auto& [key, value] : node->entries) {
    if (!value.is_scalar()) continue;
    entries_.emplace(key.scalar, Entry{.key = &key, .value = &value});
  }
}

ExpandedPattern NamedPatterns::Expand(std::string_view text, const Location& where,
                                      Diagnostics* diagnostics) {
  ExpandedPattern expanded;
  State state{.where = where,
              .diagnostics = diagnostics,
              .insertions = 0,
              .expanded = &expanded};
  ExpandInto(text, &state, &expanded.text);
  return expanded;
}

void NamedPatterns::ExpandInto(std::string_view text, State* state, std::string* out) {
  for (std::size_t at = text.find("${"); at != std::string_view::npos;
       at = text.find("${")) {
    const std::size_t end = text.find('}', at);
    if (end == std::string_view::npos) break;
    out->append(text.substr(0, at));
    const std::string name(text.substr(at + 2, end - at - 2));
    text.remove_prefix(end + 1);
    Insert(name, text, state, out);
    if (!state->expanded->good) return;
  }
  out->append(text);
}

void NamedPatterns::Insert(const std::string& name, std::string_view rest, State* state,
                           std::string* out) {
  const auto fail = [&](std::string code, std::string message, std::string hint) {
    state->expanded->good = false;
    AddSchemaError(state->where, std::move(code), std::move(message), std::move(hint),
                   state->diagnostics);
  };
  const auto found = entries_.find(name);
  if (found == entries_.end()) {
    return fail("schema-unknown-pattern", fmt::format("unknown pattern '{}'", name),
                DidYouMean(name, Names(), "name it under 'patterns'"));
  }
  Entry& entry = found->second;
  entry.used = true;
  state->expanded->files.emplace_back(entry.value->where.file());
  if (entry.bad) {  // reported where it is defined
    state->expanded->good = false;
    return;
  }
  if (entry.open) {
    return fail("schema-pattern-cycle",
                fmt::format("pattern '{}' contains itself", name), "");
  }
  entry.open = true;
  std::string piece;
  if (++state->insertions <= kMostInsertions) {
    ExpandInto(entry.value->scalar, state, &piece);
  }
  entry.open = false;
  if (!state->expanded->good) entry.bad = true;
  inserted_ += piece.size();
  if (state->insertions > kMostInsertions || inserted_ > kMostInserted ||
      out->size() + piece.size() > kLongest) {
    if (!state->expanded->good) return;
    return fail("schema-too-long", "with its named patterns this is too long (64 KiB)",
                "");
  }
  InsertPattern(piece, rest, out);
}

void NamedPatterns::MarkBad(const std::string& name) {
  const auto found = entries_.find(name);
  if (found != entries_.end()) found->second.bad = true;
}

std::vector<std::string_view> NamedPatterns::Names() const {
  std::vector<std::string_view> names;
  names.reserve(entries_.size());
  for (const auto& [name, entry] : entries_) names.emplace_back(name);
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<const YamlNode*> NamedPatterns::Unused() const {
  std::vector<const YamlNode*> unused;
  for (const auto& [name, entry] : entries_) {
    if (!entry.used) unused.push_back(entry.key);
  }
  return unused;
}

std::vector<const YamlNode*> NamedPatterns::All() const {
  std::vector<const YamlNode*> all;
  all.reserve(entries_.size());
  for (const auto& [name, entry] : entries_) all.push_back(entry.key);
  return all;
}

}  // namespace budget::schemas
