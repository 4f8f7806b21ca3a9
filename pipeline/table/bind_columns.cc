#include "pipeline/table/bind_columns.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "pipeline/meaning/rates.h"
#include "pipeline/meaning/words.h"
#include "pipeline/script/text.h"
#include "pipeline/table/label_columns.h"

namespace budget::table {
namespace {

const schemas::ColumnSpec* FindSpec(const std::string& path,
                                    const std::vector<schemas::ColumnSpec>& specs) {
  const auto found = std::ranges::find_if(specs, [&](const schemas::ColumnSpec& spec) {
    return spec.header.MatchesAll(path);
  });
  return found == specs.end() ? nullptr : &*found;
}

// Without the bracket that is the unit of a label: 合计（元）/金额 is 合计/金额.
std::string WithoutUnits(const HeaderPath& path, const schemas::LinePatterns& lines) {
  constexpr std::string_view kOpen = "\uFF08";
  constexpr std::string_view kClose = "\uFF09";
  std::string bare;
  for (const HeaderLabel& label : path.labels()) {
    std::string_view text = label.folded;
    const std::size_t bracket = text.rfind(kOpen);
    const bool unit = bracket != std::string_view::npos && bracket > 0 &&
                      text.ends_with(kClose) && lines.header_unit.MatchesPart(text);
    if (unit) text = text.substr(0, bracket);
    if (!bare.empty()) bare += '/';
    bare += text;
  }
  return bare;
}

// What claims a column: the layout before the schema, the whole path before that
// without its units.
const schemas::ColumnSpec* ClaimOf(const HeaderPath& path,
                                   const schemas::TableLayout* layout,
                                   const schemas::Schema& schema) {
  const auto find = [&](const std::string& text) {
    const schemas::ColumnSpec* spec =
        layout != nullptr ? FindSpec(text, layout->columns) : nullptr;
    return spec != nullptr ? spec : FindSpec(text, schema.columns);
  };
  if (const schemas::ColumnSpec* spec = find(path.folded())) return spec;
  const std::string bare = WithoutUnits(path, schema.lines);
  return bare == path.folded() ? nullptr : find(bare);
}

bool IsLabel(schemas::ColumnRole role) {
  return role == schemas::ColumnRole::kCode || role == schemas::ColumnRole::kName ||
         role == schemas::ColumnRole::kUnit || role == schemas::ColumnRole::kGroup ||
         role == schemas::ColumnRole::kSubgroup;
}

Direction DirectionOf(const HeaderPath& path, const schemas::RowPatterns& rows) {
  const std::string& top = path.top();
  if (rows.revenue.MatchesAll(top)) return Direction::kRevenue;
  if (rows.expenditure.MatchesAll(top)) return Direction::kExpenditure;
  return Direction::kNone;
}

// Numbers the blocks: columns to the right of a value column that begin labels anew.
class BlockCounter {
 public:
  explicit BlockCounter(const schemas::RowPatterns& rows) : rows_(rows) {}

  int Next(const HeaderPath& path, const BoundColumn& column) {
    const schemas::ColumnRole role = column.role;
    if (role == schemas::ColumnRole::kMeasure) seen_value_ = true;
    if (IsLabel(role)) {
      const std::string& leaf = path.leaf();
      const Direction direction = DirectionOf(path, rows_);
      const bool repeated =
          labels_.contains(leaf) || values_repeat_.contains(path.folded());
      if (seen_value_ && (repeated || direction != direction_ || column.opens_block)) {
        Begin();
      }
      direction_ = direction;
      labels_.insert(leaf);
    }
    return block_;
  }

  // Paths of label columns after which the value labels of an earlier block return.
  void ExpectRepetition(std::unordered_set<std::string> paths) {
    values_repeat_ = std::move(paths);
  }

 private:
  void Begin() {
    ++block_;
    seen_value_ = false;
  }

