"""A department's budget, and the tables of the national template that show it.

Only the leaves are given; every total is computed, and what must agree is asserted.
"""
from dataclasses import dataclass, field

from grid import Cell, Grid
from money import blank_if_zero, percent, total, wan


@dataclass
class Item:
    """A leaf of the functional classification, amounts by source and by use."""
    code: str
    name: str
    basic: int = 0
    project: int = 0
    other: int = 0        # of basic + project: from 其他收入
    carried: int = 0      # of basic + project: from 上年结转
    executed: int = 0     # of the year before, general budget

    @property
    def whole(self):
        return self.basic + self.project

    @property
    def general(self):
        return self.whole - self.other - self.carried


@dataclass
class Line:
    """A leaf of the economic classification of the basic expenditure."""
    code: str
    name: str
    amount: int
    personnel: bool


@dataclass
class Budget:
    name: str
    year: int
    items: list
    lines: list
    groups: dict                   # code -> name of classes and sections
    three_public: tuple            # (abroad, purchase, operation, reception) this year
    three_public_before: tuple
    unit: str = "万元"
    show: object = wan             # amount -> text
    split_codes: bool = False      # 类 | 款 | 项 in three columns
    tables: dict = field(default_factory=dict)

    def __post_init__(self):
        basic = total(i.basic - i.other for i in self.items)
        lines = total(line.amount for line in self.lines)
        if basic != lines:
            raise ValueError(f"{self.name}: basic {basic} is not the sum of lines {lines}")

    # Sums over the classification.
    def rollup(self, value):
        """[(code, name, value)] with classes and sections before their items."""
        rows, seen = [], set()
        for item in self.items:
            for prefix in (item.code[:3], item.code[:5]):
                if prefix in seen:
                    continue
                seen.add(prefix)
                members = [i for i in self.items if i.code.startswith(prefix)]
                rows.append((prefix, self.groups[prefix], total(map(value, members))))
            rows.append((item.code, item.name, value(item)))
        return rows

    def sum(self, value):
        return total(map(value, self.items))

    def classes(self, value):
        return [(c, n, v) for c, n, v in self.rollup(value) if len(c) == 3]

    def text(self, amount):
        return self.show(blank_if_zero(amount))

    def code_cells(self, code):
        if not self.split_codes:
            return [code]
        return [code[:3], code[3:5], code[5:]]

    def code_columns(self):
        return 3 if self.split_codes else 1

    def code_header(self, rows):
        if not self.split_codes:
            return [Cell("科目编码", rows=rows)]
        return [Cell("功能分类科目编码", columns=3)]


CLASSES = ["一般公共服务支出", "外交支出", "国防支出", "公共安全支出", "教育支出", "科学技术支出",
           "文化旅游体育与传媒支出", "社会保障和就业支出", "卫生健康支出", "节能环保支出",
           "城乡社区支出", "农林水支出", "住房保障支出", "灾害防治及应急管理支出"]
ORDINALS = "一二三四五六七八九十"


def ordinal(number):
    if number <= 10:
        return ORDINALS[number - 1]
    return "十" + (ORDINALS[number - 11] if number > 10 else "")


def side_by_side(left, right):
    """Two lists of (label, text) as rows of four cells."""
    rows = []
    for i in range(max(len(left), len(right))):
        rows.append(list(left[i] if i < len(left) else ("", "")) +
                    list(right[i] if i < len(right) else ("", "")))
    return rows


def summary(budget, title="部门收支总表"):
    general, other, carried = (budget.sum(lambda i: i.general), budget.sum(lambda i: i.other),
                               budget.sum(lambda i: i.carried))
    left = [("一、一般公共预算拨款收入", budget.text(general)),
            ("二、政府性基金预算拨款收入", ""),
            ("三、国有资本经营预算拨款收入", ""),
            ("四、事业收入", ""),
            ("五、其他收入", budget.text(other))]
    spent = {n: v for _, n, v in budget.classes(lambda i: i.whole)}
    right = [(f"{ordinal(k)}、{name}", budget.text(spent.get(name, 0)))
             for k, name in enumerate(CLASSES, 1)]
    rows = side_by_side(left, right)
    rows += [["本年收入合计", budget.text(general + other),
              "本年支出合计", budget.text(budget.sum(lambda i: i.whole))],
             ["上年结转", budget.text(carried), "结转下年", ""],
             ["收 入 总 计", budget.text(general + other + carried),
              "支 出 总 计", budget.text(budget.sum(lambda i: i.whole))]]
    return Grid(title, budget.unit, 4,
                [[Cell("收 入", columns=2), Cell("支 出", columns=2)],
                 [Cell("项目"), Cell("预算数"), Cell("项目"), Cell("预算数")]],
                rows, [5, 3, 5, 3], blocks=2, department=budget.name).check()


