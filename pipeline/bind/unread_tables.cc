#include "pipeline/bind/unread_tables.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "pipeline/script/number.h"
#include "pipeline/script/text.h"

namespace budget::bind {
namespace {

// Of a table without rules the figures stand in lines of their own, or several in a
// line; two such lines may be the end of a contents list or a page number.
constexpr std::size_t kLeastLines = 3;
constexpr std::size_t kMostLines = 60;        // below a caption: a page of them
constexpr std::size_t kLongestCaption = 180;  // bytes

// How many figures with a separator or decimals stand in the line by themselves, or -1
// if words do, too, that are no label: more than one.
int LoneFigures(std::string_view text) {
  int figures = 0;
  int words = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    const bool figure = word.find_first_of(".,") != std::string_view::npos &&
                        script::ParseNumber(word).has_value();
    ++(figure ? figures : words);
  }
  return words > 1 && words > figures ? 0 : figures;
}

const schemas::TableLayout* LayoutOf(const Line& line, const schemas::Schema& schema) {
  if (line.role != LineRole::kText || line.text.size() > kLongestCaption)
    return nullptr;
  const std::string folded = script::Fold(line.text);
  for (const schemas::TableLayout& layout : schema.tables) {
    if (layout.caption.MatchesAll(folded)) return &layout;
  }
  return nullptr;
}

// Whether figures that may be a table's stand below a line: far cheaper to tell than
// whether it is a caption.
class FiguresBelow {
 public:
  explicit FiguresBelow(const std::vector<Line>& lines) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (HasFigures(lines[i])) with_figures_.push_back(i);
    }
  }

  static bool HasFigures(const Line& line) {
    return line.role == LineRole::kText && LoneFigures(line.text) > 0;
  }

  bool operator()(std::size_t line) const {
    const auto first = std::ranges::upper_bound(with_figures_, line);
    const auto left = static_cast<std::size_t>(with_figures_.end() - first);
    return left >= kLeastLines && *(first + (kLeastLines - 1)) <= line + kMostLines;
  }

 private:
  std::vector<std::size_t> with_figures_;  // places in the lines
};

Table UnreadTable(const Line& caption, const schemas::TableLayout& layout,
                  std::size_t lines) {
  Table table;
  table.table_id = layout.table_id;
  table.layout = layout.id;
  table.title = script::WithoutSpace(caption.text);
  table.first_page = table.last_page = caption.place.page;
  table.first_line = table.last_line = caption.place.line;
  table.status = TableStatus::kUnread;
  table.note =
      "the figures in " + std::to_string(lines) + " lines below it are not read";
  return table;
}

}  // namespace

std::vector<Table> FindUnreadTables(const std::vector<Line>& lines,
                                    const schemas::Schema& schema) {
  std::vector<Table> unread;
  const Line* caption = nullptr;
  const schemas::TableLayout* layout = nullptr;
  std::size_t seen = 0;
  std::size_t with_figures = 0;
  const auto end = [&] {
    if (caption != nullptr && with_figures >= kLeastLines) {
      unread.push_back(UnreadTable(*caption, *layout, with_figures));
    }
    caption = nullptr;
    seen = with_figures = 0;
  };
  const FiguresBelow figures_below(lines);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    const schemas::TableLayout* found =
        caption != nullptr || figures_below(i) ? LayoutOf(line, schema) : nullptr;
    if (found != nullptr) {
      end();
      caption = &line;
      layout = found;
      continue;
    }
    if (caption == nullptr) continue;
    // A caption of a table that was read ends what stands below this one.
    if (line.role == LineRole::kCaption || ++seen > kMostLines) {
      end();
    } else if (FiguresBelow::HasFigures(line)) {
      ++with_figures;
    }
  }
  end();
  return unread;
}

}  // namespace budget::bind
