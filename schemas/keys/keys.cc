#include "schemas/keys/keys.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <unordered_map>
#include <utility>

#include "schemas/keys/section_keys.h"
#include "schemas/pattern/pattern_text.h"
#include "schemas/yaml/near_names.h"
#include "schemas/yaml/schema_error.h"

namespace budget::schemas {
namespace {

template <typename T>
void Append(std::span<const T> more, std::vector<T>* all) {
  all->insert(all->end(), more.begin(), more.end());
}

// What may stand in a map of a list beside its own keys: how it merges with the list of
// the parent.
constexpr std::array<std::string_view, 3> kMergeKeys = {"after", "before", "remove"};

bool IsMergeKey(std::string_view name) {
  return std::find(kMergeKeys.begin(), kMergeKeys.end(), name) != kMergeKeys.end();
}

bool IsId(std::string_view text) {
  const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
  return !text.empty() && letter(text[0]) &&
         std::all_of(text.begin(), text.end(), [letter](char c) {
           return letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
                  c == '.';
         });
}

bool IsInteger(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() && text.size() <= 9 &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return c >= '0' && c <= '9'; });
}

class KeyChecker {
 public:
  explicit KeyChecker(Diagnostics* diagnostics) : diagnostics_(diagnostics) {}

  // A map with the keys of `object`; `in_list` allows the keys that steer merging.
  void CheckMap(const YamlNode& map, std::string_view object, bool in_list) {
    for (const auto& [name, value] : map.entries) {
      if (in_list && IsMergeKey(name.scalar)) continue;
      const Key* key = FindKey(object, name.scalar);
      if (key == nullptr) {
        UnknownKey(name, object);
      } else if (!value.is_null()) {
        CheckValue(value, *key);
      }
    }
  }

 private:
  void Error(const YamlNode& node, std::string code, std::string message,
             std::string hint) {
    AddSchemaError(node.where, std::move(code), std::move(message), std::move(hint),
                   diagnostics_);
  }

  void UnknownKey(const YamlNode& name, std::string_view object) {
    if (EnoughErrors(*diagnostics_)) return;
    std::vector<std::string_view> known;
    for (const Key* key : KeysOf(object)) known.emplace_back(key->name);
    std::string all = "the keys here are:";
    for (const std::string_view key : known) all.append(" ").append(key);
    Error(name, "schema-unknown-key",
          fmt::format("unknown key '{}' in {}", name.scalar, object),
          DidYouMean(name.scalar, known, std::move(all)));
  }

  void WrongType(const YamlNode& node, const Key& key, const std::string& wanted) {
    Error(node, "schema-wrong-type", fmt::format("'{}' must be {}", key.name, wanted),
          *key.example == '\0'
              ? ""
              : fmt::format("for example: {}: {}", key.name, key.example));
  }

  void CheckValue(const YamlNode& value, const Key& key) {
    switch (key.type) {
      case KeyType::kTextList:
      case KeyType::kPatternList:
        return CheckScalars(value, key);
      case KeyType::kTextMap:
      case KeyType::kPatternMap:
        return CheckScalarMap(value, key);
      case KeyType::kMap:
        if (!value.is_map()) return WrongType(value, key, "a map");
        return CheckMap(value, key.of, false);
      case KeyType::kNamedMaps:
        return CheckNamedMaps(value, key);
      case KeyType::kMapList:
        return CheckMapList(value, key);
      case KeyType::kAny:
        return;
      default:
        return CheckScalar(value, key);
    }
  }

  void CheckScalar(const YamlNode& value, const Key& key) {
    const std::string& text = value.scalar;
    if (!value.is_scalar()) return WrongType(value, key, "one value");
    if (key.type != KeyType::kPattern && text.find("${") != std::string::npos) {
      return Error(value, "schema-no-pattern",
                   fmt::format("'{}' is no pattern", key.name),
                   "${names} and ${inherited} work in patterns only");
    }
    if (key.type == KeyType::kPattern) {
      CheckPatternText(value, diagnostics_);
    } else if (key.type == KeyType::kId && !IsId(text)) {
      WrongType(value, key, "an id: a-z 0-9 _ - . with a letter first");
    } else if (key.type == KeyType::kInteger && !IsInteger(text)) {
      WrongType(value, key, "a whole number");
    } else if (key.type == KeyType::kFlag && text != "true" && text != "false") {
      WrongType(value, key, "true or false");
    } else if (key.type == KeyType::kChoice) {
      CheckChoice(value, key);
    }
  }

