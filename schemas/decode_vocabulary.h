// vocabulary.yaml, and the `vocabulary` of a schema, to Vocabulary.

#ifndef SCHEMAS_DECODE_VOCABULARY_H_
#define SCHEMAS_DECODE_VOCABULARY_H_

#include "schemas/decode.h"
#include "schemas/vocabulary.h"

namespace budget {

// Fills all but the codes and the index.  Names of concepts are folded, and the Chinese
// label is one of them.  Reports ids given twice, and names that mean two concepts in
// the same place.
void DecodeVocabulary(const MapReader& map, Vocabulary* vocabulary);

}  // namespace budget

#endif  // SCHEMAS_DECODE_VOCABULARY_H_
