#include "pipeline/report/collect_report.h"

#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "pipeline/model/sha256.h"
#include "pipeline/report/draw_pages.h"
#include "pipeline/report/json_text.h"
#include "pipeline/report/read_csv.h"

namespace budget::report {
namespace {

using Columns = std::vector<std::string_view>;

const Columns kDocuments = {
    "document_id", "source", "media_type",  "status",        "error",        "schema",
    "issuer",      "level",  "fiscal_year", "report_kind",   "entity",       "pages",
    "tables",      "facts",  "findings",    "checks_passed", "checks_failed"};
const Columns kTables = {"document_id", "table_no",   "table_id",  "table_title",
                         "unit",        "first_page", "last_page", "first_line",
                         "rows",        "status",     "note",      "coverage"};
const Columns kFindings = {"document_id", "finding_no", "kind",       "severity",
                           "confidence",  "page",       "line",       "place",
                           "printed",     "suggested",  "message_zh", "message_en",
                           "fact_refs"};
const Columns kKeyFacts = {"document_id", "table_no", "row_no",     "block",
                           "column_no",   "concept",  "measure",    "phase",
                           "fiscal_year", "value",    "amount_cny", "item_name",
                           "unit",        "table_id", "item_level"};
const Columns kFacts = {"table_no",
                        "row_no",
                        "block",
                        "column_no",
                        "item_code",
                        "item_name",
                        "item_level",
                        "concept",
                        "column_path",
                        "measure",
                        "phase",
                        "fiscal_year",
                        "value",
                        "kind",
                        "unit",
                        "amount_cny",
                        "certainty",
                        "page",
                        "x0",
                        "y0",
                        "x1",
                        "y1",
                        "line",
                        "raw",
                        "note",
                        "checks_passed",
                        "checks_failed",
                        "level1",
                        "level2",
                        "reporting_unit",
                        "direction",
                        "region"};
const Columns kChecks = {"check_id",  "kind",  "outcome",    "place",
                         "expected",  "found", "difference", "tolerance",
                         "fact_refs", "page",  "line",       "message"};
const Columns kStatements = {"section",     "subject",   "measure", "value", "unit",
                             "fiscal_year", "direction", "page",    "line",  "quote"};

// Tables whose facts are compared over years and issuers.
constexpr std::array<std::string_view, 2> kKeyTables = {"revenue_expenditure_summary",
                                                        "three_public_expenditure"};

std::optional<std::string> ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

// Rows of JSON that grow.
class Rows {
 public:
  void Add(const CsvReader& csv, const std::vector<std::size_t>& positions) {
    text_ += text_.empty() ? "[" : ",\n[";
    const char* comma = "";
    for (const std::size_t position : positions) {
      text_ += comma;
      AppendString(csv.FieldAt(position), &text_);
      comma = ",";
    }
    text_ += ']';
  }
  std::string Array() const { return fmt::format("[{}]", text_); }

 private:
  std::string text_;
};

struct DocumentRows {
  Rows facts;
  Rows checks;
  Rows statements;
  std::string source;
  std::string sha256;
  bool readable = false;  // a worker has read it to its end
  int amounts = 0;
  int proved = 0;  // amounts that take part in an identity that holds, and in none
                   // that does not
};

class Collector {
 public:
  explicit Collector(std::string folder) : folder_(std::move(folder)) {}

  Result<ReportData> Collect(const std::string& sources);

 private:
  using Take = void (Collector::*)(const CsvReader& csv,
                                   const std::vector<std::size_t>& positions);

  bool Read(const char* file, const Columns& columns, Take take);
  void TakeDocument(const CsvReader& csv, const std::vector<std::size_t>& positions);
  void TakeTable(const CsvReader& csv, const std::vector<std::size_t>& positions) {
    tables_.Add(csv, positions);
  }
  void TakeFinding(const CsvReader& csv, const std::vector<std::size_t>& positions) {
    findings_.Add(csv, positions);
  }
  void TakeFact(const CsvReader& csv, const std::vector<std::size_t>& positions);
  void TakeCheck(const CsvReader& csv, const std::vector<std::size_t>& positions) {
    if (auto* rows = Of(csv)) rows->checks.Add(csv, positions);
  }
  void TakeStatement(const CsvReader& csv, const std::vector<std::size_t>& positions) {
    if (auto* rows = Of(csv)) rows->statements.Add(csv, positions);
  }
  DocumentRows* Of(const CsvReader& csv);
  std::string Run() const;

