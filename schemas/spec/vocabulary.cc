#include "schemas/spec/vocabulary.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "pipeline/script/text.h"

namespace budget::schemas {
namespace {

constexpr std::size_t kCodeFields = 7;

// How closely a limit names the table; 0 if it is not this one.  gov_* is all that
// begin so.
std::size_t Closeness(std::string_view limit, std::string_view table_id) {
  if (!limit.ends_with('*')) return limit == table_id ? limit.size() + 1 : 0;
  limit.remove_suffix(1);
  return table_id.starts_with(limit) ? limit.size() : 0;
}

// How well a concept of the right name fits; 0 if it does not.
std::size_t Fit(const Concept& item, Direction direction, std::string_view table_id) {
  std::size_t closeness = 0;
  for (const std::string& limit : item.tables) {
    closeness = std::max(closeness, Closeness(limit, table_id));
  }
  if (!item.tables.empty() && closeness == 0) return 0;
  const bool directed =
      item.direction != Direction::kNone && direction != Direction::kNone;
  if (directed && item.direction != direction) return 0;
  return 2 * closeness + (directed ? 2 : 1);
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
  codes_by_name_.clear();
  concepts_by_code_.clear();
  concepts_by_name_.reserve(concepts.size() * 2);
  for (std::size_t i = 0; i < concepts.size(); ++i) {
    concepts_by_id_.emplace(concepts[i].id, i);
    if (!concepts[i].code.empty()) concepts_by_code_.emplace(concepts[i].code, i);
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
    codes_by_name_[script::Fold(codes[i].name)].push_back(i);
  }
}

const Concept* Vocabulary::FindConcept(std::string_view folded_name,
                                       Direction direction,
                                       std::string_view table_id) const {
  const auto found = concepts_by_name_.find(folded_name);
  if (found == concepts_by_name_.end()) return nullptr;
  const Concept* best = nullptr;
  std::size_t best_fit = 0;
  bool tied = false;
  for (const std::size_t index : found->second) {
    const std::size_t fit = Fit(concepts[index], direction, table_id);
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

const Concept* Vocabulary::FindConceptByCode(std::string_view code) const {
  const auto found = concepts_by_code_.find(code);
  return found == concepts_by_code_.end() ? nullptr : &concepts[found->second];
}

bool Vocabulary::HasMeasure(std::string_view id) const {
  return measures_by_id_.find(id) != measures_by_id_.end();
}

const Unit* Vocabulary::FindUnit(std::string_view name) const {
  const auto found = units_by_name_.find(name);
  return found == units_by_name_.end() ? nullptr : &units[found->second];
}

std::vector<const Code*> Vocabulary::FindCode(std::string_view code) const {
  return CodesOf(codes_by_code_, code);
}

std::vector<const Code*> Vocabulary::FindCodesNamed(std::string_view name) const {
  return CodesOf(codes_by_name_, name);
}

std::vector<const Code*> Vocabulary::CodesOf(
    const TextMap<std::vector<std::size_t>>& index, std::string_view key) const {
  std::vector<const Code*> entries;
  const auto found = index.find(key);
  if (found == index.end()) return entries;
  for (const std::size_t entry : found->second) entries.push_back(&codes[entry]);
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
