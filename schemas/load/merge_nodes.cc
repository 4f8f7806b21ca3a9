#include "schemas/load/merge_nodes.h"

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

#include "schemas/pattern/insert_pattern.h"
#include "schemas/yaml/near_names.h"
#include "schemas/yaml/schema_error.h"

namespace budget::schemas {
namespace {

constexpr std::string_view kInherited = "${inherited}";
constexpr std::size_t kLongestScalar = 64U << 10;
constexpr std::size_t kMostInserted = 8U << 20;  // by all ${inherited} of one schema

// What items of a list merge by; null if this one has nothing of the kind.
const YamlNode* IdOf(const YamlNode& item) {
  if (!item.is_map()) return nullptr;
  const YamlNode* id = item.Find("id");
  if (id == nullptr) id = item.Find("name");
  return id != nullptr && id->is_scalar() ? id : nullptr;
}

bool HasIds(const YamlNode& list) {
  return list.is_list() &&
         std::all_of(list.items.begin(), list.items.end(),
                     [](const YamlNode& item) { return IdOf(item) != nullptr; });
}

// Takes the entry of a key out of a map.
std::optional<YamlNode> TakeEntry(std::string_view key, YamlNode* map) {
  for (auto entry = map->entries.begin(); entry != map->entries.end(); ++entry) {
    if (entry->key.scalar != key) continue;
    std::optional<YamlNode> value = std::move(entry->value);
    map->entries.erase(entry);
    return value;
  }
  return std::nullopt;
}

// What an item of a list says about its place; taken out of the item.
struct Steering {
  std::optional<YamlNode> after;
  std::optional<YamlNode> before;
  bool remove = false;

  explicit Steering(YamlNode* item)
      : after(TakeEntry("after", item)), before(TakeEntry("before", item)) {
    const std::optional<YamlNode> removal = TakeEntry("remove", item);
    remove = removal.has_value() && removal->scalar == "true";
  }
};

// An entry of a map that goes before or behind another one.
struct Move {
  std::string key;
  YamlNode anchor;
  bool behind = false;
};

class Merger {
 public:
  explicit Merger(Diagnostics* diagnostics) : diagnostics_(diagnostics) {}

  // `child` is not null; `parent` may be.
  YamlNode Merge(YamlNode parent, YamlNode child) {
    if (parent.kind != child.kind) parent = YamlNode();
    if (child.is_scalar()) return MergeScalar(parent, std::move(child));
    if (child.is_map()) return MergeMaps(std::move(parent), std::move(child));
    if (HasIds(child) && (parent.is_null() || HasIds(parent))) {
      return MergeById(std::move(parent), std::move(child));
    }
    return MergeLists(std::move(parent), std::move(child));
  }

 private:
  void Error(const NodePlace& where, std::string code, std::string message,
             std::string hint = "") {
    AddSchemaError(where, std::move(code), std::move(message), std::move(hint),
                   diagnostics_);
  }

  void NothingInherited(const YamlNode& node) {
    Error(node.where, "schema-nothing-inherited", "there is nothing to inherit here",
          "the parent has no such value; remove ${inherited}");
  }

  YamlNode MergeScalar(const YamlNode& parent, YamlNode child) {
    if (child.scalar.find(kInherited) == std::string::npos) return child;
    const std::string text = std::exchange(child.scalar, std::string());
    if (parent.is_null()) {
      NothingInherited(child);
      return child;
    }
    child.inherits = true;
    std::string_view rest = text;
    for (std::size_t at = rest.find(kInherited); at != std::string_view::npos;
         at = rest.find(kInherited)) {
      child.scalar.append(rest.substr(0, at));
      rest.remove_prefix(at + kInherited.size());
      InsertPattern(parent.scalar, rest, &child.scalar);
      inserted_ += parent.scalar.size();
      if (child.scalar.size() > kLongestScalar || inserted_ > kMostInserted) {
        Error(child.where, "schema-too-long",
              "with its parents this is longer than 64 KiB");
        return child;
      }
    }
    child.scalar.append(rest);
    return child;
  }

