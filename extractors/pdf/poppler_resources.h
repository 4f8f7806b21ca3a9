// What the content of a page finds under a name: fonts, forms, images, colour spaces.
// For the files that see poppler.

#ifndef EXTRACTORS_PDF_POPPLER_RESOURCES_H_
#define EXTRACTORS_PDF_POPPLER_RESOURCES_H_

#include <Object.h>
#include <PDFDoc.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractors/content/content_interpreter.h"
#include "extractors/pdf/poppler_fonts.h"

namespace budget::pdf {

class PopplerResources final : public content::ContentResources {
 public:
  // `dict` may be anything; names that are not in it are looked up in `outer`.
  PopplerResources(PDFDoc* document, FontStore* fonts, Object dict,
                   PopplerResources* outer)
      : document_(document), fonts_(fonts), dict_(std::move(dict)), outer_(outer) {}

  std::shared_ptr<const content::ContentFont> FindFont(std::string_view name) override;
  std::optional<content::NamedState> FindState(std::string_view name) override;
  std::optional<content::NamedObject> FindObject(std::string_view name) override;
  content::ColorModel FindColorModel(std::string_view name) override;
  std::optional<content::MarkedContent> FindProperties(std::string_view name,
                                                       bool layer) override;

  // The form XObject of a stream; of no kind if it is none.
  content::NamedObject ReadForm(const Object& stream);

 private:
  // The entry of a category, not resolved; null if there is none.
  Object Find(const char* category, const std::string& name) const;
  bool IsVisible(const Object& layer) const {
    OCGs* layers = document_->getOptContentConfig();
    return layers == nullptr || layer.isNull() || layers->optContentIsVisible(&layer);
  }
  content::ColorModel ModelOf(const Object& space, int depth) const;

  PDFDoc* document_;
  FontStore* fonts_;
  Object dict_;
  PopplerResources* outer_;
  std::vector<std::pair<std::string, std::shared_ptr<const content::ContentFont>>>
      found_fonts_;
  std::vector<std::pair<std::string, content::NamedState>> found_states_;
};

}  // namespace budget::pdf

#endif  // EXTRACTORS_PDF_POPPLER_RESOURCES_H_
