#include "schemas/merge_nodes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "schemas/insert_pattern.h"
#include "schemas/near_names.h"

namespace budget {
namespace {

constexpr std::string_view kInherited = "${inherited}";
constexpr std::size_t kLongestScalar = 64U << 10;
constexpr std::size_t kMostInserted = 8U << 20;  // by all ${inherited} of one schema

class Merger {
 public:
  explicit Merger(Diagnostics* diagnostics) : diagnostics_(diagnostics) {}

  // `child` is not null.
  YamlNode Merge(const YamlNode* parent, const YamlNode& child) {
    if (parent != nullptr && parent->kind != child.kind) parent = nullptr;
    if (child.is_scalar()) return MergeScalar(parent, child);
    if (child.is_map()) return MergeMaps(parent, child);
    if (HasIds(child) && (parent == nullptr || HasIds(*parent))) {
      return MergeById(parent, child);
    }
    return MergeList(parent, child);
  }

 private:
  // An item of a list that merges by id, and what its id is.
  using Items = std::list<YamlNode>;

  void Error(const YamlNode& node, std::string code, std::string message,
             std::string hint = "") {
    diagnostics_->push_back({.severity = Severity::kError,
                             .code = std::move(code),
                             .message = std::move(message),
                             .where = node.where,
                             .because = {},
                             .hint = std::move(hint)});
  }

  void NothingInherited(const YamlNode& node) {
    Error(node, "schema-nothing-inherited", "there is nothing to inherit here",
          "the parent has no such value; remove ${inherited}");
  }

  YamlNode MergeScalar(const YamlNode* parent, const YamlNode& child) {
    std::size_t at = child.scalar.find(kInherited);
    if (at == std::string::npos) return child;
    YamlNode merged = child;
    if (parent == nullptr) {
      NothingInherited(child);
      merged.scalar.clear();
      return merged;
    }
    merged.scalar.clear();
    std::string_view rest = child.scalar;
    for (at = rest.find(kInherited); at != std::string_view::npos;
         at = rest.find(kInherited)) {
      merged.scalar.append(rest.substr(0, at));
      rest.remove_prefix(at + kInherited.size());
      InsertPattern(parent->scalar, rest, &merged.scalar);
      inserted_ += parent->scalar.size();
      if (merged.scalar.size() > kLongestScalar || inserted_ > kMostInserted) {
        Error(child, "schema-too-long", "with its parents this is longer than 64 KiB");
        return child;
      }
    }
    merged.scalar.append(rest);
    return merged;
  }

  YamlNode MergeMaps(const YamlNode* parent, const YamlNode& child) {
    YamlNode merged;
    merged.kind = YamlNode::Kind::kMap;
    merged.where = child.where;
    std::unordered_map<std::string_view, std::size_t> changes;  // key -> child's entry
    for (std::size_t i = 0; i < child.entries.size(); ++i) {
      changes.emplace(child.entries[i].first.scalar, i);
    }
    std::unordered_set<std::string_view> inherited;
    if (parent != nullptr) {
      for (const auto& entry : parent->entries) {
        inherited.insert(entry.first.scalar);
        const auto change = changes.find(entry.first.scalar);
        if (change == changes.end()) {
          merged.entries.push_back(entry);
        } else {
          AddMerged(&entry.second, child.entries[change->second], &merged);
        }
      }
    }
    for (const auto& entry : child.entries) {
      if (inherited.count(entry.first.scalar) == 0) AddMerged(nullptr, entry, &merged);
    }
    return merged;
  }

  void AddMerged(const YamlNode* parent, const std::pair<YamlNode, YamlNode>& change,
                 YamlNode* merged) {
    const auto& [key, value] = change;
    if (!value.is_null()) {
      merged->entries.emplace_back(key, Merge(parent, value));
    } else if (parent == nullptr) {
      Error(key, "schema-nothing-to-remove",
            fmt::format("'{}' has no value", key.scalar),
            "an empty value (null) removes what the parent says, and it says nothing "
            "here");
    }
  }

  YamlNode MergeList(const YamlNode* parent, const YamlNode& child) {
    YamlNode merged;
    merged.kind = YamlNode::Kind::kList;
    merged.where = child.where;
    bool spliced = false;
    for (const YamlNode& item : child.items) {
      if (item.is_null()) {
        Error(item, "schema-wrong-type", "an item of a list cannot be empty");
      } else if (!item.is_scalar() || item.scalar != kInherited) {
        merged.items.push_back(Merge(nullptr, item));
      } else if (parent == nullptr || spliced) {
        NothingInherited(item);
      } else {
        merged.items.insert(merged.items.end(), parent->items.begin(),
                            parent->items.end());
        spliced = true;
      }
    }
    return merged;
  }

  // What items of a list merge by; null if this one has nothing of the kind.
  static const YamlNode* IdOf(const YamlNode& item) {
    if (!item.is_map()) return nullptr;
    const YamlNode* id = item.Find("id");
    if (id == nullptr) id = item.Find("name");
    return id != nullptr && id->is_scalar() ? id : nullptr;
  }

