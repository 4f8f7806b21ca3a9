// A printed amount in yuan.

#ifndef PIPELINE_DATASET_AMOUNT_IN_YUAN_H_
#define PIPELINE_DATASET_AMOUNT_IN_YUAN_H_

#include <optional>
#include <string>

#include "pipeline/model/decimal.h"
#include "schemas/spec/vocabulary.h"

namespace budget::dataset {

// The value in yuan as an exact decimal: its digits moved by the unit's power of ten,
// without the zeros at the end that the move or the print left after the point
// (5873.350 in ten thousands is 58733500; 0.10 yuan is 0.1).  Empty if the unit is null
// or none of money, or there is no number.
std::string AmountInYuan(const std::optional<Decimal>& value,
                         const schemas::Unit* unit);

}  // namespace budget::dataset

#endif  // PIPELINE_DATASET_AMOUNT_IN_YUAN_H_
