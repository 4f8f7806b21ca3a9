#include "pipeline/prose/statements/section_years.h"

#include <cstdlib>

#include "pipeline/script/text.h"
#include "pipeline/script/year.h"

namespace budget::statements {

int SectionYears::Enter(const Section& section) {
  while (!open_.empty() && open_.back().level >= section.level) open_.pop_back();
  const int around = open_.empty() ? document_year_ : open_.back().year;
  const int named = document_year_ == 0 ? 0 : YearOf(script::Fold(section.heading));
  const int year = named != 0 ? named : around;
  open_.push_back({section.level, year});
  return year;
}

int SectionYears::YearOf(std::string_view folded_heading) const {
  int only = 0;
  std::string_view rest = folded_heading;
  while (const auto place = spec_.years.year.Locate(rest)) {
    const auto found = spec_.years.year.Search(rest);
    const int year = script::ReadYear(schemas::Captured(*found, "year"));
    if (only != 0 && year != only) return 0;
    only = year;
    rest.remove_prefix(place->end);
  }
  return std::abs(only - document_year_) <= 1 ? only : 0;
}

}  // namespace budget::statements
