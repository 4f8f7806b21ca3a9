#include "tests/extractors/poppler_oracle.h"

#include <Annot.h>
#include <Catalog.h>
#include <GfxState.h>
#include <PDFDoc.h>
#include <Page.h>

#include "extractors/canvas/page_canvas.h"
#include "extractors/content/content_interpreter.h"
#include "extractors/content/page_budget.h"
#include "extractors/pdf/poppler_annotations.h"
#include "extractors/pdf/poppler_document.h"
#include "extractors/pdf/poppler_fonts.h"
#include "extractors/pdf/poppler_messages.h"
#include "extractors/pdf/poppler_resources.h"
#include "tests/extractors/poppler_device.h"

namespace budget::extractors {
namespace {

// Poppler would make up what annotations look like; those that say it themselves are
// drawn as by the reader.
bool IsDrawnByPoppler(Annot* /*annotation*/, void* /*data*/) { return false; }

class Oracle {
 public:
  explicit Oracle(std::string_view bytes) : opened_(pdf::OpenOrRescue(bytes, "")) {
    pdf::DropOutputIntents(opened_.document.get());
  }

  int page_count() const { return opened_.document->getNumPages(); }

  Page Read(int number) {
    Page page;
    page.number = number;
    const pdf::MessageScope messages;
    ::Page* source = opened_.document->getPage(number);
    if (source == nullptr || !source->isOk()) return page;
    canvas_.Start(&page);  // in case that poppler does not
    device_.Begin(&page);
    source->display(&device_, 72, 72, 0, /*useMediaBox=*/false, /*crop=*/true,
                    /*printing=*/false, nullptr, nullptr, &IsDrawnByPoppler, nullptr);
    Annotate(source);
    canvas_.Finish();
    return page;
  }

 private:
  void Annotate(::Page* source) {
    int rotation = source->getRotate() % 360;
    if (rotation < 0) rotation += 360;
    const GfxState initial(72, 72, source->getCropBox(), rotation, /*upsideDown=*/true);
    budget_.Refill();
    pdf::PopplerResources resources(opened_.document.get(), &fonts_, &budget_,
                                    source->getResourceDictObject()->copy(), nullptr);
    pdf::DrawAnnotations(source->getAnnotsObject(),
                         *opened_.document->getCatalog()->getAcroForm(),
                         {.resources = &resources,
                          .interpreter = &interpreter_,
                          .canvas = &canvas_,
                          .budget = &budget_,
                          .matrix = pdf::MatrixOf(initial.getCTM())});
  }

  pdf::OpenedPdf opened_;
  canvas::PageCanvas canvas_;
  content::PageBudget budget_;
  content::ContentInterpreter interpreter_{&canvas_, &budget_};
  pdf::PageDevice device_{&canvas_};
  pdf::FontStore fonts_;
};

}  // namespace

std::vector<Page> ReadByPoppler(std::string_view bytes) {
  pdf::InitPoppler();
  const pdf::MessageScope messages;
  Oracle oracle(bytes);
  std::vector<Page> pages;
  for (int i = 1; i <= oracle.page_count(); ++i) pages.push_back(oracle.Read(i));
  return pages;
}

}  // namespace budget::extractors
