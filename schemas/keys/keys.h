// Every key that a schema file may hold, in one table.
//
// Three things are made of it: the errors about unknown keys and wrong types, the
// reference in schemas/README.md, and schemas/layout.schema.json for editors.  A
// section of a schema lists its own keys beside its decoder (decode_<section>.cc) and
// is named in AllKeys() and AllObjects().

#ifndef SCHEMAS_KEYS_KEYS_H_
#define SCHEMAS_KEYS_KEYS_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/yaml/yaml_node.h"

namespace budget::schemas {

// What the value of a key looks like.
enum class KeyType : std::uint8_t {
  kText,     // one scalar, taken as it is written
  kId,       // a scalar of a-z 0-9 _ - . that starts with a letter
  kPattern,  // a regular expression on folded text; may hold ${name}
  kInteger,
  kFlag,         // true | false
  kChoice,       // one of `of`, separated by '|'
  kTextList,     // list of scalars
  kPatternList,  // list of patterns
  kTextMap,      // map from a free name to a scalar
  kPatternMap,   // map from a free name to a pattern
  kMap,          // map with the keys of object `of`
  kNamedMaps,    // map from a free id to maps of object `of`
  kMapList,      // list of maps of object `of`; with an `id` they merge by it
  kAny           // its decoder reads the node itself
};

// One key of one object (a map with fixed keys).
struct Key {
  const char* object;  // "schema" is the file itself; "table", "column" ...
  const char* name;
  KeyType type;
  const char* of;       // object of members, or choices; "" if the type needs none
  bool required;        // in the resolved schema; an overriding file may leave it out
  const char* about;    // one sentence
  const char* example;  // a value as YAML; may be ""
};

struct KeyObject {
  const char* name;
  const char* about;  // one sentence
};

// In the order of the reference.
const std::vector<Key>& AllKeys();
const std::vector<KeyObject>& AllObjects();

// The keys of one object, in order; none if there is no such object.
const std::vector<const Key*>& KeysOf(std::string_view object);

// Null if the object has no such key.
const Key* FindKey(std::string_view object, std::string_view name);

// The choices of a kChoice key.
std::vector<std::string_view> Choices(const Key& key);

// Checks a file as it is written, before inheritance: unknown keys, wrong types, wrong
// choices.  null is good everywhere, because it removes what a parent says; what is
// required is checked by the decoder, after inheritance.  `object` is that of the root:
// "schema" or "vocabulary".
void CheckKeys(const YamlNode& root, std::string_view object, Diagnostics* diagnostics);

}  // namespace budget::schemas

#endif  // SCHEMAS_KEYS_KEYS_H_
