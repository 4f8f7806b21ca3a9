// From pages to whole tables.
//
//     PageContent, PageContent ... -- Stitcher --> WholeTable, WholeTable ...
//
// A table's fragments on several pages become one: the repeated title, unit line and
// header are dropped.  The lines around a table are recognised (title, form number,
// unit, year, notes) and marked, so that they are not taken for prose.  A unit line
// below a table is that of a table that has none above, unless it can be that of the
// next one.

#ifndef PIPELINE_TABLE_STITCH_TABLES_H_
#define PIPELINE_TABLE_STITCH_TABLES_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/content.h"
#include "pipeline/model/stop.h"
#include "pipeline/table/join_pages.h"
#include "pipeline/table/whole_table.h"
#include "schemas/spec/schema.h"

namespace budget::table {

// Pages go in one by one; a table comes out when it is known to be whole.
class Stitcher {
 public:
  // `schema` outlives the stitcher and the tables it gives.  After a stop nothing more
  // is taken.
  explicit Stitcher(const schemas::Schema& schema, Stop stop = {})
      : schema_(schema), stop_(stop) {}

  // Takes the page's items.  Appends the tables that have ended to `tables`.
  void Add(PageContent page, std::vector<WholeTable>* tables);
  // Appends the table that is still open.
  void Finish(std::vector<WholeTable>* tables);

  // The lines outside tables so far, with their roles; the caller takes them at the
  // end.
  std::vector<Line> TakeLines() { return std::move(lines_); }

 private:
  // The lines directly above a fragment, recognised.
  struct Heading {
    std::string title;
    std::string form_number;
    std::string unit;
    int year = 0;
    int page = 0;  // of the fragment; 0 in text
    std::vector<const schemas::TableLayout*> candidates;
    bool continued = false;            // 续表 stands there, alone or behind the title
    std::vector<std::size_t> between;  // of lines_: all that stand above, of no kind
    bool prose_between = false;  // other text stands between this and what was before
  };

  void TakeRest(PageContent* page);
  bool IsCaptionOfRest(const Line& line) const;
  void AddLine(Line line);
  void TakeUnitBelow(const Heading* next);
  void AddFragment(Fragment fragment, std::vector<WholeTable>* tables);
  Heading ReadHeading();
  bool TakeMarks(const Line& line, const std::string& folded, Heading* heading) const;
  void TakeFormNumberAbove(std::size_t title, Heading* heading);
  bool IsBrokenTitle(std::size_t index) const;
  bool TakeTitle(std::size_t index, Heading* heading);
  std::string UnitOf(std::string_view text, const std::string& folded) const;
  bool TakeTitleBeforeUnit(std::size_t index, Heading* heading);
  bool TakeCaption(const std::string& folded, Heading* heading) const;
  void TakeInnerHeading(Grid* grid, Heading* heading) const;
  bool GoesOn(const Heading& heading, Grid* grid);
  bool JoinBelowHead(const Heading& heading, const Grid& grid);
  Junction FindJoint(const Heading& heading, const Grid& grid) const;
  std::string WithoutContinued(std::string_view line, Heading* heading) const;
  std::vector<const schemas::TableLayout*> LayoutsFor(
      const std::string& folded_title) const;

  const schemas::Schema& schema_;
  Stop stop_;
  std::vector<Line> lines_;
  std::size_t since_table_ = 0;  // lines_ from here on stand below the last fragment
  bool after_table_ = false;     // still among the notes of the last fragment
  std::optional<std::size_t> unit_below_;  // of lines_: states a unit below a table
  std::optional<WholeTable> open_;
};

}  // namespace budget::table

#endif  // PIPELINE_TABLE_STITCH_TABLES_H_
