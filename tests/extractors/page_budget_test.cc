// Small documents that ask for any amount of work: one budget stops each, and the next
// page is read all the same.

#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "extractors/open_document.h"
#include "extractors/pdf/declared_sizes.h"
#include "extractors/pdf/font_cost.h"
#include "extractors/reader/reader.h"
#include "tests/extractors/show_page.h"
#include "tests/extractors/small_pdf.h"

namespace budget::extractors {
namespace {

constexpr const char* kText = "BT /F2 10 Tf 20 40 Td <6536> Tj ET";
constexpr const char* kRead = "<收 [20,51.4,30,61.4]>";

std::string Times(int count, std::string_view text) {
  std::string out;
  for (int i = 0; i < count; ++i) out += text;
  return out;
}

// The text of all pages in <>, then the codes of what was said.
std::string Outcome(const std::string& bytes) {
  auto opened = OpenDocument(bytes, "test.pdf", {});
  if (!opened.ok()) return opened.diagnostics().front().code;
  const std::unique_ptr<Reader> reader = std::move(opened).value();
  std::string out;
  PageData data;
  const Page& page = std::get<Page>(data);
  while (reader->Next(&data)) out += "<" + ShowText(page) + ">";
  for (const Diagnostic& said : reader->diagnostics()) {
    out += " " + said.code;
    if (said.where.page != 0) out += " " + std::to_string(said.where.page);
  }
  return out;
}

// A form that draws the next one ten times, and so on: 10^9 forms.
int AddLaughs(SmallPdf* pdf) {
  int next = pdf->AddStream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", "0 g");
  for (int i = 0; i < 9; ++i) {
    next = pdf->AddStream(
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << "
        "/XObject << /X " +
            SmallPdf::Ref(next) + " >> >>",
        Times(10, "/X Do "));
  }
  return next;
}

// A composite font with these entries of its descendant and of its own.
void AddFont(SmallPdf* pdf, const std::string& own, const std::string& inner) {
  const int descendant = pdf->Add(
      "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << "
      "/Registry (Adobe) /Ordering (Identity) /Supplement 0 >> " +
      inner + " >>");
  pdf->AddFont("X",
               pdf->Add("<< /Type /Font /Subtype /Type0 /BaseFont /Song " + own +
                        " /DescendantFonts [" + SmallPdf::Ref(descendant) + "] >>"));
}

struct BudgetCase {
  const char* name;
  std::function<std::string(SmallPdf*)> build;  // gives the content of the page
};

class PageBudgetTest : public testing::TestWithParam<BudgetCase> {};

TEST_P(PageBudgetTest, StopsThePageAndNoOther) {
  SmallPdf pdf;
  const std::string content = GetParam().build(&pdf);
  const bool whole_page = content.starts_with("/Annots");
  if (whole_page) {
    pdf.AddPage({.content = kText, .entries = "/MediaBox [0 0 200 100] " + content});
  } else {
    pdf.AddPage({.content = content});
  }
  pdf.AddPage({.content = kText});
  EXPECT_EQ(Outcome(pdf.Write()), std::string("<>") + kRead + " page-too-complex 1");
}

INSTANTIATE_TEST_SUITE_P(
    Bombs, PageBudgetTest,
    testing::ValuesIn<BudgetCase>({
        {"NestedForms",
         [](SmallPdf* pdf) {
           pdf->AddResources("/XObject << /X " + SmallPdf::Ref(AddLaughs(pdf)) + " >>");
           return std::string("/X Do");
         }},
        {"NestedFormsBehindAnUnknownOperator",
         [](SmallPdf* pdf) {
           pdf->AddResources("/XObject << /X " + SmallPdf::Ref(AddLaughs(pdf)) + " >>");
           return std::string("nonsense /X Do");
         }},
        {"Annotations",
         [](SmallPdf* pdf) {
           const int form = pdf->AddStream(
               "/Type /XObject /Subtype /Form /BBox [0 0 9 9]", Times(250000, "0 g "));
           const std::string annotation =
               "<< /Type /Annot /Subtype /Stamp /Rect [0 0 9 9] /AP << /N " +
               SmallPdf::Ref(form) + " >> >>";
           return "/Annots [" + Times(100, annotation) + "]";
         }},
        {"SavedStates", [](SmallPdf*) { return Times(100000, "q "); }},
        {"ManyOperands", [](SmallPdf*) { return "[" + Times(200000, "1 ") + "] TJ"; }},
        {"ColourSpaces",
         [](SmallPdf*) {
           std::string content;
           for (int i = 0; i < 100000; ++i) {
             content += "/C" + std::to_string(i) + " cs ";
           }
           return content;
         }},
        {"GlyphMap",
         [](SmallPdf* pdf) {
           const int map = pdf->AddStream("", std::string(std::size_t{3} << 20U, 'x'));
           AddFont(pdf, "/Encoding /Identity-H", "/CIDToGIDMap " + SmallPdf::Ref(map));
           return std::string("BT /X 9 Tf <0041> Tj ET");
         }},
        {"RangesOfCodes",
         [](SmallPdf* pdf) {
           const int map =
               pdf->AddStream("/Type /CMap /CMapName /Y",
                              "1 begincidrange <00000000> <FFFFFFFF> 0 endcidrange");
           AddFont(pdf, "/Encoding " + SmallPdf::Ref(map), "");
           return std::string("BT /X 9 Tf <0041> Tj ET");
         }},
        {"MappingsThatUseEachOther",
         [](SmallPdf* pdf) {
           const int map = pdf->AddStream("/Type /CMap /UseCMap 4 0 R", "");
           AddFont(pdf, "/Encoding " + SmallPdf::Ref(map), "");
           return std::string("BT /X 9 Tf <0041> Tj ET");
         }},
        {"MappingsOfFiles",
         [](SmallPdf* pdf) {
           const int map = pdf->AddStream("", Times(100, "/GBK-EUC-H usecmap "));
           AddFont(pdf, "/Encoding /Identity-H /ToUnicode " + SmallPdf::Ref(map), "");
           return std::string("BT /X 9 Tf <0041> Tj ET");
         }},
        {"BlanksThatAreNoHexadecimalDigits",
         [](SmallPdf* pdf) {
           const int form = pdf->AddStream(
               "/Type /XObject /Subtype /Form /BBox [0 0 9 9] "
               "/Filter [/RunLengthDecode /ASCIIHexDecode]",
               Times(600000, "\x81 "));
           pdf->AddResources("/XObject << /X " + SmallPdf::Ref(form) + " >>");
           return std::string("/X Do");
         }},
        {"ManyCoders",
         [](SmallPdf* pdf) {
           const int form = pdf->AddStream(
               "/Type /XObject /Subtype /Form /BBox [0 0 9 9] "
               "/Filter [" +
                   Times(10, "/ASCIIHexDecode ") + "]",
               "20");
           pdf->AddResources("/XObject << /X " + SmallPdf::Ref(form) + " >>");
           return std::string("/X Do");
         }},
        {"LongText",
         [](SmallPdf*) {
           return "BT /F1 1 Tf (" + std::string(std::size_t{17} << 20U, 'x') + ") Tj";
         }},
    }),
    [](const auto& test) { return std::string(test.param.name); });

struct CheapCase {
  const char* name;
  std::function<std::string(SmallPdf*)> build;
};

class CheapPageTest : public testing::TestWithParam<CheapCase> {};

// What looks expensive and need not be is read.
TEST_P(CheapPageTest, IsRead) {
  SmallPdf pdf;
  const std::string content = GetParam().build(&pdf);
  pdf.AddPage({.content = content + " " + kText});
  EXPECT_EQ(Outcome(pdf.Write()).substr(0, std::string_view(kRead).size()), kRead);
}

INSTANTIATE_TEST_SUITE_P(
    Pages, CheapPageTest,
    testing::ValuesIn<CheapCase>({
        {"HugeInlineImage",
         [](SmallPdf*) {
           return std::string("BI /W 1000000 /H 1000000 /BPC 8 /CS /G ID xxxx EI");
         }},
        {"NestedMarks",
         [](SmallPdf*) { return Times(80000, "/P BMC ") + Times(80000, "EMC "); }},
        {"FormThatDrawsItself",
         [](SmallPdf* pdf) {
           const int form = pdf->AddStream(
               "/Type /XObject /Subtype /Form /BBox [0 0 9 9]", "/X Do /X Do");
           pdf->AddResources("/XObject << /X " + SmallPdf::Ref(form) + " >>");
           return std::string("/X Do");
         }},
    }),
    [](const auto& test) { return std::string(test.param.name); });

TEST(CostOfMapping, GrowsWithTheCodes) {
  struct Case {
    const char* name;
    const char* cmap;
    std::size_t least;
    std::size_t most;
  };
  for (const Case& c : {
           Case{"none", "/CIDInit /ProcSet findresource begin", 0, 0},
           Case{"one character", "1 beginbfchar <0041> <4E00> endbfchar", 0, 300},
           Case{"all of two bytes", "1 beginbfrange <0000> <FFFF> <0000> endbfrange",
                200000, 400000},
           Case{"an array of texts", "1 beginbfrange <01> <02> [<41> <42>] endbfrange",
                0, 100},
           Case{"a table", "1 begincidrange <0000> <00FF> 0 endcidrange", 4096, 4096},
           Case{"codes side by side", "2 begincidchar <4E00> 1 <4E01> 2 endcidchar",
                4096, 4096},
           Case{"a file", "/GBK-EUC-H usecmap", std::size_t{1} << 20U,
                std::size_t{2} << 20U},
           Case{"three bytes", "1 begincidrange <000000> <FFFFFF> 0 endcidrange",
                std::size_t{256} << 20U, std::size_t{1} << 30U},
       }) {
    const std::size_t cost = pdf::CostOfMapping(c.cmap);
    EXPECT_GE(cost, c.least) << c.name;
    EXPECT_LE(cost, c.most) << c.name;
  }
}

TEST(DeclaredSizes, HugeClaimsAreVoid) {
  struct Case {
    const char* name;
    const char* pdf;
    const char* want;  // empty: nothing is changed
  };
  for (const Case& c : {
           Case{"number", "30000000 0 obj\n<<>>", "00000000 0 obj\n<<>>"},
           Case{"number beyond all", "30080000009 0000 obj", "00000000000 0000 obj"},
           Case{"table", "xref\n0 30000000\n0000000000 65535 f",
                "xref\n0 00000000\n0000000000 65535 f"},
           Case{"second part", "xref\n0 1\n0000000000 65535 f\n90000000 1\n",
                "xref\n0 1\n0000000000 65535 f\n00000000 1\n"},
           Case{"stream", "4 0 obj << /Size 30000000 /Index [0 40000000] >> stream",
                "4 0 obj << /Size 00000000 /Index [0 00000000] >> stream"},
           Case{"row", "4 0 obj << /DecodeParms << /Columns 2000000000 >> >> stream",
                "4 0 obj << /DecodeParms << /Columns 0000000000 >> >> stream"},
           Case{"offsets are no claims", "xref\n0 1\n9999999999 00000 n\n", ""},
           Case{"sound", "7 0 obj << /Size 8 /Columns 4 >> stream", ""},
       }) {
    EXPECT_EQ(pdf::WithoutHugeClaims(c.pdf, {}).value_or(""), c.want) << c.name;
  }
}

TEST(DeclaredSizes, WhatInflatesOnTheWayIsHuge) {
  struct Case {
    const char* dictionary;
    bool huge;
  };
  for (const Case& c : {
           Case{"/Type /ObjStm /Filter /FlateDecode /N 1", false},
           Case{"/Type /ObjStm /Filter [/FlateDecode] /N 1", false},
           Case{"/Type /ObjStm /Filter [/ASCII85Decode /FlateDecode] /N 1", false},
           Case{"/Type /ObjStm /Filter [/FlateDecode /FlateDecode] /N 1", true},
           Case{"/Filter[/Fl/AHx]/N 1/Type/ObjStm", true},
           Case{"/Type /XRef /Filter [/LZWDecode /ASCIIHexDecode]", true},
           Case{"/Type /XRef /Filter /FlateDecode /W [1 2 1]", false},
           Case{"/Type /XObject /Filter [/FlateDecode /DCTDecode]", false},
       }) {
    const std::string pdf = "7 0 obj\n<< " + std::string(c.dictionary) +
                            " >>\nstream\nxx\nendstream\nendobj\n";
    EXPECT_EQ(pdf::HasHugeObjectStream(pdf, {}), c.huge) << c.dictionary;
  }
}

// 29 bytes; the objects of a document that is sound but for one are read.
TEST(DeclaredSizes, TheRestIsRead) {
  EXPECT_EQ(Outcome("%PDF-1.4\n30000000 0 obj\n<<>>\n"), "damaged");
  SmallPdf pdf;
  pdf.AddPage({.content = kText});
  std::string bytes = pdf.Write();
  bytes.insert(bytes.find("xref\n0 "), "30000000 0 obj\n<< >>\nendobj\n");
  EXPECT_EQ(Outcome(bytes), std::string(kRead) + " document-repaired");
}

}  // namespace
}  // namespace budget::extractors
