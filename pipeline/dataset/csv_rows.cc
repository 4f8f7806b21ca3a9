#include "pipeline/dataset/csv_rows.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>

namespace budget::dataset {
namespace {

constexpr std::size_t kWorthACall = std::size_t{1} << 17;

bool NeedsQuotes(std::string_view text) {
  if (text.empty()) return false;
  if (text.front() == ' ' || text.back() == ' ') return true;
  return std::ranges::any_of(text, [](char c) {
    return c == ',' || c == '"' || c == '\n' || c == '\r' || c == '\0';
  });
}

bool IsNumber(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return !text.empty() &&
         text.find_first_not_of("0123456789.") == std::string_view::npos;
}

// Spreadsheets look at the first character; some take the full-width ones, too.
bool IsFormula(std::string_view text) {
  static constexpr std::array<std::string_view, 10> kBeginnings = {
      "=", "+", "-", "@", "\t", "\r", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
  return !IsNumber(text) &&
         std::ranges::any_of(kBeginnings, [&](std::string_view beginning) {
           return text.starts_with(beginning);
         });
}

void AppendInteger(std::int64_t number, std::string* out) {
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  out->append(digits.data(), end.ptr);
}

}  // namespace

std::string_view BeginningOf(CsvStyle style) {
  return style == CsvStyle::kSpreadsheet ? "\uFEFF" : "";
}

void CsvRows::Separate() {
  if (row_open_) text_.push_back(',');
  row_open_ = true;
}

void CsvRows::Text(std::string_view text) {
  Separate();
  if (style_ == CsvStyle::kSpreadsheet && IsFormula(text)) {
    Quoted("'" + std::string(text));
  } else if (NeedsQuotes(text)) {
    Quoted(text);
  } else {
    text_.append(text);
  }
}

void CsvRows::Quoted(std::string_view text) {
  text_.push_back('"');
  for (const char c : text) {
    if (c == '\0') continue;
    if (c == '"') text_.push_back('"');
    text_.push_back(c);
  }
  text_.push_back('"');
}

void CsvRows::Integer(std::int64_t number) {
  Separate();
  AppendInteger(number, &text_);
}

void CsvRows::IntegerOrBlank(std::int64_t number) {
  Separate();
  if (number != 0) AppendInteger(number, &text_);
}

void CsvRows::Points(float points) {
  Separate();
  // A box of a broken page can be anything; what is no coordinate stays blank.
  if (!(std::abs(points) < 1e9F)) return;
  const std::int64_t hundredths = std::llround(static_cast<double>(points) * 100.0);
  const std::int64_t size = hundredths < 0 ? -hundredths : hundredths;
  if (hundredths < 0) text_.push_back('-');
  AppendInteger(size / 100, &text_);
  text_.push_back('.');
  text_.push_back(static_cast<char>('0' + size / 10 % 10));
  text_.push_back(static_cast<char>('0' + size % 10));
}

void CsvRows::Blank() { Separate(); }

void CsvRows::EndRow() {
  text_.push_back('\n');
  row_open_ = false;
  if (sink_ && text_.size() >= kWorthACall) Flush();
}

void CsvRows::Flush() {
  sink_(text_);
  text_.clear();
}

}  // namespace budget::dataset
