"""Draws grids and prose on the pages of a PDF, in the styles that publishers use.

Rules: "full" (strokes), "fills" (thin filled rectangles), "three-line" (above and below
the header and below the body), "rows" (above and below each row), "bands" (backgrounds
of the header and of every other row, no line), "none".  Coordinates are those of the page as displayed,
with y downwards; `Sheet` turns them into PDF's, also on pages with /Rotate.
"""
import io

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

from grid import Cell, Grid

FONT = "Song"
FONT_FILE = "/usr/share/fonts/truetype/arphic/uming.ttc"
MARGIN = 56


def register_font():
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(FONT, FONT_FILE, subfontIndex=0))


def width_of(text, size):
    return pdfmetrics.stringWidth(text, FONT, size)


def wrap(text, size, width):
    lines, line = [], ""
    for char in text:
        if line and width_of(line + char, size) > width:
            lines.append(line)
            line = ""
        line += char
    return lines + [line]


class Sheet:
    """A PDF that is filled from top to bottom."""

    def __init__(self, landscape=False, rotated=False, footer=True):
        register_font()
        self.buffer = io.BytesIO()
        self.canvas = canvas.Canvas(self.buffer, pagesize=A4, invariant=1)
        self.landscape, self.rotated, self.footer = landscape, rotated, footer
        self.number = 0
        self.open_page()

    def open_page(self):
        self.number += 1
        short, long = A4
        self.width, self.height = (long, short) if self.landscape else (short, long)
        self.canvas.setPageSize((self.width, self.height))
        self.canvas.setPageRotation(90 if self.rotated else 0)
        if self.rotated:
            # reportlab swaps the sides of a rotated page, so its media box is upright;
            # what is drawn here stands upright once the viewer has turned it.
            self.canvas.transform(0, 1, -1, 0, short, 0)
        self.y = MARGIN
        if self.footer:
            self.text(self.width / 2, self.height - 30, f"- {self.number} -", 9, "centre")

    def next_page(self, landscape=False, rotated=False):
        self.canvas.showPage()
        self.landscape, self.rotated = landscape, rotated
        self.open_page()

    def continue_page(self):
        """The next page, of the same kind."""
        self.next_page(self.landscape, self.rotated)

    def room(self, height):
        return self.y + height <= self.height - MARGIN

    def text(self, x, y, text, size, align="left", bold=False):
        """`y` is the baseline, downwards."""
        at = {"left": x, "centre": x - width_of(text, size) / 2,
              "right": x - width_of(text, size)}[align]
        for shift in (0, 0.25) if bold else (0,):     # printed twice: fake bold
            self.canvas.setFont(FONT, size)
            self.canvas.drawString(at + shift, self.height - y, text)

    def line(self, x0, y0, x1, y1, thickness=0.6, as_fill=False):
        if as_fill:
            half = thickness / 2
            self.canvas.rect(min(x0, x1) - half, self.height - max(y0, y1) - half,
                             abs(x1 - x0) + thickness, abs(y1 - y0) + thickness, stroke=0, fill=1)
        else:
            self.canvas.setLineWidth(thickness)
            self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    def heading(self, text, size=14, align="left", bold=True):
        if not self.room(3 * size):
            self.continue_page()
        self.y += 1.6 * size
        x = self.width / 2 if align == "centre" else MARGIN
        self.text(x, self.y, text, size, align, bold)
        self.y += 0.6 * size

    def paragraph(self, text, size=10.5):
        lines = wrap("　　" + text, size, self.width - 2 * MARGIN)
        for line in lines:
            if not self.room(1.7 * size):
                self.continue_page()
            self.y += 1.7 * size
            self.text(MARGIN, self.y, line, size)
        self.y += 0.4 * size

    def contents(self, entries):
        self.heading("目 录", 16, "centre")
        for entry, page in entries:
            self.y += 20
            self.text(MARGIN, self.y, entry, 10.5)
            dots = "…" * int((self.width - 2 * MARGIN - width_of(entry, 10.5) - 30) / 10.5)
            self.text(self.width - MARGIN, self.y, f"{dots}{page}", 10.5, "right")

    def bytes(self):
        self.canvas.showPage()
        self.canvas.save()
        return self.buffer.getvalue()


