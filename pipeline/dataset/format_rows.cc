#include "pipeline/dataset/format_rows.h"

#include <algorithm>
#include <variant>

#include "pipeline/dataset/columns.h"

namespace budget::dataset {
namespace {

constexpr std::size_t kDocumentIdLength = 16;

// One value to a field of CSV.
struct WriteField {
  CsvRows* out;

  void operator()(Text text) const { out->Text(text); }
  void operator()(const Made& made) const { out->Text(made.text); }
  void operator()(const Number& number) const { out->Text(number.digits); }
  void operator()(const Integer& integer) const {
    if (!integer) return out->Blank();
    out->Integer(*integer);
  }
  void operator()(const Points& points) const {
    if (!points.points) return out->Blank();
    out->Points(*points.points);
  }
};

template <typename Row>
void AppendRow(std::span<const DatasetColumn<Row>> columns, const Row& row,
               CsvRows* out) {
  for (const DatasetColumn<Row>& column : columns) {
    std::visit(WriteField{out}, column.get(row));
  }
  out->EndRow();
}

// Facts of one table nearly always share one unit, so the last one is kept.
class UnitFinder {
 public:
  explicit UnitFinder(const schemas::Vocabulary& vocabulary)
      : vocabulary_(vocabulary) {}

  const schemas::Unit* Find(std::string_view name) {
    if (!known_ || name != name_) {
      name_ = name;
      unit_ = vocabulary_.FindUnit(name);
      known_ = true;
    }
    return unit_;
  }

 private:
  const schemas::Vocabulary& vocabulary_;
  std::string name_;
  const schemas::Unit* unit_ = nullptr;
  bool known_ = false;
};

const Target* TargetOf(const Table& table, int fact) {
  const auto target = std::ranges::lower_bound(table.targets, fact, {}, &Target::fact);
  if (target == table.targets.end() || target->fact != fact) return nullptr;
  return &*target;
}

void AppendFacts(std::string_view document_id, const Table& table, UnitFinder* units,
                 CsvRows* out) {
  static const Column kUndetermined;
  for (std::size_t i = 0; i < table.facts.size(); ++i) {
    const Fact& fact = table.facts[i];
    const Column* column = table.ColumnOf(fact);
    const Meaning meaning = MeaningOf(table, fact);
    AppendRow(FactColumns(),
              FactRow{.document_id = document_id,
                      .table = table,
                      .fact = fact,
                      .row = table.RowOf(fact),
                      .column = column == nullptr ? kUndetermined : *column,
                      .meaning = meaning,
                      .money = units->Find(meaning.unit),
                      .target = TargetOf(table, static_cast<int>(i))},
              out);
  }
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

void FormatRows(const DocumentData& document, const schemas::Vocabulary& vocabulary,
                std::string_view extractor_version, DatasetRows* rows) {
  const std::string_view id = DocumentId(document.info);
  UnitFinder units(vocabulary);

  AppendRow(DocumentColumns(), DocumentRow{document, id, extractor_version},
            &(*rows)[DatasetFile::kDocuments]);
  for (const Table& table : document.tables) {
    AppendRow(TableColumns(), TableRow{id, table}, &(*rows)[DatasetFile::kTables]);
    AppendFacts(id, table, &units, &(*rows)[DatasetFile::kFacts]);
  }
  for (const Statement& statement : document.statements) {
    AppendRow(StatementColumns(),
              StatementRow{id, document.outline, statement, vocabulary},
              &(*rows)[DatasetFile::kStatements]);
  }
  for (const Section& section : document.outline.sections) {
    AppendRow(SectionColumns(), SectionRow{id, section},
              &(*rows)[DatasetFile::kSections]);
  }
  for (const Check& check : document.checks) {
    AppendRow(CheckColumns(), CheckRow{id, document, check},
              &(*rows)[DatasetFile::kChecks]);
  }
  for (const Finding& finding : document.findings) {
    AppendRow(FindingColumns(), FindingRow{id, document, finding},
              &(*rows)[DatasetFile::kFindings]);
  }
}

}  // namespace budget::dataset
