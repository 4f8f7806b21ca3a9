#include "pipeline/bind/row_labels.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <utility>

#include "pipeline/bind/row_shapes.h"
#include "pipeline/script/marks.h"
#include "pipeline/script/number.h"
#include "pipeline/script/text.h"

namespace budget::bind {
namespace {

using schemas::ColumnRole;

// A figure is no label.  Years, ordinals and codes are: they have no separators.
bool IsFigure(std::string_view text) {
  return script::ParseNumber(text).has_value() &&
         script::Fold(text).find_first_of(".,%") != std::string::npos;
}

bool IsPrinted(const table::Grid& grid, int row, int column) {
  return grid.Anchor(row, column) != nullptr && !grid.IsBlank(row, column);
}

// 类 | 款 | 项: a part that is printed once for several rows is taken from above.
std::string JoinCode(const std::vector<std::string>& parts, Carried* carried) {
  carried->codes.resize(parts.size());
  std::string code;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto from = static_cast<std::ptrdiff_t>(i);
    const bool later = std::any_of(parts.begin() + from, parts.end(),
                                   [](const auto& p) { return !p.empty(); });
    if (!parts[i].empty()) {
      if (parts[i] != carried->codes[i]) {
        std::fill(carried->codes.begin() + from, carried->codes.end(), std::string());
      }
      carried->codes[i] = parts[i];
    }
    if (!later) continue;
    // Each part may be printed alone (201 | 06) or with those before it (201 | 20106).
    if (carried->codes[i].starts_with(code)) code.clear();
    code += carried->codes[i];
  }
  return code;
}

// A code printed in one cell with its name: 2010601行政运行.  A short one may be that
// of a department: the classification must know it by that name.
void TakeCodeOfName(const schemas::Schema& schema, Row* row) {
  constexpr std::size_t kClassDigits = 3;
  constexpr std::size_t kSameStart = 6;  // bytes: two ideographs
  const std::string folded = script::Fold(row->item_name);
  const auto match = schema.rows.coded_name.Search(folded);
  if (!match) return;
  const std::string code(schemas::Captured(*match, "code"));
  const std::string_view name = schemas::Captured(*match, "name");
  const auto entries = schema.vocabulary->FindCode(code);
  const bool known = std::ranges::any_of(entries, [&](const schemas::Code* entry) {
    return script::Fold(entry->name).starts_with(name.substr(0, kSameStart));
  });
  if (code.size() <= kClassDigits && !known) return;
  // What is printed of the name: what folds to it.
  const std::u32string printed = script::ToUtf32(row->item_name);
  for (std::size_t at = code.size(); at < printed.size(); ++at) {
    const std::string rest = script::ToUtf8(std::u32string_view(printed).substr(at));
    if (script::Fold(rest) != name) continue;
    row->item_code = code;
    row->item_name = rest;
    return;
  }
}

void AddLevel(const std::string& level, std::string* path) {
  if (level.empty()) return;
  if (!path->empty()) *path += '/';
  *path += level;
}

// A new group ends the subgroup.  A group merged over rows is printed with each of them
// by the grid; where it is not, and the row is named, it has ended.
void CarryGroups(const table::Grid& grid, const Labels& labels, bool first_of_page,
                 Carried* carried) {
  if (labels.group_printed) {
    if (labels.group != carried->group) carried->subgroup.clear();
    carried->group = labels.group;
  } else if ((grid.source() == GridSource::kLattice ||
              grid.source() == GridSource::kCells) &&
             !first_of_page) {
    carried->group.clear();
    carried->subgroup.clear();
  }
  if (!labels.subgroup.empty()) carried->subgroup = labels.subgroup;
}

// The labels left of the deepest one.  A blank one is that of the row above where the
// column prints its labels once; where they are merged over their rows it is blank.
std::string CarryNames(const Block& block, const Labels& labels, bool first_of_page,
                       Carried* carried) {
  carried->names.resize(labels.names.size());
  std::size_t deepest = 0;
  for (std::size_t i = 0; i < labels.names.size(); ++i) {
    if (!labels.names[i].text.empty()) deepest = i;
  }
  std::string levels;
  for (std::size_t i = 0; i < labels.names.size(); ++i) {
    const PrintedName& name = labels.names[i];
    std::string& above = carried->names[i];
    if (!name.text.empty()) {
      if (name.text != above || name.here) {
        std::fill(carried->names.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                  carried->names.end(), std::string());
      }
      above = name.text;
    } else if (i < deepest && block.merged_down[i] && !first_of_page && !name.merged) {
      above.clear();
    }
    const bool unnamed = labels.Name().empty() && !labels.has_code();
    if (i < deepest || (i == deepest && unnamed)) {
      AddLevel(above, &levels);
    }
  }
  return levels;
}

}  // namespace

