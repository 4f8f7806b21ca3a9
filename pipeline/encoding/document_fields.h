// The fields of the model, each struct once: what is encoded, in this order.
//
// A structured binding names every member, so a member that is added to the model and
// not here does not compile.

#ifndef PIPELINE_ENCODING_DOCUMENT_FIELDS_H_
#define PIPELINE_ENCODING_DOCUMENT_FIELDS_H_

#include <concepts>
#include <type_traits>
#include <utility>
#include <vector>

#include "pipeline/encoding/byte_coder.h"
#include "pipeline/model/document_data.h"

namespace budget::encoding {

// A struct of the model, const for the encoder.
template <typename Value, typename Struct>
concept Is = std::same_as<std::remove_const_t<Value>, Struct>;

void VisitFields(Is<Box> auto& value, auto& visit) {
  auto& [x0, y0, x1, y1] = value;
  visit(x0, y0, x1, y1);
}

void VisitFields(Is<Place> auto& value, auto& visit) {
  auto& [page, line, box] = value;
  visit(page, line, box);
}

void VisitFields(Is<HeaderLabel> auto& value, auto& visit) {
  auto& [printed, folded] = value;
  visit(printed, folded);
}

// Its joined forms are made from its labels.
void VisitFields(const HeaderPath& path, auto& visit) { visit(path.labels()); }
void VisitFields(HeaderPath& path, auto& visit) {
  std::vector<HeaderLabel> labels;
  visit(labels);
  path = HeaderPath(std::move(labels));
}

void VisitFields(Is<Column> auto& value, auto& visit) {
  auto& [grid_column, block, path, measure, phase, says_phase, fiscal_year, says_year,
         kind, unit, scope, region, concept_id] = value;
  visit(grid_column, block, path, measure, phase, says_phase, fiscal_year, says_year,
        kind, unit, scope, region, concept_id);
}

void VisitFields(Is<Row> auto& value, auto& visit) {
  auto& [row_no, block, block_is_known, row_kind, direction, reporting_unit, item_code,
         item_name, item_level, concept_id, level1, level2, of_which, indent,
         fiscal_year, phase, unit, scope, region, place] = value;
  visit(row_no, block, block_is_known, row_kind, direction, reporting_unit, item_code,
        item_name, item_level, concept_id, level1, level2, of_which, indent,
        fiscal_year, phase, unit, scope, region, place);
}

void VisitFields(Is<Fact> auto& value, auto& visit) {
  auto& [row, column, digits, number, raw, kind, unit, certainty, place, note,
         checks_passed, checks_failed] = value;
  visit(row, column, digits, number, raw, kind, unit, certainty, place, note,
        checks_passed, checks_failed);
}

void VisitFields(Is<Target> auto& value, auto& visit) {
  auto& [fact, comparison, number, unit] = value;
  visit(fact, comparison, number, unit);
}

void VisitFields(Is<Table> auto& value, auto& visit) {
  auto& [table_no, table_id, layout, title, unit, fiscal_year, first_page, last_page,
         first_line, last_line, row_count, column_count, status, note, scope, region,
         notes, columns, rows, facts, targets] = value;
  visit(table_no, table_id, layout, title, unit, fiscal_year, first_page, last_page,
        first_line, last_line, row_count, column_count, status, note, scope, region,
        notes, columns, rows, facts, targets);
}

void VisitFields(Is<Section> auto& value, auto& visit) {
  auto& [section_no, level, heading, path, place, text] = value;
  visit(section_no, level, heading, path, place, text);
}

void VisitFields(Is<Paragraph::Start> auto& value, auto& visit) {
  auto& [offset, place] = value;
  visit(offset, place);
}

void VisitFields(Is<Paragraph> auto& value, auto& visit) {
  auto& [section, text, starts] = value;
  visit(section, text, starts);
}

void VisitFields(Is<ContentsEntry> auto& value, auto& visit) {
  auto& [text, printed_page, place] = value;
  visit(text, printed_page, place);
}

void VisitFields(Is<Outline> auto& value, auto& visit) {
  auto& [sections, paragraphs, contents] = value;
  visit(sections, paragraphs, contents);
}

void VisitFields(Is<Statement> auto& value, auto& visit) {
  auto& [statement_no, section, subject, concept_id, measure, digits, number, unit,
         fiscal_year, trend, scope, place, quote, phase, paragraph, sentence, items,
         key, base, whole, explains, limit, refers_to, change, prior, whole_at, total,
         list, list_is_whole] = value;
  visit(statement_no, section, subject, concept_id, measure, digits, number, unit,
        fiscal_year, trend, scope, place, quote, phase, paragraph, sentence, items, key,
        base, whole, explains, limit, refers_to, change, prior, whole_at, total, list,
        list_is_whole);
}

void VisitFields(Is<FactRef> auto& value, auto& visit) {
  auto& [table, fact] = value;
  visit(table, fact);
}

void VisitFields(Is<CheckRepair> auto& value, auto& visit) {
  auto& [kind, where, printed, repaired, explained, facts, table, row, place] = value;
  visit(kind, where, printed, repaired, explained, facts, table, row, place);
}

void VisitFields(Is<Check> auto& value, auto& visit) {
  auto& [check_no, check_id, kind, outcome, where, expected, found, difference,
         tolerance, facts, statements, place, message, repairs] = value;
  visit(check_no, check_id, kind, outcome, where, expected, found, difference,
        tolerance, facts, statements, place, message, repairs);
}

void VisitFields(Is<Finding> auto& value, auto& visit) {
  auto& [finding_no, kind, severity, confidence, place, where, printed, suggested,
         message_zh, message_en, checks, facts] = value;
  visit(finding_no, kind, severity, confidence, place, where, printed, suggested,
        message_zh, message_en, checks, facts);
}

void VisitFields(Is<Location> auto& value, auto& visit) {
  auto& [file, page, line, column] = value;
  visit(file, page, line, column);
}

void VisitFields(Is<Diagnostic> auto& value, auto& visit) {
  auto& [severity, code, message, where, because, hint] = value;
  visit(severity, code, message, where, because, hint);
}

void VisitFields(Is<DocumentInfo> auto& value, auto& visit) {
  auto& [source, sha256, bytes, media_type, status, error, schema, issuer, issuer_code,
         region_code, level, entity, fiscal_year, report_kind, pages, text_layer] =
      value;
  visit(source, sha256, bytes, media_type, status, error, schema, issuer, issuer_code,
        region_code, level, entity, fiscal_year, report_kind, pages, text_layer);
}

void VisitFields(Is<DocumentData> auto& value, auto& visit) {
  auto& [info, tables, outline, statements, checks, findings, diagnostics,
         explanation] = value;
  visit(info, tables, outline, statements, checks, findings, diagnostics, explanation);
}

}  // namespace budget::encoding

#endif  // PIPELINE_ENCODING_DOCUMENT_FIELDS_H_
