// The places of GB/T 2260, of today and of its former editions: schemas/regions.csv.

#ifndef SCHEMAS_LOAD_REGIONS_H_
#define SCHEMAS_LOAD_REGIONS_H_

#include <span>
#include <string_view>

namespace budget::schemas {

// 310107 普陀区.  Both live as long as the program.
struct Region {
  std::string_view name;
  std::string_view code;  // six digits; 310000 a province, 440100 a prefecture
};

// All places of this whole name, folded: several where it is used in several provinces,
// or got another code.  The table is read when it is asked for the first time.
std::span<const Region> RegionsNamed(std::string_view name);

// Whether the place of a code is this one, or lies in it: 310107 in 310000.  All lie in
// an empty one.
bool LiesIn(std::string_view code, std::string_view place);

// The name of a place that a text begins with, as long as it can be read: 上海市普陀区
// of 上海市普陀区教育局.  Empty if it begins with none.
std::string_view PlaceAtStart(std::string_view text);

// The code of the place that the name of a department or a government begins with:
// 上海市普陀区教育局 is 310107.  Empty where none is, or where two have that name and
// nothing before it says which, or where it goes on with what may be a further place.
std::string_view RegionCodeOf(std::string_view issuer);

}  // namespace budget::schemas

#endif  // SCHEMAS_LOAD_REGIONS_H_
