#include "schemas/keys/key_reference.h"

#include <fmt/format.h>

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "schemas/keys/keys.h"

namespace budget::schemas {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kIdPattern = "^[a-z][a-z0-9_.-]*$";

std::string TypeInWords(const Key& key) {
  switch (key.type) {
    case KeyType::kText:
      return "text";
    case KeyType::kId:
      return "id";
    case KeyType::kPattern:
      return "pattern";
    case KeyType::kInteger:
      return "whole number";
    case KeyType::kFlag:
      return "true, false";
    case KeyType::kChoice: {
      std::string words;
      for (const std::string_view choice : Choices(key)) {
        words.append(words.empty() ? "" : ", ").append(choice);
      }
      return words;
    }
    case KeyType::kTextList:
      return "list of texts";
    case KeyType::kPatternList:
      return "list of patterns";
    case KeyType::kTextMap:
      return "map of names to texts";
    case KeyType::kPatternMap:
      return "map of names to patterns";
    case KeyType::kMap:
      return fmt::format("[{0}](#{0})", key.of);
    case KeyType::kNamedMaps:
      return fmt::format("map of ids to [{0}](#{0})", key.of);
    case KeyType::kMapList:
      return fmt::format("list of [{0}](#{0})", key.of);
    case KeyType::kAny:
      return "see text";
  }
  return "";
}

// A bar would end the cell of the table.
std::string InTable(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '|') escaped.push_back('\\');
    escaped.push_back(c);
  }
  return escaped;
}

Json TextOf(const char* about) { return {{"type", "string"}, {"description", about}}; }

// Texts that look like numbers (region codes, years) are easily left unquoted.
Json Scalar() { return {{"type", Json::array({"string", "number", "boolean"})}}; }

Json Ref(const char* object) {
  return {{"$ref", fmt::format("#/definitions/{}", object)}};
}

Json NamedOf(Json value) {
  return {{"type", "object"},
          {"additionalProperties",
           {{"oneOf", Json::array({{{"type", "null"}}, std::move(value)})}}}};
}

Json ListOf(Json items) { return {{"type", "array"}, {"items", std::move(items)}}; }

Json TypeInJson(const Key& key) {
  switch (key.type) {
    case KeyType::kText:
      return Scalar();
    case KeyType::kId:
      return {{"type", "string"}, {"pattern", kIdPattern}};
    case KeyType::kPattern:
      return {{"type", "string"}};
    case KeyType::kInteger:
      return {{"type", "integer"}};
    case KeyType::kFlag:
      return {{"type", "boolean"}};
    case KeyType::kChoice: {
      Json choices = Json::array();
      for (const std::string_view choice : Choices(key)) choices.push_back(choice);
      return {{"enum", std::move(choices)}};
    }
    case KeyType::kTextList:
    case KeyType::kPatternList:
      return ListOf(Scalar());
    case KeyType::kTextMap:
    case KeyType::kPatternMap:
      return NamedOf(Scalar());
    case KeyType::kMap:
      return Ref(key.of);
    case KeyType::kNamedMaps:
      return NamedOf(Ref(key.of));
    case KeyType::kMapList:
      return ListOf(Ref(key.of));
    case KeyType::kAny:
      return Json::object();
  }
  return Json::object();
}

// null removes what a parent says, so every value may be null; but a $ref takes no
// siblings in draft-07.
Json PropertyOf(const Key& key) {
  const bool is_header =
      std::string_view(key.name) == "schema" || std::string_view(key.name) == "id";
  Json type = TypeInJson(key);
  Json property;
  property["description"] = *key.example == '\0'
                                ? std::string(key.about)
                                : fmt::format("{} Example: {}", key.about, key.example);
  if (is_header) {
    property.update(type);
  } else {
    property["anyOf"] = Json::array({std::move(type), {{"type", "null"}}});
  }
  return property;
}

bool IsListItem(std::string_view object) {
  for (const Key& key : AllKeys()) {
    if (key.type == KeyType::kMapList && object == key.of) return true;
  }
  return false;
}

Json ObjectInJson(const KeyObject& object) {
  Json properties = Json::object();
  Json required = Json::array();
  for (const Key* key : KeysOf(object.name)) {
    properties[key->name] = PropertyOf(*key);
    if (std::string_view(key->name) == "id" ||
        std::string_view(key->name) == "schema") {
      required.push_back(key->name);
    }
  }
  if (IsListItem(object.name)) {
    properties["after"] = TextOf("Put it after the item of this id.");
    properties["before"] = TextOf("Put it before the item of this id.");
    properties["remove"] = {{"const", true},
                            {"description", "Remove the parent's item of this id."}};
  }
  Json json = {{"description", object.about},
               {"type", "object"},
               {"additionalProperties", false}};
  if (!required.empty()) json["required"] = std::move(required);
  json["properties"] = std::move(properties);
  return json;
}

}  // namespace

std::string KeyReferenceMarkdown() {
  std::string text;
  for (const KeyObject& object : AllObjects()) {
    text += fmt::format("### {}\n\n{}\n\n", object.name, object.about);
    text += "| key | value | meaning | example |\n|---|---|---|---|\n";
    for (const Key* key : KeysOf(object.name)) {
      const std::string example =
          *key->example == '\0' ? "" : fmt::format("`{}`", InTable(key->example));
      text += fmt::format("| `{}`{} | {} | {} | {} |\n", key->name,
                          key->required ? " (required)" : "",
                          InTable(TypeInWords(*key)), InTable(key->about), example);
    }
    text.push_back('\n');
  }
  return text;
}

std::string KeyReferenceJson() {
  Json definitions = Json::object();
  for (const KeyObject& object : AllObjects()) {
    definitions[object.name] = ObjectInJson(object);
  }
  const Json json = {{"$schema", "http://json-schema.org/draft-07/schema#"},
                     {"title", "Layout schema of extract"},
                     {"if", {{"required", Json::array({"concepts"})}}},
                     {"then", Ref("vocabulary")},
                     {"else", Ref("schema")},
                     {"definitions", std::move(definitions)}};
  return json.dump(2) + "\n";
}

}  // namespace budget::schemas