std::vector<Block> MakeBlocks(const table::Grid& grid, int header_rows,
                              const table::Binding& binding) {
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < binding.directions.size(); ++i) {
    Block& block = blocks.emplace_back();
    block.number = static_cast<int>(i) + 1;
    block.direction = binding.directions[i];
  }
  for (const table::BoundColumn& column : binding.columns) {
    Block& block = blocks[static_cast<std::size_t>(column.block - 1)];
    const bool value = column.role == ColumnRole::kMeasure;
    (value ? block.values : block.labels).push_back(&column);
    block.has_key = block.has_key || column.role == ColumnRole::kCode;
    if (column.role != ColumnRole::kName) continue;
    ++block.names;
    const bool merged = std::ranges::any_of(grid.cells(), [&](const Cell& cell) {
      return cell.column == column.grid_column && cell.row >= header_rows &&
             cell.row_span > 1 && !cell.raw.empty();
    });
    block.merged_down.push_back(merged);
  }
  return blocks;
}

bool GoOnWith(const Labels& labels, const std::vector<const Cell*>& above) {
  bool full = false;
  for (const Cell* cell : labels.taken) {
    const auto label = std::ranges::find(above, cell->column, &Cell::column);
    if (label == above.end()) return false;
    full = full || (*label)->full;
  }
  return full || IsInDoubt(labels);
}

bool IsInDoubt(const Labels& labels) {
  return std::ranges::any_of(
      labels.taken, [](const Cell* cell) { return cell->layout == LayoutDoubt::kRow; });
}

void GoOn(const Labels& labels, Carried* carried) {
  const std::size_t count = std::min(carried->names.size(), labels.names.size());
  for (std::size_t i = 0; i < count; ++i) {
    if (labels.names[i].here) carried->names[i] += labels.names[i].text;
  }
}

std::vector<const Cell*> PrintedIn(int row, const Labels& labels) {
  std::vector<const Cell*> printed;
  std::ranges::copy_if(labels.taken, std::back_inserter(printed),
                       [row](const Cell* cell) { return cell->row == row; });
  return printed;
}

bool Labels::has_code() const {
  return std::ranges::any_of(codes, [](const auto& code) { return !code.empty(); });
}

std::string Labels::Name() const {
  for (std::size_t i = names.size(); i-- > 0;) {
    if (names[i].text.empty()) continue;
    const bool deepest = i + 1 == names.size();
    return deepest || names[i].here ? names[i].text : std::string();
  }
  return stray;
}

Labels LabelReader::Read(int row, const Block& block) const {
  Labels labels;
  const Cell* last = nullptr;
  for (const table::BoundColumn* column : block.labels) {
    if (column->role == ColumnRole::kCode) labels.codes.emplace_back();
    if (column->role == ColumnRole::kName) labels.names.emplace_back();
    const Cell* cell = grid_.At(row, column->grid_column);
    if (cell == nullptr || cell == last) continue;
    if (grid_.IsBlank(row, column->grid_column)) {
      if (column->role == ColumnRole::kName) {
        labels.names.back().merged = cell->row < row;
      }
      continue;
    }
    const bool number = column->role == ColumnRole::kLineNumber && !IsFigure(cell->raw);
    if (number || IsLevelOfCode(*column, *cell) ||
        column->role == ColumnRole::kIgnore) {
      labels.ignored.push_back(cell);
      continue;
    }
    if (BelongsToOtherBlock(row, *cell, block)) continue;
    last = cell;
    Take(row, *column, *cell, &labels);
  }
  return labels;
}

