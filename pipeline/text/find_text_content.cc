#include "pipeline/text/find_text_content.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "pipeline/markup/html_content.h"
#include "pipeline/script/text.h"
#include "pipeline/text/aligned_text.h"
#include "pipeline/text/box_text.h"
#include "pipeline/text/delimited_text.h"
#include "pipeline/text/flow_text.h"
#include "pipeline/text/line_kinds.h"
#include "pipeline/text/markdown.h"
#include "pipeline/text/markup_lines.h"
#include "pipeline/text/page_marks.h"
#include "pipeline/text/placed_line.h"
#include "pipeline/text/separated_lines.h"
#include "pipeline/text/stacked_text.h"
#include "pipeline/text/text_tokens.h"
#include "pipeline/text/tidy_rows.h"

namespace budget::text {
namespace {

// A line outside the delimited tables.
struct PlainLine {
  UnmarkedLine unmarked;
  int number = 0;
  bool blank_before = false;
};

// Lines [first, last) of a stretch that a recogniser has taken.
struct Taken {
  std::size_t first = 0;
  std::size_t last = 0;
  DelimitedRun rows;                 // either these
  std::optional<Fragment> fragment;  // or this
};

// Builds the content of the page, stretch by stretch.
class Builder {
 public:
  Builder(const Page& page, Stop stop, PageContent* content)
      : page_(page),
        stop_(stop),
        content_(content),
        markdown_(UsesMarkdown(page.lines)) {
    kinds_.reserve(page.lines.size());
    for (const TextLine& line : page.lines) {
      kinds_.push_back(KindOfLine(line.text, markdown_));
    }
  }

  void Build() {
    MarkMarkup();
    JoinBoxes(&kinds_);
    for (const Stretch& stretch : FindStretches(kinds_)) {
      if (stop_.requested()) return;
      Recognise(stretch);
    }
    const std::vector<Stretch> stretches = FindStretches(kinds_);
    for (std::size_t i = 0; i < stretches.size(); ++i) {
      if (stop_.requested()) return;
      switch (stretches[i].kind) {
        case LineKind::kPlain:
          AddPlain(stretches[i]);
          break;
        case LineKind::kTooLarge:
          AddTooLarge(stretches[i]);
          break;
        case LineKind::kMarkup:
          AddMarkup(stretches[i]);
          break;
        default:
          AddDelimited(stretches, i);
          continue;
      }
      columns_before_ = 0;
    }
  }

 private:
  // Tables of HTML are read as a whole, the blank lines in them included.
  void MarkMarkup() {
    for (const MarkupLines& markup : FindMarkup(page_.lines)) {
      std::string html;
      for (std::size_t i = markup.first; i < markup.last; ++i) {
        html += page_.lines[i].text + '\n';
      }
      std::optional<PageContent> content =
          markup::ReadHtml(html, page_.lines[markup.first].number);
      if (!content) continue;
      std::fill(kinds_.begin() + Offset(markup.first),
                kinds_.begin() + Offset(markup.last), LineKind::kMarkup);
      markup_.emplace(markup.first, *std::move(content));
    }
  }

  void AddMarkup(const Stretch& stretch) {
    for (std::size_t i = stretch.first; i < stretch.last; ++i) {
      const auto found = markup_.find(i);
      if (found == markup_.end()) continue;
      std::ranges::move(found->second.items, std::back_inserter(content_->items));
      std::ranges::move(found->second.diagnostics,
                        std::back_inserter(content_->diagnostics));
    }
  }

  static std::ptrdiff_t Offset(std::size_t i) { return static_cast<std::ptrdiff_t>(i); }

