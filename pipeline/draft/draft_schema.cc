#include "pipeline/draft/draft_schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "pipeline/draft/proposals.h"
#include "pipeline/inspect/inspect_document.h"
#include "schemas/load/load_schemas.h"

namespace budget::draft {
namespace {

using inspect::Inspection;

std::vector<Inspection> Inspect(const std::vector<Source>& sources,
                                const schemas::SchemaSet& schemas) {
  std::vector<Inspection> seen;
  seen.reserve(sources.size());
  for (const Source& source : sources) {
    seen.push_back(inspect::InspectDocument(source.bytes, source.name, schemas));
  }
  return seen;
}

std::string SchemaOf(const Inspection& document) {
  const std::string& schema = document.document.info.schema;
  return schema.substr(0, schema.find('@'));
}

// Claimed by a schema of an issuer; the only schema that is given is one.
bool IsClaimed(const Inspection& document, const schemas::SchemaSet& schemas) {
  if (document.claim.empty()) return false;
  const auto mismatch = std::ranges::find(document.document.diagnostics,
                                          "schema-mismatch", &Diagnostic::code);
  if (mismatch != document.document.diagnostics.end()) return false;
  const auto candidate = std::ranges::find(schemas.candidates(), SchemaOf(document),
                                           &schemas::SchemaCandidate::id);
  return candidate != schemas.candidates().end() && !candidate->is_template;
}

Recognised Count(const std::vector<Inspection>& seen,
                 const schemas::SchemaSet& schemas) {
  Recognised count;
  for (const Inspection& document : seen) {
    if (IsClaimed(document, schemas)) ++count.documents;
    for (const bind::BoundTable& bound : document.tables) {
      if (bound.table.layout.empty()) continue;
      ++count.tables;
      count.columns += static_cast<std::size_t>(
          std::ranges::count_if(bound.heads, [](const bind::HeadEnd& head) {
            return head.of_values && !head.claimed_by.empty();
          }));
    }
  }
  return count;
}

// The schema that reads most of the documents.
std::string ParentOf(const std::vector<Inspection>& seen) {
  std::map<std::string, int> counts;
  for (const Inspection& document : seen) {
    if (const std::string schema = SchemaOf(document); !schema.empty())
      ++counts[schema];
  }
  const auto most = std::ranges::max_element(
      counts, {}, [](const auto& entry) { return entry.second; });
  return most == counts.end() ? std::string() : most->first;
}

// A pattern in single quotes of YAML.
std::string Quoted(std::string_view pattern) {
  std::string quoted = "'";
  for (const char c : pattern)
    quoted += c == '\'' ? std::string("''") : std::string(1, c);
  return quoted + "'";
}

// The entries of one table.
struct TableEntries {
  std::vector<const CaptionProposal*> captions;
  std::vector<const ColumnProposal*> columns;
};

std::map<std::string, TableEntries> ByTable(const Proposals& proposals) {
  std::map<std::string, TableEntries> tables;
  for (const CaptionProposal& caption : proposals.captions) {
    if (!caption.table.id.empty())
      tables[caption.table.id].captions.push_back(&caption);
  }
  for (const ColumnProposal& column : proposals.columns) {
    tables[column.layout].columns.push_back(&column);
  }
  return tables;
}

class Writer {
 public:
  std::string Write(const Proposals& proposals, const std::string& parent) {
    Line("schema: 1\nid: draft\nversion: draft\nextends: {}\ntemplate: false", parent);
    WriteClaim(proposals.claim);
    bool first = true;
    for (const auto& [table, entries] : ByTable(proposals)) {
      // A key of a map must have something below it.
      const std::string captions = Captions(entries.captions);
      const std::string columns = Columns(entries.columns);
      if (captions.empty() && columns.empty()) continue;
      if (std::exchange(first, false)) Line("\ntables:");
      Line("  {}:{}", table, Certain(entries) ? "" : " {}");
      text_ += captions + columns;
    }
    for (const CaptionProposal& caption : proposals.captions) {
      if (caption.table.id.empty()) {
        Line("# ? no table is called like {}: {}", Quoted(caption.pattern),
             caption.where);
      }
    }
    WriteUnits(proposals.units);
    WriteRows(proposals.rows);
    return std::move(text_);
  }

 private:
  static bool Certain(const TableEntries& entries) {
    return std::ranges::any_of(
               entries.captions,
               [](const auto* entry) { return entry->table.certain; }) ||
           std::ranges::any_of(entries.columns, [](const auto* entry) {
             return entry->measure.certain;
           });
  }

  void WriteClaim(const ClaimProposal& claim) {
    if (!claim.region_code.empty()) {
      Line("issuer: {{ region_code: '{}' }}", claim.region_code);
    }
    if (claim.pattern.empty()) {
      Line(
          "# ? no line names an issuer and a year together, or the issuers have "
          "nothing "
          "in common: say what claims the documents");
      Line("# applies_to: '(?P<issuer>...)(?P<year>20\\d\\d)...'");
    } else {
      Line("applies_to: {}  # {}", Quoted(claim.pattern), claim.where);
    }
  }

