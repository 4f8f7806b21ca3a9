// Stitcher: how what stands on a page goes on with the table of the page before.

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "pipeline/script/text.h"
#include "pipeline/table/repeated_head.h"
#include "pipeline/table/rest_at_top.h"
#include "pipeline/table/stitch_tables.h"
#include "pipeline/table/title_lines.h"

namespace budget::table {

// Whether a line at the top of a page says only that the open table goes on.
bool Stitcher::IsCaptionOfRest(const Line& line) const {
  const std::string folded = script::Fold(line.text);
  Heading heading;
  const std::string title = script::Fold(WithoutContinued(line.text, &heading));
  return (title.empty() ? heading.continued : title == script::Fold(open_->title)) ||
         !UnitOf(line.text, folded).empty() ||
         schema_.lines.caption_extra.MatchesAll(folded);
}

// Lines at the top of a page that are the rest of the open table go to it.
void Stitcher::TakeRest(PageContent* page) {
  if (!open_ || !after_table_ || open_->flow.rows > 0 || !open_->notes.empty() ||
      open_->last.page == 0 || open_->last.page + 1 != page->page) {
    return;
  }
  std::vector<const Line*> captions;
  std::vector<const Line*> lines;
  const Fragment* below = nullptr;
  for (const Item& item : page->items) {
    const Line* line = std::get_if<Line>(&item);
    below = std::get_if<Fragment>(&item);
    if (line == nullptr) break;
    if (line->role == LineRole::kFurniture) continue;
    (lines.empty() && IsCaptionOfRest(*line) ? captions : lines).push_back(line);
  }
  Junction joint;
  Fragment part;
  if (auto facing = below == nullptr
                        ? FindFacingColumn(lines, open_->grid, schema_.rows)
                        : std::nullopt) {
    joint = {.side = Junction::Side::kBeside,
             .header_rows = 1,
             .columns = {},
             .first_column = 0,
             .rows = std::move(facing->rows)};
    part = std::move(facing->column);
  } else if (auto rest = FindRestOfLabels(lines, open_->grid, schema_.rows)) {
    // A label beside figures is that of a row of its own.
    const Box& box = rest->row.place.box;
    if (below != nullptr && below->place.box.y0 < box.y1) return;
    joint.side = Junction::Side::kBelow;
    part = std::move(rest->row);
    lines.resize(rest->lines);
  } else {
    return;
  }
  open_->last = part.place;
  Join(joint, Grid(std::move(part)), schema_.rows, &open_->grid);
  lines.insert(lines.end(), captions.begin(), captions.end());
  std::erase_if(page->items, [&](const Item& item) {
    const Line* line = std::get_if<Line>(&item);
    return line != nullptr && std::ranges::find(lines, line) != lines.end();
  });
}

// How a fragment goes on with the open table.
Junction Stitcher::FindJoint(const Heading& heading, const Grid& grid) const {
  if (heading.prose_between && !heading.continued) return {};
  const std::string title = script::Fold(heading.title);
  const std::string above = script::Fold(open_->title);
  const bool same_title = !title.empty() && title == above;
  // A table prints its title once on a page.
  if (same_title && !heading.continued && heading.page != 0 &&
      heading.page == open_->last.page) {
    return {};
  }
  // A title that is too wide for its page goes on at the top of the facing one.
  const bool rest = !title.empty() && !same_title && above.ends_with(title);
  // What stands below the title in brackets is often left out on the next page; so it
  // is in the title of another table, which has heads.
  const bool shorter = !title.empty() && above.starts_with(title) &&
                       IsBracketed(std::string_view(above).substr(title.size()));
  if (!title.empty() && !same_title && !rest && !shorter) return {};
  const bool said = same_title || heading.continued;
  const bool form =
      std::ranges::any_of(open_->candidates, [](const schemas::TableLayout* layout) {
        return layout->shape == schemas::TableShape::kForm;
      });
  const Junction joint =
      FindJunction(open_->grid, grid, {.said = said, .form = form}, schema_.rows);
  if (shorter && joint.header_rows > 0) return {};
  // Notes end a table, but not one whose columns go on on the facing page.
  const bool ended = rest || (!open_->notes.empty() && !said);
  return ended && joint.side != Junction::Side::kBeside ? Junction() : joint;
}

// Joins a fragment that repeats the head of the open table although it looks otherwise:
// a label goes on right below it, or its first line stands apart.
bool Stitcher::JoinBelowHead(const Heading& heading, const Grid& grid) {
  const bool other = !heading.title.empty() &&
                     script::Fold(heading.title) != script::Fold(open_->title);
  if (other || open_->last.page == 0 || open_->last.page + 1 != heading.page ||
      !open_->notes.empty() || (heading.prose_between && heading.between.empty())) {
    return false;
  }
  std::vector<std::string> above;
  above.reserve(heading.between.size());
  for (const std::size_t i : heading.between) {
    above.push_back(script::Fold(lines_[i].text));
  }
  const auto head = FindRepeatedHead(open_->grid, grid, above, schema_.rows);
  const auto columns = AgreeOnColumns(open_->grid, grid);
  if (!head || !columns) return false;
  Junction joint{.side = Junction::Side::kBelow, .header_rows = 0, .columns = *columns};
  if (head->rest) Join(joint, Grid(*head->rest), schema_.rows, &open_->grid);
  joint.header_rows = head->rows;
  Join(joint, grid, schema_.rows, &open_->grid);
  for (const std::size_t i : heading.between) lines_[i].role = LineRole::kCaption;
  return true;
}

// Joins a fragment with the open table if it is the next part of it; then the grid is
// used up.
bool Stitcher::GoesOn(const Heading& heading, Grid* grid) {
  if (!open_ || open_->flow.rows > 0) return false;
  const Junction joint = FindJoint(heading, *grid);
  if (joint.side == Junction::Side::kNone) return JoinBelowHead(heading, *grid);
  Join(joint, std::move(*grid), schema_.rows, &open_->grid);
  return true;
}

}  // namespace budget::table
