// A page with glyphs to its tables and lines, by geometry alone:
//
//     glyphs   -> pieces                              pieces.h
//     rulings  -> rules -> groups -> lattices         rule_groups.h, lattice.h
//     lattices that their text divides further        split_lattice.h, divide_*.h,
//                                                     figure_rows.h
//     horizontal rules of one extent                  rule_stacks.h
//     rows of figures without rules                   aligned_blocks.h
//     titles inside a frame -> lines                  peel_titles.h
//     pieces   -> cells, and the rest -> lines        table_region.h, text_lines.h
//     tables beside each other: order of reading      side_by_side.h
//
// What rules say comes first: each step only looks at what the steps before it left.
// Text that is not upright is turned before, and its places are turned back (frames.h);
// a page that is askew is straightened likewise (straighten.h).

#include "pipeline/page/find_page_content.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <optional>
#include <span>
#include <utility>
#include <variant>
#include <vector>

#include "pipeline/aligned/aligned_blocks.h"
#include "pipeline/lattice/frames.h"
#include "pipeline/lattice/lattice.h"
#include "pipeline/lattice/rule_groups.h"
#include "pipeline/lattice/table_region.h"
#include "pipeline/page/divide_heads.h"
#include "pipeline/page/divide_labels.h"
#include "pipeline/page/figure_rows.h"
#include "pipeline/page/overflow.h"
#include "pipeline/page/peel_titles.h"
#include "pipeline/page/rule_stacks.h"
#include "pipeline/page/side_by_side.h"
#include "pipeline/page/split_lattice.h"
#include "pipeline/page/straighten.h"
#include "pipeline/runs/pieces.h"
#include "pipeline/runs/text_lines.h"

namespace budget::page {
namespace {

constexpr float kUsualSize = 10;            // of a page without text, points
constexpr std::size_t kMostTables = 100;    // that can stand on a page
constexpr std::size_t kMostAttempts = 300;  // to read rules as a grid
constexpr std::size_t kMostUnread = 10;     // areas that are told of
constexpr float kSmallShare = 0.2F;         // of the glyphs: rules go by small text
constexpr float kLeastWidth = 4;            // of a table, in font sizes

std::vector<std::uint32_t> AllOf(std::span<const runs::Piece> pieces) {
  std::vector<std::uint32_t> indices(pieces.size());
  std::iota(indices.begin(), indices.end(), 0U);
  return indices;
}

// Finds the tables of an upright page and the text that is in none.
class TableFinder {
 public:
  TableFinder(const Page& page, std::span<const runs::Piece> pieces, Stop stop)
      : page_(page),
        pieces_(pieces),
        stop_(stop),
        size_(runs::MedianSize(pieces, kUsualSize)) {
    rest_ = AllOf(pieces);
  }

  // After a stop what is found is not the whole.
  void Find() {
    TakeLattices();
    if (stop_.requested()) return;
    TakeAll(GridSource::kAligned,
            FindRuledStacks(page_, pieces_, rest_, std::move(loose_), size_));
    if (stop_.requested()) return;
    TakeAll(GridSource::kAligned,
            aligned::FindAlignedBlocks(page_, pieces_, rest_, size_));
  }

  std::vector<lattice::TableRegion>& tables() { return tables_; }
  std::vector<std::uint32_t>& rest() { return rest_; }
  // Ruled areas with text that are not read as tables because there is too much.
  Diagnostics& unread() { return unread_; }

 private:
  // Groups of rules that span a grid; the horizontal rules of others are loose.
  void TakeLattices() {
    const float small = runs::SizeAt(pieces_, kSmallShare, kUsualSize);
    const auto groups = lattice::FindRuleGroups(page_, small);
    if (!groups) {
      Leave({0, 0, page_.width, page_.height});
      return;
    }
    for (const lattice::RuleGroup& group : *groups) {
      if (stop_.requested()) return;
      const bool inside =
          std::ranges::any_of(tables_, [&](const lattice::TableRegion& table) {
            return Contains(table.lattice.box(), group.box);
          });
      if (inside) continue;
      std::optional<lattice::Lattice> lattice;
      if (CanBeGrid(group)) {
        const bool most = tables_.size() == kMostTables || ++attempts_ > kMostAttempts;
        const float size = most ? size_ : SizeIn(group.box);
        if (!most) lattice = lattice::RulesToLattice(group, pieces_, size);
        if (most || (!lattice && lattice::IsTooLarge(group, size))) Leave(group.box);
      }
      if (!lattice || (lattice->columns() < 2 && !IsLoneColumn(*lattice))) {
        loose_.insert(loose_.end(), group.horizontal.begin(), group.horizontal.end());
        continue;
      }
      lattice::TableRegion table =
          lattice::MakeRegion(GridSource::kLattice, *std::move(lattice));
      if (table.cells.spans.size() >= 2) tables_.push_back(std::move(table));
    }
    rest_ = lattice::Distribute(pieces_, rest_, tables_);
    for (lattice::TableRegion& table : tables_) {
      if (stop_.requested()) return;
      const float size = SizeIn(table.lattice.box());
      DivideLabels(pieces_, &table);
      DivideHeads(pieces_, size, &table);
      SplitByText(page_, pieces_, size, &table);
      DivideFigures(page_, pieces_, &table);
      ReturnOverflow(pieces_, &table);
    }
    ExtendHeaders();
  }

