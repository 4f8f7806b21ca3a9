// Poppler is seen by this file and by those named poppler_*, and by no others.  Its
// core headers carry no promise of a stable interface; what differs between versions is
// guarded there.

#include "extractors/pdf/pdf_reader.h"

#include <Catalog.h>
#include <GfxState.h>
#include <PDFDoc.h>
#include <Page.h>

#include <cstdint>
#include <optional>
#include <utility>

#include "extractors/canvas/page_canvas.h"
#include "extractors/content/content_interpreter.h"
#include "extractors/content/page_budget.h"
#include "extractors/pdf/declared_sizes.h"
#include "extractors/pdf/poppler_annotations.h"
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

class PdfReader final : public extractors::PageReader {
 public:
  PdfReader(OpenedPdf opened, std::string name, Diagnostics diagnostics,
            const extractors::ReadOptions& options)
      : bytes_(std::move(opened.bytes)),
        rescued_(opened.rescued),
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
  bool NextPage(budget::Page* page) override;

 private:
  enum class Outcome : std::uint8_t { kWhole, kDamaged, kTooMuch };

  Outcome Read(::Page* source, budget::Page* page, std::string* damage);
  void Warn(std::string code, std::string message) {
    diagnostics_.push_back(Message(Severity::kWarning, std::move(code),
                                   std::move(message), name_, number_));
  }

  void NoteRepair();

  std::unique_ptr<std::string> bytes_;  // null: those of the caller
  bool rescued_;
  std::shared_ptr<bool> repaired_;
  std::unique_ptr<PDFDoc> document_;
  std::string name_;
  Diagnostics diagnostics_;
  int pages_ = 0;
  int number_ = 0;
  content::PageBudget budget_;
  canvas::PageCanvas canvas_;
  content::ContentInterpreter interpreter_{&canvas_, &budget_};
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

// The content of a page, its streams joined; what is no stream is passed over.  False
// if some of it cannot be content.
bool ReadContent(::Page* source, content::PageBudget* budget, std::string* content) {
  content->clear();
  const Object contents = source->getContents();
  if (contents.isStream()) return AppendStream(contents, budget, content);
  if (!contents.isArray()) return true;
  bool sound = true;
  for (int i = 0; i < contents.arrayGetLength() && !budget->spent(); ++i) {
    const Object stream = contents.arrayGet(i);
    if (!stream.isStream()) continue;
    sound = AppendStream(stream, budget, content) && sound;
    content->push_back('\n');
  }
  return sound;
}

// From user space to the page as displayed, and the size of the page.
canvas::Matrix StartPage(::Page* source, budget::Page* page) {
  int rotation = source->getRotate() % 360;
  if (rotation < 0) rotation += 360;
  const GfxState initial(72, 72, source->getCropBox(), rotation, /*upsideDown=*/true);
  page->width = static_cast<float>(initial.getPageWidth());
  page->height = static_cast<float>(initial.getPageHeight());
  const double* m = initial.getCTM();
  return {m[0], m[1], m[2], m[3], m[4], m[5]};
}

PdfReader::Outcome PdfReader::Read(::Page* source, budget::Page* page,
                                   std::string* damage) {
  using Drawn = content::ContentInterpreter::Outcome;
  budget_.Refill();
  const bool sound = ReadContent(source, &budget_, &content_);
  const canvas::Matrix matrix = StartPage(source, page);
  canvas_.Start(page);
  if (budget_.spent()) return Outcome::kTooMuch;
  PopplerResources resources(document_.get(), &fonts_, &budget_,
                             source->getResourceDictObject()->copy(), nullptr);
  const Drawn drawn = interpreter_.Run(content_, &resources, matrix);
  *damage = sound ? interpreter_.damage() : "its content is coded as a picture";
  if (drawn == Drawn::kTooMuch) return Outcome::kTooMuch;
  const PageDrawing drawing{.resources = &resources,
                            .interpreter = &interpreter_,
                            .canvas = &canvas_,
                            .budget = &budget_,
                            .matrix = matrix};
  const Object* form = document_->getCatalog()->getAcroForm();
  if (!DrawAnnotations(source->getAnnotsObject(), *form, drawing)) {
    return Outcome::kTooMuch;
  }
  return damage->empty() ? Outcome::kWhole : Outcome::kDamaged;
}

void PdfReader::NoteRepair() {
  if (!*repaired_ || repair_noted_ || rescued_) return;
  repair_noted_ = true;
  diagnostics_.push_back(Message(Severity::kWarning, "document-repaired",
                                 "the document is damaged and was repaired", name_));
}

bool PdfReader::NextPage(budget::Page* page) {
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
  std::string damage;
  Outcome outcome = Read(source, page, &damage);
  canvas_.Finish();
  // Characters without a mapping: once more, with fonts that look them up.
  if (outcome == Outcome::kWhole && page->hidden.unmapped > 0 && fonts_.FillGaps()) {
    Clear(page);
    page->number = number_;
    outcome = Read(source, page, &damage);
    canvas_.Finish();
  }
  NoteRepair();
  if (outcome == Outcome::kTooMuch) {
    Clear(page);  // a part of a page says nothing about the rest of its tables
    page->number = number_;
    Warn("page-too-complex", "to read the page takes more than any page may take");
  } else if (messages.errors() > 0) {
    Warn("page-damaged", WithDetail("the page is damaged", messages));
  } else if (outcome == Outcome::kDamaged) {
    Warn("page-damaged", "the page is damaged: " + damage);
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
  if (HasHugeObjectStream(bytes, options.release)) {
    return failed("damaged", "its objects inflate to more than a document may hold",
                  "");
  }
  OpenedPdf opened = OpenOrRescue(bytes, options.password, options.release);
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
  if (!opened.sound_pages) {
    return failed("damaged", "its tree of pages is too deep or too large to be walked",
                  "");
  }
  if (opened.document->getNumPages() <= 0) {
    return failed("zero-pages", "the document has no pages", "");
  }
  DropOutputIntents(opened.document.get());
  Diagnostics diagnostics;
  if (opened.rescued) {
    diagnostics.push_back(Message(Severity::kWarning, "document-truncated",
                                  "the end of the document is missing", name));
  }
  return std::unique_ptr<extractors::Reader>(std::make_unique<PdfReader>(
      std::move(opened), name, std::move(diagnostics), options));
}

void PreparePdf() { InitPoppler(); }

}  // namespace budget::pdf
