#include "pipeline/prose/outline/outline.h"

#include <algorithm>
#include <span>
#include <string>
#include <utility>

#include "pipeline/prose/outline/contents_list.h"
#include "pipeline/prose/outline/headings.h"
#include "pipeline/prose/outline/join_lines.h"
#include "pipeline/script/text.h"

namespace budget::outline {
namespace {

// The lines before the table of contents: the cover.  Its title, of several lines, is
// one heading; what else it says is text.
bool IsTitleLine(const ProseLine& line) {
  return line.facts.whole && line.facts.number.none() && !line.facts.inner_stop &&
         !line.facts.inner_comma && !line.facts.figure &&
         line.facts.end == TextEnd::kWord && line.facts.text.size() <= 40;
}

class OutlineBuilder {
 public:
  OutlineBuilder(const std::vector<Line>& lines, const schemas::LinePatterns& patterns,
                 Stop stop)
      : patterns_(patterns), stop_(stop), lines_(ProseLinesOf(lines, patterns)) {}

  Outline Build() {
    ContentsList contents = FindContentsList(lines_, patterns_);
    const KnownHeadings known(contents.entries, patterns_);
    AddCover(contents, known);
    if (stop_.requested()) return std::move(outline_);
    const std::span<const ProseLine> all(lines_);
    AddBody(known, JoinLines(all.subspan(contents.end), known, patterns_));
    outline_.contents = std::move(contents.entries);
    return std::move(outline_);
  }

 private:
  void AddCover(const ContentsList& contents, const KnownHeadings& known) {
    if (contents.begin == 0) return;
    const std::span<const ProseLine> cover(lines_.data(), contents.begin);
    const bool short_lines = std::all_of(cover.begin(), cover.end(),
                                         [](const auto& l) { return l.facts.whole; });
    if (short_lines && cover.size() <= 8) {
      AddCoverPage(cover);
    } else {
      AddBody(known, JoinLines(cover, known, patterns_));
    }
  }

  void AddCoverPage(std::span<const ProseLine> cover) {
    std::string title;
    std::vector<const ProseLine*> others;
    Place place;
    for (const ProseLine& line : cover) {
      if (!IsTitleLine(line)) {
        others.push_back(&line);
        continue;
      }
      if (title.empty()) place = line.line->place;
      AppendLine(line.line->text, &title);
    }
    if (!title.empty()) AddSection(1, title, place);
    for (const ProseLine* line : others) {
      AddParagraph(script::TidySpace(line->line->text), {{0, line->line->place}});
    }
    path_.clear();
  }

  void AddBody(const KnownHeadings& known, std::vector<Block> blocks) {
    std::vector<Heading> headings = FindHeadings(known, &blocks);
    NestHeadings(blocks, &headings);
    auto next = headings.begin();
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (stop_.requested()) return;
      Block& block = blocks[i];
      if (next != headings.end() && next->block == i) {
        if (!Repeats(block)) AddSection(next->level, block.text, block.starts[0].place);
        ++next;
      } else if (!block.text.empty() && !Repeats(block)) {
        AddParagraph(std::move(block.text), std::move(block.starts));
      }
    }
  }

  // The heading of the section that is open and still has no text, once more.
  bool Repeats(const Block& block) const {
    if (outline_.sections.empty() || !outline_.sections.back().text.empty())
      return false;
    const std::string key = TextKey(std::string_view(block.text));
    const std::string heading =
        TextKey(std::string_view(outline_.sections.back().heading));
    return key == heading ||
           (key.size() >= 12 && block.facts.whole && heading.ends_with(key) &&
            block.facts.end == TextEnd::kWord);
  }

  void AddSection(int level, const std::string& heading, const Place& place) {
    Section section;
    section.section_no = static_cast<int>(outline_.sections.size()) + 1;
    section.level = level;
    section.heading = script::WithoutSpace(heading);
    section.place = place;
    path_.resize(static_cast<std::size_t>(std::max(level - 1, 0)));
    if (level > 0) path_.push_back(section.heading);
    for (const std::string& part : path_) {
      if (!section.path.empty()) section.path += '/';
      section.path += part;
    }
    outline_.sections.push_back(std::move(section));
  }

  void AddParagraph(std::string text, std::vector<Paragraph::Start> starts) {
    if (outline_.sections.empty()) AddSection(0, "", starts.front().place);
    Section& section = outline_.sections.back();
    if (!section.text.empty()) section.text += '\n';
    section.text += text;
    starts.shrink_to_fit();
    outline_.paragraphs.push_back({static_cast<int>(outline_.sections.size()) - 1,
                                   std::move(text), std::move(starts)});
  }

  const schemas::LinePatterns& patterns_;
  Stop stop_;
  std::vector<ProseLine> lines_;
  Outline outline_;
  std::vector<std::string> path_;
};

}  // namespace

Outline BuildOutline(const std::vector<Line>& lines,
                     const schemas::LinePatterns& patterns, Stop stop) {
  return OutlineBuilder(lines, patterns, stop).Build();
}

}  // namespace budget::outline