  static bool HasIds(const YamlNode& list) {
    return list.is_list() &&
           std::all_of(list.items.begin(), list.items.end(),
                       [](const YamlNode& item) { return IdOf(item) != nullptr; });
  }

  YamlNode MergeById(const YamlNode* parent, const YamlNode& child) {
    Items items;
    std::unordered_map<std::string, Items::iterator> by_id;
    if (parent != nullptr) {
      for (const YamlNode& item : parent->items) {
        by_id.emplace(IdOf(item)->scalar, items.insert(items.end(), item));
      }
    }
    std::unordered_map<std::string, Items::iterator> last_after;  // id -> put after it
    std::unordered_set<std::string> seen;
    for (const YamlNode& change : child.items) {
      const YamlNode& id = *IdOf(change);
      if (!seen.insert(id.scalar).second) {
        Error(id, "schema-duplicate-id",
              fmt::format("id '{}' is given twice", id.scalar));
        continue;
      }
      const auto known = by_id.find(id.scalar);
      if (IsRemoval(change)) {
        Remove(id, known, &items, &by_id);
        continue;
      }
      const YamlNode* old = known == by_id.end() ? nullptr : &*known->second;
      YamlNode merged = Merge(old, WithoutSteering(change));
      const auto place = PlaceOf(change, by_id, last_after, old == nullptr);
      if (old == nullptr) {
        const auto added = items.insert(place.value_or(items.end()), std::move(merged));
        by_id.emplace(id.scalar, added);
        RememberAfter(change, added, &last_after);
      } else {
        *known->second = std::move(merged);
        if (place.has_value() && *place != known->second) {
          items.splice(*place, items, known->second);
        }
        RememberAfter(change, known->second, &last_after);
      }
    }
    YamlNode list;
    list.kind = YamlNode::Kind::kList;
    list.where = child.where;
    list.items.assign(std::make_move_iterator(items.begin()),
                      std::make_move_iterator(items.end()));
    return list;
  }

  static bool IsRemoval(const YamlNode& item) {
    const YamlNode* remove = item.Find("remove");
    return remove != nullptr && remove->scalar == "true";
  }

  void Remove(const YamlNode& id,
              std::unordered_map<std::string, Items::iterator>::iterator known,
              Items* items, std::unordered_map<std::string, Items::iterator>* by_id) {
    if (known == by_id->end()) {
      Error(id, "schema-nothing-to-remove",
            fmt::format("the parent has no '{}'", id.scalar),
            DidYouMean(id.scalar, Names(*by_id)));
      return;
    }
    items->erase(known->second);
    by_id->erase(known);
  }

  static YamlNode WithoutSteering(const YamlNode& item) {
    YamlNode plain = item;
    std::erase_if(plain.entries, [](const auto& entry) {
      return entry.first.scalar == "after" || entry.first.scalar == "before" ||
             entry.first.scalar == "remove";
    });
    return plain;
  }

  static void RememberAfter(
      const YamlNode& change, Items::iterator added,
      std::unordered_map<std::string, Items::iterator>* last_after) {
    if (const YamlNode* after = change.Find("after")) {
      last_after->insert_or_assign(after->scalar, added);
    }
  }

  static std::vector<std::string_view> Names(
      const std::unordered_map<std::string, Items::iterator>& by_id) {
    std::vector<std::string_view> names;
    for (const auto& [name, item] : by_id) names.emplace_back(name);
    std::sort(names.begin(), names.end());
    return names;
  }

  // The item that the changed one goes in front of; none if nothing says where.
  std::optional<Items::iterator> PlaceOf(
      const YamlNode& change,
      const std::unordered_map<std::string, Items::iterator>& by_id,
      const std::unordered_map<std::string, Items::iterator>& last_after, bool is_new) {
    const YamlNode* after = change.Find("after");
    const YamlNode* where = after != nullptr ? after : change.Find("before");
    if (where == nullptr) return std::nullopt;
    const auto anchor = by_id.find(where->scalar);
    if (anchor == by_id.end() || where->scalar == IdOf(change)->scalar) {
      Error(*where, "schema-unknown-id",
            fmt::format("no item '{}' in this list", where->scalar),
            DidYouMean(where->scalar, Names(by_id)));
      return std::nullopt;
    }
    if (after == nullptr) return anchor->second;
    const auto last = is_new ? last_after.find(where->scalar) : last_after.end();
    return std::next(last == last_after.end() ? anchor->second : last->second);
  }

  Diagnostics* diagnostics_;
  std::size_t inserted_ = 0;  // bytes, by ${inherited}
};

}  // namespace

YamlNode MergeNodes(const YamlNode* parent, const YamlNode& child,
                    Diagnostics* diagnostics) {
  return Merger(diagnostics).Merge(parent, child);
}

}  // namespace budget
