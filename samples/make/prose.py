"""The prose of the samples, written for them, with the figures of the models."""
from budget_model import Budget
from money import percent, total, wan


def contents(entries):
    return ["目 录", ""] + [line for entry in entries for line in (entry, "")]


def budget_contents(budget, tables):
    lines = ["第一部分 单位概况", "一、主要职责", "二、机构设置", f"第二部分 {budget.year}年部门预算表"]
    lines += [f"{'一二三四五六七八九十'[i]}、{grid.title}" for i, grid in enumerate(tables)]
    return lines + [f"第三部分 {budget.year}年部门预算情况说明", "第四部分 名词解释"]


def water_duties(budget):
    return ["第一部分", "单位概况", "一、主要职责",
            "统筹全市水资源的开发、利用与保护，编制水利规划并督促落实；管理市管河道、水库和灌区；负责防汛抗旱的"
            "日常工作和水利工程的质量监督。",
            "二、机构设置",
            f"{budget.name}内设科室6个，下属单位3个。编制86名，年末实有人员81人，其中：在职79人，离休2人。"]


def change_words(now, before, unit="万元"):
    """增加12.00万元，增长3.4%"""
    if now == before:
        return "与上年持平"
    verb, rate = ("增加", "增长") if now > before else ("减少", "下降")
    return f"{verb}{wan(abs(now - before))}{unit}，{rate}{percent(abs(now - before), before, 1)}%"


def budget_explanation(budget: Budget):
    general, other = budget.sum(lambda i: i.general), budget.sum(lambda i: i.other)
    carried, whole = budget.sum(lambda i: i.carried), budget.sum(lambda i: i.whole)
    basic, project = budget.sum(lambda i: i.basic), budget.sum(lambda i: i.project)
    before = budget.sum(lambda i: i.executed)
    personnel = total(line.amount for line in budget.lines if line.personnel)
    public = total(line.amount for line in budget.lines if not line.personnel)
    year = budget.year
    lines = ["第三部分", f"{year}年部门预算情况说明",
             "一、收支总体情况",
             f"{year}年收入总预算{wan(whole)}万元，其中：一般公共预算拨款收入{wan(general)}万元，占"
             f"{percent(general, whole)}%；" +
             (f"其他收入{wan(other)}万元，占{percent(other, whole)}%；" if other else "") +
             (f"上年结转{wan(carried)}万元，占{percent(carried, whole)}%。" if carried else "无上年结转。"),
             f"{year}年支出总预算{wan(whole)}万元，其中：基本支出{wan(basic)}万元，占{percent(basic, whole)}%；"
             f"项目支出{wan(project)}万元，占{percent(project, whole)}%。",
             "二、一般公共预算支出情况",
             f"{year}年一般公共预算支出{wan(general)}万元，比{year - 1}年执行数{change_words(general, before)}。"
             "按科目说明如下："]
    for number, item in enumerate(budget.items, 1):
        lines.append(f"{number}. {item.name}（项）{year}年预算数{wan(item.general)}万元，比{year - 1}年执行数"
                     f"{change_words(item.general, item.executed)}。")
    lines += ["三、一般公共预算基本支出情况",
              f"{year}年一般公共预算基本支出{wan(personnel + public)}万元，其中：人员经费{wan(personnel)}万元，"
              f"公用经费{wan(public)}万元。"]
    return lines + three_public_words(budget)


def three_public_words(budget):
    names = ["因公出国（境）费", "公务用车购置费", "公务用车运行费", "公务接待费"]
    now, before = budget.three_public, budget.three_public_before
    lines = ["四、“三公”经费情况",
             f"{budget.year}年“三公”经费预算{wan(sum(now))}万元，比上年{change_words(sum(now), sum(before))}。其中："]
    for name, a, b in zip(names, now, before):
        if a or b:
            lines.append(f"{name}{wan(a)}万元，比上年{change_words(a, b)}。")
    return lines


TERMS = ["第四部分", "名词解释",
         "一、一般公共预算拨款收入：指由财政当年拨付、纳入一般公共预算管理的资金。",
         "二、基本支出：指维持机构运转所需的人员经费和公用经费。",
         "三、项目支出：指在基本支出之外为特定任务安排的支出。"]


