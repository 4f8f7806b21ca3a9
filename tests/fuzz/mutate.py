#!/usr/bin/env python3
"""Damages documents at random and reads them: by hand, before a release.

    tests/fuzz/mutate.py build/release/extract FOUND/ --files 2000 samples/ more/...

Each round damages 100 files, reads them in one run and looks at the dataset: a row for
each file, every record with all its fields.  Files whose reader crashed, met a limit or
says `internal` are kept in FOUND/ with the error in their name.  The same --seed gives
the same files.  Most PDFs are uncompressed first, so that the damage reaches what the
pages say.
"""

import argparse
import csv
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import zlib

ENDINGS = {".pdf", ".txt", ".text", ".md", ".tsv", ".html", ".htm"}
BAD = re.compile(r"crashed|memory-limit|timeout|internal")
NUMBERS = [b"0", b"-1", b"65536", b"2147483647", b"-2147483648", b"4294967296",
           b"99999999999999999999", b"1e300", b"0.00000001"]
LARGEST = 4 << 20
ROUND = 100


def seeds_of(folders):
    paths = [p for f in folders for p in sorted(pathlib.Path(f).rglob("*"))]
    return [p for p in paths if p.suffix.lower() in ENDINGS and p.is_file()
            and p.stat().st_size < LARGEST]


def inflated(match):
    """The object with its stream uncompressed; it is repaired when it is read."""
    head, body = match.group(1), match.group(2)
    if b"/FlateDecode" not in head or b"/Predictor" in head or b"/ObjStm" in head:
        return match.group()
    try:
        body = zlib.decompressobj().decompress(body, LARGEST)
    except zlib.error:
        return match.group()
    head = re.sub(rb"/Filter\s*(\[\s*)?/FlateDecode(\s*\])?", b"", head)
    head = re.sub(rb"/Length\s+\d+(\s+\d+\s+R)?", b"/Length %d" % len(body), head)
    return head + b"stream\n" + body + b"\nendstream"


def bytes_of(path, plain):
    text = path.read_bytes()
    if path.suffix.lower() != ".pdf" or not plain:
        return text
    return re.sub(rb"(<<(?:(?!endobj|stream).){0,4000}>>\s*)stream\r?\n(.*?)endstream",
                  inflated, text, flags=re.DOTALL)


def a_number(text, rng):
    numbers = list(re.finditer(rb"-?\d+(\.\d+)?", text[:LARGEST]))
    if not numbers:
        return text
    at = rng.choice(numbers)
    return text[:at.start()] + rng.choice(NUMBERS) + text[at.end():]


def a_reference(text, rng):
    """One object for another: loops of pages, forms and fonts."""
    references = list(re.finditer(rb"\d+ 0 R", text))
    if not references:
        return a_number(text, rng)
    at, other = rng.choice(references), rng.choice(references)
    return text[:at.start()] + other.group() + text[at.end():]


def a_piece(text, rng, others):
    a, b = sorted(rng.randrange(len(text) + 1) for _ in range(2))
    b = min(b, a + rng.choice([1, 16, 256, 65536]))
    other = rng.choice(others)
    c = rng.randrange(len(other) + 1)
    kinds = [b"", text[a:b] * rng.choice([2, 3, 50]), other[c:c + b - a],
             bytes(rng.randrange(256) for _ in range(min(b - a, 64)))]
    return text[:a] + rng.choice(kinds) + text[b:]


def damaged(text, rng, others):
    for _ in range(rng.choice([1, 1, 2, 4, 8])):
        kind = rng.randrange(6)
        if kind <= 1:
            text = a_number(text, rng)
        elif kind == 2:
            text = a_reference(text, rng)
        elif kind == 3 and rng.random() < 0.3:
            text = text[:rng.randrange(len(text) + 1)]
        else:
            text = a_piece(text, rng, others)
    return text[:LARGEST]


def read(program, folder, out, timeout):
    """Rows of documents.csv by name; what is wrong with the run itself ends this one."""
    run = subprocess.run([program, "-q", "--timeout", str(timeout), "--memory", "512M",
                          "-o", out, folder], capture_output=True, check=False)
    if run.returncode not in (0, 1):
        sys.exit(f"exit status {run.returncode}: {run.stderr.decode(errors='replace')}")
    rows = {}
    for path in pathlib.Path(out).glob("*.csv"):
        with open(path, newline="", encoding="utf-8") as file:
            records = list(csv.reader(file))
        for record in records:
            if len(record) != len(records[0]):
                sys.exit(f"{path}: a record with {len(record)} fields")
        if path.name == "documents.csv":
            rows = {os.path.basename(r[1]): r[6] for r in records[1:]}
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("found")
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--timeout", type=float, default=10)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    seeds = seeds_of(options.folders)
    os.makedirs(options.found, exist_ok=True)
    found = 0
    for start in range(0, options.files, ROUND):
        with tempfile.TemporaryDirectory() as folder:
            documents = os.path.join(folder, "in")
            os.mkdir(documents)
            chosen = [rng.choice(seeds) for _ in range(ROUND)]
            texts = [bytes_of(path, rng.random() < 0.7) for path in chosen]
            names = [f"{start + i:06}{path.suffix}" for i, path in enumerate(chosen)]
            for name, text in zip(names, texts):
                with open(os.path.join(documents, name), "wb") as file:
                    file.write(damaged(text, rng, texts))
            rows = read(options.program, documents, os.path.join(folder, "out"),
                        options.timeout)
            for name, path in zip(names, chosen):
                if name not in rows:
                    sys.exit(f"{name} has no row")
                if BAD.match(rows[name]):
                    found += 1
                    print(f"{name} ({path.name}): {rows[name]}", flush=True)
                    code = rows[name].split(":")[0]
                    shutil.copy(os.path.join(documents, name),
                                os.path.join(options.found, f"{code}-{options.seed}-{name}"))
        print(f"{start + ROUND} files, {found} found", flush=True)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
