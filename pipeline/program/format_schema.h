// A resolved schema as YAML that a person reads: what --print-schema prints.

#ifndef PIPELINE_PROGRAM_FORMAT_SCHEMA_H_
#define PIPELINE_PROGRAM_FORMAT_SCHEMA_H_

#include <string>

#include "schemas/load/load_schemas.h"

namespace budget::program {

// Block style, with the origin of every key and every item of a list at the end of its
// line: "caption: '收支总表'  # schemas/mof-tables.yaml:12".  The text without its
// comments is the schema itself, with nothing left to inherit.
std::string FormatSchema(const schemas::ResolvedSchema& schema);

}  // namespace budget::program

#endif  // PIPELINE_PROGRAM_FORMAT_SCHEMA_H_
