#include "tests/program/bombs.h"

#include <cstddef>
#include <functional>
#include <utility>

#include "tests/extractors/small_pdf.h"

namespace budget::program {
namespace {

using extractors::SmallPdf;

std::string Repeat(std::string_view text, std::size_t times) {
  std::string all;
  all.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

// Attributes that all differ.
std::string Numbered(int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += "a" + std::to_string(i) + "=1 ";
  return all;
}

std::string Table(std::size_t rows, std::size_t columns) {
  const std::string row = "1" + Repeat("\t2", columns - 1) + "\n";
  return "部门支出总表\n单位：万元\n科目" + Repeat("\t合计", columns - 1) + "\n" +
         Repeat(row, rows);
}

// A document of one page, of what `make` adds to it and gives as its content.
std::string Page(const std::function<std::string(SmallPdf*)>& make) {
  SmallPdf pdf;
  const std::string content = make(&pdf);
  pdf.AddPage({.content = content});
  return pdf.Write();
}

std::string WithObjects(const std::string& objects, const std::string& trailer) {
  return "%PDF-1.7\n" + objects + "trailer\n<< " + trailer + " >>\n%%EOF\n";
}

constexpr const char* kCatalog = "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n";

std::string Pages(const std::string& pages) {
  return WithObjects(kCatalog + pages, "/Size 9 /Root 1 0 R");
}

// Forms of which each draws the next one ten times.
std::string Laughs(SmallPdf* pdf) {
  std::string name = "/Resources 3 0 R";
  int form = pdf->AddStream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", "q Q");
  for (int depth = 0; depth < 12; ++depth) {
    form = pdf->AddStream(
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << "
        "/XObject << /X " +
            SmallPdf::Ref(form) + " >> >>",
        Repeat("/X Do ", 10));
  }
  pdf->AddResources("/XObject << /X " + SmallPdf::Ref(form) + " >>");
  return "/X Do";
}

// A form that draws itself.
std::string Ouroboros(SmallPdf* pdf) {
  const int form = pdf->AddStream(
      "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources 3 0 R", "/X Do /X Do");
  pdf->AddResources("/XObject << /X " + SmallPdf::Ref(form) + " >>");
  return "/X Do";
}

// A run length of two bytes stands for 128: three filters make two million of each.
std::string Inflating(SmallPdf* pdf) {
  const std::string run = std::string("\x81 ", 2);
  const int form = pdf->AddStream(
      "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Filter [/RunLengthDecode "
      "/RunLengthDecode /RunLengthDecode]",
      Repeat("\x81\x81", 500));
  pdf->AddResources("/XObject << /X " + SmallPdf::Ref(form) + " >>");
  return "/X Do " + run;
}

std::string Picture(SmallPdf* pdf) {
  const int image = pdf->AddStream(
      "/Type /XObject /Subtype /Image /Width 1000000 /Height 1000000 /BitsPerComponent "
      "8 "
      "/ColorSpace /DeviceRGB",
      "x");
  pdf->AddResources("/XObject << /I " + SmallPdf::Ref(image) + " >>");
  return Repeat("/I Do ", 1000);
}

std::string WideFont(SmallPdf* pdf) {
  const int descendant = pdf->Add(
      "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /W [0 2147483647 500 1 "
      "2147483646 " +
      Repeat("[500] 0 2147483647 ", 1000) +
      "] /CIDSystemInfo << /Registry "
      "(Adobe) /Ordering (GB1) /Supplement 0 >> >>");
  pdf->AddFont("FW", pdf->Add("<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding "
                              "/Identity-H /DescendantFonts [" +
                              SmallPdf::Ref(descendant) + "] >>"));
  return "BT /FW 10 Tf 20 40 Td <00410042> Tj ET";
}

std::string MappedFont(SmallPdf* pdf) {
  const int map = pdf->AddStream(
      "", "1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange " +
              Repeat("1 beginbfrange <00000000> <FFFFFFFF> <0020> endbfrange ", 5000));
  pdf->AddFont("FM", pdf->Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica "
                              "/ToUnicode " +
                              SmallPdf::Ref(map) + " >>"));
  return "BT /FM 10 Tf 20 40 Td (AB) Tj ET";
}

// A mapping that has poppler read a file of its own again and again.
std::string FilesFont(SmallPdf* pdf) {
  const int map = pdf->AddStream("", Repeat("/GBK-EUC-H usecmap ", 50'000));
  pdf->AddFont("FU", pdf->Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica "
                              "/ToUnicode " +
                              SmallPdf::Ref(map) + " >>"));
  return "BT /FU 10 Tf 20 40 Td (AB) Tj ET";
}

// Blanks between coders: none of them is a hexadecimal digit.
std::string Blanks(SmallPdf* pdf) {
  const int form = pdf->AddStream(
      "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Filter [/RunLengthDecode "
      "/ASCIIHexDecode]",
      Repeat("\x81 ", 5'000'000));
  pdf->AddResources("/XObject << /X " + SmallPdf::Ref(form) + " >>");
  return "/X Do";
}

// Nodes that have the next one twice as their child, and no page at the end.
std::string DoublingTree(int depth) {
  std::string objects;
  for (int i = 2; i < depth + 2; ++i) {
    const std::string next = SmallPdf::Ref(i + 1) + " ";
    objects += std::to_string(i) + " 0 obj\n<< /Type /Pages /Count 1 /Kids [" + next +
               next + "] >>\nendobj\n";
  }
  return objects + std::to_string(depth + 2) +
         " 0 obj\n<< /Type /Pages /Kids [] >>\nendobj\n";
}

// A glyph whose drawing prints itself.
std::string Type3Loop(SmallPdf* pdf) {
  const int glyph = pdf->AddStream("", "1000 0 d0 BT /F9 1 Tf (aaaa) Tj ET");
  const int font = pdf->Add(
      "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] "
      "/FirstChar 97 /LastChar 97 /Widths [9] /Encoding << /Differences [97 /a] >> "
      "/CharProcs << /a " +
      SmallPdf::Ref(glyph) + " >> /Resources 3 0 R >>");
  pdf->AddFont("F9", font);
  return "BT /F9 10 Tf 20 40 Td (aaaa) Tj ET";
}

std::string Marks(SmallPdf* /*pdf*/) {
  return Repeat("/Span << /ActualText (x) >> BDC ", 60'000) + Repeat("EMC ", 60'000);
}

std::string Annotations() {
  SmallPdf pdf;
  const int form = pdf.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]",
                                 Repeat("q Q ", 20'000));
  const int annotation = pdf.Add(
      "<< /Type /Annot /Subtype /Stamp /Rect [0 0 9 9] /AP << "
      "/N " +
      SmallPdf::Ref(form) + " >> >>");
  pdf.AddPage({.content = "",
               .entries = "/MediaBox [0 0 200 100] /Annots [" +
                          Repeat(SmallPdf::Ref(annotation) + " ", 20'000) + "]"});
  return pdf.Write();
}

// A field of a form that is its own parent.
std::string Fields() {
  SmallPdf pdf;
  const int next = pdf.Add("<< /T (a) >>") + 1;
  const int field = pdf.Add("<< /T (x) /Parent " + SmallPdf::Ref(next) + " /Kids [" +
                            SmallPdf::Ref(next) +
                            "] /Type /Annot /Subtype /Widget /Rect "
                            "[0 0 9 9] >>");
  pdf.SetCatalog("/AcroForm << /Fields [" + SmallPdf::Ref(field) + "] >>");
  pdf.AddPage(
      {.content = "q Q",
       .entries = "/MediaBox [0 0 200 100] /Annots [" + SmallPdf::Ref(field) + "]"});
  return pdf.Write();
}

// Grids of rules: every line crosses every other.
std::string Rules(SmallPdf* /*pdf*/) {
  std::string content;
  for (int i = 0; i < 3000; ++i) {
    const std::string at = std::to_string(i);
    content += "0 " + at + " m 3000 " + at + " l S " + at + " 0 m " + at + " 3000 l S ";
  }
  return content;
}

std::string Glyphs(SmallPdf* /*pdf*/) {
  return "BT /F1 1 Tf 1 1 Td " +
         Repeat("(12345678901234567890) Tj 0 0.01 Td ", 40'000) + "ET";
}

}  // namespace

std::vector<Bomb> TextBombs() {
  return {
      {"line.txt", std::string(2'000'000, 'x')},
      {"digits.txt", std::string(2'000'000, '9')},
      {"tabs.txt", "1" + std::string(1'000'000, '\t')},
      {"bars.txt", "部门支出总表\n" + Repeat("|\n", 50'000)},
      {"box.txt", Repeat("┌─┬─┐\n│1│2│\n", 2'000)},
      {"tables.txt", Repeat(Table(2, 3), 1'000)},
      {"columns.txt", Table(3, 20'000)},
      {"cells.txt", Table(40, 500)},
      {"headings.txt", Repeat("一、（一）1.（1）第一部分\n", 10'000)},
      {"figures.txt", "2023年部门预算\n" + Repeat("收入1万元，支出2万元，", 10'000)},
      {"brackets.txt", std::string(1'000'000, '(') + std::string(1'000'000, ')')},
      {"markup.txt", Repeat("<table>", 10'000) + "1"},
      {"zeros.txt", std::string(1'000'000, '\0')},
  };
}

std::vector<Bomb> HtmlBombs() {
  const auto html = [](const std::string& body) { return "<html><body>" + body; };
  return {
      {"deep.html", html(Repeat("<div>", 100'000))},
      {"nested.html", html(Repeat("<table><tr><td>", 20'000))},
      {"formatting.html", html(Repeat("<b><i><p>", 3'000))},
      {"spans.html", html("<table>" +
                          Repeat("<tr><td colspan=1000000000 "
                                 "rowspan=1000000000>1</td></tr>",
                                 1000) +
                          "</table>")},
      {"rows.html", html("<table>" + Repeat("<tr><td>1", 30'000))},
      {"attributes.html", html("<p " + Repeat("a=1 b=2 ", 200'000) + ">x")},
      {"names.html", html("<p " + Numbered(200'000) + ">x")},
      {"entities.html", html(Repeat("&amp;#38;&NotEqualTilde;", 20'000))},
      {"styles.html", "<html><style>" + Repeat(".a.b.c{display:none}", 50'000) +
                          "</style><body>" + Repeat("<p class='a b c'>1", 20'000)},
  };
}

std::vector<Bomb> PdfBombs() {
  const std::string nest(1'000'000, '[');
  SmallPdf locked;
  locked.AddPage({.content = "q Q"});
  locked.SetTrailer("/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (" +
                    std::string(32, 'o') + ") /U (" + std::string(32, 'u') +
                    ") >> /ID [(a) (b)]");
  return {
      {"object-number.pdf", "%PDF-1.4\n30000000 0 obj\n<<>>\n"},
      {"pages-loop.pdf",
       Pages("2 0 obj\n<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>\nendobj\n")},
      {"pages-count.pdf",
       Pages("2 0 obj\n<< /Type /Pages /Kids [] /Count 2147483647 >>\nendobj\n")},
      {"pages-tree.pdf",
       Pages(
           "2 0 obj\n<< /Type /Pages /Count 100000 /Kids [" + Repeat("3 0 R ", 10) +
           "] >>\nendobj\n3 0 obj\n<< /Type /Pages /Parent 2 0 R /Count 10000 /Kids [" +
           Repeat("4 0 R ", 100) +
           "] >>\nendobj\n4 0 obj\n<< /Type /Pages /Parent 3 0 R /Count 100 /Kids [" +
           Repeat("5 0 R ", 100) +
           "] >>\nendobj\n5 0 obj\n<< /Type /Page /Parent 4 0 R /MediaBox [0 0 9 9] "
           ">>\nendobj\n")},
      {"pages-double.pdf", Pages(DoublingTree(40))},
      {"xref-loop.pdf",
       "%PDF-1.4\n" + std::string(kCatalog) +
           "xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 3 /Root 1 0 R /Prev 58 "
           ">>\nstartxref\n58\n%%EOF\n"},
      {"xref-size.pdf",
       "%PDF-1.4\nxref\n0 2147483647\n0000000000 65535 f \ntrailer\n<< /Size "
       "2147483647 "
       "/Root 1 0 R >>\nstartxref\n9\n%%EOF\n"},
      {"arrays.pdf", Pages("2 0 obj\n" + nest + "\nendobj\n")},
      {"reference-loop.pdf", Pages("2 0 obj\n3 0 R\nendobj\n3 0 obj\n2 0 R\nendobj\n")},
      {"length-loop.pdf",
       Pages("2 0 obj\n<< /Length 2 0 R >>\nstream\nx\nendstream\nendobj\n")},
      {"forms.pdf", Page(Laughs)},
      {"form-loop.pdf", Page(Ouroboros)},
      {"inflating.pdf", Page(Inflating)},
      {"picture.pdf", Page(Picture)},
      {"inline-picture.pdf", Page([](SmallPdf*) {
         return Repeat("BI /W 1000000 /H 1000000 /BPC 8 /CS /G ID x EI ", 50);
       })},
      {"saves.pdf", Page([](SmallPdf*) { return Repeat("q ", 2'000'000); })},
      {"operands.pdf", Page([](SmallPdf*) { return Repeat("1 ", 2'000'000) + "m"; })},
      {"content-arrays.pdf", Page([&](SmallPdf*) { return nest + " TJ"; })},
      {"font-widths.pdf", Page(WideFont)},
      {"font-mapping.pdf", Page(MappedFont)},
      {"font-files.pdf", Page(FilesFont)},
      {"blanks.pdf", Page(Blanks)},
      {"font-type3.pdf", Page(Type3Loop)},
      {"marks.pdf", Page(Marks)},
      {"annotations.pdf", Annotations()},
      {"fields.pdf", Fields()},
      {"rules.pdf", Page(Rules)},
      {"glyphs.pdf", Page(Glyphs)},
      {"encrypted.pdf", locked.Write()},
  };
}

}  // namespace budget::program
