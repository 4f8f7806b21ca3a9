// A regular expression of a schema, compiled and still knowing where it was written.

#ifndef SCHEMAS_PATTERN_PATTERN_H_
#define SCHEMAS_PATTERN_PATTERN_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "pipeline/model/diagnostic.h"

namespace budget::schemas {

// The named groups of a match, in the order of the pattern; empty ones left out.
using Captures = std::vector<std::pair<std::string, std::string>>;

// The value of a group, or empty.  A pattern cannot name two groups alike; `year_2` is
// another `year`, for another wording.
std::string_view Captured(const Captures& captures, std::string_view group);

// What RE2 says of a bad expression, and the part of it that it complains of.
struct PatternError {
  std::string message;
  std::string part;
};

// Bytes of a text: from begin up to end.
struct TextRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Matches folded text (pipeline/model/text.h).  Copies share the compiled program, and
// may be used by several threads.  Takes linear time and bounded memory on any text.
// An empty Pattern (as after default construction) matches nothing.
class Pattern {
 public:
  Pattern() = default;
  // `source` has been folded by FoldPattern and its ${names} replaced.  Compiled on
  // first use: a run that never needs it does not pay for it.
  Pattern(std::string source, Location where);

  // Compiles now; what is wrong with the expression, if anything is.
  std::optional<PatternError> Error() const;

  // What has been compiled: instructions, or bytes of words.
  std::size_t Work() const;

  bool empty() const { return source_.empty(); }
  const std::string& source() const { return source_; }
  const Location& where() const { return where_; }

  bool MatchesAll(std::string_view folded) const;   // the whole text
  bool MatchesPart(std::string_view folded) const;  // anywhere in it
  // The whole text, with named groups; nothing if it does not match.
  std::optional<Captures> Match(std::string_view folded) const;
  // The first place in the text, with named groups.
  std::optional<Captures> Search(std::string_view folded) const;
  // The first place in the text.
  std::optional<TextRange> Locate(std::string_view folded) const;

 private:
  struct Program;
  const Program* ProgramFor(std::string_view folded) const;
  void Read() const;
  void Compile() const;
  std::optional<Captures> Find(std::string_view folded, bool whole) const;

  std::string source_;
  Location where_;
  std::shared_ptr<Program> program_;  // null if empty

  friend class PatternPool;
};

// Schemas inherit most of their patterns: here they share what has been compiled.
class PatternPool {
 public:
  Pattern Make(std::string source, Location where);

 private:
  std::unordered_map<std::string, Pattern> patterns_;  // by source
};

}  // namespace budget::schemas

#endif  // SCHEMAS_PATTERN_PATTERN_H_