  void WriteUnits(const std::vector<UnitProposal>& units) {
    if (units.empty()) return;
    Line("\n# ? lines:");
    for (const UnitProposal& unit : units) {
      Line("# ?   unit: {}  # {}", Quoted("${inherited}|" + unit.pattern), unit.where);
    }
  }

  void WriteRows(const std::vector<RowProposal>& rows) {
    if (rows.empty()) return;
    Line("\n# ? vocabulary:\n# ?   concepts:");
    for (const RowProposal& row : rows) {
      Line(
          "# ?     - {{ id: {}, names: ['${{inherited}}', {}] }}  # likeness {:.2f}; "
          "{}",
          row.item.id, Quoted(row.name), row.item.likeness, row.where);
    }
  }

  // The certain ones in one pattern; the others as comments.
  static std::string Captions(const std::vector<const CaptionProposal*>& captions) {
    std::string certain;
    std::string lines;
    for (const CaptionProposal* caption : captions) {
      if (caption->table.certain) {
        certain += "|" + caption->pattern;
        lines += fmt::format("    # {}: {}\n", caption->pattern, caption->where);
      } else {
        lines += fmt::format("    # ? caption: {}  # likeness {:.2f}; {}\n",
                             Quoted("${inherited}|" + caption->pattern),
                             caption->table.likeness, caption->where);
      }
    }
    if (certain.empty()) return lines;
    return lines + fmt::format("    caption: {}\n", Quoted("${inherited}" + certain));
  }

  static std::string Columns(const std::vector<const ColumnProposal*>& columns) {
    std::string certain;
    std::string open;
    std::map<std::string, int> used;
    for (const ColumnProposal* column : columns) {
      const Guess& guess = column->measure;
      const std::string name = guess.id.empty() ? "column" : guess.id;
      const int number = ++used[name];
      // An id of its own: that of an entry of the parent would change it.
      const std::string id =
          fmt::format("own_{}{}", name, number > 1 ? fmt::format("_{}", number) : "");
      const std::string entry =
          fmt::format("- {{ id: {}, header: {}, measure: {} }}", id,
                      Quoted(column->pattern), guess.id.empty() ? "?" : guess.id);
      if (guess.certain) {
        certain += fmt::format("      {}  # {}\n", entry, column->where);
      } else {
        open += fmt::format("      # ? {}  # likeness {:.2f}; {}\n", entry,
                            guess.likeness, column->where);
      }
    }
    if (certain.empty()) {
      return open.empty() ? open : "    # ? columns:\n" + open;
    }
    return "    columns:\n" + certain + open;
  }

  template <typename... Values>
  void Line(fmt::format_string<Values...> form, Values&&... values) {
    fmt::format_to(std::back_inserter(text_), form, std::forward<Values>(values)...);
    text_ += '\n';
  }

  std::string text_;
};

// What stands above the schema.
std::string HeadOf(const Draft& draft, const std::vector<Source>& sources) {
  std::string head =
      "# yaml-language-server: $schema=layout.schema.json\n# A draft, of:";
  for (const Source& source : sources) head += " " + source.name;
  const Recognised& before = draft.before;
  const Recognised& after = draft.after;
  head += fmt::format(
      "\n# Recognised without it and with it: documents claimed {} -> {} of {}, tables "
      "{} "
      "-> {}, columns {} -> {}\n",
      before.documents, after.documents, sources.size(), before.tables, after.tables,
      before.columns, after.columns);
  if (after.documents < before.documents || after.tables < before.tables ||
      after.columns < before.columns) {
    head += "# It recognises less: the documents are better read without it\n";
  } else if (before.tables == after.tables && before.columns == after.columns) {
    head +=
        "# No table and no column needs to be added; a schema is of use for the "
        "issuer's "
        "region alone\n";
  }
  return head +
         "# What stands behind `# ?` is not certain: look at the document, then take "
         "the "
         "mark away or the line\n";
}

}  // namespace

Draft DraftSchema(const std::vector<Source>& sources,
                  const schemas::SchemaSet& schemas) {
  Draft draft;
  const std::vector<Inspection> seen = Inspect(sources, schemas);
  draft.before = Count(seen, schemas);
  draft.after = draft.before;
  const std::string parent = ParentOf(seen);
  if (parent.empty()) {
    draft.yaml =
        "# None of the documents is read by a schema: nothing can be proposed\n";
    return draft;
  }
  const std::string body = Writer().Write(Propose(seen, *schemas.vocabulary()), parent);
  const Result<schemas::SchemaSet> drafted =
      schemas::LoadSchemaTexts({{.file = "draft.yaml", .text = body}});
  if (!drafted.ok()) {
    draft.yaml = "# Not tried: " + drafted.diagnostics().front().message + "\n" + body;
    return draft;
  }
  draft.after = Count(Inspect(sources, drafted.value()), drafted.value());
  draft.yaml = HeadOf(draft, sources) + body;
  return draft;
}

}  // namespace budget::draft
