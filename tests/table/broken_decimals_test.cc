#include "pipeline/table/broken_decimals.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace budget::table {
namespace {

struct BrokenCase {
  const char* name;
  std::vector<const char*> others;
  const char* broken;
  const char* want;  // empty: it stays several figures
};

TEST(JoinBrokenDecimalsTest, JoinsWhatTheColumnProves) {
  const BrokenCase cases[] = {
      {"as all others", {"1.00", "2,345.60", "3.45"}, "1,959.2\n7", "1,959.27"},
      {"below zero", {"1.00", "2.00", "-3.45"}, "-1,959.2\n7", "-1,959.27"},
      {"two others", {"1.00", "2.00"}, "1,959.2\n7", ""},
      {"others of one decimal", {"1.0", "2.0", "3.4"}, "1,959.2\n7", ""},
      {"others of several", {"1.00", "2.0", "3.45"}, "1,959.2\n7", ""},
      {"too many digits", {"1.00", "2.00", "3.45"}, "1,959.2\n71", ""},
      {"two whole figures", {"1.00", "2.00", "3.45"}, "1,959.20\n7", ""},
      {"no decimals above", {"1.00", "2.00", "3.45"}, "1,959\n72", ""},
      {"three lines", {"1.00", "2.00", "3.45"}, "1,95\n9.2\n7", ""},
      {"a word between", {"1.00", "2.00", "3.45", "合计"}, "1,959.2\n7", "1,959.27"},
  };
  for (const BrokenCase& c : cases) {
    Fragment fragment;
    fragment.columns = 1;
    for (const char* text : c.others) {
      fragment.cells.push_back({.row = fragment.rows++, .raw = text});
    }
    fragment.cells.push_back({.row = fragment.rows++,
                              .raw = c.broken,
                              .layout = LayoutDoubt::kSeveralFigures});
    JoinBrokenDecimals(&fragment);
    const Cell& cell = fragment.cells.back();
    const bool joined = *c.want != '\0';
    EXPECT_EQ(joined ? c.want : c.broken, cell.raw) << c.name;
    EXPECT_EQ(joined ? LayoutDoubt::kNone : LayoutDoubt::kSeveralFigures, cell.layout)
        << c.name;
  }
}

}  // namespace
}  // namespace budget::table
