// The prose of a document: its outline, its paragraphs, and what they state.

#ifndef PIPELINE_MODEL_PROSE_H_
#define PIPELINE_MODEL_PROSE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/model/decimal.h"
#include "pipeline/model/place.h"
#include "pipeline/model/table.h"

namespace budget {

// A heading with the text below it, up to the next heading of any level.
struct Section {
  int section_no = 0;   // 1-based
  int level = 0;        // 1 = outermost; 0 = text before the first heading
  std::string heading;  // as printed, white space removed
  std::string path;     // headings from the outermost down to this one, joined with '/'
  Place place;
  std::string text;  // paragraphs separated by '\n'
};

// A paragraph with its broken lines joined.  `starts` says where each printed line
// begins, so that every position in `text` has a place.
struct Paragraph {
  struct Start {
    std::size_t offset = 0;  // bytes into text
    Place place;
  };
  int section = 0;  // index into Outline::sections
  std::string text;
  std::vector<Start> starts;  // ascending; the first has offset 0

  const Place& PlaceAt(std::size_t offset) const;
};

// A line of the table of contents.
struct ContentsEntry {
  std::string text;      // without leaders (……) and page number
  int printed_page = 0;  // the page it names; 0 if none
  Place place;
};

struct Outline {
  std::vector<Section> sections;
  std::vector<Paragraph> paragraphs;
  std::vector<ContentsEntry> contents;
};

// The kinds of quantity a statement can be.
enum class StatementMeasure : std::uint8_t {
  kValue,
  kSharePercent,
  kChangeAmount,
  kChangePercent,
  kPriorValue,
  kCount
};

enum class Trend : std::uint8_t { kNone, kIncrease, kDecrease, kFlat };

// A row of statements.csv.
struct Statement {
  int statement_no = 0;  // 1-based
  int section = 0;       // index into Outline::sections
  std::string subject;
  std::string concept_id;
  StatementMeasure measure = StatementMeasure::kValue;
  std::string value;              // as printed, without separators
  std::optional<Decimal> number;  // `value`, read once
  std::string unit;
  int fiscal_year = 0;
  Trend trend = Trend::kNone;
  Scope scope = Scope::kNone;  // whole governments: whose figure it is
  Place place;
  std::string quote;  // the exact clause

  // How it hangs together with others, for the checks; not written.  Indices are into
  // the statements of the document; -1: none.
  Phase phase = Phase::kNone;  // what kind of figure its words say it is
  int paragraph = -1;  // index into Outline::paragraphs; -1: stands in a heading
  int sentence = 0;    // counts through the document
  // The items of a classification that the subject names: 类, 款 and 项, folded,
  // without that suffix; an empty one is not named.
  std::array<std::string, 3> items;
  std::string key;    // the subject folded, without the kind of figure: 年初预算数
  std::string base;   // change, prior value: what with, as printed
  std::string whole;  // share: of what, as printed; empty if it does not say
  bool explains = false;  // stands among the reasons for another figure
  bool limit = false;     // a threshold: 50万元以上
  int refers_to = -1;     // the value that has this share, change or prior value
  int change = -1;        // change_percent: the change_amount beside it
  int prior = -1;         // change: the prior_value that it starts from
  int whole_at = -1;      // share: the statement of the whole
  int total = -1;         // part of a list: the value or change that is broken down
  int list = -1;          // number of that list in the document
  bool list_is_whole = false;  // its wording says that it names all parts
};

}  // namespace budget

#endif  // PIPELINE_MODEL_PROSE_H_
