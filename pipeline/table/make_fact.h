// From what a cell prints to a fact: the one way, for all readers of tables.

#ifndef PIPELINE_TABLE_MAKE_FACT_H_
#define PIPELINE_TABLE_MAKE_FACT_H_

#include <optional>
#include <span>
#include <string_view>

#include "pipeline/model/content.h"
#include "pipeline/model/table.h"
#include "pipeline/script/number.h"
#include "pipeline/table/ledger.h"
#include "schemas/spec/vocabulary.h"

namespace budget::table {

// The fact that a printed value makes in a column of a kind, without row, column and
// place.  What is no number becomes a text, whatever the column; a % makes a
// percentage, and a unit of the vocabulary behind the digits (12.5万元, 5人) says kind
// and unit; without a vocabulary it makes a text.
Fact MakeFact(std::string_view raw, Kind column_kind,
              const schemas::Vocabulary* vocabulary = nullptr);

// Why a value that looks like a figure, or holds one of money among other things
// (345.60[1]), is none; it makes no fact then.  Nothing for
// other values, in a column of texts, and for what can number an item: （1）.
std::optional<script::NumberDoubt> DoubtOf(std::string_view raw, Kind column_kind);

// Whether a text is a figure and nothing else, or looks like one: it is no label.
bool LooksLikeFigure(std::string_view raw);

// What cells print as one value (mostly one cell: `raw` is what it prints) becomes a
// fact of `table` in this row and column (indices; column -1: it is not determined, and
// the fact `ambiguous`), and they are entered.  Cells with glyphs that could not be
// read, with several figures or with a figure in doubt make none: they are entered as
// reported, and null comes back.  The fact is good until the next one is added.
Fact* AddFact(std::span<const Cell* const> cells, std::string_view raw, int row,
              int column, const schemas::Vocabulary* vocabulary, Table* table,
              Ledger* ledger);
Fact* AddFact(const Cell& cell, int row, int column,
              const schemas::Vocabulary* vocabulary, Table* table, Ledger* ledger);

// Further lines of a value that goes on elsewhere: the whole is a text.
void AppendText(std::string_view raw, Fact* fact);

// Makes the fact ambiguous and says why in its note.
void Doubt(std::string_view why, Fact* fact);

}  // namespace budget::table

#endif  // PIPELINE_TABLE_MAKE_FACT_H_
