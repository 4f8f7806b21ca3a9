// Whether the pages of a document have text that can be used: scans have none, and some
// text layers say anything but what is printed.

#ifndef EXTRACTORS_READER_TEXT_LAYER_H_
#define EXTRACTORS_READER_TEXT_LAYER_H_

#include <cstdint>
#include <vector>

#include "pipeline/model/document_data.h"
#include "pipeline/model/page.h"

namespace budget::extractors {

enum class PageText : std::uint8_t {
  kText,
  kBlank,    // nothing is printed on it
  kNone,     // an image or drawn shapes, and no text to speak of
  kGarbage,  // text whose characters cannot be what is printed
};

// Judges what is visible: a hidden layer of recognised characters is no text.
PageText JudgePage(const Page& page);

// The pages of a document, by what became of their text.
class TextLayer {
 public:
  void Add(const Page& page);

  // kFull, kMixed, or kNone if no page has text; a document of blank pages only is
  // kNone, too.
  TextLayerKind kind() const;
  // No page has anything that is seen.
  bool only_blank() const {
    return with_text_ == 0 && without_text_.empty() && garbage_.empty();
  }
  const std::vector<int>& pages_without_text() const { return without_text_; }
  const std::vector<int>& pages_of_garbage() const { return garbage_; }

 private:
  int with_text_ = 0;
  std::vector<int> without_text_;
  std::vector<int> garbage_;
};

}  // namespace budget::extractors

#endif  // EXTRACTORS_READER_TEXT_LAYER_H_
