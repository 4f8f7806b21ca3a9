// The table of keys as documents: for people, and for editors.

#ifndef SCHEMAS_KEYS_KEY_REFERENCE_H_
#define SCHEMAS_KEYS_KEY_REFERENCE_H_

#include <string>

namespace budget::schemas {

// The reference part of schemas/README.md: one table for each kind of map.
std::string KeyReferenceMarkdown();

// schemas/layout.schema.json: a JSON Schema (draft-07, which is what the editors' YAML
// support reads) of schema files.  In it nothing is required of items that may override
// those of a parent but their id; the loader checks the rest after inheritance.
std::string KeyReferenceJson();

}  // namespace budget::schemas

#endif  // SCHEMAS_KEYS_KEY_REFERENCE_H_
