// The headers that most files include, parsed once a room: -DBUDGET_PCH=ON halves the
// time of a build (preset fast).  Builds that must show a missing include do without.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>
