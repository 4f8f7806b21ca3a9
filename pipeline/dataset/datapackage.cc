#include "pipeline/dataset/datapackage.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "pipeline/dataset/dataset_files.h"

namespace budget::dataset {
namespace {

using Json = nlohmann::ordered_json;

std::vector<std::string> Split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

std::string_view TypeName(FieldType type) {
  switch (type) {
    case FieldType::kString:
      return "string";
    case FieldType::kInteger:
      return "integer";
    case FieldType::kNumber:
      return "number";
  }
  return "any";
}

std::vector<std::string> AllowedValues(const FieldRules& rules,
                                       const schemas::Vocabulary& vocabulary) {
  std::vector<std::string> names;
  switch (rules.listed) {
    case VocabularyList::kNone:
      return Split(rules.values, '|');
    case VocabularyList::kAmountUnits:
      for (const schemas::Unit& unit : vocabulary.units) {
        if (unit.kind == Kind::kAmount) names.push_back(unit.name);
      }
      return names;
    case VocabularyList::kTableIds:
      for (const schemas::TableName& table : vocabulary.tables) {
        names.push_back(table.id);
      }
      return names;
  }
  return names;
}

Json Field(const FieldSpec& field, const schemas::Vocabulary& vocabulary) {
  Json json = {{"name", field.name},
               {"type", TypeName(field.type)},
               {"description", field.meaning}};
  Json constraints = Json::object();
  if (field.rules.required) constraints["required"] = true;
  const std::vector<std::string> allowed = AllowedValues(field.rules, vocabulary);
  if (!allowed.empty()) constraints["enum"] = allowed;
  if (!field.rules.pattern.empty()) constraints["pattern"] = field.rules.pattern;
  if (!constraints.empty()) json["constraints"] = std::move(constraints);
  const std::string_view column_type = field.rules.column_type;
  if (!column_type.empty()) json["columnType"] = column_type;
  return json;
}

// Version 2 writes `resource: ""` for the file itself; none of ours points at itself.
Json ForeignKey(std::string_view fields, DatasetFile to) {
  return {
      {"fields", Split(fields, ' ')},
      {"reference", {{"resource", SpecOf(to).name}, {"fields", Split(fields, ' ')}}}};
}

// What the denormalised form of the facts has beside their columns: the currency.
Json ExtraFields() {
  return Json::array({{{"name", "currency"},
                       {"type", "string"},
                       {"columnType", "value-currency:code"},
                       {"constant", "CNY"}}});
}

// The taxonomy of budgets, and the types that it has not:
// https://specs.frictionlessdata.io/fiscal-data-package/, "Custom ColumnTypes".
Json ColumnTypes() {
  return Json::array(
      {"https://frictionlessdata.io/taxonomies/fiscal/budgets.json",
       {{"name", kItemCode}, {"dataType", "string"}, {"unique", true}},
       {{"name", kItemLabel}, {"dataType", "string"}, {"labelOf", kItemCode}}});
}

Json TableSchema(const FileSpec& file, const schemas::Vocabulary& vocabulary) {
  Json fields = Json::array();
  for (const FieldSpec& field : file.fields) fields.push_back(Field(field, vocabulary));
  Json schema = {{"$schema", "https://datapackage.org/profiles/2.0/tableschema.json"},
                 {"fields", std::move(fields)},
                 {"missingValues", {""}}};
  if (file.name == SpecOf(DatasetFile::kFacts).name) {
    schema["extraFields"] = ExtraFields();
  }
  if (!file.primary_key.empty()) schema["primaryKey"] = Split(file.primary_key, ' ');
  if (!file.unique_key.empty()) {
    schema["uniqueKeys"] = Json::array({Split(file.unique_key, ' ')});
  }
  Json foreign = Json::array();
  if (!file.to_documents.empty()) {
    foreign.push_back(ForeignKey(file.to_documents, DatasetFile::kDocuments));
  }
  if (!file.to_tables.empty()) {
    foreign.push_back(ForeignKey(file.to_tables, DatasetFile::kTables));
  }
  if (!foreign.empty()) schema["foreignKeys"] = std::move(foreign);
  return schema;
}

Json Resource(const FileSpec& file, const FileDigest& digest, CsvStyle style,
              const schemas::Vocabulary& vocabulary) {
  return {{"$schema", "https://datapackage.org/profiles/2.0/dataresource.json"},
          {"profile", "tabular-data-resource"},
          {"name", file.name},
          {"type", "table"},
          {"path", file.file_name},
          {"title", file.title},
          {"scheme", "file"},
          {"format", "csv"},
          {"mediatype", "text/csv"},
          {"encoding", style == CsvStyle::kExact ? "utf-8" : "utf-8-sig"},
          {"bytes", digest.bytes},
          {"hash", "sha256:" + digest.sha256},
          {"dialect",
           {{"$schema", "https://datapackage.org/profiles/2.0/tabledialect.json"},
            {"header", true},
            {"delimiter", ","},
            {"lineTerminator", "\n"},
            {"quoteChar", "\""},
            {"doubleQuote", true}}},
          {"schema", TableSchema(file, vocabulary)}};
}

}  // namespace

std::string FormatDatapackage(const schemas::Vocabulary& vocabulary,
                              std::string_view extractor_version,
                              const FileDigests& digests,
                              const PackageOptions& options) {
  Json resources = Json::array();
  for (int i = 0; i < kDatasetFileCount; ++i) {
    resources.push_back(Resource(SpecOf(static_cast<DatasetFile>(i)),
                                 digests[static_cast<std::size_t>(i)], options.style,
                                 vocabulary));
  }
  Json package = {{"$schema", "https://datapackage.org/profiles/2.0/datapackage.json"},
                  {"profile", "tabular-data-package"},
                  {"name", kPackageName},
                  {"title", "Published budget and final-accounts disclosures"},
                  {"version", extractor_version},
                  {"columnTypes", ColumnTypes()},
                  {"resources", std::move(resources)}};
  if (const ShardPart* shard = options.shard; shard != nullptr) {
    package["shard"] = {
        {"number", shard->number}, {"of", shard->of}, {"positions", shard->positions}};
  }
  return package.dump(2) + "\n";
}

}  // namespace budget::dataset
