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

void AppendInteger(std::int64_t number, std::string* out) {
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  out->append(digits.data(), end.ptr);
}

}  // namespace

void CsvRows::Separate() {
  if (row_open_) text_.push_back(',');
  row_open_ = true;
}

void CsvRows::Text(std::string_view text) {
  Separate();
  if (!NeedsQuotes(text)) {
    text_.append(text);
    return;
  }
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
