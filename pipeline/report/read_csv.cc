#include "pipeline/report/read_csv.h"

#include <algorithm>
#include <string>
#include <utility>

namespace budget::report {

CsvReader::CsvReader(dataset::CsvRecords records) : records_(std::move(records)) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  std::string_view header = records_.record();
  if (header.starts_with(kMark)) header.remove_prefix(kMark.size());
  dataset::SplitRecord(header, &header_);
  records_.Advance();
}

bool CsvReader::Next() {
  if (records_.at_end()) return false;
  dataset::SplitRecord(records_.record(), &row_);
  records_.Advance();
  return true;
}

std::size_t CsvReader::Position(std::string_view column) const {
  const auto found = std::ranges::find(header_, column);
  return found == header_.end() ? std::string::npos
                                : static_cast<std::size_t>(found - header_.begin());
}

std::vector<std::size_t> CsvReader::Positions(
    const std::vector<std::string_view>& columns) const {
  std::vector<std::size_t> positions;
  positions.reserve(columns.size());
  for (const std::string_view column : columns) positions.push_back(Position(column));
  return positions;
}

std::string_view CsvReader::FieldAt(std::size_t position) const {
  return position < row_.size() ? std::string_view(row_[position]) : std::string_view();
}

std::string_view CsvReader::Field(std::string_view column) const {
  return FieldAt(Position(column));
}

}  // namespace budget::report