// 类, 款, 项 in the columns of codes: the last line of a head that shares the row of
// the total.
bool LabelReader::IsLevelOfCode(const table::BoundColumn& column,
                                const Cell& cell) const {
  return column.role == ColumnRole::kCode &&
         std::ranges::find(schema_.prose.subjects.levels,
                           script::Fold(script::WithoutSpace(cell.raw))) !=
             schema_.prose.subjects.levels.end();
}

// Whether the label cell reaches over value columns and labels of a later block; it
// then names the block in which the amount stands.
bool LabelReader::BelongsToOtherBlock(int row, const Cell& cell,
                                      const Block& block) const {
  int owner = -1;
  int first = -1;
  for (const Block& other : blocks_) {
    const bool covered = std::ranges::any_of(
        other.labels,
        [&](const table::BoundColumn* c) { return Covers(cell, c->grid_column); });
    if (!covered) continue;
    if (first < 0) first = other.number;
    const bool has_value =
        std::ranges::any_of(other.values, [&](const table::BoundColumn* c) {
          return IsPrinted(grid_, row, c->grid_column);
        });
    if (has_value) owner = other.number;
  }
  return first >= 0 && (owner < 0 ? first : owner) != block.number;
}

void LabelReader::Take(int row, const table::BoundColumn& column, const Cell& cell,
                       Labels* labels) const {
  const std::string& folded = grid_.Folded(row, column.grid_column);
  std::string text = script::WithoutSpace(script::WithoutNotes(cell.raw));
  if (IsFigure(text)) return;
  const bool here = cell.row == row;
  if (here && !labels->any) labels->place = cell.place;
  labels->any = labels->any || here;
  labels->doubtful = labels->doubtful || cell.doubtful;
  labels->taken.push_back(&cell);
  switch (column.role) {
    case ColumnRole::kCode:
      if (script::IsAsciiDigits(folded)) {
        labels->codes.back() = folded;
      } else {
        labels->stray = std::move(text);
      }
      break;
    case ColumnRole::kName:
      labels->names.back() = {std::move(text), here};
      break;
    case ColumnRole::kMeasureUnit:
      labels->measure_unit = std::move(text);
      break;
    case ColumnRole::kUnit:
      (schema_.rows.total.MatchesAll(folded) ? labels->stray : labels->unit) =
          std::move(text);
      break;
    case ColumnRole::kGroup:
      labels->group = std::move(text);
      labels->group_printed = true;
      break;
    case ColumnRole::kSubgroup:
      labels->subgroup = std::move(text);
      break;
    default:
      break;
  }
}

void NameRow(const table::Grid& grid, const schemas::Schema& schema, const Block& block,
             const Labels& labels, bool first_of_page, Carried* carried, Row* row) {
  row->item_code = JoinCode(labels.codes, carried);
  row->item_name = labels.Name();
  if (row->item_name.empty() && row->item_code.empty()) row->item_name = labels.unit;
  if (row->item_code.empty()) TakeCodeOfName(schema, row);
  const bool total = schema.rows.total.MatchesAll(script::Fold(row->item_name));
  if (!labels.unit.empty()) {
    carried->unit = labels.unit;  // whose rows have labels of their own
    std::ranges::fill(carried->names, std::string());
  }
  if (!total || !labels.unit.empty()) row->reporting_unit = carried->unit;
  CarryGroups(grid, labels, first_of_page, carried);
  AddLevel(carried->title, &row->level1);
  AddLevel(carried->group, &row->level1);
  AddLevel(CarryNames(block, labels, first_of_page, carried), &row->level1);
  // Words in a column of codes, beside a name, are one more label.
  if (!labels.stray.empty() && labels.stray != row->item_name) {
    AddLevel(labels.stray, &row->level1);
  }
  row->level2 = carried->subgroup;
  if (total) std::ranges::fill(carried->names, std::string());
}

}  // namespace budget::bind
