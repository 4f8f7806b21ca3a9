"""A department's final accounts, and the numbered forms (公开01表 ...) that show them."""
from dataclasses import dataclass

from budget_model import CLASSES, ordinal, side_by_side
from grid import Cell, Grid
from money import blank_if_zero, total, wan


@dataclass
class Spent:
    """A leaf of the functional classification."""
    code: str
    name: str
    basic: int = 0
    project: int = 0
    fund: bool = False       # from 政府性基金
    other: int = 0           # of basic: from 其他收入

    @property
    def whole(self):
        return self.basic + self.project

    @property
    def fiscal(self):
        return self.whole - self.other


@dataclass
class Accounts:
    name: str
    year: int
    spent: list
    lines: list                 # economic classification: (code, name, amount, personnel)
    groups: dict
    opening: int                # 年初结转和结余
    closing: int                # 年末结转和结余
    three_public_budget: tuple  # (abroad, purchase, operation, reception)
    three_public: tuple
    unit: str = "万元"
    show: object = wan

    def __post_init__(self):
        basic = total(s.basic - s.other for s in self.spent if not s.fund)
        lines = total(amount for _, _, amount, _ in self.lines)
        if basic != lines:
            raise ValueError(f"{self.name}: basic {basic} is not the sum of lines {lines}")

    @property
    def income(self):
        return self.sum(lambda s: s.whole) + self.closing - self.opening

    @property
    def other_income(self):
        return self.sum(lambda s: s.other)

    def sum(self, value, members=None):
        return total(map(value, self.spent if members is None else members))

    def rollup(self, value, members=None):
        rows, seen = [], set()
        members = self.spent if members is None else members
        for leaf in members:
            for prefix in (leaf.code[:3], leaf.code[:5]):
                if prefix not in seen:
                    seen.add(prefix)
                    below = [s for s in members if s.code.startswith(prefix)]
                    rows.append((prefix, self.groups[prefix], total(map(value, below))))
            rows.append((leaf.code, leaf.name, value(leaf)))
        return rows

    def text(self, amount):
        return self.show(blank_if_zero(amount))

    def by_function(self, values, members=None):
        """The total first, then classes, sections and items."""
        members = self.spent if members is None else members
        columns = [dict((c, v) for c, _, v in self.rollup(value, members)) for value in values]
        rows = [["合计", ""] + [self.text(self.sum(v, members)) for v in values]]
        for code, name, _ in self.rollup(lambda s: s.whole, members):
            rows.append([code, name] + [self.text(column[code]) for column in columns])
        return rows


def numbered(left, right, first=1):
    """Two lists of (label, text) with 行次, as rows of six cells."""
    rows = side_by_side(left, right)
    n = len(rows)
    return [[a, str(first + i), b, c, str(first + n + i), d]
            for i, (a, b, c, d) in enumerate(rows)]


def summary(accounts):
    fund = accounts.sum(lambda s: s.whole if s.fund else 0)
    left = [("一、一般公共预算财政拨款收入", accounts.text(accounts.income - fund - accounts.other_income)),
            ("二、政府性基金预算财政拨款收入", accounts.text(fund)),
            ("三、国有资本经营预算财政拨款收入", ""), ("四、上级补助收入", ""), ("五、事业收入", ""),
            ("六、经营收入", ""), ("七、附属单位上缴收入", ""),
            ("八、其他收入", accounts.text(accounts.other_income))]
    classes = {n: v for c, n, v in accounts.rollup(lambda s: s.whole) if len(c) == 3}
    right = [(f"{ordinal(k)}、{name}", accounts.text(classes.get(name, 0)))
             for k, name in enumerate(CLASSES, 1)]
    left += [("", "")] * (len(right) - len(left))
    grand = accounts.income + accounts.opening
    left += [("本年收入合计", accounts.text(accounts.income)), ("使用非财政拨款结余", ""),
             ("年初结转和结余", accounts.text(accounts.opening)), ("总计", accounts.text(grand))]
    right += [("本年支出合计", accounts.text(accounts.sum(lambda s: s.whole))), ("结余分配", ""),
              ("年末结转和结余", accounts.text(accounts.closing)), ("总计", accounts.text(grand))]
    return form(accounts, "收入支出决算总表", "公开01表",
                [[Cell("收入", columns=3), Cell("支出", columns=3)],
                 [Cell("项目"), Cell("行次"), Cell("金额"), Cell("项目"), Cell("行次"), Cell("金额")]],
                numbered(left, right), [5, 1, 2.5, 5, 1, 2.5],
                ["栏次", "", "1", "栏次", "", "2"], blocks=2)


def form(accounts, title, number, header, rows, widths, numbers, **more):
    return Grid(title, accounts.unit, len(widths), header, rows, widths, form_number=number,
                numbers=numbers, department=accounts.name, **more).check()


def item_header(*columns):
    return [[Cell("项目", columns=2)] + [Cell(c, rows=2) for c in columns],
            [Cell("功能分类科目编码"), Cell("科目名称")]]


