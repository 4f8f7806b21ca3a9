// The amounts of a dataset with who says them, to compare over documents.

#ifndef PIPELINE_COMPARE_READ_FIGURES_H_
#define PIPELINE_COMPARE_READ_FIGURES_H_

#include <cstddef>
#include <string>
#include <vector>

#include "pipeline/dataset/dataset_reader.h"
#include "pipeline/model/decimal.h"
#include "pipeline/model/result.h"

namespace budget::compare {

struct Said {  // by a document
  std::string source;
  std::string issuer;
  std::string entity;       // department, unit, government; may be empty
  std::string report_kind;  // budget, final_accounts
  int fiscal_year = 0;
};

struct Figure {
  std::size_t document = 0;  // index into Figures::documents
  std::string table_id;
  std::string reporting_unit;
  std::string direction;
  std::string item_code;
  std::string item_name;
  std::string concept_id;
  std::string measure;
  std::string phase;
  std::string scope;
  std::string region;
  int fiscal_year = 0;
  Decimal amount;     // yuan
  Decimal half_unit;  // yuan; how far the printed figure may be from what was rounded
  std::string place;  // "page 3", "line 12"
};

struct Figures {
  std::vector<Said> documents;  // those with an issuer and a year, by year
  std::vector<Figure> figures;
  std::size_t left_out = 0;  // amounts whose column, row, year or phase is not certain
};

// Amounts in yuan, with a fiscal year and a phase.  Fails as DatasetReader does.
// Memory: all of them.
Result<Figures> ReadFigures(const dataset::DatasetReader& data);

}  // namespace budget::compare

#endif  // PIPELINE_COMPARE_READ_FIGURES_H_
