#include "pipeline/report/read_csv.h"

#include <algorithm>

namespace budget::report {

CsvReader::CsvReader(std::string_view text) : text_(text) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (text_.starts_with(kMark)) at_ = kMark.size();
  ReadRow(&header_);
}

bool CsvReader::Next() { return ReadRow(&row_); }

bool CsvReader::ReadRow(std::vector<std::string>* row) {
  row->clear();
  if (at_ >= text_.size()) return false;
  std::string field;
  bool quoted = false;
  for (; at_ < text_.size(); ++at_) {
    const char c = text_[at_];
    if (quoted) {
      const bool twice = c == '"' && text_.substr(at_ + 1).starts_with('"');
      if (twice) ++at_;
      if (c == '"' && !twice) {
        quoted = false;
      } else {
        field += c;
      }
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      row->push_back(std::move(field));
      field.clear();
    } else if (c == '\n') {
      break;
    } else if (c != '\r') {
      field += c;
    }
  }
  ++at_;
  row->push_back(std::move(field));
  return true;
}

std::vector<std::size_t> CsvReader::Positions(
    std::vector<std::string_view> columns) const {
  std::vector<std::size_t> positions;
  positions.reserve(columns.size());
  for (const std::string_view column : columns) {
    const auto found = std::ranges::find(header_, column);
    positions.push_back(found == header_.end()
                            ? std::string::npos
                            : static_cast<std::size_t>(found - header_.begin()));
  }
  return positions;
}

std::string_view CsvReader::FieldAt(std::size_t position) const {
  return position < row_.size() ? std::string_view(row_[position]) : std::string_view();
}

std::string_view CsvReader::Field(std::string_view column) const {
  return FieldAt(Positions({column}).front());
}

}  // namespace budget::report
