// "Did you mean": the known name that a mistyped one is nearest to.

#ifndef SCHEMAS_YAML_NEAR_NAMES_H_
#define SCHEMAS_YAML_NEAR_NAMES_H_

#include <string>
#include <string_view>
#include <vector>

namespace budget::schemas {

// The nearest by edit distance (a swap of neighbours counts once), if it is near enough
// to be a slip: at most a third of its length, and at least one edit.  Empty if none
// is. Names are taken byte by byte and only their first 64 bytes count.
std::string_view NearestName(std::string_view name,
                             const std::vector<std::string_view>& known);

// "did you mean 'x'?", or `otherwise` if nothing is near.
std::string DidYouMean(std::string_view name,
                       const std::vector<std::string_view>& known,
                       std::string otherwise = "");

}  // namespace budget::schemas

#endif  // SCHEMAS_YAML_NEAR_NAMES_H_
