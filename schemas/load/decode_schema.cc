#include "schemas/load/decode_schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/script/text.h"
#include "schemas/load/decode_identities.h"
#include "schemas/load/decode_prose.h"

namespace budget::schemas {
namespace {

std::optional<Phase> ReadPhase(const MapReader& map) {
  if (map.Text("phase") == "none") return Phase::kNone;
  return map.Choice<Phase>("phase");
}

std::optional<Kind> ReadKind(const MapReader& map) { return map.Choice<Kind>("kind"); }

void DecodeHeader(const MapReader& schema, Schema* out) {
  out->id = schema.Text("id");
  out->version = schema.Text("version");
  out->is_template = schema.Flag("template");
  out->report_kind =
      schema.Choice<ReportKind>("report_kind").value_or(ReportKind::kNone);
  out->applies_to = schema.ReadPattern("applies_to");
  const MapReader issuer = schema.Map("issuer");
  out->issuer = {.name = issuer.Text("name"),
                 .code = issuer.Text("code"),
                 .region_code = issuer.Text("region_code"),
                 .level = issuer.Choice<GovernmentLevel>("level").value_or(
                     GovernmentLevel::kNone)};
  if (schema.Has("schema") && schema.Integer("schema") != 1) {
    schema.Report("schema", "schema-version", "this program reads version 1 of schemas",
                  "write 'schema: 1'");
  }
}

// Checks each named pattern where it stands, so that its error is not repeated at every
// use.
void CheckNamedPatterns(const MapReader& schema) {
  const DecodeContext& context = schema.context();
  const YamlNode* node = schema.Node("patterns");
  if (node == nullptr || context.patterns == nullptr) return;
  for (const auto& [name, value] : node->entries) {
    if (context.Trusts(value.where.file())) continue;
    if (!IsGoodPattern(value, context)) context.patterns->MarkBad(name.scalar);
  }
}

ColumnSpec DecodeColumn(const MapReader& map) {
  ColumnSpec column;
  column.id = map.Text("id");
  column.header = map.ReadPattern("header");
  column.role =
      map.Choice<ColumnRole>("role", {{"measure", ColumnRole::kMeasure},
                                      {"code", ColumnRole::kCode},
                                      {"name", ColumnRole::kName},
                                      {"unit", ColumnRole::kUnit},
                                      {"group", ColumnRole::kGroup},
                                      {"subgroup", ColumnRole::kSubgroup},
                                      {"line_number", ColumnRole::kLineNumber},
                                      {"measure_unit", ColumnRole::kMeasureUnit},
                                      {"ignore", ColumnRole::kIgnore}})
          .value_or(ColumnRole::kMeasure);
  column.measure = map.MeasureId("measure");
  column.phase = ReadPhase(map);
  column.kind = ReadKind(map);
  column.unit = map.UnitName("unit");
  column.where = map.where();
  if (column.role != ColumnRole::kMeasure && !column.measure.empty()) {
    map.Report("measure", "schema-useless-key",
               fmt::format("a column with role '{}' has no measure", map.Text("role")),
               "remove one of the two");
  }
  return column;
}

std::vector<ColumnSpec> DecodeColumns(const MapReader& map) {
  std::vector<ColumnSpec> columns;
  for (const MapReader& item : map.Maps("columns")) {
    columns.push_back(DecodeColumn(item));
  }
  return columns;
}

void DecodeShared(const MapReader& schema, Schema* out) {
  out->columns = DecodeColumns(schema);
  for (const MapReader& item : schema.Maps("periods")) {
    out->periods.push_back({.id = item.Text("id"),
                            .header = item.ReadPattern("header"),
                            .phase = ReadPhase(item),
                            .year_offset = item.Integer("year_offset"),
                            .where = item.where()});
  }
  for (const MapReader& item : schema.Maps("kinds")) {
    out->kinds.push_back({.id = item.Text("id"),
                          .label = item.ReadPattern("label"),
                          .kind = ReadKind(item).value_or(Kind::kAmount),
                          .where = item.where()});
  }
  for (const MapReader& item : schema.Maps("scopes")) {
    out->scopes.push_back({.id = item.Text("id"),
                           .scope = item.Choice<Scope>("scope").value_or(Scope::kNone),
                           .text = item.ReadPattern("text"),
                           .label = item.ReadPattern("label"),
                           .where = item.where()});
  }
}

void DecodeRows(const MapReader& schema, Schema* out) {
  const MapReader rows = schema.Map("rows");
  out->rows = {.total = rows.ReadPattern("total"),
               .subtotal = rows.ReadPattern("subtotal"),
               .skip = rows.ReadPattern("skip"),
               .of_which = rows.ReadPattern("of_which"),
               .ordinal = rows.ReadPattern("ordinal"),
               .name_lead = rows.ReadPattern("name_lead"),
               .name_tail = rows.ReadPattern("name_tail"),
               .coded_name = rows.ReadPattern("coded_name"),
               .dated = rows.ReadPattern("dated"),
               .revenue = rows.ReadPattern("revenue"),
               .expenditure = rows.ReadPattern("expenditure")};
}

void DecodeLines(const MapReader& schema, Schema* out) {
  const MapReader lines = schema.Map("lines");
  out->lines = {.unit = lines.ReadPattern("unit"),
                .header_unit = lines.ReadPattern("header_unit"),
                .comparison = lines.ReadPattern("comparison"),
                .continued = lines.ReadPattern("continued"),
                .form_number = lines.ReadPattern("form_number"),
                .caption_extra = lines.ReadPattern("caption_extra"),
                .issuer = lines.ReadPattern("issuer"),
                .place = lines.ReadPattern("place"),
                .department = lines.ReadPattern("department"),
                .unit_of = lines.ReadPattern("unit_of"),
                .note = lines.ReadPattern("note"),
                .declared_empty = lines.ReadPattern("declared_empty"),
                .title = lines.ReadPattern("title"),
                .listed_table = lines.ReadPattern("listed_table"),
                .contents = lines.ReadPattern("contents"),
                .headings = {}};
  for (const MapReader& item : lines.Maps("headings")) {
    out->lines.headings.push_back({.id = item.Text("id"),
                                   .pattern = item.ReadPattern("pattern"),
                                   .level = item.Integer("level").value_or(1),
                                   .where = item.where()});
  }
}

void DecodeForm(const MapReader& schema, Schema* out) {
  const MapReader form = schema.Map("form");
  out->form = {.level1_header = form.ReadPattern("level1_header"),
               .level2_header = form.ReadPattern("level2_header"),
               .level3_header = form.ReadPattern("level3_header"),
               .level1_name = form.ReadPattern("level1_name"),
               .level2_name = form.ReadPattern("level2_name"),
               .indicators = form.ReadPattern("indicators"),
               .funds = form.ReadPattern("funds"),
               .tasks = form.ReadPattern("tasks"),
               .goals = form.ReadPattern("goals"),
               .total = form.ReadPattern("total"),
               .label = form.ReadPattern("label")};
}

// Folds the cells of a header path; the bars between them stay.
std::string FoldPath(std::string_view path) {
  std::string folded;
  for (std::size_t start = 0; start <= path.size();) {
    const std::size_t end = std::min(path.find('/', start), path.size());
    if (start > 0) folded.push_back('/');
    folded += script::Fold(path.substr(start, end - start));
    start = end + 1;
  }
  return folded;
}

// A header path whose labels may have alternatives and may be absent,
// 人员经费?/决算数|金额: these marks stay.
std::string FoldAlternatives(std::string_view path) {
  std::string folded;
  while (true) {
    const std::size_t mark = path.find_first_of("|?");
    folded += FoldPath(path.substr(0, mark));
    if (mark == std::string_view::npos) return folded;
    folded += path[mark];
    path.remove_prefix(mark + 1);
  }
}

// The table_id must be one of the dataset's, and something must be able to claim it.
void CheckLayout(const MapReader& map, const TableLayout& layout) {
  const Vocabulary* vocabulary = map.context().vocabulary;
  if (vocabulary != nullptr && !vocabulary->tables.empty()) {
    std::set<std::string> known;
    for (const TableName& table : vocabulary->tables) known.insert(table.id);
    CheckKnown(map.context(), "table", layout.table_id, map.WhereIs("table"), known);
  }
  if (!map.Has("caption") && !map.Has("form_number") && !layout.by_header) {
    ReportSchemaError(
        map.context(), map.where(), "schema-unclaimable-table",
        fmt::format("nothing can claim a table for layout '{}'", layout.id),
        "give it a caption, a form_number, or 'by_header: true'");
  }
}

TableLayout DecodeLayout(const std::string& id, const MapReader& map) {
  TableLayout layout;
  layout.id = id;
  layout.table_id = map.Has("table") ? map.Text("table") : id;
  layout.caption = map.ReadPattern("caption");
  layout.form_number = map.ReadPattern("form_number");
  layout.requires_columns = map.ReadPatterns("requires");
  layout.by_header = map.Flag("by_header");
  layout.shape = map.Choice<TableShape>("shape", {{"columns", TableShape::kColumns},
                                                  {"form", TableShape::kForm}})
                     .value_or(TableShape::kColumns);
  layout.unit = map.UnitName("unit");
  layout.direction = map.Choice<Direction>("direction");
  layout.phase = ReadPhase(map);
  layout.columns = DecodeColumns(map);
  layout.whole_table = map.Text("whole_table");
  layout.whole_measure = map.MeasureId("whole_measure");
  for (const std::string& path : map.Texts("printed_columns")) {
    layout.printed_columns.push_back(FoldAlternatives(path));
  }
  layout.where = map.where();
  CheckLayout(map, layout);
  return layout;
}

void DecodeTables(const MapReader& schema, Schema* out) {
  for (const auto& [id, map] : schema.NamedMaps("tables")) {
    out->tables.push_back(DecodeLayout(id, map));
  }
}

void DecodeProseInto(const MapReader& schema, Schema* out) {
  out->prose = DecodeProse(schema);
}

void DecodeIdentitiesInto(const MapReader& schema, Schema* out) {
  out->identities = DecodeIdentities(schema);
}

// The sections of a schema, each decoded by one function.
using DecodeSection = void (*)(const MapReader& schema, Schema* out);
constexpr DecodeSection kSections[] = {
    DecodeHeader, DecodeShared, DecodeRows,      DecodeLines,
    DecodeForm,   DecodeTables, DecodeProseInto, DecodeIdentitiesInto};

}  // namespace

Schema DecodeSchema(const YamlNode& root, const DecodeContext& context) {
  Schema schema;
  const MapReader map(&root, "schema", &context);
  CheckNamedPatterns(map);
  for (const DecodeSection section : kSections) section(map, &schema);
  return schema;
}

}  // namespace budget::schemas
