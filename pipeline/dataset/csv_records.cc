#include "pipeline/dataset/csv_records.h"

#include <algorithm>
#include <fstream>
#include <utility>

namespace budget::dataset {
namespace {

// Reads the field at the beginning of `rest` and takes it away; false if a quote is not
// closed.
bool TakeField(std::string_view* rest, std::string* field) {
  field->clear();
  bool quoted = false;
  while (!rest->empty()) {
    const std::size_t end =
        std::min(rest->find_first_of(quoted ? "\"" : "\",\r\n"), rest->size());
    field->append(rest->substr(0, end));
    rest->remove_prefix(end);
    if (rest->empty() || rest->front() == ',' || rest->front() == '\n') break;
    const bool quote = rest->front() == '"';
    rest->remove_prefix(1);
    if (!quote) continue;
    if (quoted && rest->starts_with('"')) {
      *field += '"';
      rest->remove_prefix(1);
    } else {
      quoted = !quoted;
    }
  }
  return !quoted;
}

}  // namespace

CsvRecords::CsvRecords(const std::string& path)
    : CsvRecords(std::make_unique<std::ifstream>(path, std::ios::binary)) {}

CsvRecords::CsvRecords(std::unique_ptr<std::istream> stream)
    : stream_(std::move(stream)) {
  Advance();
}

void CsvRecords::Advance() {
  hash_.Add(record_);
  bytes_ += record_.size();
  record_.clear();
  bool quoted = false;
  do {
    if (!std::getline(*stream_, line_)) return;
    if (std::ranges::count(line_, '"') % 2 != 0) quoted = !quoted;
    record_ += line_;
    if (!stream_->eof()) record_ += '\n';
  } while (quoted);
}

bool SplitRecord(std::string_view record, Fields* fields) {
  std::size_t count = 0;
  bool closed = true;
  do {
    if (fields->size() == count) fields->emplace_back();
    if (count > 0) record.remove_prefix(1);  // the comma
    closed = TakeField(&record, &(*fields)[count]);
    ++count;
  } while (record.starts_with(','));
  fields->resize(count);
  return closed;
}

}  // namespace budget::dataset