  void CheckChoice(const YamlNode& value, const Key& key) {
    const std::vector<std::string_view> choices = Choices(key);
    if (std::find(choices.begin(), choices.end(), value.scalar) != choices.end()) {
      return;
    }
    if (EnoughErrors(*diagnostics_)) return;
    std::string all;
    for (const std::string_view choice : choices) {
      all += (all.empty() ? "" : " | ") + std::string(choice);
    }
    Error(value, "schema-wrong-value",
          fmt::format("'{}' cannot be '{}'", key.name, value.scalar),
          DidYouMean(value.scalar, choices, "it is one of: " + all));
  }

  void CheckScalars(const YamlNode& value, const Key& key) {
    if (!value.is_list()) return WrongType(value, key, "a list");
    for (const YamlNode& item : value.items) {
      if (!item.is_scalar()) {
        WrongType(item, key, "a list of single values");
      } else if (key.type == KeyType::kPatternList) {
        CheckPatternText(item, diagnostics_);
      }
    }
  }

  void CheckScalarMap(const YamlNode& value, const Key& key) {
    if (!value.is_map()) return WrongType(value, key, "a map");
    for (const auto& [name, item] : value.entries) {
      if (!item.is_scalar() && !item.is_null()) {
        WrongType(item, key, "a map of names to single values");
      } else if (key.type == KeyType::kPatternMap) {
        CheckPatternText(item, diagnostics_);
      }
    }
  }

  void CheckNamedMaps(const YamlNode& value, const Key& key) {
    if (!value.is_map()) return WrongType(value, key, "a map of ids to maps");
    for (const auto& [name, item] : value.entries) {
      if (!IsId(name.scalar)) {
        Error(name, "schema-wrong-type", fmt::format("'{}' is no id", name.scalar),
              "ids are a-z 0-9 _ - . with a letter first");
      }
      if (item.is_map()) {
        CheckMap(item, key.of, false);
      } else if (!item.is_null()) {
        WrongType(item, key, "a map of ids to maps");
      }
    }
  }

  void CheckMapList(const YamlNode& value, const Key& key) {
    if (!value.is_list()) return WrongType(value, key, "a list of maps");
    const char* id = FindKey(key.of, "id") != nullptr ? "id" : "name";
    const bool has_id = FindKey(key.of, id) != nullptr;
    for (const YamlNode& item : value.items) {
      if (!item.is_map()) {
        WrongType(item, key, "a list of maps");
        continue;
      }
      CheckMap(item, key.of, has_id);
      if (has_id && item.Find(id) == nullptr) {
        Error(item, "schema-no-id",
              fmt::format("an item of '{}' needs '{}'", key.name, id),
              "items of this list merge with those of the parent by it");
      }
    }
  }

  Diagnostics* diagnostics_;
};

}  // namespace

const std::vector<Key>& AllKeys() {
  static const std::vector<Key> kAll = [] {
    std::vector<Key> keys;
    Append(SchemaKeys(), &keys);
    Append(ProseKeys(), &keys);
    Append(IdentityKeys(), &keys);
    Append(TextRuleKeys(), &keys);
    Append(VocabularyKeys(), &keys);
    return keys;
  }();
  return kAll;
}

const std::vector<KeyObject>& AllObjects() {
  static const std::vector<KeyObject> kAll = [] {
    std::vector<KeyObject> objects;
    Append(SchemaObjects(), &objects);
    Append(ProseObjects(), &objects);
    Append(IdentityObjects(), &objects);
    Append(TextRuleObjects(), &objects);
    Append(VocabularyObjects(), &objects);
    return objects;
  }();
  return kAll;
}

const std::vector<const Key*>& KeysOf(std::string_view object) {
  using Keys = std::vector<const Key*>;
  static const std::unordered_map<std::string_view, Keys> kByObject = [] {
    std::unordered_map<std::string_view, Keys> keys;
    for (const Key& key : AllKeys()) keys[key.object].push_back(&key);
    return keys;
  }();
  static const Keys kNone;
  const auto found = kByObject.find(object);
  return found == kByObject.end() ? kNone : found->second;
}

const Key* FindKey(std::string_view object, std::string_view name) {
  for (const Key* key : KeysOf(object)) {
    if (name == key->name) return key;
  }
  return nullptr;
}

std::vector<std::string_view> Choices(const Key& key) {
  std::vector<std::string_view> choices;
  if (key.type != KeyType::kChoice) return choices;
  const std::string_view all = key.of;
  for (std::size_t start = 0; start <= all.size();) {
    const std::size_t end = std::min(all.find('|', start), all.size());
    choices.push_back(all.substr(start, end - start));
    start = end + 1;
  }
  return choices;
}

void CheckKeys(const YamlNode& root, std::string_view object,
               Diagnostics* diagnostics) {
  KeyChecker(diagnostics).CheckMap(root, object, false);
}

}  // namespace budget::schemas