  std::string folder_;
  std::string missing_;  // the file that could not be read
  Rows document_rows_;
  Rows tables_;
  Rows findings_;
  Rows key_facts_;
  std::vector<DocumentRows> documents_;
  std::map<std::string, std::size_t, std::less<>> number_of_;  // by document_id
};

bool Collector::Read(const char* file, const Columns& columns, Take take) {
  const std::string path = (std::filesystem::path(folder_) / file).string();
  dataset::CsvRecords records(path);
  if (records.at_end()) {
    missing_ = path;
    return false;
  }
  CsvReader csv(std::move(records));
  const std::vector<std::size_t> positions = csv.Positions(columns);
  while (csv.Next()) (this->*take)(csv, positions);
  return true;
}

DocumentRows* Collector::Of(const CsvReader& csv) {
  const auto number = number_of_.find(csv.Field("document_id"));
  return number == number_of_.end() ? nullptr : &documents_[number->second];
}

void Collector::TakeDocument(const CsvReader& csv,
                             const std::vector<std::size_t>& positions) {
  document_rows_.Add(csv, positions);
  const std::string_view id = csv.Field("document_id");
  if (!id.empty()) number_of_.emplace(id, documents_.size());
  const std::string_view status = csv.Field("status");
  documents_.push_back({.source = std::string(csv.Field("source")),
                        .sha256 = std::string(csv.Field("sha256")),
                        .readable = status == "ok" || status == "partial"});
}

void Collector::TakeFact(const CsvReader& csv,
                         const std::vector<std::size_t>& positions) {
  DocumentRows* rows = Of(csv);
  if (rows == nullptr) return;
  rows->facts.Add(csv, positions);
  if (csv.Field("kind") != "amount") return;
  ++rows->amounts;
  const auto none = [](std::string_view count) {
    return count.empty() || count == "0";
  };
  if (!none(csv.Field("checks_passed")) && none(csv.Field("checks_failed"))) {
    ++rows->proved;
  }
  const std::string_view table = csv.Field("table_id");
  if ((table == kKeyTables[0] || table == kKeyTables[1]) &&
      (!csv.Field("concept").empty() || table == kKeyTables[1])) {
    key_facts_.Add(csv, csv.Positions(kKeyFacts));
  }
}

void AppendNames(std::string_view file, const Columns& columns, std::string* json) {
  AppendString(file, json);
  *json += ":[";
  const char* comma = "";
  for (const std::string_view column : columns) {
    *json += comma;
    AppendString(column, json);
    comma = ",";
  }
  *json += ']';
}

std::string AllColumns() {
  std::string json = "{";
  const char* comma = "";
  const std::array<std::pair<std::string_view, const Columns*>, 7> files = {{
      {"documents", &kDocuments},
      {"tables", &kTables},
      {"findings", &kFindings},
      {"key_facts", &kKeyFacts},
      {"facts", &kFacts},
      {"checks", &kChecks},
      {"statements", &kStatements},
  }};
  for (const auto& [file, columns] : files) {
    json += comma;
    AppendNames(file, *columns, &json);
    comma = ",";
  }
  return json + "}";
}

std::string Collector::Run() const {
  std::string proved;
  for (const DocumentRows& document : documents_) {
    proved += fmt::format("{}[{},{}]", proved.empty() ? "" : ",", document.proved,
                          document.amounts);
  }
  return fmt::format(
      "{{\"columns\":{},\"documents\":{},\"tables\":{},\"findings\":{},"
      "\"key_facts\":{},\"proved\":[{}]}}",
      AllColumns(), document_rows_.Array(), tables_.Array(), findings_.Array(),
      key_facts_.Array(), proved);
}

// What is drawn of a document; only if the bytes are those that were read.
std::string Draw(const DocumentRows& document, const std::filesystem::path& sources) {
  const std::filesystem::path source = document.source;
  for (const std::filesystem::path& path :
       {sources / source.relative_path(), sources / source.filename()}) {
    const std::optional<std::string> bytes = ReadFile(path);
    if (bytes && Sha256Hex(*bytes) == document.sha256) {
      return DrawPages(*bytes, document.source);
    }
  }
  return "{}";
}

Result<ReportData> Collector::Collect(const std::string& sources) {
  const bool read = Read("documents.csv", kDocuments, &Collector::TakeDocument) &&
                    Read("tables.csv", kTables, &Collector::TakeTable) &&
                    Read("findings.csv", kFindings, &Collector::TakeFinding) &&
                    Read("facts.csv", kFacts, &Collector::TakeFact) &&
                    Read("checks.csv", kChecks, &Collector::TakeCheck) &&
                    Read("statements.csv", kStatements, &Collector::TakeStatement);
  if (!read) {
    return Result<ReportData>::Failed(
        ErrorIn(missing_, "unreadable", "cannot read a file of the dataset",
                "give the folder that extract -o has written"));
  }
  ReportData data;
  data.run = Run();
  for (const DocumentRows& document : documents_) {
    const std::string drawn =
        sources.empty() || !document.readable ? "{}" : Draw(document, sources);
    data.documents.push_back(
        fmt::format("{{\"facts\":{},\"checks\":{},\"statements\":{},\"drawn\":{}}}",
                    document.facts.Array(), document.checks.Array(),
                    document.statements.Array(), drawn));
  }
  return data;
}

}  // namespace

Result<ReportData> CollectReport(const std::string& folder,
                                 const std::string& sources) {
  return Collector(folder).Collect(sources);
}

}  // namespace budget::report
