// Appends rows of CSV (RFC 4180, UTF-8) to a string, fast: no streams, no locale. Given
// a sink, it hands the rows on whenever they make a write worth its call, so that the
// rows of a large document are never in memory together.
//
// The end of a row is LF, which is what the dataset's contract asks for.  A field is
// quoted when it holds a comma, a quotation mark, CR or LF, or when it begins or ends
// with a space (some readers trim unquoted ones).  NUL, which no reader of CSV expects,
// is left out.

// For spreadsheets (CsvStyle::kSpreadsheet) a text that one would run as a formula gets
// an apostrophe in front; a number stays one.  Only then differs a field from its
// value.

#ifndef PIPELINE_DATASET_CSV_ROWS_H_
#define PIPELINE_DATASET_CSV_ROWS_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace budget::dataset {

enum class CsvStyle : std::uint8_t { kExact, kSpreadsheet };

// What a file begins with: spreadsheets take UTF-8 for something else without a mark.
std::string_view BeginningOf(CsvStyle style);

class CsvRows {
 public:
  void set_style(CsvStyle style) { style_ = style; }

  void Text(std::string_view text);
  void Integer(std::int64_t number);
  // Empty for 0, which the model uses for "not known".
  void IntegerOrBlank(std::int64_t number);
  // Points with two decimals, rounded half away from zero: "72.00".
  void Points(float points);
  void Blank();
  void EndRow();

  // Takes whole rows.
  using Sink = std::function<void(std::string_view)>;
  void SendTo(Sink sink) { sink_ = std::move(sink); }
  // Hands on what is left.
  void Flush();

  // The rows that have not been handed on; whole rows only, if no row is open.
  const std::string& text() const { return text_; }
  void Clear() { text_.clear(); }

 private:
  void Separate();
  void Quoted(std::string_view text);

  Sink sink_;  // may be empty
  std::string text_;
  bool row_open_ = false;
  CsvStyle style_ = CsvStyle::kExact;
};

}  // namespace budget::dataset

#endif  // PIPELINE_DATASET_CSV_ROWS_H_
