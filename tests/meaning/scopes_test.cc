#include "pipeline/meaning/scopes.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/meaning/issuing_place.h"
#include "pipeline/model/names.h"
#include "pipeline/script/text.h"
#include "schemas/load/load_schemas.h"
#include "schemas/load/regions.h"

namespace budget::meaning {
namespace {

const schemas::Schema& Budget() {
  static const Result<schemas::SchemaSet> kSchemas = schemas::LoadSchemas({});
  static const auto kSchema = kSchemas.value().Find("mof-budget");
  return *kSchema;
}

struct TextCase {
  const char* text;
  const char* place;  // that publishes
  const char* want;   // scope and region
};

std::string Show(Scope scope, std::string_view region) {
  return std::string(NameOf(scope)) + ' ' + std::string(region);
}

TEST(ScopesTest, OfTitles) {
  const TextCase cases[] = {
      {"2025年全市一般公共预算收入执行情况表", "", "territory "},
      {"2026年甲子市一般公共预算收入草案表（代编）", "", "territory "},
      {"2025年济南市政府性基金预算支出执行情况表", "", "territory "},
      {"2025年济南市政府性基金预算支出执行情况表", "济南市", "territory "},
      {"2025年市级政府性基金预算支出表", "", "level "},
      {"2021年省本级社会保险基金收入决算表", "", "own "},
      // Two of them: none.
      {"2025年全市与市级地方政府债务限额余额情况表", "", " "},
      {"2025年甲子市及市级地方政府债务情况表", "", " "},
      // A department's own, whatever its level.
      {"市级部门预算收支总表", "", " "},
      {"某局（本级）2025年单位预算收支表", "", " "},
      {"收入支出预算总表", "", " "},
      // A zone or a county: its name; a place beside a level only says whose level.
      {"2025年济南高新区一般公共预算收入执行情况表", "济南市", "region 济南高新区"},
      {"2026年市南部山区基本支出预算草案表", "济南市", "region 市南部山区"},
      {"2025年章丘区政府性基金预算收入表", "济南市", "region 章丘区"},
      {"2025年章丘区政府性基金预算收入表", "济南市章丘区", "territory "},
      {"2024年广东省本级地方政府债券使用情况表", "广东省", "own "},
      {"2025年济南市地域财政总收入构成表", "济南市", "territory "},
      // The level of another place is nobody's here; what a level pays is its own.
      {"争取省级专项资金1.20亿元", "济南市", " "},
      {"争取省级专项资金1.20亿元", "", "level "},
      // The own level of a zone is not the place's; a report of one is about it.
      {"丙丁合作区本级一般公共预算收入", "广东省", "region 丙丁合作区"},
      {"丙丁合作区关于2024年决算草案的报告", "广东省", "region 丙丁合作区"},
      {"2025年市对各区县一般性转移支付项目情况表", "济南市", "level "},
  };
  for (const TextCase& test : cases) {
    const ScopeWords got = ScopeOfText(script::Fold(test.text), test.place, Budget());
    EXPECT_EQ(Show(got.scope, got.region), test.want)
        << test.text << " of " << test.place;
  }
}

struct LabelsCase {
  const char* name;
  std::vector<std::string> labels;
  std::vector<std::string> want;  // "scope region" of each
};

Table TableOf(const std::vector<std::string>& labels, bool as_rows) {
  Table table;
  table.title = "2025年市级情况表";
  if (as_rows) table.columns.emplace_back();
  if (!as_rows) table.rows.emplace_back();
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (as_rows) {
      table.rows.push_back({.item_name = labels[i]});
    } else {
      table.columns.push_back({.path = HeaderPath({script::ReadLabel(labels[i])})});
    }
    Fact fact;
    fact.row = as_rows ? static_cast<int>(i) : 0;
    fact.column = as_rows ? 0 : static_cast<int>(i);
    table.facts.push_back(fact);
  }
  return table;
}

// Districts are the same whether they stand as rows or as columns.
TEST(ScopesTest, OfLabels) {
  const LabelsCase cases[] = {
      {"the whole, its level, its parts",
       {"全市", "市级", "区县"},
       {"territory ", "level ", "region 区县"}},
      {"a place and its districts, one of them in no table",
       {"广州市", "广州市本级", "越秀区", "海珠区", "空港经济区"},
       {"territory ", "own ", "region 越秀区", "region 海珠区", "region 空港经济区"}},
      {"cities of a province",
       {"江门市", "阳江市"},
       {"region 江门市", "region 阳江市"}},
      {"names that end like parts of a town",
       {"越秀区", "增城区", "肥城市", "城区"},
       {"region 越秀区", "region 增城区", "region 肥城市", "level "}},
      {"a zone's revenue beside that of the place",
       {"省本级收入合计", "丙丁合作区总收入", "丙丁合作区结余"},
       {"own ", "region 丙丁合作区", "region 丙丁合作区"}},
      {"one name alone is no district", {"自然保护小区", "其他"}, {"level ", "level "}},
      {"items are no places", {"城乡社区", "全市"}, {"level ", "territory "}},
  };
  for (const LabelsCase& test : cases) {
    for (const bool as_rows : {true, false}) {
      Table table = TableOf(test.labels, as_rows);
      ApplyScopes(Budget(), "", "", &table);
      std::vector<std::string> got;
      for (const Fact& fact : table.facts) {
        const Meaning meaning = MeaningOf(table, fact);
        got.push_back(Show(meaning.scope, meaning.region));
      }
      EXPECT_EQ(got, test.want) << test.name << (as_rows ? ", rows" : ", columns");
    }
  }
}

TEST(ScopesTest, ColumnAndRowThatDisagreeSayNothing) {
  Table table = TableOf({"全市"}, true);
  table.columns[0].path = HeaderPath({script::ReadLabel("市级")});
  ApplyScopes(Budget(), "", "", &table);
  EXPECT_EQ(MeaningOf(table, table.facts[0]).scope, Scope::kNone);
}

// A zone's table: all its figures are of the region that the title names.
TEST(ScopesTest, RegionOfATitle) {
  Table table = TableOf({"增值税", "全市"}, true);
  table.title = "2025年济南高新区一般公共预算收入表";
  ApplyScopes(Budget(), "济南市", "", &table);
  const Meaning zone = MeaningOf(table, table.facts[0]);
  EXPECT_EQ(Show(zone.scope, zone.region), "region 济南高新区");
  const Meaning whole = MeaningOf(table, table.facts[1]);
  EXPECT_EQ(Show(whole.scope, whole.region), "territory ");
}

// In a province's table 市本级 is a part of one of its cities.
TEST(ScopesTest, LevelsBelowThePlace) {
  Table table =
      TableOf({"河北省", "省本级", "石家庄市", "石家庄市本级", "长安区"}, true);
  ApplyScopes(Budget(), "河北省", "", &table);
  const std::vector<std::string> want = {"territory ", "own ", "region 石家庄市",
                                         "region 石家庄市本级", "region 长安区"};
  std::vector<std::string> got;
  for (const Fact& fact : table.facts) {
    const Meaning meaning = MeaningOf(table, fact);
    got.push_back(Show(meaning.scope, meaning.region));
  }
  EXPECT_EQ(got, want);
}

// A title without a scope takes that of the headings; a department's does not.
TEST(ScopesTest, OfHeadings) {
  for (const auto& [id, want] : {std::pair("gov_general_revenue", Scope::kOwn),
                                 std::pair("revenue_summary", Scope::kNone)}) {
    Table table;
    table.table_id = id;
    table.title = "一般公共预算收入表";
    ApplyScopes(Budget(), "", "一、全市预算/（二）市本级预算", &table);
    EXPECT_EQ(table.scope, want) << id;
  }
}

Statement Stated(int section, int paragraph, const char* quote) {
  Statement statement;
  statement.section = section;
  statement.paragraph = paragraph;
  statement.quote = quote;
  return statement;
}

TEST(ScopesTest, OfStatements) {
  Outline outline;
  outline.sections = {{.path = "一、2025年市级预算执行情况"},
                      {.path = "一、2025年市级预算执行情况/（一）收入"},
                      {.path = "二、其他"}};
  const std::vector<Statement> got = WithScopes(
      Budget(), "济南市", outline,
      {Stated(1, 1, "全市一般公共预算收入10.00亿元"),
       Stated(1, 1, "其中税收收入8.00亿元"), Stated(1, 2, "税收收入6.00亿元"),
       Stated(2, 3, "争取省级资金1.00亿元")});
  const std::vector<Scope> want = {Scope::kTerritory, Scope::kTerritory, Scope::kLevel,
                                   Scope::kNone};
  for (std::size_t i = 0; i < want.size(); ++i) EXPECT_EQ(got[i].scope, want[i]) << i;
}

struct PlaceCase {
  const char* name;
  std::vector<std::string> texts;
  const char* want;
};

TEST(IssuingPlaceTest, OfTitlesAndCover) {
  const PlaceCase cases[] = {
      {"the one that most name",
       {"泰安市财政局", "2025年泰安市一般公共预算收入执行情况表", "2025年新泰市情况表"},
       "泰安市 370900"},
      {"after words", {"关于济南市2025年预算执行情况的报告"}, "济南市 370100"},
      {"a county with what it lies in",
       {"上海市普陀区2025年预算"},
       "上海市普陀区 310107"},
      {"two have the name", {"普陀区2025年预算"}, "普陀区 "},
      {"another place tells which",
       {"普陀区2025年预算", "普陀区", "上海市"},
       "普陀区 310107"},
      {"none is named", {"2025年全市一般公共预算收入表", "各区县"}, " "},
      {"prose names others", {"认真落实山东省要求", "贯彻济南市部署"}, " "},
  };
  for (const PlaceCase& test : cases) {
    const IssuingPlace got = FindIssuingPlace(test.texts, Budget());
    EXPECT_EQ(got.name + ' ' + got.code, test.want) << test.name;
  }
}

struct CodeCase {
  const char* issuer;
  const char* want;
};

TEST(RegionsTest, CodeOfAnIssuer) {
  const CodeCase cases[] = {
      {"上海市普陀区教育局", "310107"},
      {"浙江省舟山市普陀区教育局", "330903"},
      {"普陀区教育局", ""},  // two have the name
      {"江苏省高级人民法院", "320000"},
      {"广州市财政局", "440100"},
      {"江苏省甲子县财政局", ""},        // goes on with a place that is not known
      {"北京市崇文区财政局", "110103"},  // of a former edition
      {"财政部", ""},
  };
  for (const CodeCase& test : cases) {
    EXPECT_EQ(schemas::RegionCodeOf(test.issuer), test.want) << test.issuer;
  }
}

}  // namespace
}  // namespace budget::meaning
