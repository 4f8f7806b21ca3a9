// The year of columns that rate or compare others.

#ifndef PIPELINE_MEANING_RATES_H_
#define PIPELINE_MEANING_RATES_H_

#include <vector>

#include "pipeline/model/table.h"

namespace budget::meaning {

// A rate has the year of the figure that it rates (contract, facts.csv): where its own
// header says none, the latest year among the amounts that stand before it in its
// block, since the rate before:
//
//     2024年决算数 | 2025年执行数 | 增长%  (2025) | 2026年预算数 | 增长%  (2026)
//
// Figures of the year before that stand behind the rates of a year are what the next
// rate compares with, if it is not one of the same name:
//
//     2025年执行数 | 完成预算%  (2025) | 2024年执行数 | 比上年增减%  (2025)
//
// `columns` are those of one table in print order.
void DateRates(std::vector<Column>* columns);

}  // namespace budget::meaning

#endif  // PIPELINE_MEANING_RATES_H_