  // Reads the stretches that may be no tables after all; those become plain lines.
  void Recognise(const Stretch& stretch) {
    Taken taken{.first = stretch.first, .last = stretch.last};
    bool read = true;
    if (stretch.kind == LineKind::kBars) {
      taken.rows = ReadBarRows(page_.lines, stretch.first, stretch.last);
      read = !taken.rows.empty();
    } else if (stretch.kind == LineKind::kBox) {
      taken.fragment = ReadBox(page_.lines, stretch.first, stretch.last);
      read = taken.fragment.has_value();
      // Without merged cells a drawing says no more than bars do.
      if (read && taken.fragment->source == GridSource::kDelimited) {
        taken.rows = RowsOf(*taken.fragment);
        taken.fragment.reset();
      }
      if (!read && stretch.last - stretch.first > 2) {
        Warn("box-not-read",
             "the bars of a drawn table do not stand below each other: its lines are "
             "read as prose",
             page_.lines[stretch.first].number);
      }
    } else {
      if (stretch.kind == LineKind::kTab) ReadTabsAsStops(stretch);
      return;
    }
    if (read) {
      taken_.emplace(stretch.first, std::move(taken));
    } else {
      for (std::size_t i = stretch.first; i < stretch.last; ++i) {
        if (kinds_[i] != LineKind::kBlank) kinds_[i] = LineKind::kPlain;
      }
    }
  }

  // Tabs may be stops of one layout: a line without tabs but with wide gaps stands
  // right beside lines that have them, and by their positions all line up, each figure
  // below a head.  Such lines become plain ones.
  void ReadTabsAsStops(const Stretch& stretch) {
    if (kinds_[stretch.first] != LineKind::kTab || stretch.first < seen_) return;
    const auto in_block = [&](std::size_t i) {
      return kinds_[i] == LineKind::kPlain || kinds_[i] == LineKind::kTab;
    };
    std::size_t first = stretch.first;
    std::size_t last = stretch.last;
    while (first > refused_ && in_block(first - 1)) --first;
    while (last < kinds_.size() && in_block(last)) ++last;
    bool mixed = false;
    for (std::size_t i = first; i < last; ++i) {
      mixed = mixed || (kinds_[i] == LineKind::kPlain &&
                        page_.lines[i].text.find("  ") != std::string::npos);
    }
    seen_ = last;  // each block is looked at once
    if (!mixed) return;
    refused_ = last;
    for (const AlignedTable& table : FindAlignedTables(page_.lines, first, last)) {
      if (!NamesItsFigures(table.fragment)) continue;
      std::replace(kinds_.begin() + Offset(table.first),
                   kinds_.begin() + Offset(table.last), LineKind::kTab,
                   LineKind::kPlain);
    }
  }

  // The cells of the first row of the run that follows with nothing but blank lines
  // between.
  int ColumnsAfter(const std::vector<Stretch>& stretches, std::size_t i) const {
    if (i + 1 == stretches.size() || stretches[i + 1].kind != stretches[i].kind)
      return 0;
    const std::size_t next = stretches[i + 1].first;
    if (stretches[i].kind == LineKind::kTab) {
      return static_cast<int>(ReadTabRows(page_.lines, next, next + 1)[0].cells.size());
    }
    const auto found = taken_.find(next);
    return found == taken_.end() || found->second.rows.empty()
               ? 0
               : static_cast<int>(found->second.rows[0].cells.size());
  }

  void AddDelimited(const std::vector<Stretch>& stretches, std::size_t i) {
    const Stretch& stretch = stretches[i];
    const auto found = taken_.find(stretch.first);
    if (found != taken_.end() && found->second.fragment) {
      AddFragment(*std::move(found->second.fragment));
      return;
    }
    DelimitedRun run = found != taken_.end()
                           ? std::move(found->second.rows)
                           : ReadTabRows(page_.lines, stretch.first, stretch.last);
    if (run.empty()) return;
    AddRows(std::move(run),
            {columns_before_, ColumnsAfter(stretches, i), IsCaptionAbove()},
            stretch.blank_before);
  }

  bool IsCaptionAbove() const {
    if (content_->items.empty()) return false;
    const Line* line = std::get_if<Line>(&content_->items.back());
    return line != nullptr && Tokenize(line->text).shape == LineShape::kCaption;
  }

