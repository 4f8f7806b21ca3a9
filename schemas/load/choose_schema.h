// Which schema reads a document.

#ifndef SCHEMAS_LOAD_CHOOSE_SCHEMA_H_
#define SCHEMAS_LOAD_CHOOSE_SCHEMA_H_

#include <memory>
#include <string_view>
#include <vector>

#include "pipeline/model/diagnostic.h"
#include "schemas/load/schema_set.h"
#include "schemas/pattern/pattern.h"
#include "schemas/spec/schema.h"

namespace budget::schemas {

struct SchemaChoice {
  std::shared_ptr<const Schema> schema;  // null: none reads the document
  bool claimed = false;  // its applies_to was found; false of the only schema given
  Captures captures;     // of applies_to: year, issuer
  // Two schemas or more claim the document alike: that is an error, and `schema` is
  // null.
  std::vector<SchemaCandidate> tied;
};

// `folded_text` is the folded text of the first pages.  A schema claims it if its
// applies_to is found there.  Schemas of issuers go before templates.  Of several, a
// schema goes before its ancestors; then the one whose match stands first; of matches
// that overlap that, the longest, or for templates the one that ends first.  A set of
// one schema gives that one.
SchemaChoice ChooseSchema(const SchemaSet& schemas, std::string_view folded_text);

// The error of a choice that has none: a tie that names all, or that nothing claims it.
Diagnostic ExplainNoChoice(const SchemaChoice& choice, const Location& document);

}  // namespace budget::schemas

#endif  // SCHEMAS_LOAD_CHOOSE_SCHEMA_H_
