// A strict reader of RFC 4180 for the tests: the second opinion on what was written.

#ifndef TESTS_DATASET_READ_CSV_H_
#define TESTS_DATASET_READ_CSV_H_

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace budget::dataset {

using CsvTable = std::vector<std::vector<std::string>>;

// Throws on what is no CSV with LF ends: stray quotes, rows of different lengths, no
// end of line at the end.
inline CsvTable ReadCsv(std::string_view text) {
  CsvTable table;
  std::size_t at = 0;
  while (at < text.size()) {
    std::vector<std::string> row;
    for (bool more = true; more;) {
      std::string field;
      if (at < text.size() && text[at] == '"') {
        for (++at;; ++at) {
          if (at >= text.size()) throw std::runtime_error("open quote");
          if (text[at] != '"') {
            field.push_back(text[at]);
          } else if (at + 1 < text.size() && text[at + 1] == '"') {
            field.push_back(text[++at]);
          } else {
            break;
          }
        }
        ++at;
      } else {
        while (at < text.size() && text[at] != ',' && text[at] != '\n') {
          if (text[at] == '"' || text[at] == '\r') throw std::runtime_error("stray");
          field.push_back(text[at++]);
        }
      }
      if (at >= text.size()) throw std::runtime_error("no end of line");
      if (text[at] != ',' && text[at] != '\n') throw std::runtime_error("after quote");
      more = text[at++] == ',';
      row.push_back(std::move(field));
    }
    if (!table.empty() && row.size() != table.front().size()) {
      throw std::runtime_error("row " + std::to_string(table.size() + 1) + " has " +
                               std::to_string(row.size()) + " fields");
    }
    table.push_back(std::move(row));
  }
  return table;
}

}  // namespace budget::dataset

#endif  // TESTS_DATASET_READ_CSV_H_
