#include "pipeline/draft/proposals.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <utility>

#include "pipeline/script/marks.h"
#include "pipeline/script/text.h"
#include "pipeline/stages/choose_schema.h"
#include "schemas/load/regions.h"

namespace budget::draft {
namespace {

constexpr std::string_view kYear = R"(20\d\d)";
constexpr std::size_t kYearDigits = 4;
constexpr std::size_t kMostBetween = 60;  // bytes between an issuer and a year
constexpr std::size_t kMostBehind = 18;   // bytes of what stands behind them

// Where a year stands: 20 and two more digits, alone.
std::optional<std::size_t> FindYear(std::string_view text, std::size_t from) {
  for (std::size_t i = from; i + kYearDigits <= text.size(); ++i) {
    const std::string_view digits = text.substr(i, kYearDigits);
    if (!digits.starts_with("20") || !std::ranges::all_of(digits, script::IsAsciiDigit))
      continue;
    if (i > 0 && script::IsAsciiDigit(text[i - 1])) continue;
    if (i + kYearDigits < text.size() && script::IsAsciiDigit(text[i + kYearDigits]))
      continue;
    return i;
  }
  return std::nullopt;
}

// At most so many bytes, whole characters.
std::string_view Head(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && script::ContinuesCharacter(text[bytes])) --bytes;
  return text.substr(0, bytes);
}

// The ideographs that a text begins with.
std::string_view Words(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size()) {
    std::size_t next = end;
    if (!script::IsIdeograph(script::NextCodePoint(text, &next))) break;
    end = next;
  }
  return text.substr(0, end);
}

std::string CommonHead(std::string a, const std::string& b) {
  const auto differ = std::ranges::mismatch(a, b).in1;
  std::size_t bytes = static_cast<std::size_t>(differ - a.begin());
  while (bytes > 0 && bytes < a.size() && script::ContinuesCharacter(a[bytes])) --bytes;
  a.resize(bytes);
  return a;
}

// What the names of all issuers begin with, and how the pattern says the rest; empty
// where they begin with nothing in common.
std::string IssuerPattern(const std::vector<inspect::Inspection>& seen) {
  std::string common;
  bool several = false;
  for (const inspect::Inspection& document : seen) {
    const std::string issuer = script::Fold(document.document.info.issuer);
    if (issuer.empty()) continue;
    if (common.empty()) {
      common = issuer;
    } else if (issuer != common) {
      common = CommonHead(common, issuer);
      if (common.empty()) return {};
      several = true;
    }
  }
  if (common.empty()) return {};
  return several ? common + R"(\p{Han}{2,30}?)" : common;
}

// The lines of the first pages, folded.  A claim is searched in them one after the
// other, without their ends.
std::string FirstText(const inspect::Inspection& document) {
  std::string text;
  std::size_t pages = 0;
  for (const inspect::SeenPage& page : document.pages) {
    if (pages++ == stages::kProbePages) break;
    for (const Item& item : page.content.items) {
      if (const auto* line = std::get_if<Line>(&item)) {
        text += script::Fold(line->text) + "\n";
      }
    }
  }
  return text;
}

std::string Joined(std::string lines) {
  std::erase(lines, '\n');
  return lines;
}

// What ends the match: the words of the same line, else those that begin the next one,
// else whatever is no word.  A name of which only the beginning is known ends there.
std::string WordsBehind(std::string_view text, std::size_t from) {
  constexpr std::size_t kTwoIdeographs = 6;  // bytes
  std::string_view rest = text.substr(from);
  if (const std::string_view words = Words(Head(rest, kMostBehind)); !words.empty()) {
    return std::string(words);
  }
  rest.remove_prefix(std::min(rest.find_first_not_of('\n'), rest.size()));
  const std::string_view next = Words(Head(rest, kTwoIdeographs));
  return next.empty() ? R"((?:\P{Han}|$))" : std::string(next);
}

// How the document names its issuer and its year together; `suffix` is that of the
// names of the groups.
std::string ClaimOf(const inspect::Inspection& document, const std::string& issuer,
                    const std::string& suffix) {
  const std::string text = FirstText(document);
  const std::string name = script::Fold(document.document.info.issuer);
  const std::string group = fmt::format("(?P<issuer{}>{})", suffix, issuer);
  const std::string year_group = fmt::format("(?P<year{}>{})", suffix, kYear);
  const auto behind = [&](std::size_t from) { return WordsBehind(text, from); };
  for (std::size_t at = text.find(name); at != std::string::npos;
       at = text.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    const auto after = FindYear(text, end);
    if (after && *after - end <= kMostBetween) {
      return fmt::format("{}{}{}{}", group, Joined(text.substr(end, *after - end)),
                         year_group, behind(*after + kYearDigits));
    }
    const auto before = FindYear(text, at > kMostBetween ? at - kMostBetween : 0);
    if (before && *before < at) {
      const std::size_t from = *before + kYearDigits;
      return fmt::format("{}{}{}{}", year_group, Joined(text.substr(from, at - from)),
                         group, behind(end));
    }
  }
  return {};
}

