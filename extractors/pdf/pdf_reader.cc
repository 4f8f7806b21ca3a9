// Poppler is seen by this file and by those named poppler_*, and by no others.  Its
// core headers carry no promise of a stable interface; what differs between versions is
// guarded there.

#include "extractors/pdf/pdf_reader.h"

#include <Annot.h>
#include <GfxState.h>
#include <PDFDoc.h>
#include <Page.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "extractors/canvas/page_canvas.h"
#include "extractors/content/content_interpreter.h"
#include "extractors/pdf/poppler_annotations.h"
#include "extractors/pdf/poppler_device.h"
#include "extractors/pdf/poppler_document.h"
#include "extractors/pdf/poppler_fonts.h"
#include "extractors/pdf/poppler_messages.h"
#include "extractors/pdf/poppler_objects.h"
#include "extractors/pdf/poppler_resources.h"

namespace budget::pdf {
namespace {

Diagnostic Message(Severity severity, std::string code, std::string message,
                   const std::string& file, int page = 0) {
  return {.severity = severity,
          .code = std::move(code),
          .message = std::move(message),
          .where = {.file = file, .page = page},
          .because = {},
          .hint = {}};
}

std::string WithDetail(std::string message, const MessageScope& messages) {
  if (!messages.text().empty()) message += ": " + messages.text();
  return message;
}

// Poppler would make up what annotations look like, at any cost; those that say it
// themselves are drawn by the reader.
bool IsDrawnByPoppler(Annot* /*annotation*/, void* /*data*/) { return false; }

bool ShouldAbort(void* device) {
  return static_cast<PageDevice*>(device)->ShouldStop();
}

class PdfReader final : public extractors::Reader {
 public:
  PdfReader(OpenedPdf opened, std::string name, Diagnostics diagnostics,
            const extractors::ReadOptions& options)
      : bytes_(std::move(opened.rescued)),
        repaired_(std::move(opened.repaired)),
        document_(std::move(opened.document)),
        name_(std::move(name)),
        diagnostics_(std::move(diagnostics)),
        pages_(document_->getNumPages()),
        options_(options) {
    NoteRepair();
  }

  std::string_view media_type() const override { return "application/pdf"; }
  int page_count() const override { return pages_; }
  const Diagnostics& diagnostics() const override { return diagnostics_; }
  bool Next(budget::Page* page) override;

 private:
  content::ContentInterpreter::Outcome ReadQuickly(::Page* source, budget::Page* page);
  bool ReadThoroughly(::Page* source, budget::Page* page);
  static canvas::Matrix StartPage(::Page* source, budget::Page* page);
  void DrawAnnotations(::Page* source, PopplerResources* resources,
                       const canvas::Matrix& matrix);
  void Warn(std::string code, std::string message) {
    diagnostics_.push_back(Message(Severity::kWarning, std::move(code),
                                   std::move(message), name_, number_));
  }

  void NoteRepair();

