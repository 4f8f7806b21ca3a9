// A document through the stages: read, find, and everything.
//
// The documents are those of samples/, or all files of the folder in the environment
// variable BUDGET_DOCUMENTS.

#include <benchmark/benchmark.h>

#include <string>
#include <variant>
#include <vector>

#include "bench/documents.h"
#include "extract/extract.h"
#include "extractors/open_document.h"
#include "extractors/reader/reader.h"
#include "pipeline/page/find_page_content.h"
#include "schemas/load/load_schemas.h"

namespace budget {
namespace {

// Reads the document again and again; `use` is called with each page.
template <typename Use>
void ReadPages(benchmark::State& state, const Document& document, Use use) {
  extractors::PageData data;
  std::int64_t pages = 0;
  for (auto _ : state) {
    auto reader = extractors::OpenDocument(document.bytes, document.source, {});
    if (!reader.ok()) return state.SkipWithError("cannot be opened");
    const auto opened = std::move(reader).value();
    for (; opened->Next(&data); ++pages) {
      if (const Page* page = std::get_if<Page>(&data)) use(*page);
    }
  }
  state.SetItemsProcessed(pages);
}

void Read(benchmark::State& state, const Document& document) {
  ReadPages(state, document, [](const Page&) {});
}

void ReadAndFind(benchmark::State& state, const Document& document) {
  ReadPages(state, document, [](const Page& page) {
    benchmark::DoNotOptimize(page::FindPageContent(page));
  });
}

void Everything(benchmark::State& state, const Document& document,
                const schemas::SchemaSet& schemas) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        ExtractDocument(document.bytes, document.source, schemas, {}));
  }
  state.SetBytesProcessed(state.iterations() *
                          static_cast<std::int64_t>(document.bytes.size()));
}

void LoadBundledSchemas(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(schemas::LoadSchemas({}));
}
BENCHMARK(LoadBundledSchemas)->Unit(benchmark::kMillisecond);

// Registered before main(), which belongs to the library.
const bool kRegistered = [] {
  static const std::vector<Document> kDocuments = Documents();
  static const Result<schemas::SchemaSet> kSchemas = schemas::LoadSchemas({});
  for (const Document& document : kDocuments) {
    const std::string name = document.source.substr(
        document.source.find_last_of('/', document.source.find_last_of('/') - 1) + 1);
    benchmark::RegisterBenchmark(
        ("Read/" + name).c_str(),
        [&](benchmark::State& state) { Read(state, document); })
        ->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark(
        ("ReadAndFind/" + name).c_str(),
        [&](benchmark::State& state) { ReadAndFind(state, document); })
        ->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark(
        ("Everything/" + name).c_str(),
        [&](benchmark::State& state) { Everything(state, document, kSchemas.value()); })
        ->Unit(benchmark::kMillisecond);
  }
  return true;
}();

}  // namespace
}  // namespace budget
