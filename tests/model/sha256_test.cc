#include "pipeline/model/sha256.h"

#include <gtest/gtest.h>

namespace budget {
namespace {

// Examples of FIPS 180-4.
constexpr const char* kOfNothing =
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
constexpr const char* kOfAbc =
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

TEST(Sha256Test, IsThatOfTheStandard) {
  EXPECT_EQ(Sha256Hex(""), kOfNothing);
  EXPECT_EQ(Sha256Hex("abc"), kOfAbc);
}

TEST(Sha256Test, TakesPiecesAndStartsAnew) {
  Sha256 sha256;
  sha256.Add("a");
  sha256.Add("bc");
  EXPECT_EQ(sha256.TakeHex(), kOfAbc);
  EXPECT_EQ(sha256.TakeHex(), kOfNothing);
  EXPECT_EQ(sha256.TakeBase64(), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
}

}  // namespace
}  // namespace budget
