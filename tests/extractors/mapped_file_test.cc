#include "extractors/reader/mapped_file.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace budget::extractors {
namespace {

TEST(MappedFile, GivesBytesAndMemoryBack) {
  const std::string path = testing::TempDir() + "mapped_file_test";
  const std::string text(100000, 'x');
  std::ofstream(path) << text;
  const auto file = MappedFile::Open(path);
  ASSERT_NE(file, nullptr);
  EXPECT_EQ(file->bytes(), text);
  file->Release();
  EXPECT_EQ(file->bytes(), text) << "loaded again";
  std::filesystem::remove(path);
}

TEST(MappedFile, IsForFilesOnly) {
  EXPECT_EQ(MappedFile::Open(testing::TempDir()), nullptr);
  EXPECT_EQ(MappedFile::Open("/nowhere/at/all"), nullptr);
}

}  // namespace
}  // namespace budget::extractors
