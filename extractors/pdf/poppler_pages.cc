#include "extractors/pdf/poppler_pages.h"

#include <Object.h>
#include <XRef.h>

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace budget::pdf {
namespace {

// Trees in balance, of ten children a node, have a million pages at a depth of six.
constexpr std::size_t kDeepestNode = 100;
// A node is an object of its own; some writers give a page twice.
constexpr std::size_t kSpareNodes = 1000;

struct Node {
  Ref place;
  Object kids;
  int next = 0;
};

bool IsAmong(const std::vector<Node>& path, const Object& reference) {
  return reference.isRef() &&
         std::ranges::find(path, reference.getRef(), &Node::place) != path.end();
}

}  // namespace

bool HasSoundPageTree(const PDFDoc& document) {
  const Object catalog = document.getXRef()->getCatalog();
  if (!catalog.isDict()) return false;
  std::vector<Node> path;
  const auto enter = [&](const Object& reference, const Object& node) {
    path.push_back({.place = reference.isRef() ? reference.getRef() : Ref::INVALID(),
                    .kids = node.dictLookup("Kids")});
  };
  const Object root = catalog.dictLookup("Pages");
  if (!root.isDict()) return true;  // poppler says what is wrong with it
  enter(catalog.dictLookupNF("Pages"), root);
  const std::size_t most =
      static_cast<std::size_t>(std::max(document.getXRef()->getNumObjects(), 0)) +
      kSpareNodes;
  for (std::size_t nodes = 0; !path.empty();) {
    Node& parent = path.back();
    if (!parent.kids.isArray() || parent.next >= parent.kids.arrayGetLength()) {
      path.pop_back();
      continue;
    }
    if (++nodes > most) return false;
    const Object& reference = parent.kids.arrayGetNF(parent.next);
    const Object kid = parent.kids.arrayGet(parent.next++);
    const bool inner =
        kid.isDict() && !kid.isDict("Page") && kid.getDict()->hasKey("Kids");
    if (!inner || IsAmong(path, reference)) continue;
    if (path.size() >= kDeepestNode) return false;
    enter(reference, kid);
  }
  return true;
}

}  // namespace budget::pdf
