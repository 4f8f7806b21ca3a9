#include "pipeline/markup/html_tree.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>

#include "pipeline/markup/few_attributes.h"

namespace budget::markup {
namespace {

constexpr int kDeepest = 500;

bool IsNameCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// Elements that are closed by what follows them, or have no content: they do not nest.
bool ClosesItself(std::string_view name) {
  static constexpr std::array<std::string_view, 24> kNames = {
      "p",     "li",   "td",   "th",    "tr",     "br",  "hr",    "img",
      "dd",    "dt",   "meta", "link",  "input",  "col", "tbody", "thead",
      "tfoot", "base", "area", "embed", "option", "wbr", "param", "source"};
  return std::ranges::find(kNames, name) != kNames.end();
}

// How deep the tags nest, at most: those open that are never closed count for all that
// follows.
int DepthOf(std::string_view html) {
  constexpr std::size_t kLongestName = 10;
  int depth = 0;
  int deepest = 0;
  for (std::size_t i = html.find('<'); i != std::string_view::npos;
       i = html.find('<', i + 1)) {
    std::size_t at = i + 1;
    const bool closes = at < html.size() && html[at] == '/';
    if (closes) ++at;
    std::string name;
    while (at < html.size() && IsNameCharacter(html[at]) &&
           name.size() <= kLongestName) {
      const char c = html[at++];
      name.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    }
    if (name.empty() || ClosesItself(name)) continue;
    if (closes) {
      depth = std::max(0, depth - 1);
    } else {
      deepest = std::max(deepest, ++depth);
    }
  }
  return deepest;
}

}  // namespace

void HtmlTree::Destroy::operator()(GumboOutput* output) const {
  gumbo_destroy_output(&kGumboDefaultOptions, output);
}

std::optional<HtmlTree> HtmlTree::Parse(std::string_view utf8) {
  if (DepthOf(utf8) > kDeepest) return std::nullopt;
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  std::unique_ptr<std::string> changed;
  if (std::optional<std::string> fewer = WithFewAttributes(utf8)) {
    changed = std::make_unique<std::string>(*std::move(fewer));
    utf8 = *changed;
  }
  GumboOutput* output = gumbo_parse_with_options(&options, utf8.data(), utf8.size());
  return HtmlTree(std::move(changed), output);
}

const GumboNode* const* Children::begin() const {
  return vector == nullptr ? nullptr
                           : reinterpret_cast<const GumboNode* const*>(vector->data);
}

const GumboNode* const* Children::end() const {
  return vector == nullptr ? nullptr : begin() + vector->length;
}

Children ChildrenOf(const GumboNode& node) {
  return {IsElement(node) ? &node.v.element.children : nullptr};
}

bool IsElement(const GumboNode& node) { return node.type == GUMBO_NODE_ELEMENT; }

bool IsText(const GumboNode& node) {
  return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE ||
         node.type == GUMBO_NODE_CDATA;
}

bool Is(const GumboNode& node, GumboTag tag) {
  return IsElement(node) && node.v.element.tag == tag;
}

std::optional<std::string_view> Attribute(const GumboNode& node, const char* name) {
  if (!IsElement(node)) return std::nullopt;
  const GumboAttribute* attribute =
      gumbo_get_attribute(&node.v.element.attributes, name);
  if (attribute == nullptr) return std::nullopt;
  return attribute->value;
}

int SpanAttribute(const GumboNode& node, const char* name, int most) {
  const std::optional<std::string_view> value = Attribute(node, name);
  int span = 1;
  if (value) std::from_chars(value->data(), value->data() + value->size(), span);
  return std::clamp(span, 1, most);
}

int LineOf(const GumboNode& node) {
  const GumboSourcePosition& at =
      IsElement(node) ? node.v.element.start_pos : node.v.text.start_pos;
  return static_cast<int>(at.line);
}

}  // namespace budget::markup
