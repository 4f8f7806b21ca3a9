#!/usr/bin/env python3
"""Writes the documents of samples/ anew: the texts, and the PDFs where reportlab is there.

The same sources give the same bytes.  Expected datasets are not made here: they come
from the program and are looked at (see samples/README.md).
"""
import pathlib
import sys

from text_documents import text_samples

TOP = pathlib.Path(__file__).resolve().parent.parent


def write(name, content):
    path = TOP / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    print(f"{len(content):8} {name}")


def main():
    for name, content in text_samples():
        write(name, content)
    if "--text" in sys.argv[1:]:
        return
    from pdf_documents import pdf_samples
    for name, content in pdf_samples():
        write(name, content)


if __name__ == "__main__":
    main()
