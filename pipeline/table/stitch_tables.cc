#include "pipeline/table/stitch_tables.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "pipeline/script/text.h"
#include "pipeline/script/year.h"
#include "pipeline/table/broken_decimals.h"
#include "pipeline/table/read_headers.h"
#include "pipeline/table/title_lines.h"

namespace budget::table {
namespace {

// How far above a table its title may stand, in lines that are not empty.
constexpr int kMostHeadingLines = 8;
// Longer lines are prose, not part of a table's heading (bytes of folded text).
constexpr std::size_t kLongestHeadingLine = 180;

int YearIn(const schemas::Captures& captures) {
  return script::ReadYear(schemas::Captured(captures, "year"));
}

// Sentences end so; a heading does not.  By code point: 。 ； ; ：
bool EndsSentence(std::string_view folded) {
  return folded.ends_with("\xE3\x80\x82") || folded.ends_with(';');
}

// The last character.
char32_t EndOf(std::string_view folded) {
  const std::u32string text = script::ToUtf32(folded);
  return text.empty() ? U'\0' : text.back();
}

// The printed labels of a row, from left to right.
std::vector<std::string_view> LabelsOf(const Grid& grid, int row) {
  std::vector<std::string_view> labels;
  for (int column = 0; column < grid.columns(); ++column) {
    if (grid.Anchor(row, column) == nullptr || grid.IsBlank(row, column)) continue;
    labels.push_back(grid.Raw(row, column));
  }
  return labels;
}

}  // namespace

void Stitcher::Add(PageContent page, std::vector<WholeTable>* tables) {
  TakeRest(&page);
  for (Item& item : page.items) {
    if (stop_.requested()) return;
    if (Line* line = std::get_if<Line>(&item)) {
      AddLine(std::move(*line));
    } else {
      AddFragment(std::move(std::get<Fragment>(item)), tables);
    }
  }
}

void Stitcher::Finish(std::vector<WholeTable>* tables) {
  TakeUnitBelow(nullptr);
  if (open_) tables->push_back(std::move(*open_));
  open_.reset();
}

void Stitcher::AddLine(Line line) {
  if (after_table_ && open_ && line.role == LineRole::kText) {
    const std::string folded = script::Fold(line.text);
    const bool goes_on = !open_->notes.empty() && !line.blank_before &&
                         line.place.page != 0 && line.place.page == open_->last.page;
    if (schema_.lines.note.Search(folded)) {
      open_->notes.push_back(line.text);
      line.role = LineRole::kNote;
    } else if (goes_on && LayoutsFor(folded).empty() &&
               !schema_.lines.title.MatchesAll(folded)) {
      open_->notes.back() += line.text;
      line.role = LineRole::kNote;
    } else if (!unit_below_ && open_->unit.empty() &&
               line.place.page == open_->last.page &&
               schema_.lines.unit.Match(folded)) {
      unit_below_ = lines_.size();
    } else if (!folded.empty()) {
      after_table_ = false;
    }
  }
  lines_.push_back(std::move(line));
}

// The open table ends; `next` heads the table below it, null at the end of all.  What
// that one has taken, or could have on the same page, is no line of the open table.
void Stitcher::TakeUnitBelow(const Heading* next) {
  if (!unit_below_ || !open_) return;
  Line& line = lines_[*unit_below_];
  unit_below_.reset();
  const bool contested =
      next != nullptr && next->unit.empty() && next->page == line.place.page;
  if (line.role != LineRole::kText || contested) return;
  const auto unit = schema_.lines.unit.Match(script::Fold(line.text));
  open_->unit = schemas::Captured(*unit, "unit");
  line.role = LineRole::kCaption;
}

std::vector<const schemas::TableLayout*> Stitcher::LayoutsFor(
    const std::string& folded_title) const {
  std::vector<const schemas::TableLayout*> layouts;
  for (const schemas::TableLayout& layout : schema_.tables) {
    if (layout.caption.MatchesAll(folded_title)) layouts.push_back(&layout);
  }
  return layouts;
}

// Whether the line above can be the first of a title that goes on in this one: it is no
// whole title by itself, and no line of another kind.
bool Stitcher::IsBrokenTitle(std::size_t index) const {
  if (index == since_table_) return false;
  const Line& first = lines_[index - 1];
  const Line& second = lines_[index];
  if (first.role != LineRole::kText || first.place.page != second.place.page ||
      first.size <= 0 || first.size != second.size || first.bold != second.bold) {
    return false;
  }
  const std::string folded = script::Fold(first.text);
  // What ends like the line below is a title of its own.
  const std::string below = script::Fold(second.text);
  const bool alike = EndOf(folded) == EndOf(below);
  const bool whole =
      schema_.lines.title.MatchesAll(folded) && (alike || !AreOneTitle(first, second));
  return !whole && UnitOf(first.text, folded).empty() &&
         !schema_.lines.form_number.MatchesAll(folded) &&
         !schema_.lines.caption_extra.MatchesPart(folded) && !EndsSentence(folded);
}

// The line without 续表 and the like, which the heading then has; empty if it says
// nothing else.
std::string Stitcher::WithoutContinued(std::string_view line, Heading* heading) const {
  std::string printed = script::WithoutSpace(line);
  const auto match = schema_.lines.continued.Match(script::Fold(printed));
  if (!match) return printed;
  heading->continued = true;
  const std::u32string text = script::ToUtf32(printed);
  const std::string_view title = schemas::Captured(*match, "title");
  const std::size_t length = std::min(script::ToUtf32(title).size(), text.size());
  const bool first = script::Fold(printed).starts_with(title);  // 续表 stands behind it
  return script::ToUtf8(
      std::u32string_view(text).substr(first ? 0 : text.size() - length, length));
}

// Tries the line as a title: as the end of one broken over two lines, or alone.  What
// stands in brackets below it belongs to it.
bool Stitcher::TakeTitle(std::size_t index, Heading* heading) {
  Line& line = lines_[index];
  const std::string title = WithoutContinued(line.text, heading);
  const std::string folded = script::Fold(title);
  if (IsBrokenTitle(index)) {
    Line& first = lines_[index - 1];
    const std::string joined = script::Fold(first.text) + folded;
    heading->candidates = LayoutsFor(joined);
    if (!heading->candidates.empty() ||
        (AreOneTitle(first, line) && schema_.lines.title.MatchesAll(joined))) {
      heading->title = script::WithoutSpace(first.text + line.text);
      first.role = LineRole::kCaption;
    }
  }
  if (heading->title.empty()) {
    heading->candidates = LayoutsFor(folded);
    if (!heading->candidates.empty() || schema_.lines.title.MatchesAll(folded)) {
      heading->title = title;
    }
  }
  if (heading->title.empty()) return false;
  line.role = LineRole::kCaption;
  if (index + 1 < lines_.size() && lines_[index + 1].role == LineRole::kText &&
      IsBracketed(lines_[index + 1].text) &&
      UnitOf(lines_[index + 1].text, {}).empty()) {
    heading->title += script::WithoutSpace(lines_[index + 1].text);
  }
  return true;
}

// The unit that a line states, or else what stands behind its last space, or in the
// brackets that end it; empty if none.
std::string Stitcher::UnitOf(std::string_view text, const std::string& folded) const {
  if (const auto unit = schema_.lines.unit.Search(folded)) {
    return std::string(schemas::Captured(*unit, "unit"));
  }
  for (const std::string_view before : {" ", "\uFF08", "("}) {
    const std::size_t at = text.rfind(before);
    if (at == std::string_view::npos) continue;
    const auto unit = schema_.lines.unit.Search(script::Fold(text.substr(at)));
    if (unit) return std::string(schemas::Captured(*unit, "unit"));
  }
  return {};
}

// A title with the unit behind it in the same line: in brackets, or after some space.
bool Stitcher::TakeTitleBeforeUnit(std::size_t index, Heading* heading) {
  Line& line = lines_[index];
  if (heading->unit.empty() || !heading->title.empty()) return false;
  for (const std::string_view end : {"（", "(", " ", "\xE3\x80\x80"}) {
    const std::size_t at = line.text.rfind(end);
    if (at == std::string::npos || at == 0) continue;
    const std::string title = line.text.substr(0, at);
    heading->candidates = LayoutsFor(script::Fold(title));
    if (heading->candidates.empty()) continue;
    heading->title = script::WithoutSpace(title);
    line.role = LineRole::kCaption;
    return true;
  }
  return false;
}

Stitcher::Heading Stitcher::ReadHeading() {
  Heading heading;
  int seen = 0;
  bool notes = false;  // stand above
  std::vector<std::size_t> unknown;
  std::size_t i = lines_.size();
  while (i > since_table_ && seen < kMostHeadingLines) {
    Line& line = lines_[--i];
    const std::string folded = script::Fold(line.text);
    if (line.role == LineRole::kFurniture) {
      // Where tables begin at one height on each page, so does what stands above them.
      if (heading.unit.empty()) heading.unit = UnitOf(line.text, folded);
      continue;
    }
    if (folded.empty()) continue;
    ++seen;
    notes = line.role == LineRole::kNote;
    if (line.role != LineRole::kText || folded.size() > kLongestHeadingLine ||
        EndsSentence(folded)) {
      ++i;
      break;
    }
    const bool known = TakeMarks(line, folded, &heading);
    if (known && !TakeTitleBeforeUnit(i, &heading)) {
      line.role = LineRole::kCaption;
      continue;
    }
    if (known) break;
    if (TakeTitle(i, &heading)) break;
    if (heading.continued && WithoutContinued(line.text, &heading).empty()) {
      line.role = LineRole::kCaption;  // 续表 alone
      continue;
    }
    unknown.push_back(i);
  }
  if (heading.title.empty()) {
    heading.prose_between = !unknown.empty() || (i > since_table_ && !notes);
    if (i == since_table_) heading.between = std::move(unknown);
  } else {
    for (const std::size_t index : unknown) lines_[index].role = LineRole::kCaption;
    TakeFormNumberAbove(i, &heading);
  }
  return heading;
}

// The unit, the number of a form, the year or the issuer, if the line says one; what
// the lines below it said before stays.
bool Stitcher::TakeMarks(const Line& line, const std::string& folded,
                         Heading* heading) const {
  std::string unit = UnitOf(line.text, folded);
  const bool form = schema_.lines.form_number.MatchesAll(folded);
  const auto extra = schema_.lines.caption_extra.Search(folded);
  const bool any = !unit.empty() || form || extra;
  if (heading->unit.empty()) heading->unit = std::move(unit);
  if (form && heading->form_number.empty()) heading->form_number = folded;
  if (extra && heading->year == 0) heading->year = YearIn(*extra);
  return any;
}

// A form number may stand above the title, in one of two lines.
void Stitcher::TakeFormNumberAbove(std::size_t title, Heading* heading) {
  for (std::size_t above = title; above > since_table_ && above + 2 > title;) {
    Line& line = lines_[--above];
    const std::string folded = script::Fold(line.text);
    if (line.role != LineRole::kText || !schema_.lines.form_number.MatchesAll(folded)) {
      continue;
    }
    if (heading->form_number.empty()) heading->form_number = folded;
    line.role = LineRole::kCaption;
  }
}

// What a label above the head says, if it is no title: the unit, the year, whose the
// table is, the number of a form.
bool Stitcher::TakeCaption(const std::string& folded, Heading* heading) const {
  if (const auto unit = schema_.lines.unit.Search(folded)) {
    heading->unit = schemas::Captured(*unit, "unit");
  } else if (const auto extra = schema_.lines.caption_extra.Search(folded)) {
    if (heading->year == 0) heading->year = YearIn(*extra);
  } else if (schema_.lines.form_number.MatchesAll(folded)) {
    heading->form_number = folded;
  } else {
    return false;
  }
  return true;
}

// A title, unit or form number printed as the first rows of the grid itself: the title
// alone in its row, the others perhaps side by side.
void Stitcher::TakeInnerHeading(Grid* grid, Heading* heading) const {
  int rows = 0;
  for (; rows < grid->rows() - 1 && rows < kMostHeadingLines; ++rows) {
    const std::vector<std::string_view> labels = LabelsOf(*grid, rows);
    if (labels.empty() && !grid->IsBlankRow(rows)) break;
    const std::string title =
        labels.size() == 1 ? script::Fold(labels.front()) : std::string();
    if (std::vector<const schemas::TableLayout*> layouts = LayoutsFor(title);
        !title.empty() && !layouts.empty() && !schema_.lines.unit.Search(title)) {
      heading->title = script::WithoutSpace(labels.front());
      heading->candidates = std::move(layouts);
      continue;
    }
    Heading read = *heading;
    const bool caption = std::ranges::all_of(labels, [&](std::string_view label) {
      return TakeCaption(script::Fold(label), &read);
    });
    if (!caption) break;
    *heading = std::move(read);
  }
  if (rows > 0) grid->DropRows(rows);
}

void Stitcher::AddFragment(Fragment fragment, std::vector<WholeTable>* tables) {
  Heading heading = ReadHeading();
  heading.page = fragment.place.page;
  since_table_ = lines_.size();
  after_table_ = true;
  const Place place = fragment.place;
  const int last_line = fragment.last_line;
  const bool flow = fragment.source == GridSource::kFlow;
  Grid grid;
  Fragment flow_fragment;
  if (flow) {
    flow_fragment = std::move(fragment);
  } else {
    JoinBrokenDecimals(&fragment);
    grid = Grid(std::move(fragment));
    TakeInnerHeading(&grid, &heading);
    if (GoesOn(heading, &grid)) {
      if (open_->unit.empty()) open_->unit = std::move(heading.unit);
      open_->last = place;
      open_->last_line = last_line;
      return;
    }
  }
  TakeUnitBelow(&heading);
  Finish(tables);
  WholeTable& table = open_.emplace();
  table.grid = std::move(grid);
  table.flow = std::move(flow_fragment);
  table.title = std::move(heading.title);
  table.form_number = std::move(heading.form_number);
  table.unit = std::move(heading.unit);
  table.year = heading.year;
  table.candidates = std::move(heading.candidates);
  table.first = place;
  table.last = place;
  table.last_line = last_line;
}

}  // namespace budget::table
