"""The PDF samples: (file below samples/, bytes)."""
from PIL import Image, ImageDraw, ImageFont

import figures
from accounts_model import accounts_tables
from budget_model import budget_tables, codes_before_names
from pdf_layout import FONT_FILE, Sheet, TableDrawer, draw_rotated_table
from prose import TERMS, accounts_explanation
from prose_yuan import schools_explanation


def cover(sheet, *lines):
    sheet.y = sheet.height / 3
    for line in lines:
        sheet.heading(line, 22, "centre")
    sheet.next_page()


def prose(sheet, lines):
    """Lines that look like headings become headings."""
    for line in lines:
        if line[1:2] == "、" and len(line) < 24:
            sheet.heading(line, 12)
        elif len(line) < 30 and (line.startswith("第") or not line.endswith("。")):
            sheet.heading(line, 15, "centre")
        else:
            sheet.paragraph(line)


def ruled_budget():
    """元; full rules; merged headers; codes in three columns; tables over pages."""
    budget = figures.SCHOOLS
    tables = budget_tables(budget)
    sheet = Sheet()
    cover(sheet, f"{budget.name}", f"{budget.year}年部门预算")
    names = [f"{'一二三四五六七八九'[i]}、{g.title}" for i, g in enumerate(tables)]
    sheet.contents([("第一部分 部门概况", 3), ("第二部分 部门预算表", 4)] +
                   [(name, 4 + i) for i, name in enumerate(names)] + [("第三部分 部门预算情况说明", 12)])
    sheet.next_page()
    prose(sheet, ["第一部分 部门概况", "一、主要职责",
                  "管理本区的中小学校、幼儿园和教师进修机构，安排教育经费，组织招生与考试。",
                  "二、机构设置", "本部门包括机关1家、下属学校46所、幼儿园31所。"])
    sheet.next_page()
    prose(sheet, ["第二部分 部门预算表"])
    for i, grid in enumerate(tables):
        wide = grid.columns > 9
        if i:
            sheet.next_page(landscape=wide)
        TableDrawer(sheet, grid, rules="full", size=8 if wide else 9,
                    row_height=38 if grid.title == "部门收入总表" else None).draw()
    sheet.next_page()
    prose(sheet, schools_explanation(budget) + TERMS)
    return sheet.bytes()


def three_line_accounts():
    """万元; three-line tables and one with three blocks; titles in fake bold; a table goes
    on over the page without its header."""
    accounts = figures.ROADS
    sheet = Sheet()
    cover(sheet, f"{accounts.year}年度", f"{accounts.name}", "部门决算")
    prose(sheet, ["第一部分 部门概况",
                  "承担市区道路清扫、生活垃圾收运和公共厕所管理，年末在职人员164人。",
                  f"第二部分 {accounts.year}年度部门决算表"])
    for grid in accounts_tables(accounts):
        blocks = grid.blocks == 3
        TableDrawer(sheet, grid, rules="fills" if blocks else "three-line",
                    size=7.5 if grid.columns > 8 else 9, repeat="nothing").draw()
    sheet.next_page()
    prose(sheet, accounts_explanation(accounts))
    return sheet.bytes()


def borderless_budget():
    """万元; no rule at all: columns only by where the figures stand."""
    budget = figures.FORESTS
    sheet = Sheet()
    sheet.heading(f"{budget.name}{budget.year}年部门预算", 16, "centre")
    for grid in budget_tables(budget):
        if grid.columns > 8:
            continue          # no publisher sets twelve columns without a rule
        TableDrawer(sheet, grid, rules="none", size=9, row_height=17).draw()
    return sheet.bytes()


def banded_budget():
    """万元 behind the titles; rules between all rows, then bands without any rule; codes
    before the names, in one cell; tables over pages without their header."""
    budget = figures.MUSEUM
    sheet = Sheet()
    sheet.heading(f"{budget.name}{budget.year}年部门预算", 16, "centre")
    for i, grid in enumerate(budget_tables(budget)):
        TableDrawer(sheet, codes_before_names(grid), rules="rows" if i < 4 else "bands",
                    size=9 if grid.columns < 9 else 7.5, repeat="nothing",
                    unit_in_title=True).draw()
    return sheet.bytes()


def rotated_accounts():
    """Wide tables on pages with /Rotate, and one turned on an upright page."""
    accounts = figures.ARCHIVE_2023
    tables = accounts_tables(accounts)
    sheet = Sheet()
    cover(sheet, f"{accounts.year}年度", f"{accounts.name}部门决算")
    TableDrawer(sheet, tables[0]).draw()
    for grid in tables[1:3]:
        sheet.next_page(landscape=True, rotated=True)
        TableDrawer(sheet, grid, size=8).draw()
    draw_rotated_table(sheet, tables[5], size=8)
    draw_rotated_table(sheet, tables[4], size=8)
    sheet.next_page()
    prose(sheet, accounts_explanation(accounts))
    return sheet.bytes()


def scanned_page():
    """A picture of a page: nothing that could be read as text."""
    font = ImageFont.truetype(FONT_FILE, 40, index=0)
    image = Image.new("1", (1240, 1754), 1)
    draw = ImageDraw.Draw(image)
    for i, line in enumerate(["浅山县林业局2024年部门预算", "部门支出总表　　单位：万元",
                              "行政运行　　712.40", "森林资源培育　　2,146.00"]):
        draw.text((120, 200 + 90 * i), line, font=font, fill=0)
    sheet = Sheet(footer=False)
    sheet.canvas.drawInlineImage(image, 0, 0, sheet.width, sheet.height)
    return sheet.bytes()


def pdf_samples():
    return [("pdf-ruled-budget/report.pdf", ruled_budget()),
            ("pdf-three-line-accounts/report.pdf", three_line_accounts()),
            ("pdf-borderless-budget/report.pdf", borderless_budget()),
            ("pdf-banded-budget/report.pdf", banded_budget()),
            ("pdf-rotated-accounts/report.pdf", rotated_accounts()),
            ("pdf-scanned/report.pdf", scanned_page())]
