// Documents of an issuer that has no schema, to a schema that says what differs from
// the national template: a draft, for somebody who knows the documents.
//
//     Inspection* --propose--> Proposal* --write--> YAML --try--> Draft

#ifndef PIPELINE_DRAFT_DRAFT_SCHEMA_H_
#define PIPELINE_DRAFT_DRAFT_SCHEMA_H_

#include <string>
#include <string_view>
#include <vector>

#include "extract/extract.h"

namespace budget::draft {

// One document; the bytes outlive the call.
struct Source {
  std::string name;
  std::string_view bytes;
};

// What is recognised of documents.
struct Recognised {
  std::size_t documents = 0;  // claimed by a schema, not only read by one
  std::size_t tables = 0;     // with a layout
  std::size_t columns = 0;    // of values, claimed by an entry of a layout
  bool operator==(const Recognised&) const = default;
};

struct Draft {
  // The schema, with a comment behind each entry: where its text is printed, and what
  // is not certain.  Its head says what it raises, or that nothing needs to be added.
  // Loads without a mistake.
  std::string yaml;
  Recognised before;  // with `schemas`
  Recognised after;   // with the draft
};

// `schemas`: what reads the documents today.  Only what is like a name of the
// vocabulary is proposed, and only what is clearly most like one is switched on; the
// rest is there as a comment.  Reads each document twice; memory: all of their pages.
Draft DraftSchema(const std::vector<Source>& sources,
                  const schemas::SchemaSet& schemas);

}  // namespace budget::draft

#endif  // PIPELINE_DRAFT_DRAFT_SCHEMA_H_
