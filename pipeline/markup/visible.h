// What of a web page is its document, and what surrounds it.

#ifndef PIPELINE_MARKUP_VISIBLE_H_
#define PIPELINE_MARKUP_VISIBLE_H_

#include <cstdint>
#include <unordered_map>

#include "pipeline/markup/html_tree.h"

namespace budget::markup {

// Why an element is left out; kNo: it is a part of the document.
enum class LeftOut : std::uint8_t {
  kNo,
  kUnprinted,   // scripts, styles, the head, fields of forms, pictures
  kHidden,      // says itself that it is not displayed
  kStruckOut,   // printed as withdrawn
  kNavigation,  // menus and lists of links
  kSurrounding  // page header and footer, side bars
};

// Judges elements by their name, attributes and class names, and by how much of their
// text is links.  Names of classes decide only about parts that have the smaller half
// of the page's text.
class Visibility {
 public:
  explicit Visibility(const GumboNode& root);

  LeftOut Judge(const GumboNode& element) const;

  // Characters of the text below a node that are no blanks.
  int TextBelow(const GumboNode& node) const;

 private:
  struct Amounts {
    int text = 0;    // characters, without blanks
    int linked = 0;  // those within links
    int links = 0;
    int files = 0;  // links to documents
  };
  Amounts Measure(const GumboNode& node);

  std::unordered_map<const GumboNode*, Amounts> amounts_;
  int all_ = 0;
};

// Whether an element says itself that it is not displayed.
bool IsHidden(const GumboNode& element);

// Whether a link leads to a document, by the ending of its target or of its text.
bool IsFileLink(const GumboNode& element);

}  // namespace budget::markup

#endif  // PIPELINE_MARKUP_VISIBLE_H_
