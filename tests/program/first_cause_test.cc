// What a document says of itself when some or all of its pages cannot be read.

#include <gtest/gtest.h>

#include <string>

#include "extract/extract.h"
#include "pipeline/model/names.h"
#include "schemas/load/load_schemas.h"
#include "tests/extractors/small_pdf.h"

namespace budget::program {
namespace {

using extractors::SmallPdf;

// "failed none page-too-complex": status, text layer and code of the error.
std::string Outcome(SmallPdf* pdf) {
  static const Result<schemas::SchemaSet> kSchemas = schemas::LoadSchemas({});
  const DocumentInfo info =
      ExtractDocument(pdf->Write(), "test.pdf", kSchemas.value(), {}).info;
  return std::string(NameOf(info.status)) + " " + std::string(NameOf(info.text_layer)) +
         " " + info.error.substr(0, info.error.find(':'));
}

constexpr const char* kText =
    "BT /F2 10 Tf 20 40 Td <65364E0065364E0065364E0065364E00> Tj ET";
constexpr const char* kPicture = "200 0 0 100 0 0 cm /I Do";
constexpr const char* kEndless = "BT /F1 1 Tf 1 1 Td";

void AddPicture(SmallPdf* pdf) {
  const int image = pdf->AddStream(
      "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 "
      "/ColorSpace /DeviceGray",
      "x");
  pdf->AddResources("/XObject << /I " + SmallPdf::Ref(image) + " >>");
}

std::string TooMuch() {
  return kEndless + (" (" + std::string(300000, 'x') + ") Tj ET");
}

TEST(FirstCause, PagesThatAreTooComplexAreNotBlank) {
  SmallPdf pdf;
  pdf.AddPage({.content = TooMuch()});
  EXPECT_EQ(Outcome(&pdf), "failed none page-too-complex");
}

TEST(FirstCause, OnePageTooComplex) {
  SmallPdf pdf;
  pdf.AddPage({.content = TooMuch()});
  pdf.AddPage({.content = kText});
  EXPECT_EQ(Outcome(&pdf), "partial full page-too-complex");
}

TEST(FirstCause, BlankPages) {
  SmallPdf pdf;
  pdf.AddPage({.content = ""});
  EXPECT_EQ(Outcome(&pdf), "failed none no-text-layer");
}

TEST(FirstCause, PicturesOfPages) {
  SmallPdf pdf;
  AddPicture(&pdf);
  pdf.AddPage({.content = kPicture});
  EXPECT_EQ(Outcome(&pdf), "failed none no-text-layer");
}

// A document of which a page is a picture is not all there.
TEST(FirstCause, MixedTextLayer) {
  SmallPdf pdf;
  AddPicture(&pdf);
  pdf.AddPage({.content = kText});
  pdf.AddPage({.content = kPicture});
  EXPECT_EQ(Outcome(&pdf), "partial mixed no-text-layer");
}

}  // namespace
}  // namespace budget::program
