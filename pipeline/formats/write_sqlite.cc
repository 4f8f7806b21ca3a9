#include "pipeline/formats/write_sqlite.h"

#include <sqlite3.h>

#include <cstdio>
#include <memory>
#include <string_view>
#include <variant>

#include "pipeline/dataset/dataset_reader.h"
#include "pipeline/formats/exact_number.h"
#include "pipeline/formats/export_problem.h"
#include "pipeline/formats/views.h"

namespace budget::formats {
namespace {

using dataset::DatasetFile;
using dataset::DatasetReader;
using dataset::Fields;
using dataset::FieldSpec;
using dataset::FieldType;
using dataset::FileSpec;
using dataset::RowReader;
using dataset::SpecOf;

// What is asked for beside the keys: facts by what they are about.
constexpr std::string_view kIndexes = R"sql(
CREATE INDEX facts_of_table ON facts (document_id, table_no);
CREATE INDEX facts_by_table ON facts (table_id, fiscal_year);
CREATE INDEX facts_by_concept ON facts (concept, measure);
CREATE INDEX documents_by_issuer ON documents (issuer, fiscal_year);
)sql";

std::string Comma(std::string_view names) {
  std::string list;
  for (const char c : names) list += c == ' ' ? std::string(", ") : std::string(1, c);
  return list;
}

// A column of numbers has no type: SQLite would make a REAL of each text that looks
// like one, and round it.
std::string_view TypeOf(FieldType type) {
  switch (type) {
    case FieldType::kString:
      return " TEXT";
    case FieldType::kInteger:
      return " INTEGER";
    case FieldType::kNumber:
      return "";
  }
  return "";
}

std::string CreateTable(const FileSpec& file) {
  std::string sql = "CREATE TABLE " + std::string(file.name) + " (";
  for (const FieldSpec& field : file.fields) {
    sql += std::string(field.name) + std::string(TypeOf(field.type));
    if (field.rules.required) sql += " NOT NULL";
    sql += ", ";
  }
  const auto add = [&](std::string_view what, std::string_view fields,
                       std::string_view references) {
    if (fields.empty()) return;
    sql += std::string(what) + " (" + Comma(fields) + ")";
    if (!references.empty()) {
      sql += " REFERENCES " + std::string(references) + " (" + Comma(fields) + ")";
    }
    sql += ", ";
  };
  add("PRIMARY KEY", file.primary_key, "");
  add("UNIQUE", file.unique_key, "");
  if (file.name == "documents") add("UNIQUE", "document_id", "");
  add("FOREIGN KEY", file.to_documents, "documents");
  add("FOREIGN KEY", file.to_tables, "tables");
  sql.resize(sql.size() - std::string_view(", ").size());
  return sql + ")";
}

std::string Insert(const FileSpec& file) {
  std::string marks;
  for (std::size_t i = 0; i < file.fields.size(); ++i) marks += i == 0 ? "?" : ", ?";
  return "INSERT INTO " + std::string(file.name) + " VALUES (" + marks + ")";
}

class Database {
 public:
  explicit Database(const std::string& path) {
    sqlite3* opened = nullptr;
    good_ = sqlite3_open(path.c_str(), &opened) == SQLITE_OK;
    handle_.reset(opened);
  }

  bool good() const { return good_; }
  std::string Reason() const { return sqlite3_errmsg(handle_.get()); }

  // Nothing more is done after a failure.
  void Run(const std::string& sql) {
    good_ = good_ && sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr,
                                  nullptr) == SQLITE_OK;
  }

  // Whether a query has no row.
  bool IsEmpty(const std::string& sql) {
    const Statement statement = Prepare(sql);
    return good_ && sqlite3_step(statement.get()) == SQLITE_DONE;
  }

  void Fill(const FileSpec& file, RowReader* rows) {
    const Statement insert = Prepare(Insert(file));
    for (Fields row; good_ && rows->Next(&row);) {
      for (std::size_t i = 0; i < row.size(); ++i) {
        Bind(insert.get(), static_cast<int>(i) + 1, file.fields[i].type, row[i]);
      }
      good_ = good_ && sqlite3_step(insert.get()) == SQLITE_DONE;
      sqlite3_reset(insert.get());
    }
  }

  void Close() { handle_.reset(); }

 private:
  struct Closer {
    void operator()(sqlite3* handle) const { sqlite3_close(handle); }
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  using Statement = std::unique_ptr<sqlite3_stmt, Closer>;

  Statement Prepare(const std::string& sql) {
    sqlite3_stmt* prepared = nullptr;
    good_ = good_ && sqlite3_prepare_v2(handle_.get(), sql.c_str(), -1, &prepared,
                                        nullptr) == SQLITE_OK;
    return Statement(prepared);
  }

  // The row outlives the step.
  static void Bind(sqlite3_stmt* insert, int index, FieldType type,
                   const std::string& text) {
    if (text.empty()) {
      sqlite3_bind_null(insert, index);
      return;
    }
    const ExactNumber number =
        type == FieldType::kString ? ExactNumber() : ReadExactNumber(text);
    if (const auto* whole = std::get_if<std::int64_t>(&number)) {
      sqlite3_bind_int64(insert, index, *whole);
    } else if (const auto* decimal = std::get_if<double>(&number)) {
      sqlite3_bind_double(insert, index, *decimal);
    } else {
      sqlite3_bind_text(insert, index, text.data(), static_cast<int>(text.size()),
                        SQLITE_STATIC);
    }
  }

  std::unique_ptr<sqlite3, Closer> handle_;
  bool good_ = false;
};

std::optional<Diagnostic> FillDatabase(const DatasetReader& data, Database* database) {
  database->Run("PRAGMA journal_mode = OFF; BEGIN");
  for (int i = 0; i < dataset::kDatasetFileCount; ++i) {
    const auto file = static_cast<DatasetFile>(i);
    database->Run(CreateTable(SpecOf(file)));
    RowReader rows = data.Rows(file);
    database->Fill(SpecOf(file), &rows);
    if (rows.failure()) return rows.failure();
  }
  database->Run(std::string(kIndexes));
  database->Run(std::string(kViews));
  database->Run("COMMIT");
  if (database->good() && !database->IsEmpty("PRAGMA foreign_key_check")) {
    return ExportProblem(data.folder(),
                         "a row names a document or a table that is not there");
  }
  return std::nullopt;
}

}  // namespace

std::optional<Diagnostic> WriteSqlite(const std::string& folder,
                                      const std::string& file) {
  const Result<DatasetReader> data = DatasetReader::Open(folder);
  if (!data.ok()) return data.diagnostics().front();
  const std::string part = file + ".part";
  std::remove(part.c_str());
  Database database(part);
  std::optional<Diagnostic> problem = FillDatabase(data.value(), &database);
  if (!problem && !database.good()) problem = ExportProblem(file, database.Reason());
  database.Close();
  if (!problem && std::rename(part.c_str(), file.c_str()) != 0) {
    problem = ExportProblem(file, "cannot be replaced");
  }
  if (problem) std::remove(part.c_str());
  return problem;
}

}  // namespace budget::formats
