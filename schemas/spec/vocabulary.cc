#include "schemas/spec/vocabulary.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "pipeline/script/text.h"

namespace budget::schemas {
namespace {

constexpr std::size_t kCodeFields = 7;

bool IsLimitedTo(const Concept& item, std::string_view table_id) {
  return std::find(item.tables.begin(), item.tables.end(), table_id) !=
         item.tables.end();
}

// How well a concept of the right name fits; 0 if it does not.
int Fit(const Concept& item, Direction direction, std::string_view table_id) {
  int fit = 1;
  if (!item.tables.empty()) {
    if (!IsLimitedTo(item, table_id)) return 0;
    fit += 2;
  }
  if (item.direction != Direction::kNone && direction != Direction::kNone) {
    if (item.direction != direction) return 0;
    fit += 1;
  }
  return fit;
}

std::array<std::string_view, kCodeFields> SplitFields(std::string_view line) {
  std::array<std::string_view, kCodeFields> fields;
  for (std::string_view& field : fields) {
    const std::size_t comma = std::min(line.find(','), line.size());
    field = line.substr(0, comma);
    line.remove_prefix(std::min(comma + 1, line.size()));
  }
  return fields;
}

// Zero if there is none.
int Year(std::string_view text) {
  int year = 0;
  std::from_chars(text.data(), text.data() + text.size(), year);
  return year;
}

}  // namespace

void Vocabulary::Index() {
  concepts_by_name_.clear();
  concepts_by_id_.clear();
  measures_by_id_.clear();
  units_by_name_.clear();
  codes_by_code_.clear();
  concepts_by_name_.reserve(concepts.size() * 2);
  for (std::size_t i = 0; i < concepts.size(); ++i) {
    concepts_by_id_.emplace(concepts[i].id, i);
    for (const std::string& name : concepts[i].names) {
      concepts_by_name_[name].push_back(i);
    }
  }
  for (std::size_t i = 0; i < measures.size(); ++i) {
    measures_by_id_.emplace(measures[i].id, i);
  }
  for (std::size_t i = 0; i < units.size(); ++i) {
    units_by_name_.emplace(units[i].name, i);
    units_by_name_.emplace(script::Fold(units[i].name), i);
  }
  for (std::size_t i = 0; i < codes.size(); ++i) {
    codes_by_code_[codes[i].code].push_back(i);
  }
}

const Concept* Vocabulary::FindConcept(std::string_view folded_name,
                                       Direction direction,
                                       std::string_view table_id) const {
  const auto found = concepts_by_name_.find(folded_name);
  if (found == concepts_by_name_.end()) return nullptr;
  const Concept* best = nullptr;
  int best_fit = 0;
  bool tied = false;
  for (const std::size_t index : found->second) {
    const int fit = Fit(concepts[index], direction, table_id);
    if (fit == 0 || fit < best_fit) continue;
    tied = fit == best_fit && best != &concepts[index];
    best = &concepts[index];
    best_fit = fit;
  }
  return tied ? nullptr : best;
}

const Concept* Vocabulary::FindConceptById(std::string_view id) const {
  const auto found = concepts_by_id_.find(id);
  return found == concepts_by_id_.end() ? nullptr : &concepts[found->second];
}

bool Vocabulary::HasMeasure(std::string_view id) const {
  return measures_by_id_.find(id) != measures_by_id_.end();
}

const Unit* Vocabulary::FindUnit(std::string_view name) const {
  const auto found = units_by_name_.find(name);
  return found == units_by_name_.end() ? nullptr : &units[found->second];
}

std::vector<const Code*> Vocabulary::FindCode(std::string_view code) const {
  std::vector<const Code*> entries;
  const auto found = codes_by_code_.find(code);
  if (found == codes_by_code_.end()) return entries;
  for (const std::size_t index : found->second) entries.push_back(&codes[index]);
  return entries;
}

Result<std::vector<Code>> ParseCodes(std::string_view csv, const std::string& file) {
  std::vector<Code> codes;
  Diagnostics errors;
  int line_number = 0;
  while (!csv.empty()) {
    const std::size_t end = std::min(csv.find('\n'), csv.size());
    std::string_view line = csv.substr(0, end);
    csv.remove_prefix(std::min(end + 1, csv.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (++line_number == 1 || line.empty()) continue;
    const auto fields = SplitFields(line);
    if (std::count(line.begin(), line.end(), ',') + 1 != kCodeFields ||
        fields[1].empty() || fields[2].empty()) {
      errors.push_back(
          {.severity = Severity::kError,
           .code = "codes-syntax",
           .message = "a line must be classification,code,name,level,parent,"
                      "valid_from,valid_to",
           .where = {.file = file, .page = 0, .line = line_number, .column = 1},
           .because = {},
           .hint = ""});
      continue;
    }
    codes.push_back({.classification = std::string(fields[0]),
                     .code = std::string(fields[1]),
                     .name = std::string(fields[2]),
                     .parent = std::string(fields[4]),
                     .valid_from = Year(fields[5]),
                     .valid_to = Year(fields[6])});
  }
  using Codes = Result<std::vector<Code>>;
  return errors.empty() ? Codes(std::move(codes)) : Codes::Failed(std::move(errors));
}

}  // namespace budget::schemas