def rows_by_function(budget, values, total_label="合 计"):
    """Rows of code, name and the given values; the total last."""
    columns = [dict((c, v) for c, _, v in budget.rollup(value)) for value in values]
    rows = []
    for code, name, _ in budget.rollup(lambda i: i.whole):
        amounts = [column[code] for column in columns]
        if any(amounts):
            rows.append(budget.code_cells(code) + [name] + [budget.text(a) for a in amounts])
    label = Cell(total_label, columns=4) if budget.split_codes else total_label
    rows.append([label] + [""] * budget.code_columns() +
                [budget.text(budget.sum(value)) for value in values])
    return rows


def revenue(budget, title="部门收入总表"):
    values = [lambda i: i.whole, lambda i: i.carried, lambda i: i.general, lambda i: 0,
              lambda i: i.other]
    n = budget.code_columns()
    top = [Cell("科目", columns=n + 1)] + [
        Cell(t, rows=2) for t in ("合计", "上年结转", "一般公共预算拨款收入", "政府性基金预算拨款收入", "其他收入")]
    below = ([Cell("类"), Cell("款"), Cell("项")] if budget.split_codes else [Cell("科目编码")]) + \
        [Cell("科目名称")]
    return Grid(title, budget.unit, n + 6, [top, below], rows_by_function(budget, values),
                [1.6 if n == 1 else 0.9] * n + [4] + [2.2] * 5, label_columns=n + 1,
                department=budget.name).check()


def expenditure(budget, title="部门支出总表"):
    values = [lambda i: i.whole, lambda i: i.basic, lambda i: i.project]
    n = budget.code_columns()
    if budget.split_codes:
        header = [[Cell("功能分类科目编码", columns=3), Cell("功能分类科目名称", rows=2), Cell("合计", rows=2),
                   Cell("基本支出", rows=2), Cell("项目支出", rows=2)],
                  [Cell("类"), Cell("款"), Cell("项")]]
    else:
        header = [[Cell("科目编码"), Cell("科目名称"), Cell("合 计"), Cell("基本支出"), Cell("项目支出")]]
    return Grid(title, budget.unit, n + 4, header, rows_by_function(budget, values),
                [1.8 if n == 1 else 0.9] * n + [4.5] + [2.4] * 3, label_columns=n + 1,
                department=budget.name).check()


def fiscal_summary(budget, title="财政拨款收支总表"):
    general, carried = budget.sum(lambda i: i.general), budget.sum(lambda i: i.carried)
    left = [("一、本年收入", budget.text(general)),
            ("（一）一般公共预算拨款", budget.text(general)),
            ("（二）政府性基金预算拨款", ""),
            ("（三）国有资本经营预算拨款", ""),
            ("二、上年结转", budget.text(carried)),
            ("（一）一般公共预算拨款", budget.text(carried)),
            ("（二）政府性基金预算拨款", "")]
    classes = budget.classes(lambda i: i.general + i.carried)
    right = [("一、本年支出", budget.text(general + carried))]
    right += [(f"（{ordinal(k)}）{name}", budget.text(v)) for k, (_, name, v) in enumerate(classes, 1)]
    right += [("二、结转下年", "")]
    rows = side_by_side(left, right)
    rows.append(["收 入 总 计", budget.text(general + carried),
                 "支 出 总 计", budget.text(general + carried)])
    return Grid(title, budget.unit, 4,
                [[Cell("收 入", columns=2), Cell("支 出", columns=2)],
                 [Cell("项目"), Cell("预算数"), Cell("项目"), Cell("预算数")]],
                rows, [5, 3, 5, 3], blocks=2, department=budget.name).check()


def general_expenditure(budget, title="一般公共预算支出表"):
    """The central form: last year's execution, this year's budget, the change."""
    values = [lambda i: i.executed, lambda i: i.general, lambda i: i.basic - i.other,
              lambda i: i.project - i.carried]
    columns = [dict((c, v) for c, _, v in budget.rollup(value)) for value in values]
    rows = []
    for code, name, _ in budget.rollup(lambda i: i.whole):
        rows.append([code, name] + change_cells(budget, [c[code] for c in columns]))
    rows.append(["合计", ""] + change_cells(budget, [budget.sum(v) for v in values]))
    return Grid(title, budget.unit, 8,
                [[Cell("功能分类科目", columns=2), Cell(f"{budget.year - 1}年执行数", rows=2),
                  Cell(f"{budget.year}年预算数", columns=3),
                  Cell(f"{budget.year}年预算数比{budget.year - 1}年执行数", columns=2)],
                 [Cell("科目编码"), Cell("科目名称"), Cell("小计"), Cell("基本支出"), Cell("项目支出"),
                  Cell("增减额"), Cell("增减（%）")]],
                rows, [1.6, 4, 2, 2, 2, 2, 2, 1.6], label_columns=2,
                department=budget.name).check()


