#include "pipeline/meaning/rates.h"

#include <algorithm>
#include <set>
#include <string>

namespace budget::meaning {
namespace {

// The amounts and the rates of one block, as far as they are read.
class BlockYears {
 public:
  void AddAmount(int year) {
    if (year == 0) return;
    since_rate_ = after_rate_ ? year : std::max(since_rate_, year);
    latest_ = std::max(latest_, year);
    after_rate_ = false;
  }

  // The year of the next rate; 0 if no amount says one.
  int TakeRate(const std::string& label) {
    // Figures of the year before, behind the rates of a year, are there to compare
    // with.
    const bool base = since_rate_ + 1 == latest_ && !labels_.contains(label);
    labels_.insert(label);
    after_rate_ = true;
    return base ? latest_ : since_rate_;
  }

 private:
  int since_rate_ = 0;  // the latest since the rate before
  int latest_ = 0;
  bool after_rate_ = false;
  std::set<std::string> labels_;
};

}  // namespace

void DateRates(std::vector<Column>* columns) {
  int block = 0;
  BlockYears years;
  for (Column& column : *columns) {
    if (column.block != block) {
      block = column.block;
      years = {};
    }
    if (column.kind == Kind::kAmount) years.AddAmount(column.fiscal_year);
    if (column.kind != Kind::kPercent) continue;
    const int year = years.TakeRate(column.path.leaf());
    if (column.says_year || year == 0) continue;
    column.fiscal_year = year;
    column.says_year = true;
  }
}

}  // namespace budget::meaning
