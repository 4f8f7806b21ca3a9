#include "schemas/keys/key_reference.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "schemas/keys/keys.h"
#include "schemas/yaml/near_names.h"

namespace budget::schemas {
namespace {

constexpr const char* kMark =
    "<!-- made from the tables of keys: do not edit below -->\n";

std::string PathOf(const std::string& file) {
  return std::string(BUDGET_SOURCE_DIR) + "/schemas/" + file;
}

std::string Read(const std::string& file) {
  std::ifstream stream(PathOf(file), std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

// With UPDATE_GOLDEN the file is rewritten.
void ExpectFile(const std::string& file, const std::string& want) {
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    std::ofstream(PathOf(file), std::ios::binary) << want;
    GTEST_SKIP() << file << " rewritten";
  }
  EXPECT_TRUE(Read(file) == want)
      << file << " does not say what the tables of keys say; rewrite it with\n"
      << "UPDATE_GOLDEN=1 schemas_test --gtest_filter='KeyReference*'";
}

TEST(KeyReferenceTest, ReadmeIsUpToDate) {
  const std::string readme = Read("README.md");
  const std::size_t mark = readme.find(kMark);
  ASSERT_NE(std::string::npos, mark);
  ExpectFile("README.md",
             readme.substr(0, mark) + kMark + "\n" + KeyReferenceMarkdown());
}

TEST(KeyReferenceTest, JsonSchemaIsUpToDate) {
  ExpectFile("layout.schema.json", KeyReferenceJson());
}

TEST(KeyReferenceTest, JsonSchemaRefersToWhatItDefines) {
  const nlohmann::json schema = nlohmann::json::parse(KeyReferenceJson());
  EXPECT_EQ("http://json-schema.org/draft-07/schema#", schema["$schema"]);
  const nlohmann::json flat = schema.flatten();
  for (const auto& [path, value] : flat.items()) {
    if (!path.ends_with("/$ref")) continue;
    const std::string target = value.get<std::string>();
    EXPECT_TRUE(schema.contains(nlohmann::json::json_pointer(target.substr(1))))
        << path;
  }
  for (const auto& [name, definition] : schema["definitions"].items()) {
    EXPECT_EQ(false, definition["additionalProperties"]) << name;
    for (const auto& [key, property] : definition["properties"].items()) {
      EXPECT_FALSE(property["description"].get<std::string>().empty()) << key;
    }
  }
}

TEST(KeysTest, EveryObjectAndKeyIsDescribedOnce) {
  std::set<std::string> objects;
  for (const KeyObject& object : AllObjects()) {
    EXPECT_TRUE(objects.insert(object.name).second) << object.name;
    EXPECT_TRUE(std::string(object.about).ends_with('.')) << object.name;
    EXPECT_FALSE(KeysOf(object.name).empty()) << object.name;
  }
  std::set<std::pair<std::string, std::string>> keys;
  for (const Key& key : AllKeys()) {
    EXPECT_TRUE(keys.emplace(key.object, key.name).second) << key.object << key.name;
    EXPECT_TRUE(objects.count(key.object) != 0) << key.object;
    EXPECT_FALSE(std::string(key.about).empty()) << key.name;
    const bool has_members = key.type == KeyType::kMap ||
                             key.type == KeyType::kNamedMaps ||
                             key.type == KeyType::kMapList;
    EXPECT_EQ(has_members, objects.count(key.of) != 0) << key.object << " " << key.name;
    EXPECT_EQ(key.type == KeyType::kChoice, Choices(key).size() > 1) << key.name;
  }
}

TEST(NearNamesTest, FindsSlips) {
  const std::vector<std::string_view> known = {"caption", "columns", "unit", "phase"};
  EXPECT_EQ("caption", NearestName("captoin", known));
  EXPECT_EQ("columns", NearestName("colums", known));
  EXPECT_EQ("unit", NearestName("unti", known));
  EXPECT_EQ("", NearestName("wholly", known));
  EXPECT_EQ("", NearestName("", known));
  EXPECT_EQ("", NearestName(std::string(100'000, 'x'), known));
  EXPECT_EQ("did you mean 'phase'?", DidYouMean("phases", known));
  EXPECT_EQ("see above", DidYouMean("nothing", known, "see above"));
}

}  // namespace
}  // namespace budget::schemas