def revenue(accounts):
    values = [lambda s: s.whole, lambda s: s.fiscal, lambda s: 0, lambda s: 0, lambda s: 0,
              lambda s: 0, lambda s: s.other]
    if accounts.opening != accounts.closing:
        raise ValueError("income by function equals expenditure only without carry-over")
    return form(accounts, "收入决算表", "公开02表",
                item_header("本年收入合计", "财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入",
                            "其他收入"),
                accounts.by_function(values), [2, 4.5] + [2.2] * 7,
                ["栏次", ""] + [str(i) for i in range(1, 8)], label_columns=2)


def expenditure(accounts):
    values = [lambda s: s.whole, lambda s: s.basic, lambda s: s.project, lambda s: 0, lambda s: 0,
              lambda s: 0]
    return form(accounts, "支出决算表", "公开03表",
                item_header("本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"),
                accounts.by_function(values), [2, 4.5] + [2.2] * 6,
                ["栏次", ""] + [str(i) for i in range(1, 7)], label_columns=2)


def general_expenditure(accounts):
    members = [s for s in accounts.spent if not s.fund]
    values = [lambda s: s.fiscal, lambda s: s.basic - s.other, lambda s: s.project]
    return form(accounts, "一般公共预算财政拨款支出决算表", "公开05表",
                [[Cell("项目", columns=2), Cell("本年支出", columns=3)],
                 [Cell("功能分类科目编码"), Cell("科目名称"), Cell("小计"), Cell("基本支出"), Cell("项目支出")]],
                accounts.by_function(values, members), [2, 4.5, 2.5, 2.5, 2.5],
                ["栏次", "", "1", "2", "3"], label_columns=2)


def basic_expenditure(accounts):
    """Three blocks of code, name and amount: personnel on the left, the rest beside it."""
    def block(lines):
        rows, seen = [], set()
        for code, name, amount, _ in lines:
            if code[:3] not in seen:
                seen.add(code[:3])
                group = total(a for c, _, a, _ in lines if c[:3] == code[:3])
                rows.append((code[:3], accounts.groups[code[:3]], accounts.text(group)))
            rows.append((code, name, accounts.text(amount)))
        return rows

    personnel = [line for line in accounts.lines if line[3]]
    public = [line for line in accounts.lines if not line[3]]
    half = (len(block(public)) + 1) // 2
    left, middle, right = block(personnel), block(public)[:half], block(public)[half:]
    height = max(len(left), len(middle), len(right))
    rows = []
    for i in range(height):
        rows.append([cell for part in (left, middle, right)
                     for cell in (part[i] if i < len(part) else ("", "", ""))])
    rows.append(["", "人员经费合计", accounts.text(total(a for _, _, a, _ in personnel)), "", "", "",
                 "", "公用经费合计", accounts.text(total(a for _, _, a, _ in public))])
    return Grid("一般公共预算财政拨款基本支出决算表", accounts.unit, 9,
                [[Cell("人员经费", columns=3), Cell("公用经费", columns=6)],
                 [Cell("科目编码"), Cell("科目名称"), Cell("决算数")] * 3],
                rows, [1.5, 4, 2.2] * 3, form_number="公开06表", department=accounts.name,
                blocks=3, label_columns=2).check()


def three_public(accounts):
    def cells(values):
        abroad, purchase, operation, reception = values
        return [accounts.text(v) for v in (total(values), abroad, purchase + operation, purchase,
                                           operation, reception)]

    middle = [Cell("合计", rows=2), Cell("因公出国（境）费", rows=2), Cell("公务用车购置及运行费", columns=3),
              Cell("公务接待费", rows=2)]
    low = [Cell("小计"), Cell("公务用车购置费"), Cell("公务用车运行费")]
    return form(accounts, "一般公共预算财政拨款“三公”经费支出决算表", "公开07表",
                [[Cell("预算数", columns=6), Cell("决算数", columns=6)], middle * 2, low * 2],
                [cells(accounts.three_public_budget) + cells(accounts.three_public)], [1] * 12,
                [str(i) for i in range(1, 13)], label_columns=0)


def fund(accounts):
    members = [s for s in accounts.spent if s.fund]
    header = [[Cell("项目", columns=2), Cell("年初结转和结余", rows=2), Cell("本年收入", rows=2),
               Cell("本年支出", columns=3), Cell("年末结转和结余", rows=2)],
              [Cell("功能分类科目编码"), Cell("科目名称"), Cell("小计"), Cell("基本支出"), Cell("项目支出")]]
    values = [lambda s: 0, lambda s: s.whole, lambda s: s.whole, lambda s: s.basic,
              lambda s: s.project, lambda s: 0]
    grid = form(accounts, "政府性基金预算财政拨款收入支出决算表", "公开08表", header,
                accounts.by_function(values, members) if members else [["合计"] + [""] * 7],
                [2, 4.5] + [2.2] * 6, ["栏次", ""] + [str(i) for i in range(1, 7)], label_columns=2)
    if not members:
        grid.notes = [f"注：{accounts.name}{accounts.year}年度没有政府性基金预算财政拨款收入和支出，故本表无数据。"]
    return grid


def accounts_tables(accounts):
    return [summary(accounts), revenue(accounts), expenditure(accounts),
            general_expenditure(accounts), basic_expenditure(accounts), three_public(accounts),
            fund(accounts)]
