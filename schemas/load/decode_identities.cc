#include "schemas/load/decode_identities.h"

#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "schemas/load/decode_text_rules.h"

namespace budget::schemas {
namespace {

const std::initializer_list<std::pair<std::string_view, IdentityKind>> kKinds = {
    {"row_sum", IdentityKind::kRowSum},
    {"change", IdentityKind::kChange},
    {"code_tree", IdentityKind::kCodeTree},
    {"label_tree", IdentityKind::kLabelTree},
    {"block_total", IdentityKind::kBlockTotal},
    {"column_total", IdentityKind::kColumnTotal},
    {"row_tree", IdentityKind::kRowTree},
    {"rate", IdentityKind::kRate},
    {"growth_rate", IdentityKind::kGrowthRate},
    {"unit_total", IdentityKind::kUnitTotal},
    {"concept_sum", IdentityKind::kConceptSum},
    {"equal", IdentityKind::kEqual},
    {"at_most", IdentityKind::kAtMost},
    {"code_parent", IdentityKind::kCodeParent},
    {"code_children", IdentityKind::kCodeChildren},
    {"code_name", IdentityKind::kCodeName},
    {"contents", IdentityKind::kContents},
    {"unit", IdentityKind::kUnit}};

CheckKind UsualCheckKind(IdentityKind kind) {
  switch (kind) {
    case IdentityKind::kRowSum:
    case IdentityKind::kChange:
      return CheckKind::kRowSum;
    case IdentityKind::kCodeTree:
    case IdentityKind::kLabelTree:
    case IdentityKind::kColumnTotal:
    case IdentityKind::kRowTree:
    case IdentityKind::kUnitTotal:
    case IdentityKind::kConceptSum:
      return CheckKind::kHierarchy;
    case IdentityKind::kRate:
    case IdentityKind::kGrowthRate:
      return CheckKind::kPercent;
    case IdentityKind::kBlockTotal:
      return CheckKind::kBlockTotal;
    case IdentityKind::kEqual:
    case IdentityKind::kAtMost:
      return CheckKind::kCrossTable;
    case IdentityKind::kCodeParent:
    case IdentityKind::kCodeChildren:
    case IdentityKind::kCodeName:
      return CheckKind::kCodeName;
    case IdentityKind::kContents:
      return CheckKind::kContents;
    case IdentityKind::kUnit:
      return CheckKind::kUnit;
  }
  return CheckKind::kOther;
}

std::set<std::string> KnownTables(const MapReader& map) {
  std::set<std::string> known;
  if (map.context().vocabulary == nullptr) return known;
  for (const auto& table : map.context().vocabulary->tables) known.insert(table.id);
  return known;
}

// Table ids that must be in the vocabulary, as the ids of measures and concepts must.
std::vector<std::string> TableIds(const MapReader& map, const char* key,
                                  const std::set<std::string>& known) {
  std::vector<std::string> ids = map.Texts(key);
  if (!known.empty()) {
    for (const std::string& id : ids) {
      CheckKnown(map.context(), "table", id, map.WhereIs(key), known);
    }
  }
  return ids;
}

class PartsReader {
 public:
  PartsReader(const MapReader& map, bool measures) : map_(map), measures_(measures) {}

  std::vector<SumPart> Read() const {
    std::vector<SumPart> parts;
    const YamlNode* node = map_.Node("parts");
    if (node == nullptr) return parts;
    if (!node->is_list()) {
      map_.Report("parts", "schema-wrong-type", "'parts' must be a list");
      return parts;
    }
    for (const YamlNode& item : node->items) {
      if (item.is_scalar()) {
        parts.push_back(ReadId(item));
      } else if (item.is_map() && item.entries.size() == 1) {
        parts.push_back(ReadWithPieces(item.entries[0].key, item.entries[0].value));
      } else {
        Wrong(item);
      }
    }
    return parts;
  }

 private:
  SumPart ReadId(const YamlNode& node) const {
    SumPart part;
    std::string_view id = node.scalar;
    part.minus = id.starts_with('-');
    part.optional = id.starts_with('?');
    if (part.minus || part.optional) id.remove_prefix(1);
    part.id = id;
    CheckId(part.id, node);
    return part;
  }

  SumPart ReadWithPieces(const YamlNode& name, const YamlNode& pieces) const {
    SumPart part = ReadId(name);
    if (!pieces.is_list()) {
      Wrong(pieces);
      return part;
    }
    for (const YamlNode& piece : pieces.items) {
      if (!piece.is_scalar()) {
        Wrong(piece);
        continue;
      }
      part.instead.push_back(piece.scalar);
      CheckId(piece.scalar, piece);
    }
    return part;
  }

  void CheckId(const std::string& id, const YamlNode& node) const {
    const Vocabulary* vocabulary = map_.context().vocabulary;
    if (vocabulary == nullptr) return;
    if (measures_ ? vocabulary->HasMeasure(id)
                  : vocabulary->FindConceptById(id) != nullptr) {
      return;
    }
    std::set<std::string> known;
    if (measures_) {
      for (const Measure& measure : vocabulary->measures) known.insert(measure.id);
    } else {
      for (const Concept& entry : vocabulary->concepts) known.insert(entry.id);
    }
    CheckKnown(map_.context(), measures_ ? "measure" : "concept", id, node.where,
               known);
  }

