// Rulings, in all the ways in which rules are drawn.

#include <gtest/gtest.h>

#include <string>

#include "tests/extractors/read_small_pdf.h"
#include "tests/extractors/show_page.h"

namespace budget::extractors {
namespace {

struct RulingCase {
  const char* name;
  const char* content;
  const char* want;
};

class PdfRulings : public testing::TestWithParam<RulingCase> {};

// A 4 x 1 image, a gradient from left to right and a pattern of dots.
std::string Resources(SmallPdf* pdf) {
  const int image = pdf->AddStream(
      "/Type /XObject /Subtype /Image /Width 4 /Height 1 /ColorSpace /DeviceGray "
      "/BitsPerComponent 8",
      "AAAA");
  const int pattern = pdf->AddStream(
      "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 2 2] "
      "/XStep 2 /YStep 2 /Resources << >>",
      "0 0 1 1 re f");
  return "/XObject << /X1 " + SmallPdf::Ref(image) + " >> /Pattern << /P1 " +
         SmallPdf::Ref(pattern) +
         " >> /Shading << /S1 << /ShadingType 2 /ColorSpace /DeviceGray "
         "/Coords [0 0 200 0] /Function << /FunctionType 2 /Domain [0 1] /C0 [0] "
         "/C1 [1] /N 1 >> >> >>";
}

TEST_P(PdfRulings, AreFound) {
  SmallPdf pdf;
  pdf.AddResources(Resources(&pdf));
  pdf.AddPage({.content = GetParam().content});
  EXPECT_EQ(ShowRulings(ReadFirstPage(pdf.Write())), GetParam().want);
}

const auto kName = [](const auto& test) { return std::string(test.param.name); };

INSTANTIATE_TEST_SUITE_P(
    Drawn, PdfRulings,
    testing::ValuesIn<RulingCase>({
        {"Strokes", "2 w 10 50 m 90 50 l S 20 10 m 20 90 l S",
         "v 20 from 10 to 90 width 2 | h 50 from 10 to 90 width 2"},
        {"HairlineOfWidthZero", "0 w 10 50 m 90 50 l S",
         "h 50 from 10 to 90 width 0.2"},
        {"ScaledWidth", ".5 0 0 .5 0 0 cm 2 w 20 100 m 180 100 l S",
         "h 50 from 10 to 90 width 1"},
        {"StrokedRectangle", "10 20 80 30 re S",
         "v 10 from 50 to 80 width 1 | v 90 from 50 to 80 width 1 | "
         "h 50 from 10 to 90 width 1 | h 80 from 10 to 90 width 1"},
        {"ThinRectangle", "10 50 80 .5 re f", "h 49.8 from 10 to 90 width 0.5"},
        {"RectangleOfNoHeight", "10 50 80 0 re f", "h 50 from 10 to 90 width 0.2"},
        {"ThinPolygon", "10 50 m 90 50 l 89 51 l 11 51 l f",
         "h 49.5 from 10 to 90 width 1"},
        {"ManyRectanglesInOneFill", "10 50 80 1 re 10 20 80 1 re f",
         "h 49.5 from 10 to 90 width 1 | h 79.5 from 10 to 90 width 1"},
        {"FrameBetweenRectangles", "10 20 80 30 re 11 21 78 28 re f*",
         "v 10.5 from 50 to 80 width 1 | v 89.5 from 50 to 80 width 1 | "
         "h 50.5 from 10 to 90 width 1 | h 79.5 from 10 to 90 width 1"},
        {"Dashed", "[3 2] 0 d 10 50 m 90 50 l S", "h 50 from 10 to 90 width 1"},
        {"DottedBySquares",
         "10 50 1 1 re 13 50 1 1 re 16 50 1 1 re 19 50 1 1 re 22 50 1 1 re "
         "25 50 1 1 re 28 50 1 1 re 31 50 1 1 re f",
         "h 49.5 from 10 to 32 width 1"},
        {"ThroughAThinClipPath", "q 10 50 80 1 re W n 0 0 200 100 re f Q",
         "h 49.5 from 10 to 90 width 1"},
        {"Image", "q 80 0 0 .5 10 50 cm /X1 Do Q", "h 49.8 from 10 to 90 width 0.5"},
        {"StraightCurve", "10 50 m 30 50 60 50 90 50 c S",
         "h 50 from 10 to 90 width 1"},
        {"Twice", "10 50 m 90 50 l S 10 50 m 90 50 l S", "h 50 from 10 to 90 width 1"},
        {"ClippedToTheClipPath", "20 0 40 100 re W n 10 50 m 90 50 l S",
         "h 50 from 20 to 60 width 1"},
        {"ClippedToThePage", "-10 50 m 300 50 l S", "h 50 from 0 to 200 width 1"},
        {"ThickLineIsAnArea", "20 w 10 50 m 90 50 l S", ""},
        {"Slanting", "10 50 m 90 60 l S", ""},
        {"OfAPageThatIsAskew", "10 50 m 90 52 l S 22 10 m 20 90 l S",
         "v 21 from 10 to 90 width 1 slope -2.5 | "
         "h 49 from 10 to 90 width 1 slope -2.5"},
        {"Circle",
         "50 90 m 72 90 90 72 90 50 c 90 28 72 10 50 10 c 28 10 10 28 10 50 c "
         "10 72 28 90 50 90 c S",
         ""},
        {"WhiteOnPaper", "1 G 10 50 m 90 50 l S", ""},
        {"WhiteOnColour", "0 0 .5 rg 0 0 200 100 re f 1 G 10 50 m 90 50 l S",
         "h 50 from 10 to 90 width 1"},
        {"InTheColourBehindIt",
         "0 0 .5 rg 0 0 .5 RG 0 0 200 100 re f 10 50 m 90 50 l S", ""},
        {"PaintedOver", "10 50 m 90 50 l S 10 20 m 90 20 l S 1 g 5 40 90 20 re f",
         "h 80 from 10 to 90 width 1"},
        {"BesideALaterArea", "10 50 m 90 50 l S .9 g 10 30 80 20 re f",
         "h 50 from 10 to 90 width 1"},
        {"OutsideTheClipPath", "0 0 5 5 re W n 10 50 m 90 50 l S", ""},
    }),
    kName);

INSTANTIATE_TEST_SUITE_P(
    Areas, PdfRulings,
    testing::ValuesIn<RulingCase>({
        {"OneArea", ".8 g 10 20 80 30 re f", ""},
        {"Gradient", "q 10 20 80 30 re W n /S1 sh Q", ""},
        {"GradientInStrips",
         ".1 g 10 50 80 2 re f .2 g 10 52 80 2 re f .3 g 10 54 80 2 re f "
         ".4 g 10 56 80 2 re f .5 g 10 58 80 2 re f",
         ""},
        {"Pattern", "/Pattern cs /P1 scn 10 20 80 30 re f", ""},
        {"ThinPattern", "/Pattern cs /P1 scn 10 50 80 1 re f",
         "h 49.5 from 10 to 90 width 1"},
        {"BandsBehindEveryOtherRow",
         ".8 g 10 70 40 10 re f 50 70 40 10 re f 10 45 80 15 re f 10 25 80 10 re f "
         "10 15 m 90 15 l S",
         "h 20 from 10 to 90 width 0 | h 30 from 10 to 90 width 0 | "
         "h 40 from 10 to 90 width 0 | h 55 from 10 to 90 width 0 | "
         "h 65 from 10 to 90 width 0 | h 75 from 10 to 90 width 0 | "
         "h 85 from 10 to 90 width 1"},
        {"BandsWithoutARuleBelow",
         ".8 g 10 70 80 10 re f 10 50 80 10 re f 10 30 80 10 re f 10 90 m 90 90 l S",
         "h 10 from 10 to 90 width 1"},
        {"BandsOfDifferentExtent",
         ".8 g 10 70 80 10 re f 10 50 40 10 re f 30 30 60 10 re f 10 15 m 90 15 l S",
         "h 85 from 10 to 90 width 1"},
        {"OneBand", ".8 g 10 70 80 10 re f 10 15 m 90 15 l S",
         "h 85 from 10 to 90 width 1"},
        {"BandsFarApart", ".8 g 10 90 80 8 re f 10 50 80 8 re f 10 15 m 90 15 l S",
         "h 85 from 10 to 90 width 1"},
        {"BandsUnderDrawnRules",
         ".8 g 10 70 80 10 re f 10 50 80 10 re f "
         "10 70 m 90 70 l S 10 50 m 90 50 l S 10 30 m 90 30 l S",
         "h 30 from 10 to 90 width 1 | h 50 from 10 to 90 width 1 | "
         "h 70 from 10 to 90 width 1"},
        {"CellsOfTwoColours",
         ".9 g 10 60 40 20 re f .7 g 50 60 40 20 re f "
         ".7 g 10 40 40 20 re f .9 g 50 40 40 20 re f",
         "v 10 from 20 to 40 width 0 | v 10 from 40 to 60 width 0 | "
         "v 50 from 20 to 40 width 0 | v 50 from 40 to 60 width 0 | "
         "v 90 from 20 to 40 width 0 | v 90 from 40 to 60 width 0 | "
         "h 20 from 10 to 50 width 0 | h 20 from 50 to 90 width 0 | "
         "h 40 from 10 to 50 width 0 | h 40 from 50 to 90 width 0 | "
         "h 60 from 10 to 50 width 0 | h 60 from 50 to 90 width 0"},
        {"CellsOfOneColourMeetUnseen",
         ".9 g 10 60 40 20 re f 50 60 40 20 re f 10 40 40 20 re f 50 40 40 20 re f",
         "v 10 from 20 to 40 width 0 | v 10 from 40 to 60 width 0 | "
         "v 90 from 20 to 40 width 0 | v 90 from 40 to 60 width 0 | "
         "h 20 from 10 to 50 width 0 | h 20 from 50 to 90 width 0 | "
         "h 60 from 10 to 50 width 0 | h 60 from 50 to 90 width 0"},
        {"CellsUnderDrawnRules",
         ".9 g 10 60 40 20 re f .7 g 50 60 40 20 re f .7 g 10 40 40 20 re f "
         ".9 g 50 40 40 20 re f 10 40 m 90 40 l S 10 60 m 90 60 l S 10 80 m 90 80 l S "
         "50 40 m 50 80 l S",
         "v 50 from 20 to 60 width 1 | h 20 from 10 to 90 width 1 | "
         "h 40 from 10 to 90 width 1 | h 60 from 10 to 90 width 1"},
    }),
    kName);

}  // namespace
}  // namespace budget::extractors
