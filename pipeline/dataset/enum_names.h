// The words that the dataset uses for the values of the model's enumerations.

#ifndef PIPELINE_DATASET_ENUM_NAMES_H_
#define PIPELINE_DATASET_ENUM_NAMES_H_

#include <string_view>

#include "pipeline/model/check.h"
#include "pipeline/model/document_data.h"
#include "pipeline/model/prose.h"
#include "pipeline/model/table.h"

namespace budget::dataset {

// Empty for a value that means "none".
std::string_view NameOf(DocumentStatus status);
std::string_view NameOf(TableStatus status);
std::string_view NameOf(Direction direction);
std::string_view NameOf(Phase phase);
std::string_view NameOf(Kind kind);
std::string_view NameOf(Certainty certainty);
std::string_view NameOf(StatementMeasure measure);
std::string_view NameOf(Trend trend);
std::string_view NameOf(CheckKind kind);
std::string_view NameOf(Outcome outcome);
std::string_view NameOf(FindingKind kind);
std::string_view NameOf(Severity severity);
std::string_view NameOf(Confidence confidence);

}  // namespace budget::dataset

#endif  // PIPELINE_DATASET_ENUM_NAMES_H_
