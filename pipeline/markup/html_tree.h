// A parsed HTML document, as a browser's parser makes it of whatever was written
// (libgumbo): tags that are not closed are closed, cells without a row get one.

#ifndef PIPELINE_MARKUP_HTML_TREE_H_
#define PIPELINE_MARKUP_HTML_TREE_H_

#include <gumbo.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace budget::markup {

// Owns the nodes that it gives out.
class HtmlTree {
 public:
  // `utf8` must outlive the tree.  None if its elements are nested more than 500 deep:
  // the parser takes the square of the depth, and no page is.  Attributes beyond the
  // first 500 of a tag are not there.
  static std::optional<HtmlTree> Parse(std::string_view utf8);

  const GumboNode& root() const { return *output_->root; }

 private:
  struct Destroy {
    void operator()(GumboOutput* output) const;
  };
  HtmlTree(std::unique_ptr<std::string> changed, GumboOutput* output)
      : changed_(std::move(changed)), output_(output) {}

  std::unique_ptr<std::string> changed_;  // null: the parser saw the text as it is
  std::unique_ptr<GumboOutput, Destroy> output_;
};

// The children of an element; none of any other node.
struct Children {
  const GumboVector* vector = nullptr;
  const GumboNode* const* begin() const;
  const GumboNode* const* end() const;
};
Children ChildrenOf(const GumboNode& node);

bool IsElement(const GumboNode& node);
bool IsText(const GumboNode& node);  // text, white space or character data
bool Is(const GumboNode& node, GumboTag tag);

// The value of an attribute; none if it is not there.
std::optional<std::string_view> Attribute(const GumboNode& node, const char* name);

// The value of an attribute that is a number from 1 to `most`; 1 if it is none.
int SpanAttribute(const GumboNode& node, const char* name, int most);

// Line of the source where the node begins, from 1.
int LineOf(const GumboNode& node);

}  // namespace budget::markup

#endif  // PIPELINE_MARKUP_HTML_TREE_H_
