#include "pipeline/flow/flow_form.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/flow/flow_columns.h"
#include "pipeline/flow/flow_values.h"
#include "pipeline/flow/indicator_cells.h"
#include "pipeline/script/text.h"
#include "pipeline/table/bind_columns.h"
#include "pipeline/table/classify_row.h"
#include "pipeline/table/make_fact.h"

namespace budget::flow {
namespace {

// The cells of the fragment with their folded text.
struct Stream {
  std::vector<const Cell*> cells;
  std::vector<std::string> folded;

  std::size_t size() const { return cells.size(); }
  bool StartsLine(std::size_t i) const {
    return i == 0 || cells[i]->row != cells[i - 1]->row;
  }
};

Stream StreamOf(const Fragment& fragment) {
  Stream stream;
  for (const Cell& cell : fragment.cells) {
    stream.cells.push_back(&cell);
    stream.folded.push_back(script::Fold(cell.raw));
  }
  return stream;
}

// The cells [first, last) as one text: lines apart, cells of a line with a space.
std::string Join(const Stream& stream, std::size_t first, std::size_t last) {
  std::string text;
  for (std::size_t i = first; i < last; ++i) {
    if (i > first) text += stream.StartsLine(i) ? '\n' : ' ';
    text += stream.cells[i]->raw;
  }
  return text;
}

// By code point （ and ）: a label broken inside brackets goes on.
bool IsBalanced(std::string_view folded) {
  int open = 0;
  for (std::size_t i = 0; i < folded.size();) {
    const char32_t c = script::NextCodePoint(folded, &i);
    open += c == 0xFF08 ? 1 : c == 0xFF09 ? -1 : 0;
  }
  return open == 0;
}

class FormReader {
 public:
  FormReader(const Fragment& fragment, const schemas::TableLayout& layout,
             const schemas::Schema& schema, const table::TableContext& context,
             Table* table)
      : stream_(StreamOf(fragment)),
        form_(schema.form),
        schema_(schema),
        table_(table),
        ledger_(fragment.cells) {
    std::vector<HeaderPath> paths;
    for (const std::string& listed : layout.printed_columns) {
      const HeaderPath path = ListedPath(listed);
      const bool funds = form_.funds.MatchesAll(path.top());
      const bool level = form_.level1_header.MatchesAll(listed) ||
                         form_.level2_header.MatchesAll(listed) ||
                         form_.level3_header.MatchesAll(listed);
      if ((funds && path.labels().size() == 1) || level) continue;
      (funds ? funds_ : indicators_).push_back(static_cast<int>(paths.size()));
      paths.push_back(path);
    }
    for (const HeaderPath& path : paths) {
      // Each alone: the columns of a form are no blocks.
      table::Binding binding = table::BindColumns({path}, {}, &layout, schema, context);
      if (binding.value_columns.empty()) binding.value_columns.emplace_back();
      table_->columns.push_back(std::move(binding.value_columns[0]));
      table_->columns.back().path = path;
    }
  }

  table::Ledger Read() {
    ReadFields();
    table_->row_count = row_no_;
    table_->column_count = kLevels + static_cast<int>(indicators_.size());
    return std::move(ledger_);
  }

 private:
  using Patterns = std::vector<const schemas::Pattern*>;
  static constexpr int kLevels = 3;  // columns before those of the values

  // The end of the label that begins at `i` and that one of the patterns matches; `i`
  // itself if there is none.
  std::size_t EndOfLabel(std::size_t i, const Patterns& patterns) const {
    constexpr std::size_t kMostCells = 10;
    constexpr std::size_t kMostBytes = 60;
    std::string label;
    for (std::size_t end = i; end < std::min(stream_.size(), i + kMostCells); ++end) {
      label += stream_.folded[end];
      if (label.size() > kMostBytes) break;
      const bool known = std::ranges::any_of(
          patterns,
          [&](const schemas::Pattern* pattern) { return pattern->MatchesAll(label); });
      if (known && IsBalanced(label)) return end + 1;
    }
    return i;
  }

  bool IsAt(std::size_t i, const Patterns& patterns) const {
    return stream_.StartsLine(i) && EndOfLabel(i, patterns) > i;
  }

  // The next place from `i` on where one of the labels begins.
  std::size_t Find(std::size_t i, const Patterns& patterns) const {
    while (i < stream_.size() && !IsAt(i, patterns)) ++i;
    return i;
  }

  // --- fields, sums, goals -------------------------------------------------------

  void ReadFields() {
    const Patterns known = {&form_.label, &form_.funds, &form_.goals,
                            &form_.level1_header};
    std::size_t i = 0;
    while (i < stream_.size()) {
      std::size_t end = EndOfLabel(i, {&form_.level1_header});
      if (end > i) return ReadIndicators(i);
      if (end = EndOfLabel(i, {&form_.funds}); end > i) {
        i = ReadFunds(i, end);
      } else if (end = EndOfLabel(i, {&form_.goals}); end > i) {
        i = ReadGoals(i, end);
      } else if (end = EndOfLabel(i, {&form_.label}); end > i) {
        const std::size_t next = Find(end, known);
        AddText(i, end, end, next);
        i = next;
      } else {
        const std::size_t next = Find(i + 1, known);
        AddUnknown(i, next);
        i = next;
      }
    }
  }

