"""Grids in the forms that converters give: bars, boxes, columns of blanks, commas, one
cell a line."""
import unicodedata

from text_layout import caption, tab_header


def rows_of(grid):
    return [line.split("\t") for line in tab_header(grid)] + [list(row) for row in grid.body]


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def padded(text, columns, right=False):
    blanks = " " * (columns - width(text))
    return blanks + text if right else text + blanks


def widths(rows):
    return [max(width(row[i]) for row in rows) for i in range(len(rows[0]))]


def is_figure(text):
    return text.replace(",", "").replace(".", "").replace("-", "").isdigit() and "." in text


def bars(grid):
    head, *body = rows_of(grid)
    line = " | ".join
    return caption(grid) + [line(head), "|".join(["---"] * len(head))] + [line(row) for row in body] + [""]


def box(grid):
    rows = rows_of(grid)
    wide = widths(rows)

    def rule(left, cross, right):
        return left + cross.join("─" * (w + 2) for w in wide) + right
    lines = [rule("┌", "┬", "┐")]
    for i, row in enumerate(rows):
        lines += [rule("├", "┼", "┤")] if i else []
        lines.append("│" + "│".join(f" {padded(c, w, is_figure(c))} " for c, w in zip(row, wide)) + "│")
    return caption(grid) + lines + [rule("└", "┴", "┘"), ""]


def aligned(grid):
    rows = rows_of(grid)
    wide = widths(rows)
    figures = [any(is_figure(row[i]) for row in rows) for i in range(len(wide))]
    lines = ["   ".join(padded(c, w, f) for c, w, f in zip(row, wide, figures)).rstrip() for row in rows]
    return caption(grid) + lines + [""]


def commas(grid):
    lines = [",".join(f'"{c}"' if "," in c else c for c in row) for row in rows_of(grid)]
    return caption(grid) + lines + [""]


def stacked(grid):
    return caption(grid) + [cell for row in rows_of(grid) for cell in row] + [""]
