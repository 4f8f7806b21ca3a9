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

// Whether figures with a separator or decimals stand in the line by themselves: beside
// one word at most, their label, or no more words than figures.
bool HasLoneFigures(std::string_view text) {
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
  return figures > 0 && (words <= 1 || words <= figures);
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

// How many lines hold figures that may be a table's, among any that follow each other.
class FigureLines {
 public:
  explicit FigureLines(const std::vector<Line>& lines) {
    before_.reserve(lines.size() + 1);
    for (const Line& line : lines) {
      const bool figures = line.role == LineRole::kText && HasLoneFigures(line.text);
      before_.push_back(before_.back() + (figures ? 1 : 0));
    }
  }

  // Of the lines [from, to), or to the last one.
  std::size_t Count(std::size_t from, std::size_t to) const {
    return before_[std::min(to, before_.size() - 1)] - before_[from];
  }

 private:
  std::vector<std::size_t> before_ = {0};  // each line; and the last: all
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
                                    const schemas::Schema& schema, Stop stop) {
  std::vector<Table> unread;
  const FigureLines figures(lines);
  const schemas::TableLayout* layout = nullptr;  // of the caption; null: there is none
  std::size_t caption = 0;
  const auto end_at = [&](std::size_t line) {
    if (layout == nullptr) return;
    const std::size_t below = figures.Count(caption + 1, line);
    if (below >= kLeastLines) {
      unread.push_back(UnreadTable(lines[caption], *layout, below));
    }
    layout = nullptr;
  };
  std::size_t i = 0;
  for (; i < lines.size() && !stop.requested(); ++i) {
    // Far cheaper to tell than whether it is a caption.
    const bool can_begin = figures.Count(i + 1, i + 1 + kMostLines) >= kLeastLines;
    const schemas::TableLayout* found =
        layout != nullptr || can_begin ? LayoutOf(lines[i], schema) : nullptr;
    // A caption of a table that was read ends what stands below this one.
    if (found != nullptr || lines[i].role == LineRole::kCaption ||
        i - caption > kMostLines) {
      end_at(i);
    }
    if (found == nullptr) continue;
    layout = found;
    caption = i;
  }
  end_at(i);
  return unread;
}

}  // namespace budget::bind
