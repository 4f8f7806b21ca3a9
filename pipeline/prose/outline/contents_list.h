// Finds the table of contents of a document: the lines between the one that says so
// (目录) and the first heading of the body.

#ifndef PIPELINE_PROSE_OUTLINE_CONTENTS_LIST_H_
#define PIPELINE_PROSE_OUTLINE_CONTENTS_LIST_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/prose.h"
#include "pipeline/prose/outline/join_lines.h"

namespace budget::outline {

struct ContentsList {
  // Lines [begin, end) are the table of contents, its title included; begin == end if
  // there is none.
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<ContentsEntry> entries;

  bool empty() const { return begin == end; }
};

ContentsList FindContentsList(const std::vector<ProseLine>& lines,
                              const schemas::LinePatterns& patterns);

// The headings that the table of contents names.
class KnownHeadings {
 public:
  KnownHeadings() = default;
  KnownHeadings(const std::vector<ContentsEntry>& entries,
                const schemas::LinePatterns& patterns);

  struct Named {
    std::string key;    // TextKey of the entry
    std::string title;  // the same without its number
    Numbering number;
  };

  bool empty() const { return named_.empty(); }
  // The entry that is the whole of this text; null if there is none.
  const Named* Find(const LineFacts& facts) const;
  // The same of two lines.
  const Named* Find(const LineFacts& first, const LineFacts& second) const;
  // Some entry begins with this text.
  bool IsBeginning(const LineFacts& facts) const;
  // The body may print a heading without its number, and more of it than the table of
  // contents: the entry whose title ends this text.  Loosely: the greater part of it
  // does, because the body says the name of what the title only calls the department.
  const Named* FindByTitle(const LineFacts& facts, bool loosely = false) const;

 private:
  const Named* FindKey(const std::string& key) const;
  std::size_t LowerBound(const std::string& key) const;

  std::vector<Named> named_;  // sorted by key
};

// A line of a table of contents taken apart: 一、部门职责 ........ 3
struct ContentsLine {
  std::string_view text;  // without leaders and page number
  int page = 0;
  bool leaders = false;
};

ContentsLine SplitContentsLine(std::string_view line);

}  // namespace budget::outline

#endif  // PIPELINE_PROSE_OUTLINE_CONTENTS_LIST_H_
