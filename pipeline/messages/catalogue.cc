#include "pipeline/messages/catalogue.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace budget::messages {
namespace {

// A stretch of a text: words as they stand, or the name between braces.
struct Piece {
  std::string_view text;
  bool is_name = false;
};

bool IsName(std::string_view text) {
  return !text.empty() &&
         std::ranges::all_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
}

std::vector<Piece> PiecesOf(std::string_view text) {
  std::vector<Piece> pieces;
  std::size_t begin = 0;
  for (std::size_t open = text.find('{'); open != std::string_view::npos;
       open = text.find('{', open + 1)) {
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) break;
    const std::string_view name = text.substr(open + 1, close - open - 1);
    if (!IsName(name)) continue;
    if (open > begin) pieces.push_back({.text = text.substr(begin, open - begin)});
    pieces.push_back({.text = name, .is_name = true});
    begin = close + 1;
  }
  if (begin < text.size()) pieces.push_back({.text = text.substr(begin)});
  return pieces;
}

using Named = std::vector<std::pair<std::string_view, std::string>>;

std::string Fill(std::string_view text, const Named& values) {
  std::string filled;
  for (const Piece& piece : PiecesOf(text)) {
    if (!piece.is_name) {
      filled += piece.text;
      continue;
    }
    const auto value = std::ranges::find(values, piece.text,
                                         [](const auto& named) { return named.first; });
    if (value != values.end()) filled += value->second;
  }
  return filled;
}

const Entry* Find(std::string_view id) {
  const std::span<const Entry> entries = Entries();
  const auto found = std::ranges::lower_bound(entries, id, {}, &Entry::id);
  return found != entries.end() && found->id == id ? &*found : nullptr;
}

std::string_view TextOf(const Entry& entry, Language language) {
  return language == Language::kChinese ? entry.zh : entry.en;
}

// What stands for the names of `pieces` in a text that has all their words in order.
// The last words are those at the end; any other are the first that fit.
std::optional<Named> Match(const std::vector<Piece>& pieces, std::string_view text) {
  Named values;
  std::string_view name;  // that waits for its end
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    if (piece.is_name) {
      name = piece.text;
      continue;
    }
    const bool last = i + 1 == pieces.size();
    const std::size_t at = name.empty() ? 0
                           : last       ? text.rfind(piece.text)
                                        : text.find(piece.text);
    if (at == std::string_view::npos || !text.substr(at).starts_with(piece.text)) {
      return std::nullopt;
    }
    if (!name.empty()) values.emplace_back(name, std::string(text.substr(0, at)));
    text.remove_prefix(at + piece.text.size());
    name = {};
  }
  if (!name.empty()) {
    values.emplace_back(name, std::string(text));
  } else if (!text.empty()) {
    return std::nullopt;
  }
  return values;
}

std::size_t Words(const std::vector<Piece>& pieces) {
  std::size_t size = 0;
  for (const Piece& piece : pieces) size += piece.is_name ? 0 : piece.text.size();
  return size;
}

// Too little to know a text again by.
constexpr std::size_t kFewestWords = 4;

}  // namespace

std::string Say(Language language, std::string_view id, Values values) {
  const Entry* entry = Find(id);
  if (entry != nullptr) return Fill(TextOf(*entry, language), Named(values));
  std::string text(id);
  for (const auto& [name, value] : values) text += " " + value;
  return text;
}

std::string Count(Language language, std::string_view id, std::size_t n, Values more) {
  const Entry* entry = Find(id);
  std::string_view text = entry == nullptr ? id : TextOf(*entry, language);
  if (const std::size_t bar = text.find('|'); bar != std::string_view::npos) {
    text = n == 1 ? text.substr(0, bar) : text.substr(bar + 1);
  }
  Named values(more);
  values.emplace_back("n", std::to_string(n));
  return Fill(text, values);
}

std::string Translate(Language language, std::string_view english) {
  if (language == Language::kEnglish) return std::string(english);
  const Entry* best = nullptr;
  Named values;
  std::size_t words = kFewestWords;
  for (const Entry& entry : Entries()) {
    if (entry.en == english) return std::string(TextOf(entry, language));
    const std::vector<Piece> pieces = PiecesOf(entry.en);
    if (Words(pieces) <= words) continue;
    if (std::optional<Named> matched = Match(pieces, english)) {
      best = &entry;
      values = *std::move(matched);
      words = Words(pieces);
    }
  }
  if (best == nullptr) return std::string(english);
  // What a message quotes may be one itself: the reason that the system gives.  A
  // single word is a name.
  for (auto& [name, value] : values) {
    if (value.find(' ') != std::string::npos) value = Translate(language, value);
  }
  return Fill(TextOf(*best, language), values);
}

}  // namespace budget::messages
