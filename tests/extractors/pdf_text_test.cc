// Glyphs: where they stand, what they say, which of them are seen.

#include <gtest/gtest.h>

#include <string>
#include <variant>

#include "tests/extractors/read_small_pdf.h"
#include "tests/extractors/show_page.h"

namespace budget::extractors {
namespace {

struct TextCase {
  const char* name;
  const char* content;
  const char* want;
  const char* hidden = "";
};

class PdfText : public testing::TestWithParam<TextCase> {};

TEST_P(PdfText, IsRead) {
  const Page page = ReadContent(GetParam().content);
  EXPECT_EQ(ShowText(page), GetParam().want);
  EXPECT_EQ(ShowHidden(page.hidden), GetParam().hidden);
}

const auto kName = [](const auto& test) { return std::string(test.param.name); };

// On a page 100 points high: the baseline is at 60 from the top.
INSTANTIATE_TEST_SUITE_P(
    Positions, PdfText,
    testing::ValuesIn<TextCase>({
        {"Plain", "BT /F2 10 Tf 20 40 Td <65364E00> Tj ET", "收一 [20,51.4,40,61.4]"},
        {"ScaledMatrix", "BT /F2 1 Tf 10 0 0 10 20 40 Tm <65364E00> Tj ET",
         "收一 [20,51.4,40,61.4]"},
        {"ScaledPage",
         ".1 0 0 .1 0 0 cm BT /F2 10 Tf 10 0 0 10 200 400 Tm <65364E00> Tj ET",
         "收一 [20,51.4,40,61.4]"},
        {"FlippedTwice",
         "1 0 0 -1 0 100 cm BT /F2 10 Tf 1 0 0 -1 20 60 Tm <65364E00> Tj ET",
         "收一 [20,51.4,40,61.4]"},
        {"NegativeSize", "BT /F2 -10 Tf -1 0 0 -1 20 40 Tm <65364E00> Tj ET",
         "收一 [20,51.4,40,61.4]"},
        {"CharacterSpaceIsNoPartOfTheBox",
         "BT /F2 10 Tf 5 Tc 20 40 Td <65364E00> Tj ET", "收一 [20,51.4,45,61.4]"},
        {"Condensed", "BT /F2 10 Tf 50 Tz 20 40 Td <65364E00> Tj ET",
         "收一 [20,51.4,30,61.4]"},
        {"Raised", "BT /F2 10 Tf 4 Ts 20 40 Td <65364E00> Tj ET",
         "收一 [20,47.4,40,57.4]"},
        {"Kerned", "BT /F2 10 Tf 20 40 Td [<6536> -1000 <4E00>] TJ ET",
         "收 [20,51.4,30,61.4] | 一 [40,51.4,50,61.4]"},
        {"ReadingUp", "BT /F2 10 Tf 0 1 -1 0 50 30 Tm <65364E00> Tj ET",
         "收一 [41.4,50,51.4,70] 270"},
        {"ReadingDown", "BT /F2 10 Tf 0 -1 1 0 50 70 Tm <65364E00> Tj ET",
         "收一 [48.6,30,58.6,50] 90"},
        {"UpsideDown", "BT /F2 10 Tf -1 0 0 -1 50 30 Tm <65364E00> Tj ET",
         "收一 [30,68.6,50,78.6] 180"},
        {"VerticalWriting", "BT /F4 10 Tf 50 90 Td <65364E00> Tj ET",
         "收一 [45,10,55,30] 90"},
        {"ALittleAslant", "BT /F2 10 Tf 1 .02 -.02 1 20 40 Tm <65364E00> Tj ET",
         "收一 [20,51.2,40,61.4]"},
        {"Watermark", "BT /F2 10 Tf .7 .7 -.7 .7 20 40 Tm <65364E00> Tj ET", "",
         "2 slanted"},
    }),
    kName);

INSTANTIATE_TEST_SUITE_P(
    Characters, PdfText,
    testing::ValuesIn<TextCase>({
        {"RadicalsAreFolded", "BT /F2 10 Tf 20 40 Td <2ED42F8F> Tj ET",
         "门行 [20,51.4,40,61.4]"},
        {"LigaturesAreExpanded", "BT /F2 10 Tf 20 40 Td <0001> Tj ET",
         "fi [20,51.4,30,61.4]"},
        {"NoMapping", "BT /F3 10 Tf 20 40 Td <65364E00> Tj ET",
         "?? [20,51.4,40,61.4] doubtful", "2 unmapped"},
        {"PrivateUse", "BT /F2 10 Tf 20 40 Td <E001> Tj ET",
         "\uE001 [20,51.4,30,61.4] doubtful", "1 unmapped"},
        {"Replacement", "BT /F2 10 Tf 20 40 Td <FFFD> Tj ET",
         "? [20,51.4,30,61.4] doubtful", "1 unmapped"},
        {"ActualTextForEachGlyph",
         "BT /F2 10 Tf 20 40 Td /Span << /ActualText <FEFF53CB597D> >> BDC "
         "<65364E00> Tj EMC ET",
         "友好 [20,51.4,40,61.4]"},
        {"ActualTextForAll",
         "BT /F2 10 Tf 20 40 Td /Span << /ActualText <FEFF53CB597D4EBA> >> BDC "
         "<65364E00> Tj EMC ET",
         "友好人 [20,51.4,40,61.4]"},
        {"ActualTextMendsAMissingMapping",
         "BT /F3 10 Tf 20 40 Td /Span << /ActualText <FEFF53CB> >> BDC "
         "<6536> Tj EMC <4E00> Tj ET",
         "友 [20,51.4,30,61.4] | ? [30,51.4,40,61.4] doubtful", "1 unmapped"},
        {"EmptyActualTextTakesTextOut",
         "BT /F2 10 Tf 20 40 Td <6536> Tj /Span << /ActualText () >> BDC "
         "<4E00> Tj EMC ET",
         "收 [20,51.4,30,61.4]"},
        {"NestedActualText",
         "BT /F2 10 Tf 20 40 Td /Span << /ActualText <FEFF53CB> >> BDC "
         "/Span << /ActualText <FEFF597D> >> BDC <65364E00> Tj EMC EMC ET",
         "友 [20,51.4,40,61.4]"},
    }),
    kName);

INSTANTIATE_TEST_SUITE_P(
    Visibility, PdfText,
    testing::ValuesIn<TextCase>({
        {"RenderModeInvisible", "BT 3 Tr /F2 10 Tf 20 40 Td <65364E00> Tj ET", "",
         "2 invisible"},
        {"ClipOnly", "BT 7 Tr /F2 10 Tf 20 40 Td <65364E00> Tj ET", "", "2 invisible"},
        {"Stroked", "BT 1 Tr /F2 10 Tf 20 40 Td <6536> Tj ET", "收 [20,51.4,30,61.4]"},
        {"WhiteOnPaper", "1 g BT /F2 10 Tf 20 40 Td <65364E00> Tj ET", "",
         "2 invisible"},
        {"WhiteStrokeOnPaper", "1 G BT 1 Tr /F2 10 Tf 20 40 Td <6536> Tj ET", "",
         "1 invisible"},
        {"WhiteOnColour",
         "0 0 .5 rg 10 30 50 30 re f 1 g BT /F2 10 Tf 20 40 Td <6536> Tj ET",
         "收 [20,51.4,30,61.4]"},
        {"InTheColourBehindIt",
         "0 0 .5 rg 10 30 50 30 re f BT /F2 10 Tf 20 40 Td <6536> Tj ET", "",
         "1 invisible"},
        {"WhiteOnWhiteOnColour",
         "0 0 .5 rg 10 30 50 30 re f 1 g 15 35 40 20 re f "
         "BT /F2 10 Tf 20 40 Td <6536> Tj ET",
         "", "1 invisible"},
        {"RestoredColour", "q 1 g Q BT /F2 10 Tf 20 40 Td <6536> Tj ET",
         "收 [20,51.4,30,61.4]"},
        {"PaintedOver",
         "BT /F2 10 Tf 20 40 Td <6536> Tj ET 1 g 10 30 50 30 re f "
         "0 g BT /F2 10 Tf 30 40 Td <4E00> Tj ET",
         "一 [30,51.4,40,61.4]", "1 invisible"},
        {"Clipped", "q 20 40 10 10 re W n BT /F2 10 Tf 20 40 Td <65364E00> Tj ET Q",
         "收 [20,51.4,30,61.4]", "1 clipped"},
        {"ClippedFigureIsDoubtful",
         "q 25 40 50 10 re W n BT /F1 10 Tf 20 40 Td (123) Tj ET Q",
         "23 [25.6,52.2,36.7,62.2] doubtful", "1 clipped"},
        {"ClippedFigureInPieces",
         "q 20 40 12 10 re W n BT /F1 10 Tf 20 40 Td (12) Tj (3) Tj ET Q",
         "12 [20,52.2,31.1,62.2] doubtful", "1 clipped"},
        {"ClippedWordBesideAFigure",
         "q 20 40 16 10 re W n BT /F1 10 Tf 20 40 Td (12 x) Tj ET Q",
         "12  [20,52.2,33.9,62.2]", "1 clipped"},
        {"FigureThatIsPaintedOver",
         "BT /F1 10 Tf 20 40 Td (123) Tj ET 1 g 10 30 15.6 30 re f",
         "23 [25.6,52.2,36.7,62.2] doubtful", "1 invisible"},
        {"Watermark",
         ".8 g BT /F2 12 Tf 22 39 Td <516C793A> Tj ET "
         "0 g BT /F1 10 Tf 20 40 Td (123) Tj ET",
         "123 [20,52.2,36.7,62.2]", "2 of a watermark"},
        {"WatermarkWithACopyBesideTheText",
         ".8 g BT /F2 12 Tf 22 39 Td <516C793A> Tj ET "
         "BT /F2 12 Tf 120 39 Td <516C793A> Tj ET "
         "0 g BT /F1 10 Tf 20 40 Td (123) Tj ET",
         "123 [20,52.2,36.7,62.2]", "4 of a watermark"},
        {"PaleTextAlone",
         ".8 g BT /F1 10 Tf 50 40 Td (0.00) Tj ET "
         "0 g BT /F1 10 Tf 20 40 Td (123) Tj ET",
         "0.00 [50,52.2,69.5,62.2] | 123 [20,52.2,36.7,62.2]"},
        {"DarkTextAcrossOther",
         "BT /F2 12 Tf 22 39 Td <516C793A> Tj ET BT /F1 10 Tf 20 40 Td (123) Tj ET",
         "公示 [22,50.7,46,62.7] | 123 [20,52.2,36.7,62.2]"},
        {"FootnoteMark",
         "BT /F1 10 Tf 20 40 Td (123) Tj ET BT /F1 6 Tf 37 44 Td (12) Tj ET",
         "123 [20,52.2,36.7,62.2] | \u00B9\u00B2 [37,52.2,43.7,62.2]"},
        {"FootnoteMarkBehindALabel",
         "BT /F2 10 Tf 20 40 Td <6536> Tj ET BT /F2 5 Tf 30 44 Td <2460> Tj ET",
         "收 [20,51.4,30,61.4] | ① [30,51.4,35,61.4]"},
        {"FootnoteMarkInBrackets",
         "BT /F1 10 Tf 20 40 Td (123) Tj ET BT /F1 6 Tf 37 44 Td ([1]) Tj ET",
         "123 [20,52.2,36.7,62.2] | \u207D\u00B9\u207E [37,52.2,43.7,62.2]"},
        {"FootnoteMarkDrawnAfterOtherText",
         "BT /F1 10 Tf 20 40 Td (123) Tj 30 0 Td (456) Tj ET "
         "BT /F1 6 Tf 37 44 Td (1) Tj ET",
         "123 [20,52.2,36.7,62.2] | 456 [50,52.2,66.7,62.2] | "
         "\u00B9 [37,52.2,40.3,62.2]"},
        {"SmallTextOnTheSameLine",
         "BT /F1 10 Tf 20 40 Td (123) Tj ET BT /F1 6 Tf 37 40 Td (1) Tj ET",
         "123 [20,52.2,36.7,62.2] | 1 [37,55.3,40.3,61.3]"},
        {"SmallTextApart",
         "BT /F1 10 Tf 20 40 Td (123) Tj ET BT /F1 6 Tf 45 44 Td (1) Tj ET",
         "123 [20,52.2,36.7,62.2] | 1 [45,51.3,48.3,57.3]"},
        {"OffThePage", "BT /F2 10 Tf -10 40 Td <65364E00> Tj ET", "一 [0,51.4,10,61.4]",
         "1 off page"},
        {"FakeBold", "BT /F2 10 Tf 20 40 Td <65364E00> Tj .3 0 Td <65364E00> Tj ET",
         "收一 [20,51.4,40,61.4] bold", "2 repeated"},
        {"PrintedTwiceInPlace",
         "BT /F2 10 Tf 20 40 Td <65364E00> Tj ET BT /F2 10 Tf 20 40 Td <65364E00> Tj "
         "ET",
         "收一 [20,51.4,40,61.4]", "2 repeated"},
        {"Shadow",
         ".8 g BT /F2 10 Tf 21 39 Td <65364E00> Tj ET "
         "0 g BT /F2 10 Tf 20 40 Td <65364E00> Tj ET",
         "收一 [21,52.4,41,62.4] bold", "2 repeated"},
        {"FilledAndStroked", "BT 2 Tr /F2 10 Tf 20 40 Td <6536> Tj ET",
         "收 [20,51.4,30,61.4] bold"},
        // Beyond a third of an em, or half the width of the glyph, it is other text.
        {"TheSameSetTightIsNotRepeated",
         "BT /F1 10 Tf 20 40 Td (1) Tj 3.5 0 Td (1) Tj ET",
         "1 [20,52.2,25.6,62.2] | 1 [23.5,52.2,29.1,62.2]"},
        {"TheSameBelowIsNotRepeated",
         "BT /F2 10 Tf 20 40 Td <6536> Tj 0 -4 Td <6536> Tj ET",
         "收 [20,51.4,30,61.4] | 收 [20,55.4,30,65.4]"},
        {"NarrowLettersAreNotRepeated", "BT /F1 10 Tf 20 40 Td (ll11) Tj ET",
         "ll11 [20,52.2,35.6,62.2]"},
        {"TheSameInTheNextLine",
         "BT /F2 10 Tf 20 40 Td <6536> Tj 0 -10 Td <6536> Tj ET",
         "收 [20,51.4,30,61.4] | 收 [20,61.4,30,71.4]"},
    }),
    kName);

struct PageCase {
  const char* name;
  const char* entries;
  const char* size;
  const char* want;
};

class PdfPageBoxes : public testing::TestWithParam<PageCase> {};

TEST_P(PdfPageBoxes, GiveCoordinatesAsDisplayed) {
  SmallPdf pdf;
  pdf.AddPage({.content = "BT /F2 10 Tf 20 40 Td <65364E00> Tj ET",
               .entries = GetParam().entries});
  const Page page = ReadFirstPage(pdf.Write());
  EXPECT_EQ(ShowNumber(page.width) + " x " + ShowNumber(page.height), GetParam().size);
  EXPECT_EQ(ShowText(page), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Pages, PdfPageBoxes,
    testing::ValuesIn<PageCase>({
        {"Upright", "/MediaBox [0 0 200 100]", "200 x 100", "收一 [20,51.4,40,61.4]"},
        {"Rotate90", "/MediaBox [0 0 200 100] /Rotate 90", "100 x 200",
         "收一 [38.6,20,48.6,40] 90"},
        {"Rotate180", "/MediaBox [0 0 200 100] /Rotate 180", "200 x 100",
         "收一 [160,38.6,180,48.6] 180"},
        {"Rotate270", "/MediaBox [0 0 200 100] /Rotate 270", "100 x 200",
         "收一 [51.4,160,61.4,180] 270"},
        {"MediaBoxOffset", "/MediaBox [-10 10 190 110]", "200 x 100",
         "收一 [30,61.4,50,71.4]"},
        {"CropBox", "/MediaBox [0 0 200 100] /CropBox [10 20 150 90]", "140 x 70",
         "收一 [10,41.4,30,51.4]"},
        {"CropBoxRotated", "/MediaBox [0 0 200 100] /CropBox [10 20 150 90] /Rotate 90",
         "70 x 140", "收一 [18.6,10,28.6,30] 90"},
    }),
    kName);

TEST(PdfForms, AreReadWithTheirMatrix) {
  SmallPdf pdf;
  const int form = pdf.AddStream(
      "/Type /XObject /Subtype /Form /BBox [0 0 200 100] /Matrix [2 0 0 2 0 0] "
      "/Resources 3 0 R",
      "BT /F2 10 Tf 20 40 Td <65364E00> Tj ET 1 w 0 30 m 50 30 l S");
  pdf.AddResources("/XObject << /X1 " + SmallPdf::Ref(form) + " >>");
  pdf.AddPage({.content = "q 1 0 0 1 -20 -40 cm /X1 Do Q 0 5 m 100 5 l S"});
  const Page page = ReadFirstPage(pdf.Write());
  EXPECT_EQ(ShowText(page), "收一 [20,42.8,60,62.8]");
  EXPECT_EQ(ShowRulings(page),
            "h 80 from 0 to 80 width 2 | h 95 from 0 to 100 width 1");
}

TEST(PdfForms, ThatDrawThemselvesEnd) {
  SmallPdf pdf;
  const int form = pdf.AddStream(
      "/Type /XObject /Subtype /Form /BBox [0 0 200 100] /Resources 3 0 R",
      "BT /F2 10 Tf 20 40 Td <6536> Tj ET /X1 Do");
  pdf.AddResources("/XObject << /X1 " + SmallPdf::Ref(form) + " >>");
  pdf.AddPage({.content = "/X1 Do"});
  auto opened = OpenDocument(pdf.Write(), "loop.pdf", {});
  ASSERT_TRUE(opened.ok());
}

TEST(PdfStates, TransparentTextIsNotSeen) {
  SmallPdf pdf;
  pdf.AddResources("/ExtGState << /G0 << /ca 0 >> /G1 << /ca .5 >> >>");
  pdf.AddPage({.content = "q /G0 gs BT /F2 10 Tf 20 40 Td <6536> Tj ET Q "
                          "/G1 gs BT /F2 10 Tf 40 40 Td <4E00> Tj ET"});
  const Page page = ReadFirstPage(pdf.Write());
  EXPECT_EQ(ShowText(page), "一 [40,51.4,50,61.4]");
  EXPECT_EQ(ShowHidden(page.hidden), "1 invisible");
}

TEST(PdfStates, HiddenLayersAreNotSeen) {
  SmallPdf pdf;
  const int layer = pdf.Add("<< /Type /OCG /Name (notes) >>");
  pdf.SetCatalog("/OCProperties << /OCGs [" + SmallPdf::Ref(layer) + "] /D << /OFF [" +
                 SmallPdf::Ref(layer) + "] >> >>");
  pdf.AddResources("/Properties << /L1 " + SmallPdf::Ref(layer) + " >>");
  pdf.AddPage({.content = "/OC /L1 BDC BT /F2 10 Tf 20 40 Td <6536> Tj ET "
                          "0 5 m 100 5 l S EMC "
                          "BT /F2 10 Tf 40 40 Td <4E00> Tj ET"});
  const Page page = ReadFirstPage(pdf.Write());
  EXPECT_EQ(ShowText(page), "一 [40,51.4,50,61.4]");
  EXPECT_EQ(ShowRulings(page), "");
}

TEST(PdfAnnotations, AreReadByTheirAppearance) {
  SmallPdf pdf;
  const std::string form = SmallPdf::Ref(
      pdf.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 100 50] /Resources 3 0 R",
                    "BT /F2 10 Tf 10 10 Td <6536> Tj ET"));
  const auto annotation = [&](const char* type, const char* rectangle,
                              const char* entries) {
    return "<< /Type /Annot /Subtype /" + std::string(type) + " /Rect [" + rectangle +
           "] /AP << /N " + form + " >> " + entries + " >> ";
  };
  pdf.AddPage({.content = "",
               .entries = "/MediaBox [0 0 200 100] /Annots [" +
                          annotation("Widget", "0 0 100 50", "/FT /Tx") +
                          annotation("FreeText", "100 50 200 100", "") +
                          annotation("Stamp", "0 50 50 75", "/F 2") +
                          annotation("Link", "0 0 200 100", "/Border [0 0 2]") + "]"});
  const Page page = ReadFirstPage(pdf.Write());
  EXPECT_EQ(ShowText(page), "收 [10,81.4,20,91.4] | 收 [110,31.4,120,41.4]");
  EXPECT_EQ(ShowRulings(page), "");
}

// Chromium writes Chinese in Type 3 fonts that call characters by their radicals.
struct FieldCase {
  const char* name;
  const char* entries;
  const char* want;
};

class PdfField : public testing::TestWithParam<FieldCase> {};

// A field that has a value and no appearance is set as a viewer would.
TEST_P(PdfField, IsSet) {
  SmallPdf pdf;
  pdf.SetCatalog("/AcroForm << /DA (/F1 8 Tf) /NeedAppearances true >>");
  pdf.AddPage(
      {.content = "",
       .entries = std::string("/MediaBox [0 0 200 100] /Annots [<< /Type /Annot "
                              "/Subtype /Widget /Rect [20 40 80 60] ") +
                  GetParam().entries + " >>]"});
  EXPECT_EQ(ShowText(ReadFirstPage(pdf.Write())), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Fields, PdfField,
    testing::ValuesIn<FieldCase>({
        {"Text", "/FT /Tx /V (12.5)", "12.5 [22,46.6,38,54.6]"},
        {"AtTheRight", "/FT /Tx /V (12.5) /Q 2 /DA (/F1 10 Tf 0 g)",
         "12.5 [58,45.8,78,55.8]"},
        {"InTheMiddle", "/FT /Tx /V (12.5) /Q 1", "12.5 [42,46.6,58,54.6]"},
        {"Utf16", "/FT /Tx /V <FEFF65364E00>", "收一 [22,46.6,38,54.6]"},
        {"OfItsParent", "/Parent << /FT /Tx /V (7) >>", "7 [22,46.6,26,54.6]"},
        {"Lines", "/FT /Tx /Ff 4096 /V (1\\n2)",
         "1 [22,43.2,26,51.2] | 2 [22,51.2,26,59.2]"},
        {"Password", "/FT /Tx /Ff 8192 /V (12.5)", ""},
        {"Hidden", "/FT /Tx /F 2 /V (12.5)", ""},
        {"Button", "/FT /Btn /V (12.5)", ""},
    }),
    [](const auto& test) { return std::string(test.param.name); });

TEST(PdfFonts, OfType3AreReadByTheirMapping) {
  SmallPdf pdf;
  const int map =
      pdf.AddStream("",
                    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap "
                    "1 begincodespacerange <00> <FF> endcodespacerange "
                    "2 beginbfchar <01> <2F8F> <02> <653F> endbfchar endcmap end end");
  const int glyph = pdf.AddStream("", "1000 0 0 0 1000 1000 d1 0 0 500 10 re f");
  const int font = pdf.Add(
      "<< /Type /Font /Subtype /Type3 /FontBBox [0 -200 1000 900] "
      "/FontMatrix [.001 0 0 .001 0 0] /FirstChar 1 /LastChar 2 /Widths [1000 1000] "
      "/Encoding << /Differences [1 /a /b] >> /CharProcs << /a " +
      SmallPdf::Ref(glyph) + " /b " + SmallPdf::Ref(glyph) + " >> /ToUnicode " +
      SmallPdf::Ref(map) + " >>");
  pdf.AddFont("F9", font);
  pdf.AddPage({.content = "BT /F9 10 Tf 20 40 Td (\\001\\002) Tj ET"});
  const Page page = ReadFirstPage(pdf.Write());
  EXPECT_EQ(ShowText(page), "行政 [20,52.5,40,62.5]");
  EXPECT_EQ(ShowRulings(page), "") << "what draws a glyph is no rule";
}

// Big-endian, as fonts have them.
std::string Words(std::initializer_list<int> words) {
  std::string bytes;
  for (const int word : words) {
    bytes += static_cast<char>(word >> 8);
    bytes += static_cast<char>(word);
  }
  return bytes;
}

// A TrueType font of two glyphs without outlines; by its own table the second is `c`.
std::string TrueTypeOf(int c) {
  constexpr int kGlyphs = 2;
  const std::vector<std::pair<const char*, std::string>> tables = {
      {"cmap", Words({0,     1,  3, 1, 0, 12,  // Windows, Unicode
                      4,     32, 0, 4, 4, 1,  0, c, 0xFFFF, 0, c, 0xFFFF,  // format 4
                      1 - c, 1,  0, 0})},
      {"glyf", std::string(4, '\0')},
      {"head", Words({1, 0, 0, 0, 0, 0, 0x5F0F, 0x3CF5, 0, 1000, 0, 0, 0, 0,
                      0, 0, 0, 0, 0, 0, 1000,   1000,   0, 8,    2, 0, 0})},
      {"hhea", Words({1, 0, 800, -200, 0, 500, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1})},
      {"hmtx", Words({500, 0, 0})},
      {"loca", Words({0, 0, 0})},
      {"maxp", Words({0, 0x5000, kGlyphs})}};
  const int count = static_cast<int>(tables.size());
  std::string file = Words({1, 0, count, 64, 2, count * 16 - 64});
  std::string bodies;
  for (const auto& [tag, body] : tables) {
    const int offset = 12 + 16 * count + static_cast<int>(bodies.size());
    file += tag + Words({0, 0, 0, offset, 0, static_cast<int>(body.size())});
    bodies += body + std::string((4 - body.size() % 4) % 4, '\0');
  }
  return file + bodies;
}

// What a mapping leaves out is in the font's own table; what it has it says itself.
TEST(PdfFonts, AreAskedForWhatTheirMappingLeavesOut) {
  const struct {
    const char* name;
    const char* map;
    const char* want;
  } cases[] = {
      {"left out", "<0002> <0038>", "7 [20,51.4,25,61.4]"},
      {"mapped", "<0001> <0038>", "8 [20,51.4,25,61.4]"},
  };
  for (const auto& c : cases) {
    SmallPdf pdf;
    const int map = pdf.AddStream(
        "", std::string("/CIDInit /ProcSet findresource begin 12 dict begin begincmap "
                        "1 begincodespacerange <0000> <FFFF> endcodespacerange "
                        "1 beginbfchar ") +
                c.map + " endbfchar endcmap end end");
    const int file = pdf.AddStream("", TrueTypeOf('7'));
    const int descriptor = pdf.Add(
        "<< /Type /FontDescriptor /FontName /Song /Flags 4 /Ascent 859 /Descent -141 "
        "/FontBBox [0 -141 1000 859] /ItalicAngle 0 /StemV 80 /CapHeight 700 "
        "/FontFile2 " +
        SmallPdf::Ref(file) + " >>");
    const int cid_font = pdf.Add(
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /DW 500 "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
        "/CIDToGIDMap /Identity /FontDescriptor " +
        SmallPdf::Ref(descriptor) + " >>");
    pdf.AddFont("F9",
                pdf.Add("<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding "
                        "/Identity-H /DescendantFonts [" +
                        SmallPdf::Ref(cid_font) + "] /ToUnicode " + SmallPdf::Ref(map) +
                        " >>"));
    pdf.AddPage({.content = "BT /F9 10 Tf 20 40 Td <0001> Tj ET"});
    const std::string bytes = pdf.Write();
    auto opened = OpenDocument(bytes, "a.pdf", {});
    ASSERT_TRUE(opened.ok());
    PageData data;
    ASSERT_TRUE(opened.value()->Next(&data));
    EXPECT_EQ(ShowText(std::get<Page>(data)), c.want) << c.name;
  }
}

TEST(PdfImages, ThatFillThePageAreNoted) {
  SmallPdf pdf;
  const int image = pdf.AddStream(
      "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
      "/BitsPerComponent 8",
      "A");
  pdf.AddResources("/XObject << /X1 " + SmallPdf::Ref(image) + " >>");
  pdf.AddPage({.content = "BT 3 Tr /F2 10 Tf 20 40 Td <6536> Tj ET "
                          "q 200 0 0 100 0 0 cm /X1 Do Q"});
  pdf.AddPage({.content = "q 20 0 0 20 0 0 cm /X1 Do Q"});
  const std::string bytes = pdf.Write();
  auto opened = OpenDocument(bytes, "scan.pdf", {});
  ASSERT_TRUE(opened.ok());
  const std::unique_ptr<Reader> reader = std::move(opened).value();
  PageData data;
  const Page& page = std::get<Page>(data);
  ASSERT_TRUE(reader->Next(&data));
  EXPECT_TRUE(page.has_image);
  EXPECT_EQ(ShowHidden(page.hidden), "1 invisible");
  ASSERT_TRUE(reader->Next(&data));
  EXPECT_FALSE(page.has_image);
}

}  // namespace
}  // namespace budget::extractors
