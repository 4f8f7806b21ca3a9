"""Compares a workbook with the CSV of its dataset: compare_xlsx.py FILE DATASET en|zh.

Every cell must have the value of the CSV: numbers as numbers, equal as decimals; texts as
texts.  Exits with 1 and names the first cell that differs.
"""
import csv
import decimal
import json
import re
import sys
import xml.etree.ElementTree as ET
import zipfile

MAIN = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
EXACT_DIGITS = 15


def cells(row):
    """The cells of a row: their column, whether they are numbers, and their text."""
    for cell in row.findall(MAIN + 'c'):
        column = 0
        for letter in re.match('[A-Z]+', cell.get('r')).group():
            column = column * 26 + ord(letter) - ord('A') + 1
        kind = cell.get('t')
        if kind == 'inlineStr':
            text = ''.join(t.text or '' for t in cell.iter(MAIN + 't'))
            text = re.sub('_x([0-9A-F]{4})_', lambda m: chr(int(m.group(1), 16)), text)
        else:
            text = cell.findtext(MAIN + 'v')
        formula = cell.findtext(MAIN + 'f')
        yield column - 1, kind is None, text, formula


def same(got, want, numeric):
    is_number, text = got
    if not want:
        return text == ''
    if not is_number:
        long_number = numeric and len(re.sub('[^0-9]', '', want)) > EXACT_DIGITS
        return text == want and (not numeric or long_number)
    number = decimal.Decimal(f'{float(text):.{EXACT_DIGITS}g}')
    return numeric and number == decimal.Decimal(want)


def main(path, folder, language):
    book = zipfile.ZipFile(path)
    resources = json.load(open(folder + '/datapackage.json', encoding='utf-8'))['resources']
    links = 0
    for number, resource in enumerate(resources, 1):
        rows = list(csv.reader(open(f"{folder}/{resource['path']}", encoding='utf-8', newline='')))
        numeric = [f['type'] != 'string' for f in resource['schema']['fields']]
        sheet = ET.fromstring(book.read(f'xl/worksheets/sheet{number}.xml'))
        printed = sheet.findall(f'{MAIN}sheetData/{MAIN}row')
        if len(printed) != len(rows):
            sys.exit(f"{resource['name']}: {len(printed)} rows, not {len(rows)}")
        for y, (row, want) in enumerate(zip(printed, rows)):
            got = [(False, '')] * len(want)
            for column, is_number, text, formula in cells(row):
                if column < len(want):
                    got[column] = (is_number, text)
                links += formula is not None
            for x, (cell, value) in enumerate(zip(got, want)):
                if y == 0:
                    named = cell[1] == value
                    good = named if language == 'en' else not re.fullmatch('(column )?[a-z0-9_.]+', cell[1])
                else:
                    good = same(cell, value, numeric[x])
                if not good:
                    sys.exit(f"{resource['name']}, row {y + 1}, {rows[0][x]}: {cell} is not {value!r}")
    if links == 0:
        sys.exit('no cell links to a page')


main(*sys.argv[1:])
