// What a row's label and a printed value mean.  For all readers of rows, so that they
// mean the same everywhere.

#ifndef PIPELINE_TABLE_CLASSIFY_ROW_H_
#define PIPELINE_TABLE_CLASSIFY_ROW_H_

#include <optional>
#include <string_view>

#include "pipeline/model/table.h"
#include "pipeline/script/number.h"
#include "schemas/spec/schema.h"

namespace budget::table {

// Fills what follows from the name and the code of a row, which are set: kind, level,
// concept (empty if there is none), of_which.
void ClassifyRow(const schemas::Schema& schema, std::string_view table_id, Row* row);

// The fact that a printed value makes in a column of a kind, without row, column and
// place.  What is no number becomes a text, whatever the column; a % makes a
// percentage, and a unit of the vocabulary behind the digits (12.5万元, 5人) says kind
// and unit; without a vocabulary it makes a text.
Fact MakeFact(std::string_view raw, Kind column_kind,
              const schemas::Vocabulary* vocabulary = nullptr);

// Why a value that looks like a figure is none; it makes no fact then.  Nothing for
// other values, in a column of texts, and for what can number an item: （1）.
std::optional<script::NumberDoubt> DoubtOf(std::string_view raw, Kind column_kind);

}  // namespace budget::table

#endif  // PIPELINE_TABLE_CLASSIFY_ROW_H_
