#include "pipeline/prose/statements/years.h"

#include "pipeline/script/year.h"

namespace budget::statements {
std::optional<int> YearReader::PrintedYear(std::string_view text) const {
  const auto match = spec_.years.year.Search(text);
  if (!match) return std::nullopt;
  return script::ReadYear(schemas::Captured(*match, "year"));
}

int YearReader::YearIn(std::string_view text) const {
  if (const std::optional<int> printed = PrintedYear(text)) return *printed;
  return spec_.years.last_year.MatchesPart(text) && this_year_ > 0 ? this_year_ - 1 : 0;
}

std::optional<int> YearReader::YearOfClause(std::string_view clause) const {
  const auto dated = spec_.years.clause_year.Match(clause);
  if (!dated) return std::nullopt;
  return script::ReadYear(schemas::Captured(*dated, "year"));
}

int YearReader::YearOf(const Reading& figure, int said) const {
  if (figure.measure == StatementMeasure::kPriorValue) {
    const int year = YearIn(figure.base);
    if (year != 0 || this_year_ == 0) return year;
    return spec_.years.last_base.MatchesPart(figure.base) ? this_year_ - 1 : this_year_;
  }
  return said != 0 ? said : this_year_;
}

Phase YearReader::PhaseOf(std::string_view text) const {
  for (const auto& [phase, pattern] : spec_.phases) {
    if (pattern.MatchesPart(text)) return phase;
  }
  return Phase::kNone;
}

}  // namespace budget::statements
