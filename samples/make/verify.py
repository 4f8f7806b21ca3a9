#!/usr/bin/env python3
"""Compares a dataset of the samples with the models that the samples were made from.

  build/release/extract -o out samples/*/report.*
  samples/make/verify.py out

Every value cell that a model prints must be a fact, once, with its row, its header path
and its value, and no other fact may be there.  An oracle that knows nothing of the
program: look here before a new expected dataset is committed.
"""
import csv
import pathlib
import sys
from collections import Counter

import figures
from accounts_model import accounts_tables
from budget_model import budget_tables, codes_before_names
from grid import Cell

DOCUMENTS = {
    "tabbed-budget": lambda: budget_tables(figures.WATER),
    "gb18030-budget": lambda: budget_tables(figures.PARKS),
    "flow-final-accounts": lambda: accounts_tables(figures.ARCHIVE),
    "pdf-ruled-budget": lambda: budget_tables(figures.SCHOOLS),
    "pdf-three-line-accounts": lambda: accounts_tables(figures.ROADS),
    "pdf-borderless-budget": lambda: [g for g in budget_tables(figures.FORESTS) if g.columns <= 8],
    "pdf-banded-budget": lambda: [codes_before_names(g) for g in budget_tables(figures.MUSEUM)],
    "pdf-rotated-accounts": lambda: [accounts_tables(figures.ARCHIVE_2023)[i]
                                     for i in (0, 1, 2, 5, 4)],
    "narrative": lambda: [],
    "pdf-scanned": lambda: [],
}


def squeezed(text):
    return "".join(text.split())


def paths(grid):
    """The header path of each column."""
    parts = [[] for _ in range(grid.columns)]
    for row, column, cell in sorted(grid.header_cells(), key=lambda c: c[0]):
        for c in range(column, column + cell.columns):
            parts[c].append(squeezed(cell.text))
    return ["/".join(p) for p in parts]


def texts(row):
    return [cell.text if isinstance(cell, Cell) else cell for cell in row]


def expected(grid):
    header, width = paths(grid), grid.columns // grid.blocks
    for row in map(texts, grid.body):
        for block in range(grid.blocks):
            cells = range(block * width, (block + 1) * width)
            labels = [row[c] for c in cells if c % width < grid.label_columns]
            code = "".join(label for label in labels if label.isdigit())
            names = [squeezed(label) for label in labels if label and not label.isdigit()]
            if not code and names and names[-1][:3].isdigit():      # in one cell
                name = names[-1].lstrip("0123456789")
                code, names = names[-1][:-len(name)], [name]
            for c in cells:
                if c % width < grid.label_columns or header[c].endswith("行次") or not row[c]:
                    continue
                yield (squeezed(grid.title), code, names[-1] if names else "", header[c],
                       row[c].replace(",", ""))


def written(folder, source):
    rows = lambda name: csv.DictReader(open(folder / name, encoding="utf-8", newline=""))
    ids = {d["document_id"] for d in rows("documents.csv")
           if pathlib.PurePath(d["source"]).parent.name == source}
    titles = {(t["document_id"], t["table_no"]): t["table_title"] for t in rows("tables.csv")}
    for fact in rows("facts.csv"):
        if fact["document_id"] in ids and fact["table_id"] != "performance_targets":
            yield (titles[fact["document_id"], fact["table_no"]], fact["item_code"],
                   fact["item_name"], fact["column_path"], fact["value"]), fact["certainty"]


def main():
    folder, verbose, bad = pathlib.Path(sys.argv[1]), "-v" in sys.argv, 0
    for name, tables in DOCUMENTS.items():
        want = Counter(fact for grid in tables() for fact in expected(grid))
        facts = list(written(folder, name))
        got = Counter(fact for fact, _ in facts)
        unsure = sum(certainty != "printed" for _, certainty in facts)
        missing, extra = want - got, got - want
        bad += bool(missing or extra)
        print(f"{name:26} {sum(want.values()):5} cells  {sum(missing.values()):4} missing "
              f"{sum(extra.values()):4} extra  {unsure:4} not certain")
        if verbose:
            for mark, facts in (("-", missing), ("+", extra)):
                for fact in sorted(facts.elements()):
                    print("   ", mark, " | ".join(fact))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
