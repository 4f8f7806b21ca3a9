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
  if (at_ >= text_.size()) {
    row->clear();
    return false;
  }
  std::size_t fields = 0;
  while (true) {
    if (row->size() == fields) row->emplace_back();  // a row's strings are used again
    ReadField(&(*row)[fields]);
    ++fields;
    const bool last = at_ >= text_.size() || text_[at_] == '\n';
    ++at_;
    if (last) break;
  }
  row->resize(fields);
  return true;
}

void CsvReader::ReadField(std::string* field) {
  field->clear();
  bool quoted = false;
  while (at_ < text_.size()) {
    const std::size_t end =
        std::min(text_.find_first_of(quoted ? "\"" : "\",\r\n", at_), text_.size());
    field->append(text_, at_, end - at_);
    at_ = end;
    if (end == text_.size() || text_[end] == ',' || text_[end] == '\n') return;
    ++at_;
    if (text_[end] != '"') continue;
    const bool twice = quoted && text_.substr(at_).starts_with('"');
    if (twice) {
      *field += '"';
      ++at_;
    } else {
      quoted = !quoted;
    }
  }
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
