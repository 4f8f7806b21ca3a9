#include "pipeline/dataset/format_rows.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "pipeline/dataset/enum_names.h"
#include "pipeline/model/decimal.h"

namespace budget::dataset {
namespace {

constexpr std::size_t kDocumentIdLength = 16;

bool IsPdf(const Place& place) { return place.page != 0; }

// The columns page .. line of a fact.
void AppendPlace(const Place& place, CsvRows* row) {
  row->IntegerOrBlank(place.page);
  if (IsPdf(place)) {
    row->Points(place.box.x0);
    row->Points(place.box.y0);
    row->Points(place.box.x1);
    row->Points(place.box.y1);
  } else {
    for (int i = 0; i < 4; ++i) row->Blank();
  }
  row->IntegerOrBlank(place.line);
}

std::int64_t CountFacts(const DocumentData& document) {
  std::int64_t count = 0;
  for (const Table& table : document.tables) {
    count += static_cast<std::int64_t>(table.facts.size());
  }
  return count;
}

std::int64_t CountOutcome(const DocumentData& document, Outcome outcome) {
  return std::ranges::count(document.checks, outcome, &Check::outcome);
}

void AppendDocument(const DocumentData& document, std::string_view version,
                    CsvRows* row) {
  const DocumentInfo& info = document.info;
  row->Text(DocumentId(info));
  row->Text(info.source);
  row->Text(info.sha256);
  if (info.sha256.empty()) {
    row->Blank();
  } else {
    row->Integer(static_cast<std::int64_t>(info.bytes));
  }
  row->Text(info.media_type);
  row->Text(NameOf(info.status));
  row->Text(info.error);
  row->Text(info.schema);
  row->Text(info.issuer);
  row->Text(info.issuer_code);
  row->Text(info.region_code);
  row->Text(info.level);
  row->IntegerOrBlank(info.fiscal_year);
  row->Text(info.report_kind);
  row->IntegerOrBlank(info.pages);
  row->Text(info.text_layer);
  row->Integer(static_cast<std::int64_t>(document.tables.size()));
  row->Integer(CountFacts(document));
  row->Integer(static_cast<std::int64_t>(document.statements.size()));
  row->Integer(CountOutcome(document, Outcome::kPass));
  row->Integer(CountOutcome(document, Outcome::kFail));
  row->Text(version);
  row->EndRow();
}

void AppendTable(std::string_view document_id, const Table& table, CsvRows* row) {
  row->Text(document_id);
  row->IntegerOrBlank(table.table_no);
  row->Text(table.table_id);
  row->Text(table.title);
  row->Text(table.unit);
  row->IntegerOrBlank(table.fiscal_year);
  row->IntegerOrBlank(table.first_page);
  row->IntegerOrBlank(table.last_page);
  row->IntegerOrBlank(table.first_line);
  row->IntegerOrBlank(table.last_line);
  if (table.status == TableStatus::kListedButMissing) {
    row->Blank();
    row->Blank();
  } else {
    row->Integer(table.row_count);
    row->Integer(table.column_count);
  }
  row->Text(NameOf(table.status));
  row->Text(table.note);
  row->EndRow();
}

// The columns row_no .. concept.
void AppendRowPart(const Row& row, CsvRows* out) {
  out->Integer(row.row_no);
  out->Integer(row.block);
  out->Text(row.reporting_unit);
  out->Text(NameOf(row.direction));
  out->Text(row.item_code);
  out->Text(row.item_name);
  out->IntegerOrBlank(row.item_level);
  out->Text(row.concept_id);
}

// Turns values into yuan.  Facts of one table nearly always share one unit, so the last
// one looked up is kept.
class YuanConverter {
 public:
  explicit YuanConverter(const schemas::Vocabulary& vocabulary)
      : vocabulary_(vocabulary) {}

  // Empty unless `number` is there and `unit` one of money.
  std::string Convert(const std::optional<Decimal>& number, std::string_view unit) {
    if (!known_ || unit != unit_name_) {
      unit_name_ = unit;
      unit_ = vocabulary_.FindUnit(unit);
      known_ = true;
    }
    if (unit_ == nullptr || unit_->kind != Kind::kAmount) return {};
    if (!number) return {};
    return number->ShiftedLeft(unit_->power_of_ten).Reduced().ToString();
  }