  std::unique_ptr<std::string> bytes_;  // null: those of the caller
  std::shared_ptr<bool> repaired_;
  std::unique_ptr<PDFDoc> document_;
  std::string name_;
  Diagnostics diagnostics_;
  int pages_ = 0;
  int number_ = 0;
  canvas::PageCanvas canvas_;
  content::ContentInterpreter interpreter_{&canvas_};
  PageDevice device_{&canvas_};
  FontStore fonts_;
  std::string content_;
  extractors::ReadOptions options_;
  bool repair_noted_ = false;
};

void Clear(budget::Page* page) {
  page->width = page->height = 0;
  page->glyphs.clear();
  page->rulings.clear();
  page->lines.clear();
  page->has_image = false;
  page->outlines = 0;
  page->hidden = {};
}

// The content of a page, its streams joined.  False if it has none that is sound.
bool ReadContent(::Page* source, std::string* content) {
  content->clear();
  const Object contents = source->getContents();
  if (contents.isStream()) {
    AppendStream(contents, content);
    return true;
  }
  if (!contents.isArray()) return false;
  for (int i = 0; i < contents.arrayGetLength(); ++i) {
    const Object stream = contents.arrayGet(i);
    if (!stream.isStream()) return false;
    AppendStream(stream, content);
    content->push_back('\n');
  }
  return true;
}

// From user space to the page as displayed, and the size of the page.
canvas::Matrix PdfReader::StartPage(::Page* source, budget::Page* page) {
  int rotation = source->getRotate() % 360;
  if (rotation < 0) rotation += 360;
  const GfxState initial(72, 72, source->getCropBox(), rotation, /*upsideDown=*/true);
  page->width = static_cast<float>(initial.getPageWidth());
  page->height = static_cast<float>(initial.getPageHeight());
  return MatrixOf(initial.getCTM());
}

void PdfReader::DrawAnnotations(::Page* source, PopplerResources* resources,
                                const canvas::Matrix& matrix) {
  constexpr int kMaxAnnotations = 5000;
  const MessageScope messages;  // what is wrong with one is no damage to the page
  const Object annotations = source->getAnnotsObject();
  if (!annotations.isArray()) return;
  const int count = std::min(annotations.arrayGetLength(), kMaxAnnotations);
  for (int i = 0; i < count && !canvas_.full(); ++i) {
    const std::optional<content::NamedObject> form =
        AppearanceOf(annotations.arrayGet(i), resources);
    if (form) interpreter_.RunForm(*form, resources, matrix);
  }
}

content::ContentInterpreter::Outcome PdfReader::ReadQuickly(::Page* source,
                                                            budget::Page* page) {
  using Outcome = content::ContentInterpreter::Outcome;
  const MessageScope messages;
  if (!ReadContent(source, &content_)) return Outcome::kUnsure;
  const canvas::Matrix matrix = StartPage(source, page);
  canvas_.Start(page);
  PopplerResources resources(document_.get(), &fonts_,
                             source->getResourceDictObject()->copy(), nullptr);
  const Outcome outcome = interpreter_.Run(content_, &resources, matrix);
  if (outcome == Outcome::kDone && messages.errors() > 0) return Outcome::kUnsure;
  if (outcome == Outcome::kDone) DrawAnnotations(source, &resources, matrix);
  return outcome;
}

// False if there was too much to read.
bool PdfReader::ReadThoroughly(::Page* source, budget::Page* page) {
  Clear(page);
  page->number = number_;
  const canvas::Matrix matrix = StartPage(source, page);
  canvas_.Start(page);  // in case that poppler does not
  device_.Begin(page);
  source->display(&device_, 72, 72, 0, /*useMediaBox=*/false, /*crop=*/true,
                  /*printing=*/false, &ShouldAbort, &device_, &IsDrawnByPoppler,
                  nullptr);
  if (device_.stopped()) return false;
  PopplerResources resources(document_.get(), &fonts_,
                             source->getResourceDictObject()->copy(), nullptr);
  DrawAnnotations(source, &resources, matrix);
  return true;
}

void PdfReader::NoteRepair() {
  if (!*repaired_ || repair_noted_ || bytes_ != nullptr) return;
  repair_noted_ = true;
  diagnostics_.push_back(Message(Severity::kWarning, "document-repaired",
                                 "the document is damaged and was repaired", name_));
}

bool PdfReader::Next(budget::Page* page) {
  if (number_ >= pages_) return false;
  constexpr int kPagesBetweenReleases = 32;
  if (number_ % kPagesBetweenReleases == 0 && options_.release) options_.release();
  ++number_;
  Clear(page);
  page->number = number_;
  const MessageScope messages;
  ::Page* source = document_->getPage(number_);
  if (source == nullptr || !source->isOk()) {
    Warn("page-lost", WithDetail("the page cannot be read", messages));
    return true;
  }
  using Outcome = content::ContentInterpreter::Outcome;
  const Outcome outcome =
      options_.thorough ? Outcome::kUnsure : ReadQuickly(source, page);
  const bool whole = outcome == Outcome::kUnsure ? ReadThoroughly(source, page)
                                                 : outcome == Outcome::kDone;
  canvas_.Finish();
  NoteRepair();
  if (!whole) {
    Warn("page-too-complex", "more than can be read is drawn on the page");
  } else if (messages.errors() > 0) {
    Warn("page-damaged", WithDetail("the page is damaged", messages));
  }
  return true;
}

}  // namespace

bool LooksLikePdf(std::string_view bytes) {
  const auto has = [](std::string_view part, std::string_view mark) {
    return part.find(mark) != std::string_view::npos;
  };
  const std::string_view head = bytes.substr(0, 1024);
  if (has(head, "%PDF-")) return true;
  // A header that was lost or broken.
  const std::string_view tail = bytes.substr(bytes.size() - head.size());
  return has(head, " obj") && (has(tail, "startxref") || has(tail, "%%EOF"));
}

Result<std::unique_ptr<extractors::Reader>> OpenPdf(
    std::string_view bytes, const std::string& name,
    const extractors::ReadOptions& options) {
  using Opened = Result<std::unique_ptr<extractors::Reader>>;
  const auto failed = [&](const char* code, std::string message, std::string hint) {
    Diagnostic diagnostic = Message(Severity::kError, code, std::move(message), name);
    diagnostic.hint = std::move(hint);
    return Opened::Failed(std::move(diagnostic));
  };
  InitPoppler();
  const MessageScope messages;
  OpenedPdf opened = OpenOrRescue(bytes, options.password);
  if (opened.encrypted()) {
    return failed("encrypted",
                  options.password.empty() ? "the document needs a password"
                                           : "the password does not open the document",
                  "give its password with --password");
  }
  if (!opened.document->isOk()) {
    return failed("damaged",
                  WithDetail("the document cannot be opened or repaired", messages),
                  "");
  }
  if (opened.document->getNumPages() <= 0) {
    return failed("zero-pages", "the document has no pages", "");
  }
  DropOutputIntents(opened.document.get());
  Diagnostics diagnostics;
  if (opened.rescued != nullptr) {
    diagnostics.push_back(Message(Severity::kWarning, "document-truncated",
                                  "the end of the document is missing", name));
  }
  return std::unique_ptr<extractors::Reader>(std::make_unique<PdfReader>(
      std::move(opened), name, std::move(diagnostics), options));
}

void PreparePdf() { InitPoppler(); }

}  // namespace budget::pdf
