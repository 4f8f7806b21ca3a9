// A program of another project: the figures of a document, and what is wrong with it.

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>

#include "extract/extract.h"
#include "pipeline/encoding/encode_document.h"
#include "pipeline/model/names.h"

namespace {

void Print(const budget::Table& table) {
  std::cout << table.table_id << " '" << table.title << "', "
            << budget::NameOf(table.status) << "\n";
  for (const budget::Fact& fact : table.facts) {
    const budget::Column* column = table.ColumnOf(fact);
    const budget::Meaning meaning = budget::MeaningOf(table, fact);
    std::cout << "  " << table.RowOf(fact).item_name << " | "
              << (column == nullptr ? "?" : column->path.printed()) << " | "
              << fact.value << " " << meaning.unit << "\n";
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return EXIT_FAILURE;
  std::ifstream file(argv[1], std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(file)), {});

  const budget::Result<budget::Schemas> schemas = budget::LoadSchemas();
  for (const budget::Diagnostic& problem : schemas.diagnostics()) {
    std::cerr << problem.where.file << ": " << problem.message << "\n";
  }
  if (!schemas.ok()) return EXIT_FAILURE;
  const budget::DocumentData document =
      budget::ExtractDocument(bytes, argv[1], *schemas.value());
  if (document.info.status == budget::DocumentStatus::kFailed) {
    std::cerr << document.info.error << "\n";
    return EXIT_FAILURE;
  }
  for (const budget::Table& table : document.tables) Print(table);

  // The same document, as another process would have it.
  const std::optional<budget::DocumentData> copy =
      budget::encoding::DecodeDocument(budget::encoding::EncodeDocument(document));
  return copy && copy->tables.size() == document.tables.size() ? EXIT_SUCCESS
                                                               : EXIT_FAILURE;
}
