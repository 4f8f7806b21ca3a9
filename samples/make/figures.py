"""The departments of the samples.  All of them, and all their figures, are invented."""
from accounts_model import Accounts, Spent
from budget_model import Budget, Item, Line
from money import yuan

GROUPS = {
    "201": "一般公共服务支出", "20126": "档案事务", "205": "教育支出", "20502": "普通教育",
    "20508": "进修及培训", "208": "社会保障和就业支出", "20805": "行政事业单位养老支出",
    "210": "卫生健康支出", "21011": "行政事业单位医疗", "212": "城乡社区支出",
    "21205": "城乡社区环境卫生", "21208": "国有土地使用权出让收入安排的支出", "213": "农林水支出",
    "21303": "水利", "221": "住房保障支出", "22102": "住房改革支出",
    "301": "工资福利支出", "302": "商品和服务支出", "303": "对个人和家庭的补助", "310": "资本性支出",
}

WATER = Budget(
    "云屏市水务局", 2023,
    items=[
        Item("2080505", "机关事业单位基本养老保险缴费支出", basic=18640, executed=17210),
        Item("2080506", "机关事业单位职业年金缴费支出", basic=9320, executed=8605),
        Item("2101101", "行政单位医疗", basic=8155, executed=7980),
        Item("2130301", "行政运行", basic=146730, other=3250, executed=139022),
        Item("2130304", "水利行业业务管理", project=42600, executed=51840),
        Item("2130305", "水利工程建设", project=1250000, carried=186500, executed=980000),
        Item("2130306", "水利工程运行与维护", project=328075, executed=301420),
        Item("2130314", "防汛", project=96500, carried=14020, executed=88000),
        Item("2210201", "住房公积金", basic=16892, executed=15938),
    ],
    lines=[
        Line("30101", "基本工资", 46210, True), Line("30102", "津贴补贴", 52318, True),
        Line("30103", "奖金", 14400, True),
        Line("30108", "机关事业单位基本养老保险缴费", 18640, True),
        Line("30109", "职业年金缴费", 9320, True),
        Line("30110", "职工基本医疗保险缴费", 8155, True),
        Line("30113", "住房公积金", 16892, True), Line("30201", "办公费", 6120, False),
        Line("30206", "电费", 2240, False), Line("30211", "差旅费", 5600, False),
        Line("30217", "公务接待费", 480, False), Line("30228", "工会经费", 1856, False),
        Line("30231", "公务用车运行维护费", 3600, False),
        Line("30239", "其他交通费用", 7656, False), Line("31002", "办公设备购置", 3000, False),
    ],
    groups=GROUPS, three_public=(0, 0, 3600, 480), three_public_before=(0, 18000, 3800, 520))

PARKS = Budget(
    "白鹭市园林绿化局", 2022,
    items=[
        Item("2080505", "机关事业单位基本养老保险缴费支出", basic=7215, executed=6904),
        Item("2101102", "事业单位医疗", basic=3156, executed=3020),
        Item("2120501", "城乡社区环境卫生", basic=61340, project=148275, executed=190418),
        Item("2210201", "住房公积金", basic=6480, executed=6210),
    ],
    lines=[
        Line("30101", "基本工资", 28114, True), Line("30107", "绩效工资", 20356, True),
        Line("30108", "机关事业单位基本养老保险缴费", 7215, True),
        Line("30110", "职工基本医疗保险缴费", 3156, True),
        Line("30113", "住房公积金", 6480, True), Line("30201", "办公费", 4870, False),
        Line("30214", "租赁费", 2400, False), Line("30231", "公务用车运行维护费", 5600, False),
    ],
    groups=GROUPS, three_public=(0, 0, 5600, 0), three_public_before=(0, 0, 5600, 0))

