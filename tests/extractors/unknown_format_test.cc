#include "extractors/unknown_format.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extractors/open_document.h"

namespace budget::extractors {
namespace {

struct FormatCase {
  const char* name;
  std::string bytes;
  const char* want;
};

class UnknownFormatTest : public testing::TestWithParam<FormatCase> {};

// The content decides, whatever the name says, and there is something to do.
TEST_P(UnknownFormatTest, IsSaid) {
  const auto opened = OpenDocument(GetParam().bytes, "report.pdf", {});
  ASSERT_FALSE(opened.ok());
  const Diagnostic& why = opened.diagnostics().front();
  EXPECT_EQ(why.code, "unknown-format");
  EXPECT_EQ(why.message, GetParam().want);
  EXPECT_NE(why.hint, "");
}

std::string Zip(const std::string& name) {
  return std::string("PK\x03\x04\x14\0\6\0\x08\0", 10) + std::string(20, '\0') + name;
}

INSTANTIATE_TEST_SUITE_P(
    Files, UnknownFormatTest,
    testing::ValuesIn(std::vector<FormatCase>{
        {"Doc", std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0", 10),
         "the file is an Office document"},
        {"Docx", Zip("[Content_Types].xml"), "the file is an Office document"},
        {"Odt", Zip("mimetypeapplication/vnd.oasis.opendocument.text"),
         "the file is an Office document"},
        {"Rtf", "{\\rtf1\\ansi 部门预算}", "the file is an Office document"},
        {"Ofd", Zip("OFD.xml"), "the file is an OFD document"},
        {"Zip", Zip("a.pdf"), "the file is an archive"},
        {"Rar", std::string("Rar!\x1A\x07\x01\0", 8), "the file is an archive"},
        {"Gzip", std::string("\x1F\x8B\x08\0", 4), "the file is an archive"},
        {"Tar", "a" + std::string(256, '\0') + "ustar\0", "the file is an archive"},
        {"Png", std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0", 18),
         "the file is an image"},
        {"Jpeg", "\xFF\xD8\xFF\xE0", "the file is an image"},
        {"Tiff", std::string("II*\0\x08\0", 6), "the file is an image"},
        {"PostScript", "%!PS-Adobe-3.0\n/x 1 def",
         "the file is a program that prints pages"},
        {"Program",
         std::string("\x7F"
                     "ELF\0\1\2\3\0\0",
                     10),
         "the file is neither a PDF nor HTML nor text"},
    }),
    [](const auto& test) { return std::string(test.param.name); });

TEST(UnknownFormatTest, TextIsNotOne) {
  for (const char* text : {"部门收支总表\n", "PK\n", "<html>", "BZ", "II", ""}) {
    EXPECT_EQ(RecogniseFormat(text).message, "") << text;
  }
}

}  // namespace
}  // namespace budget::extractors
