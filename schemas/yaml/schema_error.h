// What is wrong with a schema, in one form and in bounds.

#ifndef SCHEMAS_YAML_SCHEMA_ERROR_H_
#define SCHEMAS_YAML_SCHEMA_ERROR_H_

#include <string>

#include "pipeline/model/diagnostic.h"

namespace budget::schemas {

// True when no more are taken: nobody reads hundreds of them, and a hostile file has as
// many as it has lines.  Ask before looking for a hint.
bool EnoughErrors(const Diagnostics& diagnostics);

// Nothing if there are enough.
void AddSchemaError(const Location& where, std::string code, std::string message,
                    std::string hint, Diagnostics* diagnostics);

}  // namespace budget::schemas

#endif  // SCHEMAS_YAML_SCHEMA_ERROR_H_