  void Wrong(const YamlNode& node) const {
    ReportSchemaError(
        map_.context(), node.where, "schema-wrong-type",
        "a part is an id, or an id with the list of its pieces",
        "for example: { vehicle: [vehicle_purchase, vehicle_operation] }");
  }

  const MapReader& map_;
  bool measures_;
};

class IdentityReader {
 public:
  IdentityReader(const MapReader& map, const std::set<std::string>& tables)
      : map_(map), known_tables_(tables) {}

  IdentitySpec Read() const {
    IdentitySpec spec;
    spec.id = map_.Text("id");
    spec.kind = map_.Choice<IdentityKind>("kind", kKinds).value_or(spec.kind);
    spec.check_kind =
        map_.Choice<CheckKind>("check").value_or(UsualCheckKind(spec.kind));
    const MapReader label = map_.Map("label");
    spec.label = {.zh = label.Text("zh"), .en = label.Text("en")};
    spec.tables = TableIds(map_, "tables", known_tables_);
    spec.report = map_.Choice<ReportKind>("report").value_or(ReportKind::kNone);
    const bool measures = spec.kind == IdentityKind::kRowSum;
    spec.total = measures ? map_.MeasureIds("total") : map_.ConceptIds("total");
    spec.parts = PartsReader(map_, measures).Read();
    spec.equations = ReadEquations();
    spec.join = map_.Choice<JoinRows>("join", {{"code", JoinRows::kCode},
                                               {"concept", JoinRows::kConcept}})
                    .value_or(JoinRows::kNone);
    spec.change = {.from = map_.MeasureIds("from"),
                   .to = map_.MeasureIds("to"),
                   .amount = map_.MeasureIds("amount"),
                   .percent = map_.MeasureIds("percent")};
    spec.header = map_.ReadPattern("header");
    for (const MapReader& cells : map_.Maps("amounts")) {
      spec.amounts.push_back(ReadCells(cells));
    }
    spec.where = map_.where();
    CheckComplete(spec);
    return spec;
  }

 private:
  CellSelector ReadCells(const MapReader& map) const {
    return {.tables = TableIds(map, "tables", known_tables_),
            .concepts = map.ConceptIds("concepts"),
            .codes = map.Texts("codes"),
            .measures = map.MeasureIds("measures"),
            .sum = map.Flag("sum")};
  }

  std::vector<Equation> ReadEquations() const {
    std::vector<Equation> equations;
    if (map_.Has("left") && map_.Has("right")) {
      equations.push_back({ReadCells(map_.Map("left")), ReadCells(map_.Map("right"))});
    }
    for (const MapReader& item : map_.Maps("any")) {
      equations.push_back({ReadCells(item.Map("left")), ReadCells(item.Map("right"))});
    }
    return equations;
  }

  void CheckComplete(const IdentitySpec& spec) const {
    switch (spec.kind) {
      case IdentityKind::kRowSum:
      case IdentityKind::kConceptSum:
        if (spec.total.empty() || spec.parts.empty()) Need("'total' and 'parts'");
        return;
      case IdentityKind::kEqual:
      case IdentityKind::kAtMost:
        if (spec.equations.empty()) Need("'left' and 'right', or 'any'");
        return;
      case IdentityKind::kChange:
        if (spec.change.from.empty() || spec.change.to.empty()) Need("'from' and 'to'");
        return;
      case IdentityKind::kRate:
      case IdentityKind::kGrowthRate:
        if (spec.header.empty()) Need("'header'");
        return;
      case IdentityKind::kUnit:
        if (spec.amounts.size() < 2) Need("two 'amounts' or more");
        return;
      default:
        return;
    }
  }

  void Need(const char* what) const {
    map_.Report("kind", "schema-missing-key",
                "an identity of this kind needs " + std::string(what));
  }

  const MapReader& map_;
  const std::set<std::string>& known_tables_;
};

}  // namespace

Identities DecodeIdentities(const MapReader& schema) {
  Identities identities;
  const std::set<std::string> tables = KnownTables(schema);
  for (const MapReader& map : schema.Maps("identities")) {
    identities.checks.push_back(IdentityReader(map, tables).Read());
  }
  const MapReader checks = schema.Map("checks");
  identities.label_levels = checks.ReadPatterns("label_levels");
  identities.numerals = checks.Texts("numerals");
  identities.sums = checks.ReadPattern("sums");
  identities.of_which = checks.ReadPattern("of_which");
  identities.scopes = checks.PatternMap("scopes");
  identities.sentence_end = checks.ReadPattern("sentence_end");
  DecodeTextRules(checks, tables, &identities);
  for (const auto& [id, wording] : checks.NamedMaps("messages")) {
    identities.messages[id] = {.zh = wording.Text("zh"), .en = wording.Text("en")};
  }
  return identities;
}

}  // namespace budget::schemas
