#include "pipeline/text/find_text_content.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/text/delimited_text.h"
#include "pipeline/text/flow_text.h"
#include "pipeline/text/markdown.h"
#include "pipeline/text/text_tokens.h"

namespace budget::text {
namespace {

enum class LineKind { kBlank, kTab, kPipe, kPlain };

// Lines [first, last) of the page, all of one kind, but for the blank lines between
// plain ones.
struct Stretch {
  LineKind kind = LineKind::kPlain;
  std::size_t first = 0;
  std::size_t last = 0;
  bool blank_before = false;
};

// A line outside the delimited tables.
struct PlainLine {
  UnmarkedLine unmarked;
  int number = 0;
  bool blank_before = false;
};

LineKind KindOfLine(const std::string& line, bool markdown) {
  if (line.find('\t') != std::string::npos) {
    return IsTabLine(line) ? LineKind::kTab : LineKind::kBlank;
  }
  const std::string_view text = TrimSpace(line);
  if (text.empty() || IsMarkOnly(text, markdown)) return LineKind::kBlank;
  return text[0] == '|' && IsPipeLine(text) ? LineKind::kPipe : LineKind::kPlain;
}

// Whether every line has a blank one below it, also the rows of tables.
bool IsDoubleSpaced(const std::vector<LineKind>& kinds) {
  std::size_t next = 0;   // tab lines with one right below
  std::size_t apart = 0;  // tab lines with one below a single blank line
  for (std::size_t i = 0; i + 1 < kinds.size(); ++i) {
    if (kinds[i] != LineKind::kTab) continue;
    if (kinds[i + 1] == LineKind::kTab) ++next;
    if (kinds[i + 1] == LineKind::kBlank && i + 2 < kinds.size() &&
        kinds[i + 2] == LineKind::kTab) {
      ++apart;
    }
  }
  return apart > 4 * next + 4;
}

std::vector<Stretch> FindStretches(const std::vector<LineKind>& kinds) {
  const bool double_spaced = IsDoubleSpaced(kinds);
  std::vector<Stretch> stretches;
  std::size_t blanks = 0;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (kinds[i] == LineKind::kBlank) {
      ++blanks;
      continue;
    }
    const bool near =
        blanks == 0 || kinds[i] == LineKind::kPlain || (double_spaced && blanks == 1);
    if (near && !stretches.empty() && stretches.back().kind == kinds[i]) {
      stretches.back().last = i + 1;
    } else {
      stretches.push_back({kinds[i], i, i + 1, blanks > 0 || i == 0});
    }
    blanks = 0;
  }
  return stretches;
}

// Builds the content of the page, stretch by stretch.
class Builder {
 public:
  Builder(const Page& page, PageContent* content)
      : page_(page), content_(content), markdown_(UsesMarkdown(page.lines)) {
    kinds_.reserve(page.lines.size());
    for (const TextLine& line : page.lines) {
      kinds_.push_back(KindOfLine(line.text, markdown_));
    }
  }

  void Build() {
    const std::vector<Stretch> stretches = FindStretches(kinds_);
    for (std::size_t i = 0; i < stretches.size(); ++i) {
      if (stretches[i].kind == LineKind::kPlain) {
        AddPlain(stretches[i]);
        columns_before_ = 0;
      } else {
        AddDelimited(stretches, i);
      }
    }
  }

 private:
  DelimitedRun ReadRun(const Stretch& stretch) const {
    DelimitedRun run;
    run.reserve(stretch.last - stretch.first);
    for (std::size_t i = stretch.first; i < stretch.last; ++i) {
      if (kinds_[i] == LineKind::kBlank) continue;
      DelimitedRow row;
      row.line = page_.lines[i].number;
      row.cells = stretch.kind == LineKind::kTab ? SplitAtTabs(page_.lines[i].text)
                                                 : SplitAtPipes(page_.lines[i].text);
      if (!row.cells.empty()) run.push_back(std::move(row));
    }
    return run;
  }

  // The cells of the first row of the run that follows with nothing but blank lines
  // between.
  int ColumnsAfter(const std::vector<Stretch>& stretches, std::size_t i) const {
    if (i + 1 == stretches.size() || stretches[i + 1].kind != stretches[i].kind)
      return 0;
    const std::string& line = page_.lines[stretches[i + 1].first].text;
    return static_cast<int>(stretches[i].kind == LineKind::kTab
                                ? SplitAtTabs(line).size()
                                : SplitAtPipes(line).size());
  }

