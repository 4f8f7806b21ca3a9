#include "pipeline/markup/html_content.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <utility>

#include "pipeline/markup/html_table.h"
#include "pipeline/markup/html_tree.h"
#include "pipeline/markup/visible.h"
#include "pipeline/script/marks.h"
#include "pipeline/script/text.h"

namespace budget::markup {
namespace {

// Elements that begin and end a line.
bool EndsLine(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_A:
    case GUMBO_TAG_ABBR:
    case GUMBO_TAG_B:
    case GUMBO_TAG_BIG:
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_DEL:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_FONT:
    case GUMBO_TAG_I:
    case GUMBO_TAG_INS:
    case GUMBO_TAG_LABEL:
    case GUMBO_TAG_MARK:
    case GUMBO_TAG_S:
    case GUMBO_TAG_SMALL:
    case GUMBO_TAG_SPAN:
    case GUMBO_TAG_STRONG:
    case GUMBO_TAG_SUB:
    case GUMBO_TAG_SUP:
    case GUMBO_TAG_TIME:
    case GUMBO_TAG_TT:
    case GUMBO_TAG_U:
    case GUMBO_TAG_UNKNOWN:  // o:p, st1:chsdate: what a word processor leaves
      return false;
    default:
      return true;
  }
}

int HeadingLevel(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_H1:
      return 1;
    case GUMBO_TAG_H2:
      return 2;
    case GUMBO_TAG_H3:
      return 3;
    case GUMBO_TAG_H4:
      return 4;
    case GUMBO_TAG_H5:
      return 5;
    case GUMBO_TAG_H6:
      return 6;
    default:
      return 0;
  }
}

bool IsBlank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

constexpr char32_t kBroken = U'\uFFFD';
constexpr std::string_view kBrokenText = "\uFFFD";

// Collects text as it is displayed: a run of white space is one blank, none at the ends
// of a line and none for the end of a source line between ideographs.
class TextRun {
 public:
  // Returns whether anything but blanks was added; *skipped: ends of lines before it.
  // What is `raised` points at a note: its digits become superscript.
  bool Append(std::string_view text, bool raised, int* skipped) {
    bool any = false;
    int ends = 0;
    for (std::size_t i = 0; i < text.size();) {
      if (IsBlank(text[i])) {
        blank_ = true;
        broken_ = broken_ || text[i] == '\n';
        if (!any) ends += text[i] == '\n' ? 1 : 0;
        ++i;
        continue;
      }
      const std::size_t start = i;
      const char32_t c = script::NextCodePoint(text, &i);
      const bool joins = broken_ && script::IsCjk(last_) && script::IsCjk(c);
      if (blank_ && last_ != 0 && last_ != '\n' && !joins) text_.push_back(' ');
      const char32_t mark = raised ? script::RaisedOf(c) : U'\0';
      if (mark != U'\0') {
        script::AppendUtf8(mark, &text_);
      } else {
        // libgumbo makes bytes that are no UTF-8 of a character reference that
        // overflows.
        text_ += c == kBroken ? kBrokenText : text.substr(start, i - start);
      }
      last_ = c;
      blank_ = broken_ = false;
      any = true;
    }
    if (skipped != nullptr) *skipped = ends;
    return any;
  }

  void EndLine() {
    if (last_ != 0 && last_ != '\n') {
      text_.push_back('\n');
      last_ = '\n';
    }
    blank_ = broken_ = false;
  }

  // The text, without an end of line at its end.
  std::string Take() {
    if (text_.ends_with('\n')) text_.pop_back();
    last_ = 0;
    blank_ = broken_ = false;
    return std::exchange(text_, {});
  }

 private:
  std::string text_;
  char32_t last_ = 0;
  bool blank_ = false;
  bool broken_ = false;
};

bool IsOnlyBlank(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (!script::IsSpace(script::NextCodePoint(text, &i))) return false;
  }
  return true;
}

// Walks the page in reading order.
class Walker {
 public:
  Walker(const GumboNode& root, int first_line)
      : visibility_(root), line_offset_(first_line - 1) {}

  PageContent Walk(const GumboNode& root) {
    Visit(root, {});
    EndLine();
    if (left_out_ > 0) {
      Note("html-left-out",
           std::to_string(left_out_) +
               " characters of navigation, page header and footer, or struck out, are "
               "left out",
           0);
    }
    return std::move(content_);
  }

 private:
  // What an element says about the text in it.
  struct Style {
    bool bold = false;
    bool raised = false;
    int heading = 0;
  };

  void Visit(const GumboNode& node, Style style) {
    if (IsText(node)) return AddText(node, style);
    if (node.type == GUMBO_NODE_DOCUMENT || !IsElement(node)) return;
    switch (visibility_.Judge(node)) {
      case LeftOut::kNo:
        break;
      case LeftOut::kNavigation:
      case LeftOut::kSurrounding:
      case LeftOut::kStruckOut:
        left_out_ += visibility_.TextBelow(node);
        [[fallthrough]];
      default:
        return;
    }
    const GumboTag tag = node.v.element.tag;
    style.raised = style.raised || tag == GUMBO_TAG_SUP;
    if (tag == GUMBO_TAG_BR) return EndLine();
    if (IsFileLink(node)) AddAttachment(node);
    if (tag == GUMBO_TAG_TABLE && AddTable(node)) return;
    if (const int level = HeadingLevel(tag); level > 0) style.heading = level;
    style.bold = style.bold || tag == GUMBO_TAG_B || tag == GUMBO_TAG_STRONG;
    const bool ends = EndsLine(tag);
    if (ends) EndLine();
    for (const GumboNode* child : ChildrenOf(node)) Visit(*child, style);
    if (ends) EndLine();
  }