def change_cells(budget, amounts):
    before, now = amounts[0], amounts[1]
    change = now - before
    cells = [budget.text(a) for a in amounts]
    return cells + [budget.text(change), percent(change, before, 1) if before and change else ""]


def basic_expenditure(budget, title="一般公共预算基本支出表"):
    rows, seen = [], set()
    for line in budget.lines:
        prefix = line.code[:3]
        if prefix not in seen:
            seen.add(prefix)
            rows.append(economic_row(budget, prefix, budget.groups[prefix],
                                     [k for k in budget.lines if k.code.startswith(prefix)]))
        rows.append(economic_row(budget, line.code, line.name, [line]))
    rows.append(economic_row(budget, "合 计", "", budget.lines))
    return Grid(title, budget.unit, 5,
                [[Cell("部门预算支出经济分类科目", columns=2), Cell(f"{budget.year}年基本支出", columns=3)],
                 [Cell("科目编码"), Cell("科目名称"), Cell("合计"), Cell("人员经费"), Cell("公用经费")]],
                rows, [1.6, 4.5, 2.4, 2.4, 2.4], label_columns=2,
                department=budget.name).check()


def economic_row(budget, code, name, lines):
    personnel = total(line.amount for line in lines if line.personnel)
    other = total(line.amount for line in lines if not line.personnel)
    return [code, name] + [budget.text(a) for a in (personnel + other, personnel, other)]


def empty_fund(budget, title, kind):
    return Grid(title, budget.unit, 5,
                [[Cell("科目编码", rows=2), Cell("科目名称", rows=2),
                  Cell(f"{budget.year}年{kind}预算支出", columns=3)],
                 [Cell("合计"), Cell("基本支出"), Cell("项目支出")]],
                [["合 计", "", "", "", ""]], [1.6, 4.5, 2.4, 2.4, 2.4], label_columns=2,
                notes=[f"注：{budget.name}{budget.year}年没有使用{kind}预算安排的支出。"],
                department=budget.name).check()


def three_public(budget, title="财政拨款预算“三公”经费支出表"):
    def cells(values):
        abroad, purchase, operation, reception = values
        return [budget.text(v) for v in (total(values), abroad, purchase + operation, purchase,
                                         operation, reception)]

    def top(year):
        return [Cell(f"{year}年预算数", columns=6)]

    middle = [Cell("合计", rows=2), Cell("因公出国（境）费", rows=2), Cell("公务用车购置及运行费", columns=3),
              Cell("公务接待费", rows=2)]
    low = [Cell("小计"), Cell("公务用车购置费"), Cell("公务用车运行费")]
    return Grid(title, budget.unit, 12,
                [top(budget.year - 1) + top(budget.year), middle + middle, low + low],
                [cells(budget.three_public_before) + cells(budget.three_public)], [1] * 12,
                label_columns=0, department=budget.name).check()


def budget_tables(budget):
    return [summary(budget), revenue(budget), expenditure(budget), fiscal_summary(budget),
            general_expenditure(budget), basic_expenditure(budget),
            empty_fund(budget, "政府性基金预算支出表", "政府性基金"),
            empty_fund(budget, "国有资本经营预算支出表", "国有资本经营"), three_public(budget)]


def codes_before_names(grid):
    """The table with code and name in one cell, where they are the first two columns."""
    if grid.label_columns != 2:
        return grid
    rows = []
    for code, name, *amounts in grid.body:
        rows.append([code + name, *amounts])
    head = [[Cell(grid.header[0][0].text + "编码及名称", rows=len(grid.header)),
             *grid.header[0][2 if grid.header[0][0].columns == 1 else 1:]]]
    for row in grid.header[1:]:
        head.append([cell for cell in row if not cell.text.startswith("科目")])
    return Grid(grid.title, grid.unit, grid.columns - 1, head, rows,
                [grid.widths[0] + grid.widths[1], *grid.widths[2:]], grid.form_number,
                notes=grid.notes, department=grid.department).check()