  const schemas::RowPatterns& rows_;
  int block_ = 1;
  bool seen_value_ = false;
  Direction direction_ = Direction::kNone;
  std::unordered_set<std::string> labels_;
  std::unordered_set<std::string> values_repeat_;
};

// The label columns whose next value column has the leaf label of an earlier one:
// 收入/金额 ... 支出/功能分类/功能科目名称, 支出/功能分类/金额.
std::unordered_set<std::string> BeforeRepeatedValues(
    const std::vector<HeaderPath>& paths, const std::vector<BoundColumn>& columns) {
  std::unordered_set<std::string> found;
  std::unordered_set<std::string_view> leaves;
  const std::string* label = nullptr;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const HeaderPath& path = paths[i];
    if (IsLabel(columns[i].role)) {
      if (label == nullptr) label = &path.folded();
    } else if (columns[i].role == schemas::ColumnRole::kMeasure) {
      if (label != nullptr && leaves.contains(path.leaf())) found.insert(*label);
      leaves.insert(path.leaf());
      label = nullptr;
    }
  }
  return found;
}

Column MakeColumn(const HeaderPath& path, const BoundColumn& bound,
                  const schemas::TableLayout* layout, const schemas::Schema& schema,
                  const TableContext& context) {
  Column column = DescribeColumn(path, bound.spec, schema, context.fiscal_year);
  column.grid_column = bound.grid_column;
  column.block = bound.block;
  if (!column.says_phase && column.kind == Kind::kAmount) {
    column.phase = context.phase.value_or(
        layout != nullptr && layout->phase ? *layout->phase : context.usual_phase);
  }
  return column;
}

void BindRoles(const std::vector<HeaderPath>& paths,
               const std::vector<ColumnBody>& bodies,
               const schemas::TableLayout* layout, const schemas::Schema& schema,
               Binding* binding) {
  for (std::size_t i = 0; i < paths.size(); ++i) {
    BoundColumn& column = binding->columns.emplace_back();
    column.grid_column = static_cast<int>(i);
    const std::string& path = paths[i].folded();
    column.spec = ClaimOf(paths[i], layout, schema);
    if (column.spec != nullptr) column.role = column.spec->role;
    // A blank header beside a label column: the label reaches over both.
    if (path.empty() && i > 0 && IsLabel(binding->columns[i - 1].role)) {
      column.spec = binding->columns[i - 1].spec;
      column.role = binding->columns[i - 1].role;
    }
  }
  FindLabelColumns(bodies, &binding->columns);
  // A table must be able to name its rows: where nothing claims a label column, the
  // first column is one, unless the columns are all of values (a 三公 table).
  const bool any_label = std::ranges::any_of(
      binding->columns, [](const BoundColumn& column) { return IsLabel(column.role); });
  if (!any_label) {
    const auto first =
        std::ranges::find_if(binding->columns, [](const BoundColumn& column) {
          return column.role == schemas::ColumnRole::kMeasure;
        });
    // Figures name no rows, but years do.
    const auto at = static_cast<std::size_t>(first - binding->columns.begin());
    const bool figures = at < bodies.size() && !bodies[at].years &&
                         bodies[at].content == ColumnContent::kFigures;
    if (first != binding->columns.end() && first->spec == nullptr && !figures) {
      first->role = schemas::ColumnRole::kName;
    }
  }
}

}  // namespace

Column DescribeColumn(const HeaderPath& path, const schemas::ColumnSpec* spec,
                      const schemas::Schema& schema, int fiscal_year) {
  const meaning::Words words = meaning::ReadWords(path, schema, fiscal_year);
  Column column;
  column.path = path;
  column.kind = words.kind.value_or(Kind::kAmount);
  column.unit = words.unit;
  column.says_phase = words.phase.has_value();
  column.phase = words.phase.value_or(Phase::kNone);
  column.says_year = words.year != 0;
  column.fiscal_year = words.year != 0 ? words.year : fiscal_year;
  if (spec == nullptr) return column;
  column.measure = spec->measure;
  column.concept_id = spec->concept_id;
  if (spec->year_offset && fiscal_year != 0) {
    column.fiscal_year = fiscal_year + *spec->year_offset;
    column.says_year = true;
  }
  if (spec->kind) {
    // A score or a rate below （万元） is in no money.
    if (column.kind == Kind::kAmount && *spec->kind != Kind::kAmount) {
      column.unit.clear();
    }
    column.kind = *spec->kind;
  }
  if (!spec->unit.empty()) column.unit = spec->unit;
  if (spec->phase) {
    column.phase = *spec->phase;
    column.says_phase = true;
  }
  return column;
}

Binding BindColumns(const std::vector<HeaderPath>& paths,
                    const std::vector<ColumnBody>& bodies,
                    const schemas::TableLayout* layout, const schemas::Schema& schema,
                    const TableContext& context) {
  Binding binding;
  BindRoles(paths, bodies, layout, schema, &binding);
  BlockCounter blocks(schema.rows);
  blocks.ExpectRepetition(BeforeRepeatedValues(paths, binding.columns));
  for (BoundColumn& column : binding.columns) {
    const HeaderPath& path = paths[static_cast<std::size_t>(column.grid_column)];
    column.block = blocks.Next(path, column);
    if (static_cast<std::size_t>(column.block) > binding.directions.size()) {
      binding.directions.push_back(DirectionOf(path, schema.rows));
    }
    Direction& direction = binding.directions.back();
    if (column.spec != nullptr && column.spec->direction) {
      direction = *column.spec->direction;
    }
    if (direction == Direction::kNone) {
      direction = layout != nullptr && layout->direction
                      ? *layout->direction
                      : DirectionOf(path, schema.rows);
    }
    if (column.role != schemas::ColumnRole::kMeasure) continue;
    column.value_column = static_cast<int>(binding.value_columns.size());
    binding.value_columns.push_back(MakeColumn(path, column, layout, schema, context));
  }
  meaning::DateRates(&binding.value_columns);
  return binding;
}

}  // namespace budget::table
