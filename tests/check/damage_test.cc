// Damages correct documents at random and looks whether the checks find it, and what
// they say would repair it.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/check/suggestions.h"
#include "tests/check/whole_documents.h"

namespace budget::check {
namespace {

std::size_t Index(int i) { return static_cast<std::size_t>(i); }

// A cell of a correct table through which two identities go that share no other cell.
struct Target {
  int table = 0;
  int fact = 0;
};

// What became of a kind of damage.
struct Tally {
  int tried = 0;
  int rounding = 0;  // so little that rounding explains it in all identities but one
  int found = 0;
  int repaired = 0;  // the repair is named, and it is the right one
  int wrong = 0;     // another one is named
};

using Failures = std::vector<const Check*>;

bool IsEquation(const schemas::Schema& schema, const Check& check) {
  const auto& specs = schema.identities.checks;
  const auto spec = std::find_if(specs.begin(), specs.end(),
                                 [&](const auto& s) { return s.id == check.check_id; });
  if (spec == specs.end()) return false;
  switch (spec->kind) {
    case schemas::IdentityKind::kAtMost:
    case schemas::IdentityKind::kCodeParent:
    case schemas::IdentityKind::kCodeName:
    case schemas::IdentityKind::kContents:
    case schemas::IdentityKind::kUnit:
      return false;
    default:
      return true;
  }
}

// A correct document with the cells that are worth damaging.
class Ground {
 public:
  explicit Ground(const WholeDocument& document)
      : name(document.name), schema(*document.schema), data(document.data) {
    CheckAnew(schema, &data);
    std::set<int> faulty;
    for (const Check& check : data.checks) {
      if (check.outcome != Outcome::kFail) continue;
      known_.insert(check.check_id + check.where);
      for (const FactRef& ref : check.facts) faulty.insert(ref.table);
    }
    std::vector<std::vector<std::vector<int>>> checks_of(data.tables.size());
    for (std::size_t t = 0; t < data.tables.size(); ++t) {
      checks_of[t].resize(data.tables[t].facts.size());
    }
    for (std::size_t i = 0; i < data.checks.size(); ++i) {
      const Check& check = data.checks[i];
      if (check.outcome != Outcome::kPass || !IsEquation(schema, check)) continue;
      for (const FactRef& ref : check.facts) {
        checks_of[Index(ref.table)][Index(ref.fact)].push_back(static_cast<int>(i));
      }
    }
    for (std::size_t t = 0; t < checks_of.size(); ++t) {
      if (faulty.contains(static_cast<int>(t))) continue;
      for (std::size_t f = 0; f < checks_of[t].size(); ++f) {
        const Target target{static_cast<int>(t), static_cast<int>(f)};
        if (HasIndependent(checks_of[t][f], target)) targets.push_back(target);
      }
    }
  }

  // Failures of the damaged document that the correct one does not have.
  Failures NewFailures(const DocumentData& damaged) const {
    Failures failures;
    for (const Check& check : damaged.checks) {
      if (check.outcome == Outcome::kFail &&
          !known_.contains(check.check_id + check.where)) {
        failures.push_back(&check);
      }
    }
    return failures;
  }

  // A change that two identities of a cell tell from rounding.
  bool IsTold(const Target& target, const Decimal& change) const {
    int tell = 0;
    for (const Check& check : data.checks) {
      const bool through =
          std::any_of(check.facts.begin(), check.facts.end(), [&](const FactRef& ref) {
            return ref.table == target.table && ref.fact == target.fact;
          });
      const auto tolerance = Decimal::Parse(check.tolerance);
      const auto difference = Decimal::Parse(check.difference);
      if (!through || !tolerance || !difference || !IsEquation(schema, check)) continue;
      if (change.Abs() > *tolerance + difference->Abs()) ++tell;
    }
    return tell > 1;
  }

  std::string name;
  const schemas::Schema& schema;
  DocumentData data;
  std::vector<Target> targets;

 private:
  bool HasIndependent(const std::vector<int>& checks, const Target& target) const {
    for (const int a : checks) {
      for (const int b : checks) {
        if (a < b && ShareOnly(data.checks[Index(a)], data.checks[Index(b)], target)) {
          return true;
        }
      }
    }
    return false;
  }

  static bool ShareOnly(const Check& a, const Check& b, const Target& target) {
    for (const FactRef& one : a.facts) {
      if (one.table == target.table && one.fact == target.fact) continue;
      for (const FactRef& other : b.facts) {
        if (one.table == other.table && one.fact == other.fact) return false;
      }
    }
    return true;
  }

