// The files of schemas/ that are part of the program: parsed when it is built.

#ifndef SCHEMAS_LOAD_BUNDLED_FILES_H_
#define SCHEMAS_LOAD_BUNDLED_FILES_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace budget::schemas {

struct BundledFile {
  std::string_view file;  // schemas/mof.yaml
  std::string_view id;    // of the schema; the name without .yaml of other files
  std::size_t text_size;  // of the file, and the hash of it: to know it again
  std::uint64_t text_hash;
  std::string_view bytes;   // PackNode of a YAML file; any other file as it is
  std::string_view header;  // PackNode of its SchemaHeader; empty of any other file
};

// Every YAML file of schemas/, codes.csv and regions.csv.  They live as long as the
// program.
std::span<const BundledFile> BundledFiles();

}  // namespace budget::schemas

#endif  // SCHEMAS_LOAD_BUNDLED_FILES_H_
