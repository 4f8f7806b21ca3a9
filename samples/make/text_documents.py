"""The text samples: (file below samples/, bytes)."""
import figures
import form_layout
import html_layout
from accounts_model import accounts_tables
from budget_model import budget_tables
from grid import Cell, Grid
from money import wan
from prose import (TERMS, accounts_explanation, budget_contents, budget_explanation, contents,
                   narrative, paragraphs, water_duties)
from text_layout import flow, tabbed


def joined(lines, end="\n"):
    return end.join(lines) + end


def performance(budget):
    """A form: one project with its goals and its indicators, 一级/二级 merged downwards."""
    project = next(i for i in budget.items if i.code == "2130306")
    rows = [["项目名称", "", "水利工程日常养护", "", ""],
            ["主管部门", "", budget.name, "实施单位", "云屏市灌区管理所"],
            ["项目资金（万元）", "", "年度资金总额", wan(project.project), ""],
            ["", "", "其中：财政拨款", wan(project.project), ""],
            ["", "", "其他资金", "0.00", ""],
            ["年度总体目标", "", "完成18座水闸、126公里堤防的日常养护，保证汛期安全运行。", "", ""],
            ["一级指标", "二级指标", "三级指标", "指标值", "权重"],
            ["产出指标", "数量指标", "养护水闸数量", "18座", "20"],
            ["", "", "养护堤防长度", "≥126公里", "20"],
            ["", "质量指标", "养护验收合格率", "≥98%", "20"],
            ["效益指标", "社会效益指标", "汛期险情处置率", "100%", "30"],
            ["满意度指标", "服务对象满意度指标", "灌区农户满意度", "≥90%", "10"]]
    lines = ["项目支出绩效目标表", "", f"（{budget.year}年度）", ""]
    return lines + ["\t".join(row) for row in rows] + [""]


def tabbed_budget():
    budget = figures.WATER
    tables = budget_tables(budget)
    lines = [f"{budget.year}年", "", f"**{budget.name}", "部门预算**", ""]
    listed = tables + [Grid("政府采购预算表", "万元", 1, [[Cell("x")]], [], [1])]
    lines += contents(budget_contents(budget, listed))
    lines += paragraphs(water_duties(budget))
    lines += ["第二部分", "", f"{budget.year}年部门预算表", ""]
    for grid in tables:
        breaks = {"部门收入总表": (7, "header"), "一般公共预算支出表": (9, "title"),
                  "一般公共预算基本支出表": (11, "nothing")}
        after, repeat = breaks.get(grid.title, (None, "header"))
        lines += tabbed(grid, after, repeat)
    lines += performance(budget)
    lines += paragraphs(budget_explanation(budget) + TERMS)
    return joined(lines).encode("utf-8")


def gb18030_budget():
    """Another bureau's, as an older program saved it: GB18030, CRLF."""
    budget = figures.PARKS
    tables = budget_tables(budget)
    lines = [f"{budget.name}{budget.year}年部门预算", ""]
    for grid in tables:
        lines += tabbed(grid)
    lines += paragraphs(budget_explanation(budget))
    return joined(lines, "\r\n").encode("gb18030")


def flow_accounts():
    accounts = figures.ARCHIVE
    tables = accounts_tables(accounts)
    lines = [f"{accounts.year}年度", "", f"{accounts.name}部门决算", ""]
    lines += contents(["第一部分 部门概况", f"第二部分 {accounts.year}年度部门决算表"] +
                      [f"{'一二三四五六七'[i]}、{g.title}" for i, g in enumerate(tables)] +
                      ["第三部分 部门决算情况说明"])
    lines += paragraphs(["第一部分", "部门概况",
                         "收集、整理和保管本县各单位的档案，向社会提供查阅服务。年末在职人员23人。",
                         "第二部分", f"{accounts.year}年度部门决算表"])
    for grid in tables:
        lines += flow(grid)
    lines += paragraphs(accounts_explanation(accounts))
    return joined(lines).encode("utf-8")


def html_budget():
    """A page of a bureau's site: prose, tables with spans, and what stands around."""
    budget = figures.WATER
    title = f"{budget.name}{budget.year}年部门预算"
    blocks = []
    for grid in budget_tables(budget)[:6]:
        blocks += html_layout.table(grid)
    blocks += html_layout.prose(budget_explanation(budget))
    return joined(html_layout.page(title, blocks, [("政府采购预算表.xls", "./files/P1.xls")])).encode("utf-8")


def mixed_forms():
    """One table in each form that a converter may leave in a text."""
    budget = figures.PARKS
    lines = [f"{budget.name}{budget.year}年部门预算", ""]
    tables = {grid.title: grid for grid in budget_tables(budget)}
    for title, form in (("部门收支总表", form_layout.box), ("部门收入总表", form_layout.commas),
                        ("部门支出总表", form_layout.aligned), ("一般公共预算支出表", form_layout.bars),
                        ("一般公共预算基本支出表", form_layout.stacked)):
        lines += form(tables[title])
    return joined(lines).encode("utf-8")


def text_samples():
    return [("tabbed-budget/report.txt", tabbed_budget()),
            ("flow-final-accounts/report.txt", flow_accounts()),
            ("narrative/report.md", joined(narrative()).encode("utf-8")),
            ("gb18030-budget/report.txt", gb18030_budget()),
            ("html-budget/report.html", html_budget()),
            ("mixed-forms/report.txt", mixed_forms())]