  std::set<std::string> known_;
};

// ---- Damage

class Damager {
 public:
  Damager(const Ground& ground, unsigned seed) : ground_(ground), random_(seed) {}

  int Below(std::size_t n) { return static_cast<int>(random_() % n); }
  const Target& Pick() { return ground_.targets[random_() % ground_.targets.size()]; }

  void BreakDigit(Tally* tally) {
    const Target& target = Pick();
    DocumentData data = ground_.data;
    Fact& fact = data.tables[Index(target.table)].facts[Index(target.fact)];
    const auto before = Decimal::Parse(fact.value);
    const std::size_t at = random_() % fact.value.size();
    if (!before || fact.value[at] < '0' || fact.value[at] > '9') return;
    const int digit = fact.value[at] - '0';
    fact.value[at] = static_cast<char>('0' + (digit + 1 + Below(9)) % 10);
    fact.number = Decimal::Parse(fact.value);
    const auto after = Decimal::Parse(fact.value);
    if (!after || !ground_.IsTold(target, *after - *before)) {
      ++tally->rounding;
      return;
    }
    const std::string cell =
        NameOf(data, target.table, fact.row, fact.column, /*with_table=*/true);
    const Decimal half = before->HalfUnit();
    Judge(&data, tally, [&](const Check& check) {
      const auto value = ValueFor(check, cell);
      const auto tolerance = Decimal::Parse(check.tolerance);
      return value && tolerance && (*value - *before).Abs() <= *tolerance + half;
    });
  }

  void DropRow(Tally* tally) {
    const Target& target = Pick();
    DocumentData data = ground_.data;
    Table& table = data.tables[Index(target.table)];
    const int row = table.facts[Index(target.fact)].row;
    std::vector<Decimal> values;
    for (const Fact& fact : table.facts) {
      const auto value = Decimal::Parse(fact.value);
      if (fact.row == row && value && !value->is_zero()) values.push_back(*value);
    }
    if (values.empty() || table.rows[Index(row)].row_kind != RowKind::kItem) return;
    std::erase_if(table.facts, [&](const Fact& fact) { return fact.row == row; });
    for (Fact& fact : table.facts) fact.row -= fact.row > row ? 1 : 0;
    const std::string code = table.rows[Index(row)].item_code;
    table.rows.erase(table.rows.begin() + row);
    Judge(&data, tally, [&](const Check& check) {
      if (!code.empty() && Contains(check, "its parent " + code)) return true;
      return MissingRowIs(check, values);
    });
  }

  // To the blank cell beside it.
  void ShiftCell(Tally* tally) {
    const Target& target = Pick();
    DocumentData data = ground_.data;
    Table& table = data.tables[Index(target.table)];
    Fact& fact = table.facts[Index(target.fact)];
    const int from = fact.column;
    const int to = from + (Below(2) == 0 ? -1 : 1);
    const auto value = Decimal::Parse(fact.value);
    if (to < 0 || to >= static_cast<int>(table.columns.size()) || !value ||
        value->is_zero() || !Exchangeable(table, from, to)) {
      return;
    }
    const bool taken =
        std::any_of(table.facts.begin(), table.facts.end(),
                    [&](const Fact& f) { return f.row == fact.row && f.column == to; });
    if (taken) return;
    fact.column = to;
    const int row = fact.row;
    Sort(&table);
    const std::string at = NameOf(data, target.table, row, to, false);
    const std::string back = NameOf(data, target.table, -1, from, false);
    const std::string blank = NameOf(data, target.table, row, from, true);
    const std::string filled = NameOf(data, target.table, row, to, true);
    Judge(&data, tally, [&](const Check& check) {
      if (Contains(check, "of \"" + at + "\" belonged to the column \"" + back)) {
        return true;
      }
      // Of the two cells that are wrong one alone is named.
      const auto missing = ValueFor(check, blank);
      if (missing && *missing == *value) return true;
      const auto much = ValueFor(check, filled);
      return much && much->is_zero();
    });
  }

  void SwapColumns(Tally* tally) {
    const Target& target = Pick();
    DocumentData data = ground_.data;
    Table& table = data.tables[Index(target.table)];
    const int a = table.facts[Index(target.fact)].column;
    const int b = Below(table.columns.size());
    if (a == b || !Exchangeable(table, a, b)) return;
    for (Fact& fact : table.facts) {
      fact.column = fact.column == a ? b : fact.column == b ? a : fact.column;
    }
    Sort(&table);
    const std::string one = "\"" + NameOf(data, target.table, -1, a, false) + "\"";
    const std::string other = "\"" + NameOf(data, target.table, -1, b, false) + "\"";
    Judge(&data, tally, [&](const Check& check) {
      return Contains(check, ". If the columns " + one + " and " + other) ||
             Contains(check, ". If the columns " + other + " and " + one);
    });
  }