  void AddText(const GumboNode& node, Style style) {
    int skipped = 0;
    if (!run_.Append(node.v.text.text, style.raised, &skipped)) return;
    if (!open_) {
      open_ = true;
      bold_ = true;
      heading_ = style.heading;
      line_ = LineOf(node) + skipped + line_offset_;
    }
    bold_ = bold_ && style.bold;
    heading_ = style.heading == 0 ? 0 : heading_;
  }

  void EndLine() {
    std::string text = run_.Take();
    if (!std::exchange(open_, false) || IsOnlyBlank(text)) return;
    Line line;
    line.text = std::move(text);
    line.place.line = line_;
    line.bold = bold_;
    line.heading_marks = heading_;
    content_.items.emplace_back(std::move(line));
  }

  // The text of a cell: its blocks are lines.
  std::string CellText(const GumboNode& cell) {
    TextRun run;
    CollectCell(cell, /*raised=*/false, &run);
    std::string text = run.Take();
    return IsOnlyBlank(text) ? std::string() : text;
  }

  void CollectCell(const GumboNode& node, bool raised, TextRun* run) {
    for (const GumboNode* child : ChildrenOf(node)) {
      if (IsText(*child)) {
        run->Append(child->v.text.text, raised, nullptr);
        continue;
      }
      if (!IsElement(*child)) continue;
      const LeftOut judged = visibility_.Judge(*child);
      if (judged == LeftOut::kStruckOut) left_out_ += visibility_.TextBelow(*child);
      if (judged == LeftOut::kUnprinted || judged == LeftOut::kHidden ||
          judged == LeftOut::kStruckOut) {
        continue;
      }
      const bool ends = EndsLine(child->v.element.tag);
      if (ends) run->EndLine();
      CollectCell(*child, raised || Is(*child, GUMBO_TAG_SUP), run);
      if (ends) run->EndLine();
    }
  }

  // A table that was printed as one; false if it arranges the page.
  bool AddTable(const GumboNode& table) {
    const TableLayout layout = LayOutTable(table);
    const auto text_of = [this](const GumboNode& cell) { return CellText(cell); };
    if (ArrangesPage(layout, text_of)) return false;
    EndLine();
    for (const GumboNode* child : ChildrenOf(table)) {
      if (Is(*child, GUMBO_TAG_CAPTION)) Visit(*child, {});
    }
    AddAttachmentsBelow(table);
    Fragment fragment = MakeFragment(layout, text_of, LineOf(table));
    fragment.place.line += line_offset_;
    fragment.last_line += line_offset_;
    for (Cell& cell : fragment.cells) cell.place.line += line_offset_;
    if (layout.cut) {
      Warn("table-too-large", "a table has more rows or columns than are read",
           fragment.place.line);
    }
    content_.items.emplace_back(std::move(fragment));
    return true;
  }

  void AddAttachmentsBelow(const GumboNode& node) {
    if (IsFileLink(node)) AddAttachment(node);
    for (const GumboNode* child : ChildrenOf(node)) AddAttachmentsBelow(*child);
  }

  void AddAttachment(const GumboNode& link) {
    constexpr std::size_t kMost = 200;
    const std::string target =
        script::ToUtf8(script::ToUtf32(*Attribute(link, "href")));
    if (attachments_.size() >= kMost || !attachments_.insert(target).second) return;
    std::string name = CellText(link);
    std::ranges::replace(name, '\n', ' ');
    if (name.empty()) name = target;
    Note("attachment",
         "the page links to a document that is not read: " + name + " (" + target + ")",
         LineOf(link) + line_offset_);
  }

  void Note(const char* code, std::string message, int line) {
    Diagnostic diagnostic;
    diagnostic.severity = Severity::kNote;
    diagnostic.code = code;
    diagnostic.message = std::move(message);
    diagnostic.where.line = line;
    content_.diagnostics.push_back(std::move(diagnostic));
  }

  void Warn(const char* code, std::string message, int line) {
    Note(code, std::move(message), line);
    content_.diagnostics.back().severity = Severity::kWarning;
  }

  Visibility visibility_;
  int line_offset_;
  PageContent content_;
  TextRun run_;
  bool open_ = false;  // the line has text
  bool bold_ = false;
  int heading_ = 0;
  int line_ = 0;
  int left_out_ = 0;
  std::set<std::string> attachments_;
};

}  // namespace

std::optional<PageContent> ReadHtml(std::string_view utf8, int first_line) {
  const std::optional<HtmlTree> tree = HtmlTree::Parse(utf8);
  if (!tree) return std::nullopt;
  return Walker(tree->root(), first_line).Walk(tree->root());
}

}  // namespace budget::markup
