// What is true of every page's content, whatever it was made from.

#ifndef TESTS_FUZZ_CHECK_CONTENT_H_
#define TESTS_FUZZ_CHECK_CONTENT_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pipeline/model/content.h"
#include "pipeline/script/text.h"
#include "tests/fuzz/fuzz_target.h"

// Whether it is UTF-8: U+FFFD stands for what is none, unless it is written itself.
inline bool IsUtf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const bool broken = budget::script::NextCodePoint(text, &at) == U'\uFFFD';
    if (broken && text.substr(from, at - from) != "\uFFFD") return false;
  }
  return true;
}

// Text is UTF-8; lines say something; cells stand within their grid and do not overlap.
inline void CheckContent(const budget::PageContent& content) {
  for (const budget::Item& item : content.items) {
    if (const auto* line = std::get_if<budget::Line>(&item)) {
      FUZZ_CHECK(!line->text.empty());
      FUZZ_CHECK(line->text.find('\n') == std::string::npos);
      FUZZ_CHECK(IsUtf8(line->text));
      continue;
    }
    const auto& fragment = std::get<budget::Fragment>(item);
    FUZZ_CHECK(fragment.rows > 0 && fragment.columns > 0);
    const auto columns = static_cast<std::size_t>(fragment.columns);
    std::vector<bool> taken(static_cast<std::size_t>(fragment.rows) * columns, false);
    for (const budget::Cell& cell : fragment.cells) {
      FUZZ_CHECK(IsUtf8(cell.raw));
      FUZZ_CHECK(cell.row >= 0 && cell.row_span > 0 &&
                 cell.row + cell.row_span <= fragment.rows);
      FUZZ_CHECK(cell.column >= 0 && cell.column_span > 0 &&
                 cell.column + cell.column_span <= fragment.columns);
      for (int row = cell.row; row < cell.row + cell.row_span; ++row) {
        for (int c = cell.column; c < cell.column + cell.column_span; ++c) {
          const std::size_t at =
              static_cast<std::size_t>(row) * columns + static_cast<std::size_t>(c);
          FUZZ_CHECK(!taken[at]);
          taken[at] = true;
        }
      }
    }
  }
}

#endif  // TESTS_FUZZ_CHECK_CONTENT_H_
