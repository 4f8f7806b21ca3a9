// What each stage saw of a document: for finding out why a table was not read.
//
//     bytes --read, find, stitch, outline, bind, and all of it--> Inspection

#ifndef PIPELINE_INSPECT_INSPECT_DOCUMENT_H_
#define PIPELINE_INSPECT_INSPECT_DOCUMENT_H_

#include <string>
#include <string_view>
#include <vector>

#include "extract/extract.h"
#include "pipeline/bind/bind_table.h"
#include "pipeline/model/content.h"
#include "pipeline/model/page.h"
#include "pipeline/model/prose.h"

namespace budget::inspect {

// A piece of text as the reader gives it: points, and nothing joined yet.
struct SeenText {
  Box box;
  std::string text;  // UTF-8
};

struct SeenPage {
  int number = 0;  // 0: a text
  float width = 0;
  float height = 0;
  std::vector<SeenText> texts;  // drawn pages only
  std::vector<Ruling> rules;    // the same
  PageContent content;          // lines and fragments
};

struct Inspection {
  std::string source;
  std::vector<SeenPage> pages;
  // Before anything is solved or checked, with the account of their cells; nothing
  // where no schema reads the document.
  std::vector<bind::BoundTable> tables;
  Outline outline;
  std::string claim;      // the pattern by which the schema claims it; empty: none does
  DocumentData document;  // what came of it
};

// Reads the document twice: page by page for what is seen, and as ExtractDocument does.
// Never fails: a document that cannot be opened has no pages, and its error.  Memory:
// all of its pages.
Inspection InspectDocument(std::string_view bytes, const std::string& source,
                           const schemas::SchemaSet& schemas,
                           const ExtractOptions& options = {});

// The word for what became of a cell: fact, label, header, note, ignored, reported,
// lost.
std::string_view NameOf(table::Fate fate);
// ruled, aligned, delimited, cells, flow
std::string_view NameOf(GridSource source);

}  // namespace budget::inspect

#endif  // PIPELINE_INSPECT_INSPECT_DOCUMENT_H_
