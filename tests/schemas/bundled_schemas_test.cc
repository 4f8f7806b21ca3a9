// The schemas that are part of the program, with every check that a run leaves out.

#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "schemas/load_schemas.h"

namespace budget {
namespace {

TEST(BundledSchemasTest, AreGood) {
  for (const Diagnostic& d : CheckSchemas({})) {
    ADD_FAILURE() << d.where.file << ":" << d.where.line << ":" << d.where.column
                  << ": " << d.message << " [" << d.code << "]\n"
                  << d.hint;
  }
}

TEST(BundledSchemasTest, LoadAndDecode) {
  const Result<SchemaSet> set = LoadSchemas({});
  ASSERT_TRUE(set.ok());
  ASSERT_FALSE(set.value().candidates().empty());
  for (std::size_t i = 0; i < set.value().candidates().size(); ++i) {
    const std::shared_ptr<const Schema> schema = set.value().Load(i);
    ASSERT_NE(nullptr, schema);
    EXPECT_EQ(set.value().candidates()[i].id, schema->id);
    EXPECT_FALSE(schema->tables.empty()) << schema->id;
    EXPECT_FALSE(schema->applies_to.empty()) << schema->id;
  }
}

}  // namespace
}  // namespace budget