  void Leave(const Box& box) {
    if (unread_.size() == kMostUnread) return;
    const bool text = std::ranges::any_of(pieces_, [&](const runs::Piece& piece) {
      return lattice::StandsIn(piece, box);
    });
    if (!text) return;
    unread_.push_back(
        {.severity = Severity::kWarning,
         .code = "page-too-complex",
         .message = "a ruled area has more cells than can be read as a table",
         .where = {.page = page_.number}});
  }

  // The usual font size in a part of the page: that of a table may be half of the
  // prose's.
  float SizeIn(const Box& box) const {
    std::vector<runs::Piece> inside;
    std::ranges::copy_if(
        pieces_, std::back_inserter(inside),
        [&](const runs::Piece& piece) { return lattice::StandsIn(piece, box); });
    return runs::MedianSize(inside, size_);
  }

  // Whether a frame of one column holds figures below a head, with no text beside them:
  // the last column of a table whose other ones stand on the facing page.
  bool IsLoneColumn(const lattice::Lattice& lattice) const {
    if (lattice.rows() < 2) return false;
    lattice::TableRegion column = lattice::MakeRegion(GridSource::kLattice, lattice);
    const auto others = lattice::Distribute(pieces_, rest_, {&column, 1});
    const Box box = lattice.box();
    const bool beside = std::ranges::any_of(others, [&](std::uint32_t i) {
      return pieces_[i].middle_y() > box.y0 && pieces_[i].middle_y() < box.y1;
    });
    if (beside || column.pieces.empty() || column.pieces.front().empty()) return false;
    const auto is_number = [&](std::uint32_t i) { return pieces_[i].number; };
    if (std::ranges::all_of(column.pieces.front(), is_number)) return false;
    int figures = 0;
    for (const auto& cell : std::span(column.pieces).subspan(1)) {
      if (cell.empty()) continue;
      if (cell.size() > 1 || !is_number(cell.front())) return false;
      ++figures;
    }
    return figures > 0;
  }

  bool CanBeGrid(const lattice::RuleGroup& group) const {
    return !group.horizontal.empty() && !group.vertical.empty() &&
           group.horizontal.size() + group.vertical.size() >= 3 &&
           group.box.width() >= kLeastWidth;
  }

  // Ruled headers over a body without rules.
  void ExtendHeaders() {
    std::vector<aligned::TextRow> rows;
    for (lattice::TableRegion& table : tables_) {
      if (rest_.empty() || table.has_value(pieces_)) continue;
      if (rows.empty()) rows = aligned::FindTextRows(page_, pieces_, rest_);
      if (rows.empty()) return;
      lattice::Lattice lattice = table.lattice;
      if (!ExtendHeader(rows, &lattice, size_)) continue;
      lattice::Relay(pieces_, std::move(lattice), &table);
      rest_ = lattice::Distribute(pieces_, rest_, {&table, 1});
      rows.clear();
    }
  }

  void TakeAll(GridSource source, std::vector<lattice::Lattice> lattices) {
    std::vector<lattice::TableRegion> found;
    for (lattice::Lattice& lattice : lattices) {
      const Box box = lattice.box();
      const auto overlaps = [&](const lattice::TableRegion& table) {
        const Box other = table.lattice.box();
        return box.x0 < other.x1 && other.x0 < box.x1 && box.y0 < other.y1 &&
               other.y0 < box.y1;
      };
      if (std::ranges::none_of(tables_, overlaps) &&
          std::ranges::none_of(found, overlaps))
        found.push_back(lattice::MakeRegion(source, std::move(lattice)));
    }
    rest_ = lattice::Distribute(pieces_, rest_, found);
    std::ranges::move(found, std::back_inserter(tables_));
  }

