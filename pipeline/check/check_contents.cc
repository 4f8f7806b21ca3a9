// The table of contents against the tables that are there.

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/check/check_context.h"
#include "pipeline/model/text.h"

namespace budget {
namespace {

// Shorter titles could stand in any line.
constexpr std::size_t kShortestTitle = 12;  // bytes: four characters

// A table that a line of the contents names.
void CheckTable(const CheckContext& context, const IdentitySpec& spec,
                const Table& table, const Place& place, std::vector<Check>* out) {
  const bool missing = table.status == TableStatus::kListedButMissing;
  Check check;
  check.check_id = spec.id;
  check.kind = spec.check_kind;
  check.where = NameOfTable(table);
  check.place = place;
  check.expected = NameOfTable(table);
  check.found = missing ? "" : NameOfTable(table);
  check.outcome = missing ? Outcome::kFail : Outcome::kPass;
  check.message =
      missing ? context.messages.Say("fail_contents", {{"table", NameOfTable(table)}})
              : context.messages.Label(spec);
  out->push_back(std::move(check));
}

}  // namespace

void CheckContents(const CheckContext& context, std::vector<Check>* out) {
  const DocumentData& data = *context.view.data;
  for (const IdentitySpec& spec : context.identities.checks) {
    if (spec.kind != IdentityKind::kContents) continue;
    std::vector<std::string> lines;
    lines.reserve(data.outline.contents.size());
    for (const ContentsEntry& entry : data.outline.contents) {
      lines.push_back(Fold(entry.text));
    }
    for (const Table& table : data.tables) {
      Place place{.page = table.first_page, .line = table.first_line, .box = {}};
      if (table.status == TableStatus::kListedButMissing) {
        CheckTable(context, spec, table, place, out);
        continue;
      }
      const std::string title = Fold(table.title);
      if (title.size() < kShortestTitle) continue;
      for (const std::string& line : lines) {
        if (line.find(title) == std::string::npos) continue;
        CheckTable(context, spec, table, place, out);
        break;
      }
    }
  }
}

}  // namespace budget
