#include "pipeline/findings/find_findings.h"

#include <algorithm>
#include <tuple>

#include "pipeline/findings/gather_failures.h"
#include "pipeline/findings/word_finding.h"

namespace budget::findings {

std::vector<Finding> FindFindings(const schemas::Identities& identities,
                                  const DocumentData& data, Stop stop) {
  const FindingWords words{.identities = identities,
                           .chinese = {identities, Language::kChinese},
                           .english = {identities, Language::kEnglish}};
  std::vector<Finding> findings;
  for (const Group& group : GatherFailures(data, stop)) {
    if (stop.requested()) return {};
    findings.push_back(WordFinding(words, data, group));
  }
  std::ranges::stable_sort(findings, [](const Finding& a, const Finding& b) {
    const auto key = [](const Finding& finding) {
      return std::tuple(finding.place.page, finding.place.line, finding.place.box.y0);
    };
    return a.severity != b.severity ? a.severity > b.severity : key(a) < key(b);
  });
  int number = 0;
  for (Finding& finding : findings) finding.finding_no = ++number;
  return findings;
}

}  // namespace budget::findings
