"""Grids as lines of text, in the two ways that published texts have them."""
from grid import Grid


def tabbed(grid: Grid, break_after=None, repeat="header"):
    """Cells separated by tabs; a merged cell stands in its first place, the others are
    blank.  After `break_after` body rows a page ends and the table goes on below with
    `repeat`: "title", "header" or "nothing"."""
    head = tab_header(grid)
    lines = caption(grid) + head
    for i, row in enumerate(grid.body):
        if break_after == i:
            lines += {"title": [""] + caption(grid) + head, "header": [""] + head,
                      "nothing": [""]}[repeat]
        lines.append("\t".join(row))
    lines += ["\t" * (grid.columns - 1)] * grid.empty_rows
    return lines + ([""] + grid.notes if grid.notes else []) + [""]


def caption(grid):
    lines = [grid.title, ""]
    if grid.form_number:
        lines += [grid.form_number]
    if grid.unit:
        lines += [f"单位：{grid.unit}", ""]
    return lines


def tab_header(grid):
    rows = [[""] * grid.columns for _ in grid.header]
    for row, column, cell in grid.header_cells():
        rows[row][column] = cell.text
    if grid.numbers:
        rows.append(grid.numbers)
    return ["\t".join(row) for row in rows]


def flow(grid: Grid):
    """What a copy from a page gives: cells separated by spaces, blank ones gone, a blank
    line between the lines."""
    lines = [grid.title]
    if grid.form_number:
        lines.append(grid.form_number)
    lines.append(" ".join(filter(None, [f"部门：{grid.department}", f"单位：{grid.unit}"])))
    for row in range(len(grid.header)):
        cells = [c.text for r, _, c in grid.header_cells() if r == row]
        lines.append(" ".join(cells))
    if grid.numbers:
        lines.append(" ".join(filter(None, grid.numbers)))
    for row in grid.body:
        text = " ".join(filter(None, row))
        if text:
            lines.append(text)
    lines += grid.notes
    spaced = []
    for line in lines:
        spaced += [line, ""]
    return spaced