def paragraphs(lines):
    return [out for line in lines for out in (line, "")]


def accounts_explanation(accounts):
    income, spent = accounts.income, accounts.sum(lambda s: s.whole)
    basic, project = accounts.sum(lambda s: s.basic), accounts.sum(lambda s: s.project)
    return ["第三部分", f"{accounts.year}年度部门决算情况说明", "一、收入决算情况说明",
            f"{accounts.year}年度本年收入合计{wan(income)}万元，其中：财政拨款收入"
            f"{wan(income - accounts.other_income)}万元，占{percent(income - accounts.other_income, income)}%" +
            (f"；其他收入{wan(accounts.other_income)}万元，占{percent(accounts.other_income, income)}%。"
             if accounts.other_income else "。"),
            "二、支出决算情况说明",
            f"{accounts.year}年度本年支出合计{wan(spent)}万元，其中：基本支出{wan(basic)}万元，占"
            f"{percent(basic, spent)}%；项目支出{wan(project)}万元，占{percent(project, spent)}%。",
            "三、“三公”经费支出决算情况说明",
            f"“三公”经费预算为{wan(sum(accounts.three_public_budget))}万元，支出决算为"
            f"{wan(sum(accounts.three_public))}万元，完成预算的"
            f"{percent(sum(accounts.three_public), sum(accounts.three_public_budget), 1)}%。"]


# A document that has nothing but prose.  Amounts in 0.01 万元.
NARRATIVE_THREE_PUBLIC = {"因公出国（境）费": (1200, 1500), "公务接待费": (860, 860),
                          "公务用车运行维护费": (4400, 4640)}


def narrative():
    whole, before = 1236480, 1148320
    basic = 784310
    parts = {"一般公共预算": 1190000, "政府性基金预算": 46480}
    now = total(a for a, _ in NARRATIVE_THREE_PUBLIC.values())
    then = total(b for _, b in NARRATIVE_THREE_PUBLIC.values())
    goods, works, services = 64000, 120500, 88240
    buying = goods + works + services
    lines = ["# **青岭省体育局2024年部门预算**", "", "## 目录", "",
             "- 第一部分 部门概况", "- 第二部分 2024年部门预算表", "- 第三部分 预算情况说明", "",
             "## 第一部分 部门概况", "", "### 一、主要职能", "",
             "<p>组织全省群众体育与竞技体育工作，管理省属体育场馆，</p>", "<p>指导体育产业发展。</p>", "",
             "### 二、人员构成", "",
             "行政编制 74 名，实有 69 人；事业编制 212 名，实有 198 人；离退休人员 143 人。", "",
             "## 第二部分 2024年部门预算表", "",
             "## 第三部分 预算情况说明", "", "### 一、收支总体情况", "",
             f"**2024年收入预算**{wan(whole)}万元，比上年{change_words(whole, before)}，主要是青少年训练基地"
             "开工。其中：" +
             "，".join(f"{n}{wan(a)}万元，占{percent(a, whole)}%" for n, a in parts.items()) + "。", "",
             f"支出预算{wan(whole)}万元。按性质分，基本支出{wan(basic)}万元，项目支出"
             f"{wan(whole - basic)}万元，分别占{percent(basic, whole)}%和{percent(whole - basic, whole)}%。", "",
             "### 二、“三公”经费", "",
             f"“三公”经费预算{wan(now)}万元，比上年{change_words(now, then)}。"]
    for name, (a, b) in NARRATIVE_THREE_PUBLIC.items():
        words = change_words(a, b)
        lines.append(f"- {name}{wan(a)}万元，" + (f"比上年{words}；" if a != b else f"{words}；"))
    lines += ["", "### 三、政府采购", "",
              f"政府采购预算总额{wan(buying)}万元，其中：货物采购{wan(goods)}万元、工程采购{wan(works)}万元、"
              f"服务采购{wan(services)}万元。", "",
              "### 四、国有资产占用", "",
              "截至2023年12月31日，共有车辆23辆，其中：机要通信用车2辆、应急保障用车5辆、其他用车16辆；"
              "单价100万元以上设备4台（套）；房屋面积58,640.5平方米。", ""]
    return lines