  void AddDelimited(const std::vector<Stretch>& stretches, std::size_t i) {
    const DelimitedRun run = ReadRun(stretches[i]);
    if (run.empty()) return;
    const Neighbours neighbours{columns_before_, ColumnsAfter(stretches, i)};
    const std::size_t prose = CountProseRows(run, neighbours);
    for (std::size_t row = 0; row < prose; ++row) {
      AddLine({RemoveMarks(JoinCells(run[row]), markdown_), run[row].line,
               row == 0 && stretches[i].blank_before});
    }
    columns_before_ = 0;
    for (Fragment& fragment : MakeDelimitedFragments(run, prose, markdown_)) {
      columns_before_ = fragment.columns;
      content_->items.emplace_back(std::move(fragment));
    }
  }

  void AddPlain(const Stretch& stretch) {
    std::vector<PlainLine> plain;
    std::vector<LineTokens> tokens;
    for (std::size_t i = stretch.first; i < stretch.last; ++i) {
      if (kinds_[i] == LineKind::kBlank) continue;
      const TextLine& line = page_.lines[i];
      const bool blank =
          plain.empty() ? stretch.blank_before : kinds_[i - 1] == LineKind::kBlank;
      plain.push_back({RemoveMarks(line.text, markdown_), line.number, blank});
    }
    tokens.reserve(plain.size());  // they point into the lines, which stay from here on
    for (const PlainLine& line : plain) {
      tokens.push_back(Tokenize(line.unmarked.text));
      // A heading is no row, whatever it looks like.
      if (line.unmarked.heading_marks > 0) tokens.back().shape = LineShape::kOther;
    }
    std::size_t next = 0;
    for (const FlowTable& table : FindFlowTables(tokens)) {
      for (; next < table.first; ++next) AddLine(std::move(plain[next]));
      AddFlow(plain, tokens, table);
      next = table.last;
    }
    for (; next < plain.size(); ++next) AddLine(std::move(plain[next]));
  }

  // A <br> makes two lines of one.
  void AddLine(PlainLine plain) {
    const bool broken = plain.unmarked.text.find('\n') != std::string::npos;
    const std::string text = broken ? plain.unmarked.text : std::string();
    std::size_t start = 0;
    while (start < text.size()) {
      const std::size_t end = std::min(text.find('\n', start), text.size());
      plain.unmarked.text = text.substr(start, end - start);
      AddWholeLine(&plain);
      start = end + 1;
    }
    if (!broken) AddWholeLine(&plain);
  }

  void AddWholeLine(PlainLine* plain) {
    if (TrimSpace(plain->unmarked.text).empty()) return;
    Line line;
    line.text = std::move(plain->unmarked.text);
    line.place.line = plain->number;
    line.bold = plain->unmarked.bold;
    line.heading_marks = std::exchange(plain->unmarked.heading_marks, 0);
    line.blank_before = std::exchange(plain->blank_before, false);
    content_->items.emplace_back(std::move(line));
  }

  void AddFlow(const std::vector<PlainLine>& plain,
               const std::vector<LineTokens>& tokens, const FlowTable& table) {
    Fragment fragment;
    fragment.source = GridSource::kFlow;
    fragment.rows = static_cast<int>(table.last - table.first);
    fragment.header_rows = static_cast<int>(table.body - table.first);
    fragment.place.line = plain[table.first].number;
    fragment.last_line = plain[table.last - 1].number;
    for (std::size_t i = table.first; i < table.last; ++i) {
      const int row = static_cast<int>(i - table.first);
      int column = 0;
      const auto add = [&](std::string_view text) {
        Cell& cell = fragment.cells.emplace_back();
        cell.row = row;
        cell.column = column++;
        cell.raw = text;
        cell.place.line = plain[i].number;
      };
      if (tokens[i].shape == LineShape::kSentence) {
        add(TrimSpace(plain[i].unmarked.text));
      } else {
        for (const Token& token : tokens[i].tokens) add(token.text);
      }
      fragment.columns = std::max(fragment.columns, column);
    }
    content_->items.emplace_back(std::move(fragment));
  }

  const Page& page_;
  PageContent* content_;
  bool markdown_;
  std::vector<LineKind> kinds_;
  int columns_before_ = 0;  // of the fragment that ends right above; 0 if none does
};

}  // namespace

PageContent FindTextContent(const Page& page) {
  PageContent content;
  content.page = page.number;
  content.width = page.width;
  content.height = page.height;
  Builder(page, &content).Build();
  return content;
}

}  // namespace budget::text
