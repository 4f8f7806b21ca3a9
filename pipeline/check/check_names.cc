// One name throughout: the issuer's, and whether it is a department or a unit.  Where
// names stand is in the schema (`checks.names`).

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/check/check_context.h"
#include "pipeline/script/text.h"

namespace budget::check {
namespace {

using schemas::NameRule;

// Places that agree before another one can be wrong, and how many times as many as all
// others together.
constexpr int kEnoughPlaces = 3;
constexpr int kClearMajority = 3;

// Characters that a misprint changes, and that a name must have to be told by the rest.
constexpr std::size_t kMostChanged = 1;
constexpr std::size_t kShortestName = 5;

struct NameAt {
  const TextAt* text = nullptr;
  std::string name;
};

// All characters of `part` stand in `whole`, in this order: a name in short.
bool IsShortFor(std::u32string_view part, std::u32string_view whole) {
  std::size_t found = 0;
  for (const char32_t c : whole) {
    if (found < part.size() && part[found] == c) ++found;
  }
  return found == part.size();
}

// Single characters put in, left out or changed between two names.
std::size_t Distance(std::u32string_view a, std::u32string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

// One of a few characters is another: a misprint, not another name.
bool IsMisprintOf(const std::string& name, const std::string& issuer) {
  const std::u32string a = script::ToUtf32(name);
  const std::u32string b = script::ToUtf32(issuer);
  return a.size() >= kShortestName && !IsShortFor(a, b) && !IsShortFor(b, a) &&
         Distance(a, b) <= kMostChanged;
}

class NameChecker {
 public:
  NameChecker(const CheckContext& context, const NameRule& rule,
              std::vector<Check>* out)
      : context_(context), rule_(rule), out_(out) {}

  void Run() {
    Find();
    if (rule_.issuer) return CompareWithIssuer();
    CompareWithMost();
  }

 private:
  void Find() {
    for (const TextAt& text : context_.texts) {
      if (context_.stop.requested()) return;
      if (!LooksIn(rule_.in, text.in)) continue;
      const auto found = rule_.find.Search(Without(text.folded, rule_.except));
      if (!found) continue;
      std::string name(schemas::Captured(*found, "name"));
      if (name.empty()) continue;
      ++counts_[name];
      found_.push_back({&text, std::move(name)});
    }
  }

  // Other names that are said several times are those of other units.
  void CompareWithIssuer() {
    const std::string issuer = script::Fold(context_.view.data->info.issuer);
    if (issuer.empty()) return;
    for (const NameAt& at : found_) {
      const int count = counts_[at.name];
      const int own = counts_[issuer];
      if (IsMisprintOf(at.name, issuer) && own >= kClearMajority * count) {
        Report(at, context_.view.data->info.issuer);
      }
    }
  }

  void CompareWithMost() {
    const auto most = std::ranges::max_element(
        counts_, {}, [](const auto& counted) { return counted.second; });
    if (most == counts_.end()) return;
    const int others = static_cast<int>(found_.size()) - most->second;
    if (most->second < kEnoughPlaces || most->second < kClearMajority * others) return;
    for (const NameAt& at : found_) {
      if (at.name != most->first) Report(at, most->first);
    }
  }

  void Report(const NameAt& at, const std::string& expected) {
    Check check = FailedText(context_, rule_.id, rule_.label, *at.text, at.name);
    check.expected = expected;
    out_->push_back(std::move(check));
  }

  const CheckContext& context_;
  const NameRule& rule_;
  std::vector<Check>* out_;
  std::vector<NameAt> found_;
  std::map<std::string, int> counts_;
};

}  // namespace

void CheckNames(const CheckContext& context, std::vector<Check>* out) {
  for (const NameRule& rule : context.identities.names) {
    NameChecker(context, rule, out).Run();
  }
}

}  // namespace budget::check