  // Rows of cells, with the lines above the table that stand in its first cells.
  void AddRows(DelimitedRun run, const Neighbours& neighbours, bool blank_before) {
    BlankRepeatedLabels(&run);
    const std::size_t prose = CountProseRows(run, neighbours);
    for (std::size_t row = 0; row < prose; ++row) {
      AddLine({RemoveMarks(JoinCells(run[row]), markdown_), run[row].line,
               row == 0 && blank_before});
    }
    columns_before_ = 0;
    run.erase(run.begin(), run.begin() + Offset(prose));
    // Without a header the first row may be the rest of one before a page break.
    if (const std::size_t header = CountRowsAboveFigures(run); header > 0) {
      JoinBrokenRows(header, &run);
    }
    for (Fragment& fragment : MakeDelimitedFragments(run, 0, markdown_)) {
      columns_before_ = fragment.columns;
      content_->items.emplace_back(std::move(fragment));
    }
  }

  void AddFragment(Fragment fragment) {
    for (Cell& cell : fragment.cells) cell.raw = RemoveCellMarks(cell.raw, markdown_);
    content_->items.emplace_back(std::move(fragment));
    columns_before_ = 0;
  }

  // The tables of a plain stretch, by each recogniser in what the ones before it left.
  std::vector<Taken> FindTables(const Stretch& stretch) const {
    std::vector<Taken> found;
    const auto in_gaps = [&](auto find) {
      std::vector<Taken> more;
      std::size_t from = stretch.first;
      for (const Taken& taken : found) {
        if (stop_.requested()) return;
        find(from, taken.first, &more);
        from = taken.last;
      }
      find(from, stretch.last, &more);
      std::ranges::move(more, std::back_inserter(found));
      std::ranges::sort(found, {}, &Taken::first);
    };
    in_gaps([&](std::size_t first, std::size_t last, std::vector<Taken>* more) {
      for (SeparatedTable& table : FindSeparatedTables(page_.lines, first, last)) {
        more->push_back({table.first, table.last, std::move(table.rows), {}});
      }
    });
    in_gaps([&](std::size_t first, std::size_t last, std::vector<Taken>* more) {
      for (AlignedTable& table : FindAlignedTables(page_.lines, first, last)) {
        more->push_back({table.first, table.last, {}, std::move(table.fragment)});
      }
    });
    in_gaps([&](std::size_t first, std::size_t last, std::vector<Taken>* more) {
      for (StackedTable& table : FindStackedTables(page_.lines, first, last)) {
        more->push_back({table.first, table.last, std::move(table.rows),
                         std::move(table.fragment)});
      }
    });
    return found;
  }

  void AddPlain(const Stretch& stretch) {
    std::size_t from = stretch.first;
    const auto begins_below_blank = [&] {
      return from == stretch.first ? stretch.blank_before : IsBlank(from - 1);
    };
    for (Taken& taken : FindTables(stretch)) {
      AddFlowLines({stretch.kind, from, taken.first, begins_below_blank()});
      const bool blank = taken.first == stretch.first ? stretch.blank_before
                                                      : IsBlank(taken.first - 1);
      AddPageMarks(taken.first, taken.last);
      if (taken.fragment) {
        AddFragment(*std::move(taken.fragment));
      } else {
        AddRows(std::move(taken.rows), {.caption_above = IsCaptionAbove()}, blank);
      }
      from = taken.last;
    }
    AddFlowLines({stretch.kind, from, stretch.last, begins_below_blank()});
  }

  // The numbers of pages that stand within a table.
  void AddPageMarks(std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      const TextLine& line = page_.lines[i];
      if (IsPageMark(line.text)) AddLine({{line.text}, line.number, true});
    }
  }

  bool IsBlank(std::size_t i) const { return kinds_[i] == LineKind::kBlank; }