  // The parent's entries in their order, then the new ones.
  YamlNode MergeMaps(YamlNode parent, YamlNode child) {
    // The views stay good: no entry moves once there is room for all.
    parent.entries.reserve(parent.entries.size() + child.entries.size());
    std::unordered_map<std::string_view, std::size_t> places;  // key -> parent's entry
    for (std::size_t i = 0; i < parent.entries.size(); ++i) {
      places.emplace(parent.entries[i].key.scalar, i);
    }
    parent.kind = YamlNode::Kind::kMap;
    parent.where = child.where;
    bool removed = false;
    std::vector<Move> moves;
    for (auto& [key, value] : child.entries) {
      if (value.is_map()) TakeMove(key, &value, &moves);
      const auto place = places.find(key.scalar);
      if (place == places.end()) {
        if (value.is_null()) {
          NothingToRemove(key);
        } else {
          parent.entries.push_back({std::move(key), Merge({}, std::move(value))});
        }
        continue;
      }
      YamlNode& old = parent.entries[place->second].value;
      removed = removed || value.is_null();
      old = value.is_null() ? YamlNode() : Merge(std::move(old), std::move(value));
      parent.entries[place->second].key.where = key.where;
    }
    if (removed) {
      std::erase_if(parent.entries,
                    [](const auto& entry) { return entry.value.is_null(); });
    }
    for (const Move& move : moves) MoveEntry(move, &parent);
    return parent;
  }

  // Takes `before` and `after` out of an entry, where they are words and no section.
  static void TakeMove(const YamlNode& key, YamlNode* value, std::vector<Move>* moves) {
    for (const std::string_view word : {"before", "after"}) {
      const YamlNode* anchor = value->Find(word);
      if (anchor == nullptr || !anchor->is_scalar()) continue;
      moves->push_back(
          {.key = key.scalar, .anchor = *anchor, .behind = word == "after"});
      TakeEntry(word, value);
    }
  }

  void MoveEntry(const Move& move, YamlNode* map) {
    const auto find = [map](std::string_view key) {
      return std::find_if(map->entries.begin(), map->entries.end(),
                          [key](const auto& entry) { return entry.key.scalar == key; });
    };
    auto anchor = find(move.anchor.scalar);
    auto entry = find(move.key);
    if (anchor == map->entries.end() || anchor == entry) {
      std::vector<std::string_view> names;
      names.reserve(map->entries.size());
      for (const auto& other : map->entries) names.emplace_back(other.key.scalar);
      Error(move.anchor.where, "schema-unknown-id",
            fmt::format("no '{}' in this map", move.anchor.scalar),
            DidYouMean(move.anchor.scalar, names));
      return;
    }
    auto to = move.behind ? std::next(anchor) : anchor;
    if (entry < to) {
      std::rotate(entry, std::next(entry), to);
    } else {
      std::rotate(to, entry, std::next(entry));
    }
  }

  void NothingToRemove(const YamlNode& key) {
    Error(
        key.where, "schema-nothing-to-remove",
        fmt::format("'{}' has no value", key.scalar),
        "an empty value (null) removes what the parent says, and it says nothing here");
  }

  YamlNode MergeLists(YamlNode parent, YamlNode child) {
    std::vector<YamlNode> items = std::exchange(child.items, {});
    for (YamlNode& item : items) {
      if (item.is_null()) {
        Error(item.where, "schema-wrong-type", "an item of a list cannot be empty");
      } else if (!item.is_scalar() || item.scalar != kInherited) {
        child.items.push_back(Merge({}, std::move(item)));
      } else if (parent.is_null()) {
        NothingInherited(item);
      } else {
        child.items.insert(child.items.end(),
                           std::make_move_iterator(parent.items.begin()),
                           std::make_move_iterator(parent.items.end()));
        parent = YamlNode();
      }
    }
    return child;
  }

