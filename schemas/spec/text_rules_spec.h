// What is looked for in the words of a document, not in its figures: rests of
// templates, years that cannot be meant, names, empty tables, sections that must be
// there.  Words stand in schemas/mof-text.yaml; each kind of rule has a file in
// pipeline/check.

#ifndef SCHEMAS_SPEC_TEXT_RULES_SPEC_H_
#define SCHEMAS_SPEC_TEXT_RULES_SPEC_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/model/document_data.h"
#include "schemas/pattern/pattern.h"

namespace budget::schemas {

// The same words in the languages of the messages.
struct Wording {
  std::string zh;
  std::string en;
};

// Where a rule looks.
enum class TextPlace : std::uint8_t {
  kCover,      // short lines before the first heading
  kContents,   // lines of the table of contents
  kHeading,    // of sections
  kTitle,      // of tables
  kColumn,     // heads of the value columns of tables
  kNote,       // in and under tables
  kParagraph,  // of the prose
  kClause      // that states a figure, and gives no reason for another one
};

// What words must not be: a piece of text, a mark without its pair, words said twice.
struct TextRule {
  std::string id;
  Wording label;  // what is wrong, in words
  std::vector<TextPlace> in;
  Pattern find;                   // searched in folded text
  Pattern except;                 // cut out of the text before it is searched
  std::vector<std::string> pair;  // an opening and a closing mark, as printed
  bool repeated = false;          // words that follow themselves
  // Years of the documents that it holds for; 0: no bound.
  int from_year = 0;
};

// Which years may be named where.
struct YearRule {
  std::string id;
  Wording label;  // what is wrong, in words
  std::vector<TextPlace> in;
  Pattern find;                           // group year
  Pattern except;                         // cut out of the text before it is searched
  ReportKind report = ReportKind::kNone;  // kNone: any
  std::vector<int> offsets;  // counted from the document's year; one alone is suggested
};

// Whose document it is, and of which kind: said in one way throughout.
struct NameRule {
  std::string id;
  Wording label;  // what is wrong, in words
  std::vector<TextPlace> in;
  Pattern find;         // group name
  Pattern except;       // cut out of the text before it is searched
  bool issuer = false;  // the name is that of the issuer; else what most places say
};

// A section that must be there.
struct SectionRule {
  std::string id;
  Wording label;  // what is wrong, in words
  Pattern find;   // searched in folded headings and paragraphs
  ReportKind report = ReportKind::kNone;
  int from_year = 0;
};

// Which words say of a table that it is empty on purpose.
struct EmptyTableRule {
  std::string table;  // table id
  Pattern about;      // in a folded note or clause: it is about what this table shows
};

}  // namespace budget::schemas

#endif  // SCHEMAS_SPEC_TEXT_RULES_SPEC_H_
