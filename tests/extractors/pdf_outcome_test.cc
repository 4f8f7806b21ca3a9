// What becomes of documents that cannot be read, or not as a whole.

#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <memory>
#include <sstream>
#include <string>
#include <utility>
#include <variant>

#include "extractors/canvas/glyph_builder.h"
#include "tests/extractors/read_small_pdf.h"
#include "tests/extractors/show_page.h"

namespace budget::extractors {
namespace {

constexpr const char* kText = "BT /F2 10 Tf 20 40 Td <65364E00> Tj ET";

// "damaged", or the codes of the warnings with their pages and the text of all pages.
std::string Outcome(const std::string& bytes, const ReadOptions& options = {}) {
  testing::internal::CaptureStderr();
  std::string out;
  auto opened = OpenDocument(bytes, "test.pdf", options);
  if (!opened.ok()) {
    out = opened.diagnostics().front().code;
  } else {
    const std::unique_ptr<Reader> reader = std::move(opened).value();
    PageData data;
    const Page& page = std::get<Page>(data);
    while (reader->Next(&data)) out += "<" + ShowText(page) + ">";
    for (const Diagnostic& d : reader->diagnostics()) {
      out += " " + d.code;
      if (d.where.page != 0) out += " " + std::to_string(d.where.page);
    }
  }
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
  return out;
}

std::string ThreePages() {
  SmallPdf pdf;
  for (int i = 0; i < 3; ++i) pdf.AddPage({.content = kText});
  return pdf.Write();
}

TEST(PdfOutcome, Sound) {
  EXPECT_EQ(Outcome(ThreePages()),
            "<收一 [20,51.4,40,61.4]><收一 [20,51.4,40,61.4]><收一 [20,51.4,40,61.4]>");
}

TEST(PdfOutcome, Empty) { EXPECT_EQ(Outcome(""), "empty"); }

TEST(PdfOutcome, UnknownFormat) {
  EXPECT_EQ(Outcome(std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0", 18)),
            "unknown-format");
  EXPECT_EQ(Outcome(std::string("PK\x03\x04\x14\0\0\0\0\0\0\0!\0", 14)),
            "unknown-format");
}

TEST(PdfOutcome, NothingBehindTheHeader) {
  EXPECT_EQ(Outcome("%PDF-1.7\n"), "damaged");
  EXPECT_EQ(Outcome("%PDF-1.7\n" + std::string(5000, 'x')), "damaged");
}

TEST(PdfOutcome, ZeroPages) {
  SmallPdf pdf;
  EXPECT_EQ(Outcome(pdf.Write()), "zero-pages");
}

TEST(PdfOutcome, Encrypted) {
  std::ifstream file(BUDGET_SOURCE_DIR "/tests/extractors/data/encrypted.pdf",
                     std::ios::binary);
  ASSERT_TRUE(file);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  EXPECT_EQ(Outcome(bytes.str()), "encrypted");
  EXPECT_EQ(Outcome(bytes.str(), {.password = "wrong"}), "encrypted");
  EXPECT_EQ(Outcome(bytes.str(), {.password = "reader"}), "<收一 [20,51.4,40,61.4]>");
  EXPECT_EQ(Outcome(bytes.str(), {.password = "owner"}), "<收一 [20,51.4,40,61.4]>");
}

TEST(PdfOutcome, WithoutHeader) {
  EXPECT_EQ(Outcome(ThreePages().substr(9)),
            "<收一 [20,51.4,40,61.4]><收一 [20,51.4,40,61.4]><收一 [20,51.4,40,61.4]>"
            " document-repaired");
}

TEST(PdfOutcome, WrongCrossReferences) {
  std::string bytes = ThreePages();
  bytes.replace(bytes.find("startxref\n") + 10, 3, "111");
  EXPECT_EQ(Outcome(bytes),
            "<收一 [20,51.4,40,61.4]><收一 [20,51.4,40,61.4]><收一 [20,51.4,40,61.4]>"
            " document-repaired");
}

TEST(PdfOutcome, WithoutTrailer) {
  const std::string bytes = ThreePages();
  EXPECT_EQ(Outcome(bytes.substr(0, bytes.find("\nxref\n"))),
            "<收一 [20,51.4,40,61.4]><收一 [20,51.4,40,61.4]><收一 [20,51.4,40,61.4]>"
            " document-truncated");
}

TEST(PdfOutcome, TruncatedNamesTheLostPages) {
  SmallPdf pdf;
  pdf.AddFonts();
  for (int i = 0; i < 3; ++i) pdf.AddPage({.content = kText});
  const std::string bytes = pdf.Write();
  const std::size_t second = bytes.find("/Type /Page ", bytes.find("/Type /Page ") + 1);
  EXPECT_EQ(Outcome(bytes.substr(0, bytes.find("endobj", second) + 7)),
            "<收一 [20,51.4,40,61.4]><收一 [20,51.4,40,61.4]><>"
            " document-truncated page-lost 3");
}

TEST(PdfOutcome, TruncatedBeforeThePageTree) {
  SmallPdf pdf;
  pdf.AddFonts();
  for (int i = 0; i < 2; ++i) pdf.AddPage({.content = kText});
  std::string bytes = pdf.Write();
  // As if catalog and page tree had stood behind the pages.
  bytes.replace(bytes.find("/Catalog"), 8, "/Nothing");
  bytes.replace(bytes.find("/Type /Pages"), 12, "/Type /Thing");
  EXPECT_EQ(Outcome(bytes.substr(0, bytes.find("\nxref\n"))),
            "<收一 [20,51.4,40,61.4]><收一 [20,51.4,40,61.4]> document-truncated");
}

// A document whose node `i` of the tree of pages has these children; the last one is
// what `leaf` says.
std::string WithTree(int depth, const std::function<std::string(int)>& kids,
                     const std::string& leaf) {
  std::string out = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n";
  for (int i = 2; i < depth + 2; ++i) {
    out += std::to_string(i) + " 0 obj\n<< /Type /Pages /Count 1 /Kids [" + kids(i) +
           "] >>\nendobj\n";
  }
  return out + std::to_string(depth + 2) + " 0 obj\n" + leaf +
         "\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n";
}

// Poppler would take the square of its depth; its page is found without it.
TEST(PdfOutcome, ATreeOfPagesThatIsALine) {
  const auto next = [](int i) { return SmallPdf::Ref(i + 1); };
  const std::string page = "<< /Type /Page /MediaBox [0 0 9 9] >>";
  EXPECT_EQ(Outcome(WithTree(20, next, page)), "<> document-repaired");
  EXPECT_EQ(Outcome(WithTree(100'000, next, page)), "<> document-truncated");
}

// 2^40 nodes, and no page among them.
TEST(PdfOutcome, ATreeOfPagesThatDoubles) {
  const auto twice = [](int i) {
    return SmallPdf::Ref(i + 1) + " " + SmallPdf::Ref(i + 1);
  };
  EXPECT_EQ(Outcome(WithTree(40, twice, "<< /Type /Pages /Kids [] >>")), "damaged");
  EXPECT_EQ(Outcome(WithTree(40, twice, "null")), "damaged");
}

TEST(PdfOutcome, ContentCodedAsAPicture) {
  SmallPdf pdf;
  pdf.AddFonts();
  pdf.AddPage({.content = kText});
  std::string bytes = pdf.Write();
  const std::string length = "<<  /Length ";
  bytes.replace(bytes.rfind(length), length.size(),
                "<< /Filter /CCITTFaxDecode /Length ");
  EXPECT_EQ(Outcome(bytes), "<> document-repaired page-damaged 1");
}

TEST(PdfOutcome, TooMuchOnOnePage) {
  SmallPdf pdf;
  std::string text(canvas::GlyphBuilder::kMaxGlyphs + 1000, 'x');
  pdf.AddPage({.content = "BT /F1 1 Tf 1 1 Td (" + text + ") Tj ET"});
  pdf.AddPage({.content = kText});
  const std::string outcome = Outcome(pdf.Write());
  EXPECT_EQ(outcome.substr(outcome.rfind('<')),
            "<收一 [20,51.4,40,61.4]> page-too-complex 1");
}

TEST(PdfOutcome, NumbersWithoutMeaning) {
  for (const char* content :
       {"1e30 0 0 1e30 0 0 cm 0 0 m 1e30 1e30 l S BT /F2 1e30 Tf <6536> Tj ET",
        "0 0 0 0 0 0 cm 10 10 m 20 10 l S BT /F2 10 Tf <6536> Tj ET",
        "99999999999999999999 w 0 0 m 9 9 l S 1 0 0 1 99999999999999999999 0 cm "
        "BT /F2 10 Tf <6536> Tj ET 0 0 10 10 re f",
        "BT /F2 0 Tf <6536> Tj ET BT /F2 10 Tf 0 Tz <6536> Tj ET"}) {
    SmallPdf pdf;
    pdf.AddPage({.content = content});
    EXPECT_EQ(Outcome(pdf.Write()).substr(0, 2), "<>") << content;
  }
}

}  // namespace
}  // namespace budget::extractors
