"""A printed table: header cells with spans, body rows, and what stands around it.

A layout (text_layout.py, pdf_layout.py) turns a Grid into lines of text or marks on a
page; a model (budget_model.py, accounts_model.py) fills it with figures that add up.
"""
from dataclasses import dataclass, field


@dataclass
class Cell:
    text: str
    columns: int = 1
    rows: int = 1


@dataclass
class Grid:
    title: str
    unit: str                       # "万元", or "" where none is printed
    columns: int
    header: list                    # rows of Cell; a cell covered by a span is left out
    body: list                      # rows of str, "" for a blank cell
    widths: list                    # relative, one for each column
    form_number: str = ""           # 公开01表
    numbers: list = field(default_factory=list)   # the 栏次 row; empty: none
    notes: list = field(default_factory=list)
    department: str = ""
    label_columns: int = 1          # set flush left in each block
    blocks: int = 1
    empty_rows: int = 0             # ruled rows without content

    def header_cells(self):
        """(row, column, Cell) of every header cell."""
        taken, placed = set(), []
        for row, cells in enumerate(self.header):
            column = 0
            for cell in cells:
                while (row, column) in taken:
                    column += 1
                placed.append((row, column, cell))
                for r in range(row, row + cell.rows):
                    for c in range(column, column + cell.columns):
                        taken.add((r, c))
        size = len(self.header) * self.columns
        if len(taken) != size:
            raise ValueError(f"{self.title}: the header covers {len(taken)} of {size} cells")
        return placed

    def check(self):
        self.header_cells()
        for row in self.body:
            if len(row) != self.columns:
                raise ValueError(f"{self.title}: {row} has not {self.columns} cells")
        return self
