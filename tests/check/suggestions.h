// What the message of a failure says would repair it, in English.

#ifndef TESTS_CHECK_SUGGESTIONS_H_
#define TESTS_CHECK_SUGGESTIONS_H_

#include <optional>
#include <string>
#include <vector>

#include "pipeline/model/check.h"
#include "pipeline/model/decimal.h"
#include "pipeline/model/document_data.h"

namespace budget::check {

// Anything at all.
bool Suggests(const Check& check);
bool Contains(const Check& check, const std::string& text);

// The value that the cell of this name should have; nothing if another is suggested.
std::optional<Decimal> ValueFor(const Check& check, const std::string& cell);

// A row is missing, all values of which that are named are among these.
bool MissingRowIs(const Check& check, const std::vector<Decimal>& values);

// How a message names a cell; row or column -1: not at all.
std::string NameOf(const DocumentData& data, int table, int row, int column,
                   bool with_table);

}  // namespace budget::check

#endif  // TESTS_CHECK_SUGGESTIONS_H_