class TableDrawer:
    def __init__(self, sheet: Sheet, grid: Grid, rules="full", size=9, repeat="header",
                 bold_title=True, row_height=None, width=None, x=None, unit_in_title=False):
        self.unit_in_title, self.banded = unit_in_title, False
        self.sheet, self.grid, self.rules, self.size = sheet, grid, rules, size
        self.repeat, self.bold_title = repeat, bold_title
        full = width or sheet.width - 2 * MARGIN
        self.x0 = MARGIN if x is None else x
        unit = full / sum(grid.widths)
        self.edges = [self.x0]
        for part in grid.widths:
            self.edges.append(self.edges[-1] + part * unit)
        self.row_height = row_height or 1.9 * size

    # Heights.
    def cell_lines(self, text, column, columns=1):
        return wrap(text, self.size, self.edges[column + columns] - self.edges[column] - 5)

    def height_of(self, texts):
        lines = max([len(self.cell_lines(t, c)) for c, t in enumerate(texts)
                     if t and not isinstance(t, Cell)] or [1])
        return max(self.row_height, lines * 1.25 * self.size + 0.65 * self.size)

    def header_heights(self):
        heights = []
        for row in range(len(self.grid.header)):
            lines = 1
            for r, column, cell in self.grid.header_cells():
                if r == row and cell.rows == 1:
                    lines = max(lines, len(self.cell_lines(cell.text, column, cell.columns)))
            heights.append(max(self.row_height, lines * 1.25 * self.size + 0.65 * self.size))
        for r, column, cell in self.grid.header_cells():      # tall cells stretch the last row
            need = len(self.cell_lines(cell.text, column, cell.columns)) * 1.25 * self.size
            have = sum(heights[r:r + cell.rows])
            if need + 0.5 * self.size > have:
                heights[r + cell.rows - 1] += need + 0.5 * self.size - have
        return heights

    # Marks.
    def put(self, text, column, columns, top, height, align):
        lines = self.cell_lines(text, column, columns)
        left, right = self.edges[column], self.edges[column + columns]
        y = top + (height - len(lines) * 1.25 * self.size) / 2 + self.size
        for line in lines:
            x = {"left": left + 2.5, "right": right - 2.5, "centre": (left + right) / 2}[align]
            self.sheet.text(x, y, line, self.size, align)
            y += 1.25 * self.size

    def rule(self, x0, y0, x1, y1, thickness=0.6):
        self.sheet.line(x0, y0, x1, y1, thickness, self.rules == "fills")

    def box(self, column, columns, top, height):
        if self.rules not in ("full", "fills", "rows"):
            return
        left, right = self.edges[column], self.edges[column + columns]
        self.rule(left, top, right, top)
        self.rule(left, top + height, right, top + height)
        if self.rules == "rows":
            return
        self.rule(left, top, left, top + height)
        self.rule(right, top, right, top + height)

    def across(self, y, thickness):
        if self.rules == "three-line":
            self.rule(self.edges[0], y, self.edges[-1], y, thickness)

    def band(self, height, grey=0.92):
        if self.rules == "bands":
            c = self.sheet.canvas
            c.setFillGray(grey)
            c.rect(self.edges[0], self.sheet.height - self.sheet.y - height,
                   self.edges[-1] - self.edges[0], height, stroke=0, fill=1)
            c.setFillGray(0)

    # Parts.
    def title(self):
        sheet, grid = self.sheet, self.grid
        if grid.title:
            sheet.y += 2.2 * self.size
            middle = (self.edges[0] + self.edges[-1]) / 2
            title = grid.title + (f"（单位：{grid.unit}）" if self.unit_in_title else "")
            sheet.text(middle, sheet.y, title, self.size + 5, "centre", self.bold_title)
        sheet.y += 2.2 * self.size
        if grid.form_number:
            sheet.text(self.edges[-1], sheet.y, grid.form_number, self.size, "right")
            sheet.y += 1.5 * self.size
        if grid.department:
            sheet.text(self.edges[0], sheet.y, f"部门：{grid.department}", self.size)
        if grid.unit and not self.unit_in_title:
            sheet.text(self.edges[-1], sheet.y, f"单位：{grid.unit}", self.size, "right")
        sheet.y += 0.7 * self.size

    def header(self):
        heights = self.header_heights()
        top = self.sheet.y
        self.band(sum(heights), 0.85)
        self.across(top, 1.2)
        for row, column, cell in self.grid.header_cells():
            y, height = top + sum(heights[:row]), sum(heights[row:row + cell.rows])
            self.put(cell.text, column, cell.columns, y, height, "centre")
            self.box(column, cell.columns, y, height)
            if self.rules == "three-line" and cell.columns > 1:
                self.rule(self.edges[column] + 3, y + height, self.edges[column + cell.columns] - 3,
                          y + height, 0.4)
        self.sheet.y += sum(heights)
        if self.grid.numbers:
            self.body_row(self.grid.numbers, centre=True)
        self.across(self.sheet.y, 0.6)

    def body_row(self, row, centre=False):
        height, top = self.height_of(row), self.sheet.y
        self.banded = not self.banded and not centre
        if not self.banded:
            self.band(height)
        per_block = self.grid.columns // self.grid.blocks
        covered = 0
        for column, cell in enumerate(row):
            text, columns = (cell.text, cell.columns) if isinstance(cell, Cell) else (cell, 1)
            if column < covered:
                continue
            covered = column + columns
            label = column % per_block < self.grid.label_columns
            align = "centre" if centre or columns > 1 else "left" if label else "right"
            if text:
                self.put(text, column, columns, top, height, align)
            self.box(column, columns, top, height)
        self.sheet.y += height

    def draw(self):
        sheet = self.sheet
        head = 6 * self.size + sum(self.header_heights())
        if not sheet.room(head + 4 * self.row_height):
            sheet.continue_page()
        self.title()
        self.header()
        for row in self.grid.body:
            if not sheet.room(self.height_of(row)):
                self.across(sheet.y, 1.2)
                sheet.continue_page()
                if self.repeat == "title":
                    self.title()
                if self.repeat != "nothing":
                    self.header()
                else:
                    self.across(sheet.y, 1.2)
            self.body_row(row)
        self.across(sheet.y, 1.2)
        for note in self.grid.notes:
            sheet.y += 1.7 * self.size
            sheet.text(self.edges[0], sheet.y, note, self.size)
        sheet.y += 2 * self.size


def draw_rotated_table(sheet: Sheet, grid: Grid, **options):
    """A table turned by 90 degrees on an upright page of its own: it reads upwards."""
    sheet.next_page()
    c, (width, height) = sheet.canvas, (sheet.width, sheet.height)
    c.saveState()
    c.transform(0, 1, -1, 0, width, 0)
    sheet.width, sheet.height = height, width
    sheet.y = MARGIN
    TableDrawer(sheet, grid, **options).draw()
    c.restoreState()
    sheet.width, sheet.height = width, height
    sheet.y = height