  // A label with its text.
  void AddText(std::size_t label, std::size_t label_end, std::size_t text,
               std::size_t text_end) {
    const std::string name = NameOf(label, label_end);
    AddRow(name, label);
    if (text < text_end) AddValue(text, text_end, TextColumn(name));
  }

  // What stands under no label, each figure by itself.
  void AddUnknown(std::size_t first, std::size_t last) {
    AddRow({}, first);
    for (std::size_t i = first; i < last;) {
      std::size_t end = i + 1;
      while (!IsFigureAt(i) && end < last && !IsFigureAt(end)) ++end;
      AddValue(i, end, -1);
      i = end;
    }
  }

  // 项目资金(万元): a header, then sums with their labels before them.
  std::size_t ReadFunds(std::size_t label, std::size_t i) {
    const HeaderLabel top = script::ReadLabel(Join(stream_, label, i));
    const Patterns next = {&form_.label, &form_.goals, &form_.level1_header};
    for (const int column : funds_) {
      HeaderPath& path = table_->columns[static_cast<std::size_t>(column)].path;
      path = HeaderPath({top, path.labels().back()});
    }
    std::size_t name = EndOfHeader(i, funds_);
    const bool has_header = name > i;
    Enter(label, i, table::Fate::kLabel);
    Enter(i, name, table::Fate::kHeader);
    for (i = name; i < stream_.size() && !IsAt(i, next);) {
      if (!IsFlowValue(stream_.cells[i]->raw)) {
        ++i;
        continue;
      }
      std::vector<const Cell*> values;
      const std::size_t first = i;
      while (i < stream_.size() && IsFlowValue(stream_.cells[i]->raw)) {
        values.push_back(stream_.cells[i++]);
      }
      AddRow(NameOf(name, first), std::min(name, first));
      AddFlowValues(values, has_header ? funds_ : std::vector<int>(), out());
      name = i;
    }
    if (name < i) AddUnknown(name, i);
    return i;
  }

  // The end of the cells from `i` on that have exactly the characters of the columns'
  // labels; `i` if there are none such.
  std::size_t EndOfHeader(std::size_t i, const std::vector<int>& columns) const {
    std::vector<char32_t> labels;
    for (const int column : columns) {
      const HeaderPath& path = table_->columns[static_cast<std::size_t>(column)].path;
      for (const char32_t c : script::ToUtf32(path.leaf())) labels.push_back(c);
    }
    std::ranges::sort(labels);
    std::vector<char32_t> printed;
    for (std::size_t end = i; end < stream_.size() && printed.size() < labels.size();) {
      for (const char32_t c : script::ToUtf32(stream_.folded[end++]))
        printed.push_back(c);
      if (printed.size() < labels.size()) continue;
      std::ranges::sort(printed);
      return printed == labels ? end : i;
    }
    return i;
  }

  // 年度总体目标: one text, or two side by side under labels of their own, whose lines
  // nothing tells apart.
  std::size_t ReadGoals(std::size_t label, std::size_t i) {
    const std::size_t next = Find(i, {&form_.level1_header});
    const bool two_columns =
        i + 1 < next && stream_.StartsLine(i) && !stream_.StartsLine(i + 1);
    if (!two_columns) {
      AddText(label, i, i, next);
      return next;
    }
    const std::string name = NameOf(label, i);
    AddRow(name, label);
    std::size_t text = i;
    std::string note = "the cells of two columns are mixed:";
    do {
      note += " " + name + '/' + script::WithoutSpace(stream_.cells[text]->raw);
      ++text;
    } while (text < next && !stream_.StartsLine(text));
    Enter(i, text, table::Fate::kHeader);
    if (text == next) return next;
    if (Fact* fact = AddValue(text, next, -1)) table::Doubt(note, fact);
    return next;
  }

  // --- indicators ----------------------------------------------------------------

  void ReadIndicators(std::size_t i) {
    const Patterns names = {&form_.level1_name, &form_.level2_name};
    const std::size_t header = i;
    i = EndOfIndicatorHeader(i);
    Enter(header, i, table::Fate::kHeader);
    std::vector<IndicatorCells> rows;
    std::string level1;
    std::string level2;
    while (i < stream_.size()) {
      std::size_t end = EndOfLabel(i, {&form_.indicators});
      if (end > i) {
        Enter(i, end, table::Fate::kLabel);  // at the left edge
      } else if (end = EndOfLabel(i, {&form_.level1_name});
                 end > i && !IsSecondLevel(i, end)) {
        level1 = NameOf(i, end);
        level2.clear();
        level1_cells_ = end - i;
      } else if (end = EndOfLabel(i, {&form_.level2_name}); end > i) {
        level2 = NameOf(i, end);
        level2_cells_ = end - i;
      } else {
        end = EndOfIndicator(i, names);
        IndicatorCells& row = rows.emplace_back();
        row.level1 = level1;
        row.level2 = level2;
        row.cells.assign(stream_.cells.begin() + static_cast<std::ptrdiff_t>(i),
                         stream_.cells.begin() + static_cast<std::ptrdiff_t>(end));
      }
      i = end;
    }
    AddIndicators(rows, indicators_, schema_, &row_no_, out());
  }

