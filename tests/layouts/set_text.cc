#include "tests/layouts/set_text.h"

#include <algorithm>
#include <cstddef>

#include "tests/layouts/pdf_sheet.h"

namespace budget::layouts {
namespace {

using Row = std::vector<std::string>;

// In cells of a terminal: an ideograph takes two.
std::size_t Width(const std::string& text) {
  std::size_t width = 0;
  for (const char32_t c : Decode(text)) width += c < 0x80 ? 1 : 2;
  return width;
}

std::vector<std::size_t> Widths(const std::vector<Row>& rows) {
  std::vector<std::size_t> widths(rows.front().size());
  for (const Row& row : rows) {
    for (std::size_t c = 0; c < row.size(); ++c) {
      widths[c] = std::max(widths[c], Width(row[c]));
    }
  }
  return widths;
}

std::string Joined(const Row& row, const std::string& between) {
  std::string line;
  for (std::size_t c = 0; c < row.size(); ++c) line += (c == 0 ? "" : between) + row[c];
  return line;
}

std::string Quoted(const std::string& text) {
  return text.find(',') == std::string::npos ? text : "\"" + text + "\"";
}

// Figures to the right, everything else to the left.
std::string Padded(const std::string& text, std::size_t width, bool right) {
  const std::string blanks(width - Width(text), ' ');
  return right ? blanks + text : text + blanks;
}

Row PaddedRow(const SetTable& table, const Row& row, bool head,
              const std::vector<std::size_t>& widths) {
  Row padded;
  for (std::size_t c = 0; c < row.size(); ++c) {
    const bool right = !head && table.columns[c] == Role::kFigure;
    padded.push_back(Padded(row[c], widths[c], right));
  }
  return padded;
}

std::string Border(const char* left, const char* between, const char* right,
                   const std::vector<std::size_t>& widths) {
  std::string line = left;
  for (std::size_t c = 0; c < widths.size(); ++c) {
    if (c > 0) line += between;
    for (std::size_t i = 0; i < widths[c]; ++i) line += "─";
  }
  return line + right + "\n";
}

std::string Html(const SetTable& table) {
  std::string out = "<table>\n";
  int row = -1;
  for (const SetCell& cell : table.cells) {
    for (; row < cell.row; ++row) out += row < 0 ? "<tr>" : "</tr>\n<tr>";
    out += "<td";
    if (cell.row_span > 1) out += " rowspan=\"" + std::to_string(cell.row_span) + "\"";
    if (cell.column_span > 1) {
      out += " colspan=\"" + std::to_string(cell.column_span) + "\"";
    }
    out += ">" + cell.text + "</td>";
  }
  return out + "</tr>\n</table>\n";
}

// As text lies in many files: what has no text has no line.
std::string CellsALine(const SetTable& table) {
  std::string out;
  for (const SetCell& cell : table.cells) {
    if (!cell.text.empty()) out += cell.text + "\n";
  }
  return out;
}

std::string SetOne(const SetTable& table, const Style& style) {
  if (style.family == Family::kHtml) return Html(table);
  if (style.family == Family::kCells) return CellsALine(table);
  std::vector<Row> rows = Lines(table, style.fill_merged);
  const std::vector<std::size_t> widths = Widths(rows);
  std::string out;
  if (style.family == Family::kBox) out += Border("┌", "┬", "┐", widths);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    Row& row = rows[r];
    const bool head = r < static_cast<std::size_t>(table.head_rows);
    switch (style.family) {
      case Family::kPipes:
        out += style.outer_bars ? "| " + Joined(row, " | ") + " |" : Joined(row, " | ");
        if (r + 1 == static_cast<std::size_t>(table.head_rows)) {
          const std::string dashes = Joined(Row(row.size(), "---"), "|");
          out += style.outer_bars ? "\n|" + dashes + "|" : "\n" + dashes;
        }
        break;
      case Family::kCsv:
        std::ranges::transform(row, row.begin(), Quoted);
        out += Joined(row, ",");
        break;
      case Family::kSpaces:
        out += Joined(PaddedRow(table, row, head, widths), "   ");
        break;
      case Family::kBox:
        out += "│" + Joined(PaddedRow(table, row, head, widths), "│") + "│";
        if (r + 1 == static_cast<std::size_t>(table.head_rows)) {
          out += "\n" + Border("├", "┼", "┤", widths);
          out.pop_back();
        }
        break;
      default:
        out += Joined(row, "\t");
        break;
    }
    out += "\n";
  }
  if (style.family == Family::kBox) out += Border("└", "┴", "┘", widths);
  return out;
}

}  // namespace

std::string SetText(const std::string& heading, const Style& style,
                    const std::vector<SetTable>& tables) {
  std::string out = heading + "\n\n";
  for (const SetTable& table : tables) {
    if (!table.form_number.empty()) out += table.form_number + "\n";
    for (const std::string& line : table.title) out += line + "\n";
    for (const std::string& line : table.lines_above) out += line + "\n";
    out += SetOne(table, style);
    for (const std::string& note : table.notes) out += note + "\n";
    out += "\n";
  }
  return out;
}

}  // namespace budget::layouts
