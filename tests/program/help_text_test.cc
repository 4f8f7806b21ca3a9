#include "pipeline/program/help_text.h"

#include <gtest/gtest.h>

namespace budget::program {
namespace {

TEST(WrapTextTest, BreaksAtSpacesAndBetweenWideCharacters) {
  EXPECT_EQ(WrapText("one two three", 80), "one two three");
  EXPECT_EQ(WrapText("one two three", 8), "one two\nthree");
  EXPECT_EQ(WrapText("one two three", 7), "one two\nthree");
  EXPECT_EQ(WrapText("one-longer-than-all two", 8), "one-longer-than-all\ntwo");
  EXPECT_EQ(WrapText("部门决算公开", 8), "部门决算\n公开");
  // No mark at the beginning of a line.
  EXPECT_EQ(WrapText("部门决算。公开", 8), "部门决\n算。公开");
  EXPECT_EQ(WrapText("", 8), "");
}

}  // namespace
}  // namespace budget::program