  // A list that merges by id, while it is being merged.
  struct ItemsById {
    using Items = std::list<YamlNode>;
    Items items;
    std::unordered_map<std::string, Items::iterator> by_id;
    std::unordered_map<std::string, Items::iterator> last_after;  // put after this id

    void Append(YamlNode item) {
      std::string id = IdOf(item)->scalar;
      by_id.emplace(std::move(id), items.insert(items.end(), std::move(item)));
    }
    std::vector<std::string_view> Names() const {
      constexpr std::size_t kMost = 1000;  // for a hint: bounds the work
      std::vector<std::string_view> names;
      for (const auto& [name, item] : by_id) {
        if (names.size() < kMost) names.emplace_back(name);
      }
      std::sort(names.begin(), names.end());
      return names;
    }
  };

  YamlNode MergeById(YamlNode parent, YamlNode child) {
    ItemsById list;
    for (YamlNode& item : parent.items) list.Append(std::move(item));
    std::unordered_set<std::string> seen;
    for (YamlNode& change : child.items) {
      const YamlNode id = *IdOf(change);
      if (!seen.insert(id.scalar).second) {
        Error(id.where, "schema-duplicate-id",
              fmt::format("id '{}' is given twice", id.scalar));
      } else {
        MergeItem(id, std::move(change), &list);
      }
    }
    child.items.assign(std::make_move_iterator(list.items.begin()),
                       std::make_move_iterator(list.items.end()));
    return child;
  }

  void MergeItem(const YamlNode& id, YamlNode change, ItemsById* list) {
    const Steering steering(&change);
    const auto known = list->by_id.find(id.scalar);
    if (steering.remove) {
      if (known == list->by_id.end()) {
        Error(id.where, "schema-nothing-to-remove",
              fmt::format("the parent has no '{}'", id.scalar),
              DidYouMean(id.scalar, list->Names()));
      } else {
        list->items.erase(known->second);
        list->by_id.erase(known);
      }
      return;
    }
    const auto place = PlaceOf(id, steering, *list);
    ItemsById::Items::iterator item;
    if (known == list->by_id.end()) {
      item = list->items.insert(place.value_or(list->items.end()),
                                Merge({}, std::move(change)));
      list->by_id.emplace(id.scalar, item);
    } else {
      item = known->second;
      *item = Merge(std::move(*item), std::move(change));
      if (place.has_value() && *place != item) {
        list->items.splice(*place, list->items, item);
      }
    }
    if (steering.after) list->last_after.insert_or_assign(steering.after->scalar, item);
  }

  // The item that the changed one goes in front of; none if nothing says where. Several
  // after the same one keep their order.
  std::optional<ItemsById::Items::iterator> PlaceOf(const YamlNode& id,
                                                    const Steering& steering,
                                                    const ItemsById& list) {
    const std::optional<YamlNode>& where =
        steering.after.has_value() ? steering.after : steering.before;
    if (!where.has_value()) return std::nullopt;
    const auto anchor = list.by_id.find(where->scalar);
    if (anchor == list.by_id.end() || where->scalar == id.scalar) {
      Error(where->where, "schema-unknown-id",
            fmt::format("no item '{}' in this list", where->scalar),
            DidYouMean(where->scalar, list.Names()));
      return std::nullopt;
    }
    if (!steering.after.has_value()) return anchor->second;
    const auto last = list.last_after.find(where->scalar);
    return std::next(last == list.last_after.end() ? anchor->second : last->second);
  }

  Diagnostics* diagnostics_;
  std::size_t inserted_ = 0;  // bytes, by ${inherited}
};

}  // namespace

YamlNode MergeNodes(YamlNode parent, YamlNode child, Diagnostics* diagnostics) {
  return Merger(diagnostics).Merge(std::move(parent), std::move(child));
}

}  // namespace budget::schemas