  // Lines of prose, and tables whose blanks are lost.
  void AddFlowLines(const Stretch& stretch) {
    std::vector<PlainLine> plain;
    std::vector<LineTokens> tokens;
    for (std::size_t i = stretch.first; i < stretch.last; ++i) {
      if (IsBlank(i)) continue;
      const TextLine& line = page_.lines[i];
      const bool blank = i > 0
                             ? IsBlank(i - 1) || (plain.empty() && stretch.blank_before)
                             : stretch.blank_before;
      plain.push_back({RemoveMarks(line.text, markdown_), line.number, blank});
    }
    tokens.reserve(plain.size());  // they point into the lines, which stay from here on
    for (const PlainLine& line : plain) {
      tokens.push_back(Tokenize(line.unmarked.text));
      // A heading is no row, whatever it looks like.
      if (line.unmarked.heading_marks > 0) tokens.back().shape = LineShape::kOther;
    }
    std::size_t next = 0;
    std::vector<std::size_t> alone;  // lines that are one amount each
    const auto add_lines = [&](std::size_t last) {
      for (; next < last; ++next) {
        if (IsAmountAlone(tokens[next])) alone.push_back(next);
        AddLine(std::move(plain[next]));
      }
    };
    for (const FlowTable& table : FindFlowTables(tokens)) {
      add_lines(table.first);
      AddFlow(plain, tokens, table);
      next = table.last;
    }
    add_lines(plain.size());
    constexpr std::size_t kFewestCells = 2;
    if (alone.size() >= kFewestCells) {
      Warn("cells-not-read", "figures on lines of their own make no table",
           plain[alone.front()].number);
    }
  }

  // 1,234.50 and nothing else on its line, as cells have it and no prose.
  static bool IsAmountAlone(const LineTokens& line) {
    return line.tokens.size() == 1 &&
           KindOfWord(line.tokens[0].text) == TokenKind::kFigure;
  }

  void Warn(const char* code, const char* message, int line) {
    Diagnostic diagnostic;
    diagnostic.severity = Severity::kWarning;
    diagnostic.code = code;
    diagnostic.message = message;
    diagnostic.where.line = line;
    content_->diagnostics.push_back(std::move(diagnostic));
  }

  // Lines that no table and no paragraph has: their text is kept, in pieces.
  void AddTooLarge(const Stretch& stretch) {
    for (std::size_t i = stretch.first; i < stretch.last; ++i) {
      if (kinds_[i] != LineKind::kTooLarge) continue;
      const TextLine& line = page_.lines[i];
      if (HasTooManyTabs(line.text)) {
        Warn("line-too-wide", "a line has more cells than a table has columns",
             line.number);
      } else {
        Warn("line-too-long", "a line is longer than any of prose or of a table",
             line.number);
      }
      std::string_view rest = line.text;
      while (!rest.empty()) {
        std::size_t size = std::min(rest.size(), kLongestLine);
        while (size < rest.size() && script::ContinuesCharacter(rest[size])) --size;
        std::string piece(rest.substr(0, size));
        std::ranges::replace(piece, '\t', ' ');
        AddLine({{std::move(piece)}, line.number, false});
        rest.remove_prefix(size);
      }
    }
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
    if (line.blank_before && IsPageMark(line.text)) line.role = LineRole::kFurniture;
    content_->items.emplace_back(std::move(line));
  }

  void AddFlow(const std::vector<PlainLine>& plain,
               const std::vector<LineTokens>& tokens, const FlowTable& table) {
    std::vector<FlowLine> lines;
    for (std::size_t i = table.first; i < table.last; ++i) {
      lines.push_back({plain[i].unmarked.text, tokens[i], plain[i].number});
    }
    content_->items.emplace_back(MakeFlowFragment(lines, table.body - table.first));
  }

  const Page& page_;
  Stop stop_;
  PageContent* content_;
  bool markdown_;
  std::vector<LineKind> kinds_;
  std::map<std::size_t, Taken> taken_;  // what bars and boxes gave, by their first line
  std::map<std::size_t, PageContent> markup_;  // tables of HTML, by their first line
  std::size_t seen_ = 0;     // lines above it need no look at their tabs any more
  std::size_t refused_ = 0;  // nor are they part of another block
  int columns_before_ = 0;   // of the fragment that ends right above; 0 if none does
};

}  // namespace

PageContent FindTextContent(const Page& page, Stop stop) {
  PageContent content;
  content.page = page.number;
  content.width = page.width;
  content.height = page.height;
  Builder(page, stop, &content).Build();
  return content;
}

}  // namespace budget::text
