#include "pipeline/meaning/rates.h"

#include <algorithm>

namespace budget::meaning {

void DateRates(std::vector<Column>* columns) {
  int block = 0;
  int latest = 0;
  bool after_rate = false;
  for (Column& column : *columns) {
    if (column.block != block) {
      block = column.block;
      latest = 0;
      after_rate = false;
    }
    if (column.kind == Kind::kPercent) {
      after_rate = true;
      if (column.says_year || latest == 0) continue;
      column.fiscal_year = latest;
      column.says_year = true;
    } else if (column.kind == Kind::kAmount && column.fiscal_year != 0) {
      latest = after_rate ? column.fiscal_year : std::max(latest, column.fiscal_year);
      after_rate = false;
    }
  }
}

}  // namespace budget::meaning