 private:
  const schemas::Vocabulary& vocabulary_;
  std::string unit_name_;
  const schemas::Unit* unit_ = nullptr;
  bool known_ = false;
};

void AppendTarget(const Table& table, const Fact& fact, CsvRows* out) {
  const int index = static_cast<int>(&fact - table.facts.data());
  const auto target = std::ranges::lower_bound(table.targets, index, {}, &Target::fact);
  if (target == table.targets.end() || target->fact != index) {
    for (int i = 0; i < 3; ++i) out->Blank();
    return;
  }
  out->Text(target->comparison);
  out->Text(target->number);
  out->Text(target->unit);
}

void AppendFact(std::string_view document_id, const Table& table, const Fact& fact,
                YuanConverter* yuan, CsvRows* out) {
  static const Column kUndetermined;
  const Row& row = table.RowOf(fact);
  const Column& column = fact.column < 0 ? kUndetermined : *table.ColumnOf(fact);
  const Meaning meaning = MeaningOf(table, fact);

  out->Text(document_id);
  out->Integer(table.table_no);
  out->Text(table.table_id);
  AppendRowPart(row, out);
  out->Text(column.path.printed());
  out->Text(column.measure);
  out->Text(NameOf(meaning.phase));
  out->IntegerOrBlank(meaning.fiscal_year);
  out->Text(fact.value);
  out->Text(NameOf(meaning.kind));
  out->Text(meaning.unit);
  if (meaning.kind == Kind::kAmount) {
    out->Text(yuan->Convert(fact.number, meaning.unit));
  } else {
    out->Blank();
  }
  out->Text(NameOf(fact.certainty));
  AppendPlace(fact.place, out);
  out->Text(row.level1);
  out->Text(row.level2);
  out->Text(fact.raw);
  out->Text(fact.note);
  out->Integer(fact.checks_passed);
  out->Integer(fact.checks_failed);
  AppendTarget(table, fact, out);
  out->EndRow();
}

void AppendStatement(std::string_view document_id, const Outline& outline,
                     const Statement& statement, YuanConverter* yuan, CsvRows* row) {
  row->Text(document_id);
  row->Integer(statement.statement_no);
  const auto section = static_cast<std::size_t>(statement.section);
  row->Text(section < outline.sections.size() ? outline.sections[section].path : "");
  row->Text(statement.subject);
  row->Text(statement.concept_id);
  row->Text(NameOf(statement.measure));
  row->Text(statement.value);
  row->Text(statement.unit);
  row->Text(yuan->Convert(statement.number, statement.unit));
  row->IntegerOrBlank(statement.fiscal_year);
  row->Text(NameOf(statement.trend));
  row->IntegerOrBlank(statement.place.page);
  row->IntegerOrBlank(statement.place.line);
  row->Text(statement.quote);
  row->EndRow();
}

void AppendSection(std::string_view document_id, const Section& section, CsvRows* row) {
  row->Text(document_id);
  row->Integer(section.section_no);
  row->Integer(section.level);
  row->Text(section.heading);
  row->Text(section.path);
  row->IntegerOrBlank(section.place.page);
  row->IntegerOrBlank(section.place.line);
  row->Text(section.text);
  row->EndRow();
}

void AppendRef(const std::vector<Table>& tables, const FactRef& ref, std::string* out) {
  const Table& table = tables[static_cast<std::size_t>(ref.table)];
  const Fact& fact = table.facts[static_cast<std::size_t>(ref.fact)];
  const Row& row = table.rows[static_cast<std::size_t>(fact.row)];
  if (!out->empty()) out->push_back(' ');
  for (const int part : {table.table_no, row.row_no, row.block}) {
    out->append(std::to_string(part)).push_back(':');
  }
  if (fact.column < 0) {
    out->push_back('?');
  } else {
    const Column& column = table.columns[static_cast<std::size_t>(fact.column)];
    out->append(std::to_string(column.grid_column + 1));
  }
}

void AppendCheck(std::string_view document_id, const DocumentData& document,
                 const Check& check, CsvRows* row) {
  std::string refs;
  for (const FactRef& ref : check.facts) AppendRef(document.tables, ref, &refs);

  row->Text(document_id);
  row->Integer(check.check_no);
  row->Text(check.check_id);
  row->Text(NameOf(check.kind));
  row->Text(NameOf(check.outcome));
  row->Text(check.where);
  row->Text(check.expected);
  row->Text(check.found);
  row->Text(check.difference);
  row->Text(check.tolerance);
  row->Text(refs);
  row->IntegerOrBlank(check.place.page);
  row->IntegerOrBlank(check.place.line);
  row->Text(check.message);
  row->EndRow();
}

}  // namespace

std::string HeaderRow(DatasetFile file) {
  CsvRows row;
  for (const FieldSpec& field : SpecOf(file).fields) row.Text(field.name);
  row.EndRow();
  return row.text();
}

std::string_view DocumentId(const DocumentInfo& info) {
  if (info.status == DocumentStatus::kSkipped) return {};
  return std::string_view(info.sha256).substr(0, kDocumentIdLength);
}

std::string AmountInYuan(std::string_view value, std::string_view unit,
                         const schemas::Vocabulary& vocabulary) {
  return YuanConverter(vocabulary).Convert(Decimal::Parse(value), unit);
}

void FormatRows(const DocumentData& document, const schemas::Vocabulary& vocabulary,
                std::string_view extractor_version, DatasetRows* rows) {
  const std::string_view id = DocumentId(document.info);
  YuanConverter yuan(vocabulary);

  AppendDocument(document, extractor_version, &(*rows)[DatasetFile::kDocuments]);
  for (const Table& table : document.tables) {
    AppendTable(id, table, &(*rows)[DatasetFile::kTables]);
    for (const Fact& fact : table.facts) {
      AppendFact(id, table, fact, &yuan, &(*rows)[DatasetFile::kFacts]);
    }
  }
  for (const Statement& statement : document.statements) {
    AppendStatement(id, document.outline, statement, &yuan,
                    &(*rows)[DatasetFile::kStatements]);
  }
  for (const Section& section : document.outline.sections) {
    AppendSection(id, section, &(*rows)[DatasetFile::kSections]);
  }
  for (const Check& check : document.checks) {
    AppendCheck(id, document, check, &(*rows)[DatasetFile::kChecks]);
  }
}

}  // namespace budget::dataset