// Each way in which a document names its issuer and year, once.
ClaimProposal ProposeClaim(const std::vector<inspect::Inspection>& seen) {
  ClaimProposal claim;
  const std::string issuer = IssuerPattern(seen);
  if (issuer.empty()) return claim;
  std::set<std::string> ways;
  for (const inspect::Inspection& document : seen) {
    const std::string& name = document.document.info.issuer;
    if (name.empty()) continue;
    if (claim.region_code.empty()) {
      claim.region_code = schemas::RegionCodeOf(script::Fold(name));
    }
    const std::string way = ClaimOf(document, issuer, "");
    if (way.empty() || !ways.insert(way).second) continue;
    const bool first = claim.pattern.empty();
    claim.pattern +=
        first ? way : "|" + ClaimOf(document, issuer, fmt::format("_{}", ways.size()));
    claim.where += (first ? "" : "; ") + document.source;
  }
  return claim;
}

std::vector<Named> TableNames(const schemas::Vocabulary& vocabulary) {
  std::vector<Named> names;
  names.reserve(vocabulary.tables.size());
  for (const schemas::TableName& table : vocabulary.tables) {
    names.push_back({.id = table.id, .name = script::Fold(table.zh)});
  }
  return names;
}

std::vector<Named> MeasureNames(const schemas::Vocabulary& vocabulary) {
  std::vector<Named> names;
  names.reserve(vocabulary.measures.size());
  for (const schemas::Measure& measure : vocabulary.measures) {
    names.push_back({.id = measure.id, .name = script::Fold(measure.zh)});
  }
  return names;
}

// By the column's own label, or by it and the one above it, whichever is more alike.
Guess GuessMeasure(const HeaderPath& path, const std::vector<Named>& names) {
  const std::vector<HeaderLabel>& labels = path.labels();
  Guess own = MostAlike(path.leaf(), names);
  if (labels.size() < 2) return own;
  Guess both = MostAlike(labels[labels.size() - 2].folded + path.leaf(), names);
  return both.likeness > own.likeness ? both : own;
}

// Whether a column says without an entry of its layout what its figures are: of which
// phase, of which place.
bool SpeaksForItself(const Table& table, int grid_column) {
  return std::ranges::any_of(table.columns, [&](const Column& column) {
    return column.grid_column == grid_column &&
           (column.says_phase || column.scope != Scope::kNone ||
            !column.concept_id.empty());
  });
}

void ProposeColumns(const inspect::Inspection& document, const bind::BoundTable& bound,
                    const std::vector<Named>& measures,
                    std::vector<ColumnProposal>* columns) {
  for (const bind::HeadEnd& head : bound.heads) {
    if (!head.of_values || !head.claimed_by.empty() || head.path.empty()) continue;
    if (SpeaksForItself(bound.table, head.grid_column)) continue;
    ColumnProposal proposal{.layout = bound.table.layout,
                            .table_title = bound.table.title,
                            .pattern = PatternOf(head.path.folded()),
                            .measure = GuessMeasure(head.path, measures)};
    const bool known = std::ranges::any_of(*columns, [&](const ColumnProposal& other) {
      return other.layout == proposal.layout && other.pattern == proposal.pattern;
    });
    if (known) continue;
    const Place place{.page = bound.table.first_page, .line = bound.table.first_line};
    proposal.where = PlaceName(document.source, place);
    columns->push_back(std::move(proposal));
  }
}

void ProposeCaption(const inspect::Inspection& document, const bind::BoundTable& bound,
                    const std::vector<Named>& tables,
                    std::vector<CaptionProposal>* captions) {
  const std::string title = script::Fold(bound.table.title);
  if (title.empty()) return;
  const std::string pattern = PatternOf(title);
  if (std::ranges::find(*captions, pattern, &CaptionProposal::pattern) !=
      captions->end()) {
    return;
  }
  const Place place{.page = bound.table.first_page, .line = bound.table.first_line};
  captions->push_back({.pattern = pattern,
                       .table = MostAlike(title, tables),
                       .where = PlaceName(document.source, place)});
}

}  // namespace

std::string PatternOf(std::string_view folded) {
  std::string pattern;
  std::size_t from = 0;
  while (const std::optional<std::size_t> year = FindYear(folded, from)) {
    pattern += folded.substr(from, *year - from);
    pattern += kYear;
    from = *year + kYearDigits;
  }
  return pattern + std::string(folded.substr(from));
}

Proposals Propose(const std::vector<inspect::Inspection>& seen,
                  const schemas::Vocabulary& vocabulary) {
  Proposals proposals;
  proposals.claim = ProposeClaim(seen);
  const std::vector<Named> tables = TableNames(vocabulary);
  const std::vector<Named> measures = MeasureNames(vocabulary);
  for (const inspect::Inspection& document : seen) {
    for (const bind::BoundTable& bound : document.tables) {
      if (bound.table.layout.empty()) {
        ProposeCaption(document, bound, tables, &proposals.captions);
      } else {
        ProposeColumns(document, bound, measures, &proposals.columns);
      }
    }
  }
  proposals.rows = ProposeRows(seen, vocabulary);
  proposals.units = ProposeUnits(seen, vocabulary);
  return proposals;
}

}  // namespace budget::draft
