// The words of a document by where they stand, folded once for all rules that look at
// words: cover, contents, headings, titles, heads of columns, notes, paragraphs,
// clauses.

#ifndef PIPELINE_CHECK_DOCUMENT_TEXTS_H_
#define PIPELINE_CHECK_DOCUMENT_TEXTS_H_

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/document_data.h"
#include "pipeline/model/stop.h"
#include "schemas/spec/text_rules_spec.h"

namespace budget::check {

struct TextAt {
  schemas::TextPlace in = schemas::TextPlace::kParagraph;
  std::string folded;
  std::string where;  // the section, table or column, in words
  Place place;
  const Paragraph* paragraph = nullptr;  // of kParagraph and kCover; in the document
};

// In the order of the document within each kind of place.  Clauses that several
// statements share, and heads that several columns share, are there once.  Linear in
// the document; a stop ends it with what it has.
std::vector<TextAt> TextsOf(const DocumentData& data, Stop stop);

// The rule looks at such places.
bool LooksIn(const std::vector<schemas::TextPlace>& in, schemas::TextPlace place);

// The text without what a pattern finds in it; a line break stands in its place.
std::string Without(std::string_view folded, const schemas::Pattern& except);

}  // namespace budget::check

#endif  // PIPELINE_CHECK_DOCUMENT_TEXTS_H_
