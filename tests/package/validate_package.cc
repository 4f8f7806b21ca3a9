#include "tests/package/validate_package.h"

#include <re2/re2.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <sstream>
#include <stdexcept>

#include "pipeline/model/sha256.h"
#include "tests/dataset/read_csv.h"

namespace budget::dataset {
namespace {

using Json = nlohmann::json;
using Problems = std::vector<std::string>;
using KeyValue = std::vector<std::string>;

struct Resource {
  std::string name;
  std::string path;
  Json schema;
  CsvTable rows;  // the first is the header
};

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot open " + path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::string> FieldNames(const Resource& resource) {
  std::vector<std::string> names;
  for (const Json& field : resource.schema.at("fields")) {
    names.push_back(field.at("name").get<std::string>());
  }
  return names;
}

// The problem of one value, or nothing.
std::optional<std::string> ValueProblem(const Json& field, const std::string& value) {
  static const RE2 kInteger("[+-]?[0-9]+");
  static const RE2 kNumber("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
  const Json constraints = field.value("constraints", Json::object());
  if (value.empty()) {
    if (constraints.value("required", false)) return "is required";
    return std::nullopt;
  }
  const auto type = field.at("type").get<std::string>();
  if (type == "integer" && !RE2::FullMatch(value, kInteger)) return "is no integer";
  if (type == "number" && !RE2::FullMatch(value, kNumber)) return "is no number";
  if (constraints.contains("enum")) {
    const auto values = constraints.at("enum").get<std::vector<std::string>>();
    if (std::ranges::find(values, value) == values.end()) return "is not in the enum";
  }
  if (constraints.contains("pattern") &&
      !RE2::FullMatch(value, constraints.at("pattern").get<std::string>())) {
    return "does not match the pattern";
  }
  return std::nullopt;
}

std::string At(const Resource& resource, std::size_t row) {
  return resource.path + ":" + std::to_string(row + 1) + ": ";
}

void CheckValues(const Resource& resource, Problems* problems) {
  const Json& fields = resource.schema.at("fields");
  for (std::size_t row = 1; row < resource.rows.size(); ++row) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const std::string& value = resource.rows[row].at(i);
      if (const auto problem = ValueProblem(fields[i], value)) {
        problems->push_back(At(resource, row) +
                            fields[i].at("name").get<std::string>() + " '" + value +
                            "' " + *problem);
      }
    }
  }
}

// The values of the named fields in each row.
std::vector<KeyValue> Keys(const Resource& resource, const Json& fields) {
  const std::vector<std::string> names = FieldNames(resource);
  std::vector<std::size_t> columns;
  for (const Json& field : fields) {
    const auto found = std::ranges::find(names, field.get<std::string>());
    if (found == names.end()) throw std::runtime_error("unknown key field");
    columns.push_back(static_cast<std::size_t>(found - names.begin()));
  }
  std::vector<KeyValue> keys;
  for (std::size_t row = 1; row < resource.rows.size(); ++row) {
    KeyValue key;
    for (const std::size_t column : columns) key.push_back(resource.rows[row][column]);
    keys.push_back(std::move(key));
  }
  return keys;
}

bool HasBlank(const KeyValue& key) {
  return std::ranges::any_of(key, [](const std::string& part) { return part.empty(); });
}

void CheckUnique(const Resource& resource, const Json& fields, bool blank_allowed,
                 Problems* problems) {
  std::set<KeyValue> seen;
  const std::vector<KeyValue> keys = Keys(resource, fields);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (HasBlank(keys[i])) {
      if (!blank_allowed) problems->push_back(At(resource, i + 1) + "key with a blank");
      continue;
    }
    if (!seen.insert(keys[i]).second) {
      problems->push_back(At(resource, i + 1) + "key is not unique");
    }
  }
}

void CheckForeign(const Resource& resource, const Json& foreign,
                  const std::map<std::string, Resource>& resources,
                  Problems* problems) {
  const Json& reference = foreign.at("reference");
  const Resource& target = resources.at(reference.at("resource").get<std::string>());
  const std::vector<KeyValue> known = Keys(target, reference.at("fields"));
  const std::set<KeyValue> known_set(known.begin(), known.end());
  const std::vector<KeyValue> keys = Keys(resource, foreign.at("fields"));
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (!known_set.contains(keys[i])) {
      problems->push_back(At(resource, i + 1) + "no such row in " + target.path);
    }
  }
}

void CheckResource(const Resource& resource,
                   const std::map<std::string, Resource>& resources,
                   Problems* problems) {
  if (resource.rows.empty() || resource.rows.front() != FieldNames(resource)) {
    problems->push_back(resource.path + ":1: header row differs from the schema");
    return;
  }
  CheckValues(resource, problems);
  const Json& schema = resource.schema;
  if (schema.contains("primaryKey")) {
    CheckUnique(resource, schema.at("primaryKey"), false, problems);
  }
  for (const Json& key : schema.value("uniqueKeys", Json::array())) {
    CheckUnique(resource, key, true, problems);
  }
  for (const Json& foreign : schema.value("foreignKeys", Json::array())) {
    CheckForeign(resource, foreign, resources, problems);
  }
}

}  // namespace

std::vector<std::string> ValidatePackage(const std::string& folder) {
  Problems problems;
  try {
    const Json package = Json::parse(ReadFile(folder + "/datapackage.json"));
    std::map<std::string, Resource> resources;
    for (const Json& json : package.at("resources")) {
      Resource resource = {.name = json.at("name").get<std::string>(),
                           .path = json.at("path").get<std::string>(),
                           .schema = json.at("schema"),
                           .rows = {}};
      const std::string content = ReadFile(folder + "/" + resource.path);
      if (json.at("bytes") != content.size() ||
          json.at("hash") != "sha256:" + Sha256Hex(content)) {
        problems.push_back(resource.path +
                           ": size or hash differs from datapackage.json");
      }
      resource.rows = ReadCsv(content);
      resources.emplace(resource.name, std::move(resource));
    }
    for (const auto& [name, resource] : resources) {
      CheckResource(resource, resources, &problems);
    }
  } catch (const std::exception& error) {
    problems.emplace_back(error.what());
  }
  return problems;
}

}  // namespace budget::dataset