  const Page& page_;
  std::span<const runs::Piece> pieces_;
  Stop stop_;
  float size_;
  std::vector<lattice::TableRegion> tables_;
  std::vector<std::uint32_t> rest_;
  std::vector<lattice::Rule> loose_;
  Diagnostics unread_;
  std::size_t attempts_ = 0;
};

// Lines and fragments in reading order; both are in their own order already.
std::vector<Item> Merge(std::vector<Line> lines, std::vector<Fragment> fragments) {
  std::vector<Item> items;
  items.reserve(lines.size() + fragments.size());
  auto next = fragments.begin();
  for (Line& line : lines) {
    const Box& box = line.place.box;
    for (; next != fragments.end() && next->place.box.y0 < box.middle_y(); ++next) {
      items.emplace_back(std::move(*next));
    }
    items.emplace_back(std::move(line));
  }
  for (; next != fragments.end(); ++next) items.emplace_back(std::move(*next));
  return items;
}

// Where the text outside tables begins.  A grid without any text says nothing, unless
// it stands above: a table of the page before may end with it.
float TopOf(std::span<const runs::Piece> pieces, std::span<const std::uint32_t> rest) {
  float top = std::numeric_limits<float>::infinity();
  for (const std::uint32_t i : rest) top = std::min(top, pieces[i].y0);
  return top;
}

// From top to bottom; those beside each other from left to right.
void SortFragments(std::vector<Fragment>* fragments) {
  const auto top = [](const Fragment& it) { return it.place.box.y0; };
  const auto left = [](const Fragment& it) { return it.place.box.x0; };
  std::ranges::stable_sort(*fragments, {}, top);
  for (auto first = fragments->begin(); first != fragments->end();) {
    const float middle = first->place.box.middle_y();
    const auto last = std::find_if(
        first, fragments->end(), [&](const Fragment& it) { return top(it) > middle; });
    std::ranges::stable_sort(first, last, {}, left);
    first = last;
  }
}

PageContent FindUprightContent(const Page& page, Stop stop) {
  PageContent content;
  content.page = page.number;
  content.width = page.width;
  content.height = page.height;
  std::vector<runs::Piece> pieces = runs::FindPieces(page);
  const std::vector<runs::Piece> watermark = runs::TakeWatermarks(&pieces);
  TableFinder finder(page, pieces, stop);
  finder.Find();
  if (stop.requested()) return content;
  content.diagnostics = std::move(finder.unread());
  for (lattice::TableRegion& table : finder.tables()) {
    PeelTitles(page, pieces, &table, &finder.rest());
  }
  const float top = TopOf(pieces, finder.rest());
  std::vector<Fragment> fragments;
  for (lattice::TableRegion& table : finder.tables()) {
    if (stop.requested()) return content;
    if (!table.has_text() && table.lattice.box().y0 > top) continue;
    fragments.push_back(lattice::ReadRegion(page, pieces, std::move(table)));
  }
  SortFragments(&fragments);
  const std::vector<runs::Gutter> gutters = FindGutters(fragments);
  std::vector<Line> lines =
      runs::FindLines(page, pieces, std::move(finder.rest()), gutters);
  content.items = Merge(std::move(lines), std::move(fragments));
  OrderSides(gutters, &content.items);
  runs::MarkBlanks(&content);
  for (Line& line : runs::FindLines(page, watermark, AllOf(watermark))) {
    line.role = LineRole::kFurniture;
    content.items.emplace_back(std::move(line));
  }
  return content;
}

// Calls change(box) for every place in the content.
template <typename Change>
void ForEachPlace(PageContent* content, Change change) {
  for (Item& item : content->items) {
    if (auto* line = std::get_if<Line>(&item)) {
      change(&line->place.box);
      continue;
    }
    auto& fragment = std::get<Fragment>(item);
    change(&fragment.place.box);
    for (Cell& cell : fragment.cells) change(&cell.place.box);
  }
}

// Gives the places of a frame's content in the page.
void PlaceOnPage(std::uint16_t direction, const Page& page, PageContent* content) {
  ForEachPlace(content, [&](Box* box) {
    *box = lattice::FromFrame(*box, direction, page.width, page.height);
  });
}

// Puts the items of a lesser frame, as one block, where they begin in the main one.
void Insert(PageContent part, std::uint16_t direction, PageContent* main) {
  if (part.items.empty()) return;
  const auto top = [&](const Item& item) {
    return lattice::IntoFrame(BoxOf(item), direction, main->width, main->height).y0;
  };
  float first = top(part.items.front());
  for (const Item& item : part.items) first = std::min(first, top(item));
  const auto at = std::ranges::find_if(
      main->items, [&](const Item& item) { return top(item) > first; });
  main->items.insert(at, std::make_move_iterator(part.items.begin()),
                     std::make_move_iterator(part.items.end()));
}

PageContent FindStraightContent(const Page& page, Stop stop) {
  const float slope = SkewOf(page);
  if (slope == 0) {
    return std::ranges::none_of(page.rulings, Leans)
               ? FindUprightContent(page, stop)
               : FindUprightContent(Straightened(page, 0), stop);
  }
  PageContent content = FindUprightContent(Straightened(page, slope), stop);
  ForEachPlace(&content, [&](Box* box) { *box = FromStraight(*box, slope, page); });
  return content;
}

}  // namespace

PageContent FindPageContent(const Page& page, Stop stop) {
  if (lattice::IsUpright(page)) return FindStraightContent(page, stop);
  PageContent content;
  content.page = page.number;
  content.width = page.width;
  content.height = page.height;
  std::uint16_t main = 0;
  bool first = true;
  for (const lattice::Frame& frame : lattice::SplitFrames(page)) {
    PageContent part = FindStraightContent(frame.page, stop);
    PlaceOnPage(frame.direction, page, &part);
    std::ranges::move(part.diagnostics, std::back_inserter(content.diagnostics));
    if (first) {
      main = frame.direction;
      content.items = std::move(part.items);
    } else {
      Insert(std::move(part), main, &content);
    }
    first = false;
  }
  return content;
}

}  // namespace budget::page