# 元, without decimals; codes in three columns.
SCHOOLS = Budget(
    "鹭湾区教育局", 2025,
    items=[
        Item("2050201", "学前教育", basic=18640500, project=2450000, executed=20116300),
        Item("2050202", "小学教育", basic=96412300, project=7815000, executed=99870200),
        Item("2050203", "初中教育", basic=71950800, project=6340200, executed=74215600),
        Item("2050204", "高中教育", basic=40318000, project=3972400, executed=42600100),
        Item("2050801", "教师进修", project=1280000, executed=1405000),
        Item("2080505", "机关事业单位基本养老保险缴费支出", basic=22417600, executed=21660000),
        Item("2080506", "机关事业单位职业年金缴费支出", basic=11208800, executed=10830000),
        Item("2101102", "事业单位医疗", basic=14712400, executed=14120500),
        Item("2210201", "住房公积金", basic=19814000, executed=18960000),
        Item("2210203", "购房补贴", basic=6125600, executed=5990400),
    ],
    lines=[
        Line("30101", "基本工资", 61250000, True), Line("30102", "津贴补贴", 30418000, True),
        Line("30107", "绩效工资", 96315600, True),
        Line("30108", "机关事业单位基本养老保险缴费", 22417600, True),
        Line("30109", "职业年金缴费", 11208800, True),
        Line("30110", "职工基本医疗保险缴费", 14712400, True),
        Line("30113", "住房公积金", 19814000, True), Line("30201", "办公费", 12480000, False),
        Line("30205", "水费", 2150400, False), Line("30206", "电费", 8316000, False),
        Line("30213", "维修（护）费", 9240000, False), Line("30216", "培训费", 4126800, False),
        Line("30228", "工会经费", 3981600, False),
        Line("30239", "其他交通费用", 1044400, False),
        Line("30302", "退休费", 2940000, True), Line("31002", "办公设备购置", 1184400, False),
    ],
    groups=GROUPS, three_public=(0, 0, 180000, 42000), three_public_before=(0, 0, 196000, 45000),
    unit="元", show=yuan, split_codes=True)

# Codes before the names, in one cell.
MUSEUM = Budget(
    "青石市博物馆", 2025,
    items=[
        Item("2070205", "博物馆", basic=52480, project=86300, other=1500, carried=12000,
             executed=130516),
        Item("2070204", "文物保护", project=24660, executed=31200),
        Item("2080502", "事业单位离退休", basic=3120, executed=3045),
        Item("2080505", "机关事业单位基本养老保险缴费支出", basic=6912, executed=6640),
        Item("2101102", "事业单位医疗", basic=3888, executed=3702),
        Item("2210201", "住房公积金", basic=5184, executed=4968),
    ],
    lines=[
        Line("30101", "基本工资", 17290, True), Line("30107", "绩效工资", 22514, True),
        Line("30108", "机关事业单位基本养老保险缴费", 6912, True),
        Line("30110", "职工基本医疗保险缴费", 3888, True),
        Line("30113", "住房公积金", 5184, True), Line("30201", "办公费", 2150, False),
        Line("30205", "水费", 386, False), Line("30206", "电费", 4120, False),
        Line("30209", "物业管理费", 3600, False), Line("30217", "公务接待费", 120, False),
        Line("30231", "公务用车运行维护费", 800, False), Line("30302", "退休费", 3120, True),
    ],
    groups=GROUPS | {"207": "文化旅游体育与传媒支出", "20702": "文物"},
    three_public=(300, 0, 800, 120), three_public_before=(0, 1800, 900, 150))

ARCHIVE = Accounts(
    "石潭县档案馆", 2022,
    spent=[
        Spent("2012601", "行政运行", basic=86415, other=2160),
        Spent("2012604", "档案馆", project=41280),
        Spent("2012699", "其他档案事务支出", project=12750),
        Spent("2080505", "机关事业单位基本养老保险缴费支出", basic=10436),
        Spent("2101101", "行政单位医疗", basic=4870),
        Spent("2210201", "住房公积金", basic=9212),
        Spent("2210203", "购房补贴", basic=1845),
    ],
    lines=[
        ("30101", "基本工资", 27840, True), ("30102", "津贴补贴", 30125, True),
        ("30103", "奖金", 8316, True), ("30108", "机关事业单位基本养老保险缴费", 10436, True),
        ("30110", "职工基本医疗保险缴费", 4870, True), ("30113", "住房公积金", 9212, True),
        ("30302", "退休费", 1845, True),
        ("30201", "办公费", 5214, False), ("30202", "印刷费", 1860, False),
        ("30207", "邮电费", 946, False), ("30211", "差旅费", 2387, False),
        ("30217", "公务接待费", 214, False), ("30226", "劳务费", 1690, False),
        ("30231", "公务用车运行维护费", 2763, False), ("31002", "办公设备购置", 2900, False),
    ],
    groups=GROUPS, opening=15320, closing=15320,
    three_public_budget=(0, 0, 3200, 300), three_public=(0, 0, 2763, 214))

