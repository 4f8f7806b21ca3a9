#include "pipeline/markup/visible.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "pipeline/script/text.h"

namespace budget::markup {
namespace {

bool IsUnprinted(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_EMBED:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_OPTION:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_INPUT:
      return true;
    default:
      return false;
  }
}

bool IsStruckOut(GumboTag tag) {
  return tag == GUMBO_TAG_DEL || tag == GUMBO_TAG_S || tag == GUMBO_TAG_STRIKE;
}

std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

// Whether one of the words of a class or id is one of `names`.  Words end at anything
// but letters: nav-bar, left_menu2.
template <std::size_t N>
bool HasWord(std::string_view text, const std::array<std::string_view, N>& names) {
  const std::string lower = Lower(text);
  std::string word;
  for (std::size_t i = 0; i <= lower.size(); ++i) {
    const char c = i < lower.size() ? lower[i] : ' ';
    if (c >= 'a' && c <= 'z') {
      word.push_back(c);
      continue;
    }
    if (std::ranges::find(names, word) != names.end()) return true;
    word.clear();
  }
  return false;
}

constexpr std::array<std::string_view, 8> kNavigationWords = {
    "nav",    "navbar",     "navigation",  "menu",
    "crumbs", "breadcrumb", "breadcrumbs", "position"};
constexpr std::array<std::string_view, 8> kSurroundingWords = {
    "foot", "footer", "copyright", "sidebar", "aside", "banner", "toolbar", "share"};

template <std::size_t N>
bool IsNamed(const GumboNode& element, const std::array<std::string_view, N>& names) {
  for (const char* attribute : {"class", "id", "role"}) {
    const auto value = Attribute(element, attribute);
    if (value && HasWord(*value, names)) return true;
  }
  return false;
}

bool IsBlock(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_HEADER:
      return true;
    default:
      return false;
  }
}

int CountText(std::string_view text) {
  int count = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (!script::IsSpace(script::NextCodePoint(text, &i))) ++count;
  }
  return count;
}

// Whether a name ends as that of a document, before a query.
bool EndsAsFile(std::string_view name) {
  static constexpr std::array<std::string_view, 13> kEndings = {
      ".pdf", ".doc", ".docx", ".xls", ".xlsx", ".wps", ".et",
      ".ofd", ".csv", ".zip",  ".rar", ".ppt",  ".pptx"};
  const std::string lower = Lower(name.substr(0, name.find('#')));
  // A query may name the file: view.do?filename=a.pdf&id=1.
  for (std::size_t i = 0; i < lower.size();) {
    const std::size_t end = std::min(lower.find_first_of("?&", i), lower.size());
    const std::string_view part = std::string_view(lower).substr(i, end - i);
    if (std::ranges::any_of(kEndings, [&](std::string_view ending) {
          return part.ends_with(ending);
        })) {
      return true;
    }
    i = end + 1;
  }
  return false;
}

}  // namespace

bool IsHidden(const GumboNode& element) {
  if (Attribute(element, "hidden")) return true;
  const auto style = Attribute(element, "style");
  if (!style) return false;
  std::string rules = Lower(*style);
  std::erase_if(rules, [](char c) { return c == ' ' || c == '\t' || c == '\n'; });
  return rules.find("display:none") != std::string::npos ||
         rules.find("visibility:hidden") != std::string::npos;
}

bool IsFileLink(const GumboNode& element) {
  if (!Is(element, GUMBO_TAG_A)) return false;
  const auto target = Attribute(element, "href");
  if (!target) return false;
  if (EndsAsFile(*target)) return true;
  for (const char* name : {"title", "download"}) {
    const auto value = Attribute(element, name);
    if (value && EndsAsFile(*value)) return true;
  }
  return false;
}

Visibility::Visibility(const GumboNode& root) { all_ = Measure(root).text; }

Visibility::Amounts Visibility::Measure(const GumboNode& node) {
  Amounts amounts;
  if (IsText(node)) {
    amounts.text = CountText(node.v.text.text);
    return amounts;
  }
  if (!IsElement(node) || IsUnprinted(node.v.element.tag) || IsHidden(node)) {
    return amounts;
  }
  for (const GumboNode* child : ChildrenOf(node)) {
    const Amounts below = Measure(*child);
    amounts.text += below.text;
    amounts.linked += below.linked;
    amounts.links += below.links;
    amounts.files += below.files;
  }
  if (Is(node, GUMBO_TAG_A) && Attribute(node, "href")) {
    amounts.linked = amounts.text;
    ++amounts.links;
    amounts.files += IsFileLink(node) ? 1 : 0;
  }
  amounts_[&node] = amounts;
  return amounts;
}

int Visibility::TextBelow(const GumboNode& node) const {
  if (IsText(node)) return CountText(node.v.text.text);
  const auto found = amounts_.find(&node);
  return found == amounts_.end() ? 0 : found->second.text;
}

LeftOut Visibility::Judge(const GumboNode& element) const {
  constexpr int kFewLinks = 3;
  const GumboTag tag = element.v.element.tag;
  if (IsUnprinted(tag)) return LeftOut::kUnprinted;
  if (IsHidden(element)) return LeftOut::kHidden;
  if (IsStruckOut(tag)) return LeftOut::kStruckOut;
  const auto found = amounts_.find(&element);
  if (found == amounts_.end() || found->second.text == 0) return LeftOut::kNo;
  const Amounts& amounts = found->second;
  if (tag == GUMBO_TAG_NAV) return LeftOut::kNavigation;
  if (tag == GUMBO_TAG_FOOTER || tag == GUMBO_TAG_ASIDE) return LeftOut::kSurrounding;
  // Documents that a page lists are its content.
  if (IsBlock(tag) && amounts.links >= kFewLinks && 2 * amounts.files < amounts.links &&
      5 * amounts.linked >= 3 * amounts.text) {
    return LeftOut::kNavigation;
  }
  if (2 * amounts.text > all_) return LeftOut::kNo;
  if (IsNamed(element, kNavigationWords)) return LeftOut::kNavigation;
  if (IsNamed(element, kSurroundingWords)) return LeftOut::kSurrounding;
  return LeftOut::kNo;
}

}  // namespace budget::markup
