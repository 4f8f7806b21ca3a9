// What the content of a page finds under a name: fonts, forms, images, colour spaces.
// For the files that see poppler.

#ifndef EXTRACTORS_PDF_POPPLER_RESOURCES_H_
#define EXTRACTORS_PDF_POPPLER_RESOURCES_H_

#include <Object.h>
#include <PDFDoc.h>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "extractors/content/content_interpreter.h"
#include "extractors/content/page_budget.h"
#include "extractors/pdf/poppler_fonts.h"

namespace budget::pdf {

class PopplerResources final : public content::ContentResources {
 public:
  // `dict` may be anything; names that are not in it are looked up in `outer`.  All
  // pointers must outlive the resources; `budget` is that of the page.
  PopplerResources(PDFDoc* document, FontStore* fonts, content::PageBudget* budget,
                   Object dict, PopplerResources* outer)
      : document_(document),
        fonts_(fonts),
        budget_(budget),
        dict_(std::move(dict)),
        outer_(outer) {}

  std::shared_ptr<const content::ContentFont> FindFont(std::string_view name) override;
  std::optional<content::NamedState> FindState(std::string_view name) override;
  std::optional<content::NamedObject> FindObject(std::string_view name) override;
  content::ColorModel FindColorModel(std::string_view name) override;
  std::optional<content::MarkedContent> FindProperties(std::string_view name,
                                                       bool layer) override;

  // The form XObject of a stream; of no kind if it is none.
  content::NamedObject ReadForm(const Object& stream);

 private:
  template <typename T>
  using Found = std::map<std::string, T, std::less<>>;

  // The entry of a category, not resolved; null if there is none.
  Object Find(const char* category, const std::string& name) const;
  std::optional<content::NamedState> ReadState(const std::string& name);
  std::optional<content::MarkedContent> ReadProperties(const std::string& name,
                                                       bool layer);
  bool IsVisible(const Object& layer) const;
  // False if it is more than a page may ask for.
  bool SpendOnExpression(const Object& expression, int depth) const;
  content::ColorModel ModelOf(const Object& space, int depth) const;

  PDFDoc* document_;
  FontStore* fonts_;
  content::PageBudget* budget_;
  Object dict_;
  PopplerResources* outer_;
  Found<std::shared_ptr<const content::ContentFont>> fonts_found_;
  Found<std::optional<content::NamedState>> states_found_;
  Found<std::optional<content::MarkedContent>> properties_found_;
  Found<content::ColorModel> models_found_;
};

}  // namespace budget::pdf

#endif  // EXTRACTORS_PDF_POPPLER_RESOURCES_H_