ROADS = Accounts(
    "望川市市容环境卫生中心", 2023,
    spent=[
        Spent("2080505", "机关事业单位基本养老保险缴费支出", basic=15872),
        Spent("2080506", "机关事业单位职业年金缴费支出", basic=7936),
        Spent("2101102", "事业单位医疗", basic=6944),
        Spent("2120501", "城乡社区环境卫生", basic=128560, project=402316),
        Spent("2120801", "征地和拆迁补偿支出", project=56000, fund=True),
        Spent("2120804", "农村基础设施建设支出", project=31850, fund=True),
        Spent("2210201", "住房公积金", basic=13020),
    ],
    lines=[
        ("30101", "基本工资", 52164, True), ("30107", "绩效工资", 46880, True),
        ("30108", "机关事业单位基本养老保险缴费", 15872, True), ("30109", "职业年金缴费", 7936, True),
        ("30110", "职工基本医疗保险缴费", 6944, True), ("30113", "住房公积金", 13020, True),
        ("30302", "退休费", 2150, True),
        ("30201", "办公费", 6430, False), ("30205", "水费", 1215, False),
        ("30206", "电费", 3866, False), ("30213", "维修（护）费", 4925, False),
        ("30214", "租赁费", 3300, False), ("30228", "工会经费", 2080, False),
        ("30231", "公务用车运行维护费", 5550, False),
    ],
    groups=GROUPS, opening=8460, closing=8460,
    three_public_budget=(0, 25000, 6000, 0), three_public=(0, 24680, 5550, 0))

FORESTS = Budget(
    "浅山县林业局", 2024,
    items=[
        Item("2080505", "机关事业单位基本养老保险缴费支出", basic=9864, executed=9512),
        Item("2101101", "行政单位医疗", basic=4316, executed=4288),
        Item("2130201", "行政运行", basic=71240, executed=70118),
        Item("2130205", "森林资源培育", project=214600, carried=30500, executed=190240),
        Item("2130207", "森林资源管理", project=58830, executed=60200),
        Item("2130234", "林业草原防灾减灾", project=42175, executed=35900),
        Item("2210201", "住房公积金", basic=8856, executed=8640),
    ],
    lines=[
        Line("30101", "基本工资", 24308, True), Line("30102", "津贴补贴", 26140, True),
        Line("30103", "奖金", 8115, True), Line("30108", "机关事业单位基本养老保险缴费", 9864, True),
        Line("30110", "职工基本医疗保险缴费", 4316, True), Line("30113", "住房公积金", 8856, True),
        Line("30201", "办公费", 3642, False), Line("30211", "差旅费", 2860, False),
        Line("30217", "公务接待费", 335, False), Line("30231", "公务用车运行维护费", 2400, False),
        Line("30239", "其他交通费用", 3440, False),
    ],
    groups={**GROUPS, "21302": "林业和草原"},
    three_public=(0, 0, 2400, 335), three_public_before=(0, 0, 2500, 350))

ARCHIVE_2023 = Accounts(
    "石潭县档案馆", 2023,
    spent=[
        Spent("2012601", "行政运行", basic=88240, other=1875),
        Spent("2012604", "档案馆", project=38915),
        Spent("2080505", "机关事业单位基本养老保险缴费支出", basic=10802),
        Spent("2101101", "行政单位医疗", basic=5016),
        Spent("2210201", "住房公积金", basic=9544),
    ],
    lines=[
        ("30101", "基本工资", 28660, True), ("30102", "津贴补贴", 31074, True),
        ("30103", "奖金", 8530, True), ("30108", "机关事业单位基本养老保险缴费", 10802, True),
        ("30110", "职工基本医疗保险缴费", 5016, True), ("30113", "住房公积金", 9544, True),
        ("30201", "办公费", 5388, False), ("30202", "印刷费", 1745, False),
        ("30207", "邮电费", 910, False), ("30211", "差旅费", 2462, False),
        ("30217", "公务接待费", 198, False), ("30226", "劳务费", 1836, False),
        ("30231", "公务用车运行维护费", 2690, False), ("31002", "办公设备购置", 2872, False),
    ],
    groups=GROUPS, opening=15320, closing=15320,
    three_public_budget=(0, 0, 3000, 280), three_public=(0, 0, 2690, 198))
