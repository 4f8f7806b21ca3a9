#include "pipeline/dataset/amount_in_yuan.h"

namespace budget::dataset {

std::string AmountInYuan(const std::optional<Decimal>& value,
                         const schemas::Unit* unit) {
  if (!value || unit == nullptr || unit->kind != Kind::kAmount) return {};
  return value->ShiftedLeft(unit->power_of_ten).Reduced().ToString();
}

}  // namespace budget::dataset
