#include "pipeline/meaning/scopes.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

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
  Scope want;
};

TEST(ScopesTest, OfTitles) {
  const TextCase cases[] = {
      {"2025年全市一般公共预算收入执行情况表", Scope::kTerritory},
      {"2026年甲子市一般公共预算收入草案表（代编）", Scope::kTerritory},
      {"2025年甲子市政府性基金预算支出执行情况表", Scope::kTerritory},
      {"2025年市级政府性基金预算支出表", Scope::kLevel},
      {"2021年省本级社会保险基金收入决算表", Scope::kOwn},
      // Two of them: none.
      {"2025年全市与市级地方政府债务限额余额情况表", Scope::kNone},
      {"2025年甲子市及市级地方政府债务情况表", Scope::kNone},
      // A department's own, whatever its level.
      {"市级部门预算收支总表", Scope::kNone},
      {"收入支出预算总表", Scope::kNone},
  };
  for (const TextCase& test : cases) {
    EXPECT_EQ(ScopeOfText(script::Fold(test.text), Budget()), test.want) << test.text;
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
      {"one name alone is no district", {"自然保护小区", "其他"}, {"level ", "level "}},
      {"items are no places", {"城乡社区", "全市"}, {"level ", "territory "}},
  };
  for (const LabelsCase& test : cases) {
    for (const bool as_rows : {true, false}) {
      Table table = TableOf(test.labels, as_rows);
      ApplyScopes(Budget(), &table);
      std::vector<std::string> got;
      for (const Fact& fact : table.facts) {
        const Meaning meaning = MeaningOf(table, fact);
        got.push_back(std::string(NameOf(meaning.scope)) + ' ' +
                      std::string(meaning.region));
      }
      EXPECT_EQ(got, test.want) << test.name << (as_rows ? ", rows" : ", columns");
    }
  }
}

TEST(ScopesTest, ColumnAndRowThatDisagreeSayNothing) {
  Table table = TableOf({"全市"}, true);
  table.columns[0].path = HeaderPath({script::ReadLabel("市级")});
  ApplyScopes(Budget(), &table);
  EXPECT_EQ(MeaningOf(table, table.facts[0]).scope, Scope::kNone);
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
