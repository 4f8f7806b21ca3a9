// vocabulary.yaml, and the `vocabulary` of a schema, to Vocabulary.

#ifndef SCHEMAS_LOAD_DECODE_VOCABULARY_H_
#define SCHEMAS_LOAD_DECODE_VOCABULARY_H_

#include "schemas/load/decode.h"
#include "schemas/spec/vocabulary.h"

namespace budget::schemas {

// Fills all but the codes and the index.  Names of concepts are folded, and the Chinese
// label is one of them.  Reports ids given twice, and names that mean two concepts in
// the same place.
void DecodeVocabulary(const MapReader& map, Vocabulary* vocabulary);

}  // namespace budget::schemas

#endif  // SCHEMAS_LOAD_DECODE_VOCABULARY_H_
