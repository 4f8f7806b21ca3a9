// The sections of a schema: where each lists its keys, and who decodes it.

#ifndef SCHEMAS_SECTION_KEYS_H_
#define SCHEMAS_SECTION_KEYS_H_

#include <span>

#include "schemas/keys.h"

namespace budget {

std::span<const Key> SchemaKeys();  // schema_keys.cc
std::span<const KeyObject> SchemaObjects();
std::span<const Key> ProseKeys();  // prose_keys.cc
std::span<const KeyObject> ProseObjects();
std::span<const Key> IdentityKeys();  // identity_keys.cc
std::span<const KeyObject> IdentityObjects();
std::span<const Key> VocabularyKeys();  // vocabulary_keys.cc
std::span<const KeyObject> VocabularyObjects();

}  // namespace budget

#endif  // SCHEMAS_SECTION_KEYS_H_