 private:
  static bool Exchangeable(const Table& table, int a, int b) {
    const Column& one = table.columns[Index(a)];
    const Column& other = table.columns[Index(b)];
    return one.block == other.block && one.kind == other.kind && one.unit == other.unit;
  }

  // Checks the damaged document.  `right`: a message names the repair.
  static void Sort(Table* table) {
    std::sort(table->facts.begin(), table->facts.end(),
              [](const Fact& a, const Fact& b) {
                return std::pair(a.row, a.column) < std::pair(b.row, b.column);
              });
  }

  template <typename IsRight>
  void Judge(DocumentData* data, Tally* tally, const IsRight& right) {
    ++tally->tried;
    CheckAnew(ground_.schema, data);
    const Failures failures = ground_.NewFailures(*data);
    if (failures.empty()) return;
    ++tally->found;
    bool repaired = false;
    bool wrong = false;
    for (const Check* check : failures) {
      if (right(*check)) {
        repaired = true;
      } else if (Suggests(*check)) {
        wrong = true;
      }
    }
    if (repaired) ++tally->repaired;
    if (wrong) ++tally->wrong;
  }

  const Ground& ground_;
  std::mt19937 random_;
};

double Share(int part, int whole) { return whole == 0 ? 0 : 100.0 * part / whole; }

using Damage = void (Damager::*)(Tally*);

Tally Run(const char* what, const std::vector<WholeDocument>& documents, Damage damage,
          int trials) {
  Tally sum;
  unsigned seed = 4;
  for (const WholeDocument& document : documents) {
    const Ground ground(document);
    if (ground.targets.empty()) continue;
    Damager damager(ground, ++seed);
    for (int i = 0; i < trials; ++i) (damager.*damage)(&sum);
  }
  std::printf(
      "%-8s %5d tried (%d more within rounding): %.1f %% found, %.1f %% with the right "
      "repair, %.1f %% with another\n",
      what, sum.tried, sum.rounding, Share(sum.found, sum.tried),
      Share(sum.repaired, sum.tried), Share(sum.wrong, sum.tried));
  testing::Test::RecordProperty(std::string(what) + "_tried", sum.tried);
  testing::Test::RecordProperty(std::string(what) + "_found", sum.found);
  testing::Test::RecordProperty(std::string(what) + "_repaired", sum.repaired);
  testing::Test::RecordProperty(std::string(what) + "_wrong", sum.wrong);
  return sum;
}

// At least so many in a hundred, and with another repair at most so many.
struct Bounds {
  double found = 0;
  double repaired = 0;
  double wrong = 0;
};

void Expect(const Tally& tally, const Bounds& bounds) {
  EXPECT_GT(tally.tried, 100);
  EXPECT_GE(Share(tally.found, tally.tried), bounds.found);
  EXPECT_GE(Share(tally.repaired, tally.tried), bounds.repaired);
  EXPECT_LE(Share(tally.wrong, tally.tried), bounds.wrong);
}

// A digit is always found, and repaired but where the indentation of a list leaves open
// which of its rows a total adds up (2 of 351).  A row that has no sibling, a figure
// moved into the other column of a part, two parts that are exchanged: such damage
// leaves every identity of its table as it was, and is found by other tables alone, or
// not at all.
void TryAll(const std::vector<WholeDocument>& documents) {
  Expect(Run("digit", documents, &Damager::BreakDigit, 30), {99.5, 99.4, 0});
  Expect(Run("row", documents, &Damager::DropRow, 30), {76, 64, 2});
  // Most figures have no blank cell beside them.
  Expect(Run("shift", documents, &Damager::ShiftCell, 60), {83, 48, 4});
  Expect(Run("swap", documents, &Damager::SwapColumns, 30), {55, 32, 2});
}

TEST(Damage, OfSamplesIsFound) { TryAll(SampleDocuments()); }

TEST(Damage, OfPublishedDocumentsIsFound) {
  if (SharedDocuments().empty()) GTEST_SKIP() << "no shared documents";
  TryAll(SharedDocuments());
}

}  // namespace
}  // namespace budget::check