  // The header ends where the first name of a level begins; where figures stand before
  // that, some level has a name that is not known, and the line of the first figure is
  // the first that is no header.
  std::size_t EndOfIndicatorHeader(std::size_t i) const {
    const std::size_t names = Find(i, {&form_.indicators, &form_.level1_name});
    std::size_t end = i;
    while (end < names && !IsFigureAt(end)) ++end;
    if (end == names) return names;
    while (end > i && !stream_.StartsLine(end)) --end;
    return end;
  }

  // A name that both levels have (成本指标) is of the level whose names are broken as
  // it is: their columns differ in width.
  bool IsSecondLevel(std::size_t i, std::size_t end) const {
    if (level1_cells_ == 0 || EndOfLabel(i, {&form_.level2_name}) != end) return false;
    const auto distance = [&](std::size_t cells) {
      return std::max(cells, end - i) - std::min(cells, end - i);
    };
    return level2_cells_ == 0 || distance(level2_cells_) < distance(level1_cells_);
  }

  // After the line that ends with as many numbers as there are columns for them, or
  // before the next label.
  std::size_t EndOfIndicator(std::size_t i, const Patterns& names) const {
    const std::size_t scores = CountScores(indicators_, *table_);
    std::size_t numbers = 0;
    for (std::size_t end = i; end < stream_.size(); ++end) {
      if (stream_.StartsLine(end)) {
        if (numbers >= scores && end > i) return end;
        if (end > i && IsAt(end, names)) return end;
        numbers = 0;
      }
      numbers = IsFlowValue(stream_.cells[end]->raw) ? numbers + 1 : 0;
    }
    return stream_.size();
  }

  // --- what is filled --------------------------------------------------------------

  FlowOutput out() { return {table_, &ledger_}; }

  std::span<const Cell* const> Cells(std::size_t first, std::size_t last) const {
    return std::span(stream_.cells).subspan(first, last - first);
  }

  bool IsFigureAt(std::size_t i) const {
    return table::LooksLikeFigure(stream_.cells[i]->raw);
  }

  void Enter(std::size_t first, std::size_t last, table::Fate fate) {
    out().Enter(Cells(first, last), fate);
  }

  // The cells as one label, which they are.
  std::string NameOf(std::size_t first, std::size_t last) {
    Enter(first, last, table::Fate::kLabel);
    return script::WithoutSpace(Join(stream_, first, last));
  }

  // The cells as one value of the last row.
  Fact* AddValue(std::size_t first, std::size_t last, int column) {
    return AddFlowValue(Cells(first, last), Join(stream_, first, last), column, out());
  }

  void AddRow(std::string name, std::size_t at) {
    Row& row = table_->rows.emplace_back();
    row.row_no = ++row_no_;
    row.item_name = std::move(name);
    if (at < stream_.size()) row.place = stream_.cells[at]->place;
    table::ClassifyRow(schema_, table_->table_id, &row);
  }

  int TextColumn(const std::string& label) {
    Column& column = table_->columns.emplace_back();
    column.path = HeaderPath({script::ReadLabel(label)});
    column.kind = Kind::kText;
    column.fiscal_year = table_->fiscal_year;
    return static_cast<int>(table_->columns.size()) - 1;
  }

  Stream stream_;
  const schemas::FormSpec& form_;
  const schemas::Schema& schema_;
  Table* table_;
  table::Ledger ledger_;
  std::vector<int> funds_;  // indices into Table::columns
  std::vector<int> indicators_;
  std::size_t level1_cells_ = 0;  // over how many cells the last name was broken
  std::size_t level2_cells_ = 0;
  int row_no_ = 0;
};

}  // namespace

bool IsFlowForm(const Fragment& fragment, const schemas::TableLayout& layout) {
  if (layout.shape != schemas::TableShape::kForm || layout.printed_columns.empty())
    return false;
  std::string text;
  for (const Cell& cell : fragment.cells) text += script::Fold(cell.raw);
  const auto found = static_cast<std::size_t>(
      std::ranges::count_if(layout.printed_columns, [&](const std::string& path) {
        return text.find(ListedPath(path).leaf()) != std::string::npos;
      }));
  return found * 5 >= layout.printed_columns.size() * 4;
}

table::Ledger ReadFlowForm(const Fragment& fragment, const schemas::TableLayout& layout,
                           const schemas::Schema& schema,
                           const table::TableContext& context, Table* table) {
  return FormReader(fragment, layout, schema, context, table).Read();
}

}  // namespace budget::flow
