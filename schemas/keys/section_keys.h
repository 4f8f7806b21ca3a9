// The sections of a schema: where each lists its keys, and who decodes it.

#ifndef SCHEMAS_KEYS_SECTION_KEYS_H_
#define SCHEMAS_KEYS_SECTION_KEYS_H_

#include <span>

#include "schemas/keys/keys.h"

namespace budget::schemas {

std::span<const Key> SchemaKeys();  // schema_keys.cc
std::span<const KeyObject> SchemaObjects();
std::span<const Key> ProseKeys();  // prose_keys.cc
std::span<const KeyObject> ProseObjects();
std::span<const Key> IdentityKeys();  // identity_keys.cc
std::span<const KeyObject> IdentityObjects();
std::span<const Key> TextRuleKeys();  // text_rule_keys.cc
std::span<const KeyObject> TextRuleObjects();
std::span<const Key> VocabularyKeys();  // vocabulary_keys.cc
std::span<const KeyObject> VocabularyObjects();

}  // namespace budget::schemas

#endif  // SCHEMAS_KEYS_SECTION_KEYS_H_
